import { expect, it } from 'vitest';
import { cutText, oneLine, wellFormed } from './bounds';

it('never cuts a character in half', () => {
  expect(cutText('ab😀', 4)).toEqual({ text: 'ab😀', cut: false });
  expect(cutText('ab😀', 3)).toEqual({ text: 'ab', cut: true });
  expect(cutText('abc', 2)).toEqual({ text: 'ab', cut: true });
});

it('replaces halves of pairs, which no encoder takes', () => {
  expect(wellFormed('a\u{D83D}b\u{DE00}')).toBe('a\u{FFFD}b\u{FFFD}');
  expect(wellFormed('👩‍👧 \u{202E}')).toBe('👩‍👧 \u{202E}');
});

it.each([
  [null, null],
  ['  \n\t ', null],
  [' a \n b ', 'a b'],
])('oneLine(%j) is %j', (raw, line) => {
  expect(oneLine(raw)).toBe(line);
});
