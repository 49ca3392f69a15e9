import { describe, expect, test } from 'vitest';
import {
  changesBetween,
  checkFields,
  type EntryFields,
  isBlank,
  sameValue,
  tidyFields,
  withChanges,
} from './logbook';
import { ENTRY_KINDS, type EntryKind, fieldsOf } from './logbook-fields';

function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Fields of one kind, each said or not, in every form that its type has. */
function anyFields(kind: EntryKind, random: () => number): EntryFields {
  const some = <T>(list: readonly T[]): T[] => list.filter(() => random() < 0.5);
  const word = (): string => ['', ' one ', 'zwei\nlines', '=3', '🌊', '\ud800'][Math.floor(random() * 6)]!;
  const made = Object.entries(fieldsOf(kind)).flatMap(([name, field]): [string, unknown][] => {
    if (random() < 0.4) return [];
    switch (field.type) {
      case 'line':
      case 'text':
      case 'link':
        return [[name, word()]];
      case 'lines':
      case 'links':
        return [[name, some([word(), word(), word()])]];
      case 'yes-no':
        return [[name, random() < 0.5]];
      case 'day':
        return [[name, '2026-11-20']];
      case 'choice':
        return [[name, field.of[Math.floor(random() * field.of.length)]]];
      case 'choices':
        return [[name, some(field.of)]];
      case 'when':
        return [[name, { precision: 'about', timeZone: 'Europe/Paris', start: '2026-11-20T10:00' }]];
      case 'accounts':
        return [[name, some([{ handle: word(), stableId: word() }, { platform: 'social' }])]];
    }
  });
  return Object.fromEntries(made) as EntryFields;
}

describe('revisions', () => {
  test('replayed from nothing give the present state, whatever was changed', () => {
    const numbered = numbers(11);
    const random = (): number => numbered.next().value;
    for (const kind of ENTRY_KINDS) {
      for (let round = 0; round < 60; round += 1) {
        const states = Array.from({ length: 6 }, () => tidyFields(kind, anyFields(kind, random)));
        let replayed: EntryFields = {};
        for (const [index, state] of states.entries())
          replayed = withChanges(replayed, changesBetween(kind, states[index - 1] ?? {}, state));
        expect(replayed).toEqual(states.at(-1));
        // And back again.
        for (let index = states.length - 1; index >= 0; index -= 1)
          replayed = withChanges(replayed, changesBetween(kind, states[index]!, states[index - 1] ?? {}));
        expect(replayed).toEqual({});
      }
    }
  });

  test('of something else are refused', () => {
    const changes = changesBetween('incident', { place: 'here' }, { place: 'there' });
    expect(() => withChanges<'incident'>({ place: 'elsewhere' }, changes)).toThrow(/place/);
  });
});

describe('what is tidied', () => {
  test('is what the field table says, and tidy', () => {
    const numbered = numbers(12);
    for (const kind of ENTRY_KINDS) {
      for (let round = 0; round < 100; round += 1) {
        const tidy = tidyFields(
          kind,
          anyFields(kind, () => numbered.next().value),
        );
        expect(() => checkFields(kind, tidy)).not.toThrow();
        expect(tidyFields(kind, tidy)).toEqual(tidy);
      }
    }
  });

  test('has no blank, no empty list and no field that there is not', () => {
    const given = {
      place: '  ',
      people: [],
      tags: [' a ', ''],
      breach: false,
      other: 'x',
    } as EntryFields<'incident'>;
    expect(tidyFields('incident', given)).toEqual({ tags: ['a'], breach: false });
    expect(isBlank(tidyFields('person', { accounts: [{ handle: ' ' }], name: '' }))).toBe(true);
  });
});

test.each([
  ['incident', { nothing: 'x' }],
  ['incident', { breach: 'yes' }],
  ['incident', { setting: 'by pigeon' }],
  ['incident', { people: 'one' }],
  ['incident', { occurredAt: { precision: 'exact', timeZone: 'UTC', start: 'yesterday' } }],
  ['report', { deadline: '20.11.2026' }],
  ['person', { accounts: [{ handle: 1 }] }],
  ['person', { accounts: [{ password: 'x' }] }],
  ['person', null],
] as const)('a field of %s that is %j is refused', (kind, fields) => {
  expect(() => checkFields(kind, fields)).toThrow(TypeError);
});

test('values are the same by content', () => {
  expect(sameValue({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
  expect(sameValue([1, 2], [2, 1])).toBe(false);
  expect(sameValue([], {})).toBe(false);
  expect(sameValue(undefined, false)).toBe(false);
});
