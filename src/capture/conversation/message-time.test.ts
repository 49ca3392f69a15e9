import { describe, expect, it } from 'vitest';

import { NO_POST_FACTS } from '../../domain/capture';
import { latestOfWords, latestTime } from './message-time';

const endOf = (year: number, month: number, date: number): number =>
  new Date(year, month - 1, date, 23, 59, 59).getTime();

describe('the latest moment that words can mean', () => {
  it.each([
    ['14:03, 16/11/2025', endOf(2025, 11, 16)],
    ['11/16/2025, 2:03 PM', endOf(2025, 11, 16)],
    // Day and month could be either: the later one, so that nothing is taken for older than it may be.
    ['05/11/2025', endOf(2025, 11, 5)],
    ['11.05.25', endOf(2025, 11, 5)],
    ['2025-05-11 14:03', endOf(2025, 5, 11)],
    ['3 May 2025, 09:12', endOf(2025, 5, 3)],
    ['May 3, 2025', endOf(2025, 5, 3)],
  ])('%s', (words, moment) => {
    expect(latestOfWords(words)).toBe(moment);
  });

  it.each(['14:03', '8h', 'gestern 14:03', '31/31/2025', '', '00/00/0000'])('%s names no day', (words) => {
    expect(latestOfWords(words)).toBeNull();
  });
});

it('is the exact time where the page has one', () => {
  const found = (value: string) => ({ value, how: 'dom', where: 'time' }) as const;
  const facts = {
    ...NO_POST_FACTS,
    postedAt: found('2025-05-03T10:00:00Z'),
    postedAtShown: found('1/1/2024'),
  };
  expect(latestTime(facts)).toBe(Date.parse('2025-05-03T10:00:00Z'));
  expect(latestTime({ ...facts, postedAt: null })).toBe(endOf(2024, 1, 1));
  expect(latestTime(NO_POST_FACTS)).toBeNull();
});
