import { signal } from '@preact/signals';
import { render } from 'preact';
import type { Settings } from '../../domain/settings';
import { LanguageSelect } from '../components/language-select';
import { Mark } from '../components/mark';
import { speak, t } from '../words';
import { fileSource, loadCore } from './load-core';
import { createVerifyModel } from './verify-model';
import { VerifyPanel } from './verify-panel';
import '../styles/standalone.css';

/* `verify.html`: the verifier in one file, for whoever received a bundle and has nothing of ours installed. */

const chosen = signal<Settings['language']>('auto');
const choose = (language: Settings['language']): void => {
  chosen.value = language;
  speak(language, navigator.languages);
};
choose('auto');
const model = createVerifyModel(loadCore, fileSource, null);

function Page() {
  return (
    <>
      <header class="standalone-top">
        <h1 class="brand">
          <Mark />
          <span>{t('common.productName')}</span>
        </h1>
        <LanguageSelect compact value={chosen.value} onChange={choose} />
      </header>
      <main class="page-inside">
        <h2>{t('verify.title')}</h2>
        <VerifyPanel model={model} />
      </main>
    </>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
render(<Page />, root);
