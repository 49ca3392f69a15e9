import { describe, expect, it } from 'vitest';
import { cleanHandle, cleanLanguage, cleanName, isWrittenHandle, readProfileAddress } from './identity';

describe('names and handles', () => {
  it('strips marks of direction from handles, not from names', () => {
    expect(cleanHandle('\u{202E}@anna\u{202C}\u{200E}')).toBe('anna');
    expect(cleanHandle('\u{2067}@ليلى\u{2069}\u{200F}')).toBe('ليلى');
    expect(cleanName('\u{2068}Anna \u{202E}B\u{2069}')).toBe('\u{2068}Anna \u{202E}B\u{2069}');
    expect(cleanName('\u{202E} \u{202C}')).toBeNull();
  });

  it.each([
    ['@anna@town.example', 'anna@town.example'],
    ['anna', 'anna'],
    ['anna b', null],
    ['@', null],
    ['', null],
    [null, null],
    ['https://x.example/a', null],
  ])('cleanHandle(%j) is %j', (raw, handle) => {
    expect(cleanHandle(raw)).toBe(handle);
  });

  it('takes no essay for a name', () => {
    expect(cleanName('x'.repeat(301))).toBeNull();
  });

  it.each([
    ['@anna', true],
    ['@anna.b@town.example', true],
    ['anna', false],
    ['@anna hello', false],
    ['@anna,', false],
  ])('isWrittenHandle(%j) is %j', (text, expected) => {
    expect(isWrittenHandle(text)).toBe(expected);
  });
});

it.each([
  ['de', 'de'],
  [' pt-BR ', 'pt-BR'],
  ['zh-Hant-HK', 'zh-Hant-HK'],
  ['', null],
  ['german', null],
  ['<img src=x>', null],
])('cleanLanguage(%j) is %j', (raw, tag) => {
  expect(cleanLanguage(raw)).toBe(tag);
});

describe('readProfileAddress', () => {
  it.each([
    ['/@anna', { handle: 'anna', id: null }],
    ['/@anna@other.example', { handle: 'anna@other.example', id: null }],
    ['/~anna', { handle: 'anna', id: null }],
    ['/users/anna', { handle: 'anna', id: null }],
    ['/u/anna/', { handle: 'anna', id: null }],
    ['/profile/anna.town.example', { handle: 'anna.town.example', id: null }],
    ['/users/5105/anna-b', { handle: null, id: '5105' }],
    ['/members/anna.81656/', { handle: null, id: '81656' }],
    ['/author/anna-b', { handle: null, id: null }],
    ['/channel/UCabcdefghijklmnopqrstuv', { handle: null, id: 'UCabcdefghijklmnopqrstuv' }],
    ['/forum/memberlist.php?mode=viewprofile&u=12', { handle: null, id: '12' }],
    ['/user?id=anna', { handle: 'anna', id: null }],
  ])('%s', (path, expected) => {
    expect(readProfileAddress(new URL(path, 'https://town.example'))).toEqual(expected);
  });

  it.each([
    '/',
    '/about',
    '/@anna/posts/1',
    '/@anna/123',
    '/users/me',
    '/users/login',
    '/profile/anna/followers',
    '/members/',
    '/user?id=12&page=a%20b',
    '/posts/users/1/2/3',
    '/channel/news',
  ])('%s is nobody’s', (path) => {
    expect(readProfileAddress(new URL(path, 'https://town.example'))).toBeNull();
  });
});
