import { useEffect } from 'preact/hooks';
import { Toasts } from '../components/toasts';
import type { Leaving } from '../quick-exit/leaving';
import { LogbookPage } from '../logbook/logbook-page';
import { AnnotatePage } from '../annotate/annotate-page';
import { DropAnywhere } from '../files/drop-anywhere';
import { ImportPage } from '../files/import-page';
import { TimelinePage } from '../timeline/timeline-page';
import { AboutPage } from './about-page';
import { CaptureDetail } from './detail/capture-detail';
import { ExportPage } from './export-page';
import { FormPage } from './help/form-page';
import { HelpPage } from './help/help-page';
import { listenToKeys } from './keyboard';
import { ListPane } from './list-pane';
import { useModel } from './model-context';
import { PageDialogs } from './page-dialogs';
import { toHash } from './route';
import { PicturesOff } from './pictures-off';
import { SettingsPage } from './settings-page';
import { SummaryPage } from './summary/summary-page';
import { SideNav } from './side-nav';
import { TopBar } from './top-bar';
import { VerifyPage } from './verify-page';

function Middle() {
  const { route, contents, settings } = useModel();
  const here = route.value;
  const { captures, binned, loading, problem } = contents;
  // Beside nothing at all there is nothing to choose.
  const isEmpty =
    captures.value.length + binned.value.length === 0 && loading.value === null && problem.value === null;
  switch (here.page) {
    case 'list':
      return (
        <main class="workspace" data-empty={isEmpty ? '' : undefined}>
          <ListPane />
          <CaptureDetail captureId={here.captureId} key={here.captureId} />
        </main>
      );
    case 'export':
      return <ExportPage scope={here.scope} />;
    case 'annotate':
      if (settings.value.withoutPictures) {
        return (
          <main class="pane page-pane">
            <div class="page-inside">
              <PicturesOff />
            </div>
          </main>
        );
      }
      return <AnnotatePage captureId={here.captureId} name={here.name} key={toHash(here)} />;
    case 'logbook':
      return <LogbookPage place={here} />;
    case 'timeline':
      return <TimelinePage />;
    case 'verify':
      return <VerifyPage />;
    case 'import':
      return <ImportPage />;
    case 'settings':
      return <SettingsPage />;
    case 'about':
      return <AboutPage />;
    case 'help':
      return <HelpPage />;
    case 'summary':
      return <SummaryPage caseId={here.caseId} key={toHash(here)} />;
    case 'form':
      return <FormPage route={here} key={toHash(here)} />;
  }
}

/** The archive: views at the side, the list in the middle, the open capture beside it. */
export function ArchivePage({ leaving }: { readonly leaving: Leaving }) {
  const model = useModel();
  const here = model.route.value;
  useEffect(() => listenToKeys(model), [model]);
  const open = here.page === 'list' ? here.captureId : here.page === 'logbook' ? here.id : null;
  const pane = here.page !== 'list' && here.page !== 'logbook' ? 'page' : open === null ? 'list' : 'detail';
  return (
    <div class="archive" data-pane={pane}>
      <TopBar leaving={leaving} />
      <div class="side">
        <SideNav />
      </div>
      <Middle />
      <PageDialogs />
      <DropAnywhere />
      <Toasts />
    </div>
  );
}
