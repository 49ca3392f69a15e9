import { inclusionPath, leafHash, treeRoot, type TreeHash } from '../../src/integrity/merkle-tree.ts';
import { appendToTiles, hashesInTiles, type TileReader } from '../../src/integrity/tiles.ts';
import { median } from './row.ts';

/*
 * Runs in a page of the extension, so that the browser's own hashing is measured. Built into a copy of the extension
 * by integrity-rows.ts; no part of what is shipped.
 */

const tiles = new Map<string, Uint8Array<ArrayBuffer>>();
const read: TileReader = async (level, index) => tiles.get(`${level}/${index}`) ?? null;
let size = 0;

async function append(leaves: readonly TreeHash[]): Promise<void> {
  for (const { level, index, hashes } of await appendToTiles(read, size, leaves)) {
    tiles.set(`${level}/${index}`, hashes);
  }
  size += leaves.length;
}

/** Bytes of an entry of usual length. */
function entryBytes(sequence: number): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify({ sequence, filler: 'x'.repeat(300) }));
}

/** Fills the tree up to `entries`. */
async function fill(entries: number): Promise<void> {
  while (size < entries) {
    const count = Math.min(5000, entries - size);
    await append(
      await Promise.all(Array.from({ length: count }, (_, at) => leafHash(entryBytes(size + at)))),
    );
  }
}

async function medianOf(rounds: number, act: (round: number) => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await act(round);
    took.push(performance.now() - began);
  }
  return median(took);
}

/** Milliseconds at the median of `rounds` each, in the tree as it is. Only the last keeps what it read and computed. */
async function measure(rounds: number): Promise<{ append: number; proof: number; keptProof: number }> {
  const at = (round: number): number => (round * 48_271) % size;
  const proof = await medianOf(rounds, (round) => inclusionPath(hashesInTiles(read), at(round), size));
  const kept = hashesInTiles(read);
  const keptProof = await medianOf(rounds, (round) => inclusionPath(kept, at(round), size));
  const appended = await medianOf(rounds, async () => {
    await append([await leafHash(entryBytes(size))]);
    await treeRoot(hashesInTiles(read), size);
  });
  return { append: appended, proof, keptProof };
}

Object.assign(globalThis, { bench: { fill, measure } });
