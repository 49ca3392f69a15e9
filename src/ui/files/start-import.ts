import { ProblemError } from '../../domain/problem';
import { readEnvironment } from '../../platform/environment';
import type {
  FromImportWorker,
  ImportOrder,
  ImportProgress,
  SettledFile,
  Surroundings,
  ToFileReader,
  ToImportWorker,
} from './import-messages';

export interface ImportListeners {
  readonly onProgress: (progress: ImportProgress) => void;
  readonly onOutcomes: (settled: readonly SettledFile[]) => void;
}

export interface ImportRun {
  /** Resolves when every file has an outcome; rejects with a `ProblemError` where the archive does not open. */
  readonly ended: Promise<void>;
  cancel(): void;
}

/** Brings files in, or what takes its place when there is no archive. */
export type StartImport = (order: ImportOrder, listeners: ImportListeners) => ImportRun;

/**
 * In two workers: one writes the archive, one reads what the files say. The page starts both: a worker that starts
 * another now and then stands still in Firefox.
 */
export const startImport: StartImport = (order, { onProgress, onOutcomes }) => {
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
  let reading = startReader();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const send = (message: ToImportWorker, transfer: Transferable[] = []): void => {
    worker.postMessage(message, transfer);
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FromImportWorker>) => {
    switch (data.kind) {
      case 'progress':
        onProgress(data.progress);
        break;
      case 'outcomes':
        onOutcomes(data.outcomes);
        break;
      case 'reader-hangs':
        reading.worker.terminate();
        reading = startReader();
        send({ kind: 'reader', reader: reading.port }, [reading.port]);
        break;
      case 'done':
        resolve();
        break;
      case 'failed':
        reject(new ProblemError(data.problem));
    }
  });
  worker.addEventListener('error', (event) => {
    reject(new ProblemError({ code: 'unexpected', detail: event.message }));
  });
  const ended = (async (): Promise<void> => {
    try {
      const surroundings = await readSurroundings();
      send({ kind: 'start', order, surroundings, reader: reading.port }, [reading.port]);
      await promise;
    } finally {
      worker.terminate();
      reading.worker.terminate();
    }
  })();
  return {
    ended,
    cancel: () => {
      send({ kind: 'cancel' });
    },
  };
};

function startReader(): { readonly worker: Worker; readonly port: MessagePort } {
  const worker = new Worker(new URL('./file-reading.worker.ts', import.meta.url), { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ kind: 'listen', port: port1 } satisfies ToFileReader, [port1]);
  return { worker, port: port2 };
}

async function readSurroundings(): Promise<Surroundings> {
  const environment = await readEnvironment();
  return {
    tool: { name: 'Tidemark', version: environment.toolVersion },
    browser: {
      name: environment.browserName,
      version: environment.browserVersion,
      userAgent: environment.userAgent,
    },
    operatingSystem: environment.operatingSystem,
    languages: environment.languages,
    timeZone: environment.timeZone,
  };
}
