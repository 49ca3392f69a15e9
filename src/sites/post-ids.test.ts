import { expect, it } from 'vitest';
import {
  blueskyTime,
  derivedTime,
  discordTime,
  instagramId,
  instagramTime,
  linkedinTime,
  mastodonTime,
  tiktokTime,
  xTime,
} from './post-ids';

// Published ids whose time is known from elsewhere.
it.each([
  ['X', xTime, '2016058596782670275', '2026-01-27T08:00:00.687Z'],
  ['X, counted before snowflakes', xTime, '29000000000', null],
  ['X, not a number', xTime, '12ab', null],
  ['Discord', discordTime, '1323564429408997426', '2024-12-31T08:12:30.609Z'],
  ['Discord, too short', discordTime, '12345', null],
  ['TikTok', tiktokTime, '7571863205253778710', '2025-11-12T15:36:23.000Z'],
  ['LinkedIn', linkedinTime, '7401930806958653440', '2025-12-03T10:30:25.603Z'],
  ['LinkedIn, of the year 2110', linkedinTime, '18570000000000000000', null],
  ['Instagram', instagramTime, '2584516297666449189', '2021-05-29T19:59:33.398Z'],
  ['Mastodon', mastodonTime, '109348683826585235', '2022-11-15T16:08:20.771Z'],
  ['Mastodon, of the year 1970', mastodonTime, '10934868382658523', null],
  ['Bluesky', blueskyTime, '3mdegyw3ves2t', '2026-01-26T23:55:27.431000Z'],
  ['Bluesky, not a TID', blueskyTime, 'self', null],
  ['Bluesky, of the year 2150', blueskyTime, 'a222222222222', null],
] as const)('%s', (_name, timeOf, id, time) => {
  expect(timeOf(id)).toBe(time);
});

it('reads the number in a short code', () => {
  expect(instagramId('CPeC-Eenc8l')).toBe('2584516297666449189');
  expect(instagramId('CPeC-Eenc8lABCDEFGHIJKLMNOPQRSTUVWXYZabcd')).toBeNull();
});

it('says that a time is derived', () => {
  expect(derivedTime(null, 'id')).toBeNull();
  expect(derivedTime('2026-01-01T00:00:00.000Z', 'id >> 32', 'derived-approximate')).toEqual({
    value: '2026-01-01T00:00:00.000Z',
    how: 'derived',
    where: 'id >> 32',
    caveat: 'derived-approximate',
  });
});
