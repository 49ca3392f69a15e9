import {
  configure,
  type Entry,
  type FileEntry,
  Reader,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-custom.js';
import { FileRefused } from '../domain/imported-file';
import { joinBytes } from '../domain/bytes';
import type { ReadRange } from './media';

/** A zip from elsewhere whose directory was found to be safe. */
export interface ForeignZip {
  readonly entries: readonly ForeignEntry[];
  /** Throws `FileRefused` where it unpacks to more than it says or than `most` bytes. */
  read(entry: ForeignEntry, most: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The same piece by piece. */
  pieces(entry: ForeignEntry, most: number): AsyncGenerator<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

export interface ForeignEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly packedBytes: number;
  readonly encrypted: boolean;
}

const MOST_ENTRIES = 50_000;
/** What compresses better than this is no file that a person made; deflate's own limit is 1,032. */
const MOST_RATIO = 200;
/** Below this nothing is a bomb. */
const HARMLESS_BYTES = 50 * 1024 * 1024;
const LOCAL_HEADER_BYTES = 30;
/** How the library says that more comes out than was announced. */
const SIZE_LIES = /uncompressed size/i;

configure({ useWebWorkers: false });

/**
 * Opens a zip and looks its directory through before anything is unpacked. Refused: names that lead elsewhere or
 * stand there twice, entries that lie in one another, more than anybody needs, sizes that only a bomb has. `null`
 * where there is no readable directory.
 */
export async function openZip(size: number, read: ReadRange): Promise<ForeignZip | null> {
  const reader = new ZipReader(new RangeReader(size, read), {
    strictness: 'balanced',
    checkAmbiguity: false,
    // Names are looked at below, where a bad one has a reason of its own.
    filenameValidation: 'tolerant',
  });
  const entries: Entry[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.length >= MOST_ENTRIES) throw new FileRefused('zip-too-many-entries');
      entries.push(entry);
    }
  } catch (error) {
    await reader.close();
    if (error instanceof FileRefused) throw error;
    return null;
  }
  requireSafeNames(entries);
  requireApart(entries);
  requireNoBomb(entries);
  const files = new Map<string, FileEntry>();
  const listed: ForeignEntry[] = [];
  for (const entry of entries) {
    if (entry.directory) continue;
    files.set(entry.filename, entry);
    listed.push({
      name: entry.filename,
      sizeBytes: entry.uncompressedSize,
      packedBytes: entry.compressedSize,
      encrypted: entry.encrypted,
    });
  }

  async function* pieces(
    { name, sizeBytes }: ForeignEntry,
    most: number,
  ): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const entry = files.get(name);
    if (entry === undefined) throw new Error('no such entry');
    const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
    const from = readable.getReader();
    let unpacking: Promise<unknown> = Promise.resolve();
    const failure = new Promise<never>((_, reject) => {
      unpacking = entry.getData(writable, { checkSignature: true, useWebWorkers: false }).catch(reject);
    });
    failure.catch(() => undefined);
    let got = 0;
    try {
      for (;;) {
        const next = await Promise.race([from.read(), failure]);
        if (next.done) break;
        got += next.value.byteLength;
        // The directory can lie; what comes out is what counts.
        if (got > sizeBytes || got > most) throw new FileRefused('zip-bomb', 'more than it says');
        yield next.value;
      }
      await Promise.race([unpacking, failure]);
    } catch (error) {
      if (error instanceof Error && SIZE_LIES.test(error.message))
        throw new FileRefused('zip-bomb', error.message);
      throw error;
    } finally {
      await from.cancel().catch(() => undefined);
    }
  }

  return {
    entries: listed,
    pieces,
    async read(entry, most) {
      const all: Uint8Array<ArrayBuffer>[] = [];
      for await (const piece of pieces(entry, most)) all.push(piece.slice());
      return joinBytes(all);
    },
    close: () => reader.close(),
  };
}

function requireSafeNames(entries: readonly Entry[]): void {
  const names = new Set<string>();
  for (const { filename } of entries) {
    const unsafe =
      filename === '' ||
      filename.startsWith('/') ||
      filename.includes('\\') ||
      filename.includes('\0') ||
      /^[A-Za-z]:/.test(filename) ||
      filename.split('/').includes('..');
    if (unsafe || names.has(filename)) throw new FileRefused('zip-unsafe-names');
    names.add(filename);
  }
}

function requireApart(entries: readonly Entry[]): void {
  const sorted = entries.toSorted((one, other) => one.offset - other.offset);
  let end = 0;
  for (const { offset, compressedSize, rawFilename } of sorted) {
    if (offset < end) throw new FileRefused('zip-overlapping');
    end = offset + LOCAL_HEADER_BYTES + rawFilename.byteLength + compressedSize;
  }
}

function requireNoBomb(entries: readonly Entry[]): void {
  let whole = 0;
  let packed = 0;
  for (const { compressedSize, uncompressedSize } of entries) {
    whole += uncompressedSize;
    packed += compressedSize;
    if (uncompressedSize > HARMLESS_BYTES && uncompressedSize > compressedSize * MOST_RATIO)
      throw new FileRefused('zip-bomb');
  }
  if (whole > HARMLESS_BYTES && whole > packed * MOST_RATIO) throw new FileRefused('zip-bomb');
}

class RangeReader extends Reader<null> {
  readonly #read: ReadRange;
  constructor(size: number, read: ReadRange) {
    super(null);
    this.size = size;
    this.#read = read;
  }
  override readUint8Array(index: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#read(index, Math.min(this.size, index + length));
  }
}
