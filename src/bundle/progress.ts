import type { ExportProgress } from './export-types';
import type { VolumePlan } from './plan-volumes';

/** Counts files of captures, written and checked, over all volumes; what is made from them does not count. */
export interface Tally {
  /** One more file of so many bytes; `undefined` is a file that does not count. */
  count(phase: 'writing' | 'checking', sizeBytes: number | undefined): void;
  /** Returns how to go back to here, for a volume that is begun again. */
  mark(): () => void;
}

export function createTally(
  volumes: readonly VolumePlan[],
  onProgress: (progress: ExportProgress) => void,
): Tally {
  const parts = volumes.flatMap((volume) => volume.parts);
  const sizes = parts.flatMap(({ capture, files, wacz }) => [
    capture.record.sizeBytes,
    ...(capture.remarkBytes === null ? [] : [capture.remarkBytes.byteLength]),
    ...capture.annotations.map(({ bytes }) => bytes.byteLength),
    ...files.map(({ artifact }) => artifact.sizeBytes),
    ...(wacz === null ? [] : [wacz.sizeBytes]),
  ]);
  const totalFiles = sizes.length;
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  let done = { writing: { files: 0, bytes: 0 }, checking: { files: 0, bytes: 0 } };
  return {
    count(phase, sizeBytes) {
      if (sizeBytes === undefined) return;
      const { files, bytes } = done[phase];
      done = { ...done, [phase]: { files: files + 1, bytes: bytes + sizeBytes } };
      const { files: doneFiles, bytes: doneBytes } = done[phase];
      onProgress({ phase, doneBytes, totalBytes, doneFiles, totalFiles });
    },
    mark() {
      const then = done;
      return () => {
        done = then;
      };
    },
  };
}
