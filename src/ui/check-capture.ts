import type { CheckResult } from '../domain/archive';
import type { Archive } from './ports';

export interface OutcomeCount {
  readonly unchanged: number;
  readonly changed: number;
  readonly missing: number;
}

export function countOutcomes(results: readonly CheckResult[]): OutcomeCount {
  const of = (outcome: CheckResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  return { unchanged: of('unchanged'), changed: of('changed'), missing: of('missing') };
}

/** Reads everything of a capture again and compares digests; what came of it stands in the journal. */
export async function checkCapture(archive: Archive, captureId: string): Promise<CheckResult[]> {
  const results = await archive.check(captureId);
  const record = results.find(({ artifact }) => artifact.role === 'record');
  await archive.note('checked', {
    captureId,
    sha256: record?.artifact.sha256 ?? null,
    detail: { files: results.length, ...countOutcomes(results) },
  });
  return results;
}
