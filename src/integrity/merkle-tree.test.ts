import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from './digest';
import {
  consistencyPath,
  hashesOf,
  inclusionPath,
  leafHash,
  nodeHash,
  rootOf,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
  type TreeHash,
} from './merkle-tree';
import { naiveLeaf, naivePath, naiveProof, naiveRoot } from './test-naive-tree';

/** Leaves, roots and paths that the logs of Certificate Transparency test with. */
const DATA = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const LEAF_1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const LEAF_4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const NODE_2_3 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const NODE_4_5 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const NODE_6_7 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const NODE_4_7 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';

const hex = (hashes: readonly Uint8Array[]) => hashes.map(toHex);
const bytes = (name: string) => new TextEncoder().encode(name);
const standardLeaves = () => Promise.all(DATA.map((data) => leafHash(fromHex(data))));

/** `count` leaf hashes, made by the other implementation. */
function leavesOf(count: number): TreeHash[] {
  return Array.from({ length: count }, (_, index) => new Uint8Array(naiveLeaf(bytes(`entry ${index}`))));
}

describe('the vectors of Certificate Transparency', () => {
  test.each(ROOTS.map((root, size) => [size, root] as const))('root of %d', async (size, root) => {
    expect(toHex(await rootOf((await standardLeaves()).slice(0, size)))).toBe(root);
  });

  test.each([
    [0, 1, []],
    [0, 8, [LEAF_1, NODE_2_3, NODE_4_7]],
    [5, 8, [LEAF_4, NODE_6_7, ROOTS[4]]],
    [2, 3, [ROOTS[2]]],
    [1, 5, [ROOTS[1], NODE_2_3, LEAF_4]],
  ])('path of leaf %d in %d', async (index, size, path) => {
    expect(hex(await inclusionPath(hashesOf(await standardLeaves()), index, size))).toEqual(path);
  });

  test.each([
    [1, 1, []],
    [1, 8, [LEAF_1, NODE_2_3, NODE_4_7]],
    [6, 8, [NODE_4_5, NODE_6_7, ROOTS[4]]],
    [2, 5, [NODE_2_3, LEAF_4]],
  ])('consistency from %d to %d', async (first, second, path) => {
    expect(hex(await consistencyPath(hashesOf(await standardLeaves()), first, second))).toEqual(path);
  });

  test('a leaf with the data of a node has another hash than the node', async () => {
    const [left, right] = leavesOf(2) as [TreeHash, TreeHash];
    expect(await leafHash(Uint8Array.of(...left, ...right))).not.toEqual(await nodeHash(left, right));
    await expect((async () => nodeHash(left, right.slice(1)))()).rejects.toThrow(RangeError);
  });
});

describe('against the definitions', () => {
  test('root of every size up to 300', async () => {
    const leaves = leavesOf(300);
    const hashes = hashesOf(leaves);
    for (let size = 0; size <= 300; size += 1) {
      expect(toHex(await treeRoot(hashes, size))).toBe(toHex(naiveRoot(leaves.slice(0, size))));
    }
  });

  test('path of every leaf in every size up to 70, and some of each up to 300', async () => {
    const leaves = leavesOf(300);
    const hashes = hashesOf(leaves);
    for (let size = 1; size <= 300; size += 1) {
      const part = leaves.slice(0, size);
      const root = naiveRoot(part);
      const indexes = size <= 70 ? [...part.keys()] : [0, Math.floor(size / 3), size - 2, size - 1];
      for (const index of indexes) {
        const path = await inclusionPath(hashes, index, size);
        expect(hex(path)).toEqual(hex(naivePath(index, part)));
        expect(await verifyInclusion({ leaf: leaves[index]!, index, size, path, root })).toBe(true);
      }
    }
  });

  test('consistency of every two sizes up to 70', async () => {
    const leaves = leavesOf(70);
    const hashes = hashesOf(leaves);
    for (let second = 1; second <= 70; second += 1) {
      const part = leaves.slice(0, second);
      const secondRoot = naiveRoot(part);
      for (let first = 1; first <= second; first += 1) {
        const path = await consistencyPath(hashes, first, second);
        expect(hex(path)).toEqual(hex(naiveProof(first, part)));
        const firstRoot = naiveRoot(leaves.slice(0, first));
        expect(await verifyConsistency({ first, firstRoot, second, secondRoot, path })).toBe(true);
      }
    }
  });
});

/** Every way to spoil one row of hashes a little. */
function spoiled(path: readonly Uint8Array[]): Uint8Array[][] {
  const other = new Uint8Array(32).fill(7);
  const changed = path.map((hash, at) => {
    const copy = hash.slice();
    copy[at % 32]! ^= 1;
    return path.with(at, copy);
  });
  const shortened = path.map((_, at) => path.toSpliced(at, 1));
  const lengthened = [...path, other].map((_, at) => path.toSpliced(at, 0, other));
  const repeated = path.map((hash, at) => path.toSpliced(at, 0, hash));
  const swapped = path.slice(1).map((_, at) => path.with(at, path[at + 1]!).with(at + 1, path[at]!));
  const cut = path.map((hash, at) => path.with(at, hash.slice(0, 31)));
  return [...changed, ...shortened, ...lengthened, ...repeated, ...swapped, ...cut];
}

describe('refused', () => {
  test('an inclusion proof with anything changed', async () => {
    const leaves = leavesOf(13);
    const hashes = hashesOf(leaves);
    for (let size = 1; size <= 13; size += 1) {
      const root = await treeRoot(hashes, size);
      for (let index = 0; index < size; index += 1) {
        const claim = {
          leaf: leaves[index]!,
          index,
          size,
          root,
          path: await inclusionPath(hashes, index, size),
        };
        for (const path of spoiled(claim.path)) expect(await verifyInclusion({ ...claim, path })).toBe(false);
        for (const other of [...leaves.keys()].filter((at) => at !== index)) {
          expect(await verifyInclusion({ ...claim, index: other })).toBe(false);
          expect(await verifyInclusion({ ...claim, leaf: leaves[other]! })).toBe(false);
        }
        expect(await verifyInclusion({ ...claim, root: new Uint8Array(32) })).toBe(false);
      }
    }
  });

  test('a consistency proof with anything changed', async () => {
    const leaves = leavesOf(13);
    const hashes = hashesOf(leaves);
    for (let second = 1; second <= 13; second += 1) {
      const secondRoot = await treeRoot(hashes, second);
      for (let first = 1; first <= second; first += 1) {
        const claim = {
          first,
          firstRoot: await treeRoot(hashes, first),
          second,
          secondRoot,
          path: await consistencyPath(hashes, first, second),
        };
        for (const path of spoiled(claim.path))
          expect(await verifyConsistency({ ...claim, path })).toBe(false);
        const wrong = new Uint8Array(32).fill(9);
        expect(await verifyConsistency({ ...claim, firstRoot: wrong })).toBe(false);
        expect(await verifyConsistency({ ...claim, secondRoot: wrong })).toBe(false);
      }
    }
  });

  test('a history that was rewritten between two heads', async () => {
    const before = leavesOf(12);
    const after = leavesOf(40).with(5, new Uint8Array(naiveLeaf(bytes('rewritten'))));
    const claim = { first: 12, firstRoot: await rootOf(before), second: 40, secondRoot: await rootOf(after) };
    for (const leaves of [after, leavesOf(40)]) {
      const path = await consistencyPath(hashesOf(leaves), 12, 40);
      expect(await verifyConsistency({ ...claim, path })).toBe(false);
    }
  });

  test('numbers that count nothing', async () => {
    const leaf = leavesOf(1)[0]!;
    for (const [index, size] of [
      [0, 0],
      [1, 1],
      [-1, 1],
      [0.5, 1],
      [Number.NaN, 1],
      [0, Number.POSITIVE_INFINITY],
    ] as const) {
      expect(await verifyInclusion({ leaf, index, size, path: [], root: leaf })).toBe(false);
      await expect(inclusionPath(hashesOf([leaf]), index, size)).rejects.toThrow(RangeError);
    }
    for (const [first, second] of [
      [0, 1],
      [2, 1],
      [-1, 1],
      [Number.NaN, 1],
    ] as const) {
      const claim = { first, firstRoot: leaf, second, secondRoot: leaf, path: [] };
      expect(await verifyConsistency(claim)).toBe(false);
      await expect(consistencyPath(hashesOf([leaf]), first, second)).rejects.toThrow(RangeError);
    }
    await expect(inclusionPath(hashesOf([leaf]), 0, 2)).rejects.toThrow('no leaf 1');
  });
});
