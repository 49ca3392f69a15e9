import type { ArchiveReader } from '../domain/archive';
import type { BundledAnnotation } from '../domain/annotation';
import type { CaptureRecord, CaptureSummary } from '../domain/capture';
import { isSealing, type JournalEntry } from '../domain/journal';
import { inParallel } from '../domain/parallel';
import { type BundledRemark, bundledRemark, type Remark } from '../domain/remark';
import { canonicalBytes } from '../integrity/canonical-json';
import { sha256Hex } from '../integrity/digest';
import { throwIfCancelled } from './cancel';
import type { LeftOut, LeftOutReason } from './export-types';
import type { FileSource } from './file-source';
import { ANNOTATION_NAME, type PlannedAnnotation, type PlannedFile, planMarks } from './marks';
import { captureFolder, safeFileName } from './names';
import { planRedacted, REDACTED_RECORD_NAME } from './redact/plan-redacted';
import type { RedactedRecord, Redaction } from './redact/redacted-record';
import { UNREADABLE, unlessUnreadable } from './unreadable';
import { planWacz, WACZ_NAME, type WaczPlan } from './wacz/plan-wacz';

export const RECORD_NAME = 'record.json';
export const REMARK_NAME = 'remark.json';

/** What is known of a capture before its files are read; small, since there may be thousands. */
export interface PlannedCapture {
  readonly id: string;
  readonly sequence: number;
  /** Below `data/captures/`. */
  readonly folder: string;
  readonly record: {
    readonly sha256: string;
    readonly sizeBytes: number;
    /** Kept from the planning where there is room, so that it need not be opened twice. */
    readonly bytes: Uint8Array<ArrayBuffer> | null;
  };
  readonly files: readonly PlannedFile[];
  readonly remark: BundledRemark | null;
  readonly remarkBytes: Uint8Array<ArrayBuffer> | null;
  /** What a person drew, one for each picture that was drawn over. */
  readonly annotations: readonly PlannedAnnotation[];
  /** The same as it stands in the report. */
  readonly marks: readonly BundledAnnotation[];
  /** Of a capture that leaves as a redacted copy, in whose place `record` is then `redacted-record.json`. */
  readonly redacted: { readonly record: CaptureRecord; readonly statement: RedactedRecord } | null;
  /** Made from its files when it is exported; `null` where none is wanted, or none can be made. */
  readonly wacz: WaczPlan | null;
  /** The most that its exhibit in the report can take, bytes. */
  readonly reportBytes: number;
}

export interface CapturePlan {
  /** By number. */
  readonly captures: readonly PlannedCapture[];
  readonly leftOut: readonly LeftOut[];
}

interface PlanInput {
  readonly reader: ArchiveReader;
  readonly source: FileSource;
  readonly captureIds: readonly string[];
  /** How large the exhibit of a capture can get. */
  readonly boundReport: (record: CaptureRecord, capture: Omit<PlannedCapture, 'reportBytes'>) => number;
  /** Name and version of the program, for the WACZ of each capture; `null` for none. */
  readonly waczBy: string | null;
  /** Captures of which something drawn last could not be read. */
  readonly unkeptDrafts: ReadonlySet<string>;
  readonly redactions: ReadonlyMap<string, Redaction>;
  /** UTC, when the export began. */
  readonly madeAt: string;
  readonly signal: AbortSignal;
  readonly onCapture: (done: number, total: number) => void;
}

const AT_ONCE = 4;
/** From here on one question about the whole archive is cheaper than one for each capture. */
const WHOLE_FROM = 50;
/** Records that are kept in memory until they are written, bytes. */
const KEPT_BYTES = 24_000_000;
/** Copies of pictures that are kept until they are written, bytes; the others are drawn again. */
const KEPT_PICTURE_BYTES = 64_000_000;
/** A WACZ is made in memory. Bytes. */
const MOST_WACZ_BYTES = 256 * 1024 * 1024;

/** What the journal says of a capture. */
interface KnownActs {
  /** Digest of the record; `null` where there is none. */
  readonly sealedDigest: string | null;
  /** Whether a person ever drew over one of its pictures. */
  readonly annotated: boolean;
}

/** What is asked of the archive beside the record itself. */
interface Surroundings {
  summary(id: string): Promise<CaptureSummary | null>;
  remark(id: string): Promise<Remark | null>;
  journal(id: string): Promise<KnownActs | typeof UNREADABLE>;
}

/** Reads every record once: which captures and files there are, and what cannot be part of the bundle. */
export async function planCaptures(input: PlanInput): Promise<CapturePlan> {
  const { reader, signal, onCapture } = input;
  const ids = [...new Set(input.captureIds)];
  const surroundings = ids.length < WHOLE_FROM ? askEach(reader) : await askWhole(reader);
  const room: Room = { records: roomFor(KEPT_BYTES), pictures: roomFor(KEPT_PICTURE_BYTES) };
  const captures: PlannedCapture[] = [];
  const leftOut: LeftOut[] = [];
  let done = 0;
  await inParallel(
    ids,
    AT_ONCE,
    () => throwIfCancelled(signal),
    async (id) => {
      const planned = await planCapture(input, id, surroundings, room);
      if (planned.capture !== null) captures.push(planned.capture);
      leftOut.push(...planned.leftOut);
      done += 1;
      onCapture(done, ids.length);
    },
  );
  return {
    captures: captures.sort((first, second) => first.sequence - second.sequence),
    leftOut: leftOut.sort((first, second) => (first.sequence ?? 0) - (second.sequence ?? 0)),
  };
}

/** Whether so many bytes more may lie in memory until they are written. */
type Keep = (bytes: number) => boolean;

interface Room {
  readonly records: Keep;
  readonly pictures: Keep;
}

function roomFor(bytes: number): Keep {
  let left = bytes;
  return (wanted) => {
    if (wanted > left) return false;
    left -= wanted;
    return true;
  };
}

interface Planned {
  readonly capture: PlannedCapture | null;
  readonly leftOut: readonly LeftOut[];
}

async function planCapture(
  input: PlanInput,
  id: string,
  surroundings: Surroundings,
  room: Room,
): Promise<Planned> {
  const { reader, source, boundReport, waczBy, unkeptDrafts } = input;
  const summary = await surroundings.summary(id);
  const sequence = summary?.sequence ?? null;
  const without = (reason: LeftOutReason): Planned => ({
    capture: null,
    leftOut: [{ captureId: id, sequence, file: null, reason }],
  });
  if (summary === null) return without('not-found');
  if (summary.binnedAt !== null) return without('in-bin');
  if (summary.state === 'pending') return without('pending');

  const bytes = await unlessUnreadable(reader.readRecordBytes(id));
  if (bytes === UNREADABLE || bytes === null) return without('record-unreadable');
  const sha256 = await sha256Hex(bytes);
  const acts = await surroundings.journal(id);
  if (acts === UNREADABLE) return without('journal-unreadable');
  const { sealedDigest: expected, annotated } = acts;
  if (expected !== null && expected !== sha256) return without('record-changed');
  const record = parseRecord(bytes);
  if (record === null) return without('record-unreadable');

  const leftOut: LeftOut[] = [];
  const remark = await unlessUnreadable(surroundings.remark(id));
  if (remark === UNREADABLE) {
    leftOut.push({ captureId: id, sequence, file: REMARK_NAME, reason: 'file-unreadable' });
  }
  const taken = new Set([RECORD_NAME, REDACTED_RECORD_NAME, REMARK_NAME, WACZ_NAME]);
  const exported = remark === UNREADABLE ? null : exportedRemark(remark);
  const redaction = input.redactions.get(id);
  if (redaction !== undefined) {
    // Ids of files, 122 random bits each, keep the digest of a record from telling what was hidden in it.
    if (unkeptDrafts.has(id) || record.artifacts.length === 0) return without('not-redacted');
    const { madeAt: redactedAt } = input;
    const plan = await planRedacted({
      reader,
      source,
      record,
      recordSha256: sha256,
      remark: exported,
      redaction,
      redactedAt,
      taken,
      keep: room.pictures,
    });
    if (plan === null) return without('not-redacted');
    const { capturedAtLocal, url } = plan.record.collection;
    const redacted: Omit<PlannedCapture, 'reportBytes'> = {
      id,
      sequence: record.sequence,
      folder: captureFolder(record.sequence, capturedAtLocal, url, whatOf(record)),
      record: { sha256: plan.sha256, sizeBytes: plan.bytes.byteLength, bytes: plan.bytes },
      files: plan.files,
      remark: plan.remark,
      remarkBytes: null,
      annotations: [],
      marks: plan.marks,
      redacted: { record: plan.record, statement: plan.statement },
      wacz: null,
    };
    return {
      capture: { ...redacted, reportBytes: boundReport(plan.record, redacted) },
      leftOut: [...leftOut, ...plan.leftOut],
    };
  }
  const originals = record.artifacts.map((artifact) => ({
    artifact,
    name: safeFileName(artifact.name, taken),
  }));
  if (unkeptDrafts.has(id)) {
    leftOut.push({ captureId: id, sequence, file: ANNOTATION_NAME, reason: 'file-unreadable' });
  }
  const marks = await planMarks({
    reader: annotated ? reader : { listAnnotations: async () => [] },
    source,
    captureId: id,
    sequence: record.sequence,
    files: originals,
    taken,
    keep: room.pictures,
  });
  leftOut.push(...marks.leftOut);
  const files = [...originals, ...marks.pictures];
  const wacz = waczBy === null ? null : planWacz(waczSubject(record, sha256, waczBy), originals);
  const tooLarge = wacz !== null && wacz.sizeBytes > MOST_WACZ_BYTES;
  if (tooLarge) leftOut.push({ captureId: id, sequence, file: WACZ_NAME, reason: 'file-too-large' });
  const capture = {
    id,
    sequence: record.sequence,
    folder: captureFolder(
      record.sequence,
      record.collection.capturedAtLocal,
      record.collection.url,
      whatOf(record),
    ),
    record: { sha256, sizeBytes: bytes.byteLength, bytes: room.records(bytes.byteLength) ? bytes : null },
    files,
    remark: exported,
    remarkBytes: exported === null ? null : canonicalBytes(exported),
    annotations: marks.annotations,
    marks: marks.annotations.map(({ annotation }) => annotation),
    redacted: null,
    wacz: tooLarge ? null : wacz,
  };
  return { capture: { ...capture, reportBytes: boundReport(record, capture) }, leftOut };
}

/** The record in its bytes; `null` where they hold none of a form that is known. */
export function parseRecord(bytes: Uint8Array): CaptureRecord | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
  const known =
    typeof parsed === 'object' &&
    parsed !== null &&
    'format' in parsed &&
    parsed.format === 'tidemark-record/1';
  return known ? (parsed as CaptureRecord) : null;
}

const whatOf = (record: CaptureRecord): 'page' | 'file' => (record.file === undefined ? 'page' : 'file');

function waczSubject(
  { sequence, collection }: CaptureRecord,
  recordSha256: string,
  software: string,
): Parameters<typeof planWacz>[0] {
  const { url, title, capturedAt } = collection;
  return { url, title, capturedAt, sequence, recordSha256, software };
}

/** As it leaves; one that was emptied again leaves too, since the journal tells of it. */
function exportedRemark(remark: Remark | null): BundledRemark | null {
  if (remark === null) return null;
  const empty = remark.note === null && remark.tags.length === 0;
  return empty && remark.salt === undefined ? null : bundledRemark(remark);
}

function askEach(reader: ArchiveReader): Surroundings {
  return {
    summary: (id) => reader.readSummary(id),
    remark: (id) => reader.readRemark(id),
    journal: async (id) => {
      const journal = await unlessUnreadable(reader.listJournal(id));
      return journal === UNREADABLE ? UNREADABLE : actsIn(journal);
    },
  };
}

async function askWhole(reader: ArchiveReader): Promise<Surroundings> {
  const [live, binned, journal, remarks] = await Promise.all([
    reader.listSummaries(),
    reader.listSummaries({ binned: true }),
    reader.readJournal(),
    unlessUnreadable(reader.listRemarks()),
  ]);
  const summaries = new Map([...live, ...binned].map((summary) => [summary.id, summary]));
  const digests = new Map<string, string>();
  const annotated = new Set<string>();
  for (const entry of journal.entries) {
    const { sealedDigest, annotated: drawn } = actsIn([entry]);
    if (entry.captureId === null) continue;
    if (sealedDigest !== null) digests.set(entry.captureId, sealedDigest);
    if (drawn) annotated.add(entry.captureId);
  }
  // One remark that does not open would fail them all; asked one by one, it is the only one that does.
  const byCapture =
    remarks === UNREADABLE ? null : new Map(remarks.map((remark) => [remark.captureId, remark]));
  return {
    summary: async (id) => summaries.get(id) ?? null,
    remark: async (id) => (byCapture === null ? reader.readRemark(id) : (byCapture.get(id) ?? null)),
    journal: async (id) =>
      journal.damaged.has(id)
        ? UNREADABLE
        : { sealedDigest: digests.get(id) ?? null, annotated: annotated.has(id) },
  };
}

function actsIn(entries: readonly JournalEntry[]): KnownActs {
  const sealing = entries.find(({ act }) => isSealing(act));
  return {
    sealedDigest: sealing?.sha256 ?? null,
    annotated: entries.some(({ act }) => act === 'annotated'),
  };
}
