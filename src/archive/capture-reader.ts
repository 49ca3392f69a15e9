import type { ArchiveReader, StorageState, SummaryFilter } from '../domain/archive';
import type { Artifact, CaptureRecord, CaptureSummary } from '../domain/capture';
import type { JournalEntry } from '../domain/journal';
import { ProblemError } from '../domain/problem';
import { createAnnotationReader } from './annotations';
import type { ArchiveContext } from './archive-context';
import { readEstimate } from './archive-error';
import { openArtifact, readArtifactRows, readRecordRow, requireCapture, readSummaryOf } from './capture-rows';
import { checkCapture } from './check';
import { readCounters } from './counters';
import { openEntry, readEntries } from './journal';
import { createLogbookReader } from './logbook-reader';
import { readOwnNames } from './own-names';
import { readChunk, readPayload } from './payload-reader';
import { readRedactionChoices } from './redaction-choices';
import { listCases, listNewestRemarks, listRevisions, readNewestRemark } from './remarks';
import { beginOf, blockOf, openBlock } from './summary-blocks';

export function createCaptureReader(context: ArchiveContext): ArchiveReader {
  const { database, vault } = context;
  const { captures, blocks, counters } = database;

  async function listSummaries(filter: SummaryFilter = {}): Promise<CaptureSummary[]> {
    return filter.binned === true ? listBinned(filter) : listLive(filter);
  }

  async function listBinned({ beforeSequence = Infinity, limit = Infinity }: SummaryFilter) {
    const rows = await captures.where('[binned+state]').between([1, ''], [1, '\uffff']).toArray();
    const wanted = rows.filter(({ sequence }) => sequence < beforeSequence).toSorted(newestFirst);
    return Promise.all(wanted.slice(0, limit).map((row) => readSummaryOf(context, row)));
  }

  /** Block by block from the newest down, until there are enough. */
  async function listLive({ beforeSequence, limit = Infinity }: SummaryFilter): Promise<CaptureSummary[]> {
    let stretch = await readStretch(beforeSequence, limit);
    const pending = await Promise.all(stretch.pending.map((row) => readSummaryOf(context, row)));
    // By number: what was pending at first may be sealed by the time its block is read.
    const found = new Map(pending.map((summary) => [summary.sequence, summary]));
    for (let width = limit; ; width *= 2) {
      const { blocks: within, outside, before, begin } = stretch;
      const opened = await Promise.all([
        ...within.map((row) => openBlock(context, row.block, row)),
        ...outside.map(async (row) => [await readSummaryOf(context, row)]),
      ]);
      for (const summary of opened.flat()) {
        if (summary.sequence < before && summary.binnedAt === null) found.set(summary.sequence, summary);
      }
      if (found.size - pending.length >= limit || begin <= 1) break;
      stretch = await readStretch(begin, width);
    }
    return [...found.values()].sort(newestFirst).slice(0, limit);
  }

  /** The blocks of at least `width` sequence numbers before `end`, and what is pending; one transaction. */
  function readStretch(end: number | undefined, width: number) {
    return database.transaction('r', [captures, blocks, counters], async () => {
      const counted = await readCounters(database);
      const before = Math.min(end ?? Infinity, counted['last-capture'] + 1);
      const last = blockOf(Math.max(1, before - 1));
      const first = blockOf(Math.max(1, before - width));
      const rows = await blocks.where('block').between(first, last, true, true).toArray();
      const pending =
        counted.pending === 0 ? [] : await captures.where({ binned: 0, state: 'pending' }).toArray();
      // Incidents take numbers too: where many were logged in a row there are no captures, and no block.
      const missing = missingRuns(first, last, new Set(rows.map(({ block }) => block)));
      const outside = await Promise.all(
        missing.map(({ from, to }) =>
          captures
            .where('sequence')
            .between(beginOf(from), beginOf(to + 1))
            .toArray(),
        ),
      );
      return {
        before,
        begin: beginOf(first),
        blocks: rows,
        outside: outside.flat().filter(({ state }) => state !== 'pending'),
        pending: pending.filter(({ sequence }) => sequence < before),
      };
    });
  }

  async function count(): Promise<{ live: number; binned: number; pending: number }> {
    const { live, binned, pending } = await readCounters(database);
    return { live, binned, pending };
  }

  async function readSummary(captureId: string): Promise<CaptureSummary | null> {
    const row = await captures.get({ id: captureId });
    return row === undefined ? null : readSummaryOf(context, row);
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
    const counted = await readCounters(database);
    return { archiveBytes: counted['archive-bytes'], ...(await readEstimate()) };
  }

  return {
    listSummaries,
    count,
    readSummary,
    readRecord,
    readRecordBytes,
    listArtifacts,
    readArtifact: (artifactId) => readPayload(database, vault, artifactId),
    readPiece: (artifactId, index) => readChunk(database, vault, artifactId, index),
    readRemark: (captureId) => readNewestRemark(context, captureId),
    listRemarkRevisions: (captureId) => listRevisions(context, captureId),
    listRemarks: () => listNewestRemarks(context),
    ...createAnnotationReader(context),
    ...createLogbookReader(context),
    readOwnNames: () => readOwnNames(context),
    readRedactionChoices: (captureId) => readRedactionChoices(context, captureId),
    listCases: () => listCases(context),
    listJournal: (captureId) => readEntries(context, captureId),
    readJournal: () => readOpenEntries(context),
    check: async (captureId) => checkCapture(context, await requireCapture(database, captureId)),
    storage,
  };
}

/** The stretches from `first` to `last` of which there is nothing, ends included. */
function missingRuns(
  first: number,
  last: number,
  present: ReadonlySet<number>,
): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let block = first; block <= last; block += 1) {
    if (present.has(block)) continue;
    const run = runs.at(-1);
    if (run !== undefined && run.to === block - 1) run.to = block;
    else runs.push({ from: block, to: block });
  }
  return runs;
}

/** As `readEntries`, without those that do not open; `damaged` are the captures that these were about. */
async function readOpenEntries(
  context: ArchiveContext,
): Promise<{ readonly entries: JournalEntry[]; readonly damaged: ReadonlySet<string> }> {
  const damaged = new Set<string>();
  const rows = await context.database.journal.orderBy('sequence').toArray();
  const opened = await Promise.all(
    rows.map((row) =>
      openEntry(context.vault, row).catch((error: unknown) => {
        if (!(error instanceof ProblemError) || error.problem.code !== 'archive-unreadable') throw error;
        if (row.captureId !== null) damaged.add(row.captureId);
        return null;
      }),
    ),
  );
  return { entries: opened.filter((entry) => entry !== null), damaged };
}

function newestFirst(first: { sequence: number }, second: { sequence: number }): number {
  return second.sequence - first.sequence;
}
