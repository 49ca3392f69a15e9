import { useEffect, useState } from 'preact/hooks';
import { Toasts } from '../components/toasts';
import { Button } from '../components/button';
import { ExportDone } from '../export-done';
import { ExportProgressView } from '../export-progress-view';
import { LanguageSelect } from '../components/language-select';
import { Mark } from '../components/mark';
import { ProblemNotice } from '../components/problem-notice';
import { ExitButton } from '../quick-exit/exit-button';
import type { Leaving } from '../quick-exit/leaving';
import { t } from '../words';
import { Capturing } from './capturing';
import { Kept } from './kept';
import { LastCapture } from './last-capture';
import { PageActs } from './page-acts';
import type { PopupModel } from './popup-model';

function Now({ model }: { readonly model: PopupModel }) {
  const state = model.state.value;
  switch (state.is) {
    case 'looking':
      return <p class="popup-looking quiet">{t('popup.looking')}</p>;
    case 'ready':
      return <PageActs model={model} tab={state.tab} />;
    case 'cannot':
      return (
        <section class="popup-cannot">
          {state.tab?.site !== null && state.tab !== null && <p class="popup-site">{state.tab.site}</p>}
          <ProblemNotice problem={state.problem} />
        </section>
      );
    case 'capturing':
      return (
        <Capturing
          steps={state.steps}
          cancelling={state.cancelling}
          timeZone={model.services.machine.timeZone}
          onCancel={model.cancel}
        />
      );
    case 'kept':
      return <Kept model={model} receipt={state.receipt} />;
    case 'failed':
      return (
        <section class="popup-cannot">
          <ProblemNotice problem={state.problem}>
            <Button onClick={() => void model.lookAgain()}>{t('common.tryAgain')}</Button>
          </ProblemNotice>
        </section>
      );
  }
}

/** A page that does not answer keeps nobody from what is kept already. */
const LOOKING_MS = 1000;

/**
 * Below what can be done with the page, whose room is only known once the page was looked at: a button that moves
 * away makes people click what comes in its place.
 */
function Below({ model }: { readonly model: PopupModel }) {
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), LOOKING_MS);
    return () => clearTimeout(timer);
  }, []);
  return model.state.value.is === 'looking' && !waited ? null : <LastCapture model={model} />;
}

function Exporting({ model }: { readonly model: PopupModel }) {
  const { exportJob, exportStartedAt } = model;
  const state = exportJob.state.value;
  switch (state.is) {
    case 'idle':
      return null;
    case 'running':
      return <ExportProgressView job={exportJob} startedAt={exportStartedAt.value} />;
    case 'done':
      return (
        <ExportDone outcome={state.outcome} links={state.links} onClose={() => void exportJob.clear()} />
      );
    case 'failed':
      return (
        <ProblemNotice problem={state.problem}>
          <Button onClick={() => void exportJob.clear()}>{t('common.close')}</Button>
        </ProblemNotice>
      );
  }
}

/** The popup: what can be captured here, what was captured last, the ways on and out. */
export function PopupPage({ model, leaving }: { readonly model: PopupModel; readonly leaving: Leaving }) {
  const exporting = model.exportJob.state.value.is !== 'idle';
  return (
    <div class="popup">
      <header class="popup-head">
        <h1 class="brand">
          <Mark />
          <span>{t('common.productName')}</span>
        </h1>
        <ExitButton leaving={leaving} />
      </header>
      <main>
        {exporting ? (
          <section class="popup-export">
            <Exporting model={model} />
          </section>
        ) : (
          <>
            <Now model={model} />
            <Below model={model} />
          </>
        )}
      </main>
      <footer class="popup-foot">
        <Button
          kind="quiet"
          icon="archive"
          onClick={() => void model.services.tabs.openArchivePage().then(model.services.close)}
        >
          {t('popup.openArchive')}
        </Button>
        <LanguageSelect
          compact
          value={model.settings.value.language}
          onChange={(chosen) => void model.saveSettings({ language: chosen })}
        />
      </footer>
      <Toasts />
    </div>
  );
}
