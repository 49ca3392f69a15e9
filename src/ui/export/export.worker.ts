import { type Archive, openArchive } from '../../archive/archive';
import { exportBundle } from '../../bundle/export-bundle';
import type { ExportProgress } from '../../bundle/export-types';
import { asProblem, ProblemError } from '../../domain/problem';
import type { ExportOrder, FromExportWorker, ToExportWorker } from './export-messages';
import { openOpfsVolume } from './opfs-volume';
import { buffersOf } from './reading-messages';
import { openReadingPool } from './reading-pool';

/** The page draws at most this often. */
const PROGRESS_EVERY_MS = 100;

/*
 * Writes an export beside the page, which stays free for the person meanwhile. It opens the archive itself: what
 * it reads never passes through the page.
 */
const scope = self as unknown as {
  postMessage(message: FromExportWorker, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ToExportWorker>) => void): void;
};
const cancelling = new AbortController();
const pool = openReadingPool((question) => {
  scope.postMessage({ kind: 'ask', question }, buffersOf(question));
});

scope.addEventListener('message', ({ data }) => {
  if (data.kind === 'cancel') cancelling.abort();
  else if (data.kind === 'answer') pool.hear(data.answer);
  else void run(data.order, data.folder);
});

/** Ends in a message whatever happens, so that the page need not guess. */
async function run(order: ExportOrder, folder: string): Promise<void> {
  try {
    const archive = await openArchive();
    try {
      const unkeptDrafts = await keepDrafts(archive, order.captureIds);
      const result = await exportBundle({
        ...order,
        unkeptDrafts,
        reader: archive,
        prover: archive,
        openVolume: (name) => openOpfsVolume(folder, name),
        source: pool,
        signal: cancelling.signal,
        onProgress: throttled((progress) => {
          scope.postMessage({ kind: 'progress', progress });
        }),
      });
      scope.postMessage({ kind: 'done', result });
    } finally {
      archive.close();
    }
  } catch (error) {
    scope.postMessage({ kind: 'failed', problem: asProblem(error) });
  }
}

/** Makes revisions of what is being drawn; returns the captures of which something drawn does not open. */
async function keepDrafts(archive: Archive, captureIds: readonly string[]): Promise<string[]> {
  try {
    await archive.keepDrafts(captureIds);
    return [];
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
  // One by one, so that a damaged one costs the others nothing.
  const unkept: string[] = [];
  for (const id of captureIds) {
    try {
      await archive.keepDrafts([id]);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      unkept.push(id);
    }
  }
  return unkept;
}

function isUnreadable(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'archive-unreadable';
}

/** Lets through the first of each phase, the last, and between them not more than can be seen. */
function throttled(tell: (progress: ExportProgress) => void): (progress: ExportProgress) => void {
  let phase = '';
  let toldAt = 0;
  return (progress) => {
    const now = performance.now();
    const last = progress.doneFiles === progress.totalFiles;
    if (progress.phase === phase && !last && now - toldAt < PROGRESS_EVERY_MS) return;
    phase = progress.phase;
    toldAt = now;
    tell(progress);
  };
}
