// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { siteFor } from './index';
import type { PageContext } from './site';

const FACEBOOK = 'https://www.facebook.com/';

function pageOf(url: string, body: string): PageContext {
  document.body.innerHTML = body;
  return { document, url: new URL(url) };
}

/** What the control says that would be pressed for the first post of the page. */
function controlOf(url: string, body: string): string | null {
  const page = pageOf(url, body);
  const site = siteFor(page);
  const [post] = site.listPosts(page, 1);
  if (post === undefined) throw new Error('no post');
  return site.wholeText?.(page, post)?.textContent ?? null;
}

const story = (words: string): string =>
  `<div role="article"><h4><a href="/anna.example">Anna</a></h4><a href="#">5h</a>
    <div data-ad-comet-preview="message"><div dir="auto">${words}</div></div></div>`;

describe('the control that opens the whole text', () => {
  beforeEach(() => {
    document.body.innerHTML = '';
  });

  it.each([
    ['at the end of a beginning', 'A long one … <div role="button">See more</div>', 'See more'],
    [
      'the last where there are more',
      '<span role="button">Anna</span> wrote... <div role="button">Mehr</div>',
      'Mehr',
    ],
    ['none where the text is open and could be closed', 'All of it. <div role="button">See less</div>', null],
    ['none where there is no button', 'All of it …', null],
  ])('on Facebook is %s', (_, words, control) => {
    expect(controlOf(FACEBOOK, story(words))).toBe(control);
  });

  it('on X is the post’s own, not that of what it quotes', () => {
    const more = '<button data-testid="tweet-text-show-more-link">Show more</button>';
    const post = (inside: string): string => `<article data-testid="tweet">${inside}</article>`;
    expect(controlOf('https://x.com/home', post(more))).toBe('Show more');
    expect(controlOf('https://x.com/home', post(`<div role="link">${more}</div>`))).toBeNull();
  });

  it('on WhatsApp is that of the message', () => {
    const row = `<div role="row"><div data-id="false_1@c.us_3EB0123456789ABCDEF0"><div class="message-in">
      <span class="selectable-text">A long one</span><button class="read-more-button">Read more</button></div></div></div>`;
    expect(controlOf('https://web.whatsapp.com/', row)).toBe('Read more');
  });
});
