import { accountFacts } from '../account';
import { attributeOf, closest, localNameOf, queryFirst, rawTextOf } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import {
  builtAddress,
  defineSite,
  epochTime,
  handleFact,
  idFact,
  insideOf,
  nameFact,
  part,
  pathOf,
  textOf,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';
import { objectAt, textIn } from '../page-json';
import { pageWorldFact, pageWorldOf } from '../page-world';
import { derivedTime, tiktokTime } from '../post-ids';
import type { PageContext } from '../site';
import { DATA, dataAt, filmAddress, filmTime, idByWords, OLD_DATA, readItem, VIDEO, type Data } from './data';

const HOSTS = ['tiktok.com'];
const HANDLE = /^\/@([\w.-]+)\/?$/;

/** Without what is not known, so that it takes the place of nothing that is. */
function withValues(facts: FoundFacts): FoundFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null)) as FoundFacts;
}

function handleAt(post: Post, selector: string): string | null {
  const hook = post.first(selector);
  if (hook === null) return null;
  const link = localNameOf(hook) === 'a' ? hook : (queryFirst(hook, 'a[href]') ?? closest(hook, 'a[href]'));
  return part(pathOf(post.page, link, HOSTS), HANDLE);
}

const AVATAR = '[data-e2e="video-author-avatar"]';
const UNIQUE_ID = '[data-e2e="video-author-uniqueid"]';

const NICKNAME = '[data-e2e="video-author-nickname"]';
const DESCRIPTION = '[data-e2e="video-desc"]';

/** The id in the box's own player; `null` where there is none, or several. */
function playerId(post: Post): string | null {
  const ids = new Set(
    post.all('[id^="xgwrapper-"]').map((player) => part(attributeOf(player, 'id'), /-(\d{15,20})$/)),
  );
  const [id = null] = ids;
  return ids.size === 1 ? id : null;
}

/** `Name · 6d ago`; a name may have the mark too, so that a date has a digit. */
function namedAndDated(line: string | null): { name: string | null; shown: string | null } {
  const [, name, shown] = /^(.+?)\s*·\s*([^·]*\d[^·]*)$/u.exec(line ?? '') ?? [];
  return name === undefined ? { name: line, shown: null } : { name, shown: shown?.trim() ?? null };
}

const film: Layout = {
  kind: 'post',
  // A box whose film has not been loaded yet may be empty.
  container: `[data-e2e="recommend-list-item-container"]:has([id^="xgwrapper-"],${DESCRIPTION})`,
  id(post) {
    const handle = handleAt(post, AVATAR) ?? handleAt(post, UNIQUE_ID);
    const id = playerId(post) ?? idByWords(post.page, handle, post.line(DESCRIPTION));
    return idFact(id, /^\d+$/, '[id^="xgwrapper-"]');
  },
  read(post, id) {
    const handle = handleAt(post, AVATAR) ?? handleAt(post, UNIQUE_ID);
    const { text: described, ...item } = readItem(post.page, id, handle);
    const { name, shown } = namedAndDated(post.line(NICKNAME));
    return {
      authorHandle: handleFact(handle, AVATAR),
      authorName: nameFact(name, NICKNAME),
      authorUrl: builtAddress(post.page, handle === null ? null : `/@${handle}`),
      permalink: filmAddress(post.page, handle, id),
      postedAtShown: found(shown, 'dom', NICKNAME),
      text: textOf(post, DESCRIPTION) ?? described ?? null,
      ...withValues(item),
      ...filmTime(item, id),
    };
  },
};

const BROWSED_NAME = '[data-e2e="browser-nickname"]';
const BROWSED_HANDLE = '[data-e2e="browse-username"]';
const BROWSED_WORDS = '[data-e2e="browse-video-desc"]';

function browsedHandle(post: Post): string | null {
  return handleAt(post, BROWSED_HANDLE) ?? part(post.line(BROWSED_HANDLE), /^@?([\w.-]+)$/);
}

/** The page of one film until about 2024. The address names the film where it is of the account shown. */
const browsed: Layout = {
  kind: 'post',
  container: [
    '[class*="DivBrowserModeContainer"]',
    '[class*="DivVideoDetailContainer"]',
    '#main-content-video_detail',
    '[class*="DivContentContainer"]',
    '[role="dialog"]',
  ]
    .map((box) => `${box}:has(${BROWSED_WORDS}):has(${BROWSED_HANDLE})`)
    .join(','),
  outermost: true,
  // A box of the description may be called after the comments that it heads.
  apart: insideOf(`:is([class*="Comment"],[data-e2e^="comment-"]):not(:has(${BROWSED_WORDS}))`),
  id(post) {
    const handle = browsedHandle(post);
    const isIts = handle !== null && post.page.url.pathname.startsWith(`/@${handle}/`);
    const open = isIts ? part(post.page.url.pathname, VIDEO) : null;
    const played = playerId(post);
    // The film that plays and the one of the address are the same one, or none is said.
    if (open !== null && played !== null && open !== played) return null;
    return open === null
      ? idFact(played, /^\d+$/, '[id^="xgwrapper-"]')
      : idFact(open, /^\d+$/, 'location', 'url');
  },
  read(post, id) {
    const handle = browsedHandle(post);
    const { text: described, ...item } = readItem(post.page, id, handle);
    const { name, shown } = namedAndDated(post.line(BROWSED_NAME));
    return {
      authorHandle: handleFact(handle, BROWSED_HANDLE),
      authorName: nameFact(name, BROWSED_NAME),
      authorUrl: builtAddress(post.page, handle === null ? null : `/@${handle}`),
      permalink: filmAddress(post.page, handle, id),
      postedAtShown: found(shown, 'dom', BROWSED_NAME),
      text: textOf(post, BROWSED_WORDS) ?? described ?? null,
      ...withValues(item),
      ...filmTime(item, id),
    };
  },
};

const TILE_LINK = 'a[href*="/video/"],a[href*="/photo/"]';

/** A film in an account's list: its address says whose it is. */
const tile: Layout = {
  kind: 'post',
  container: `[data-e2e="user-post-item"]:has(:is(${TILE_LINK}))`,
  id: (post) => idFact(part(pathOf(post.page, post.first(TILE_LINK), HOSTS), VIDEO), /^\d+$/, TILE_LINK),
  read(post, id) {
    const path = pathOf(post.page, post.first(TILE_LINK), HOSTS);
    const handle = part(path, /^\/@([\w.-]+)\//);
    const { text: described, ...item } = readItem(post.page, id, handle);
    return {
      authorHandle: handleFact(handle, TILE_LINK),
      authorUrl: builtAddress(post.page, handle === null ? null : `/@${handle}`),
      permalink: builtAddress(post.page, id === null ? null : path),
      text: textOf(post, '[data-e2e="user-post-item-desc"]') ?? described ?? null,
      ...withValues(item),
      ...filmTime(item, id),
    };
  },
};

const USERNAME = '[data-e2e^="comment-username-"]';
const INNER = '[class*="CommentContentContainer"],[class*="CommentItemWrapper"]';

const OUTER =
  ':is([class*="CommentItemContainer"],[class*="CommentObjectWrapper"]:not(:has([class*="CommentItemContainer"])))';

const COMMENT_ID = /^\d{15,20}$/;

/** By the comment's id where the page has it, else by who wrote which words. */
function worldOf(post: Post) {
  const handle = handleAt(post, USERNAME);
  const id = post.attribute('id');
  const words = post.first('[data-e2e^="comment-level-"]');
  const shown = `${handle}\n${(words === null ? '' : (rawTextOf(words) ?? '')).slice(0, 200)}`;
  return pageWorldOf(post.page, id !== null && COMMENT_ID.test(id) ? id : shown, handle);
}

const comment: Layout = {
  kind: 'comment',
  container: `${INNER},${OUTER}:not(:has(${INNER}))`,
  id: (post) =>
    idFact(post.attribute('id'), COMMENT_ID, '@id') ?? pageWorldFact(worldOf(post), 'postId', COMMENT_ID),
  read(post, id) {
    const handle = handleAt(post, USERNAME);
    const world = worldOf(post);
    return {
      authorId: handle === null ? null : pageWorldFact(world, 'authorId', /^\d{5,20}$/),
      authorHandle: handleFact(handle, USERNAME),
      authorName: nameFact(post.line(USERNAME), USERNAME),
      authorUrl: builtAddress(post.page, handle === null ? null : `/@${handle}`),
      ...timeFacts(post, '[data-e2e^="comment-time-"]', null),
      postedAt:
        found(epochTime(world?.postedAt, 's'), 'page-world', 'create_time') ??
        (id === null ? null : derivedTime(tiktokTime(id), 'comment id >> 32', 'derived-approximate')),
      text: textOf(post, '[data-e2e^="comment-level-"]'),
      replyTo: builtAddress(post.page, VIDEO.exec(post.page.url.pathname)?.[0] ?? null),
    };
  },
};

/** The film whose address is open, as the data says of it that the page was loaded with. */
function readFilm(page: PageContext): FoundFacts {
  const id = part(page.url.pathname, VIDEO);
  const handle = part(page.url.pathname, /^\/@([^/]+)\//);
  const item = readItem(page, id, handle);
  if (id === null || handle === null || Object.keys(item).length === 0) return {};
  return {
    authorHandle: handleFact(handle, 'location', 'url'),
    authorUrl: builtAddress(page, `/@${handle}`),
    postId: idFact(id, /^\d+$/, 'location', 'url'),
    permalink: filmAddress(page, handle, id),
    ...withValues(item),
    ...filmTime(item, id),
  };
}

/** A profile's own data, where it is of the account whose address is open; until 2023 in another form. */
function profileData(page: PageContext, handle: string): { user: Data; stats: Data } {
  const info = dataAt(page, DATA, ['__DEFAULT_SCOPE__', 'webapp.user-detail', 'userInfo']);
  if (info !== null) return { user: objectAt(info, ['user']), stats: objectAt(info, ['stats']) };
  const module = dataAt(page, OLD_DATA, ['UserModule']);
  return { user: objectAt(module, ['users', handle]), stats: objectAt(module, ['stats', handle]) };
}

/** The profile as it is shown, where the handle that it shows is that of the address. */
function shownProfile(page: PageContext, handle: string): FoundFacts {
  const lineOf = (hook: string): string | null => {
    const element = queryFirst(page.document, `[data-e2e="${hook}"]`);
    return element === null ? null : shownLine(page, element);
  };
  if (lineOf('user-title')?.replace(/^@/, '').toLowerCase() !== handle.toLowerCase()) return {};
  const description = lineOf('user-bio');
  const account = accountFacts(page, {
    how: 'dom',
    where: '[data-e2e="user-bio"]',
    description,
    counts: { followers: lineOf('followers-count'), following: lineOf('following-count') },
  });
  return {
    authorHandle: handleFact(handle, '[data-e2e="user-title"]'),
    authorName: nameFact(lineOf('user-subtitle'), '[data-e2e="user-subtitle"]'),
    authorUrl: builtAddress(page, `/@${handle}`),
    text: found(description, 'dom', '[data-e2e="user-bio"]'),
    ...(account === undefined ? {} : { account }),
  };
}

function readProfile(page: PageContext): FoundFacts {
  const handle = part(page.url.pathname, HANDLE);
  if (handle === null) return {};
  const { user, stats } = profileData(page, handle);
  const declared = textIn(user, 'uniqueId');
  if (declared?.toLowerCase() !== handle.toLowerCase()) return shownProfile(page, handle);
  const where = `${DATA} userInfo`;
  const account = accountFacts(page, {
    how: 'dom',
    where,
    description: textIn(user, 'signature'),
    avatar: textIn(user, 'avatarLarger'),
    createdAt: textIn(user, 'createTime'),
    counts: {
      followers: textIn(stats, 'followerCount'),
      following: textIn(stats, 'followingCount'),
      posts: textIn(stats, 'videoCount'),
    },
  });
  return {
    authorHandle: handleFact(declared, where),
    authorName: nameFact(textIn(user, 'nickname'), where),
    authorId: idFact(textIn(user, 'id'), /^\d{5,20}$/, where),
    authorUrl: builtAddress(page, `/@${declared}`),
    text: found(textIn(user, 'signature'), 'dom', where),
    ...(account === undefined ? {} : { account }),
  };
}

export const tiktokSite = defineSite({
  id: 'tiktok',
  name: 'TikTok',
  hosts: HOSTS,
  mediaHosts: ['tiktokcdn.com', 'tiktokcdn-us.com', 'tiktokcdn-eu.com'],
  seen: 'films: saved page of December 2025; comments: saved page of 2022, open source of August 2026',
  layouts: [film, browsed, tile, comment],
  pageWorld: true,
  page: (page) => (VIDEO.test(page.url.pathname) ? readFilm(page) : readProfile(page)),
  mainId: (page) => part(page.url.pathname, VIDEO),
});
