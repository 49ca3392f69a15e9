import {
  type Entry,
  type FileEntry,
  Reader,
  Uint8ArrayWriter,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-custom.js';
import { inParallel } from '../domain/parallel';
import { ProblemError } from '../domain/problem';
import { type BagFile, parseManifest } from './bag';
import { crc32 } from '../integrity/crc32';
import { publicKeyFromPem, verifySignature } from '../integrity/signing';
import { startSha256 } from '../integrity/streaming-digest';
import { throwIfCancelled } from './cancel';
import { LARGE_BYTES } from './large-file';
import { PUBLIC_KEY, TAG_MANIFEST_SIGNATURE } from './proofs';
import type { Volume } from './volume';

export interface Verification {
  readonly volume: Pick<Volume, 'read'>;
  /** Of the zip, bytes. */
  readonly sizeBytes: number;
  /** The one folder at the top. */
  readonly root: string;
  /** Every file that went in, with the digest it had then. */
  readonly expected: readonly BagFile[];
  /** Takes the bytes over. */
  readonly digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
  readonly signal: AbortSignal;
  readonly onFile: (file: BagFile) => void;
}

const KEPT = /^(?:(?:tag)?manifest-sha256\.txt|journal\/tree-head\.json|signatures\/.*)$/;
const TAG_MANIFEST = 'tagmanifest-sha256.txt';
const AT_ONCE = 3;
/** Larger files are read back one at a time. */
const SMALL_BYTES = 16 * 1024 * 1024;
/** Of a large file so much is read at once. */
const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * Reads a finished zip back with another implementation than wrote it and compares it with what went in: the
 * same files and no other, each with its size, its CRC and its digest, and the manifests in it list just that.
 * Returns how many files were the same, which is all of them: anything else throws.
 */
export async function verifyVolume(verification: Verification): Promise<number> {
  const { volume, sizeBytes, root, expected, digest, signal, onFile } = verification;
  const reader = new ZipReader(new VolumeReader(volume, sizeBytes), { strictness: 'strict' });
  const entries = await reader.getEntries();
  const awaited = new Map(expected.map((file) => [`${root}/${file.path}`, file]));
  const pairs = entries.map((entry) => {
    const file = awaited.get(entry.filename);
    if (file === undefined) throw damaged(`${entry.filename} does not belong there`);
    awaited.delete(entry.filename);
    return { entry: requireStored(entry, file), file };
  });
  for (const path of awaited.keys()) throw damaged(`${path} is missing`);

  const digests = new Map<string, string>();
  /** Manifests, key and signatures: small, and looked at once more below. */
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  const check = async ({ entry, file }: (typeof pairs)[number]): Promise<void> => {
    if (entry.uncompressedSize > LARGE_BYTES) {
      const found = await measureStored(volume, entry, signal);
      if (found.crc32 !== entry.crc32) throw damaged(`CRC of ${file.path}`);
      if (found.sha256 !== file.sha256) throw damaged(`digest of ${file.path}`);
      digests.set(file.path, found.sha256);
      onFile(file);
      return;
    }
    const bytes = await readStored(volume, entry);
    if (crc32(bytes) !== entry.crc32) throw damaged(`CRC of ${file.path}`);
    if (KEPT.test(file.path)) kept.set(file.path, bytes.slice());
    const sha256 = await digest(bytes);
    if (sha256 !== file.sha256) throw damaged(`digest of ${file.path}`);
    digests.set(file.path, sha256);
    onFile(file);
  };
  const isSmall = ({ file }: (typeof pairs)[number]): boolean => file.sizeBytes <= SMALL_BYTES;
  const stop = (): void => throwIfCancelled(signal);
  await inParallel(pairs.filter(isSmall), AT_ONCE, stop, check);
  await inParallel(
    pairs.filter((pair) => !isSmall(pair)),
    1,
    stop,
    check,
  );
  await reader.close();

  const paths = [...digests.keys()];
  compareManifest('manifest-sha256.txt', (path) => path.startsWith('data/'));
  compareManifest(
    'tagmanifest-sha256.txt',
    (path) => !path.startsWith('data/') && path !== TAG_MANIFEST && path !== TAG_MANIFEST_SIGNATURE,
  );
  await requireSignature(TAG_MANIFEST, TAG_MANIFEST_SIGNATURE);
  await requireSignature('journal/tree-head.json', 'signatures/tree-head.json.sig');
  return digests.size;

  async function requireSignature(path: string, signaturePath: string): Promise<void> {
    const [bytes, signature, pem] = [path, signaturePath, PUBLIC_KEY].map((name) => kept.get(name));
    // A bundle with a key and no signature would be one that fell through to unsigned.
    if (signature === undefined && pem === undefined) return;
    const spki = pem === undefined ? null : publicKeyFromPem(new TextDecoder().decode(pem));
    if (
      bytes === undefined ||
      signature === undefined ||
      spki === null ||
      !(await verifySignature(spki, signature, bytes))
    )
      throw damaged(`signature of ${path}`);
  }

  function compareManifest(name: string, belongs: (path: string) => boolean): void {
    const text = kept.get(name);
    if (text === undefined) throw damaged(`${name} is missing`);
    const listed = parseManifest(new TextDecoder().decode(text));
    for (const path of paths.filter(belongs)) {
      if (listed.get(path) !== digests.get(path)) throw damaged(`${name} has another digest for ${path}`);
      listed.delete(path);
    }
    for (const path of listed.keys()) throw damaged(`${name} lists ${path}`);
  }
}

function requireStored(entry: Entry, { path, sizeBytes }: BagFile): FileEntry {
  if (entry.directory || entry.encrypted || entry.compressionMethod !== 0) throw damaged(`kind of ${path}`);
  if (entry.uncompressedSize !== sizeBytes || entry.compressedSize !== sizeBytes)
    throw damaged(`size of ${path}`);
  return entry;
}

/**
 * The bytes of a stored entry. Its header is read and compared with the directory by zip.js, which tells where
 * the bytes lie; they are taken from there at once, since its chain of streams would copy them four times.
 */
async function readStored(volume: Pick<Volume, 'read'>, entry: FileEntry): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await volume.read(await offsetOf(entry), entry.uncompressedSize);
  if (bytes.byteLength !== entry.uncompressedSize) throw damaged(`${entry.filename} ends early`);
  return bytes;
}

/** The same of a large one, piece by piece. */
async function measureStored(
  volume: Pick<Volume, 'read'>,
  entry: FileEntry,
  signal: AbortSignal,
): Promise<{ readonly crc32: number; readonly sha256: string }> {
  const from = await offsetOf(entry);
  const to = from + entry.uncompressedSize;
  const digest = await startSha256();
  let sum = 0;
  for (let at = from; at < to; at += PIECE_BYTES) {
    throwIfCancelled(signal);
    const wanted = Math.min(PIECE_BYTES, to - at);
    const piece = await volume.read(at, wanted);
    if (piece.byteLength !== wanted) throw damaged(`${entry.filename} ends early`);
    sum = crc32(piece, sum);
    digest.update(piece);
  }
  return { crc32: sum, sha256: digest.end() };
}

async function offsetOf(entry: FileEntry): Promise<number> {
  await entry.getData(new Uint8ArrayWriter(), { checkOverlappingEntryOnly: true, strictness: 'strict' });
  const at = entry.localDirectory?.dataOffset;
  if (at === undefined) throw damaged(`header of ${entry.filename}`);
  return at;
}

/** Reads the zip's own structures. */
class VolumeReader extends Reader<null> {
  readonly #volume: Pick<Volume, 'read'>;
  constructor(volume: Pick<Volume, 'read'>, size: number) {
    super(null);
    this.#volume = volume;
    this.size = size;
  }
  override readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#volume.read(index, length);
  }
}

function damaged(detail: string): ProblemError {
  return new ProblemError({ code: 'unexpected', detail: `reading the bundle back: ${detail}` });
}
