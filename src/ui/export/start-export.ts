import type { ExportProgress, ExportResult } from '../../bundle/export-types';
import { ProblemError } from '../../domain/problem';
import { lockOf, removeDeadExports } from './dead-exports';
import type { ExportOrder, FromExportWorker, ToExportWorker } from './export-messages';
import { removeExportFolder } from './opfs-volume';
import { buffersOf } from './reading-messages';
import { startReaders } from './readers';

export interface FinishedExport extends ExportResult {
  /** Removes the zips from the browser's storage. To be called once they are saved, or nobody wants them. */
  release(): Promise<void>;
}

export interface ExportRun {
  /** Rejects with a `ProblemError`; then nothing is left behind. */
  readonly result: Promise<FinishedExport>;
  /** Has no effect once it is finished. */
  cancel(): void;
}

/** A worker that does not answer in this time is ended from outside. */
const CANCEL_MS = 3_000;

/**
 * Starts an export in a worker of its own. The zips lie in the browser's storage until `release`, or until the
 * page is gone and a background or another export starts.
 */
export function startExport(order: ExportOrder, onProgress: (progress: ExportProgress) => void): ExportRun {
  const folder = crypto.randomUUID();
  const held = holdFolder(folder);
  const cancelling = new AbortController();
  const result = (async (): Promise<FinishedExport> => {
    try {
      await held.taken;
      await removeDeadExports();
      const exported = await runWorker(order, folder, onProgress, cancelling.signal);
      return {
        ...exported,
        async release() {
          await removeExportFolder(folder);
          held.letGo();
        },
      };
    } catch (error) {
      await removeExportFolder(folder);
      held.letGo();
      throw error;
    }
  })();
  return {
    result,
    cancel: () => {
      cancelling.abort();
    },
  };
}

async function runWorker(
  order: ExportOrder,
  folder: string,
  onProgress: (progress: ExportProgress) => void,
  signal: AbortSignal,
): Promise<ExportResult> {
  const cancelled = (): ProblemError => new ProblemError({ code: 'cancelled' });
  if (signal.aborted) throw cancelled();
  const worker = new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module' });
  const send = (message: ToExportWorker, transfer: Transferable[] = []): void => {
    worker.postMessage(message, transfer);
  };
  const readers = startReaders((answer) => {
    send({ kind: 'answer', answer }, buffersOf(answer));
  });
  const { promise, resolve, reject } = Promise.withResolvers<ExportResult>();
  let ending: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => {
    send({ kind: 'cancel' });
    ending = setTimeout(() => {
      reject(cancelled());
    }, CANCEL_MS);
  });
  worker.addEventListener('message', ({ data }: MessageEvent<FromExportWorker>) => {
    if (data.kind === 'progress') onProgress(data.progress);
    else if (data.kind === 'ask') readers.ask(data.question);
    else if (data.kind === 'failed') reject(new ProblemError(data.problem));
    // It may have been finished in the moment it was cancelled; then nobody waits for it any more.
    else if (signal.aborted) reject(cancelled());
    else resolve(data.result);
  });
  for (const one of [worker, ...readers.workers]) {
    one.addEventListener('error', (event) => {
      reject(new ProblemError({ code: 'unexpected', detail: event.message }));
    });
  }
  send({ kind: 'start', order, folder });
  try {
    return await promise;
  } finally {
    clearTimeout(ending);
    for (const one of [worker, ...readers.workers]) one.terminate();
  }
}

/** As long as this page lives and has not let go, no other page takes the folder for a dead one's. */
function holdFolder(folder: string): { readonly taken: Promise<void>; readonly letGo: () => void } {
  const taken = Promise.withResolvers<void>();
  const { promise, resolve } = Promise.withResolvers<void>();
  navigator.locks
    .request(lockOf(folder), () => {
      taken.resolve();
      return promise;
    })
    .catch(taken.reject);
  return { taken: taken.promise, letGo: resolve };
}
