import { describe, expect, test } from 'vitest';
import type { LogEntry } from '../../domain/logbook';
import type { EntryKind } from '../../domain/logbook-fields';
import { createSearchIndex } from '../archive/search-index';
import { createLogDocuments } from './log-documents';

function entry<K extends EntryKind>(
  kind: K,
  id: string,
  fields: LogEntry<K>['fields'],
  revision = 1,
): LogEntry<K> {
  const at = '2026-06-01T00:00:00.000Z';
  return {
    id,
    kind,
    number: kind === 'incident' ? 7 : null,
    revision,
    loggedAt: at,
    editedAt: at,
    reason: null,
    salt: '',
    fields,
    binnedAt: null,
  };
}

const robin = entry('person', 'p', {
  name: 'Robin Müller',
  accounts: [{ platform: 'Harbour', handle: '@robin', stableId: '4711' }],
});
const incident = entry('incident', 'i', {
  whatHappened: 'Ein Brief ohne Absender lag im Kasten.',
  exactWords: 'Tu m’as oublié ?',
  setting: 'in-person',
  people: ['p'],
  captures: ['capture-id-1'],
  privateNote: 'Ring til Søren',
});

function searchOver(entries: readonly LogEntry[], people = [robin]) {
  const index = createSearchIndex(() => undefined);
  index.putDocuments('logbook', createLogDocuments()(entries, people));
  index.settle();
  return (query: string): string[] => [...(index.search(query) ?? [])];
}

describe('an entry is found', () => {
  const find = searchOver([incident, robin]);

  test.each([
    ['brief KASTEN', 'incident:i'],
    ['oublie', 'incident:i'],
    ['soren', 'incident:i'],
    ['0007', 'incident:i'],
    ['4711', 'person:p'],
    ['harbour @robin', 'person:p'],
  ])('by %s', (query, id) => {
    expect(find(query)).toEqual([id]);
  });

  test('by the names of its people, however they are spelled', () => {
    expect(find('mueller')).toEqual(['incident:i', 'person:p']);
  });

  test('not by ids of others, and not by the codes of choices', () => {
    expect(find('capture-id-1')).toEqual([]);
    expect(find('in-person')).toEqual([]);
  });
});

describe('what changes', () => {
  test('is read again: a new revision, a person’s new name; the rest is not', () => {
    const make = createLogDocuments();
    const [first, other] = [incident, entry('incident', 'j', { place: 'Pier' })];
    const before = make([first, other], [robin]);
    const same = make([{ ...first }, other], [{ ...robin }]);
    expect(same.map(({ source }) => source)).toEqual(before.map(({ source }) => source));
    expect(same[0]?.source).toBe(before[0]?.source);
    const revised = make([{ ...first, revision: 2 }, other], [robin]);
    expect(revised[0]?.source).not.toBe(before[0]?.source);
    expect(revised[1]?.source).toBe(before[1]?.source);
    const renamed = make([first, other], [{ ...robin, revision: 2 }]);
    expect(renamed[1]?.source).not.toBe(before[1]?.source);
  });

  test('what is gone is not found any more, and captures stay', () => {
    const index = createSearchIndex(() => undefined);
    const make = createLogDocuments();
    index.putDocuments('logbook', make([incident], [robin]));
    index.putDocuments('others', [{ id: 'other', source: {}, fields: () => ['Kasten'] }]);
    index.settle();
    expect([...(index.search('kasten') ?? [])]).toEqual(['incident:i', 'other']);
    index.putDocuments('logbook', make([], [robin]));
    index.settle();
    expect([...(index.search('kasten') ?? [])]).toEqual(['other']);
  });
});
