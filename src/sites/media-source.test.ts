// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { siteFor } from './index';
import { largestOf } from './media-source';

function mediaOf(url: string, body: string) {
  document.body.innerHTML = body;
  const page = { document, url: new URL(url) };
  const site = siteFor(page);
  const [post] = site.listPosts(page, 10);
  return site.readMedia(page, post!).map(({ kind, shown, full }) => ({ kind, shown, full }));
}

const TWEET = (media: string): string => `<article data-testid="tweet">
  <div data-testid="User-Name"><a href="/anna_example">Anna</a> <a href="/anna_example">@anna_example</a></div>
  ${media}<a href="/anna_example/status/1"><time datetime="2025-11-16T09:57:30.000Z">now</time></a></article>`;
const POST = 'https://x.com/anna_example/status/1';

describe('where the media of a post are', () => {
  it('are what the page shows and the same in full size', () => {
    const shown = 'https://pbs.twimg.com/media/A?format=jpg&name=small';
    expect(mediaOf(POST, TWEET(`<div data-testid="tweetPhoto"><img src="${shown}"></div>`))).toEqual([
      { kind: 'image', shown, full: 'https://pbs.twimg.com/media/A?format=jpg&name=orig' },
    ]);
  });

  it('says that it is in full size where the page shows it so', () => {
    const shown = 'https://pbs.twimg.com/media/A?format=jpg&name=orig';
    expect(mediaOf(POST, TWEET(`<div data-testid="tweetPhoto"><img src="${shown}"></div>`))).toEqual([
      { kind: 'image', shown, full: shown },
    ]);
  });

  it('has a film, its still picture, a sound and what the page made itself, in the order of the page', () => {
    const media = `<audio><source src="https://video.twimg.com/a.mp3"></audio>
      <video src="blob:https://x.com/film" poster="https://pbs.twimg.com/still.jpg"></video>
      <img src="blob:https://x.com/picture"><video></video>`;
    expect(mediaOf(POST, TWEET(media))).toEqual([
      { kind: 'audio', shown: 'https://video.twimg.com/a.mp3', full: null },
      { kind: 'image', shown: 'https://pbs.twimg.com/still.jpg', full: null },
      { kind: 'video', shown: 'blob:https://x.com/film', full: null },
      { kind: 'image', shown: 'blob:https://x.com/picture', full: null },
      { kind: 'video', shown: null, full: null },
    ]);
  });

  it('has nothing of what a post quotes', () => {
    const quoted = `<div role="link"><video src="https://video.twimg.com/other.mp4"></video></div>`;
    expect(mediaOf(POST, TWEET(quoted))).toEqual([]);
  });

  it('keeps what belongs to an address, which facts leave out', () => {
    const shown = 'https://pbs.twimg.com/media/A?access_token=abc&name=orig';
    expect(mediaOf(POST, TWEET(`<div data-testid="tweetPhoto"><img src="${shown}"></div>`))[0]?.shown).toBe(
      shown,
    );
  });

  it('takes the file that a link leads to for the full size of the picture in it', () => {
    const body = `<div id="mastodon" data-props="{}"></div><div class="status" data-id="1">
      <a class="media-gallery__item-thumbnail" href="https://files.example/original/a.png">
      <img src="https://files.example/small/a.png"></a></div>`;
    expect(mediaOf('https://social.example/@anna/1', body)).toEqual([
      {
        kind: 'image',
        shown: 'https://files.example/small/a.png',
        full: 'https://files.example/original/a.png',
      },
    ]);
  });

  it('tells an upload from what Reddit makes of it', () => {
    const body = `<shreddit-post id="t3_abc" author="anna_example" permalink="/r/harbour/comments/abc/x/">
      <img src="https://preview.redd.it/a-title-v0-qx1a2b3c4d5e.jpeg?width=640&amp;s=0"></shreddit-post>`;
    expect(mediaOf('https://www.reddit.com/r/harbour/comments/abc/x/', body)[0]?.full).toBe(
      'https://i.redd.it/qx1a2b3c4d5e.jpeg',
    );
  });
});

describe('the largest picture of a list', () => {
  it.each([
    ['/a.jpg 320w, /b.jpg 1080w, /c.jpg 640w', '/b.jpg'],
    ['/a.jpg, /b.jpg 2x, /c.jpg 1.5x', '/b.jpg'],
    ['https://h.example/a,b.jpg 320w, https://h.example/c,d.jpg 640w', 'https://h.example/c,d.jpg'],
    ['/a.jpg', null],
    ['/a.jpg -5w, /b.jpg 1e9w, /c.jpg NaNx', null],
    ['', null],
  ])('%s', (srcset, expected) => expect(largestOf(srcset)).toBe(expected));

  it('is none where there is no list', () => expect(largestOf(null)).toBeNull());
});
