// @vitest-environment happy-dom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFixture, type Expectation } from './fixture';
import { SITES, siteFor } from './index';
import { isHostOf } from './host';
import { isMediaHost } from './media-source';
import { BROWSER_STYLE } from './score';

const root = path.join(process.cwd(), 'src/sites');
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

function filesOf(folder: string, ending: string): string[] {
  const fixtures = path.join(root, folder, 'fixtures');
  if (!existsSync(fixtures)) return [];
  return readdirSync(fixtures)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));
}

/**
 * The test's own document: one made by `DOMParser` has no style and another address here. `tests/e2e` reads the
 * same fixtures in real browsers.
 */
function load(html: string, url: string): Document {
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(url);
  document.open();
  document.write(html.replace('</head>', `${BROWSER_STYLE}</head>`));
  document.close();
  return document;
}

type Damage = readonly [how: string, change: (element: Element, attribute: string) => void];

/** What a page may do to the hooks of an adapter. */
const DAMAGES: readonly Damage[] = [
  ['has another value', (element, attribute) => element.setAttribute(attribute, '%E0%A4%A')],
  ['is empty', (element, attribute) => element.setAttribute(attribute, '')],
  ['is missing', (element, attribute) => element.removeAttribute(attribute)],
];

function emptyPage(url: string) {
  return { document: load('<!doctype html><title></title>', url), url: new URL(url) };
}

describe('the list of sites', () => {
  it('has a folder for each site and a site for each folder', () => {
    expect(SITES.map((site) => site.id).toSorted()).toEqual(folders.toSorted());
  });

  it('has no host twice', () => {
    const hosts = SITES.flatMap((site) => site.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  it.each([
    ['https://netflix.com/x.com', 'generic'],
    ['https://x.com.example/anna/status/1', 'generic'],
    ['https://x.com@attacker.example/', 'generic'],
    ['https://mobile.x.com/', 'x'],
    ['https://TWITTER.com./', 'x'],
    ['https://attacker.example/?url=https://x.com/', 'generic'],
    ['https://anna-example.tumblr.com/post/1/made-by-its-owner', 'generic'],
    ['https://www.tumblr.com/anna-example/1', 'tumblr'],
  ])('%s is read by %s', (url, id) => {
    expect(siteFor(emptyPage(url)).id).toBe(id);
  });

  it.each([
    [
      'Mastodon’s interface on other software',
      '<div id="mastodon" data-props="{}"></div><script id="initial-state" type="application/json">{"meta":{"version":"2.7.2 (compatible; Pleroma 2.5.0)"}}</script>',
    ],
    [
      'other software that declares accounts as Mastodon does',
      '<meta property="profile:username" content="anna@social.example"><div class="thread"><article class="status h-entry"></article></div>',
    ],
  ])('%s is not called Mastodon', (_what, html) => {
    const url = 'https://social.example/@anna/1';
    expect(siteFor({ document: load(html, url), url: new URL(url) }).id).toBe('generic');
  });

  it('ends with the generic reader, which reads every page', () => {
    expect(SITES.at(-1)?.id).toBe('generic');
    expect(siteFor(emptyPage('https://nobody-knows-this.example/')).id).toBe('generic');
  });
});

/** Hosts below which anybody can have a name of their own. */
const FOR_ANYBODY = /^(?:googleusercontent\.com|amazonaws\.com|cloudfront\.net|github\.io|imgur\.com|\w+)$/;

describe('the media hosts of sites', () => {
  const listed = SITES.flatMap(({ id, mediaHosts = [] }) => mediaHosts.map((host) => [id, host] as const));

  it('are of platforms that have hosts of their own, and of no host that is anybody’s', () => {
    expect(listed.length).toBeGreaterThan(10);
    for (const [id, host] of listed) {
      expect([id, SITES.find((site) => site.id === id)!.hosts.length > 0]).toEqual([id, true]);
      expect(host).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/);
      expect(host).not.toMatch(FOR_ANYBODY);
    }
  });

  it.each(listed)(
    '%s: %s and names below it, over https alone, and nothing that only looks like it',
    (_id, host) => {
      for (const good of [
        `https://${host}/a.jpg`,
        `https://a.b.${host}/a.jpg`,
        `https://${host.toUpperCase()}./a.jpg`,
      ])
        expect([good, isMediaHost(good, [host])]).toEqual([good, true]);
      for (const bad of [
        `http://${host}/a.jpg`,
        `https://${host}:8443/a.jpg`,
        `https://somebody@${host}/a.jpg`,
        `https://not${host}/a.jpg`,
        `https://${host}.attacker.example/a.jpg`,
        `https://${host.replaceAll('.', '-')}.example/a.jpg`,
        `https://attacker.example/?${host}`,
        `https://attacker.example#https://${host}/`,
        `blob:https://${host}/a`,
        `//${host}/a.jpg`,
      ])
        expect([bad, isMediaHost(bad, [host])]).toEqual([bad, false]);
    },
  );
});

describe.each(folders)('%s', (folder) => {
  const site = SITES.find((one) => one.id === folder)!;
  const pages = filesOf(folder, '.html');

  it('has fixtures, and each has its expectation and nothing else has one', () => {
    expect(pages.length).toBeGreaterThan(0);
    expect(filesOf(folder, '.json').toSorted()).toEqual(pages.toSorted());
  });

  describe.each(pages)('%s', (name) => {
    const file = path.join(root, folder, 'fixtures', name);
    const read = () => {
      const { url, urlAtLoad, ...expected } = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Expectation;
      const loaded = load(readFileSync(`${file}.html`, 'utf8'), url);
      const page = { document: loaded, url: new URL(url), urlAtLoad: urlAtLoad ?? url };
      return { page, expected };
    };

    it('is read as expected, and left as it was', () => {
      const { page, expected } = read();
      const before = page.document.documentElement.outerHTML;
      expect(siteFor(page).id).toBe(folder);
      expect(readFixture(site, page)).toEqual(expected);
      expect(page.document.documentElement.outerHTML).toBe(before);
    });

    it('says where its messages stand', () => {
      const { page } = read();
      const messages = site
        .listPosts(page, 100)
        .filter((element) => site.readPost(page, element).kind === 'message');
      if (messages.length === 0 || folder === 'generic') return;
      const { list, older } = site.conversation?.(page) ?? { list: null, older: null };
      // In mail the person chooses which end comes first.
      if (site.rawMessage !== true) expect(older).toBe('above');
      expect(
        messages.some((message) => list === message || message.contains(list) || list?.contains(message)),
      ).toBe(true);
    });

    it('is read only where its page belongs', () => {
      const { page } = read();
      const here = site.hosts.some((host) => isHostOf(page.url, [host]));
      expect(here).toBe(site.hosts.length > 0);
    });

    it.each(folder === 'generic' ? [] : DAMAGES)(
      'throws nothing where any one attribute %s',
      (_how, change) => {
        const elements = [...read().page.document.querySelectorAll('body *')];
        const names = new Set(elements.flatMap((element) => element.getAttributeNames()));
        for (const attribute of names) {
          const { page } = read();
          for (const element of page.document.querySelectorAll(`body [${CSS.escape(attribute)}]`))
            change(element, attribute);
          expect(() => readFixture(site, page)).not.toThrow();
          expect(() => site.listPosts(page, 100).map((post) => site.readMedia(page, post))).not.toThrow();
        }
      },
    );

    // Whoever looks at the page is called viewer in the fixtures of the adapters.
    it.each(folder === 'generic' ? [] : [/viewer/i])('says nothing of the person who looks: %s', (viewer) => {
      const { page } = read();
      expect(JSON.stringify(readFixture(site, page))).not.toMatch(viewer);
    });

    it('is told from pages of hosts that only look like it', () => {
      const { page } = read();
      for (const host of site.hosts.length > 0 ? site.hosts : [page.url.host])
        for (const other of [
          `not${host}`,
          `${host}.attacker.example`,
          `${host.replaceAll('.', '-')}.example`,
        ])
          expect([other, siteFor(emptyPage(`https://${other}/${host}/`)).id]).toEqual([other, 'generic']);
    });

    it('knows where the files of its media are, and asks only the platform’s own hosts for larger ones', () => {
      const { page } = read();
      for (const post of site.listPosts(page, 100)) {
        const sources = site.readMedia(page, post);
        const named = site.readPost(page, post).media.map(({ value }) => value.url);
        const known = new Set(sources.flatMap(({ full, shown }) => [full, shown]));
        if (folder !== 'generic') expect(named.filter((url) => !known.has(url))).toEqual([]);
        for (const { element, full } of sources) {
          expect(post.contains(element)).toBe(true);
          if (folder === 'generic') expect(full).toBeNull();
        }
      }
    });

    it('finds each post from what is inside it, and no other one', () => {
      const { page } = read();
      const posts = site.listPosts(page, 100);
      expect(posts.map((post) => site.closestPost(page, post))).toEqual(posts);
      // Words of others that are no recognised post; picking them picks nothing.
      for (const apart of page.document.querySelectorAll('[data-apart]'))
        expect([
          site.closestPost(page, apart.querySelector('*') ?? apart),
          site.isApart?.(page, apart.querySelector('*') ?? apart),
        ]).toEqual([null, true]);
      const times = posts
        .flatMap((post) => [...post.querySelectorAll('time')])
        .filter((time) => time.closest('[data-apart]') === null);
      const around = times.map((time) => site.closestPost(page, time));
      expect(
        around.map((post, index) => post?.contains(times[index]!) === true && posts.includes(post)),
      ).toEqual(times.map(() => true));
      expect(site.closestPost(page, page.document.documentElement)).toBeNull();
    });
  });
});

describe('the marks of sites that run on any host', () => {
  it('are told on a page of many elements without walking through them', () => {
    const slow = SITES.flatMap(({ id }) => {
      const file = path.join(root, id, `${id}.ts`);
      const marker = existsSync(file) ? /marker: '([^']*)'/.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
      return marker?.split(',').map((one) => `${id} ${one}`) ?? [];
    }).filter((one) => !/^\w+ (?:meta|[a-z]*#[\w-]+)/.test(one));
    expect(slow).toEqual([]);
  });
});
