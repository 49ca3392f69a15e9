import { joinBytes } from '../domain/bytes';
import { HASH_BYTES, nodeHash, type TreeHash, type TreeHashes } from './merkle-tree';

/**
 * A Merkle tree kept as tiles, cut as in C2SP tlog-tiles: a tile of level k stands on up to 256 hashes of complete
 * subtrees of 2^(8k) leaves each. Unlike there it also holds every complete node above them, since hashing is what
 * takes time in a browser (Firefox: 0.05 ms a hash) and a proof would have to make some 500 of them anew. The
 * order is that in which they come to be: each hash of the row, then the nodes that it completes, lowest first.
 * So a tile only ever grows at its end, and what stands in it never changes.
 */
export interface Tile {
  readonly level: number;
  readonly index: number;
  /** 1 to 511 hashes of 32 bytes. */
  readonly hashes: Uint8Array<ArrayBuffer>;
}

/** The hashes of a tile as they were last stored; `null` where no such tile was stored. */
export type TileReader = (level: number, index: number) => Promise<Uint8Array<ArrayBuffer> | null>;

export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 2 ** TILE_HEIGHT;

/** Hashes in a tile that stands on `width`: each, and a node for each pair that is complete at any height. */
function lengthOf(width: number): number {
  let ones = 0;
  for (let rest = width; rest > 0; rest >>= 1) ones += rest & 1;
  return 2 * width - ones;
}

/** Where the node over the hashes `index * 2^height` up to `(index + 1) * 2^height` stands in its tile. */
function placeOf(height: number, index: number): number {
  return lengthOf((index + 1) * 2 ** height - 1) + height;
}

/**
 * The tiles that change when `leaves` (leaf hashes) are put behind the `size` leaves that are stored, each whole
 * and at most once. Whoever stores them stores all or none. Reads only the tiles at the right edge that are
 * not full. Throws `RangeError` where those do not fit `size`.
 */
export async function appendToTiles(
  read: TileReader,
  size: number,
  leaves: readonly TreeHash[],
): Promise<Tile[]> {
  if (!Number.isInteger(size) || size < 0) throw new RangeError(`size is ${size}`);
  const changed: Tile[] = [];
  let added = leaves;
  for (let level = 0; added.length > 0; level += 1) {
    const before = Math.floor(size / TILE_WIDTH ** level);
    let width = before % TILE_WIDTH;
    let index = Math.floor(before / TILE_WIDTH);
    let hashes = width === 0 ? [] : await edgeHashes(read, level, index, width);
    const above: TreeHash[] = [];
    for (let at = 0; at < added.length;) {
      const taken = added.slice(at, at + TILE_WIDTH - width);
      at += taken.length;
      await grow(hashes, width, taken);
      width += taken.length;
      changed.push({ level, index, hashes: joinBytes(hashes) });
      if (width === TILE_WIDTH) {
        above.push(hashes.at(-1) as TreeHash);
        hashes = [];
        width = 0;
        index += 1;
      }
    }
    added = above;
  }
  return changed;
}

/** Puts `taken` behind the `width` hashes that a tile stands on, height by height so that each is hashed at once. */
async function grow(hashes: TreeHash[], width: number, taken: readonly TreeHash[]): Promise<void> {
  let row = taken;
  let first = width;
  for (let height = 0; row.length > 0; height += 1) {
    for (const [at, hash] of row.entries()) hashes[placeOf(height, first + at)] = hash;
    const last = first + row.length;
    const parents: Promise<TreeHash>[] = [];
    first = Math.floor(first / 2);
    for (let parent = first; 2 * parent + 1 < last; parent += 1) {
      const left = hashes[placeOf(height, 2 * parent)] as TreeHash;
      const right = hashes[placeOf(height, 2 * parent + 1)] as TreeHash;
      parents.push(nodeHash(left, right));
    }
    row = await Promise.all(parents);
  }
}

async function edgeHashes(
  read: TileReader,
  level: number,
  index: number,
  width: number,
): Promise<TreeHash[]> {
  const bytes = await read(level, index);
  if (bytes === null || bytes.length !== lengthOf(width) * HASH_BYTES) {
    const found = bytes === null ? 'missing' : `${bytes.length} bytes`;
    throw new RangeError(`tile ${level}/${index} is ${found} instead of ${width} hashes with their nodes`);
  }
  const hashes: TreeHash[] = [];
  for (let at = 0; at < bytes.length; at += HASH_BYTES) hashes.push(bytes.slice(at, at + HASH_BYTES));
  return hashes;
}

/** Tiles that a lookup keeps: up to 16 kB each. */
const KEPT_TILES = 64;

/**
 * The lookup of a tree that is kept as tiles. It keeps the tiles it used last, and may be used on while the tree
 * grows: what is complete never changes, and a tile that is too short for what is asked is read again. `subtree`
 * rejects with a `RangeError` where a tile is missing, too short or no row of hashes. It does not find out that
 * a stored hash is wrong; a root or a proof made of it will not verify. Not to be kept beyond a write that was taken
 * back: it may have kept what that write put there.
 */
export function hashesInTiles(read: TileReader): TreeHashes {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  const load = async (level: number, index: number): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = await read(level, index);
    if (bytes === null) throw new RangeError(`tile ${level}/${index} is missing`);
    if (
      bytes.length === 0 ||
      bytes.length > lengthOf(TILE_WIDTH) * HASH_BYTES ||
      bytes.length % HASH_BYTES !== 0
    ) {
      throw new RangeError(`tile ${level}/${index} is ${bytes.length} bytes`);
    }
    return bytes;
  };

  /** The tile with at least `length` bytes. */
  const fetchTile = async (
    level: number,
    index: number,
    length: number,
  ): Promise<Uint8Array<ArrayBuffer>> => {
    const name = `${level}/${index}`;
    let pending = kept.get(name);
    if (pending !== undefined) {
      const tile = await pending.catch(() => null);
      if (tile === null || tile.length < length) pending = undefined;
    }
    pending ??= load(level, index);
    kept.delete(name);
    kept.set(name, pending);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_TILES) break;
      kept.delete(oldest);
    }
    const tile = await pending;
    if (tile.length < length)
      throw new RangeError(`tile ${name} is ${tile.length} bytes instead of ${length}`);
    return tile;
  };

  return {
    async subtree(level, index) {
      const height = level % TILE_HEIGHT;
      const perTile = TILE_WIDTH / 2 ** height;
      const start = placeOf(height, index % perTile) * HASH_BYTES;
      const end = start + HASH_BYTES;
      const tile = await fetchTile(Math.floor(level / TILE_HEIGHT), Math.floor(index / perTile), end);
      return tile.slice(start, end);
    },
  };
}
