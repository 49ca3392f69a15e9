import { createMD5, createSHA1, createSHA224, createSHA256, createSHA384, createSHA512 } from 'hash-wasm';
import { crc32 } from '../integrity/crc32';
import { toHex } from '../integrity/digest';
import type { HashAlgorithm, Hashing } from './hashing';

const SUBTLE: Partial<Record<HashAlgorithm, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

const STREAMING = {
  md5: createMD5,
  sha1: createSHA1,
  sha224: createSHA224,
  sha256: createSHA256,
  sha384: createSHA384,
  sha512: createSHA512,
} as const;

/**
 * WebCrypto for what is in memory, since it is four times as fast; hash-wasm for what is streamed, and for MD5 and
 * SHA-224, which WebCrypto does not have.
 */
export const browserHashing: Hashing = {
  crc32,
  async whole(algorithm, bytes) {
    const name = SUBTLE[algorithm];
    if (name !== undefined) return toHex(new Uint8Array(await crypto.subtle.digest(name, bytes)));
    const hash = await browserHashing.start(algorithm);
    hash.update(bytes);
    return hash.digest();
  },
  async start(algorithm) {
    const hasher = await STREAMING[algorithm]();
    hasher.init();
    return {
      update: (piece) => {
        hasher.update(piece);
      },
      digest: () => hasher.digest('hex'),
    };
  },
};
