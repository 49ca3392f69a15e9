import type { PayloadRow } from './rows';
import type { Sealer } from './vault';

/** Large payloads are sealed in pieces of this many plain bytes. */
export const CHUNK_BYTES = 4 * 1024 * 1024;

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
  return { artifactId, chunk, of, bytes: await sealer.seal(placeOfChunk(artifactId, chunk, of), plain) };
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

/** What a chunk is sealed with beside its bytes. */
export function placeOfChunk(artifactId: string, index: number, of: number) {
  return { type: 'payload', id: artifactId, chunk: { index, last: index === of - 1 } } as const;
}
