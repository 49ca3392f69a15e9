import { describe, expect, it } from 'vitest';
import { isCredentialName, scrubAddress } from './scrub-address';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1g';
const HEX = '5f4dcc3b5aa765d61d8327deb882cf99';

describe('scrubAddress takes credentials out', () => {
  it.each<[string, string, string[]]>([
    ['https://anna:geheim@site.example/p/1', 'https://removed@site.example/p/1', ['userinfo']],
    ['https://anna@site.example/p/1', 'https://removed@site.example/p/1', ['userinfo']],
    ['https://site.example/p/1?token=abc', 'https://site.example/p/1?token=removed', ['token']],
    [
      'https://site.example/?p=12&access_token=x1&v=3',
      'https://site.example/?p=12&access_token=removed&v=3',
      ['access_token'],
    ],
    [
      'https://site.example/#access_token=x1&token_type=bearer',
      'https://site.example/#access_token=removed&token_type=bearer',
      ['access_token'],
    ],
    [
      'https://site.example/#/home?refresh_token=x1',
      'https://site.example/#/home?refresh_token=removed',
      ['refresh_token'],
    ],
    [
      'https://site.example/#id_token=a&x=1:~:text=hello',
      'https://site.example/#id_token=removed&x=1:~:text=hello',
      ['id_token'],
    ],
    [
      `https://forum.example/viewtopic.php?p=5&sid=${HEX}#p5`,
      'https://forum.example/viewtopic.php?p=5&sid=removed#p5',
      ['sid'],
    ],
    [
      `https://forum.example/showthread.php?s=${HEX}&p=9`,
      'https://forum.example/showthread.php?s=removed&p=9',
      ['s'],
    ],
    [
      'https://site.example/list;jsessionid=0A1B2C?x=1',
      'https://site.example/list;jsessionid=removed?x=1',
      ['jsessionid'],
    ],
    [
      'https://site.example/list;a=1;JSESSIONID=0A1B.node1/next',
      'https://site.example/list;a=1;JSESSIONID=removed/next',
      ['JSESSIONID'],
    ],
    [
      'https://site.example/(S(lit3py55t21z5v55vlm25s55))/a.aspx',
      'https://site.example/(S(removed))/a.aspx',
      ['session'],
    ],
    ['https://site.example/?PHPSESSID=abc', 'https://site.example/?PHPSESSID=removed', ['PHPSESSID']],
    [
      'https://site.example/?_csrf=a&xsrfToken=b',
      'https://site.example/?_csrf=removed&xsrfToken=removed',
      ['_csrf', 'xsrfToken'],
    ],
    [
      'https://site.example/?authenticity_token=a%3D',
      'https://site.example/?authenticity_token=removed',
      ['authenticity_token'],
    ],
    [
      'https://site.example/?user%5Bpassword%5D=a',
      'https://site.example/?user%5Bpassword%5D=removed',
      ['user[password]'],
    ],
    ['https://site.example/?%74oken=a', 'https://site.example/?%74oken=removed', ['token']],
    [
      'https://site.example/cb?code=4/0A&state=xyz',
      'https://site.example/cb?code=removed&state=removed',
      ['code', 'state'],
    ],
    ['https://site.example/cb?code=SplxlOBeZQQYbYS6WxSbIA', 'https://site.example/cb?code=removed', ['code']],
    ['https://maps.example/?key=AIzaSyD4e5F6g7H8i9J0k1', 'https://maps.example/?key=removed', ['key']],
    [
      'https://site.example/?api-key=1&apiKey=2',
      'https://site.example/?api-key=removed&apiKey=removed',
      ['api-key', 'apiKey'],
    ],
    [
      'https://site.example/cas?ticket=ST-956-Lyg0BdLkgdrBO9W17bXS',
      'https://site.example/cas?ticket=removed',
      ['ticket'],
    ],
    [`https://site.example/view/${JWT}/x`, 'https://site.example/view/removed/x', ['jwt']],
    [`https://site.example/?q=${JWT}`, 'https://site.example/?q=removed', ['jwt']],
    [`https://site.example/#${JWT}`, 'https://site.example/#removed', ['jwt']],
    [
      'https://site.example/go?next=https%3A%2F%2Fb.example%2F%3Ftoken%3Dabc',
      'https://site.example/go?next=https%3A%2F%2Fb.example%2F%3Ftoken%3Dremoved',
      ['token'],
    ],
    [
      'https://site.example/go?to=%2Fhome%3Fsession_id%3Dabc',
      'https://site.example/go?to=%2Fhome%3Fsession_id%3Dremoved',
      ['session_id'],
    ],
    ['https://site.example/?a=%zz&token=%zz', 'https://site.example/?a=%zz&token=removed', ['token']],
    ['https://site.example/?a=1;token=2', 'https://site.example/?a=1;token=removed', ['token']],
    ['https://site.example/#tokens', 'https://site.example/#tokens', []],
  ])('%s', (before, after, removed) => {
    expect(scrubAddress(before)).toEqual({ url: after, removed });
    expect(scrubAddress(after), 'a second time changes nothing').toEqual({ url: after, removed: [] });
  });
});

describe('scrubAddress leaves what leads to a post', () => {
  it.each([
    'https://blog.example/?p=123',
    'https://video.example/watch?v=dQw4w9WgXcQ&t=42s&list=PLrAXtmErZgOeiKm4sgNOknGvNjby9efdf',
    'https://news.example/item?id=47907879',
    'https://social.example/permalink.php?story_fbid=pfbid02abcDEF123456789ghiJKL&id=100012345678901',
    'https://forum.example/viewtopic.php?t=5&p=6#p6',
    'https://old.example/article.pl?sid=07/10/24/1234567',
    'https://old.example/modules.php?name=News&file=article&sid=4711',
    'https://social.example/anna/status/1983130065320780162?s=20',
    'https://cdn.example/v/t39/123_n.jpg?_nc_cat=1&oh=00_AfCxyz0123456789abcdef&oe=65A1B2C3',
    'https://media.example/a.png?ex=6531&is=651e&hm=2b0f5f5f2b0f5f5f2b0f5f5f2b0f5f5f&X-Amz-Signature=abcdef0123456789abcdef&X-Amz-Expires=60',
    'https://s3.example/a?X-Amz-Security-Token=FwoGZXIvYXdzE123&sig=abc',
    'https://conf.example/?session=3&state=CA&key=value&auth=none',
    'https://conf.example/?code=404',
    'https://list.example/?pageToken=CAUQAA&next_page_token=abc',
    'https://site.example/a;v=2/b?x=1#comment-5',
    'https://site.example/#:~:text=a%20token%3D1',
    'https://site.example/?q=eyJ',
    'https://site.example/?token=&x',
    'https://site.example/?next=%2Fhome',
    'https://site.example/@anna@other.example/1',
    'https://xn--mnchen-3ya.example/%C3%BC?%E2%82%AC=1',
  ])('%s', (url) => {
    expect(scrubAddress(url)).toEqual({ url, removed: [] });
  });
});

it('answers to anything without throwing', () => {
  for (const odd of [
    '',
    '%',
    'javascript:alert(1)',
    'data:text/html,<b>?token=1',
    'http://',
    '//host/p?token=1',
    'a b c',
  ])
    expect(() => scrubAddress(odd)).not.toThrow();
  expect(scrubAddress('//host/p?token=1').url).toBe('//host/p?token=removed');
});

it.each([
  ['password', true],
  ['user[new_password]', true],
  ['csrf-token', true],
  ['__RequestVerificationToken', true],
  ['wpnonce', false],
  ['comment', false],
  ['page_token', false],
  ['tokens-left', false],
])('isCredentialName(%s) is %s', (name, expected) => {
  expect(isCredentialName(name)).toBe(expected);
});
