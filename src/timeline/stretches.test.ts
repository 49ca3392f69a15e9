import { expect, test } from 'vitest';
import { addDays, numberOfDay } from './days';
import { timeOfDays, type TimelineEvent } from './event';
import { findStretches } from './stretches';
import { createRandom, makeEvent } from './test-events';

const on = (first: string, last = first): TimelineEvent =>
  makeEvent('2026-01-01T00:00:00Z', { time: timeOfDays(first, last, 'entered') });

test('the longest pause lies between two contacts, the longest row has one on each day', () => {
  const days = [
    '2026-01-01',
    '2026-01-02',
    '2026-01-10',
    '2026-02-01',
    '2026-02-02',
    '2026-02-03',
    '2026-02-03',
  ];
  expect(findStretches(days.map((day) => on(day)))).toEqual({
    longestPause: { from: '2026-01-11', to: '2026-01-31', days: 21 },
    longestRow: { from: '2026-02-01', to: '2026-02-03', days: 3 },
    fullestDay: { day: '2026-02-03', count: 2 },
  });
});

test('a range counts for each of its days', () => {
  expect(findStretches([on('2026-01-01', '2026-01-05'), on('2026-01-03'), on('2026-01-06')])).toMatchObject({
    longestPause: null,
    longestRow: { from: '2026-01-01', to: '2026-01-06', days: 6 },
  });
});

test('neither is lost over the night of a clock change or the end of a year', () => {
  expect(findStretches([on('2026-03-28'), on('2026-03-29'), on('2026-03-30')]).longestRow?.days).toBe(3);
  expect(findStretches([on('2025-12-30'), on('2026-01-02')]).longestPause).toEqual({
    from: '2025-12-31',
    to: '2026-01-01',
    days: 2,
  });
});

test('of any days they are what looking at each day finds', () => {
  const random = createRandom(3);
  for (let round = 0; round < 50; round += 1) {
    const days = Array.from({ length: 20 }, () => addDays('2026-01-01', Math.floor(random() * 60)));
    const has = new Set(days);
    const first = [...has].sort()[0] ?? '';
    const last = [...has].sort().at(-1) ?? '';
    let pause = 0;
    let row = 0;
    let lasts = { is: true, days: 0 };
    for (let number = numberOfDay(first); number <= numberOfDay(last); number += 1) {
      const is = has.has(addDays(first, number - numberOfDay(first)));
      lasts = is === lasts.is ? { is, days: lasts.days + 1 } : { is, days: 1 };
      if (is) row = Math.max(row, lasts.days);
      else pause = Math.max(pause, lasts.days);
    }
    const found = findStretches(days.map((day) => on(day)));
    expect([found.longestPause?.days ?? 0, found.longestRow?.days ?? 0]).toEqual([pause, row]);
  }
});

test('of nothing there is nothing', () => {
  expect(findStretches([])).toEqual({ longestPause: null, longestRow: null, fullestDay: null });
});
