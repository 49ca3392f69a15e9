import { expect, test } from 'vitest';
import { LANGUAGES } from '../domain/settings';
import { translator } from '../i18n/translate';
import { timeOfDays, timeOfMoment, undated } from '../timeline/event';
import { sayTime } from './say-time';

const at = Date.parse('2026-05-01T12:05:00Z');
const spoken = { t: translator('en'), tag: 'en-GB', timeZone: 'Europe/Copenhagen' };

test.each([
  [timeOfMoment(at, 'exact', 'entered', 'Europe/Copenhagen'), '1 May 2026, 14:05'],
  [timeOfMoment(at, 'about', 'entered', 'Europe/Copenhagen'), 'about 1 May 2026, 14:05'],
  [timeOfDays('2026-05-01', '2026-05-01', 'entered'), '1 May 2026'],
  [timeOfDays('2026-05-01', '2026-05-03', 'entered'), '1 May 2026 – 3 May 2026'],
  [timeOfMoment(at, 'exact', 'captured', 'Europe/Copenhagen'), 'saved 1 May 2026, 14:05'],
  [undated('entered'), 'no date'],
])('%j is told as exactly as it is known', (time, words) => {
  expect(sayTime(time, spoken)).toBe(words);
});

test.each(LANGUAGES)('a day is told in %s without a clock', (language) => {
  const words = sayTime(timeOfDays('2026-05-01', '2026-05-01', 'entered'), {
    ...spoken,
    t: translator(language),
    tag: language,
  });
  expect(words).toContain('2026');
  expect(words).not.toContain(':');
});
