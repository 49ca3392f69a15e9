import { describe, expect, test } from 'vitest';
import type { CaptureSummary } from '../../domain/capture';
import { createDayOf, groupByDay } from './day-groups';

describe('createDayOf', () => {
  test.each([
    ['Europe/Berlin', '2026-03-28T23:30:00.000Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T22:30:00.000Z', '2026-03-30'],
    ['America/New_York', '2026-03-29T03:59:59.999Z', '2026-03-28'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00.000Z', '2027-01-01'],
    ['Pacific/Pago_Pago', '2027-01-01T10:59:00.000Z', '2026-12-31'],
    ['UTC', '2026-01-01T00:00:00.000Z', '2026-01-01'],
  ])('%s %s → %s', (zone, at, day) => {
    const dayOf = createDayOf(zone);
    expect(dayOf(at)).toBe(day);
    expect(dayOf(at)).toBe(day);
  });
});

describe('groupByDay', () => {
  const captures = [
    '2026-05-02T01:00:00.000Z',
    '2026-05-01T23:00:00.000Z',
    '2026-05-01T21:30:00.000Z',
    '2026-04-30T10:00:00.000Z',
  ].map((capturedAt, index) => ({ id: `c${index}`, capturedAt }) as CaptureSummary);

  test('puts a heading before the first of each day and counts it', () => {
    expect(
      groupByDay(captures, createDayOf('UTC')).map((row) =>
        row.type === 'day' ? `${row.day} ${row.count}` : row.index,
      ),
    ).toEqual(['2026-05-02 1', 0, '2026-05-01 2', 1, 2, '2026-04-30 1', 3]);
  });

  test('the zone decides the day', () => {
    expect(
      groupByDay(captures, createDayOf('Europe/Berlin')).flatMap((row) =>
        row.type === 'day' ? [`${row.day} ${row.count}`] : [],
      ),
    ).toEqual(['2026-05-02 2', '2026-05-01 1', '2026-04-30 1']);
  });

  test('nothing gives nothing', () => {
    expect(groupByDay([], createDayOf('UTC'))).toEqual([]);
  });
});
