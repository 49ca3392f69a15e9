import { expect, it } from 'vitest';
import { isHostOf } from './host';

it.each([
  ['https://x.example/', true],
  ['https://mobile.x.example/', true],
  ['https://X.EXAMPLE:8443/', true],
  ['https://x.example./', true],
  ['https://notx.example/', false],
  ['https://x.example.attacker.example/', false],
  ['https://attacker.example/x.example', false],
  ['https://x.example@attacker.example/', false],
  ['https://example/', false],
])('%s of x.example: %s', (url, expected) => {
  expect(isHostOf(new URL(url), ['other.example', 'x.example'])).toBe(expected);
});
