import { useId, useState } from 'preact/hooks';
import { LANGUAGES, type Language } from '../../../domain/settings';
import { Button } from '../../components/button';
import { LANGUAGE_NAMES } from '../../components/language-select';
import { language, t } from '../../words';
import { PageFrame } from '../page-frame';
import type { Route } from '../route';
import { LogForm } from './log-form';
import { BLANK } from './log-form-fields';

function FormLanguage({
  value,
  onChange,
}: {
  readonly value: Language;
  readonly onChange: (language: Language) => void;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t('logForm.language')}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange(LANGUAGES.find((known) => known === chosen) ?? value);
        }}
      >
        {LANGUAGES.map((known) => (
          <option value={known} lang={known} key={known}>
            {LANGUAGE_NAMES[known]}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The form as it will be on paper, and the way to print it. */
export function FormPage({ route }: { readonly route: Extract<Route, { page: 'form' }> }) {
  const [chosen, setChosen] = useState<Language | null>(null);
  const spoken = chosen ?? language.value;
  return (
    <PageFrame title={t('logForm.pageTitle')}>
      <section class="not-printed">
        <p>{t('logForm.intro')}</p>
        <div class="sheet-choices">
          <FormLanguage value={spoken} onChange={setChosen} />
          <Button kind="primary" icon="print" onClick={() => print()}>
            {t('logForm.print')}
          </Button>
        </div>
        <p class="quiet">{t('logForm.printHint')}</p>
      </section>
      <div class="sheets" data-filled={route.filled ? '' : undefined}>
        <LogForm language={spoken} values={BLANK} />
      </div>
    </PageFrame>
  );
}
