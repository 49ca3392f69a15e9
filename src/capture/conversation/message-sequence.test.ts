import { describe, expect, it } from 'vitest';

import { MessageSequence, type MessageKey } from './message-sequence';

const ids = (text: string): MessageKey[] => Array.from(text, (name) => ({ name, isId: true }));
const said = (text: string): MessageKey[] => Array.from(text, (name) => ({ name, isId: false }));

/** Looks at the list as it is at each of these moments; returns what was put together, and of each look how. */
function readAll(looks: readonly MessageKey[][]) {
  const sequence = new MessageSequence();
  const names: string[] = [];
  const hows = looks.map((now) => {
    const { places, joined, unsure } = sequence.join(now, (place, index) =>
      names.splice(place, 0, now[index]!.name),
    );
    // Each message is where it is said to be.
    expect(places.map((place) => names[place])).toEqual(now.map(({ name }) => name));
    return { joined, unsure };
  });
  return { text: names.join(''), hows, length: sequence.length };
}

describe.each([
  ['by ids', ids],
  ['by what they say', said],
] as const)('messages told %s', (_how, keys) => {
  it('stand once, in their order', () => {
    expect(readAll([keys('abcd'), keys('cdef'), keys('efgh')]).text).toBe('abcdefgh');
  });

  it('are taken from a list that keeps all of them', () => {
    expect(readAll([keys('abc'), keys('abcde'), keys('abcdefg')]).text).toBe('abcdefg');
  });

  it('that came in between stand in between', () => {
    expect(readAll([keys('abcdef'), keys('abcXdef')]).text).toBe('abcXdef');
  });

  it('that came before the first stand before it', () => {
    expect(readAll([keys('bcd'), keys('abcde')]).text).toBe('abcde');
  });

  it('that went are still there', () => {
    expect(readAll([keys('abcdef'), keys('abdefg')]).text).toBe('abcdefg');
  });

  it('are seen again on the way back without being doubled', () => {
    expect(readAll([keys('abcd'), keys('cdef'), keys('bcde'), keys('efgh')]).text).toBe('abcdefgh');
  });

  it('are said not to join where nothing is in common', () => {
    const { text, hows } = readAll([keys('abc'), keys('xyz')]);
    expect(text).toBe('abcxyz');
    expect(hows.map(({ joined }) => joined)).toEqual([true, false]);
  });

  it('of a look at nothing change nothing', () => {
    expect(readAll([keys('abc'), [], keys('cd')]).text).toBe('abcd');
  });
});

describe('messages without an id', () => {
  it('that say the same are counted by their neighbours', () => {
    const { text, hows } = readAll([said('axbx'), said('bxcx'), said('cxdx')]);
    expect(text).toBe('axbxcxdx');
    expect(hows.every(({ unsure }) => !unsure)).toBe(true);
  });

  it('that all say the same are said to be unsure', () => {
    const { hows } = readAll([said('aooo'), said('oooo')]);
    expect(hows[1]).toEqual({ joined: true, unsure: true });
  });

  it('that all say the same are told by where they stand', () => {
    const at = (places: readonly number[]): MessageKey[] =>
      places.map((place) => ({ name: 'o', isId: false, at: place * 60 }));
    const { text, hows } = readAll([at([0, 1, 2, 3]), at([2, 3, 4, 5]), at([4, 5, 6])]);
    expect(text).toBe('ooooooo');
    expect(hows.every(({ joined, unsure }) => joined && !unsure)).toBe(true);
  });

  it('do not join by one that was said more than once', () => {
    expect(readAll([said('oboo'), said('oxyz')]).hows[1]?.joined).toBe(false);
  });

  it('between others that have one keep their place', () => {
    const mixed = (text: string): MessageKey[] =>
      Array.from(text, (name) => ({ name, isId: name === name.toUpperCase() }));
    expect(readAll([mixed('AbC'), mixed('bCdE'), mixed('CdEf')]).text).toBe('AbCdEf');
  });
});

it('keeps up with a long conversation', () => {
  const sequence = new MessageSequence();
  const names: string[] = [];
  for (let first = 0; first < 20_000; first += 10) {
    const now = Array.from({ length: 30 }, (_, index) => ({ name: `id ${first + index}`, isId: true }));
    sequence.join(now, (place, index) => names.splice(place, 0, now[index]!.name));
  }
  expect(names).toHaveLength(20_020);
  expect(new Set(names).size).toBe(names.length);
});
