import { expect, test } from 'vitest';
import { isFromOwnPage } from './own-page';

const base = 'chrome-extension://abcdef/';

test.each([
  ['chrome-extension://abcdef/popup.html', true],
  ['chrome-extension://abcdefg/popup.html', false],
  ['https://example.org/chrome-extension://abcdef/', false],
  [undefined, false],
])('%s → %s', (url, expected) => {
  expect(isFromOwnPage({ url }, base)).toBe(expected);
});
