import { joinBytes } from '../domain/bytes';
import { ProblemError } from '../domain/problem';
import type { ArchiveDatabase } from './database';
import { placeOfChunk } from './payload';
import type { PayloadRow } from './rows';
import type { Opener } from './vault';

/** How many chunks are read and opened at once: bounds what lies in memory beside the result. */
const CHUNKS_AT_ONCE = 4;

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
  const open = (row: PayloadRow) => opener.open(placeOfChunk(artifactId, row.chunk, row.of), row.bytes);
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
    return { bytes: await opener.open(placeOfChunk(artifactId, row.chunk, row.of), row.bytes), of: row.of };
  }
  const others = await database.payloads
    .where('[artifactId+chunk]')
    .between([artifactId, 0], [artifactId, Infinity])
    .count();
  if (others === 0) return null;
  throw missingChunk(artifactId, chunk);
}

function missingChunk(artifactId: string, chunk: number): ProblemError {
  return new ProblemError({
    code: 'archive-unreadable',
    detail: `payload ${artifactId}: chunk ${chunk} is missing`,
  });
}
