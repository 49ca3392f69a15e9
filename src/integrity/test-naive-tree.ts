import { createHash } from 'node:crypto';

/** The definitions of RFC 9162 section 2.1, written down as they stand there: slow, and independent of ours. */
const hash = (...parts: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

export const naiveLeaf = (data: Uint8Array): Buffer => hash(Buffer.of(0), data);
const node = (left: Uint8Array, right: Uint8Array): Buffer => hash(Buffer.of(1), left, right);

/** The largest power of two smaller than n. */
function k(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** MTH(D[n]), of leaf hashes. */
export function naiveRoot(d: readonly Uint8Array[]): Uint8Array {
  if (d.length === 0) return hash();
  if (d.length === 1) return d[0]!;
  return node(naiveRoot(d.slice(0, k(d.length))), naiveRoot(d.slice(k(d.length))));
}

/** PATH(m, D[n]). */
export function naivePath(m: number, d: readonly Uint8Array[]): Uint8Array[] {
  if (d.length === 1) return [];
  const split = k(d.length);
  return m < split
    ? [...naivePath(m, d.slice(0, split)), naiveRoot(d.slice(split))]
    : [...naivePath(m - split, d.slice(split)), naiveRoot(d.slice(0, split))];
}

/** SUBPROOF(m, D[n], b); PROOF(m, D[n]) is SUBPROOF(m, D[n], true). */
export function naiveProof(m: number, d: readonly Uint8Array[], b = true): Uint8Array[] {
  if (m === d.length) return b ? [] : [naiveRoot(d)];
  const split = k(d.length);
  return m <= split
    ? [...naiveProof(m, d.slice(0, split), b), naiveRoot(d.slice(split))]
    : [...naiveProof(m - split, d.slice(split), false), naiveRoot(d.slice(0, split))];
}
