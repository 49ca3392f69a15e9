import { describe, expect, test } from 'vitest';
import { timeOfDays, undated, type TimelineEvent } from './event';
import { filterEvents, NO_TIMELINE_FILTER, type TimelineFilter } from './filter';
import { makeEvent } from './test-events';

const events: TimelineEvent[] = [
  makeEvent('2026-05-01T10:00:00Z', { id: 'a', who: ['person:p'], caseIds: ['c'], breach: true }),
  makeEvent('2026-05-02T10:00:00Z', {
    id: 'b',
    kind: 'capture',
    who: ['account:x'],
    site: 'harbour.example',
  }),
  makeEvent('2026-01-01T00:00:00Z', { id: 'range', time: timeOfDays('2026-04-20', '2026-05-01', 'entered') }),
  makeEvent('2026-01-01T00:00:00Z', { id: 'undated', time: undated('entered'), who: ['person:p'] }),
];

function ids(filter: Partial<TimelineFilter>, found: ReadonlySet<string> | null = null): string[] {
  const orders = [
    { id: 'spring', from: '2026-05-02', to: '2026-06-01' },
    { id: 'open', from: '2026-04-01', to: null },
    { id: 'unknown', from: null, to: '2026-06-01' },
  ];
  return filterEvents(events, { ...NO_TIMELINE_FILTER, ...filter }, orders, found).map(({ id }) => id);
}

test('nothing set lets everything through, as it is', () => {
  expect(filterEvents(events, NO_TIMELINE_FILTER)).toBe(events);
});

test.each<[Partial<TimelineFilter>, string[]]>([
  [{ from: '2026-05-01' }, ['a', 'b', 'range']],
  [{ to: '2026-05-01' }, ['a', 'range']],
  [{ from: '2026-05-01', to: '2026-05-01' }, ['a', 'range']],
  [{ who: 'person:p' }, ['a', 'undated']],
  [{ kind: 'capture' }, ['b']],
  [{ site: 'harbour.example' }, ['b']],
  [{ caseId: 'c' }, ['a']],
  [{ breach: true }, ['a']],
  [{ who: 'person:p', from: '2026-01-01' }, ['a']],
  [{ who: 'person:p', kind: 'capture' }, []],
])('%j', (filter, wanted) => {
  expect(ids(filter)).toEqual(wanted);
});

describe('an order in force', () => {
  test('from its first day to its last, both included', () => {
    expect(ids({ orderId: 'spring' })).toEqual(['b']);
  });

  test('without an end goes on', () => {
    expect(ids({ orderId: 'open' })).toEqual(['a', 'b', 'range']);
  });

  test('of which nobody knows the beginning, or that is not there, has nothing', () => {
    expect(ids({ orderId: 'unknown' })).toEqual([]);
    expect(ids({ orderId: 'gone' })).toEqual([]);
  });
});

test('a search goes together with the rest', () => {
  expect(ids({ who: 'person:p' }, new Set(['b', 'undated']))).toEqual(['undated']);
  expect(ids({}, new Set())).toEqual([]);
});
