import { expect, test } from 'vitest';
import type { LogEntry } from '../../domain/logbook';
import type { EntryKind } from '../../domain/logbook-fields';
import { linkedEntries } from './linked-entries';

const entry = (id: string, kind: EntryKind, fields: object = {}) =>
  ({ id, kind, fields }) as unknown as LogEntry;

const ENTRIES = [
  entry('i1', 'incident', { captures: ['c1'], people: ['p1'], orders: ['o1'], case: 'k1' }),
  entry('i2', 'incident', { captures: ['c2'], people: ['p2'] }),
  entry('i3', 'incident'),
  entry('p1', 'person'),
  entry('p2', 'person'),
  entry('o1', 'order', { people: ['p1'] }),
  entry('r1', 'report', { incidents: ['i1', 'i2'] }),
  entry('r2', 'report', { captures: ['c3'] }),
  entry('w1', 'witness', { incidents: ['i1'] }),
  entry('w2', 'witness', { incidents: ['i2'] }),
  entry('k1', 'case', { exampleCaptures: ['c2'] }),
];
const ids = (...captures: string[]) => linkedEntries(ENTRIES, captures).map(({ id }) => id);

test('with a capture goes what is about it, and nothing about another', () => {
  expect(ids('c1')).toEqual(['i1', 'p1', 'o1', 'r1', 'w1', 'k1']);
  expect(ids('c2')).toEqual(['i2', 'p2', 'r1', 'w2']);
  expect(ids('c3')).toEqual(['r2']);
  expect(ids('c4')).toEqual([]);
});
