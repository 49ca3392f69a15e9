import type { ArchiveReader } from '../domain/archive';
import { crc32 } from '../integrity/crc32';
import { startSha256 } from '../integrity/streaming-digest';
import { UNREADABLE, unlessUnreadable } from './unreadable';

/** A larger file is not read into memory whole, but piece by piece, twice: to be measured, and to be written. */
export const LARGE_BYTES = 32 * 1024 * 1024;

/** The content of a large file, in the place where a small one has its bytes. */
export interface LargeBytes {
  readonly byteLength: number;
  readonly crc32: number;
  /** From the beginning at each call. Throws where the file is not what was measured. */
  pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

export interface MeasuredFile {
  readonly bytes: LargeBytes;
  readonly sha256: string;
}

/** Size, CRC-32 and digest of an artifact. `null` where there is none. */
export async function measureLarge(
  reader: Pick<ArchiveReader, 'readPiece'>,
  artifactId: string,
): Promise<MeasuredFile | typeof UNREADABLE | null> {
  const digest = await startSha256();
  let sum = 0;
  let byteLength = 0;
  for (let index = 0, of = 1; index < of; index += 1) {
    const piece = await unlessUnreadable(reader.readPiece(artifactId, index));
    if (piece === null || piece === UNREADABLE) return piece;
    of = piece.of;
    digest.update(piece.bytes);
    sum = crc32(piece.bytes, sum);
    byteLength += piece.bytes.byteLength;
  }
  const bytes: LargeBytes = { byteLength, crc32: sum, pieces: () => piecesOf(reader, artifactId) };
  return { bytes, sha256: digest.end() };
}

/** An artifact piece by piece; the next is opened while one is used. */
export async function* piecesOf(
  reader: Pick<ArchiveReader, 'readPiece'>,
  artifactId: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let ahead = reader.readPiece(artifactId, 0);
  for (let index = 0, of = 1; index < of; index += 1) {
    const piece = await ahead;
    if (piece === null) throw new Error(`artifact ${artifactId} has gone`);
    of = piece.of;
    if (index + 1 < of) {
      ahead = reader.readPiece(artifactId, index + 1);
      // It is awaited in the next round; until then a failure must not count as nobody's.
      ahead.catch(() => undefined);
    }
    yield piece.bytes;
  }
}
