import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { FileOrigin } from '../../domain/imported-file';
import { asProblem } from '../../domain/problem';
import type { ImportOutcome, ImportProgress } from './import-messages';
import type { ImportRun, StartImport } from './start-import';

/** One file that was brought here, and what became of it; `null` while it waits or is at work. */
export interface ImportItem {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly outcome: ImportOutcome | null;
}

export interface RunningImport {
  /** Which of the files of this run it is at; first is 1. */
  readonly number: number;
  readonly total: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** Files as they come from the person, in the order they came. */
export interface ImportJob {
  /** Newest last. */
  readonly items: ReadonlySignal<readonly ImportItem[]>;
  readonly running: ReadonlySignal<RunningImport | null>;
  /** What comes while others are at work waits for its turn. */
  take(files: readonly File[], origin: FileOrigin, folders?: readonly string[]): void;
  /** What is kept stays. */
  cancel(): void;
}

interface Batch {
  readonly files: readonly File[];
  readonly origin: FileOrigin;
  /** The id of its first file. */
  readonly firstId: number;
}

export function createImportJob(startImport: StartImport): ImportJob {
  const items = signal<readonly ImportItem[]>([]);
  const progress = signal<{ readonly batch: Batch; readonly at: ImportProgress } | null>(null);
  let queue: Batch[] = [];
  let run: ImportRun | null = null;
  let lastId = 0;

  /** Items that nothing happened to stay the same objects: they are not drawn anew. */
  function settle(outcomes: ReadonlyMap<number, ImportOutcome>): void {
    items.value = items.value.map((item) => {
      const outcome = item.outcome === null ? outcomes.get(item.id) : undefined;
      return outcome === undefined ? item : { ...item, outcome };
    });
  }

  /** Whatever has no outcome when its run is over never had its turn. */
  function settleRest(batch: Batch, outcome: ImportOutcome): void {
    settle(new Map(batch.files.map((_, index) => [batch.firstId + index, outcome])));
  }

  async function work(): Promise<void> {
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
      const now = batch;
      progress.value = { batch: now, at: { number: 1, doneBytes: 0 } };
      try {
        run = startImport(
          { files: now.files, origin: now.origin },
          {
            onProgress: (at) => (progress.value = { batch: now, at }),
            onOutcomes: (settled) =>
              settle(new Map(settled.map(({ index, outcome }) => [now.firstId + index, outcome]))),
          },
        );
        await run.ended;
        settleRest(now, { is: 'cancelled' });
      } catch (error) {
        settleRest(now, { is: 'failed', problem: asProblem(error) });
      }
    }
    run = null;
    progress.value = null;
  }

  return {
    items,
    running: computed(() => {
      if (progress.value === null) return null;
      const { batch, at } = progress.value;
      const totalBytes = batch.files.reduce((sum, { size }) => sum + size, 0);
      return { ...at, total: batch.files.length, totalBytes };
    }),
    take(files, origin, folders = []) {
      const firstId = lastId + 1;
      const taken = files.map(({ name, size }, index) => ({
        id: firstId + index,
        name,
        sizeBytes: size,
        outcome: null,
      }));
      lastId += files.length;
      const refused = folders.map((name) => ({
        id: ++lastId,
        name,
        sizeBytes: 0,
        outcome: { is: 'refused', reason: 'folder' } as const,
      }));
      items.value = [...items.value, ...taken, ...refused];
      if (files.length === 0) return;
      queue.push({ files, origin, firstId });
      if (progress.value === null) void work();
    },
    cancel() {
      for (const batch of queue) settleRest(batch, { is: 'cancelled' });
      queue = [];
      run?.cancel();
    },
  };
}
