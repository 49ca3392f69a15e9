import { type Annotation, bundledAnnotation } from '../domain/annotation';
import type { ArchiveReader } from '../domain/archive';
import type { Artifact, CaptureRecord, CaptureSummary } from '../domain/capture';
import type { JournalEntry } from '../domain/journal';
import type { LogEntry } from '../domain/logbook';
import type { EntryKind } from '../domain/logbook-fields';
import { ProblemError } from '../domain/problem';
import type { Remark } from '../domain/remark';
import { canonicalBytes } from '../integrity/canonical-json';
import { sha256Hex } from '../integrity/digest';
import { entryStatement, statementDigest } from '../integrity/entry-statement';
import { entryDigest, NO_ENTRY_BEFORE } from '../integrity/journal-chain';

/** As the archive has it. */
const PIECE_BYTES = 4 * 1024 * 1024;

export interface InventedFile extends Omit<Artifact, 'id' | 'sizeBytes' | 'sha256' | 'createdAt'> {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface InventedCapture {
  readonly record: Omit<CaptureRecord, 'artifacts'>;
  readonly files: readonly InventedFile[];
  readonly remark?: Remark;
  /** Newest revisions; each has its entry in the journal. */
  readonly annotations?: readonly Annotation[];
  readonly pending?: boolean;
  readonly binnedAt?: string;
}

export interface MemoryArchive extends ArchiveReader {
  /** What lies behind `readArtifact`, for tests that spoil it. */
  readonly payloads: Map<string, Uint8Array<ArrayBuffer> | 'unreadable'>;
  readonly records: Map<string, Uint8Array<ArrayBuffer> | 'unreadable'>;
  /** Captures of which an entry of the journal does not open. */
  readonly damagedJournal: Set<string>;
  /** What the tree was grown from: it stands when an entry no longer opens. */
  readonly everyEntry: () => Promise<JournalEntry[]>;
  /** One more entry, as an act of somebody makes it. */
  readonly grow: (entry: JournalEntry) => void;
  /** How many artifacts were read so far. */
  readonly reads: () => number;
}

async function previousOf(journal: readonly JournalEntry[]): Promise<string> {
  const last = journal.at(-1);
  return last === undefined ? NO_ENTRY_BEFORE : entryDigest(last);
}

/** An archive of invented captures in memory, for tests; sealed as the real one does it, without the sealing. */
export async function memoryArchive(
  captures: readonly InventedCapture[],
  /** Every revision of every entry of the logbook, each entry's oldest first. */
  logbook: readonly LogEntry[] = [],
): Promise<MemoryArchive> {
  const payloads = new Map<string, Uint8Array<ArrayBuffer> | 'unreadable'>();
  const records = new Map<string, Uint8Array<ArrayBuffer> | 'unreadable'>();
  const summaries = new Map<string, CaptureSummary>();
  const remarks = new Map<string, Remark>();
  const journal: JournalEntry[] = [];
  const damagedJournal = new Set<string>();
  let reads = 0;

  for (const { record, files, remark, annotations = [], pending = false, binnedAt = null } of captures) {
    const artifacts = await Promise.all(
      files.map(async ({ bytes, ...file }, place): Promise<Artifact> => {
        const id = `${record.id}-${place}`;
        payloads.set(id, bytes);
        const { capturedAt: createdAt } = record.collection;
        return { ...file, id, createdAt, sizeBytes: bytes.byteLength, sha256: await sha256Hex(bytes) };
      }),
    );
    const bytes = canonicalBytes({ ...record, artifacts });
    if (!pending) records.set(record.id, bytes);
    if (remark !== undefined) remarks.set(record.id, remark);
    journal.push({
      sequence: journal.length + 1,
      at: record.sealedAt,
      act: 'captured',
      captureId: record.id,
      sha256: await sha256Hex(bytes),
      detail: {},
      previous: await previousOf(journal),
    });
    for (const annotation of annotations) {
      journal.push({
        sequence: journal.length + 1,
        at: annotation.editedAt,
        act: 'annotated',
        captureId: record.id,
        sha256: await sha256Hex(canonicalBytes(bundledAnnotation(annotation))),
        detail: { file: annotation.picture.name, revision: annotation.revision, before: null },
        previous: await previousOf(journal),
      });
    }
    summaries.set(record.id, {
      id: record.id,
      sequence: record.sequence,
      state: pending ? 'pending' : record.state,
      kind: record.collection.kind,
      capturedAt: record.collection.capturedAt,
      title: record.collection.title,
      url: record.collection.url,
      site: null,
      platform: null,
      authorName: null,
      authorHandle: null,
      authorId: null,
      excerpt: null,
      sizeBytes: artifacts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      artifactCount: artifacts.length,
      binnedAt,
    });
  }

  const digestOf = async (entry: LogEntry): Promise<string> => statementDigest(await entryStatement(entry));
  for (const entry of logbook) {
    const { id, kind, number, revision } = entry;
    const before = logbook.find((each) => each.id === id && each.revision === revision - 1);
    journal.push({
      sequence: journal.length + 1,
      at: entry.editedAt,
      act: revision > 1 ? 'entry edited' : kind === 'incident' ? 'incident logged' : 'entry added',
      captureId: null,
      sha256: await digestOf(entry),
      detail: {
        entry: id,
        kind,
        number,
        revision,
        before: before === undefined ? null : await digestOf(before),
      },
      previous: await previousOf(journal),
    });
  }

  const open = (
    of: ReadonlyMap<string, Uint8Array<ArrayBuffer> | 'unreadable'>,
    id: string,
  ): Uint8Array<ArrayBuffer> | null => {
    const held = of.get(id);
    if (held === 'unreadable') throw new ProblemError({ code: 'archive-unreadable', detail: id });
    // As the real one, a new buffer at each read.
    return held?.slice() ?? null;
  };
  const absent = (): never => {
    throw new Error('an export does not ask for this');
  };
  return {
    payloads,
    records,
    reads: () => reads,
    grow: (entry) => {
      journal.push(entry);
    },
    readSummary: async (id) => summaries.get(id) ?? null,
    readRecordBytes: async (id) => open(records, id),
    readArtifact: async (id) => {
      reads += 1;
      return open(payloads, id);
    },
    readPiece: async (id, index) => {
      const bytes = open(payloads, id);
      if (bytes === null) return null;
      reads += 1;
      const of = Math.max(1, Math.ceil(bytes.byteLength / PIECE_BYTES));
      return { bytes: bytes.slice(index * PIECE_BYTES, (index + 1) * PIECE_BYTES), of };
    },
    readRemark: async (id) => remarks.get(id) ?? null,
    damagedJournal,
    everyEntry: async () => [...journal],
    listJournal: async (id) => {
      if (id === undefined ? damagedJournal.size > 0 : damagedJournal.has(id))
        throw new ProblemError({ code: 'archive-unreadable', detail: 'journal' });
      return journal.filter(({ captureId }) => id === undefined || captureId === id);
    },
    readJournal: async () => ({
      entries: journal.filter(({ captureId }) => captureId === null || !damagedJournal.has(captureId)),
      damaged: damagedJournal,
    }),
    readRecord: absent,
    listArtifacts: absent,
    listSummaries: async (filter) =>
      [...summaries.values()].filter(({ binnedAt }) => (binnedAt !== null) === (filter?.binned ?? false)),
    count: absent,
    listRemarkRevisions: absent,
    listRemarks: async () => [...remarks.values()],
    readAnnotation: absent,
    listAnnotations: async (id) =>
      captures.find(({ record }) => record.id === id)?.annotations?.map((drawn) => structuredClone(drawn)) ??
      [],
    listAnnotationRevisions: absent,
    readDraft: absent,
    countReadableSteps: absent,
    readOwnNames: absent,
    readRedactionChoices: absent,
    listAllEntries: absent,
    listEntries: async <K extends EntryKind>(kind: K) =>
      [...new Map(logbook.map((entry) => [entry.id, entry])).values()].filter(
        (entry) => entry.kind === kind,
      ) as LogEntry<K>[],
    readEntry: absent,
    listEntryRevisions: async (id) => logbook.filter((entry) => entry.id === id),
    listEntryDrafts: absent,
    readEntryDraft: absent,
    listCases: async () => [],
    check: absent,
    storage: absent,
  };
}
