import { HASH_BYTES, nodeHash, type TreeHash, type TreeHashes } from './merkle-tree';

/**
 * A Merkle tree kept as tiles, cut as in C2SP tlog-tiles: a tile of level k has, side by side, the hashes of up
 * to 256 complete subtrees of 2^(8k) leaves each. Only hashes of complete subtrees are kept, so what stands in
 * a tile never changes; the last tile of a level grows until it is full.
 */
export interface Tile {
  readonly level: number;
  readonly index: number;
  /** 1 to 256 hashes of 32 bytes, leftmost first. */
  readonly hashes: Uint8Array<ArrayBuffer>;
}

/** The hashes of a tile as they were last stored; `null` where no such tile was stored. */
export type TileReader = (level: number, index: number) => Promise<Uint8Array<ArrayBuffer> | null>;

export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 2 ** TILE_HEIGHT;

/**
 * The tiles that change when `leaves` (leaf hashes) are put behind the `size` leaves that are stored, each whole
 * and at most once. Whoever stores them stores all or none. Reads only the tiles at the right edge that are
 * not full. Throws where those do not fit `size`.
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
    const partial = before % TILE_WIDTH;
    let index = Math.floor(before / TILE_WIDTH);
    let hashes = partial === 0 ? [] : await edgeHashes(read, level, index, partial);
    const above: TreeHash[] = [];
    for (let at = 0; at < added.length;) {
      const taken = added.slice(at, at + TILE_WIDTH - hashes.length);
      at += taken.length;
      hashes.push(...taken);
      changed.push({ level, index, hashes: concatenated(hashes) });
      if (hashes.length === TILE_WIDTH) {
        above.push(await completeRoot(hashes));
        hashes = [];
        index += 1;
      }
    }
    added = above;
  }
  return changed;
}

async function edgeHashes(
  read: TileReader,
  level: number,
  index: number,
  count: number,
): Promise<TreeHash[]> {
  const bytes = await read(level, index);
  if (bytes === null || bytes.length !== count * HASH_BYTES) {
    const found = bytes === null ? 'missing' : `${bytes.length} bytes`;
    throw new RangeError(`tile ${level}/${index} is ${found} instead of ${count} hashes`);
  }
  return split(bytes);
}

/** Tiles that a lookup keeps, with the nodes inside them that it computed: about 16 kB each. */
const KEPT_TILES = 64;

interface KeptTile {
  readonly hashes: readonly TreeHash[];
  /** By level inside the tile, then by index inside the tile. */
  readonly nodes: Map<number, Promise<TreeHash>>;
}

/**
 * The lookup of a tree that is kept as tiles. It keeps the tiles it used last and what it computed from them,
 * and may be used on while the tree grows: what is complete never changes, and a tile that is too short for
 * what is asked is read again. `subtree` rejects with a `RangeError` where a tile is missing, too short or no
 * row of hashes. It does not find out that a stored hash is wrong; a root or a proof made of it will not verify.
 * Not to be kept beyond a write that was taken back: it may have kept what that write put there.
 */
export function hashesInTiles(read: TileReader): TreeHashes {
  const kept = new Map<string, Promise<KeptTile>>();

  const load = async (level: number, index: number): Promise<KeptTile> => {
    const bytes = await read(level, index);
    if (bytes === null) throw new RangeError(`tile ${level}/${index} is missing`);
    if (bytes.length === 0 || bytes.length > TILE_WIDTH * HASH_BYTES || bytes.length % HASH_BYTES !== 0) {
      throw new RangeError(`tile ${level}/${index} is ${bytes.length} bytes`);
    }
    return { hashes: split(bytes), nodes: new Map() };
  };

  const fetchTile = async (level: number, index: number, count: number): Promise<KeptTile> => {
    const name = `${level}/${index}`;
    let pending = kept.get(name);
    if (pending !== undefined) {
      const tile = await pending.catch(() => null);
      // Another call may have put a longer one there meanwhile; that one is looked at next time.
      if (tile === null || tile.hashes.length < count) pending = undefined;
    }
    pending ??= load(level, index);
    kept.delete(name);
    kept.set(name, pending);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT_TILES) break;
      kept.delete(oldest);
    }
    const tile = await pending;
    if (tile.hashes.length < count) {
      throw new RangeError(`tile ${name} has ${tile.hashes.length} hashes instead of ${count}`);
    }
    return tile;
  };

  return {
    async subtree(level, index) {
      const tileLevel = Math.floor(level / TILE_HEIGHT);
      const height = level % TILE_HEIGHT;
      const first = index * 2 ** height;
      const tileIndex = Math.floor(first / TILE_WIDTH);
      const offset = first % TILE_WIDTH;
      const tile = await fetchTile(tileLevel, tileIndex, offset + 2 ** height);
      return nodeInTile(tile, height, offset / 2 ** height);
    },
  };
}

function nodeInTile(tile: KeptTile, height: number, index: number): Promise<TreeHash> {
  if (height === 0) {
    const hash = tile.hashes[index];
    return hash === undefined ? Promise.reject(new RangeError('beyond the tile')) : Promise.resolve(hash);
  }
  // As in a heap: no two nodes of a tile have the same number.
  const number = 2 ** (TILE_HEIGHT - height) + index;
  let node = tile.nodes.get(number);
  if (node === undefined) {
    node = Promise.all([
      nodeInTile(tile, height - 1, 2 * index),
      nodeInTile(tile, height - 1, 2 * index + 1),
    ]).then(([left, right]) => nodeHash(left, right));
    tile.nodes.set(number, node);
  }
  return node;
}

/** Root of a power of two of hashes. */
async function completeRoot(hashes: readonly TreeHash[]): Promise<TreeHash> {
  let row = hashes;
  while (row.length > 1) {
    const pairs: Promise<TreeHash>[] = [];
    for (let index = 0; index + 1 < row.length; index += 2) {
      pairs.push(nodeHash(row[index] as TreeHash, row[index + 1] as TreeHash));
    }
    row = await Promise.all(pairs);
  }
  return row[0] as TreeHash;
}

function split(bytes: Uint8Array<ArrayBuffer>): TreeHash[] {
  const hashes: TreeHash[] = [];
  for (let at = 0; at < bytes.length; at += HASH_BYTES) hashes.push(bytes.slice(at, at + HASH_BYTES));
  return hashes;
}

function concatenated(hashes: readonly TreeHash[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES);
  for (const [index, hash] of hashes.entries()) bytes.set(hash, index * HASH_BYTES);
  return bytes;
}
