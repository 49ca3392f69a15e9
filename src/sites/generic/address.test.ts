// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { addressFact, resolveAddress, sameAddress, samePage } from './address';

const page = (base = '') => ({
  document: new DOMParser().parseFromString(`<head>${base}</head><body></body>`, 'text/html'),
  url: new URL('https://town.example/a/b?x=1'),
});

it.each([
  ['c', 'https://town.example/a/c'],
  ['//other.example/', 'https://other.example/'],
  ['?y', 'https://town.example/a/b?y'],
  [' https://town.example/\n', 'https://town.example/'],
])('resolves %j', (raw, href) => {
  expect(resolveAddress(page(), raw)?.href).toBe(href);
});

it.each([
  null,
  '',
  ' ',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:https://town.example/1',
  'file:///etc/passwd',
  'mailto:a@b.example',
  'https://',
  `/${'x'.repeat(9000)}`,
])('keeps no %j', (raw) => {
  expect(resolveAddress(page(), raw)).toBeNull();
});

it('goes by the page’s base', () => {
  expect(resolveAddress(page('<base href="/elsewhere/">'), 'c')?.href).toBe(
    'https://town.example/elsewhere/c',
  );
});

it.each([
  ['https://town.example/p/1', 'http://www.town.example/p/1/', true],
  ['https://town.example/?a=1&b=2', 'https://town.example/?b=2&utm_source=x&a=1', true],
  ['https://town.example/watch?v=a', 'https://town.example/watch?v=b', false],
  ['https://town.example/watch?v=a', 'https://town.example/watch', false],
  ['https://town.example/p/1', 'https://town.example/P/1', false],
  ['https://town.example/p/1', 'https://other.example/p/1', false],
  ['https://town.example/p/1', 'https://town.example:8080/p/1', false],
])('%s and %s: %s', (a, b, same) => {
  expect(samePage(new URL(a), new URL(b))).toBe(same);
});

it('tells places of one page apart', () => {
  expect(sameAddress(new URL('https://t.example/p#c1'), new URL('https://t.example/p#c2'))).toBe(false);
  expect(samePage(new URL('https://t.example/p#c1'), new URL('https://t.example/p'))).toBe(true);
});

it('says that a credential was taken out', () => {
  expect(addressFact(new URL('https://t.example/p?sessionid=1'), 'dom', 'a', 'from-page')).toEqual({
    value: 'https://t.example/p?sessionid=removed',
    how: 'dom',
    where: 'a',
    caveat: 'credential-removed',
  });
});
