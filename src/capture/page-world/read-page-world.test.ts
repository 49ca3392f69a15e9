// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { pageWorldEntries, pageWorldFact, pageWorldOf } from '../../sites/page-world';
import { siteFor } from '../../sites/index';
import { readPageWorld } from './read-page-world';

afterEach(() => {
  document.body.innerHTML = '';
});

const TWEET = `<article data-testid="tweet">
  <div data-testid="User-Name"><a href="/anna_example">Anna</a><a href="/anna_example">@anna_example</a></div>
  <div data-testid="tweetText">Words</div>
  <a href="/anna_example/status/1990000000000000000"><time datetime="2025-11-16T09:57:30.000Z">now</time></a>
</article>`;

/** What React keeps beside an element, as much of it as is read. */
function attach(element: Element, props: object): void {
  Object.defineProperty(element, '__reactFiber$x1', {
    value: { memoizedProps: {}, return: { memoizedProps: props, return: null } },
    configurable: true,
  });
}

function tweetOf(user: object, id = '1990000000000000000') {
  return { tweet: { id_str: id, user } };
}

function open(props: object) {
  document.body.innerHTML = TWEET;
  attach(document.querySelector('article')!, props);
}

function factsOf(raw: string | null) {
  const url = new URL('https://x.com/home');
  const page = { document, url, pageWorld: pageWorldEntries(raw) };
  const site = siteFor(page);
  return site.readPost(page, site.listPosts(page, 1)[0]!);
}

describe('the reader of the page’s own world', () => {
  it('finds the account of a post by the post’s own id', () => {
    open(tweetOf({ id_str: '4711', screen_name: 'anna_example' }));
    const raw = readPageWorld('x.com');
    expect(JSON.parse(raw ?? '')).toEqual([
      { key: '1990000000000000000', authorId: '4711', authorHandle: 'anna_example' },
    ]);
    expect(factsOf(raw).authorId).toEqual({ value: '4711', how: 'page-world', where: 'authorId' });
  });

  it('says nothing on any other host', () => {
    open(tweetOf({ id_str: '4711', screen_name: 'anna_example' }));
    for (const host of ['notx.com', 'x.com.attacker.example', 'harbour.example', ''])
      expect(readPageWorld(host)).toBeNull();
  });

  it.each([
    ['of another post', tweetOf({ id_str: '4711', screen_name: 'anna_example' }, '1')],
    ['without a handle', tweetOf({ id_str: '4711' })],
    ['of nobody', {}],
  ])('says nothing of state %s', (_what, props) => {
    open(props);
    expect(readPageWorld('x.com')).toBe('[]');
  });

  it('is not believed where it names another account than the page shows, or no id at all', () => {
    open(tweetOf({ id_str: '4711', screen_name: 'somebody_else' }));
    expect(factsOf(readPageWorld('x.com')).authorId).toBeNull();
    open(tweetOf({ id_str: '<script>', screen_name: 'anna_example' }));
    expect(factsOf(readPageWorld('x.com')).authorId).toBeNull();
  });

  it('runs no code of the page, and ends on state that has no end', () => {
    let ran = 0;
    const trap = {
      get tweet() {
        ran += 1;
        return tweetOf({ id_str: '4711', screen_name: 'anna_example' }).tweet;
      },
    };
    open(trap);
    expect(readPageWorld('x.com')).toBe('[]');
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    loop['wide'] = Array.from({ length: 50_000 }, (_, index) => ({ index, loop }));
    let deep: Record<string, unknown> = loop;
    for (let level = 0; level < 20_000; level += 1) deep = deep['next'] = {};
    open(loop);
    const begin = performance.now();
    expect(readPageWorld('x.com')).toBe('[]');
    expect(performance.now() - begin).toBeLessThan(1_000);
    const throwing = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('no');
        },
        getOwnPropertyDescriptor() {
          throw new Error('no');
        },
      },
    );
    open({ throwing });
    expect(readPageWorld('x.com')).toBe('[]');
    expect(ran).toBe(0);
  });

  it('leaves page and world as they were', () => {
    open(tweetOf({ id_str: '4711', screen_name: 'anna_example' }));
    const before = [document.documentElement.outerHTML, Object.getOwnPropertyNames(globalThis).join()];
    readPageWorld('x.com');
    expect([document.documentElement.outerHTML, Object.getOwnPropertyNames(globalThis).join()]).toEqual(
      before,
    );
  });

  it('reads commenters of YouTube from what Polymer keeps, by the comment’s id', () => {
    document.body.innerHTML = `<ytd-comment-view-model><a id="author-text" href="/@anna-example">@anna-example</a>
      <span id="published-time-text"><a href="/watch?v=abcDEF12345&amp;lc=UgxExampleComment1AaABAg">now</a></span></ytd-comment-view-model>`;
    const endpoint = {
      browseEndpoint: { browseId: 'UCabcdefghijklmnopqrstuv', canonicalBaseUrl: '/@anna-example' },
    };
    Object.defineProperty(document.querySelector('ytd-comment-view-model'), '__data', {
      value: {
        commentEntity: { properties: { commentId: 'UgxExampleComment1AaABAg' } },
        authorNameEndpoint: endpoint,
      },
    });
    const url = new URL('https://www.youtube.com/watch?v=abcDEF12345');
    const page = { document, url, pageWorld: pageWorldEntries(readPageWorld('www.youtube.com')) };
    const site = siteFor(page);
    expect(site.readPost(page, site.listPosts(page, 1)[0]!).authorId).toMatchObject({
      value: 'UCabcdefghijklmnopqrstuv',
      how: 'page-world',
    });
  });

  it('reads chatters of Twitch, and posts of LinkedIn’s feed that name one activity alone', () => {
    document.body.innerHTML = `<div class="chat-line__message" data-a-user="anna"></div>
      <div data-testid="mainFeed"><div role="listitem" componentkey="k1"></div><div role="listitem" componentkey="k2"></div></div>`;
    attach(document.querySelector('.chat-line__message')!, {
      message: { user: { userID: '12', userLogin: 'anna' } },
    });
    const [one, two] = document.querySelectorAll('[role="listitem"]');
    attach(one!, { tracking: { urn: 'urn:li:activity:7399734559636090880' } });
    attach(two!, { a: 'urn:li:activity:7399734559636090880', b: 'urn:li:activity:7399734559636090881' });
    expect(JSON.parse(readPageWorld('www.twitch.tv') ?? '')).toEqual([
      { key: 'anna', authorId: '12', authorHandle: 'anna' },
    ]);
    expect(JSON.parse(readPageWorld('www.linkedin.com') ?? '')).toEqual([
      { key: 'k1', postId: 'urn:li:activity:7399734559636090880' },
    ]);
  });
});

describe('what came out of the page’s own world', () => {
  it.each([
    ['nothing', null],
    ['no JSON', '{'],
    ['no list', '{"key":"1"}'],
    ['no keys', '[{"authorId":"1"},3,null]'],
    ['too much', `["${'x'.repeat(400_001)}"]`],
  ])('is nothing where it is %s', (_what, raw) => {
    expect(pageWorldEntries(raw).size).toBe(0);
  });

  it('is not used where two entries with one key differ', () => {
    const entries = pageWorldEntries(
      '[{"key":"a","authorId":"1"},{"key":"a","authorId":"2"},{"key":"b","authorId":"3"}]',
    );
    const page = { document, url: new URL('https://x.com/'), pageWorld: entries };
    expect(pageWorldOf(page, 'a', null)).toBeNull();
    expect(pageWorldFact(pageWorldOf(page, 'b', null), 'authorId', /^\d$/)?.value).toBe('3');
  });
});
