import { describe, expect, test } from 'vitest';
import { readTime, timeOfDays, timeOfMoment } from './event';

describe('a moment', () => {
  const at = Date.parse('2026-03-01T23:30:00Z');

  test('is on the day of the zone it is seen from, and at the hour of where it was', () => {
    const time = timeOfMoment(at, 'exact', 'entered', 'Europe/Copenhagen', 'America/New_York');
    expect(time.day).toBe('2026-03-02');
    expect(time.there).toEqual({ day: '2026-03-01', minute: 18 * 60 + 30, zone: 'America/New_York' });
  });

  test('that ends on the next day says so', () => {
    const time = timeOfMoment(at, 'exact', 'entered', 'UTC', 'UTC', at + 3_600_000);
    expect([time.day, time.lastDay]).toEqual(['2026-03-01', '2026-03-02']);
  });

  test('that is none has no date', () => {
    expect(timeOfMoment(Number.NaN, 'exact', 'entered', 'UTC').precision).toBe('none');
    expect(timeOfMoment(1e18, 'exact', 'entered', 'UTC').precision).toBe('none');
  });
});

describe('days', () => {
  test('stay the days they were entered as', () => {
    expect(timeOfDays('2026-03-29', '2026-03-29', 'entered')).toMatchObject({
      precision: 'day',
      day: '2026-03-29',
      at: null,
    });
    expect(timeOfDays('2026-03-29', '2026-04-02', 'entered')).toMatchObject({
      precision: 'range',
      lastDay: '2026-04-02',
    });
  });

  test('an end before the beginning is the beginning', () => {
    expect(timeOfDays('2026-03-29', '2026-03-01', 'entered').lastDay).toBe('2026-03-29');
  });

  test('that the calendar does not have are no date', () => {
    expect(timeOfDays('2026-02-30', '2026-02-30', 'entered').precision).toBe('none');
  });
});

describe('a time as a page gives it', () => {
  const read = (text: string) => readTime(text, 'exact', 'posted', 'Europe/Copenhagen');

  test.each(['2026-05-01T22:30:00.123456Z', '2026-05-02T00:30+02:00', '2026-05-02T00:30:00+0200'])(
    '%s is a moment',
    (text) => {
      expect(read(text)).toMatchObject({ precision: 'exact', day: '2026-05-02' });
    },
  );

  test('without an offset only its day is taken: the zone is not guessed', () => {
    expect(read('2026-05-01T23:30:00')).toMatchObject({ precision: 'day', day: '2026-05-01', at: null });
    expect(read('2026-05-01')).toMatchObject({ precision: 'day', day: '2026-05-01' });
  });

  test.each(['', '8h', 'gestern', '2026-05', '2026-05-01st', '2026-13-40T00:00Z'])('%s is none', (text) => {
    expect(read(text)).toBeNull();
  });
});
