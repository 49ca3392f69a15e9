import { describe, expect, test } from 'vitest';
import { fromHex, sha256Hex, toHex } from './digest';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('sha256Hex', () => {
  // FIPS 180-4 example values, as NIST publishes them.
  test.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of %j', async (text, expected) => {
    expect(await sha256Hex(utf8(text))).toBe(expected);
  });

  test('of a view takes the view, not the buffer under it', async () => {
    expect(await sha256Hex(utf8('xxabcxx').subarray(2, 5))).toBe(await sha256Hex(utf8('abc')));
  });
});

describe('hex', () => {
  test('keeps leading zeros and comes back', () => {
    const bytes = Uint8Array.from([0, 1, 15, 16, 255]);
    expect(toHex(bytes)).toBe('00010f10ff');
    expect(fromHex('00010F10ff')).toEqual(bytes);
    expect(fromHex('')).toEqual(new Uint8Array(0));
  });

  test.each(['0', 'zz', '0x00', ' 00', '00\n'])('refuses %j', (text) => {
    expect(() => fromHex(text)).toThrow(RangeError);
  });
});
