import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ExportProgress } from '../bundle/export-types';
import { asProblem, type Problem } from '../domain/problem';
import type { ExportOrder } from './export/export-messages';
import type { ExportRun, FinishedExport } from './export/start-export';

/** Starts writing a bundle: `startExport`, or what takes its place when there is nothing to export. */
export type StartExport = (order: ExportOrder, onProgress: (progress: ExportProgress) => void) => ExportRun;

export type ExportState =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly progress: ExportProgress | null }
  | { readonly is: 'done'; readonly outcome: FinishedExport; readonly links: readonly VolumeLink[] }
  | { readonly is: 'failed'; readonly problem: Problem };

/** Where a finished volume can be downloaded from while the page is open. */
export interface VolumeLink {
  readonly name: string;
  readonly sizeBytes: number;
  readonly files: number;
  readonly url: string;
}

/** The one export a page can run at a time. */
export interface ExportJob {
  readonly state: ReadonlySignal<ExportState>;
  /** Part that is done, 0 to 1, reading, writing and checking together; `null` while nothing is known. */
  readonly share: ReadonlySignal<number | null>;
  readonly start: (order: ExportOrder) => Promise<void>;
  readonly cancel: () => void;
  /** Forgets the finished bundle and gives the room it took back. */
  readonly clear: () => Promise<void>;
}

/** Reading the archive and writing the zip are one pass, reading the zip back is another of about the same length. */
const WRITING_SHARE = 0.6;

function shareOf({ phase, doneBytes, totalBytes }: ExportProgress): number {
  const part = totalBytes === 0 ? 1 : Math.min(doneBytes / totalBytes, 1);
  return phase === 'checking' ? WRITING_SHARE + part * (1 - WRITING_SHARE) : part * WRITING_SHARE;
}

/** Hands a file to the browser's own download, which asks or puts it where the person decided. */
export function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

export function createExportJob(startExport: StartExport): ExportJob {
  const state = signal<ExportState>({ is: 'idle' });
  let running: ExportRun | null = null;

  async function release(): Promise<void> {
    if (state.value.is !== 'done') return;
    const { links, outcome } = state.value;
    state.value = { is: 'idle' };
    for (const { url } of links) URL.revokeObjectURL(url);
    await outcome.release();
  }

  return {
    state,
    share: computed(() => {
      const now = state.value;
      return now.is === 'running' && now.progress !== null ? shareOf(now.progress) : null;
    }),
    async start(order) {
      if (running !== null) return;
      let over = false;
      try {
        await release();
        state.value = { is: 'running', progress: null };
        running = startExport(order, (progress) => {
          if (!over) state.value = { is: 'running', progress };
        });
        const outcome = await running.result;
        over = true;
        const links = outcome.volumes.map(({ name, sizeBytes, files, file }) => ({
          name,
          sizeBytes,
          files,
          url: URL.createObjectURL(file),
        }));
        state.value = { is: 'done', outcome, links };
        const [first] = links;
        if (first !== undefined) download(first.url, first.name);
      } catch (error) {
        over = true;
        const problem = asProblem(error);
        state.value = problem.code === 'cancelled' ? { is: 'idle' } : { is: 'failed', problem };
      } finally {
        running = null;
      }
    },
    cancel() {
      running?.cancel();
    },
    async clear() {
      await release();
      if (running === null) state.value = { is: 'idle' };
    },
  };
}
