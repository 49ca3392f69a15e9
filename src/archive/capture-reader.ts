import type { ArchiveReader, StorageState, SummaryFilter } from '../domain/archive';
import type { Artifact, CaptureRecord, CaptureSummary } from '../domain/capture';
import { ProblemError } from '../domain/problem';
import type { ArchiveContext } from './archive-context';
import { readEstimate } from './archive-error';
import {
  openArtifact,
  openSummary,
  readArtifactRows,
  readRecordRow,
  requireCapture,
  toSummary,
} from './capture-rows';
import { checkCapture } from './check';
import { readCounter } from './counters';
import { readEntries, readSealingEntry } from './journal';
import { readPayload } from './payload';
import { listCases, listNewestRemarks, listRevisions, readNewestRemark } from './remarks';
import type { CaptureRow } from './rows';

export function createCaptureReader(context: ArchiveContext): ArchiveReader {
  const { database, vault } = context;
  const { captures } = database;

  async function listSummaries(filter: SummaryFilter = {}): Promise<CaptureSummary[]> {
    const rows = await (filter.binned === true ? binnedRows(filter) : liveRows(filter));
    return Promise.all(rows.map(summaryOf));
  }

  async function summaryOf(row: CaptureRow): Promise<CaptureSummary> {
    try {
      return toSummary(row, await openSummary(vault, row));
    } catch (error) {
      // One damaged line must not take the whole list away; it stands there as what it is.
      if (!(error instanceof ProblemError)) throw error;
      return damagedSummary(row, (await readSealingEntry(context, row.id))?.at);
    }
  }

  async function binnedRows({
    beforeSequence = Infinity,
    limit = Infinity,
  }: SummaryFilter): Promise<CaptureRow[]> {
    const rows = await captures.where('[binned+state]').between([1, ''], [1, '\uffff']).toArray();
    return rows
      .filter(({ sequence }) => sequence < beforeSequence)
      .sort((first, second) => second.sequence - first.sequence)
      .slice(0, limit);
  }

  /**
   * By ranges of neighbouring sequence numbers from the newest down: a range is one request to the browser,
   * where going backwards row by row is one for each. What is binned or erased leaves gaps, so the ranges widen.
   */
  function liveRows({ beforeSequence, limit = Infinity }: SummaryFilter): Promise<CaptureRow[]> {
    return database.transaction('r', [captures, database.counters], async () => {
      let end = beforeSequence ?? (await readCounter(database, 'last-capture')) + 1;
      let width = limit;
      const rows: CaptureRow[] = [];
      while (rows.length < limit && end > 1) {
        const from = Math.max(1, end - width);
        const range = await captures.where('sequence').between(from, end).toArray();
        rows.push(...range.toReversed().filter(({ binned }) => binned === 0));
        end = from;
        width *= 2;
      }
      return rows.slice(0, limit);
    });
  }

  async function count(): Promise<{ live: number; binned: number; pending: number }> {
    const [pending, sealed, incomplete, binned] = await database.transaction('r', [captures], async () =>
      Promise.all([
        captures.where({ binned: 0, state: 'pending' }).count(),
        captures.where({ binned: 0, state: 'sealed' }).count(),
        captures.where({ binned: 0, state: 'incomplete' }).count(),
        captures.where('[binned+state]').between([1, ''], [1, '\uffff']).count(),
      ]),
    );
    return { live: sealed + incomplete, binned, pending };
  }

  async function readSummary(captureId: string): Promise<CaptureSummary | null> {
    const row = await captures.get({ id: captureId });
    return row === undefined ? null : summaryOf(row);
  }

  async function readRecordBytes(captureId: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const row = await captures.get({ id: captureId });
    if (row === undefined || row.state === 'pending') return null;
    const record = await readRecordRow(database, captureId);
    const bytes = record === undefined ? null : await readPayload(database, vault, record.id);
    if (bytes === null) {
      throw new ProblemError({ code: 'archive-unreadable', detail: `the record of ${captureId} is missing` });
    }
    return bytes;
  }

  async function readRecord(captureId: string): Promise<CaptureRecord | null> {
    const bytes = await readRecordBytes(captureId);
    return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as CaptureRecord);
  }

  async function listArtifacts(captureId: string): Promise<Artifact[]> {
    const row = await captures.get({ id: captureId });
    if (row === undefined) return [];
    if (row.state === 'pending') {
      const rows = await readArtifactRows(database, captureId);
      return Promise.all(rows.map((artifactRow) => openArtifact(vault, artifactRow)));
    }
    const record = await readRecord(captureId);
    const recordRow = await readRecordRow(database, captureId);
    if (record === null || recordRow === undefined) return [];
    return [...record.artifacts, await openArtifact(vault, recordRow)];
  }

  async function storage(): Promise<StorageState> {
    return { archiveBytes: await readCounter(database, 'archive-bytes'), ...(await readEstimate()) };
  }

  return {
    listSummaries,
    count,
    readSummary,
    readRecord,
    readRecordBytes,
    listArtifacts,
    readArtifact: (artifactId) => readPayload(database, vault, artifactId),
    readRemark: (captureId) => readNewestRemark(context, captureId),
    listRemarkRevisions: (captureId) => listRevisions(context, captureId),
    listRemarks: () => listNewestRemarks(context),
    listCases: () => listCases(context),
    listJournal: (captureId) => readEntries(context, captureId),
    check: async (captureId) => checkCapture(context, await requireCapture(database, captureId)),
    storage,
  };
}

function damagedSummary(row: CaptureRow, sealedAt: string | undefined): CaptureSummary {
  if (sealedAt === undefined) {
    throw new ProblemError({
      code: 'archive-unreadable',
      detail: `summary and journal of ${row.id} do not open`,
    });
  }
  const unknown = {
    title: null,
    site: null,
    platform: null,
    authorName: null,
    authorHandle: null,
    authorId: null,
  };
  return {
    ...toSummary(row, {
      ...unknown,
      kind: 'page',
      capturedAt: sealedAt,
      url: 'about:blank',
      excerpt: null,
      binnedAt: row.binned === 1 ? sealedAt : null,
      recordSha256: null,
    }),
    unreadable: true,
  };
}
