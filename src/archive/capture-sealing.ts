import type { Artifact, CaptureRecord } from '../domain/capture';
import type { JournalAct } from '../domain/journal';
import { canonicalBytes } from '../integrity/canonical-json';
import { sha256Hex } from '../integrity/digest';
import { type ArchiveContext, instant } from './archive-context';
import { makeRecord, summaryOfRecord } from './capture-record';
import {
  openArtifact,
  partsOf,
  readArtifactRows,
  openParts,
  readPartRows,
  RECORD_ORDINAL,
  requireCapture,
  requirePending,
  sealArtifact,
  sealSummary,
  toSummary,
} from './capture-rows';
import { Conflict, retryOnConflict, sameBytes } from './conflict';
import { count } from './counters';
import { addEntries, journalTables, prepareEntries, readHead } from './journal';
import { sealPayload } from './payload';
import type { PartRow } from './rows';
import { prepareBlocks } from './summary-blocks';

export const RECORD_NAME = 'record.json';
export const RECORD_MEDIA_TYPE = 'application/json';

export interface Sealing {
  readonly state: 'sealed' | 'incomplete';
  readonly act: Extract<JournalAct, 'captured' | 'finished late'>;
  readonly interrupted: boolean;
}

/**
 * Turns a pending capture into a record. Everything is read back from disk, so what is sealed is what is
 * stored. Record, summary, state and journal entry are written in one transaction.
 */
export function sealCapture(
  context: ArchiveContext,
  captureId: string,
  sealing: Sealing,
): Promise<CaptureRecord> {
  const { database, vault } = context;
  return retryOnConflict(async () => {
    const head = await readHead(database);
    const [row, partRows, artifactRows] = await Promise.all([
      requireCapture(database, captureId),
      readPartRows(database, captureId),
      readArtifactRows(database, captureId),
    ]);
    requirePending(row);
    const { start, parts } = await openParts(vault, captureId, partRows);
    const artifacts = await Promise.all(artifactRows.map((artifactRow) => openArtifact(vault, artifactRow)));

    const sealedAt = instant(context);
    const { sequence } = row;
    const { state, interrupted } = sealing;
    const record = makeRecord({
      id: captureId,
      sequence,
      state,
      sealedAt,
      start,
      parts,
      artifacts,
      interrupted,
    });
    const bytes = canonicalBytes(record);
    const sha256 = await sha256Hex(bytes);
    const recordArtifact = describeRecord({ sha256, sizeBytes: bytes.byteLength, createdAt: sealedAt });

    const { id, sizeBytes } = recordArtifact;
    const content = summaryOfRecord(record, sha256);
    const line = toSummary({ ...row, state }, content);
    const detail = { sequence, state, files: artifacts.length, recordId: id, recordBytes: sizeBytes };
    const [summary, description, payload, blockRows, entries] = await Promise.all([
      sealSummary(vault, captureId, content),
      sealArtifact(vault, captureId, recordArtifact),
      sealPayload(vault, id, bytes),
      prepareBlocks(context, new Map([[sequence, line]])),
      prepareEntries(context, head, [{ act: sealing.act, captureId, sha256, detail }]),
    ]);

    const { captures, artifacts: artifactTable, payloads, parts: partTable, blocks, counters } = database;
    const tables = [
      captures,
      artifactTable,
      payloads,
      partTable,
      blocks,
      ...journalTables(database),
      counters,
    ];
    await database.write(tables, async () => {
      const present = await requireCapture(database, captureId);
      requirePending(present);
      // What a pending capture gathers is not in the journal, so it is looked at by itself.
      const presentParts = await readPartRows(database, captureId);
      if (present.artifactCount !== artifacts.length || !sameParts(presentParts, partRows))
        throw new Conflict();
      await addEntries(database, entries);
      await artifactTable.add({ id, captureId, ordinal: RECORD_ORDINAL, sizeBytes, description });
      await payloads.bulkAdd(payload);
      await captures.put({ ...present, state, ending: null, summary });
      await partsOf(database, captureId).delete();
      await blocks.bulkPut(blockRows);
      await count(database, { 'archive-bytes': sizeBytes, pending: -1, live: 1 });
    });
    return record;
  });
}

function sameParts(first: readonly PartRow[], second: readonly PartRow[]): boolean {
  return (
    first.length === second.length &&
    first.every(({ value }, index) => sameBytes(value, second[index]?.value))
  );
}

/** The record as an artifact; also where only the journal still knows of it. */
export function describeRecord(
  known: Pick<Artifact, 'sha256' | 'sizeBytes' | 'createdAt'> & { id?: string },
): Artifact {
  return {
    id: known.id ?? crypto.randomUUID(),
    name: RECORD_NAME,
    role: 'record',
    mediaType: RECORD_MEDIA_TYPE,
    sizeBytes: known.sizeBytes,
    sha256: known.sha256,
    createdAt: known.createdAt,
  };
}
