import type { ImportOutcome } from '../../src/ui/files/import-messages';
import type { StartImport } from '../../src/ui/files/start-import';

const known = (sequence: number, binned = false) => ({ captureId: `capture-${sequence}`, sequence, binned });

/** One outcome of each kind, in turn. */
const OUTCOMES: readonly ImportOutcome[] = [
  { is: 'kept', captureId: 'capture-38', sequence: 38, near: [] },
  { is: 'kept', captureId: 'capture-37', sequence: 37, near: [known(12)] },
  { is: 'same', as: known(12) },
  { is: 'same', as: known(3, true) },
  { is: 'refused', reason: 'zip-bomb' },
  { is: 'failed', problem: { code: 'storage-full' } },
];

/** Brings nothing in, but says what a page has to show; `lasts`: stops in the middle and stays there. */
export function createMadeUpImport(lasts: boolean): StartImport {
  return ({ files }, { onProgress, onOutcomes }) => {
    const work = async (): Promise<void> => {
      for (const index of files.keys()) {
        if (lasts && index > 1) {
          onProgress({ number: index + 1, doneBytes: 3_100_000 });
          await new Promise(() => undefined);
        }
        onOutcomes([{ index, outcome: OUTCOMES[index % OUTCOMES.length] ?? { is: 'cancelled' } }]);
      }
    };
    return { ended: Promise.resolve().then(work), cancel: () => undefined };
  };
}
