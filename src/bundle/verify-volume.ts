import {
  type Entry,
  type FileEntry,
  Reader,
  Uint8ArrayWriter,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-custom.js';
import { ProblemError } from '../domain/problem';
import { type BagFile, parseManifest } from './bag';
import { crc32 } from '../integrity/crc32';
import { publicKeyFromPem, verifySignature } from '../integrity/signing';
import { inParallel } from './parallel';
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
    const bytes = await readStored(volume, entry);
    if (crc32(bytes) !== entry.crc32) throw damaged(`CRC of ${file.path}`);
    if (KEPT.test(file.path)) kept.set(file.path, bytes.slice());
    const sha256 = await digest(bytes);
    if (sha256 !== file.sha256) throw damaged(`digest of ${file.path}`);
    digests.set(file.path, sha256);
    onFile(file);
  };
  const isSmall = ({ file }: (typeof pairs)[number]): boolean => file.sizeBytes <= SMALL_BYTES;
  await inParallel(pairs.filter(isSmall), AT_ONCE, signal, check);
  await inParallel(
    pairs.filter((pair) => !isSmall(pair)),
    1,
    signal,
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
  await entry.getData(new Uint8ArrayWriter(), { checkOverlappingEntryOnly: true, strictness: 'strict' });
  const at = entry.localDirectory?.dataOffset;
  if (at === undefined) throw damaged(`header of ${entry.filename}`);
  const bytes = await volume.read(at, entry.uncompressedSize);
  if (bytes.byteLength !== entry.uncompressedSize) throw damaged(`${entry.filename} ends early`);
  return bytes;
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
