/** Something to be verified, read at any place. A `Blob` or an open file; never wholly in memory. */
export interface VerifierSource {
  /** File name, for the person. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /**
   * Bytes of the source; fewer only at its end. Where `into` is given and large enough they may be put there, so that
   * a gigabyte need not pass through a thousand buffers.
   */
  read(offset: number, length: number, into?: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>>;
}

/** A folder instead of a zip: what is in it, by path with `/` between folders. */
export interface FolderSource {
  readonly name: string;
  readonly files: readonly VerifierSource[];
  /** Every folder below it, by path. */
  readonly folders: readonly string[];
  /** Entries that are no plain files (links, sockets …), which no bag may have. */
  readonly odd: readonly string[];
}

export type AnySource = VerifierSource | FolderSource;

export function isFolder(source: AnySource): source is FolderSource {
  return 'files' in source;
}

/** A `Blob` or `File` as a source. */
export function blobSource(blob: Blob, name: string): VerifierSource {
  return {
    name,
    size: blob.size,
    read: async (offset, length) =>
      new Uint8Array(await blob.slice(offset, Math.min(offset + length, blob.size)).arrayBuffer()),
  };
}

/** Bytes in memory as a source. */
export function bytesSource(bytes: Uint8Array<ArrayBuffer>, name: string): VerifierSource {
  return {
    name,
    size: bytes.byteLength,
    read: (offset, length) => Promise.resolve(bytes.slice(offset, offset + length)),
  };
}

/** A stretch of `source` that begins at `offset`, as a source by itself. */
export function partOf(source: VerifierSource, offset: number, size: number, name: string): VerifierSource {
  return {
    name,
    size,
    read: (at, length, into) => source.read(offset + at, Math.max(0, Math.min(length, size - at)), into),
  };
}

/** Read in one go up to here; above it in pieces. */
export const PIECE_BYTES = 4 * 1024 * 1024;

/**
 * The whole source in order, in pieces. Throws `SourceEndsEarly` where it gives less than its size. With `into` each
 * piece is good only until the next one is asked for.
 */
export async function* piecesOf(
  source: VerifierSource,
  into?: ArrayBuffer,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < source.size; at += PIECE_BYTES) {
    const wanted = Math.min(PIECE_BYTES, source.size - at);
    const piece = await source.read(at, wanted, into);
    if (piece.byteLength !== wanted) throw new SourceEndsEarly(source.name);
    yield piece;
  }
}

export class SourceEndsEarly extends Error {
  constructor(name: string) {
    super(`${name} ends before its size`);
    this.name = 'SourceEndsEarly';
  }
}
