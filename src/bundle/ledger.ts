import type { BagFile } from './bag';

/** Which files of a volume have been read, in the order of the zip, and who waits for them. */
export interface Ledger {
  record(place: number, file: BagFile): void;
  /** Resolves once the first `count` files are recorded. */
  whenRecorded(count: number): Promise<void>;
  /** Those recorded so far, in order. */
  files(): BagFile[];
}

export function createLedger(): Ledger {
  const recorded: (BagFile | undefined)[] = [];
  /** So many from the beginning are there without a gap. */
  let whole = 0;
  let waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  return {
    record(place, file) {
      recorded[place] = file;
      while (recorded[whole] !== undefined) whole += 1;
      const ready = waiting.filter(({ count }) => count <= whole);
      waiting = waiting.filter(({ count }) => count > whole);
      for (const { resolve } of ready) resolve();
    },
    async whenRecorded(count) {
      if (count <= whole) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ count, resolve });
      await promise;
    },
    files: () => recorded.filter((file) => file !== undefined),
  };
}
