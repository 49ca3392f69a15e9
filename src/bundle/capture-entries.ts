import type { ArchiveReader } from '../domain/archive';
import type { CaptureRecord } from '../domain/capture';
import { type ConversationMessage, readMessages } from '../domain/conversation';
import { sha256Hex } from '../integrity/digest';
import type { LeftOut, LeftOutReason } from './export-types';
import type { FileSource, SourceFile } from './file-source';
import { LARGE_BYTES, type LargeBytes, measureLarge } from './large-file';
import type { PlannedFile } from './marks';
import { parseRecord, RECORD_NAME, REMARK_NAME } from './plan';
import type { CapturePart } from './plan-volumes';
import { REDACTED_RECORD_NAME } from './redact/plan-redacted';
import { type Preview, SLICE_BYTES } from './preview';
import { choosePictures } from './report/pictures';
import { UNREADABLE, unlessUnreadable } from './unreadable';
import { HELD_TIMES, makeWacz } from './wacz/make-wacz';
import { WACZ_NAME } from './wacz/plan-wacz';

/** A file with the digest it was found to have. */
export interface LoadedFile {
  readonly bytes: Uint8Array<ArrayBuffer> | LargeBytes;
  readonly sha256: string;
}

/** One file of a capture's folder, to be loaded when its turn comes. */
export interface CaptureEntry {
  readonly name: string;
  readonly sizeBytes: number;
  /** What is in memory while it is made, bytes; as much as `sizeBytes` where it is only read. */
  readonly heldBytes?: number;
  /** It comes piece by piece. */
  readonly large?: true;
  readonly load: () => Promise<LoadedFile>;
}

/** What the files of a capture gave for its exhibit. */
export interface GatheredCapture {
  readonly record: CaptureRecord;
  readonly previews: ReadonlyMap<string, Preview | null>;
  /** What was written, where a conversation was captured and it is part of this volume. */
  readonly conversation: readonly ConversationMessage[] | null;
}

/** Something that was planned cannot be put in. The volume is begun again without it. */
export class FileFault extends Error {
  readonly leftOut: LeftOut;
  constructor(leftOut: LeftOut) {
    super(`${leftOut.file ?? RECORD_NAME}: ${leftOut.reason}`);
    this.name = 'FileFault';
    this.leftOut = leftOut;
  }
}

/**
 * The files of one capture, record first. Each is compared with its digest when it is loaded; one that is not
 * the same, or not there, throws a `FileFault`. `onGathered` is called before the last of them is returned.
 * What is made from them (`page.wacz`) comes last.
 */
export function captureEntries(
  reader: ArchiveReader,
  source: FileSource,
  part: CapturePart,
  onGathered: (gathered: GatheredCapture) => void,
): CaptureEntry[] {
  const { capture, files } = part;
  const previews = new Map<string, Preview | null>();
  const shown = new Map(choosePictures(files).shown.map(({ file, slices }) => [file.name, slices]));
  let record: CaptureRecord | null = null;
  let conversation: readonly ConversationMessage[] | null = null;
  let awaited = files.length + 1;
  const arrived = (): void => {
    awaited -= 1;
    if (awaited > 0) return;
    if (record === null) throw new Error(`record of ${capture.id} was not read`);
    onGathered({ record, previews, conversation });
  };

  const entries: CaptureEntry[] = [
    {
      name: capture.redacted === null ? RECORD_NAME : REDACTED_RECORD_NAME,
      sizeBytes: capture.record.sizeBytes,
      async load() {
        const loaded = await loadRecord(reader, part);
        record = capture.redacted?.record ?? parseRecord(loaded.bytes);
        arrived();
        return loaded;
      },
    },
  ];
  for (const file of files) {
    if (file.made === undefined && file.artifact.sizeBytes > LARGE_BYTES) {
      entries.push({
        name: file.name,
        sizeBytes: file.artifact.sizeBytes,
        heldBytes: 0,
        large: true,
        async load() {
          const loaded = await loadLarge(reader, part, file);
          previews.set(file.name, null);
          arrived();
          return loaded;
        },
      });
      continue;
    }
    entries.push({
      name: file.name,
      sizeBytes: file.artifact.sizeBytes,
      async load() {
        const { bytes, sha256, preview } = await loadArtifact(source, part, file, shown.get(file.name) ?? 0);
        if (file.artifact.role === 'conversation')
          conversation = readMessages(new TextDecoder().decode(bytes));
        previews.set(file.name, isWithin(preview) ? preview : null);
        arrived();
        return { bytes, sha256 };
      },
    });
  }
  const { remarkBytes } = capture;
  if (remarkBytes !== null) {
    entries.push({
      name: REMARK_NAME,
      sizeBytes: remarkBytes.byteLength,
      load: async () => ({ bytes: remarkBytes, sha256: await sha256Hex(remarkBytes) }),
    });
  }
  for (const { name, bytes, sha256 } of capture.annotations) {
    entries.push({ name, sizeBytes: bytes.byteLength, load: async () => ({ bytes, sha256 }) });
  }
  const { wacz } = part;
  if (wacz !== null) {
    entries.push({
      name: WACZ_NAME,
      sizeBytes: wacz.sizeBytes,
      heldBytes: HELD_TIMES * wacz.sizeBytes,
      async load() {
        const bytes = await makeWacz(wacz, async (file) => (await loadArtifact(source, part, file, 0)).bytes);
        return { bytes, sha256: await sha256Hex(bytes) };
      },
    });
  }
  return entries;
}

/** Reads all that a volume would hold and returns what of it cannot be put in. */
export async function findFaults(
  reader: ArchiveReader,
  source: FileSource,
  part: CapturePart,
): Promise<LeftOut[]> {
  const faults: LeftOut[] = [];
  const entries = captureEntries(reader, source, { ...part, wacz: null }, () => undefined);
  // What a WACZ is made from may lie in another volume than the WACZ.
  const own = new Set(part.files.map(({ name }) => name));
  const others = (part.wacz?.sources ?? []).filter(({ name }) => !own.has(name));
  const loads = [
    ...entries.map(({ load }) => load),
    ...others.map((file) => () => loadArtifact(source, part, file, 0)),
  ];
  for (const load of loads) {
    try {
      await load();
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      faults.push(error.leftOut);
      // Without its record nothing of a capture is put in.
      if (error.leftOut.file === null) break;
    }
  }
  return faults;
}

/** The volumes were planned with previews of this size. */
function isWithin(preview: Preview | null): boolean {
  return preview?.slices.every(({ bytes }) => bytes.byteLength <= SLICE_BYTES) ?? true;
}

async function loadRecord(
  reader: ArchiveReader,
  { capture }: CapturePart,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly sha256: string }> {
  const fault = (reason: LeftOutReason): FileFault =>
    new FileFault({ captureId: capture.id, sequence: capture.sequence, file: null, reason });
  const { record } = capture;
  if (record.bytes !== null) return { bytes: record.bytes, sha256: record.sha256 };
  const bytes = await unlessUnreadable(reader.readRecordBytes(capture.id));
  if (bytes === null) throw fault('not-found');
  if (bytes === UNREADABLE) throw fault('record-unreadable');
  const sha256 = await sha256Hex(bytes);
  if (sha256 !== record.sha256) throw fault('record-changed');
  return { bytes, sha256 };
}

/** A file that is too large to lie in memory: read through once, to be compared with its record. */
async function loadLarge(
  reader: Pick<ArchiveReader, 'readPiece'>,
  { capture }: CapturePart,
  { artifact, name }: PlannedFile,
): Promise<LoadedFile> {
  const fault = (reason: LeftOutReason): FileFault =>
    new FileFault({ captureId: capture.id, sequence: capture.sequence, file: name, reason });
  const measured = await measureLarge(reader, artifact.id);
  if (measured === null) throw fault('file-missing');
  if (measured === UNREADABLE) throw fault('file-unreadable');
  if (measured.sha256 !== artifact.sha256 || measured.bytes.byteLength !== artifact.sizeBytes)
    throw fault('file-changed');
  return measured;
}

async function loadArtifact(
  source: FileSource,
  { capture }: CapturePart,
  { artifact, name, made }: PlannedFile,
  slices: number,
): Promise<SourceFile> {
  const fault = (reason: LeftOutReason): FileFault =>
    new FileFault({ captureId: capture.id, sequence: capture.sequence, file: name, reason });
  const found = await (made === undefined ? source.read(artifact, slices) : made.load(slices));
  if (typeof found === 'string') throw fault(found);
  if (found === null) throw fault('file-missing');
  if (found === UNREADABLE) throw fault('file-unreadable');
  if (found.sha256 !== artifact.sha256 || found.bytes.byteLength !== artifact.sizeBytes)
    throw fault('file-changed');
  return found;
}
