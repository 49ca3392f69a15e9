// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import {
  copiedName,
  holdsDraft,
  isHiddenByMarkup,
  keepsMeta,
  nameAddress,
  scrubAttribute,
  scrubLink,
  type ScrubContext,
  type Vocabulary,
} from './scrub';
import { KnownSecrets } from './secrets';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJsYW50ZXJuIn0.c2lnbmF0dXJlLW9mLW5vYm9keQ';
const secrets = new KnownSecrets();
secrets.add('known-session-0815');
const context: ScrubContext = {
  base: 'https://site.test/threads/7?page=2',
  page: 'https://site.test/threads/7?page=2',
  secrets,
};

function scrubbed(
  name: string,
  attributes: Readonly<Record<string, string>>,
  vocabulary: Vocabulary = 'html',
): Record<string, string> {
  const element = { name, vocabulary, read: (key: string) => attributes[key] ?? null };
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => {
      const kept = scrubAttribute(key, value, element, context);
      return kept === null ? [] : [[key, kept] as const];
    }),
  );
}

const reader = (attributes: Readonly<Record<string, string>>) => (name: string) => attributes[name] ?? null;

describe('elements', () => {
  test.each(['script', 'SCRIPT', 'noscript', 'template', 'object', 'embed', 'base', 'param', 'datalist'])(
    '%s is left out',
    (name) => expect(copiedName(name, 'html')).toBeNull(),
  );
  test.each(['script', 'set', 'animate', 'animateTransform'])('%s of a drawing is left out', (name) =>
    expect(copiedName(name, 'svg')).toBeNull(),
  );
  test('what a parser would read as something else gets a harmless name', () => {
    expect(copiedName('xmp', 'html')).toBe('pre');
    expect(copiedName('plaintext', 'html')).toBe('pre');
    expect(copiedName('body', 'html')).toBe('div');
    expect(copiedName('x"><script>', 'html')).toBe('span');
    expect(copiedName('a b', 'svg')).toBe('g');
    expect(copiedName('my-élément', 'html')).toBe('my-élément');
    expect(copiedName('linearGradient', 'svg')).toBe('linearGradient');
    expect(copiedName('iframe', 'other')).toBe('span');
    expect(copiedName('xmp', 'svg')).toBe('g');
    expect(copiedName('PlainText', 'math')).toBe('mrow');
    expect(copiedName('style', 'math')).toBe('mrow');
    expect(copiedName('style', 'svg')).toBe('style');
    expect(copiedName('script', 'other')).toBeNull();
  });
  test('what somebody typed is found by its field', () => {
    expect(holdsDraft('textarea', reader({}))).toBe(true);
    expect(holdsDraft('div', reader({ contenteditable: '' }))).toBe(true);
    expect(holdsDraft('div', reader({ contenteditable: 'plaintext-only' }))).toBe(true);
    expect(holdsDraft('p', reader({ role: 'note TextBox' }))).toBe(true);
    expect(holdsDraft('div', reader({ contenteditable: 'false' }))).toBe(false);
    expect(holdsDraft('body', reader({ contenteditable: 'true' }))).toBe(false);
    expect(holdsDraft('article', reader({ role: 'article' }))).toBe(false);
  });
  test('hidden by its own markup', () => {
    expect(isHiddenByMarkup(reader({ hidden: '' }))).toBe(true);
    expect(isHiddenByMarkup(reader({ style: 'color: red; DISPLAY : none' }))).toBe(true);
    expect(isHiddenByMarkup(reader({ hidden: 'until-found' }))).toBe(false);
    expect(isHiddenByMarkup(reader({ style: '--display: none; color: red' }))).toBe(false);
  });
  test('of the meta elements, those that say what the page is', () => {
    expect(keepsMeta(reader({ name: 'description', content: 'x' }))).toBe(true);
    expect(keepsMeta(reader({ property: 'og:url', content: 'x' }))).toBe(true);
    expect(keepsMeta(reader({ itemprop: 'datePublished', content: 'x' }))).toBe(true);
    for (const name of [
      'csrf-token',
      '_csrf',
      'session',
      'request-id',
      'user-login',
      'google-site-verification',
    ])
      expect(keepsMeta(reader({ name, content: 'x' }))).toBe(false);
    expect(keepsMeta(reader({ 'http-equiv': 'refresh', content: '0' }))).toBe(false);
    expect(keepsMeta(reader({ 'http-equiv': 'set-cookie', name: 'description' }))).toBe(false);
  });
});

describe('attributes', () => {
  test('event handlers, nonces, form targets and everything that loads are left out', () => {
    expect(
      scrubbed('img', {
        onerror: 'alert(1)',
        ONLOAD: 'alert(1)',
        nonce: 'n',
        integrity: 'sha256-x',
        src: '/a.png',
        srcset: '/a.png 2x',
        background: '/b.png',
        ping: '/p',
        formaction: '/f',
        action: '/a',
        contenteditable: '',
        autofocus: '',
        srcdoc: '<p>',
        'data-single-file-win-id': '1',
        'data-tidemark-frame': '1',
        alt: 'A harbour',
        class: 'photo wide',
        width: '30',
      }),
    ).toEqual({ alt: 'A harbour', class: 'photo wide', width: '30' });
  });

  test('state of the display stays, state of the viewer goes', () => {
    expect(
      scrubbed('div', {
        'data-theme': 'dark',
        'data-v-7ba5bd90': '',
        'data-post-id': '1222907250383245320',
        'data-urn': 'urn:li:activity:7123456789012345678',
        'data-author': 'lantern47',
        'data-csrf-token': 'abc',
        'data-session': 'x1',
        'data-current-user': 'me',
        'data-viewer-id': '77',
        'data-trace': TOKEN,
        'data-hash': '5f4dcc3b5aa765d61d8327deb882cf99',
        'data-state': '{"a":1}',
        'x-data': '{ open: false }',
        'hx-headers': '{"x":1}',
        'data-copied': 'known-session-0815',
        'data-long': 'x'.repeat(101),
        'data-url': 'https://site.test/a?token=abc',
      }),
    ).toEqual({
      'data-theme': 'dark',
      'data-v-7ba5bd90': '',
      'data-post-id': '1222907250383245320',
      'data-urn': 'urn:li:activity:7123456789012345678',
      'data-author': 'lantern47',
      'data-copied': 'removed',
    });
  });

  test('class names are no credentials, however they look', () => {
    const value = 'styles_postContainerWrapper__3xYz9AbCdEf css-1dbjc4n';
    expect(scrubbed('div', { class: value })).toEqual({ class: value });
  });

  test('values of fields go, captions of buttons stay', () => {
    expect(scrubbed('input', { type: 'text', value: 'typed', placeholder: 'Write' })).toEqual({
      type: 'text',
      placeholder: 'Write',
    });
    expect(scrubbed('input', { type: 'Submit', value: 'Send' })).toEqual({ type: 'Submit', value: 'Send' });
    expect(scrubbed('input', { type: 'checkbox', value: 'on', checked: '' })).toEqual({ type: 'checkbox' });
    expect(scrubbed('button', { value: 'abc' })).toEqual({});
    expect(scrubbed('option', { value: 'abc', selected: '' })).toEqual({});
    expect(scrubbed('li', { value: '4' })).toEqual({ value: '4' });
  });

  test('names that would hide a property of the document are left out', () => {
    expect(scrubbed('img', { name: 'body', id: 'querySelectorAll' })).toEqual({});
    expect(scrubbed('input', { name: 'attributes', id: 'elements' })).toEqual({});
    expect(scrubbed('slot', { name: 'title', id: 'post-7' })).toEqual({ name: 'title', id: 'post-7' });
  });

  test('known credentials are replaced in text', () => {
    expect(scrubbed('p', { title: `it is known-session-0815 and ${TOKEN}` })).toEqual({
      title: 'it is removed and removed',
    });
  });

  test('drawings keep what draws, not what runs or loads', () => {
    expect(
      scrubbed(
        'path',
        {
          d: 'M0 0L9 9',
          'fill-rule': 'evenodd',
          viewBox: '0 0 1 1',
          onclick: 'x',
          href: '#a',
          'xlink:href': '/b',
        },
        'svg',
      ),
    ).toEqual({ d: 'M0 0L9 9', 'fill-rule': 'evenodd', viewBox: '0 0 1 1' });
  });
});

describe('links', () => {
  test.each([
    ['/threads/8', 'https://site.test/threads/8'],
    ['#reply-3', '#reply-3'],
    ['https://site.test/threads/7?page=2#reply-3', '#reply-3'],
    ['https://other.test/x#y', 'https://other.test/x#y'],
    ['mailto:who@site.test', 'mailto:who@site.test'],
    ['/x?access_token=abc&post=7', 'https://site.test/x?access_token=removed&post=7'],
    ['https://viewer:secret@files.test/list', 'https://removed@files.test/list'],
    ['/x?q=known-session-0815', 'https://site.test/x?q=removed'],
  ])('%s', (from, to) => expect(scrubLink(from, context)).toBe(to));

  test.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,<script>',
    'blob:https://site.test/1',
    'vbscript:x',
    'http://',
  ])('%s leads nowhere', (from) => expect(scrubLink(from, context)).toBeNull());

  test('an address is named without its credentials', () => {
    expect(nameAddress('https://site.test/a.png?token=abc', context)).toBe(
      'https://site.test/a.png?token=removed',
    );
    expect(nameAddress(`data:image/png;base64,${'A'.repeat(100)}`, context)).toHaveLength(41);
    expect(nameAddress('blob:https://site.test/77', context)).toBe('blob:');
  });
});
