import { describe, expect, test } from 'vitest';
import { addDays } from '../../timeline/days';
import { pickTicks, roundUp } from './ticks';

describe('ticks', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['2026-05-01', '2026-05-04', 'day', ['2026-05-01', '2026-05-02', '2026-05-03']],
    [
      '2026-05-01',
      '2026-06-12',
      'day',
      ['2026-05-04', '2026-05-11', '2026-05-18', '2026-05-25', '2026-06-01', '2026-06-08'],
    ],
    [
      '2026-01-01',
      '2026-06-30',
      'month',
      ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'],
    ],
    [
      '2025-12-29',
      '2026-12-01',
      'month',
      ['2026-01-01', '2026-03-01', '2026-05-01', '2026-07-01', '2026-09-01', '2026-11-01'],
    ],
    [
      '2001-05-01',
      '2026-01-02',
      'year',
      ['2002-01-01', '2007-01-01', '2012-01-01', '2017-01-01', '2022-01-01'],
    ],
  ])('from %s to %s by %s', (first, last, unit, days) => {
    expect(pickTicks(first, last, 6)).toEqual({ unit, days });
  });

  test('are never more than there is room for, and lie within', () => {
    for (let days = 1; days < 9000; days += 37) {
      const last = addDays('2000-02-28', days);
      const ticks = pickTicks('2000-02-28', last, 7).days;
      expect(ticks.length).toBeLessThanOrEqual(7);
      expect(ticks.every((day) => day >= '2000-02-28' && day < last)).toBe(true);
    }
  });
});

test('a scale ends on a whole round number that is not less', () => {
  expect([0, 1, 3, 4, 5, 7, 9, 11, 12, 16, 31, 101, 450].map(roundUp)).toEqual([
    1, 1, 3, 4, 5, 8, 10, 15, 15, 20, 40, 150, 500,
  ]);
});
