import { describe, expect, test } from 'vitest';
import { addAll, extendTo, keepOnly, NOTHING_SELECTED, toggle } from './selection';

const shown = ['a', 'b', 'c', 'd', 'e'];
const marked = (selection: { ids: ReadonlySet<string> }): string => [...selection.ids].sort().join('');

describe('selection', () => {
  test('toggle marks and unmarks', () => {
    const one = toggle(NOTHING_SELECTED, 'b');
    expect(marked(one)).toBe('b');
    expect(marked(toggle(one, 'b'))).toBe('');
  });

  test('extendTo marks the range in either direction and can be corrected from the same anchor', () => {
    const down = extendTo(toggle(NOTHING_SELECTED, 'b'), 'd', shown);
    expect(marked(down)).toBe('bcd');
    expect(marked(extendTo(down, 'a', shown))).toBe('abcd');
  });

  test('extendTo without an anchor that is shown marks the one', () => {
    expect(marked(extendTo(NOTHING_SELECTED, 'c', shown))).toBe('c');
    expect(marked(extendTo({ ids: new Set(['z']), anchor: 'z' }, 'c', shown))).toBe('cz');
  });

  test('addAll keeps what is marked elsewhere; keepOnly forgets what is gone', () => {
    const all = addAll(toggle(NOTHING_SELECTED, 'z'), shown);
    expect(marked(all)).toBe('abcdez');
    const kept = keepOnly(all, new Set(shown));
    expect(marked(kept)).toBe('abcde');
    expect(kept.anchor).toBeNull();
    expect(keepOnly(kept, new Set(shown))).toBe(kept);
  });
});
