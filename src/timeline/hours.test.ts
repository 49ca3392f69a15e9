import { expect, test } from 'vitest';
import { timeOfDays, timeOfMoment, undated } from './event';
import { countByHour } from './hours';
import { makeEvent } from './test-events';

const moment = (at: string, seenFrom: string, happenedIn = seenFrom) =>
  makeEvent(at, { time: timeOfMoment(Date.parse(at), 'exact', 'entered', seenFrom, happenedIn) });

test('the hour is that of the clock where it happened, wherever it is looked at from', () => {
  // 23:30 on Sunday 1 March in Copenhagen is 17:30 in New York.
  const at = '2026-03-01T22:30:00Z';
  expect(countByHour([moment(at, 'America/New_York', 'Europe/Copenhagen')]).cells[6]?.[23]).toBe(1);
  expect(countByHour([moment(at, 'Europe/Copenhagen', 'America/New_York')]).cells[6]?.[17]).toBe(1);
});

test('the same hour of the clock stays the same hour when the clocks are changed', () => {
  const events = ['2026-03-27T06:15:00Z', '2026-04-03T05:15:00Z'].map((at) =>
    moment(at, 'Europe/Copenhagen'),
  );
  expect(countByHour(events)).toMatchObject({ most: 2, counted: 2 });
  expect(countByHour(events).cells[4]?.[7]).toBe(2);
});

test('what has no time by the clock, and what only a capture dates, is left out and counted', () => {
  const at = '2026-03-01T22:30:00Z';
  const { counted, withoutClock, byCapture, most } = countByHour([
    makeEvent(at, { time: timeOfDays('2026-03-01', '2026-03-01', 'entered') }),
    makeEvent(at, { time: timeOfDays('2026-03-01', '2026-03-04', 'entered') }),
    makeEvent(at, { time: undated('entered') }),
    makeEvent(at, { time: timeOfMoment(Date.parse(at), 'exact', 'captured', 'UTC') }),
    makeEvent(at, { kind: 'report' }),
  ]);
  expect({ counted, withoutClock, byCapture, most }).toEqual({
    counted: 0,
    withoutClock: 3,
    byCapture: 1,
    most: 0,
  });
});
