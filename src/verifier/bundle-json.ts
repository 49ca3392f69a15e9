import type { TreeHead } from '../domain/integrity';
import type { JournalEntry } from '../domain/journal';
import { canonicalJson } from '../integrity/canonical-json';
import { fromHex } from '../integrity/digest';

/** A line of `journal/entries.jsonl`. */
export interface EntryLine {
  readonly entry: JournalEntry;
  readonly inclusion: readonly { readonly size: number; readonly path: readonly string[] }[];
}

/** A line of `journal/consistency.jsonl`. */
export interface ConsistencyLine {
  readonly size: number;
  readonly rootSha256: string;
  readonly at: string;
  readonly path: readonly string[];
}

/** What the verifier needs of a `record.json`; that it is the sealed one is shown by its digest, not by its form. */
export interface RecordOutline {
  readonly id: string;
  readonly number: number;
  readonly sealedAt: string;
  readonly capturedAt: string;
  /** Host of the address; `null` where it has none. */
  readonly site: string | null;
  readonly complete: boolean;
  readonly artifacts: readonly {
    readonly name: string;
    readonly sizeBytes: number;
    readonly sha256: string;
  }[];
}

/** Thrown by the readers below, with the place that is not as it has to be. */
export class Malformed extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'Malformed';
  }
}

type Plain = Readonly<Record<string, unknown>>;

/** Parses canonical JSON (RFC 8785): any other way to write the same is refused, so that there is one form only. */
export function readCanonical(text: string): unknown {
  let value: unknown;
  let canonical: string;
  try {
    value = JSON.parse(text);
    canonical = canonicalJson(value);
  } catch (error) {
    throw new Malformed(error instanceof Error ? error.message : 'no JSON');
  }
  if (canonical !== text) throw new Malformed('not canonical JSON');
  return value;
}

export function readTreeHead(text: string): TreeHead {
  const head = object(readCanonical(text), ['format', 'archive', 'size', 'rootSha256', 'at']);
  if (head['format'] !== 'tidemark-tree-head/1') throw new Malformed('format');
  return {
    format: 'tidemark-tree-head/1',
    archive: digest(head, 'archive'),
    size: count(head, 'size'),
    rootSha256: digest(head, 'rootSha256'),
    at: instant(head, 'at'),
  };
}

export function readEntryLine(text: string): EntryLine {
  const line = object(readCanonical(text), ['entry', 'inclusion']);
  const entry = object(line['entry'], ['sequence', 'at', 'act', 'captureId', 'sha256', 'detail', 'previous']);
  const { captureId, sha256, detail, act } = entry;
  if (typeof act !== 'string' || act === '') throw new Malformed('act');
  if (captureId !== null && typeof captureId !== 'string') throw new Malformed('captureId');
  if (sha256 !== null) digest(entry, 'sha256');
  if (!isPlain(detail)) throw new Malformed('detail');
  count(entry, 'sequence');
  instant(entry, 'at');
  digest(entry, 'previous');
  const inclusion = list(line['inclusion'], 'inclusion').map((item) => {
    const proof = object(item, ['size', 'path']);
    return { size: count(proof, 'size'), path: digests(proof['path']) };
  });
  return { entry: entry as unknown as JournalEntry, inclusion };
}

export function readConsistencyLine(text: string): ConsistencyLine {
  const line = object(readCanonical(text), ['size', 'rootSha256', 'at', 'path']);
  return {
    size: count(line, 'size'),
    rootSha256: digest(line, 'rootSha256'),
    at: instant(line, 'at'),
    path: digests(line['path']),
  };
}

export function readRecord(text: string): RecordOutline {
  const record = plain(readCanonical(text), 'record');
  if (record['format'] !== 'tidemark-record/1') throw new Malformed('format');
  return outlineOf(record, string(record, 'id'), 'artifacts');
}

/** What stands in the place of a record whose capture is there as a redacted copy. */
export function readRedactedRecord(text: string): {
  readonly record: RecordOutline;
  readonly originalRecordSha256: string;
} {
  const redacted = plain(readCanonical(text), 'redacted record');
  if (redacted['format'] !== 'tidemark-redacted-record/1') throw new Malformed('format');
  return {
    record: outlineOf(redacted, string(redacted, 'captureId'), 'files'),
    originalRecordSha256: digest(redacted, 'originalRecordSha256'),
  };
}

function outlineOf(record: Plain, id: string, listed: 'artifacts' | 'files'): RecordOutline {
  const collection = plain(record['collection'], 'collection');
  const url = string(collection, 'url');
  const artifacts = list(record[listed], listed).map((item) => {
    const artifact = plain(item, 'artifact');
    const { sizeBytes } = artifact;
    if (typeof sizeBytes !== 'number' || !Number.isSafeInteger(sizeBytes) || sizeBytes < 0) {
      throw new Malformed('sizeBytes');
    }
    return { name: string(artifact, 'name'), sizeBytes, sha256: digest(artifact, 'sha256') };
  });
  return {
    id,
    number: count(record, 'sequence'),
    sealedAt: string(record, 'sealedAt'),
    capturedAt: string(collection, 'capturedAt'),
    site: URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') || null : null,
    complete: record['state'] === 'sealed',
    artifacts,
  };
}

/** The capture that a `remark.json` is about. */
export function readRemarkCapture(text: string): string {
  const remark = plain(readCanonical(text), 'remark');
  if (remark['format'] !== 'tidemark-remark/1') throw new Malformed('format');
  return string(remark, 'captureId');
}

/** What the verifier needs of an annotation: the capture, and the picture that was drawn over. */
export interface AnnotationOutline {
  readonly captureId: string;
  readonly picture: string;
  readonly pictureSha256: string;
}

export function readAnnotation(text: string): AnnotationOutline {
  const annotation = plain(readCanonical(text), 'annotation');
  if (annotation['format'] !== 'tidemark-annotation/1') throw new Malformed('format');
  const picture = plain(annotation['picture'], 'picture');
  for (const shape of list(annotation['shapes'], 'shapes')) {
    if (plain(shape, 'shape')['audience'] === 'private') throw new Malformed('a private comment');
  }
  return {
    captureId: string(annotation, 'captureId'),
    picture: string(picture, 'name'),
    pictureSha256: digest(picture, 'sha256'),
  };
}

export function hashes(path: readonly string[]): Uint8Array<ArrayBuffer>[] {
  return path.map(fromHex);
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function plain(value: unknown, what: string): Plain {
  if (!isPlain(value)) throw new Malformed(what);
  return value;
}

/** An object with these members and no other. */
export function object(value: unknown, members: readonly string[]): Plain {
  if (!isPlain(value)) throw new Malformed('no object');
  const names = Object.keys(value);
  const odd = names.find((name) => !members.includes(name)) ?? members.find((name) => !names.includes(name));
  if (odd !== undefined) throw new Malformed(odd);
  return value;
}

export function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Malformed(what);
  return value as readonly unknown[];
}

export function string(of: Plain, name: string): string {
  const value = of[name];
  if (typeof value !== 'string' || value === '') throw new Malformed(name);
  return value;
}

function count(of: Plain, name: string): number {
  const value = of[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) throw new Malformed(name);
  return value;
}

export function digest(of: Plain, name: string): string {
  const value = of[name];
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value)) throw new Malformed(name);
  return value;
}

export function digests(value: unknown): string[] {
  return list(value, 'path').map((item) => digest({ item }, 'item'));
}

export function instant(of: Plain, name: string): string {
  const value = string(of, name);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value) || Number.isNaN(Date.parse(value))) {
    throw new Malformed(name);
  }
  return value;
}
