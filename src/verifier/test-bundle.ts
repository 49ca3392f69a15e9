import { inventedCapture, inventedFile } from '../bundle/test-captures';
import { writeZip } from '../bundle/zip-writer';
import type { JournalEntry } from '../domain/journal';
import { canonicalBytes, canonicalJson } from '../integrity/canonical-json';
import { sha256Hex, toHex } from '../integrity/digest';
import { entryBytes, entryDigest, NO_ENTRY_BEFORE } from '../integrity/journal-chain';
import { consistencyPath, hashesOf, inclusionPath, leafHash, rootOf } from '../integrity/merkle-tree';
import { keyFingerprint, makeSigningKeys, publicKeyDer, publicKeyPem, signBytes } from '../integrity/signing';

/*
 * A second maker of bundles, for tests: written from the format alone, so that the verifier is not only held to
 * what the exporter happens to write.
 */

type Bytes = Uint8Array<ArrayBuffer>;
/** Path inside the bag → content, in the order of the zip. */
export type TestFiles = Map<string, Bytes>;

export interface TestCapture {
  readonly id: string;
  readonly folder: string;
  readonly files: ReadonlyMap<string, Bytes>;
}

export interface TestHead {
  readonly size: number;
  readonly rootSha256: string;
  readonly at: string;
  readonly bytes: Bytes;
  readonly signature: Bytes;
  readonly sha256: string;
}

const encoder = new TextEncoder();
export const utf8 = (text: string): Bytes => encoder.encode(text);
export const textOf = (bytes: Bytes | undefined): string => new TextDecoder().decode(bytes);

/** An archive with a journal and a key, in memory. */
export class TestArchive {
  readonly captures: TestCapture[] = [];
  readonly entries: JournalEntry[] = [];
  readonly stamped: { readonly head: TestHead; readonly files: ReadonlyMap<string, Bytes> }[] = [];
  readonly exported: TestHead[] = [];
  readonly keys: CryptoKeyPair;
  readonly spki: Bytes;
  readonly fingerprint: string;

  private constructor(keys: CryptoKeyPair, spki: Bytes, fingerprint: string) {
    this.keys = keys;
    this.spki = spki;
    this.fingerprint = fingerprint;
  }

  static async open(): Promise<TestArchive> {
    const keys = await makeSigningKeys();
    const spki = await publicKeyDer(keys.publicKey);
    return new TestArchive(keys, spki, await keyFingerprint(spki));
  }

  async note(
    act: JournalEntry['act'],
    captureId: string | null,
    sha256: string | null,
    detail: JournalEntry['detail'] = {},
  ): Promise<JournalEntry> {
    const last = this.entries.at(-1);
    const entry: JournalEntry = {
      sequence: this.entries.length + 1,
      at: new Date(Date.UTC(2026, 9, 1, 12, 0, this.entries.length)).toISOString(),
      act,
      captureId,
      sha256,
      detail,
      previous: last === undefined ? NO_ENTRY_BEFORE : await entryDigest(last),
    };
    this.entries.push(entry);
    return entry;
  }

  /** `files` beside the usual four of an invented capture. */
  async capture(files: ReadonlyMap<string, Bytes> = new Map(), remark?: string): Promise<TestCapture> {
    const number = this.captures.length + 1;
    const invented = inventedCapture(number);
    const id = `${invented.record.id}-${crypto.randomUUID()}`;
    const all = [...invented.files, ...[...files].map(([name, bytes]) => inventedFile(name, bytes))];
    const artifacts = await Promise.all(
      all.map(async ({ bytes, ...file }, place) => ({
        ...file,
        id: `${id}-${place}`,
        createdAt: invented.record.collection.capturedAt,
        sizeBytes: bytes.byteLength,
        sha256: await sha256Hex(bytes),
      })),
    );
    const record = canonicalBytes({ ...invented.record, id, artifacts });
    const held = new Map<string, Bytes>([['record.json', record]]);
    for (const { name, bytes } of all) held.set(name, bytes);
    await this.note('captured', id, await sha256Hex(record));
    if (remark !== undefined) {
      const bytes = canonicalBytes({
        format: 'tidemark-remark/1',
        captureId: id,
        enteredBy: 'person',
        revision: 1,
        editedAt: '2026-10-02T09:00:00.000Z',
        note: remark,
        tags: [],
      });
      held.set('remark.json', bytes);
      await this.note('remark edited', id, await sha256Hex(bytes));
    }
    const folder = `${String(number).padStart(4, '0')}-2026-10-01-harbour.example`;
    const capture = { id, folder, files: held };
    this.captures.push(capture);
    return capture;
  }

  async head(size = this.entries.length): Promise<TestHead> {
    const root = toHex(await rootOf(await this.leaves(size)));
    const head = {
      format: 'tidemark-tree-head/1',
      archive: this.fingerprint,
      size,
      rootSha256: root,
      at: `2026-10-03T10:00:${String(this.stamped.length + this.exported.length).padStart(2, '0')}.000Z`,
    };
    const bytes = canonicalBytes(head);
    return {
      size,
      rootSha256: root,
      at: head.at,
      bytes,
      signature: await signBytes(this.keys.privateKey, bytes),
      sha256: await sha256Hex(bytes),
    };
  }

  /** A stamp of the present head; `make` gives the files beside it (`x.tsr`, `x.pem`, `x.ots`). */
  async stamp(make: (head: TestHead) => ReadonlyMap<string, Bytes> | Promise<ReadonlyMap<string, Bytes>>) {
    const head = await this.head();
    this.stamped.push({ head, files: await make(head) });
  }

  leaves(size: number): Promise<Bytes[]> {
    return Promise.all(this.entries.slice(0, size).map((entry) => leafHash(entryBytes(entry))));
  }
}

export interface TestExport {
  readonly captures?: readonly TestCapture[];
  readonly name?: string;
  readonly group?: string;
  readonly part?: number;
  readonly parts?: number;
  readonly completeness?: string;
  readonly head?: TestHead;
  /** Changes content before the manifests are made, i.e. as somebody who makes new manifests would. */
  readonly change?: (files: TestFiles) => void | Promise<void>;
}

/** One volume, whole: content, manifests, signatures. */
export async function makeVolume(archive: TestArchive, options: TestExport = {}): Promise<TestFiles> {
  const { captures = archive.captures, name = 'evidence-2026-10-03-1000', part = 1, parts = 1 } = options;
  const head = options.head ?? (await archive.head());
  const files: TestFiles = new Map();
  for (const { folder, files: held } of captures) {
    for (const [file, bytes] of held) files.set(`data/captures/${folder}/${file}`, bytes);
  }
  files.set('data/report.html', utf8('<!doctype html><title>Report</title>'));
  files.set('data/captures.csv', utf8('number\r\n1\r\n'));
  files.set('bagit.txt', utf8('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'));
  files.set('READ-ME-FIRST.txt', utf8('Read me\r\n'));
  files.set('journal/tree-head.json', head.bytes);
  files.set('journal/entries.jsonl', utf8(await entryLines(archive, captures, head)));
  files.set('journal/consistency.jsonl', utf8(await consistencyLines(archive, head)));
  files.set('signatures/signer-public-key.pem', utf8(publicKeyPem(archive.spki)));
  files.set('signatures/tree-head.json.sig', head.signature);
  for (const { head: stamped, files: beside } of archive.stamped) {
    if (stamped.size > head.size) continue;
    const folder = `timestamps/${String(stamped.size).padStart(6, '0')}`;
    files.set(`${folder}/tree-head.json`, stamped.bytes);
    files.set(`${folder}/tree-head.json.sig`, stamped.signature);
    for (const [file, bytes] of beside) files.set(`${folder}/${file}`, bytes);
  }
  const info = (): string =>
    [
      'Bag-Software-Agent: Test 1',
      'Bagging-Date: 2026-10-03',
      `External-Identifier: ${name}`,
      `Bag-Group-Identifier: ${options.group ?? 'group-1'}`,
      `Bag-Count: ${part} of ${parts}`,
      `Payload-Oxum: ${oxumOf(files)}`,
      `Capture-Count: ${captures.length}`,
      `Completeness: ${options.completeness ?? 'complete'}`,
      '',
    ].join('\n');
  await options.change?.(files);
  if (!files.has('bag-info.txt')) files.set('bag-info.txt', utf8(info()));
  return sealManifests(files, archive.keys);
}

/** Makes manifests and the signature over them anew. */
export async function sealManifests(files: TestFiles, keys: CryptoKeyPair): Promise<TestFiles> {
  const names = [...files.keys()].filter(
    (path) => !/^(?:tag)?manifest-/.test(path) && path !== 'signatures/tagmanifest-sha256.txt.sig',
  );
  files.set(
    'manifest-sha256.txt',
    await manifestOf(
      files,
      names.filter((path) => path.startsWith('data/')),
    ),
  );
  const tags = [...names.filter((path) => !path.startsWith('data/')), 'manifest-sha256.txt'];
  const tagManifest = await manifestOf(files, tags);
  files.set('tagmanifest-sha256.txt', tagManifest);
  files.set('signatures/tagmanifest-sha256.txt.sig', await signBytes(keys.privateKey, tagManifest));
  return files;
}

async function manifestOf(files: TestFiles, paths: readonly string[]): Promise<Bytes> {
  const lines = await Promise.all(
    paths.map(async (path) => `${await sha256Hex(files.get(path) ?? utf8(''))}  ${path}\n`),
  );
  return utf8(lines.join(''));
}

function oxumOf(files: TestFiles): string {
  const payload = [...files].filter(([path]) => path.startsWith('data/'));
  return `${payload.reduce((sum, [, bytes]) => sum + bytes.byteLength, 0)}.${payload.length}`;
}

/** `journal/entries.jsonl` as the format has it. */
export async function entryLines(
  archive: TestArchive,
  captures: readonly TestCapture[],
  head: TestHead,
): Promise<string> {
  const held = new Set(captures.map(({ id }) => id));
  const hashes = hashesOf(await archive.leaves(head.size));
  let text = '';
  for (const entry of archive.entries.slice(0, head.size)) {
    if (entry.captureId === null || !held.has(entry.captureId)) continue;
    const timed = /captured|finished late|remark edited/.test(entry.act);
    const sizes = archive.stamped.map((stamp) => stamp.head.size).filter((size) => size >= entry.sequence);
    const due = [...new Set([head.size, ...(timed ? sizes.filter((size) => size <= head.size) : [])])];
    const inclusion = await Promise.all(
      due.map(async (size) => ({
        size,
        path: (await inclusionPath(hashes, entry.sequence - 1, size)).map(toHex),
      })),
    );
    text += `${canonicalJson({ entry, inclusion })}\n`;
  }
  return text;
}

/** `journal/consistency.jsonl` as the format has it. */
export async function consistencyLines(archive: TestArchive, head: TestHead): Promise<string> {
  const hashes = hashesOf(await archive.leaves(head.size));
  const heads = [...archive.exported, ...archive.stamped.map((stamp) => stamp.head)];
  const bySize = new Map(heads.filter(({ size }) => size < head.size).map((one) => [one.size, one]));
  let text = '';
  for (const { size, rootSha256, at } of [...bySize.values()].sort((one, other) => one.size - other.size)) {
    const path = (await consistencyPath(hashes, size, head.size)).map(toHex);
    text += `${canonicalJson({ size, rootSha256, at, path })}\n`;
  }
  return text;
}

/** The zip of a volume, as the exporter's own writer makes it. */
export async function zipOf(files: TestFiles, root = 'evidence-2026-10-03-1000'): Promise<Bytes> {
  const chunks: Bytes[] = [];
  await writeZip({
    entries: [...files].map(([path, bytes]) => ({
      path: `${root}/${path}`,
      sizeBytes: bytes.byteLength,
      // A copy, since the writer may give the buffer away.
      read: () => Promise.resolve(bytes.slice()),
    })),
    wallClock: new Date(Date.UTC(2026, 9, 3, 10, 0, 0)),
    sink: {
      write: (chunk) => {
        chunks.push(chunk.slice());
      },
    },
    signal: new AbortController().signal,
    onEntry: () => undefined,
  });
  return joinBytes(chunks);
}

export function joinBytes(chunks: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** An archive of two captures, one with a remark, and something between them that no bundle shows. */
export async function smallArchive(): Promise<TestArchive> {
  const archive = await TestArchive.open();
  await archive.capture();
  await archive.note('checked', null, null);
  await archive.capture(new Map([['big.bin', utf8('x'.repeat(5000))]]), 'A note');
  return archive;
}
