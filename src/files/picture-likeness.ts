/** How far two hashes may be apart to be suggested as alike; unrelated pictures differ in about half the bits. */
export const NEAR_BITS = 26;

/** The bits of a perceptual hash, 32 to a number, so that one is compared with thousands in no time. */
export type PictureHash = Int32Array;

/** A hash that is written as lower-case hex. */
export function readHash(hex: string): PictureHash {
  const words = new Int32Array(Math.ceil(hex.length / 8));
  for (let at = 0; at < words.length; at += 1) words[at] = Number.parseInt(hex.slice(at * 8, at * 8 + 8), 16);
  return words;
}

/** In how many bits two hashes differ; `Infinity` where they are of two lengths. */
export function bitsApart(first: PictureHash, second: PictureHash): number {
  if (first.length !== second.length) return Infinity;
  let bits = 0;
  for (let at = 0; at < first.length; at += 1) bits += bitsSet((first[at] ?? 0) ^ (second[at] ?? 0));
  return bits;
}

/** A hash with hardly a bit set or unset is of an even surface: it is like every other of its kind. */
export function tellsApart(hash: PictureHash): boolean {
  const set = bitsApart(hash, new Int32Array(hash.length));
  return set > 24 && set < hash.length * 32 - 24;
}

/** Counted for pairs of bits, then of four, then of eight at once. */
function bitsSet(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
