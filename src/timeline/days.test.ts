import { describe, expect, test } from 'vitest';
import {
  addDays,
  countPeriods,
  dayOfNumber,
  isDay,
  lastDayOf,
  listPeriods,
  nextPeriod,
  numberOfDay,
  periodOf,
  weekdayOf,
} from './days';

test('every day of four centuries has its number, its neighbour and its weekday', () => {
  const first = numberOfDay('1800-01-01');
  const count = numberOfDay('2200-01-01') - first;
  expect(count).toBe(146_097);
  const wrong = Array.from({ length: count }, (_, index) => first + index).filter((number) => {
    const day = dayOfNumber(number);
    return (
      numberOfDay(day) !== number || weekdayOf(day) !== (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
    );
  });
  expect(wrong).toEqual([]);
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

test('what the calendar does not have is no day', () => {
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-04-31', 'yesterday'].filter(isDay)).toEqual([]);
  expect(isDay('2024-02-29')).toBe(true);
});

describe('periods', () => {
  test.each([
    ['day', '2026-11-21', '2026-11-21'],
    ['week', '2026-11-16', '2026-11-22'],
    ['month', '2026-11-01', '2026-11-30'],
  ] as const)('a %s of 21 November 2026', (unit, first, last) => {
    expect(periodOf('2026-11-21', unit)).toBe(first);
    expect(lastDayOf(first, unit)).toBe(last);
  });

  test('a week goes over the end of the year', () => {
    expect(periodOf('2027-01-01', 'week')).toBe('2026-12-28');
  });

  test.each(['day', 'week', 'month'] as const)(
    'every %s follows on the one before, none left out',
    (unit) => {
      const periods = listPeriods('2023-11-29', '2026-03-02', unit);
      for (const [index, period] of periods.entries()) {
        expect(periodOf(period, unit)).toBe(period);
        expect(periodOf(addDays(period, -1), unit)).not.toBe(period);
        if (index > 0) expect(nextPeriod(periods[index - 1] ?? '', unit)).toBe(period);
      }
      expect(Math.abs(countPeriods('2023-11-29', '2026-03-02', unit) - periods.length)).toBeLessThan(2);
    },
  );

  test('from later to earlier there are none', () => {
    expect(listPeriods('2026-03-02', '2026-03-01', 'day')).toEqual([]);
  });
});
