import { joinBytes } from '../domain/bytes';
import { ProblemError } from '../domain/problem';
import type { ArchiveDatabase } from './database';
import type { PayloadRow } from './rows';
import type { Opener, Sealer } from './vault';

/** Large payloads are sealed in pieces of this many plain bytes. */
export const CHUNK_BYTES = 4 * 1024 * 1024;

/** How many chunks are read and opened at once: bounds what lies in memory beside the result. */
const CHUNKS_AT_ONCE = 4;

/** How many chunks so many bytes are sealed in; an empty artifact is one chunk of nothing. */
export function chunkCount(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / CHUNK_BYTES));
}

/** One chunk, sealed. */
export async function sealChunk(
  sealer: Sealer,
  artifactId: string,
  chunk: number,
  of: number,
  plain: Uint8Array<ArrayBuffer>,
): Promise<PayloadRow> {
  return { artifactId, chunk, of, bytes: await sealer.seal(placeOf(artifactId, chunk, of), plain) };
}

/** The rows of one artifact's bytes, sealed; an empty artifact is one chunk of nothing. */
export async function sealPayload(
  sealer: Sealer,
  artifactId: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<PayloadRow[]> {
  const of = chunkCount(bytes.byteLength);
  const rows: PayloadRow[] = [];
  for (let chunk = 0; chunk < of; chunk += 1) {
    const plain = bytes.subarray(chunk * CHUNK_BYTES, (chunk + 1) * CHUNK_BYTES);
    rows.push(await sealChunk(sealer, artifactId, chunk, of, plain));
  }
  return rows;
}

/**
 * The plain bytes of an artifact; `null` when nothing of it is there. Throws `archive-unreadable` when a chunk
 * is missing or does not open.
 */
export async function readPayload(
  database: ArchiveDatabase,
  opener: Opener,
  artifactId: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const first = await database.payloads.get([artifactId, 0]);
  if (first === undefined) {
    const others = await database.payloads
      .where('[artifactId+chunk]')
      .between([artifactId, 0], [artifactId, Infinity])
      .count();
    if (others === 0) return null;
    throw missingChunk(artifactId, 0);
  }
  const open = (row: PayloadRow) => opener.open(placeOf(artifactId, row.chunk, row.of), row.bytes);
  const beginning = await open(first);
  if (first.of === 1) return beginning;

  const chunks = [beginning];
  for (let next = 1; next < first.of; next += CHUNKS_AT_ONCE) {
    const count = Math.min(CHUNKS_AT_ONCE, first.of - next);
    const keys = Array.from({ length: count }, (_, offset): [string, number] => [artifactId, next + offset]);
    const rows = await database.payloads.bulkGet(keys);
    chunks.push(
      ...(await Promise.all(
        rows.map((row, offset) => {
          if (row === undefined) throw missingChunk(artifactId, next + offset);
          return open(row);
        }),
      )),
    );
  }
  return joinBytes(chunks);
}

/**
 * One chunk of an artifact, and how many there are; `null` when nothing of it is there. Throws
 * `archive-unreadable` when it is missing or does not open.
 */
export async function readChunk(
  database: ArchiveDatabase,
  opener: Opener,
  artifactId: string,
  chunk: number,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly of: number } | null> {
  const row = await database.payloads.get([artifactId, chunk]);
  if (row !== undefined) {
    return { bytes: await opener.open(placeOf(artifactId, row.chunk, row.of), row.bytes), of: row.of };
  }
  const others = await database.payloads
    .where('[artifactId+chunk]')
    .between([artifactId, 0], [artifactId, Infinity])
    .count();
  if (others === 0) return null;
  throw missingChunk(artifactId, chunk);
}

function placeOf(artifactId: string, index: number, of: number) {
  return { type: 'payload', id: artifactId, chunk: { index, last: index === of - 1 } } as const;
}

function missingChunk(artifactId: string, chunk: number): ProblemError {
  return new ProblemError({
    code: 'archive-unreadable',
    detail: `payload ${artifactId}: chunk ${chunk} is missing`,
  });
}
