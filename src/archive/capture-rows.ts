import type { CaptureParts, CaptureStart } from '../domain/archive';
import type { Artifact, CaptureSummary } from '../domain/capture';
import { ProblemError } from '../domain/problem';
import type { ArchiveContext } from './archive-context';
import type { SealedSummary } from './capture-record';
import type { ArchiveDatabase } from './database';
import { readSealingEntry } from './journal';
import type { ArtifactRow, CaptureRow, PartRow, Sealed } from './rows';
import { openJson, sealJson } from './sealed-json';
import type { Opener, Sealer } from './vault';

/** Stands in a damaged line of which not even the journal tells anything. */
const UNKNOWN_TIME = '1970-01-01T00:00:00.000Z';

/** The order number that a record has among the artifacts of its capture. */
export const RECORD_ORDINAL = 0;

/** Throws when there is no such capture. */
export async function requireCapture(database: ArchiveDatabase, captureId: string): Promise<CaptureRow> {
  const row = await database.captures.get({ id: captureId });
  if (row === undefined) throw new Error(`there is no capture ${captureId}`);
  return row;
}

/** Throws when the capture is sealed: from then on nothing of it changes. */
export function requirePending(row: CaptureRow): void {
  if (row.state !== 'pending') throw new Error(`capture ${row.id} is ${row.state} and cannot be changed`);
}

/** Throws while the capture is still being written. */
export function requireWritten({ id, state }: CaptureRow): void {
  if (state === 'pending') throw new Error(`capture ${id} is still being written`);
}

export async function sealSummary(
  sealer: Sealer,
  captureId: string,
  summary: SealedSummary,
): Promise<Sealed> {
  return sealJson(sealer, { type: 'summary', id: captureId }, summary);
}

export async function openSummary(opener: Opener, { id, summary }: CaptureRow): Promise<SealedSummary> {
  return openJson<SealedSummary>(opener, { type: 'summary', id }, summary);
}

/** The line of the list that a row and its sealed part make. */
export function toSummary(row: CaptureRow, summary: SealedSummary): CaptureSummary {
  const { id, sequence, state, sizeBytes, artifactCount } = row;
  const { recordSha256: _notShown, ...sealed } = summary;
  return { id, sequence, state, ...sealed, sizeBytes, artifactCount };
}

/** The line of the list of one capture; where its seal does not open, as much as can be told without. */
export async function readSummaryOf(context: ArchiveContext, row: CaptureRow): Promise<CaptureSummary> {
  try {
    return toSummary(row, await openSummary(context.vault, row));
  } catch (error) {
    // One damaged line must not take the whole list away; it stands there as what it is.
    if (!(error instanceof ProblemError)) throw error;
    return { ...toSummary(row, damagedSummary(row, await readSealedAt(context, row.id))), unreadable: true };
  }
}

async function readSealedAt(context: ArchiveContext, captureId: string): Promise<string> {
  try {
    return (await readSealingEntry(context, captureId))?.at ?? UNKNOWN_TIME;
  } catch (error) {
    if (error instanceof ProblemError) return UNKNOWN_TIME;
    throw error;
  }
}

function damagedSummary({ binned }: CaptureRow, sealedAt: string): SealedSummary {
  return {
    kind: 'page',
    capturedAt: sealedAt,
    title: null,
    url: 'about:blank',
    site: null,
    platform: null,
    authorName: null,
    authorHandle: null,
    authorId: null,
    excerpt: null,
    binnedAt: binned === 1 ? sealedAt : null,
    recordSha256: null,
  };
}

export function sealArtifact(sealer: Sealer, captureId: string, artifact: Artifact): Promise<Sealed> {
  return sealJson(sealer, { type: 'artifact', id: `${captureId}/${artifact.id}` }, artifact);
}

export function openArtifact(opener: Opener, { id, captureId, description }: ArtifactRow): Promise<Artifact> {
  return openJson<Artifact>(opener, { type: 'artifact', id: `${captureId}/${id}` }, description);
}

/** Rows of a capture's artifacts in their order; the record, where there is one, is the first. */
export function readArtifactRows(database: ArchiveDatabase, captureId: string): Promise<ArtifactRow[]> {
  return database.artifacts
    .where('[captureId+ordinal]')
    .between([captureId, RECORD_ORDINAL], [captureId, Infinity])
    .toArray();
}

export function readRecordRow(
  database: ArchiveDatabase,
  captureId: string,
): Promise<ArtifactRow | undefined> {
  return database.artifacts.get({ captureId, ordinal: RECORD_ORDINAL });
}

export async function sealPart(
  sealer: Sealer,
  captureId: string,
  part: PartRow['part'],
  value: unknown,
): Promise<PartRow> {
  return { captureId, part, value: await sealJson(sealer, placeOfPart(captureId, part), value) };
}

/** What a pending capture has written besides artifacts. */
export function readPartRows(database: ArchiveDatabase, captureId: string): Promise<PartRow[]> {
  return partsOf(database, captureId).toArray();
}

export async function openParts(
  opener: Opener,
  captureId: string,
  rows: readonly PartRow[],
): Promise<{ start: CaptureStart; parts: Partial<CaptureParts> }> {
  const values = await Promise.all(
    rows.map(
      async ({ part, value }) => [part, await openJson(opener, placeOfPart(captureId, part), value)] as const,
    ),
  );
  const { start, ...parts } = Object.fromEntries(values) as Partial<CaptureParts> & { start?: CaptureStart };
  if (start === undefined) {
    throw new ProblemError({ code: 'archive-unreadable', detail: `capture ${captureId} has no beginning` });
  }
  return { start, parts };
}

export function partsOf(database: ArchiveDatabase, captureId: string) {
  return database.parts.where('[captureId+part]').between([captureId, ''], [captureId, '\uffff']);
}

function placeOfPart(captureId: string, part: PartRow['part']) {
  return { type: 'part', id: `${captureId}/${part}` } as const;
}
