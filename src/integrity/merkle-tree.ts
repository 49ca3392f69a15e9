/** A SHA-256 hash of a leaf or a node: 32 bytes. */
export type TreeHash = Uint8Array<ArrayBuffer>;

/** Bytes of one hash. */
export const HASH_BYTES = 32;

/**
 * Where the hashes of a tree are looked up. `subtree(level, index)` is the hash of the complete subtree over
 * the leaves `index * 2^level` up to, not including, `(index + 1) * 2^level`; level 0 are the leaf hashes.
 * Asked only for subtrees that lie wholly inside the tree; rejects where it does not have one.
 */
export interface TreeHashes {
  subtree(level: number, index: number): Promise<TreeHash>;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<TreeHash> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** Hash of a leaf with this data: SHA-256(0x00 ‖ data), RFC 9162 section 2.1.1. */
export function leafHash(data: Uint8Array): Promise<TreeHash> {
  const bytes = new Uint8Array(1 + data.length);
  bytes.set(data, 1);
  return sha256(bytes);
}

/** Hash of the node over two hashes: SHA-256(0x01 ‖ left ‖ right), RFC 9162 section 2.1.1. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Promise<TreeHash> {
  if (left.length !== HASH_BYTES || right.length !== HASH_BYTES) throw new RangeError('not a tree hash');
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES);
  bytes[0] = 1;
  bytes.set(left, 1);
  bytes.set(right, 1 + HASH_BYTES);
  return sha256(bytes);
}

/** Root of the tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Promise<TreeHash> {
  return sha256(new Uint8Array(0));
}

/** A lookup over leaf hashes that are in memory; what was computed once is kept. */
export function hashesOf(leaves: readonly TreeHash[]): TreeHashes {
  const levels: Map<number, Promise<TreeHash>>[] = [];
  const subtree = (level: number, index: number): Promise<TreeHash> => {
    if (level === 0) {
      const leaf = leaves[index];
      return leaf === undefined ? Promise.reject(new RangeError(`no leaf ${index}`)) : Promise.resolve(leaf);
    }
    const known = (levels[level] ??= new Map());
    const found =
      known.get(index) ?? joined(subtree(level - 1, 2 * index), subtree(level - 1, 2 * index + 1));
    known.set(index, found);
    return found;
  };
  return { subtree };
}

async function joined(left: Promise<TreeHash>, right: Promise<TreeHash>): Promise<TreeHash> {
  const [first, second] = await Promise.all([left, right]);
  return nodeHash(first, second);
}

/** Root of the tree over these leaf hashes, in order: MTH(D[n]) of RFC 9162 section 2.1.1. */
export function rootOf(leaves: readonly TreeHash[]): Promise<TreeHash> {
  return treeRoot(hashesOf(leaves), leaves.length);
}

/** Root of the tree as it was when it had `size` leaves. Reads at most log2(size) + 1 hashes. */
export function treeRoot(hashes: TreeHashes, size: number): Promise<TreeHash> {
  requireCount(size, 'size');
  return size === 0 ? emptyRoot() : rangeHash(hashes, 0, size);
}

/**
 * PATH(index, D[size]) of RFC 9162 section 2.1.3.1: what is needed beside the leaf to come to the root, lowest
 * first. `index` counts from 0. Throws `RangeError` where there is no such leaf in a tree of that size.
 */
export async function inclusionPath(hashes: TreeHashes, index: number, size: number): Promise<TreeHash[]> {
  requireCount(size, 'size');
  requireCount(index, 'index');
  if (index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const siblings: Promise<TreeHash>[] = [];
  let begin = 0;
  let end = size;
  while (end - begin > 1) {
    const middle = begin + splitOf(end - begin);
    if (index < middle) {
      siblings.push(rangeHash(hashes, middle, end));
      end = middle;
    } else {
      siblings.push(rangeHash(hashes, begin, middle));
      begin = middle;
    }
  }
  return (await Promise.all(siblings)).toReversed();
}

/**
 * PROOF(first, D[second]) of RFC 9162 section 2.1.4.1: that the tree of `second` leaves begins with the tree
 * of `first` leaves. Empty for two of the same size. Throws `RangeError` unless 0 < first ≤ second: nothing can
 * be proved about the empty tree, since every tree begins with it.
 */
export async function consistencyPath(
  hashes: TreeHashes,
  first: number,
  second: number,
): Promise<TreeHash[]> {
  requireCount(first, 'first');
  requireCount(second, 'second');
  if (first === 0 || first > second) throw new RangeError(`no proof from ${first} to ${second}`);
  const parts: Promise<TreeHash>[] = [];
  let begin = 0;
  let end = second;
  while (end !== first) {
    const middle = begin + splitOf(end - begin);
    if (first <= middle) {
      parts.push(rangeHash(hashes, middle, end));
      end = middle;
    } else {
      parts.push(rangeHash(hashes, begin, middle));
      begin = middle;
    }
  }
  // The whole earlier tree is left out where it is itself a subtree: the verifier has its root already.
  if (begin > 0) parts.push(rangeHash(hashes, begin, end));
  return (await Promise.all(parts)).toReversed();
}

export interface InclusionClaim {
  readonly leaf: Uint8Array;
  /** Counts from 0. */
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** RFC 9162 section 2.1.3.2, step by step. Never throws: what is not even a claim is false. */
export async function verifyInclusion(claim: InclusionClaim): Promise<boolean> {
  const { leaf, index, size, path, root } = claim;
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  if (![leaf, root, ...path].every(isHash)) return false;
  let node = index;
  let last = size - 1;
  let hash: Uint8Array = leaf;
  for (const sibling of path) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = await nodeHash(sibling, hash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = half(last);
      }
    } else {
      hash = await nodeHash(hash, sibling);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && equalHashes(hash, root);
}

export interface ConsistencyClaim {
  readonly first: number;
  readonly firstRoot: Uint8Array;
  readonly second: number;
  readonly secondRoot: Uint8Array;
  readonly path: readonly Uint8Array[];
}

/**
 * RFC 9162 section 2.1.4.2, step by step. Two of the same size are consistent when the roots are the same and
 * the path is empty. False where `first` is 0: nothing is shown by it. Never throws.
 */
export async function verifyConsistency(claim: ConsistencyClaim): Promise<boolean> {
  const { first, firstRoot, second, secondRoot, path } = claim;
  if (!isCount(first) || !isCount(second) || first === 0 || first > second) return false;
  if (![firstRoot, secondRoot, ...path].every(isHash)) return false;
  if (first === second) return path.length === 0 && equalHashes(firstRoot, secondRoot);
  const parts = isPowerOfTwo(first) ? [firstRoot, ...path] : [...path];
  const start = parts.shift();
  if (start === undefined || path.length === 0) return false;
  let node = first - 1;
  let last = second - 1;
  while (node % 2 === 1) {
    node = half(node);
    last = half(last);
  }
  let firstHash = start;
  let secondHash = start;
  for (const part of parts) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      firstHash = await nodeHash(part, firstHash);
      secondHash = await nodeHash(part, secondHash);
      while (node % 2 === 0 && node !== 0) {
        node /= 2;
        last = half(last);
      }
    } else {
      secondHash = await nodeHash(secondHash, part);
    }
    node = half(node);
    last = half(last);
  }
  return last === 0 && equalHashes(firstHash, firstRoot) && equalHashes(secondHash, secondRoot);
}

/** Whether two hashes are the same bytes. Nothing here is secret, so the time it takes may tell. */
export function equalHashes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/**
 * Hash over the leaves from `begin` to before `end`, where `begin` is a multiple of a power of two that is not
 * smaller than `end - begin`: every range that the recursion of RFC 9162 meets is one. It is made of the complete
 * subtrees that the binary digits of its length name, joined from the right.
 */
async function rangeHash(hashes: TreeHashes, begin: number, end: number): Promise<TreeHash> {
  const parts: Promise<TreeHash>[] = [];
  for (let at = begin; at < end;) {
    const level = Math.floor(Math.log2(end - at));
    const width = 2 ** level;
    parts.push(hashes.subtree(level, at / width));
    at += width;
  }
  const found = await Promise.all(parts);
  let hash = found.pop();
  if (hash === undefined) throw new RangeError('no leaves');
  for (const part of found.toReversed()) hash = await nodeHash(part, hash);
  return hash;
}

/** The largest power of two smaller than `count`, which is more than 1. */
function splitOf(count: number): number {
  return 2 ** Math.floor(Math.log2(count - 1));
}

/** By division, since `>>` would cut a size off at 32 bits. */
function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(value: number): boolean {
  return value === 2 ** Math.round(Math.log2(value));
}

/** Up to 2^48, where `Math.log2` of neighbours is still told apart. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 2 ** 48;
}

function requireCount(value: number, name: string): void {
  if (isCount(value)) return;
  throw new RangeError(`${name} is ${String(value)}`);
}

function isHash(value: unknown): boolean {
  return value instanceof Uint8Array && value.length === HASH_BYTES;
}
