/** The digests that BagIt's manifests may use (RFC 8493 section 2.4 and its predecessors). */
export const ALGORITHMS = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;
export type HashAlgorithm = (typeof ALGORITHMS)[number];

/** Hex digits of each digest. */
export const HEX_LENGTH: Readonly<Record<HashAlgorithm, number>> = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
};

/** A digest that grows piece by piece; whoever calls may use the buffer again. */
export interface StreamingHash {
  update(piece: Uint8Array<ArrayBuffer>): void;
  /** Lower-case hex; called once, at the end. */
  digest(): string;
}

/** Where digests come from: Node has its own, a browser has one for what is in memory and none that streams. */
export interface Hashing {
  /** Of bytes in memory, lower-case hex. */
  whole(algorithm: HashAlgorithm, bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  start(algorithm: HashAlgorithm): Promise<StreamingHash>;
  /** CRC-32 of `bytes`, going on from `before`. */
  crc32(bytes: Uint8Array, before?: number): number;
}
