import { describe, expect, test } from 'vitest';
import { decideResource, KNOWN_PLATFORM, UNSEEN, type ResourceSituation } from './resource-policy';
import { isSharedHost } from './shared-hosts';

const chromium: ResourceSituation = {
  policy: UNSEEN,
  origin: 'https://site.test',
  requested: new Set(['https://pbs.twimg.com/a.jpg', 'https://cdn.other.test/a.png']),
  fetchIsSeen: false,
};
const firefox: ResourceSituation = { ...chromium, fetchIsSeen: true };

describe('any page', () => {
  test.each([
    ['https://site.test/a.png', { read: 'cache-only' }],
    ['https://pbs.twimg.com/a.jpg', { read: 'cache-first' }],
    ['https://pbs.twimg.com/b.jpg', { read: 'refused', reason: 'not-requested-by-page' }],
    ['https://cdn.other.test/a.png', { read: 'refused', reason: 'cross-origin-refused' }],
    ['https://cdn.other.test/b.png', { read: 'refused', reason: 'not-requested-by-page' }],
    ['http://site.test/a.png', { read: 'refused', reason: 'not-requested-by-page' }],
    ['https://site.test:8443/a.png', { read: 'refused', reason: 'not-requested-by-page' }],
    ['https://sub.site.test/a.png', { read: 'refused', reason: 'not-requested-by-page' }],
    ['data:image/png;base64,AA==', { read: 'here' }],
    ['blob:https://site.test/1', { read: 'here' }],
    ['blob:https://other.test/1', { read: 'refused', reason: 'page-would-notice' }],
    ['file:///etc/passwd', { read: 'refused', reason: 'cross-origin-refused' }],
    ['chrome-extension://abc/x.png', { read: 'refused', reason: 'cross-origin-refused' }],
    ['no address', { read: 'refused', reason: 'not-in-cache' }],
  ])('%s', (url, decision) => expect(decideResource(url, chromium)).toEqual(decision));

  test('where the page would see the request, nothing is requested at all', () => {
    for (const url of ['https://site.test/a.png', 'https://pbs.twimg.com/a.jpg', 'blob:https://site.test/1'])
      expect(decideResource(url, firefox)).toEqual({ read: 'refused', reason: 'page-would-notice' });
    expect(decideResource('data:,', firefox)).toEqual({ read: 'here' });
  });
});

test('on a known platform what the page requested may be asked for again', () => {
  const platform = { ...chromium, policy: KNOWN_PLATFORM };
  expect(decideResource('https://cdn.other.test/a.png', platform)).toEqual({ read: 'cache-first' });
  expect(decideResource('https://cdn.other.test/b.png', platform).read).toBe('refused');
  const seen = { ...firefox, policy: { ...KNOWN_PLATFORM, mayBeSeen: true } };
  expect(decideResource('https://site.test/a.png', seen)).toEqual({ read: 'cache-only' });
});

test('a shared host is the name itself or below it, never a name that contains it', () => {
  expect(isSharedHost('twimg.com')).toBe(true);
  expect(isSharedHost('pbs.twimg.com')).toBe(true);
  expect(isSharedHost('nottwimg.com')).toBe(false);
  expect(isSharedHost('twimg.com.evil.test')).toBe(false);
  expect(isSharedHost('bsky.app')).toBe(false);
  expect(isSharedHost('lh3.googleusercontent.com')).toBe(true);
  expect(isSharedHost('7.3.2.1.bc.googleusercontent.com')).toBe(false);
});
