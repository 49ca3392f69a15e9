import { joinBytes } from '../domain/bytes';
import { Malformed } from './bundle-json';
import type { ContainerFile } from './container';
import type { HashAlgorithm, Hashing } from './hashing';
import { PIECE_BYTES } from './source';

/** A text or JSON file is larger than anything the format knows. */
export class TooLarge extends Error {
  constructor(path: string, size: number) {
    super(`${path} has ${size} bytes`);
    this.name = 'TooLarge';
  }
}

/** The whole content; throws `TooLarge` above `bound` bytes, before anything is read. */
export async function readBounded(file: ContainerFile, bound: number): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > bound) throw new TooLarge(file.path, file.size);
  return joined(file, await piecesIn(file));
}

export interface ReadFile {
  readonly digests: ReadonlyMap<HashAlgorithm, string>;
  readonly size: number;
  /** CRC-32 of the content; `null` where nothing says what it should be. */
  readonly crc32: number | null;
}

/** Reads a file once for all its digests, by way of `buffer`. What is small is hashed whole, the rest piece by piece. */
export async function readFile(
  file: ContainerFile,
  algorithms: readonly HashAlgorithm[],
  hashing: Hashing,
  signal: AbortSignal,
  buffer: ArrayBuffer,
): Promise<ReadFile> {
  if (file.size <= PIECE_BYTES) {
    const bytes = joined(file, await piecesIn(file, buffer));
    const digests = await Promise.all(
      algorithms.map(async (algorithm) => [algorithm, await hashing.whole(algorithm, bytes)] as const),
    );
    return {
      digests: new Map(digests),
      size: bytes.byteLength,
      crc32: file.crc32 === null ? null : hashing.crc32(bytes),
    };
  }
  const hashes = await Promise.all(
    algorithms.map(async (algorithm) => [algorithm, await hashing.start(algorithm)] as const),
  );
  let size = 0;
  let sum = 0;
  for await (const piece of file.pieces(buffer)) {
    signal.throwIfAborted();
    size += piece.byteLength;
    requireRoom(file, file.size - size);
    if (file.crc32 !== null) sum = hashing.crc32(piece, sum);
    for (const [, hash] of hashes) hash.update(piece);
  }
  return {
    digests: new Map(hashes.map(([algorithm, hash]) => [algorithm, hash.digest()])),
    size,
    crc32: file.crc32 === null ? null : sum,
  };
}

function joined(
  { path, size }: ContainerFile,
  pieces: readonly Uint8Array<ArrayBuffer>[],
): Uint8Array<ArrayBuffer> {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined && only.byteLength === size) return only;
  const length = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
  if (length !== size) throw new Malformed(`${path} has ${length} bytes, not ${size}`);
  return joinBytes(pieces);
}

/** A compressed file can announce little and unpack to anything. */
function requireRoom({ path, size }: ContainerFile, left: number): void {
  if (left < 0) throw new Malformed(`${path} is larger than its ${size} bytes`);
}

/** All pieces. A file that comes in more than one of them is not read by way of one buffer. */
async function piecesIn(file: ContainerFile, buffer?: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const into = file.size <= PIECE_BYTES ? buffer : undefined;
  let left = file.size;
  for await (const piece of file.pieces(into)) {
    left -= piece.byteLength;
    requireRoom(file, left);
    pieces.push(piece);
  }
  return pieces;
}

/**
 * The lines of a UTF-8 file, each ended by LF, without holding more than one of them. Throws `TypeError` where it is
 * no UTF-8 and `TooLarge` for a line beyond `bound` bytes. A last line without its LF comes with `ended: false`.
 */
export async function* linesIn(
  file: ContainerFile,
  bound: number,
): AsyncGenerator<{ readonly text: string; readonly ended: boolean }> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const piece of file.pieces()) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) yield { text, ended: true };
    if (rest.length > bound) throw new TooLarge(file.path, rest.length);
  }
  rest += decoder.decode();
  if (rest !== '') yield { text: rest, ended: false };
}
