import { beforeAll, describe, expect, test } from 'vitest';
import { toHex } from './digest';
import {
  consistencyPath,
  inclusionPath,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
  type TreeHash,
} from './merkle-tree';
import { naiveLeaf, naivePath, naiveProof, naiveRoot } from './test-naive-tree';
import { appendToTiles, hashesInTiles, TILE_WIDTH, type Tile, type TileReader } from './tiles';

/** Tiles in memory, that counts how often it is read. */
class TileStore {
  readonly tiles = new Map<string, Uint8Array<ArrayBuffer>>();
  size = 0;
  reads = 0;

  readonly read: TileReader = async (level, index) => {
    this.reads += 1;
    return this.tiles.get(`${level}/${index}`)?.slice() ?? null;
  };

  async append(leaves: readonly TreeHash[]): Promise<Tile[]> {
    const changed = await appendToTiles(this.read, this.size, leaves);
    for (const { level, index, hashes } of changed) this.tiles.set(`${level}/${index}`, hashes);
    this.size += leaves.length;
    return changed;
  }
}

function leavesOf(count: number): TreeHash[] {
  return Array.from(
    { length: count },
    (_, index) => new Uint8Array(naiveLeaf(new TextEncoder().encode(`entry ${index}`))),
  );
}

const hex = (hashes: readonly Uint8Array[]) => hashes.map(toHex);

describe('appending', () => {
  test('one at a time, root after each as by definition', async () => {
    const leaves = leavesOf(600);
    const store = new TileStore();
    const hashes = hashesInTiles(store.read);
    for (let size = 1; size <= 600; size += 1) {
      const changed = await store.append([leaves[size - 1]!]);
      expect(changed).toHaveLength(size % TILE_WIDTH === 0 ? 2 : 1);
      if (size % 7 === 0 || size % TILE_WIDTH < 2)
        expect(toHex(await treeRoot(hashes, size))).toBe(toHex(naiveRoot(leaves.slice(0, size))));
    }
    // What was, can still be said.
    for (const size of [1, 255, 256, 257, 300, 512])
      expect(toHex(await treeRoot(hashes, size))).toBe(toHex(naiveRoot(leaves.slice(0, size))));
  });

  test('in any pieces, the same tiles', async () => {
    const leaves = leavesOf(1300);
    const whole = new TileStore();
    await whole.append(leaves);
    for (const step of [1, 3, 100, 255, 256, 257, 600, 1299]) {
      const store = new TileStore();
      for (let at = 0; at < leaves.length; at += step) await store.append(leaves.slice(at, at + step));
      expect(store.tiles).toEqual(whole.tiles);
    }
    expect([...whole.tiles.keys()].sort()).toEqual(['0/0', '0/1', '0/2', '0/3', '0/4', '0/5', '1/0']);
  });

  test('nothing changes nothing', async () => {
    const store = new TileStore();
    expect(await store.append([])).toEqual([]);
  });

  test('refuses tiles that do not fit the size', async () => {
    const store = new TileStore();
    await store.append(leavesOf(10));
    const more = leavesOf(1);
    await expect(appendToTiles(store.read, 9, more)).rejects.toThrow(
      'tile 0/0 is 576 bytes instead of 9 hashes',
    );
    await expect(appendToTiles(store.read, 300, more)).rejects.toThrow('tile 0/1 is missing');
    await expect(appendToTiles(store.read, -1, more)).rejects.toThrow(RangeError);
  });
});

describe('looking up', () => {
  test('a tile that is missing, short or no row of hashes is said', async () => {
    const store = new TileStore();
    await store.append(leavesOf(300));
    const hashes = hashesInTiles(store.read);
    await expect(treeRoot(hashes, 301)).rejects.toThrow('tile 0/1 is 2720 bytes instead of 2752');
    await expect(treeRoot(hashes, 512)).rejects.toThrow('tile 1/0 is 32 bytes instead of 96');
    store.tiles.set('0/1', new Uint8Array(33));
    await expect(inclusionPath(hashesInTiles(store.read), 299, 300)).rejects.toThrow('tile 0/1 is 33 bytes');
    store.tiles.delete('0/1');
    await expect(treeRoot(hashesInTiles(store.read), 300)).rejects.toThrow('tile 0/1 is missing');
  });

  test('a reading that failed is tried again the next time', async () => {
    const store = new TileStore();
    await store.append(leavesOf(5));
    let broken = true;
    const hashes = hashesInTiles((level, index) =>
      broken ? Promise.reject(new Error('closed')) : store.read(level, index),
    );
    await expect(treeRoot(hashes, 5)).rejects.toThrow('closed');
    broken = false;
    expect(toHex(await treeRoot(hashes, 5))).toBe(toHex(naiveRoot(leavesOf(5))));
  });
});

describe('a tree of 100,000', () => {
  const SIZE = 100_000;
  const leaves = leavesOf(SIZE);
  const store = new TileStore();
  let root: Uint8Array;
  beforeAll(async () => {
    await store.append(leaves);
    root = naiveRoot(leaves);
  });

  test('has its root', async () => {
    expect(toHex(await treeRoot(hashesInTiles(store.read), SIZE))).toBe(toHex(root));
  });

  test('has a path for each leaf, from a few tiles', async () => {
    for (const index of [0, 1, 255, 256, 65_536, 77_777, 99_839, 99_840, 99_999]) {
      store.reads = 0;
      const path = await inclusionPath(hashesInTiles(store.read), index, SIZE);
      // A path of 17 touches the leaf's own tile, the one above and the right edge of each level.
      expect(store.reads).toBeLessThanOrEqual(5);
      if (index === 77_777) expect(hex(path)).toEqual(hex(naivePath(index, leaves)));
      expect(await verifyInclusion({ leaf: leaves[index]!, index, size: SIZE, path, root })).toBe(true);
    }
  });

  test('begins with each tree it was before', async () => {
    for (const first of [1, 257, 65_536, 99_999, SIZE]) {
      store.reads = 0;
      const path = await consistencyPath(hashesInTiles(store.read), first, SIZE);
      expect(store.reads).toBeLessThanOrEqual(6);
      if (first === 257) expect(hex(path)).toEqual(hex(naiveProof(first, leaves)));
      const firstRoot = naiveRoot(leaves.slice(0, first));
      const claim = { first, firstRoot, second: SIZE, secondRoot: root, path };
      expect(await verifyConsistency(claim)).toBe(true);
    }
  });

  test('serves many at once from tiles that it keeps', async () => {
    const hashes = hashesInTiles(store.read);
    store.reads = 0;
    const indexes = Array.from({ length: 300 }, (_, at) => 50_000 + at);
    const paths = await Promise.all(indexes.map((index) => inclusionPath(hashes, index, SIZE)));
    expect(store.reads).toBeLessThanOrEqual(16);
    for (const [at, path] of paths.entries()) {
      const index = indexes[at]!;
      expect(await verifyInclusion({ leaf: leaves[index]!, index, size: SIZE, path, root })).toBe(true);
    }
  });
});
