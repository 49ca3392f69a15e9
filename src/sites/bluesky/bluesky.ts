import { accountFacts, isHeadOfPath, titledAccount } from '../account';
import { attributeOf, closest, contains, headOf, parentElementOf, queryAll, queryFirst } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { rawMeta, readPageMetadata } from '../generic/page-metadata';
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
  withCaveat,
  type Layout,
  type Post,
} from '../hooks';
import { blueskyTime, derivedTime } from '../post-ids';
import type { PageContext } from '../site';

const HOSTS = ['bsky.app'];
const DID = /\/plain\/(did:plc:[a-z2-7]{24})\//;
const KEY = /^[2-7a-z]{13}$/;
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
    links.find(({ link, path }) => /\/post\/\w{13}$/.test(path) && attributeOf(link, 'aria-label') !== null)
  );
}

function readKey(post: Post): { key: string | null; where: string } {
  const links = postLinks(post);
  if (!isOpenPost(post)) {
    const keys = new Set(
      links.map(({ path }) => part(path, /\/post\/(\w{13})$/)).filter((key) => key !== null),
    );
    const dated = datedLink(links);
    return dated !== undefined
      ? { key: part(dated.path, /\/post\/(\w{13})$/), where: 'a[data-tooltip][href*="/post/"]' }
      : { key: keys.size === 1 ? ([...keys][0] ?? null) : null, where: 'a[href*="/post/"]' };
  }
  const counted = links.map(({ path }) => part(path, /\/post\/(\w{13})\/(?:reposted-by|quotes|liked-by)$/));
  const key = counted.find((one) => one !== null);
  if (key !== undefined) return { key, where: 'a[href*="/post/"]' };
  const path = post.page.url.pathname;
  const isHere = path.startsWith(`/profile/${handleOf(post)}/post/`);
  return { key: isHere ? part(path, /\/post\/(\w{13})\/?$/) : null, where: 'location' };
}

/** The name stands with the written handle: in the same link or in the one beside it. */
function readName(post: Post): string | null {
  const clean = (line: string | null): string => (line ?? '').replaceAll(DIRECTION_MARKS, '').trim();
  const path = `/profile/${handleOf(post)}`;
  const isOwn = (link: Element): boolean => pathOf(post.page, link, HOSTS) === path;
  for (const link of post.all('a[href*="/profile/"]').filter(isOwn)) {
    if (!clean(shownLine(post.page, link)).includes(`@${handleOf(post)}`)) continue;
    const around = parentElementOf(link);
    const beside = around === null ? [] : queryAll(around, 'a[href*="/profile/"]', 10).filter(isOwn);
    for (const one of [link, ...beside])
      for (const line of [...queryAll(one, '[dir]', 10), one].map((box) => clean(shownLine(post.page, box))))
        if (line !== '' && !line.includes('@')) return line;
  }
  return null;
}

/** Pictures of a post are stored under the account that posted them. */
const PICTURE = 'img[src*="/img/feed_thumbnail/"],img[src*="/img/feed_fullsize/"]';

/** The page's head names the account of the post it was loaded for, by the post's own key. */
function declaredAuthor(post: Post, key: string | null): string | null {
  const head = headOf(post.page.document);
  const link = head === null ? null : queryFirst(head, 'link[rel="alternate"][href^="at://did:"]');
  const [, did, declared] =
    /^at:\/\/(did:plc:[a-z2-7]{24})\/app\.bsky\.feed\.post\/(\w{13})$/.exec(
      link === null ? '' : (attributeOf(link, 'href') ?? ''),
    ) ?? [];
  return key !== null && declared === key ? (did ?? null) : null;
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
    const head =
      key !== null && box.page.url.pathname.endsWith(`/post/${key}`)
        ? exactTime(readPageMetadata(box.page).meta('article:published_time'))
        : null;
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
        idFact(declaredAuthor(box, key), /^did:/, 'link[rel="alternate"]', 'meta'),
      authorUrl: linkFact(box.page, handle === null ? null : `/profile/${handle}`, '[data-testid]'),
      permalink:
        key === null || handle === null ? null : builtAddress(box.page, `/profile/${handle}/post/${key}`),
      postedAt:
        withCaveat(found(head, 'meta', 'article:published_time'), 'made-by-client') ??
        (key === null ? null : derivedTime(blueskyTime(key), 'record key >> 10', 'made-by-client')),
      postedAtShown:
        dated === undefined
          ? null
          : found(
              attributeOf(dated.link, 'data-tooltip') ?? attributeOf(dated.link, 'aria-label'),
              'dom',
              'a[data-tooltip]',
            ),
      text: textOf(box, '[data-word-wrap="1"],[data-testid="postText"]'),
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

/** A profile's head: the account's id stands in it, and its address tells whether it is still this page's. */
function readProfile(page: PageContext): FoundFacts {
  const handle = part(page.url.pathname, /^\/profile\/([^/]+)\/?$/);
  if (handle === null || !isHeadOfPath(page)) return {};
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
  seen: 'saved page of January 2026',
  layouts: [post],
  page: readProfile,
  mainId: (page) => part(page.url.pathname, /^\/profile\/[^/]+\/post\/(\w{13})/),
});
