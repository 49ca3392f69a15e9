import { describe, expect, test } from 'vitest';
import { timeOfMoment, type TimelineEvent } from './event';
import { sortEvents } from './order';
import { findRuns } from './runs';
import { makeEvent } from './test-events';

const START = Date.UTC(2026, 2, 29, 0, 50);
const at = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();
const row = (minutes: readonly number[], other: Partial<TimelineEvent> = {}): TimelineEvent[] =>
  minutes.map((minute) => makeEvent(at(minute), { who: ['account:x'], ...other }));

describe('messages one after the other', () => {
  test('are a run, that says how long it lasts', () => {
    const events = row([0, 2, 3, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20]);
    expect(findRuns(events)).toMatchObject([{ id: events[0]?.id, lastsMs: 20 * 60_000 }]);
    expect(findRuns(events)[0]?.events).toHaveLength(14);
  });

  test('last as long as they did, also while the clocks were changed', () => {
    const [run] = findRuns(row([0, 5, 12, 20]));
    expect(run?.lastsMs).toBe(20 * 60_000);
  });

  test('end with a pause of more than ten minutes', () => {
    expect(findRuns(row([0, 10, 20, 30]))).toHaveLength(1);
    expect(findRuns(row([0, 10, 20, 31]))).toEqual([]);
    expect(findRuns(row([0, 1, 2, 3, 60, 61, 62, 63]))).toHaveLength(2);
  });

  test('three are shown one by one', () => {
    expect(findRuns(row([0, 1, 2]))).toEqual([]);
  });

  test('of two people are two runs, however they lie', () => {
    const mixed = sortEvents([...row([0, 2, 4, 6]), ...row([1, 3, 5, 7], { who: ['account:y'] })]);
    expect(findRuns(mixed).map(({ events }) => events.length)).toEqual([4, 4]);
  });
});

describe('what is no run', () => {
  test('times that are only about', () => {
    const events = row([0, 1, 2, 3, 4]).map((event) => ({
      ...event,
      time: timeOfMoment(event.time.at ?? 0, 'about', 'entered', 'UTC'),
    }));
    expect(findRuns(events)).toEqual([]);
  });

  test('captures and posts put together', () => {
    const times = (basis: 'posted' | 'captured') =>
      [0, 1, 2].map((minute) =>
        makeEvent(at(minute), {
          kind: 'capture',
          who: ['account:x'],
          time: timeOfMoment(START + minute * 60_000, 'exact', basis, 'UTC'),
        }),
      );
    expect(findRuns(sortEvents([...times('posted'), ...times('captured')]))).toEqual([]);
  });

  test('reports', () => {
    expect(findRuns(row([0, 1, 2, 3], { kind: 'report' }))).toEqual([]);
  });
});
