import { describe, expect, test } from 'vitest';
import { timeOfDays, timeOfMoment, undated, type EventTime, type TimelineEvent } from '../../timeline/event';
import { findRuns } from '../../timeline/runs';
import { wordDuration, wordPeriod, wordRun, wordThere, wordTick, wordWhen } from './timeline-words';

const ZONE = 'Europe/Copenhagen';
const TODAY = '2026-11-21';
const at = Date.parse('2026-05-01T12:05:00Z');

function event(time: EventTime, other: Partial<TimelineEvent> = {}): TimelineEvent {
  return {
    id: 'x',
    kind: 'incident',
    entryId: 'x',
    time,
    who: [],
    site: null,
    caseIds: [],
    evidenceOf: [],
    breach: false,
    ...other,
  };
}

describe('when it was, no more exactly than it is known', () => {
  test.each<[string, EventTime, string, string]>([
    ['exact', timeOfMoment(at, 'exact', 'entered', ZONE), '14:05', '1 May, 14:05'],
    ['about', timeOfMoment(at, 'about', 'entered', ZONE), 'about 14:05', 'about 1 May, 14:05'],
    ['a day', timeOfDays('2026-05-01', '2026-05-01', 'entered'), 'no time known', '1 May'],
    [
      'about a day',
      { ...timeOfDays('2026-05-01', '2026-05-01', 'entered'), precision: 'about' },
      'about 1 May',
      'about 1 May',
    ],
    ['days', timeOfDays('2026-05-01', '2026-05-04', 'entered'), 'until 4 May', '1 May until 4 May'],
    [
      'another year',
      timeOfMoment(Date.parse('2024-05-01T12:05:00Z'), 'exact', 'entered', ZONE),
      '14:05',
      '1 May 2024, 14:05',
    ],
    [
      'hours',
      { ...timeOfMoment(at, 'exact', 'entered', ZONE, ZONE, at + 3_600_000), precision: 'range' },
      '14:05 until 15:05',
      '1 May, 14:05 until 15:05',
    ],
    ['nothing', undated('entered'), 'No date', 'No date'],
  ])('%s', (_name, time, short, withDay) => {
    expect(wordWhen(event(time), ZONE, TODAY, false)).toBe(short);
    expect(wordWhen(event(time), ZONE, TODAY, true)).toBe(withDay);
  });

  test('a day is all that there is to say of an order', () => {
    const order = event(timeOfDays('2026-05-01', '2026-05-01', 'entered'), { kind: 'order-start' });
    expect(wordWhen(order, ZONE, TODAY, false)).toBe('');
  });

  test('the clock where it was is said only where it showed something else', () => {
    const there = (zone: string) => wordThere(event(timeOfMoment(at, 'exact', 'entered', ZONE, zone)), ZONE);
    expect(there('America/New_York')).toBe('08:05 there (New York)');
    expect(there('Europe/Berlin')).toBeNull();
    expect(there(ZONE)).toBeNull();
    expect(wordThere(event(timeOfDays('2026-05-01', '2026-05-01', 'entered')), ZONE)).toBeNull();
  });
});

test('periods and ticks', () => {
  expect(wordPeriod('2026-11-21', 'day', TODAY)).toBe('Today');
  expect(wordPeriod('2026-11-16', 'week', TODAY)).toBe('Week of 16 Nov 2026');
  expect(wordPeriod('2026-11-01', 'month', TODAY)).toBe('November 2026');
  expect([wordTick('2026-01-01', 'month'), wordTick('2026-02-01', 'month')]).toEqual(['Jan 26', 'Feb']);
  expect([wordTick('2026-01-01', 'year'), wordTick('2026-02-03', 'day')]).toEqual(['2026', '3 Feb']);
});

test('a run says how many and in how long a time, and of what', () => {
  const run = (basis: 'posted' | 'captured', kind: TimelineEvent['kind']) => {
    const events = [0, 5, 12, 20].map((minute) =>
      event(timeOfMoment(at + minute * 60_000, 'exact', basis, ZONE), { id: `${minute}`, kind }),
    );
    const [found] = findRuns(events);
    if (found === undefined) throw new Error('no run');
    return wordRun(found);
  };
  expect(run('posted', 'capture')).toBe('4 posts or messages in 20 minutes');
  expect(run('captured', 'capture')).toBe('4 captures made in 20 minutes');
  expect(run('posted', 'incident')).toBe('4 incidents in 20 minutes');
  expect([wordDuration(0), wordDuration(119 * 60_000), wordDuration(150 * 60_000)]).toEqual([
    '1 minute',
    '119 minutes',
    '2.5 hours',
  ]);
});
