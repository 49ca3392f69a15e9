import { describe, expect, it } from 'vitest';

import { NO_POST_FACTS } from '../../domain/capture';
import { oldestOf, placeOfEnd } from './range-end';

const found = (value: string) => ({ value, how: 'dom', where: 'time' }) as const;

/** Messages on the way back, named a, b, c …; each with the hour of its time, `null` without any. */
const messages = (hours: readonly (number | null)[]) =>
  hours.map((hour, index) => ({
    facts: {
      ...NO_POST_FACTS,
      postedAt: hour === null ? null : found(new Date(Date.UTC(2025, 4, 3, hour)).toISOString()),
    },
    read: { key: { name: String.fromCharCode(97 + index) } },
  }));
const SINCE = { to: 'date', since: '2025-05-03T10:00:00.000Z' } as const;
const to = (
  range: Parameters<typeof placeOfEnd>[2]['range'],
  until: string | null = null,
  siteEnded = false,
) => ({
  range,
  until,
  siteEnded,
});

describe('the end of what was asked for', () => {
  it('is the message that was pointed at, not one before the first', () => {
    const all = messages([9, 8, 7, 6]);
    expect(placeOfEnd(all, 1, to({ to: 'message' }, 'c'))).toBe(2);
    expect(placeOfEnd(all, 2, to({ to: 'message' }, 'b'))).toBeNull();
  });

  it('is the last of its day, once three older ones followed', () => {
    expect(placeOfEnd(messages([12, 11, 10, 9, 8]), 0, to(SINCE))).toBeNull();
    expect(placeOfEnd(messages([12, 11, 10, 9, 8, 7]), 0, to(SINCE))).toBe(2);
  });

  it('is not one old message among newer ones, as lists by favour have', () => {
    expect(placeOfEnd(messages([12, 1, 11, 2, 10, 3]), 0, to(SINCE))).toBeNull();
  });

  it('is known with fewer where the site has no more', () => {
    expect(placeOfEnd(messages([12, 11, 9]), 0, to(SINCE, null, true))).toBe(1);
    expect(placeOfEnd(messages([12, 11]), 0, to(SINCE, null, true))).toBeNull();
  });

  it('lets messages without a time belong to what is around them', () => {
    expect(placeOfEnd(messages([12, null, 10, null, 9, null, 8, 7]), 0, to(SINCE))).toBe(2);
  });

  it('is before the first where all are older', () => {
    expect(placeOfEnd(messages([3, 2, 1]), 0, to(SINCE))).toBe(-1);
  });

  it('is not known of a way to an end of the list', () => {
    expect(placeOfEnd(messages([3, 2, 1]), 0, to({ to: 'top' }, null, true))).toBeNull();
  });
});

it('tells the earliest time, exact where there is one', () => {
  expect(oldestOf(messages([12, 9, null, 11]))).toBe('2025-05-03T09:00:00.000Z');
  expect(oldestOf([{ facts: { ...NO_POST_FACTS, postedAtShown: found('3 May 2025') } }])).toBe('3 May 2025');
  expect(oldestOf(messages([null]))).toBeNull();
});
