import { accountFacts } from '../account';
import { attributeOf, closest, localNameOf, queryFirst, rawTextOf } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { perReading } from '../generic/per-reading';
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
import { objectAt, parseJson, textIn } from '../page-json';
import { pageWorldFact, pageWorldOf } from '../page-world';
import { derivedTime, tiktokTime } from '../post-ids';
import type { PageContext } from '../site';

const HOSTS = ['tiktok.com'];
const DATA = 'script#__UNIVERSAL_DATA_FOR_REHYDRATION__';
const OLD_DATA = 'script#SIGI_STATE';
const VIDEO = /^\/@[^/]+\/(?:video|photo)\/(\d{15,20})/;

/** The one film that the page was loaded for. It stays as it was when the page goes on to another one. */
const loadedItem = perReading((page: PageContext) => {
  const script = queryFirst(page.document, DATA);
  const path = ['__DEFAULT_SCOPE__', 'webapp.video-detail', 'itemInfo', 'itemStruct'];
  return script === null ? null : objectAt(parseJson(rawTextOf(script)), path);
});

/** Pages until about 2023 list the films of the feed they were loaded for. */
const loadedFilms = perReading((page: PageContext) => {
  const script = queryFirst(page.document, OLD_DATA);
  return script === null ? null : objectAt(parseJson(rawTextOf(script)), ['ItemModule']);
});

/** The film with this id in the older data, in the words of the newer. */
function readOldItem(page: PageContext, id: string, handle: string): FoundFacts {
  const item = objectAt(loadedFilms(page), [id]);
  if (textIn(item, 'id') !== id || textIn(item, 'author')?.toLowerCase() !== handle.toLowerCase()) return {};
  return {
    authorName: nameFact(textIn(item, 'nickname'), `${OLD_DATA} nickname`),
    authorId: idFact(textIn(item, 'authorId'), /^\d{5,20}$/, `${OLD_DATA} authorId`),
    postedAt: found(epochTime(textIn(item, 'createTime'), 's'), 'dom', `${OLD_DATA} createTime`),
  };
}

/** What the page's data says, where it is about this film and this account. */
function readItem(page: PageContext, id: string | null, handle: string | null): FoundFacts {
  const item = loadedItem(page);
  const author = objectAt(item, ['author']);
  if (id === null || handle === null) return {};
  if (textIn(item, 'id') !== id) return readOldItem(page, id, handle);
  if (textIn(author, 'uniqueId')?.toLowerCase() !== handle.toLowerCase()) return {};
  return {
    authorName: nameFact(textIn(author, 'nickname'), `${DATA} author.nickname`),
    authorId: idFact(textIn(author, 'id'), /^\d{5,20}$/, `${DATA} author.id`),
    postedAt: found(epochTime(textIn(item, 'createTime'), 's'), 'dom', `${DATA} createTime`),
  };
}

/** Without what is not known, so that it takes the place of nothing that is. */
function withValues(facts: FoundFacts): FoundFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null)) as FoundFacts;
}

function handleAt(post: Post, selector: string): string | null {
  const hook = post.first(selector);
  if (hook === null) return null;
  const link = localNameOf(hook) === 'a' ? hook : (queryFirst(hook, 'a[href]') ?? closest(hook, 'a[href]'));
  return part(pathOf(post.page, link, HOSTS), /^\/@([\w.]+)\/?$/);
}

const AVATAR = '[data-e2e="video-author-avatar"]';
const UNIQUE_ID = '[data-e2e="video-author-uniqueid"]';

const film: Layout = {
  kind: 'post',
  // A box whose film has not been loaded yet has no player and says nothing.
  container: '[data-e2e="recommend-list-item-container"]:has([id^="xgwrapper-"])',
  id(post) {
    const player = post.first('[id^="xgwrapper-"]');
    const id = player === null ? null : part(attributeOf(player, 'id'), /-(\d{15,20})$/);
    return idFact(id, /^\d+$/, '[id^="xgwrapper-"]');
  },
  read(post, id) {
    const handle = handleAt(post, AVATAR) ?? handleAt(post, UNIQUE_ID);
    const item = readItem(post.page, id, handle);
    return {
      authorHandle: handleFact(handle, AVATAR),
      authorName: nameFact(
        post.line('[data-e2e="video-author-nickname"]'),
        '[data-e2e="video-author-nickname"]',
      ),
      authorUrl: builtAddress(post.page, handle === null ? null : `/@${handle}`),
      permalink: builtAddress(post.page, handle === null || id === null ? null : `/@${handle}/video/${id}`),
      text: textOf(post, '[data-e2e="video-desc"]'),
      ...withValues(item),
      postedAt:
        item.postedAt ??
        (id === null ? null : derivedTime(tiktokTime(id), 'video id >> 32', 'derived-approximate')),
    };
  },
};

const NICKNAME = '[data-e2e="browser-nickname"]';

/** The page of one film until about 2024. Only the address names the film, and it must be of the account shown. */
const browsed: Layout = {
  kind: 'post',
  container: [
    '[class*="DivBrowserModeContainer"]',
    '[class*="DivVideoDetailContainer"]',
    '#main-content-video_detail',
  ]
    .map((box) => `${box}:has([data-e2e="browse-video-desc"])`)
    .join(','),
  apart: insideOf('[class*="Comment"],[data-e2e^="comment-"]'),
  id(post) {
    const handle =
      handleAt(post, '[data-e2e="browse-username"]') ?? post.line('[data-e2e="browse-username"]');
    const isIts = handle !== null && post.page.url.pathname.startsWith(`/@${handle}/`);
    return idFact(isIts ? part(post.page.url.pathname, VIDEO) : null, /^\d+$/, 'location', 'url');
  },
  read(post, id) {
    const handle =
      handleAt(post, '[data-e2e="browse-username"]') ?? post.line('[data-e2e="browse-username"]');
    const item = readItem(post.page, id, handle);
    // `Name · 6d ago`
    const shown = /^(.+) · ([^·]+)$/.exec(post.line(NICKNAME) ?? '');
    return {
      authorHandle: handleFact(handle, '[data-e2e="browse-username"]'),
      authorName: nameFact(shown?.[1] ?? null, NICKNAME),
      authorUrl: builtAddress(post.page, handle === null ? null : `/@${handle}`),
      permalink: builtAddress(post.page, handle === null || id === null ? null : `/@${handle}/video/${id}`),
      postedAtShown: found(shown?.[2] ?? null, 'dom', NICKNAME),
      text: textOf(post, '[data-e2e="browse-video-desc"]'),
      ...withValues(item),
      postedAt:
        item.postedAt ??
        (id === null ? null : derivedTime(tiktokTime(id), 'video id >> 32', 'derived-approximate')),
    };
  },
};

const USERNAME = '[data-e2e^="comment-username-"]';
const INNER = '[class*="CommentContentContainer"],[class*="CommentItemWrapper"]';

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
  container: `${INNER},[class*="CommentItemContainer"]:not(:has(${INNER}))`,
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

/** A profile's own data, where it is of the account whose address is open. */
function readProfile(page: PageContext): FoundFacts {
  const handle = part(page.url.pathname, /^\/@([\w.]+)\/?$/);
  const script = handle === null ? null : queryFirst(page.document, DATA);
  const path = ['__DEFAULT_SCOPE__', 'webapp.user-detail', 'userInfo'];
  const info = script === null ? null : objectAt(parseJson(rawTextOf(script)), path);
  const user = objectAt(info, ['user']);
  const stats = objectAt(info, ['stats']);
  const declared = textIn(user, 'uniqueId');
  if (handle === null || declared?.toLowerCase() !== handle.toLowerCase()) return {};
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
  seen: 'films: saved page of December 2025; comments: saved page of 2022, open source of August 2026',
  layouts: [film, browsed, comment],
  pageWorld: true,
  page: readProfile,
  mainId: (page) => part(page.url.pathname, VIDEO),
});
