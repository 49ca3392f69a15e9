import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { harbourPng } from '../../demo/pictures.ts';
import type { Artifact, NotIncluded } from '../../src/domain/capture';
import { en } from '../../src/i18n/en/index';
import { captureByPopup, exportEverything } from './harness/acts.ts';
import { judgeBag, type BundledCapture } from './harness/bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { startFakeHosts, type FakeHosts, type SeenRequest } from './harness/fake-hosts.ts';
import { launchFirefox } from './harness/firefox.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import { waitFor } from './harness/wait.ts';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox } as const;

const ID = '1990000000000000000';
const POST = `https://x.com/anna_example/status/${ID}`;
const PICTURES = 'https://pbs.twimg.com/media';
const FILM_URL = 'https://video.twimg.com/tweet_video/clip.mp4';
/** Larger than a piece in which it is fetched and than a piece in which it is sealed. */
const FILM = Buffer.from(Uint8Array.from({ length: 9_500_001 }, (_, at) => at % 251));
FILM.write('\0\0\0\u0018ftypmp42', 0, 'latin1');
const SMALL = harbourPng(3, 320, 200);
const LARGE = harbourPng(4, 1280, 800);

function pageOf(media: string, script = ''): string {
  return `<!doctype html><html lang="en"><head><title>A post</title></head><body>
    <article data-testid="tweet" style="padding: 20px">
      <div data-testid="User-Name"><a href="/anna_example">Anna</a> <a href="/anna_example">@anna_example</a></div>
      <div data-testid="tweetText" lang="en">I know where you are</div>
      ${media}
      <a href="/anna_example/status/${ID}"><time datetime="2025-11-16T09:57:30.000Z">now</time></a>
    </article><script>${script}</script></body></html>`;
}

const photo = (address: string): string =>
  `<div data-testid="tweetPhoto"><img width="320" src="${address}"></div>`;
const named = (name: string, size: string): string => `${PICTURES}/${name}?format=png&name=${size}`;

const PAGES: Readonly<Record<string, string>> = {
  [`/anna_example/status/${ID}`]: pageOf(
    [
      photo(named('PLAIN', 'small')),
      photo(named('REFUSED', 'small')),
      photo(named('AWAY', 'small')),
      photo(named('ENDLESS', 'small')),
      photo(`https://pbs.twimg.com.attacker.example/media/EVIL?name=small`),
      '<img id="drawn" width="320">',
      `<video src="${FILM_URL}" poster="https://pbs.twimg.com/tweet_video_thumb/clip.png" width="320"></video>`,
      '<video id="streamed" width="320"></video>',
    ].join('\n'),
    `fetch('/picture').then((answer) => answer.blob()).then((blob) => { document.getElementById('drawn').src = URL.createObjectURL(blob); });
     document.getElementById('streamed').src = URL.createObjectURL(new MediaSource());`,
  ),
  '/other/status/1990000000000000001': pageOf(photo(named('LATER', 'small'))).replaceAll(
    ID,
    '1990000000000000001',
  ),
};

const FORUM = `<!doctype html><html lang="en"><head><title>A forum</title></head><body>
  <article class="h-entry" style="padding: 20px"><a class="p-author h-card" href="/u/anna">Anna</a>
  <p class="e-content">I know where you are</p>
  <img class="u-photo" width="320" src="/own.png" srcset="/own.png 320w, /own-large.png 2000w" sizes="320px">
  <img class="u-photo" width="320" src="https://elsewhere.example/other.png">
  <a class="u-url" href="/post/1"><time class="dt-published" datetime="2025-11-16T09:57:30Z">now</time></a></article>
  </body></html>`;

function answer({ host, path }: SeenRequest, response: ServerResponse): void {
  const send = (
    status: number,
    type: string,
    body: Buffer | string,
    more: Record<string, string> = {},
  ): void => {
    response.writeHead(status, {
      'content-type': type,
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=600',
      'set-cookie': 'known=visitor; Secure; SameSite=None; Path=/',
      ...more,
    });
    response.end(body);
  };
  const isLarge = path.includes('name=orig');
  if (host === 'x.com' && PAGES[path] !== undefined) send(200, 'text/html; charset=utf-8', PAGES[path]);
  else if (host === 'forum.example' && path === '/post/1') send(200, 'text/html; charset=utf-8', FORUM);
  else if (host === 'video.twimg.com') send(200, 'video/mp4', FILM);
  else if (isLarge && path.includes('PLAIN')) send(200, 'application/octet-stream', LARGE);
  else if (isLarge && path.includes('REFUSED')) send(403, 'text/plain', 'no');
  else if (isLarge && path.includes('AWAY'))
    send(302, 'text/plain', '', { location: 'https://attacker.example/landed.png' });
  else if (isLarge && path.includes('ENDLESS')) {
    response.writeHead(200, { 'content-type': 'image/png', 'access-control-allow-origin': '*' });
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 7)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  } else if (/\.png|\/media\/|^\/picture$/.test(path)) send(200, 'image/png', isLarge ? LARGE : SMALL);
  else send(404, 'text/plain', '');
}

describe.each(['chromium', 'firefox'] as const)('the media of a post in %s', (name) => {
  let hosts: FakeHosts;
  let browser: TestBrowser;
  let folder: TemporaryFolder;
  let captures: readonly BundledCapture[] = [];
  let root = '';
  /** What was asked for while each capture was made. */
  const asked: SeenRequest[][] = [];

  async function capture(url: string, prepare?: (page: Page) => Promise<unknown>): Promise<void> {
    const page = await browser.openPage(url);
    await prepare?.(page);
    const before = hosts.requests.length;
    await captureByPopup(browser, page, en.popup.capturePost, 120_000);
    asked.push(hosts.requests.slice(before).filter(({ path }) => path !== '/favicon.ico'));
    await page.close();
  }

  beforeAll(async () => {
    folder = await makeTemporaryFolder('media');
    hosts = await startFakeHosts(answer);
    browser = await LAUNCH[name]({ proxy: hosts.proxy });
    await capture(POST, async (page) =>
      page.waitForFunction(() =>
        [...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth > 0),
      ),
    );
    const archive = await browser.openExtensionPage('options.html#/settings');
    await archive.click(en.media.setting);
    await waitFor('the choice to be kept', () =>
      archive.evaluate(async () => {
        const { storage } = (globalThis as unknown as { chrome: { storage: typeof chrome.storage } }).chrome;
        const { settings } = await storage.local.get<{ settings?: { fullSizeMedia?: boolean } }>('settings');
        return settings?.fullSizeMedia === false;
      }),
    );
    await capture('https://x.com/other/status/1990000000000000001');
    await capture('https://forum.example/post/1');
    const page = await browser.openPage('https://x.com/nothing');
    ({
      bundle: { records: captures, root },
    } = await exportEverything(browser, page, folder.path));
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await hosts?.close();
    await folder?.remove();
  });

  const mediaOf = (index: number): Artifact[] =>
    captures[index]!.record.artifacts.filter(({ role }) => role === 'media' || role === 'media-pixels');
  const missing = (index: number, part: string): NotIncluded['reason'][] =>
    captures[index]!.record.notIncluded.filter(({ what }) => what.includes(part)).map(({ reason }) => reason);

  it('is whole all the same', () => {
    expect(captures.map(({ record }) => record.state)).toEqual(['sealed', 'sealed', 'sealed']);
    expect(captures[0]?.record.facts.authorHandle?.value).toBe('anna_example');
  });

  it('has the picture in full size and not the one that the page shows, byte for byte', async () => {
    const [first] = mediaOf(0);
    expect(first).toMatchObject({
      name: 'media-01.png',
      role: 'media',
      mediaType: 'image/png',
      mediaSize: 'full',
      sourceUrl: named('PLAIN', 'orig'),
    });
    expect((await captures[0]!.readBytes('media-01.png')).equals(LARGE)).toBe(true);
  });

  it.each([
    ['REFUSED', 'media-host-refused'],
    ['AWAY', 'media-redirected'],
    ['ENDLESS', 'too-large'],
  ])(
    'has what the page shows where the full size of %s cannot be had, and says %s',
    async (which, reason) => {
      expect(missing(0, `${which}?format=png&name=orig`)).toEqual([reason]);
      const shown = mediaOf(0).find(({ sourceUrl }) => sourceUrl === named(which, 'small'));
      expect(shown).toMatchObject({ role: 'media', mediaSize: 'shown' });
      expect((await captures[0]!.readBytes(shown!.name)).equals(SMALL)).toBe(true);
    },
  );

  it('asks no host that only looks like the platform’s', () => {
    expect(missing(0, 'EVIL?name=orig')).toEqual(['not-requested-by-page']);
    expect(
      hosts.requests.some(({ host, path }) => /attacker/.test(host) && !path.includes('name=small')),
    ).toBe(false);
  });

  it('has a picture that the page itself made', async () => {
    const made = mediaOf(0).find(({ sourceUrl }) => sourceUrl?.startsWith('blob:'));
    expect(made?.role).toBe('media');
    expect((await captures[0]!.readBytes(made!.name)).equals(SMALL)).toBe(true);
  });

  it('has the film and its still picture, and names one that is no file', async () => {
    const film = mediaOf(0).find(({ mediaType }) => mediaType === 'video/mp4');
    expect(film).toMatchObject({ sourceUrl: FILM_URL, sizeBytes: FILM.length });
    expect((await captures[0]!.readBytes(film!.name)).equals(FILM)).toBe(true);
    expect(mediaOf(0).some((one) => /^media-\d\d-still\.png$/.test(one.name))).toBe(true);
    expect(missing(0, 'blob:')).toEqual(['media-in-pieces']);
  });

  it('sends nothing but that, without cookie and without a word of the page', () => {
    const [first = []] = asked;
    const allowed = /^(?:pbs|video)\.twimg\.com$/;
    expect(first.filter(({ host }) => !allowed.test(host))).toEqual([]);
    expect(
      first.filter(({ headers }) => headers.cookie !== undefined || headers.referer !== undefined),
    ).toEqual([]);
    const larger = first.filter(({ path }) => path.includes('name=orig')).map(({ path }) => path);
    expect(larger.map((path) => /media\/(\w+)/.exec(path)?.[1])).toEqual([
      'PLAIN',
      'REFUSED',
      'AWAY',
      'ENDLESS',
    ]);
  });

  it('gives an answer without an end up', async () => {
    expect(await waitFor('the answers to be over', () => hosts.openAnswers() === 0)).toBe(true);
  });

  it('stands in the report with digest, address and a link to the file', async () => {
    const report = await readFile(join(root, 'data/report.html'), 'utf8');
    const [first] = mediaOf(0);
    const inside = captures[0]!.folder.replace(/^data\//, '');
    expect(report).toContain(`href="${inside}/media-01.png"`);
    expect(report).toContain(first!.sha256);
    expect(report).toContain('name=orig');
    expect(report).toContain(en.media.lackRedirected);
  });

  it('is accepted by programs that check bags', async () => {
    expect((await judgeBag(root)).filter(({ accepted }) => !accepted)).toEqual([]);
  });

  it('asks nobody where the person switched it off, and says so', () => {
    expect(asked[1]).toEqual([]);
    expect(missing(1, 'LATER?format=png&name=orig')).toEqual(['media-not-asked-for']);
    const kept = mediaOf(1);
    // Firefox would show the reading of the cache to the page; that was not allowed either.
    if (name === 'firefox') expect(missing(1, 'LATER?format=png&name=small')).toEqual(['page-would-notice']);
    else expect(kept).toMatchObject([{ role: 'media', mediaSize: 'shown' }]);
  });

  it('takes on other sites what the page has loaded, and asks nobody', async () => {
    expect(asked[2]).toEqual([]);
    const own = mediaOf(2).find(({ sourceUrl }) => sourceUrl === 'https://forum.example/own.png');
    if (name === 'firefox') {
      expect(own).toMatchObject({ role: 'media-pixels', pixels: { width: 320, height: 200 } });
      expect(missing(2, 'own.png')).toEqual(['page-would-notice']);
    } else {
      expect(own).toMatchObject({ role: 'media', mediaSize: 'shown' });
      expect((await captures[2]!.readBytes(own!.name)).equals(SMALL)).toBe(true);
    }
    expect(missing(2, 'elsewhere.example')).toEqual([
      name === 'firefox' ? 'page-would-notice' : 'cross-origin-refused',
    ]);
  });
});
