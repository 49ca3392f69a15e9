import type { CheckResult } from '../domain/archive';
import type { Artifact, CaptureRecord } from '../domain/capture';
import { ProblemError } from '../domain/problem';
import { canonicalJson } from '../integrity/canonical-json';
import { sha256Hex } from '../integrity/digest';
import { startSha256 } from '../integrity/streaming-digest';
import type { ArchiveContext } from './archive-context';
import { openArtifact, readArtifactRows, RECORD_ORDINAL } from './capture-rows';
import { describeRecord } from './capture-sealing';
import { readSealingEntry } from './journal';
import type { ArchiveDatabase } from './database';
import { readChunk, readPayload } from './payload-reader';
import type { ArtifactRow, CaptureRow } from './rows';
import type { Opener } from './vault';

/** Up to so many chunks are hashed at once, which is four times as fast. */
const WHOLE_CHUNKS = 8;

/**
 * Reads everything of a sealed capture again. What the record must be is told by the journal, what the
 * artifacts must be by the record; where the record is damaged, each artifact is held to its own description.
 */
export async function checkCapture(context: ArchiveContext, capture: CaptureRow): Promise<CheckResult[]> {
  if (capture.state === 'pending') throw new Error(`capture ${capture.id} is pending and has no record yet`);
  const rows = await readArtifactRows(context.database, capture.id);
  const recordArtifact = await expectedRecord(context, capture.id);
  const recordBytes = await readBytes(context, recordArtifact.id);
  const record = await judge(recordArtifact, recordBytes);
  const results = [record];
  if (record.outcome === 'unchanged' && recordBytes instanceof Uint8Array) {
    const { artifacts } = JSON.parse(new TextDecoder().decode(recordBytes)) as CaptureRecord;
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    for (const artifact of artifacts)
      results.push(await checkListed(context, artifact, rowOf.get(artifact.id)));
  } else {
    for (const row of rows.filter(({ ordinal }) => ordinal !== RECORD_ORDINAL)) {
      const artifact = await openArtifact(context.vault, row);
      results.push(judgeDigest(artifact, await readDigest(context, artifact.id)));
    }
  }
  return results;
}

/** The record as the journal has it from the moment of sealing. */
async function expectedRecord(context: ArchiveContext, captureId: string): Promise<Artifact> {
  const entry = await readSealingEntry(context, captureId);
  const { recordId, recordBytes } = entry?.detail ?? {};
  if (entry?.sha256 == null || typeof recordId !== 'string' || typeof recordBytes !== 'number') {
    throw new ProblemError({
      code: 'archive-unreadable',
      detail: `the journal does not tell of ${captureId}`,
    });
  }
  return describeRecord({ id: recordId, sha256: entry.sha256, sizeBytes: recordBytes, createdAt: entry.at });
}

async function checkListed(
  context: ArchiveContext,
  artifact: Artifact,
  row: ArtifactRow | undefined,
): Promise<CheckResult> {
  if (row === undefined) return { artifact, outcome: 'missing' };
  const described = await unlessUnreadable(openArtifact(context.vault, row));
  if (described === 'unreadable' || canonicalJson(described) !== canonicalJson(artifact)) {
    return { artifact, outcome: 'changed' };
  }
  return judgeDigest(artifact, await readDigest(context, artifact.id));
}

async function judge(
  artifact: Artifact,
  bytes: Uint8Array<ArrayBuffer> | 'unreadable' | null,
): Promise<CheckResult> {
  return judgeDigest(artifact, bytes instanceof Uint8Array ? await sha256Hex(bytes) : bytes);
}

function judgeDigest(artifact: Artifact, found: string | null): CheckResult {
  if (found === null) return { artifact, outcome: 'missing' };
  return { artifact, outcome: found === artifact.sha256 ? 'unchanged' : 'changed' };
}

/** Digest of what is stored; large files are read piece by piece. */
async function readDigest({ database, vault }: ArchiveContext, artifactId: string) {
  return unlessUnreadable(digestPayload(database, vault, artifactId));
}

async function digestPayload(
  database: ArchiveDatabase,
  opener: Opener,
  artifactId: string,
): Promise<string | null> {
  const first = await readChunk(database, opener, artifactId, 0);
  if (first === null) return null;
  if (first.of === 1) return sha256Hex(first.bytes);
  if (first.of <= WHOLE_CHUNKS) {
    const whole = await readPayload(database, opener, artifactId);
    return whole === null ? null : sha256Hex(whole);
  }
  const digest = await startSha256();
  let ahead: ReturnType<typeof readChunk> = Promise.resolve(first);
  for (let chunk = 0; chunk < first.of; chunk += 1) {
    const piece = await ahead;
    if (piece === null) return null;
    if (chunk + 1 < first.of) {
      ahead = readChunk(database, opener, artifactId, chunk + 1);
      // It is awaited in the next round; until then a failure must not count as nobody's.
      ahead.catch(() => undefined);
    }
    digest.update(piece.bytes);
  }
  return digest.end();
}

function readBytes({ database, vault }: ArchiveContext, artifactId: string) {
  return unlessUnreadable(readPayload(database, vault, artifactId));
}

async function unlessUnreadable<T>(reading: Promise<T>): Promise<T | 'unreadable'> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'archive-unreadable') return 'unreadable';
    throw error;
  }
}
