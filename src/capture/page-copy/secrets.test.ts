import { describe, expect, test } from 'vitest';
import { KnownSecrets, looksLikeSecret } from './secrets';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJsYW50ZXJuIn0.c2lnbmF0dXJlLW9mLW5vYm9keQ';

describe('the form of a credential', () => {
  test.each([
    TOKEN,
    `before ${TOKEN} after`,
    'Bearer abcdef0123456789',
    '5f4dcc3b5aa765d61d8327deb882cf99',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=',
  ])('%s', (value) => expect(looksLikeSecret(value)).toBe(true));

  test.each([
    '3f2504e0-4f89-41d3-9a0c-0305e82c3301',
    'urn:li:activity:7123456789012345678',
    '1222907250383245320',
    'r-1awozwy r-18u37iz css-175oi2r',
    'at://did:plc:z72i7hdynmk6r22z27h6tvur/app.bsky.feed.post/3l6oveex3ii2l',
    'a perfectly ordinary sentence of more than thirty-two characters',
  ])('not %s', (value) => expect(looksLikeSecret(value)).toBe(false));
});

describe('known secrets', () => {
  test('a cookie is found again, as it is and decoded', () => {
    const secrets = new KnownSecrets();
    secrets.addCookies('theme=dark; session=s%3A9f86d081884c7d65.9a2feaa0; lang=en-GB');
    expect(secrets.redact('x s:9f86d081884c7d65.9a2feaa0 y s%3A9f86d081884c7d65.9a2feaa0 z dark')).toBe(
      'x removed y removed z dark',
    );
  });

  test('credentials inside stored JSON are known by their names or their form', () => {
    const secrets = new KnownSecrets();
    secrets.addStored(
      'state',
      JSON.stringify({ user: { name: 'Lantern47', access_token: 'abc-123-def-456' }, list: [TOKEN] }),
    );
    secrets.addStored('auth_token', 'plain-value-0815');
    expect(secrets.redact('abc-123-def-456 Lantern47 plain-value-0815')).toBe('removed Lantern47 removed');
  });

  test('what could stand in a post by chance is not looked for', () => {
    const secrets = new KnownSecrets();
    secrets.addNamed('csrf-param', 'authenticity_token');
    secrets.addNamed('password', 'hunter');
    secrets.addNamed('token', 'https://example.test/a1/very/long');
    secrets.addStored('last', 'post-2026-11-20');
    expect(secrets.size).toBe(0);
    expect(secrets.redact('authenticity_token hunter post-2026-11-20')).toBe(
      'authenticity_token hunter post-2026-11-20',
    );
  });

  test('a longer secret goes before a shorter one that it contains', () => {
    const secrets = new KnownSecrets();
    secrets.add('abc12345');
    secrets.add('abc12345-long-one');
    expect(secrets.redact('abc12345-long-one')).toBe('removed');
  });

  test('characters that mean something in patterns are taken as they are', () => {
    const secrets = new KnownSecrets();
    secrets.add('a+b(c)[1]$^.*?{2}|');
    expect(secrets.redact('<a+b(c)[1]$^.*?{2}|>')).toBe('<removed>');
  });

  test('signed tokens go even where nothing is known', () => {
    expect(new KnownSecrets().redact(`id ${TOKEN}, end`)).toBe('id removed, end');
  });

  test('a value that is no JSON, or cut JSON, is taken as it is', () => {
    const secrets = new KnownSecrets();
    secrets.addStored('session_token', '{"a": "cut-0815');
    expect(secrets.size).toBe(0);
    secrets.addStored('session_token', '[cut-0815-without-end');
    expect(secrets.redact('[cut-0815-without-end')).toBe('removed');
  });
});
