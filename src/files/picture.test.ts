import { expect, test } from 'vitest';
import { exifTime, perceptualHash } from './picture';
import { bitsApart, NEAR_BITS, readHash, tellsApart } from './picture-likeness';

type Light = (x: number, y: number) => number;

/** A picture of 128 by 128 pixels; places go from 0 to 1. */
function draw(
  light: Light,
  noise = 0,
): { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> } {
  const side = 128;
  const data = new Uint8ClampedArray(side * side * 4);
  let seed = 5;
  for (let at = 0; at < side * side; at += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const grain = noise * ((seed >>> 16) / 65_536 - 0.5);
    const value = 255 * light((at % side) / side, Math.floor(at / side) / side) + grain;
    data.set([value, value, value, 255], at * 4);
  }
  return { width: side, height: side, data };
}

const SCENES: readonly Light[] = [
  (x, y) => 0.5 + 0.4 * Math.sin(9 * x) * Math.cos(7 * y),
  (x, y) => ((x - 0.3) ** 2 + (y - 0.6) ** 2 < 0.08 ? 0.1 : 0.4 + 0.5 * x),
  (x, y) => ((Math.floor(x * 5) + Math.floor(y * 3)) % 2 === 0 ? 0.8 : 0.2),
  (x, y) => 1 - Math.abs(x - y),
  (x, y) => 0.3 + 0.6 * Math.sin(14 * x * y),
];

test('a copy that was darkened and compressed is near; another picture is not', () => {
  for (const [place, scene] of SCENES.entries()) {
    const written = perceptualHash(draw(scene));
    expect(written).toMatch(/^[0-9a-f]{64}$/);
    const hash = readHash(written);
    expect(tellsApart(hash)).toBe(true);
    const copy = readHash(perceptualHash(draw((x, y) => 0.85 * scene(x, y) + 0.03, 24)));
    expect(bitsApart(hash, copy)).toBeLessThanOrEqual(NEAR_BITS);
    for (const other of SCENES.slice(place + 1))
      expect(bitsApart(hash, readHash(perceptualHash(draw(other))))).toBeGreaterThan(2 * NEAR_BITS);
  }
});

test('an even surface is like every other, and so is like none', () => {
  expect(tellsApart(readHash(perceptualHash(draw(() => 0))))).toBe(false);
});

test('two hashes are apart in so many bits, whichever these are', () => {
  const zero = readHash('0'.repeat(64));
  for (let bit = 0; bit < 256; bit += 1) {
    const hex = (1n << BigInt(bit)).toString(16).padStart(64, '0');
    expect([bit, bitsApart(zero, readHash(hex))]).toEqual([bit, 1]);
  }
  expect(bitsApart(zero, readHash('f'.repeat(64)))).toBe(256);
  expect(bitsApart(readHash('0123456789abcdef'.repeat(4)), readHash('fedcba9876543210'.repeat(4)))).toBe(256);
  expect(bitsApart(zero, readHash('0'.repeat(56)))).toBe(Infinity);
});

test('a time of a camera is a day and an hour that exist, or none', () => {
  expect(exifTime('2026:11:20 14:03:07')).toBe('2026-11-20T14:03:07');
  for (const none of [
    null,
    '',
    '    :  :     :  :  ',
    '0000:00:00 00:00:00',
    '2026:02:30 10:00:00',
    '2026:11:20 24:61:00',
  ])
    expect([none, exifTime(none)]).toEqual([none, null]);
});
