import { describe, expect, test } from 'vitest';
import {
  daysLate,
  isOccurredAt,
  localTime,
  momentOf,
  momentsOf,
  type OccurredAt,
  orderKey,
  spanOf,
} from './occurred-at';

const MINUTE = 60_000;
const DAY = 86_400_000;
const at = (iso: string): number => Date.parse(iso);

/** Zones with summer time on both halves of the earth, none, half an hour of it, and a day that was left out. */
const ZONES = [
  'Europe/Copenhagen',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/Sao_Paulo',
  'UTC',
];

/** The same numbers in every run. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

describe('a time on a wall', () => {
  test('is found again from any moment, in every zone', () => {
    const random = numbers(6);
    for (let round = 0; round < 4_000; round += 1) {
      const zone = ZONES[round % ZONES.length]!;
      const moment =
        Math.floor((at('2005-01-01T00:00Z') + random.next().value * 30 * 365 * DAY) / MINUTE) * MINUTE;
      const local = localTime(moment, zone);
      const moments = momentsOf(local, zone);
      expect(moments, `${local} ${zone}`).toContain(moment);
      for (const found of moments) expect(localTime(found, zone)).toBe(local);
      expect(moments.length).toBeLessThanOrEqual(2);
    }
  });

  test('is there twice when the clock is put back, and the second is told', () => {
    const back = { precision: 'exact', timeZone: 'Europe/Copenhagen', start: '2026-10-25T02:30' } as const;
    expect(momentsOf(back.start, back.timeZone)).toEqual([at('2026-10-25T00:30Z'), at('2026-10-25T01:30Z')]);
    expect(spanOf(back).from).toBe(at('2026-10-25T00:30Z'));
    expect(spanOf({ ...back, second: true }).from).toBe(at('2026-10-25T01:30Z'));
    expect(spanOf({ ...back, second: true }).to).toBe(at('2026-10-25T01:31Z'));
  });

  test('is never there when the clock is put forward, and then counts from the leap', () => {
    expect(momentsOf('2026-03-29T02:30', 'Europe/Copenhagen')).toEqual([]);
    expect(momentOf('2026-03-29T02:30', 'Europe/Copenhagen')).toBe(at('2026-03-29T01:30Z'));
  });

  test('of half an hour’s summer time', () => {
    expect(momentsOf('2026-04-05T01:45', 'Australia/Lord_Howe')).toEqual([
      at('2026-04-04T14:45Z'),
      at('2026-04-04T15:15Z'),
    ]);
  });
});

describe('a day', () => {
  test.each([
    ['2026-03-29', 'Europe/Copenhagen', 23],
    ['2026-10-25', 'Europe/Copenhagen', 25],
    ['2026-11-20', 'Europe/Copenhagen', 24],
    ['2026-10-04', 'Australia/Lord_Howe', 23.5],
    ['2026-11-20', 'Asia/Kathmandu', 24],
  ])('%s in %s has %f hours', (start, timeZone, hours) => {
    const { from, to } = spanOf({ precision: 'day', timeZone, start });
    expect((to - from) / 3_600_000).toBe(hours);
    expect(localTime(from, timeZone).slice(0, 10)).toBe(start);
    expect(localTime(to - MINUTE, timeZone).slice(0, 10)).toBe(start);
  });

  test('holds every exact time of it, in its own zone, and no other day’s', () => {
    const random = numbers(7);
    for (let round = 0; round < 1_500; round += 1) {
      const timeZone = ZONES[round % ZONES.length]!;
      const moment = at('2020-01-01T00:00Z') + Math.floor(random.next().value * 8 * 365 * 1440) * MINUTE;
      const local = localTime(moment, timeZone);
      const whole = spanOf({ precision: 'day', timeZone, start: local.slice(0, 10) });
      expect(whole.from).toBeLessThanOrEqual(moment);
      expect(whole.to).toBeGreaterThan(moment);
      const next = spanOf({ precision: 'day', timeZone, start: localTime(whole.to, timeZone).slice(0, 10) });
      expect(next.from).toBe(whole.to);
    }
  });
});

describe('what is stated', () => {
  const zone = 'Europe/Berlin';

  test('is no more exact than it is', () => {
    expect(isOccurredAt({ precision: 'exact', timeZone: zone, start: '2026-11-20' })).toBe(false);
    expect(isOccurredAt({ precision: 'day', timeZone: zone, start: '2026-11-20T14:05' })).toBe(false);
    expect(isOccurredAt({ precision: 'range', timeZone: zone, start: '2026-11-20' })).toBe(false);
    expect(isOccurredAt({ precision: 'about', timeZone: zone, start: '2026-11-20' })).toBe(true);
    expect(isOccurredAt({ precision: 'range', timeZone: zone, start: '2026-11', end: '2026-12' })).toBe(
      false,
    );
  });

  test.each(['2026-02-30', '2026-11-31T10:00', '2026-11-20T24:00', '2026-13-01', 'yesterday', ''])(
    'is never %j',
    (start) => {
      expect(isOccurredAt({ precision: 'about', timeZone: zone, start })).toBe(false);
    },
  );

  test('is in a zone that is known, and holds nothing else', () => {
    expect(isOccurredAt({ precision: 'day', timeZone: 'Europe/Nowhere', start: '2026-11-20' })).toBe(false);
    expect(isOccurredAt({ precision: 'day', timeZone: zone, start: '2026-11-20', note: 'x' })).toBe(false);
  });

  test('covers a range to the end of its last day', () => {
    const range: OccurredAt = { precision: 'range', timeZone: zone, start: '2026-11-20', end: '2026-11-22' };
    expect(spanOf(range)).toEqual({ from: at('2026-11-19T23:00Z'), to: at('2026-11-22T23:00Z') });
    expect(spanOf({ ...range, end: '2026-11-01' }).to).toBe(at('2026-11-20T23:00Z'));
  });

  test('is put in order across zones', () => {
    const berlin = orderKey({ precision: 'exact', timeZone: zone, start: '2026-11-20T14:00' }, '');
    const york = orderKey(
      { precision: 'exact', timeZone: 'America/New_York', start: '2026-11-20T08:30' },
      '',
    );
    expect(york - berlin).toBe(30 * MINUTE);
    expect(orderKey(undefined, '2026-11-20T12:00:00.000Z')).toBe(at('2026-11-20T12:00Z'));
  });

  test('was logged late by whole days', () => {
    const day: OccurredAt = { precision: 'day', timeZone: zone, start: '2026-11-20' };
    expect(daysLate(day, '2026-11-20T22:00:00.000Z')).toBeNull();
    expect(daysLate(day, '2026-11-21T22:59:00.000Z')).toBeNull();
    expect(daysLate(day, '2026-11-21T23:00:00.000Z')).toBe(1);
    expect(daysLate(day, '2026-11-30T10:00:00.000Z')).toBe(9);
    expect(daysLate(undefined, '2026-11-30T10:00:00.000Z')).toBeNull();
  });
});
