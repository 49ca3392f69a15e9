import { openArchive } from '../../archive/archive';
import { asProblem } from '../../domain/problem';
import { createFileReader, type FileReader } from './file-reader';
import { importFiles } from './import-files';
import type {
  FromImportWorker,
  ImportOutcome,
  ImportProgress,
  SettledFile,
  ToImportWorker,
} from './import-messages';

/** Held by whoever brings files in, in whatever window: what is staged without it was left by one that died. */
const LOCK = 'import';
/** The page draws at most this often, milliseconds. */
const PROGRESS_EVERY_MS = 250;

/* Brings files into the archive beside the page, which stays free for the person meanwhile. */
const scope = self as unknown as {
  postMessage(message: FromImportWorker): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToImportWorker>) => void): void;
};
const cancelling = new AbortController();
let reader: FileReader | null = null;

scope.addEventListener('message', ({ data }) => {
  if (data.kind === 'cancel') cancelling.abort();
  else if (data.kind === 'reader') reader?.replace(data.reader);
  else void run(data);
});

/** Ends in a message whatever happens, so that the page need not guess. */
async function run({
  order,
  surroundings,
  reader: port,
}: Extract<ToImportWorker, { kind: 'start' }>): Promise<void> {
  const own = createFileReader(port, () => scope.postMessage({ kind: 'reader-hangs' }));
  reader = own;
  const teller = createTeller();
  try {
    await navigator.locks.request(LOCK, async () => {
      const archive = await openArchive();
      try {
        await archive.clearStaged();
        await importFiles({
          archive,
          reader: own,
          order,
          surroundings,
          signal: cancelling.signal,
          now: () => new Date(),
          onProgress: teller.progress,
          onOutcome: teller.outcome,
        });
      } finally {
        archive.close();
        teller.flush();
      }
    });
    scope.postMessage({ kind: 'done' });
  } catch (error) {
    scope.postMessage({ kind: 'failed', problem: asProblem(error) });
  } finally {
    own.close();
  }
}

/** Tells the page how far it is and what became of files, not more often than it draws. */
function createTeller() {
  let progress: ImportProgress | null = null;
  let outcomes: SettledFile[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (outcomes.length > 0) scope.postMessage({ kind: 'outcomes', outcomes });
    if (progress !== null) scope.postMessage({ kind: 'progress', progress });
    outcomes = [];
    progress = null;
  }

  const soon = (): void => {
    timer ??= setTimeout(flush, PROGRESS_EVERY_MS);
  };
  return {
    flush,
    progress(now: ImportProgress): void {
      progress = now;
      soon();
    },
    outcome(index: number, outcome: ImportOutcome): void {
      outcomes.push({ index, outcome });
      soon();
    },
  };
}
