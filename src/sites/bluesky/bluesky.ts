import type { Fact } from '../../domain/capture';
import { accountFacts, isHeadOfPath, titledAccount } from '../account';
import { attributeOf, closest, contains, headOf, parentElementOf, queryAll, queryFirst } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { resolveAddress } from '../generic/address';
import { rawMeta } from '../generic/page-metadata';
import { exactTime } from '../generic/posted-at';
import { shownLine } from '../generic/post-text';
import {
  builtAddress,
  defineSite,
  handleFact,
  idFact,
  linkFact,
  mediaFacts,
  nameFact,
  part,
  pathOf,
  textOf,
  timeFacts,
  withCaveat,
  type Layout,
  type Post,
} from '../hooks';
import { blueskyTime, derivedTime } from '../post-ids';
import type { PageContext } from '../site';

const HOSTS = ['bsky.app'];
const DID = /\/plain\/(did:plc:[a-z0-9]{8,40})\//;
/** A record's key: mostly 13 letters and digits that hold a time, but any of these. */
const KEY = /^[\w.~:-]{3,64}$/;
const DIRECTION_MARKS = /[\u{200E}\u{200F}\u{202A}-\u{202E}]/gu;

function handleOf(post: Post): string | null {
  return part(post.attribute('data-testid'), /-by-(.+)$/);
}

/** In a thread the open post is the one that is not a link to itself. */
function isOpenPost(post: Post): boolean {
  return (
    post.attribute('data-testid')?.startsWith('postThreadItem-by-') === true &&
    post.attribute('role') !== 'link'
  );
}

/** Links to this account's post that are neither in its words nor in a quoted post. */
function postLinks(post: Post): { link: Element; path: string }[] {
  const handle = handleOf(post);
  return queryAll(post.element, 'a[href*="/post/"]', 200).flatMap((link) => {
    const path = pathOf(post.page, link, HOSTS);
    const box = closest(link, 'div[role="link"]');
    const isOwn = box === null || box === post.element || !contains(post.element, box);
    return path?.startsWith(`/profile/${handle}/post/`) === true &&
      isOwn &&
      closest(link, '[data-word-wrap]') === null &&
      queryFirst(link, '[data-word-wrap]') === null
      ? [{ link, path }]
      : [];
  });
}

/** The time's link has the whole time for who points at it, in the viewer's zone. */
function datedLink(links: readonly { link: Element; path: string }[]) {
  return (
    links.find(({ link }) => attributeOf(link, 'data-tooltip') !== null) ??
    links.find(({ link, path }) => /\/post\/[^/]+$/.test(path) && attributeOf(link, 'aria-label') !== null)
  );
}

function readKey(post: Post): { key: string | null; where: string } {
  const links = postLinks(post);
  if (!isOpenPost(post)) {
    const keys = new Set(
      links.map(({ path }) => part(path, /\/post\/([^/]+)$/)).filter((key) => key !== null),
    );
    const dated = datedLink(links);
    return dated !== undefined
      ? { key: part(dated.path, /\/post\/([^/]+)$/), where: 'a[data-tooltip][href*="/post/"]' }
      : { key: keys.size === 1 ? ([...keys][0] ?? null) : null, where: 'a[href*="/post/"]' };
  }
  const counted = links.map(({ path }) => part(path, /\/post\/([^/]+)\/(?:reposted-by|quotes|liked-by)$/));
  const key = counted.find((one) => one !== null);
  if (key !== undefined) return { key, where: 'a[href*="/post/"]' };
  const dated = datedLink(links);
  if (dated !== undefined)
    return { key: part(dated.path, /\/post\/([^/]+)$/), where: 'a[data-tooltip][href*="/post/"]' };
  const path = post.page.url.pathname;
  const written = `[data-testid="postThreadItem-by-${handleOf(post)?.replaceAll(/["\\]/g, '')}"]:not([role="link"])`;
  const isOnly = queryAll(post.page.document, written, 2).length === 1;
  const isHere = isOnly && path.startsWith(`/profile/${handleOf(post)}/post/`);
  return { key: isHere ? part(path, /\/post\/([^/]+)\/?$/) : null, where: 'location' };
}

const cleanLine = (line: string | null): string => (line ?? '').replaceAll(DIRECTION_MARKS, '').trim();

/** The name stands with the written handle: in the same link or in the one beside it. */
function readName(post: Post): string | null {
  const path = `/profile/${handleOf(post)}`;
  const written = `@${handleOf(post)}`;
  const isOwn = (link: Element): boolean => pathOf(post.page, link, HOSTS) === path;
  for (const link of post.all('a[href*="/profile/"]').filter(isOwn)) {
    if (!cleanLine(shownLine(post.page, link)).endsWith(written)) continue;
    const around = parentElementOf(link);
    const beside = around === null ? [] : queryAll(around, 'a[href*="/profile/"]', 10).filter(isOwn);
    for (const one of [link, ...beside])
      for (const line of [...queryAll(one, '[dir]', 10), one].map((box) =>
        cleanLine(shownLine(post.page, box)),
      ))
        if (line !== '' && !line.endsWith(written)) return line;
  }
  return null;
}

/** Pictures of a post are stored under the account that posted them. */
const PICTURE = 'img[src*="/img/feed_thumbnail/"],img[src*="/img/feed_fullsize/"]';

/** The post that the page's head is about, whose account it names too: it stays when the page goes on. */
function declaredPost(page: PageContext): { did: string | null; key: string | null } {
  const head = headOf(page.document);
  const link = head === null ? null : queryFirst(head, 'link[rel="alternate"][href^="at://did:"]');
  const [, did, key] =
    /^at:\/\/(did:(?:plc:[a-z0-9]{8,40}|web:[^/]+))\/app\.bsky\.feed\.post\/([^/]+)$/.exec(
      link === null ? '' : (attributeOf(link, 'href') ?? ''),
    ) ?? [];
  if (did !== undefined && key !== undefined) return { did, key };
  const named = resolveAddress(page, rawMeta(page, 'og:url'));
  return { did: null, key: part(named?.pathname ?? null, /^\/profile\/[^/]+\/post\/([^/]+)\/?$/) };
}

/** The head's time, where the head is of this post. */
function declaredTime(page: PageContext, key: string | null): Fact<string> {
  if (key === null || declaredPost(page).key !== key) return null;
  const [name = null] = ['article:published_time', 'twitter:value1'].filter(
    (one) => exactTime(rawMeta(page, one)) !== null,
  );
  return name === null
    ? null
    : withCaveat(found(exactTime(rawMeta(page, name)), 'meta', name), 'made-by-client');
}

const post: Layout = {
  kind: 'post',
  container: '[data-testid^="postThreadItem-by-"],[data-testid^="feedItem-by-"]',
  foreign: 'div[role="link"],a[href*="/post/"]:has([data-word-wrap])',
  id(box) {
    const { key, where } = readKey(box);
    return idFact(key, KEY, where, where === 'location' ? 'url' : 'dom');
  },
  read(box, key) {
    const written = handleOf(box);
    // What the site shows where an account's handle does not lead back to the account.
    const handle = written === 'handle.invalid' ? null : written;
    const avatar = box
      .all('img[src*="/img/avatar"]')
      .find((image) => pathOf(box.page, closest(image, 'a[href]'), HOSTS) === `/profile/${handle}`);
    const declared = declaredPost(box.page);
    const dated = isOpenPost(box) ? undefined : datedLink(postLinks(box));
    return {
      authorHandle: handleFact(handle, '[data-testid]'),
      authorName: nameFact(readName(box), 'a[href*="/profile/"]'),
      authorId:
        idFact(
          part(avatar === undefined ? null : attributeOf(avatar, 'src'), DID),
          /^did:/,
          'img[src*="/img/avatar"]',
        ) ??
        idFact(part(box.attributeIn(PICTURE, 'src'), DID), /^did:/, PICTURE) ??
        idFact(
          key !== null && declared.key === key ? declared.did : null,
          /^did:/,
          'link[rel="alternate"]',
          'meta',
        ),
      authorUrl: linkFact(box.page, handle === null ? null : `/profile/${handle}`, '[data-testid]'),
      permalink:
        key === null || handle === null ? null : builtAddress(box.page, `/profile/${handle}/post/${key}`),
      postedAt:
        declaredTime(box.page, key) ??
        (key === null ? null : derivedTime(blueskyTime(key), 'record key >> 10', 'made-by-client')),
      postedAtShown:
        dated === undefined
          ? null
          : found(
              attributeOf(dated.link, 'data-tooltip') ?? attributeOf(dated.link, 'aria-label'),
              'dom',
              'a[data-tooltip]',
            ),
      text: textOf(box, '[data-word-wrap="1"],[data-testid="postText"]', { written: true }),
      media: mediaFacts(box, [
        {
          kind: 'image',
          selector: PICTURE,
          attribute: 'src',
          full: (url) => url.href.replace('/img/feed_thumbnail/', '/img/feed_fullsize/'),
        },
        { kind: 'image', selector: 'video[poster]', attribute: 'poster' },
      ]),
    };
  },
};

/** `embed.bsky.app`: one post, for pages of others. Its links name the account by its id. */
const embedded: Layout = {
  kind: 'post',
  container: '#app:has(a[href*="/post/"] time[datetime])',
  foreign: 'a[href*="/post/"]:has(p)',
  id: (box) => idFact(part(embeddedPath(box), /\/post\/([^/]+)$/), KEY, EMBEDDED_TIME),
  read(box) {
    const path = embeddedPath(box);
    const did = part(path, /^\/profile\/(did:[^/]+)\/post\//);
    const lines = box
      .all('a[href*="/profile/"]')
      .filter((link) => did !== null && pathOf(box.page, link, HOSTS) === `/profile/${did}`)
      .map((link) => cleanLine(shownLine(box.page, link)))
      .filter((line) => line !== '');
    const handle = lines.find((line) => /^@[\w.-]+\.[\w-]+$/.test(line)) ?? null;
    return {
      authorHandle: handleFact(handle, 'a[href*="/profile/did:"]'),
      authorName: nameFact(lines.find((line) => line !== handle) ?? null, 'a[href*="/profile/did:"]'),
      authorId: idFact(did, /^did:/, EMBEDDED_TIME),
      authorUrl: linkFact(box.page, did === null ? null : `https://bsky.app/profile/${did}`, EMBEDDED_TIME),
      permalink: linkFact(box.page, path === null ? null : `https://bsky.app${path}`, EMBEDDED_TIME),
      ...timeFacts(box, EMBEDDED_TIME, 'datetime'),
      text: textOf(box, 'p[class*="whitespace-pre-wrap"]', { written: true, outside: 'a' }),
    };
  },
};

const EMBEDDED_TIME = 'a[href*="/post/"] time[datetime]';

function embeddedPath(box: Post): string | null {
  const time = box.first(EMBEDDED_TIME);
  return time === null ? null : pathOf(box.page, closest(time, 'a[href]'), HOSTS);
}

/** The profile as it is shown, where the handle beside the name is that of the address. */
function shownProfile(page: PageContext, handle: string): FoundFacts {
  const box = queryFirst(page.document, '[data-testid="profileHeaderDisplayName"]');
  let around = box === null ? null : parentElementOf(box);
  for (let level = 0; around !== null && level < 2; level += 1) around = parentElementOf(around) ?? around;
  const isIts =
    around !== null &&
    queryAll(around, '[dir]', 50).some((line) => cleanLine(shownLine(page, line)) === `@${handle}`);
  if (box === null || !isIts) return {};
  const about = queryFirst(page.document, '[data-testid="profileHeaderDescription"]');
  const description = about === null ? null : shownLine(page, about);
  return {
    authorHandle: handleFact(handle, 'location', 'url'),
    authorName: nameFact(cleanLine(shownLine(page, box)), '[data-testid="profileHeaderDisplayName"]'),
    authorUrl: linkFact(page, page.url.pathname, 'location', 'url'),
    text: found(description, 'dom', '[data-testid="profileHeaderDescription"]'),
  };
}

/** A profile's head: the account's id stands in it, and its address tells whether it is still this page's. */
function readProfile(page: PageContext): FoundFacts {
  const handle = part(page.url.pathname, /^\/profile\/([^/]+)\/?$/);
  if (handle === null) return {};
  if (!isHeadOfPath(page)) return shownProfile(page, handle);
  const titled = titledAccount(page);
  const declared = titled !== null && titled.handle.toLowerCase() === handle.toLowerCase() ? titled : null;
  const description = rawMeta(page, 'og:description');
  const account = accountFacts(page, {
    how: 'meta',
    where: 'og:description, og:image',
    description,
    avatar: rawMeta(page, 'og:image'),
  });
  return {
    authorHandle: handleFact(handle.startsWith('did:') ? null : handle, 'location', 'url'),
    authorName: nameFact(declared?.name ?? null, 'og:title', 'meta'),
    authorId: idFact(
      rawMeta(page, 'twitter:value1'),
      /^did:(?:plc:[a-z2-7]{24}|web:\S+)$/,
      'twitter:value1',
      'meta',
    ),
    authorUrl: linkFact(page, page.url.pathname, 'location', 'url'),
    text: found(description, 'meta', 'og:description', 'from-page'),
    ...(account === undefined ? {} : { account }),
  };
}

export const blueskySite = defineSite({
  id: 'bluesky',
  name: 'Bluesky',
  hosts: HOSTS,
  mediaHosts: ['cdn.bsky.app', 'video.bsky.app'],
  seen: 'saved page of January 2026',
  layouts: [post, embedded],
  page: readProfile,
  mainId: (page) => part(page.url.pathname, /^\/profile\/[^/]+\/post\/([^/]+)/),
});
