import { ProblemError } from '../../src/domain/problem';
import type { StartExport } from '../../src/ui/export-job';

/** An export that takes a moment and comes out as asked: whole, with something left out, failed, or never done. */
export function createMadeUpExport(ending: 'whole' | 'incomplete' | 'fails' | 'lasts'): StartExport {
  return ({ captureIds, logbook }, onProgress) => {
    let cancel = (): void => undefined;
    const files = captureIds.length * 6 + 4;
    const totalBytes = captureIds.length * 600_000;
    const result = (async () => {
      const cancelled = new Promise<never>((_, reject) => {
        cancel = () => reject(new ProblemError({ code: 'cancelled' }));
      });
      const pause = (ms: number): Promise<void> =>
        Promise.race([
          cancelled,
          new Promise<void>((resolve) => {
            setTimeout(resolve, ms);
          }),
        ]);
      for (const phase of ['reading', 'writing', 'checking'] as const) {
        for (let step = 1; step <= 4; step += 1) {
          const part = step / 4;
          onProgress({
            phase,
            doneBytes: totalBytes * part,
            totalBytes,
            doneFiles: Math.round(files * part),
            totalFiles: files,
          });
          if (ending === 'lasts' && phase === 'writing' && step === 2) await pause(3_600_000);
          await pause(15);
        }
      }
      if (ending === 'fails')
        throw new ProblemError({ code: 'storage-full', kept: false, values: { freeBytes: 3_000_000 } });
      const missing = ending === 'incomplete' ? 2 : 0;
      const volume = (part: string) => ({
        name: `bundle-2026-11-21-1432${part}.zip`,
        sizeBytes: totalBytes,
        sha256: null,
        tagManifestSha256: '0'.repeat(64),
        files,
        oversize: false,
        file: new Blob(['zip']),
      });
      return {
        volumes: captureIds.length > 40 ? [volume('-1of2'), volume('-2of2')] : [volume('')],
        capturesIncluded: captureIds.length,
        entriesIncluded: logbook?.entryIds.length ?? 0,
        filesVerified: files - missing,
        filesExpected: files,
        complete: missing === 0,
        leftOut:
          missing === 0
            ? []
            : [
                {
                  captureId: 'capture-3',
                  sequence: 3,
                  file: 'viewport.png',
                  reason: 'file-changed' as const,
                },
                { captureId: 'capture-9', sequence: 9, file: null, reason: 'record-unreadable' as const },
              ],
        splitCaptures: [],
        release: async () => undefined,
      };
    })();
    return { result, cancel: () => cancel() };
  };
}
