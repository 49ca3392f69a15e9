import { createHash } from 'node:crypto';
import { toHex } from '../../integrity/digest';
import type { HashAlgorithm, Hashing } from '../hashing';

/** WebCrypto works on a thread of its own, so that reading goes on meanwhile. */
const SUBTLE: Partial<Record<HashAlgorithm, string>> = {
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

export const nodeHashing: Hashing = {
  async whole(algorithm, bytes) {
    const name = SUBTLE[algorithm];
    return name === undefined
      ? createHash(algorithm).update(bytes).digest('hex')
      : toHex(new Uint8Array(await crypto.subtle.digest(name, bytes)));
  },
  start(algorithm) {
    const hash = createHash(algorithm);
    return Promise.resolve({
      update: (piece: Uint8Array<ArrayBuffer>) => {
        hash.update(piece);
      },
      digest: () => hash.digest('hex'),
    });
  },
};
