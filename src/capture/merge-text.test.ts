import { describe, expect, it } from 'vitest';
import { mergeLines } from './merge-text';

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const line of whole) if (at < part.length && line === part[at]) at += 1;
  return at === part.length;
}

describe('mergeLines', () => {
  it('keeps a text that did not change as it is', () => {
    const lines = ['a', 'b', 'b', 'c'];
    expect(mergeLines(lines, lines)).toEqual(lines);
  });

  it('joins windows of a list that drops nodes, header and footer standing once', () => {
    const all = Array.from({ length: 1000 }, (_, i) => `message ${i}`);
    let merged: string[] = [];
    for (let top = 0; top <= 970; top += 10) {
      merged = mergeLines(merged, ['Header', ...all.slice(top, top + 30), 'Footer']);
    }
    expect(merged).toEqual(['Header', ...all, 'Footer']);
  });

  it('keeps equal lines that were said twice', () => {
    const all = ['hi', 'stop', 'hi', 'hi', 'leave me alone', 'hi', 'no', 'hi', 'hi', 'bye'];
    let merged: string[] = [];
    for (let top = 0; top + 6 <= all.length; top += 1) merged = mergeLines(merged, all.slice(top, top + 6));
    expect(isSubsequence(all, merged)).toBe(true);
    expect(merged.length).toBe(all.length);
  });

  it('loses nothing where windows do not meet', () => {
    expect(mergeLines(['a', 'b'], ['x', 'y'])).toEqual(expect.arrayContaining(['a', 'b', 'x', 'y']));
  });

  it('holds both inputs in their order, whatever they are', () => {
    let seed = 7;
    const random = (): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    for (let round = 0; round < 200; round += 1) {
      const make = (): string[] =>
        Array.from({ length: Math.floor(random() * 40) }, () => String(Math.floor(random() * 9)));
      const before = make();
      const now = make();
      const merged = mergeLines(before, now);
      expect(isSubsequence(before, merged)).toBe(true);
      expect(isSubsequence(now, merged)).toBe(true);
      expect(merged.length).toBeLessThanOrEqual(before.length + now.length);
    }
  });
});
