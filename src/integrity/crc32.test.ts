import { randomBytes } from 'node:crypto';
import { crc32 as oracle } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32';

describe('crc32', () => {
  it('agrees with zlib, for every length around its steps and any beginning in a buffer', () => {
    const bytes = new Uint8Array(randomBytes(5_000));
    for (let length = 0; length < 40; length += 1) {
      for (const from of [0, 1, 7]) {
        const part = bytes.subarray(from, from + length);
        expect(crc32(part)).toBe(oracle(part));
      }
    }
    expect(crc32(bytes)).toBe(oracle(bytes));
  });

  it('goes on where it stopped', () => {
    const bytes = new Uint8Array(randomBytes(100));
    let crc = 0;
    for (let from = 0; from < bytes.length; from += 7) crc = crc32(bytes.subarray(from, from + 7), crc);
    expect(crc).toBe(oracle(bytes));
  });

  it('has the check value of its definition', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });
});
