import type { MessageKey } from '../i18n/translate';
import type { Problem, ProblemCode } from '../domain/problem';
import { formatBytes } from './format';
import { t } from './words';

/** What happened, and what to do, for every code. */
const WORDS = {
  'page-browser-internal': ['problem.browserInternal', 'problem.browserInternalDo'],
  'page-extension-store': ['problem.extensionStore', 'problem.extensionStoreDo'],
  'page-pdf-viewer': ['problem.pdfViewer', 'problem.pdfViewerDo'],
  'page-other-extension': ['problem.otherExtension', 'problem.otherExtensionDo'],
  'page-local-file': ['problem.localFile', 'problem.localFileDo'],
  'page-not-allowed': ['problem.notAllowed', 'problem.notAllowedDo'],
  'page-still-loading': ['problem.stillLoading', 'problem.stillLoadingDo'],
  'tab-gone': ['problem.tabGone', 'problem.tabGoneDo'],
  'page-navigated': ['problem.navigated', 'problem.navigatedDo'],
  'no-post-here': ['problem.noPostHere', 'problem.noPostHereDo'],
  'storage-full': ['problem.storageFull', 'problem.storageFullDo'],
  'archive-unreadable': ['problem.archiveUnreadable', 'problem.archiveUnreadableDo'],
  'archive-newer': ['problem.archiveNewer', 'problem.archiveNewerDo'],
  'capture-running': ['problem.captureRunning', 'problem.captureRunningDo'],
  cancelled: ['problem.cancelled', 'problem.cancelledDo'],
  unexpected: ['problem.unexpected', 'problem.unexpectedDo'],
} as const satisfies Record<ProblemCode, readonly [happened: MessageKey, whatToDo: MessageKey]>;

export interface ProblemWords {
  /** What happened. */
  readonly title: string;
  /** What of it is in the archive; `null` where the act kept nothing and was not meant to. */
  readonly kept: string | null;
  readonly whatToDo: string;
}

/** A problem in the person's language. Holds no word that came from a page. */
export function wordProblem(problem: Problem): ProblemWords {
  const [happened, whatToDo] = WORDS[problem.code];
  const freeBytes = problem.values?.['freeBytes'];
  const free =
    typeof freeBytes === 'number' ? t('problem.freeSpace', { free: formatBytes(freeBytes) }) : null;
  const kept =
    problem.kept === undefined ? null : t(problem.kept ? 'problem.keptSome' : 'problem.keptNothing');
  return {
    title: t(happened),
    kept: [kept, free].filter((words) => words !== null).join(' ') || null,
    whatToDo: t(whatToDo),
  };
}
