import type { Fact } from '../../domain/capture';
import { accountFacts, isHeadOfPath, titledAccount } from '../account';
import {
  attributeOf,
  closest,
  contains,
  matches,
  parentElementOf,
  precedes,
  queryAll,
  queryFirst,
} from '../dom';
import { resolveAddress } from '../generic/address';
import { found, type FoundFacts } from '../generic/found-facts';
import { rawMeta } from '../generic/page-metadata';
import { exactTime } from '../generic/posted-at';
import { shownLine } from '../generic/post-text';
import {
  builtAddress,
  defineSite,
  epochTime,
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
import { agreed, objectsWith, pageDataOf } from '../page-data';
import { objectAt, textIn } from '../page-json';
import { derivedTime, instagramId, instagramTime } from '../post-ids';
import type { PageContext } from '../site';

const HOSTS = ['instagram.com'];
const CODE = /^\/(?:[\w.]+\/)?(?:p|reel|reels|tv)\/([\w-]{5,60})\/?$/;
const COMMENT = /^\/(?:[\w.]+\/)?(?:p|reel)\/[\w-]+\/c\/(\d+)(?:\/r\/\d+)?\/?$/;
const ANSWER = /\/c\/\d+\/r\/(\d+)\/?$/;
const HANDLE = /^\/([\w.]{1,30})\/?$/;
/** First words of addresses that are nobody's handle. */
const NO_HANDLE = /^(?:explore|reels?|stories|direct|accounts|p|tv|about|legal|web|api)$/;
const TIME_LINK = 'a[href*="/p/"],a[href*="/reel/"],a[href*="/tv/"]';

interface TimeLink {
  readonly path: string;
  readonly time: Element;
}

function timeLink(post: Post, form: RegExp): TimeLink | null {
  for (const time of post.all('time')) {
    const path = pathOf(post.page, closest(time, TIME_LINK), HOSTS);
    if (path !== null && form.test(path)) return { path, time };
  }
  return null;
}

function handleAt(post: Post, link: Element): string | null {
  const handle = part(pathOf(post.page, link, HOSTS), HANDLE);
  return handle === null || NO_HANDLE.test(handle) ? null : handle;
}

/** One account in the head of the box; several are named where a post is shared by them. */
function readAuthor(post: Post, selector: string): FoundFacts {
  const handles = new Set(post.all(selector).map((link) => handleAt(post, link)));
  handles.delete(null);
  const [handle = null] = handles;
  if (handles.size !== 1) return {};
  return {
    authorHandle: handleFact(handle, selector),
    authorUrl: builtAddress(post.page, `/${handle}/`),
  };
}

/** Without a heading of its own: the first link that shows the very handle it leads to, before the words. */
function readFirstNamed(post: Post): FoundFacts {
  const [text = null] = post.all('h1');
  const link = post
    .all('a[href]')
    .find((one) => handleAt(post, one) !== null && shownLine(post.page, one) === handleAt(post, one));
  if (link === undefined || (text !== null && !precedes(link, text) && !contains(text, link))) return {};
  const handle = handleAt(post, link);
  return {
    authorHandle: handleFact(handle, 'a[href]'),
    authorUrl: builtAddress(post.page, `/${handle}/`),
  };
}

/** Whether the head is about this post: it stays as it was when the page goes on to another one. */
function isHeadAbout(page: PageContext, code: string | null): boolean {
  const named = resolveAddress(page, rawMeta(page, 'og:url'));
  return code !== null && part(named?.pathname ?? null, CODE) === code;
}

interface DeclaredAccount {
  readonly name: string | null;
  readonly handle: string;
}

/** `Name on Instagram: "the words"` */
const TITLED = /^(.+?) (?:on|auf|sur|op|på|en|su|no|na|w) Instagram\s?[:：]/u;

/**
 * `Name (@handle) • Instagram photo`, in any language. Else the handle in the post's own address, where the
 * description, `… - handle on May 29, 2021: …`, names no other one.
 */
function declaredAccount(page: PageContext): DeclaredAccount | null {
  const title = rawMeta(page, 'twitter:title') ?? rawMeta(page, 'og:title') ?? '';
  const [, name, handle] = /^(.+?) \(@([\w.]{1,30})\)/.exec(title) ?? [];
  if (name !== undefined && handle !== undefined) return { name, handle };
  const address = resolveAddress(page, rawMeta(page, 'og:url'));
  const linked = part(address?.pathname ?? null, /^\/([\w.]{1,30})\/(?:p|reel|tv)\//);
  const described = part(
    rawMeta(page, 'og:description'),
    /^[^"“„«:]{0,100} - ([\w.]{1,30}) [^"“„«:]{0,60}: ["“„«]/,
  );
  if (linked !== null && described !== null && linked !== described) return null;
  const known = linked ?? described;
  return known === null ? null : { name: part(rawMeta(page, 'og:title'), TITLED), handle: known };
}

/** What the head says of this post's author, where it speaks of the same account as the post itself. */
function readHead(page: PageContext, code: string | null, handle: string | null): FoundFacts {
  if (!isHeadAbout(page, code)) return {};
  const account = declaredAccount(page);
  const isSame = handle === null || account?.handle.toLowerCase() === handle.toLowerCase();
  const id = idFact(rawMeta(page, 'instapp:owner_user_id'), /^\d+$/, 'instapp:owner_user_id', 'meta');
  // Of a post that several share the head names one. The id alone is that of whoever posted it.
  const isOthers = account !== null && handle !== null && !isSame;
  return {
    authorHandle:
      account === null ? null : withCaveat(handleFact(account.handle, 'twitter:title', 'meta'), 'from-page'),
    authorName:
      isSame && account !== null
        ? withCaveat(nameFact(account.name, 'twitter:title', 'meta'), 'from-page')
        : null,
    authorId: isOthers ? null : withCaveat(id, 'from-page'),
  };
}

/** The post with this short code in the data of pages until about 2022, in the words of the newer. */
function olderData(page: PageContext, code: string): Readonly<Record<string, unknown>>[] {
  return objectsWith(page, `"${code}"`, 'taken_at_timestamp', (one) => textIn(one, 'shortcode') === code).map(
    (one) => {
      const edges = objectAt(one, ['edge_media_to_caption'])?.['edges'];
      const node = Array.isArray(edges) ? objectAt(edges[0], ['node']) : null;
      return {
        user: one['owner'],
        taken_at: one['taken_at_timestamp'],
        caption: { text: textIn(node, 'text') },
      };
    },
  );
}

/** What the page's own data says of the post with this short code. */
function readData(page: PageContext, code: string | null): FoundFacts & { handle: string | null } {
  if (code === null) return { handle: null };
  const newer = pageDataOf(
    page,
    [`"${code}"`, '"taken_at"'],
    (object) => textIn(object, 'code') === code && Object.hasOwn(object, 'taken_at'),
  );
  const media = newer.length > 0 ? newer : olderData(page, code);
  const users = media.map((one) => objectAt(one, ['user'])).filter((user) => user !== null);
  const handle = agreed(users.map((user) => textIn(user, 'username')));
  const id = agreed(users.map((user) => textIn(user, 'pk') ?? textIn(user, 'id')));
  const name = agreed(users.map((user) => textIn(user, 'full_name')));
  return {
    handle,
    authorHandle: handleFact(handle, 'user.username'),
    authorId: handle === null ? null : idFact(id, /^\d+$/, 'user.pk'),
    authorName: handle === null ? null : nameFact(name, 'user.full_name'),
    postedAt: found(epochTime(agreed(media.map((one) => textIn(one, 'taken_at'))), 's'), 'dom', 'taken_at'),
    text: found(
      agreed(media.map((one) => textIn(objectAt(one, ['caption']), 'text'))),
      'dom',
      'caption.text',
    ),
  };
}

function timeOf(post: Post, form: RegExp): FoundFacts {
  const time = timeLink(post, form)?.time;
  if (time === undefined) return {};
  return {
    postedAtShown: found(shownLine(post.page, time), 'dom', `${TIME_LINK} time`),
    postedAt: found(exactTime(attributeOf(time, 'datetime')), 'dom', `${TIME_LINK} time[datetime]`),
  };
}

function derivedFrom(code: string | null): Fact<string> {
  const number = code === null ? null : instagramId(code);
  return number === null ? null : derivedTime(instagramTime(number), 'media id >> 23', 'derived-approximate');
}

/** Box, data and head of a post, in that order; each only where it speaks of the same account. */
function readAll(post: Post, code: string | null, shown: FoundFacts): FoundFacts {
  const data = readData(post.page, code);
  const handle = shown.authorHandle?.value ?? data.handle;
  const isData = data.handle !== null && data.handle.toLowerCase() === handle?.toLowerCase();
  const head = readHead(post.page, code, handle);
  return {
    authorHandle: shown.authorHandle ?? (isData ? (data.authorHandle ?? null) : null),
    authorUrl: shown.authorUrl ?? (isData ? builtAddress(post.page, `/${handle}/`) : null),
    authorName: (isData ? data.authorName : null) ?? (handle === null ? null : (head.authorName ?? null)),
    authorId: (isData ? data.authorId : null) ?? head.authorId ?? null,
    postedAt: data.postedAt ?? null,
    text: data.text ?? null,
  };
}

const COMMENT_WORDS = '._a9zs,.C4VMK > span';

/** Until about 2023 the caption stood as the first of the comments, under the author's own name. */
function captionOf(post: Post, handle: string | null): Fact<string> {
  const heading = post.all('li h2 a[href]').find((link) => handleAt(post, link) === handle);
  const row = heading === undefined || handle === null ? null : closest(heading, 'li');
  const isInRow = row !== null && post.all(COMMENT_WORDS).some((words) => contains(row, words));
  return isInRow ? textOf(post, 'li:has(h2) ._a9zs,li:has(h2) .C4VMK > span') : null;
}

/** The page of one post since 2023 has no `article`: then all of `main` is the post. */
const OPEN = `main:not(:has(article)):has(:is(${TIME_LINK}) time)`;

const COMMENT_TIME = 'a[href*="/c/"] time';
/** Until about 2019 a comment had no address of its own. */
const BARE_COMMENT = 'article li:has(h3 a[href]):not(:has(li))';

/** Comments of the newest pages have no box of their own that could be told; their times are links of their own. */
function isInComment(element: Element, box: Element): boolean {
  for (let at: Element | null = element; at !== null && at !== box; at = parentElementOf(at)) {
    // The caption, as the first of the comments.
    if (matches(at, 'li:has(h2)') && queryFirst(at, COMMENT_TIME) === null) return false;
    if (queryFirst(at, COMMENT_TIME) !== null)
      return queryAll(at, `:is(${TIME_LINK}) time`, 200).every(
        (time) => closest(time, 'a[href*="/c/"]') !== null,
      );
  }
  return false;
}

const post: Layout = {
  kind: 'post',
  container: `article,${OPEN}`,
  apart: isInComment,
  foreign: 'ul ul',
  id: (box) => idFact(part(timeLink(box, CODE)?.path ?? null, CODE), /^[\w-]+$/, `${TIME_LINK} time`),
  read(box, code) {
    const time = timeLink(box, CODE);
    const shown = timeOf(box, CODE);
    const author = readAuthor(box, 'header a[href]');
    const isNamed = author.authorHandle !== undefined || box.first('header a[href]') !== null;
    const all = readAll(box, code, isNamed ? author : readFirstNamed(box));
    return {
      ...all,
      permalink: linkFact(box.page, time?.path ?? null, `${TIME_LINK} time`),
      ...shown,
      postedAt: shown.postedAt ?? all.postedAt ?? derivedFrom(code),
      text: textOf(box, 'h1') ?? captionOf(box, all.authorHandle?.value ?? null) ?? all.text ?? null,
      media: mediaFacts(box, [
        { kind: 'image', selector: 'img[srcset]', attribute: 'src' },
        { kind: 'image', selector: 'video[poster]', attribute: 'poster' },
      ]),
    };
  },
};

const comment: Layout = {
  kind: 'comment',
  container: `li:has(${COMMENT_TIME}),${BARE_COMMENT}`,
  id(box) {
    const path = timeLink(box, COMMENT)?.path ?? null;
    return idFact(part(path, ANSWER) ?? part(path, COMMENT), /^\d+$/, COMMENT_TIME);
  },
  read(box) {
    const path = timeLink(box, COMMENT)?.path ?? null;
    const answered = part(path, ANSWER) === null ? null : part(path, COMMENT);
    return {
      ...readAuthor(box, 'h3 a[href],h2 a[href]'),
      permalink: linkFact(box.page, path, COMMENT_TIME),
      ...(path === null ? timeFacts(box, 'time', 'datetime') : timeOf(box, COMMENT)),
      text: textOf(box, COMMENT_WORDS),
      replyTo: idFact(answered, /^\d+$/, COMMENT_TIME),
    };
  },
};

/** Controls of a row that are no words of the message. */
const ROW_CONTROLS = 'a[href],[role="button"],h3,h4,h5,h6';

/**
 * Direct messages have no ids. A message of somebody else has its sender's picture beside it, in a link to the
 * account; one's own has none. Of several in a row only the last may have it: the others are left without a name.
 */
const message: Layout = {
  kind: 'message',
  container: '[role="main"] [role="row"]:has(div[dir="auto"]),main [role="row"]:has(div[dir="auto"])',
  id: () => null,
  read(box) {
    if (!box.page.url.pathname.startsWith('/direct/')) return {};
    const handles = box
      .all('a[href]:has(img)')
      .filter((link) => closest(link, 'div[dir="auto"]') === null)
      .map((link) => handleAt(box, link))
      .filter((handle) => handle !== null);
    const handle = new Set(handles).size === 1 ? handles[0]! : null;
    return {
      authorHandle: handleFact(handle, 'a[href] img'),
      authorUrl: builtAddress(box.page, handle === null ? null : `/${handle}/`),
      text: textOf(box, 'div[dir="auto"]', { all: true, outside: ROW_CONTROLS }),
    };
  },
};

/** `298K likes, 553 comments - anna on May 29, 2021: "the words"`. The frame differs by language, the end does not. */
function declaredText(page: PageContext): string | null {
  const raw = rawMeta(page, 'og:description') ?? rawMeta(page, 'description');
  return part(raw, /^[^"“„«]{0,200}[:：]\s["“„«]([\s\S]+)["”“»]\.?\s*$/);
}

/** A post's page whose box is not recognised still says in its head whose it is. */
function readPageHead(page: PageContext): FoundFacts {
  const code = part(page.url.pathname, CODE);
  if (!isHeadAbout(page, code)) return {};
  const data = readData(page, code);
  const head = readHead(page, code, data.handle);
  const handle = data.handle ?? head.authorHandle?.value ?? null;
  return {
    ...head,
    ...(data.handle === null
      ? {}
      : {
          authorHandle: data.authorHandle ?? null,
          authorName: data.authorName ?? head.authorName ?? null,
          authorId: data.authorId ?? head.authorId ?? null,
        }),
    authorUrl: builtAddress(page, handle === null ? null : `/${handle}/`),
    postId: idFact(code, /^[\w-]+$/, 'location', 'url'),
    permalink: linkFact(page, page.url.pathname, 'location', 'url'),
    postedAt: data.postedAt ?? derivedFrom(code),
    text: data.text ?? found(declaredText(page), 'meta', 'og:description', 'from-page'),
  };
}

/** `1,234 Followers, 56 Following, 78 Posts`, in English only. */
const SHOWN_COUNTS = /^(\S+) Followers?, (\S+) Following, (\S+) Posts?\b/;

/** A profile: what the page's data and its head say of the account whose address is open. */
function readProfile(page: PageContext): FoundFacts {
  const handle = part(page.url.pathname, HANDLE);
  if (handle === null || NO_HANDLE.test(handle)) return {};
  const same = (name: string | null): boolean => name?.toLowerCase() === handle.toLowerCase();
  const users = objectsWith(page, `"${handle}"`, 'username', (object) => same(textIn(object, 'username')));
  const titled = isHeadOfPath(page) ? titledAccount(page) : null;
  const isHead = titled !== null && same(titled.handle);
  const described = isHead ? (rawMeta(page, 'og:description') ?? '') : '';
  const [, followers = null, following = null, posts = null] = SHOWN_COUNTS.exec(described) ?? [];
  if (!isHead && users.length === 0) return {};
  const agreeOn = (key: string): string | null => agreed(users.map((user) => textIn(user, key)));
  const biography = agreeOn('biography');
  const account = accountFacts(page, {
    how: isHead ? 'meta' : 'dom',
    where: isHead ? 'og:description, og:image' : 'user',
    description: biography,
    avatar: isHead ? rawMeta(page, 'og:image') : agreeOn('profile_pic_url'),
    counts: {
      followers: agreeOn('follower_count') ?? followers,
      following: agreeOn('following_count') ?? following,
      posts: agreeOn('media_count') ?? posts,
    },
  });
  return {
    authorHandle: handleFact(handle, 'location', 'url'),
    authorName:
      nameFact(agreeOn('full_name'), 'user.full_name') ??
      nameFact(isHead ? titled.name : null, 'og:title', 'meta'),
    authorId: idFact(
      agreed(users.map((user) => textIn(user, 'pk') ?? textIn(user, 'id'))),
      /^\d+$/,
      'user.pk',
    ),
    authorUrl: builtAddress(page, `/${handle}/`),
    text: found(biography, 'dom', 'user.biography'),
    ...(account === undefined ? {} : { account }),
  };
}

export const instagramSite = defineSite({
  id: 'instagram',
  name: 'Instagram',
  hosts: HOSTS,
  mediaHosts: ['cdninstagram.com', 'fbcdn.net'],
  seen: 'head: saved page of 2025; data until 2022: from memory; boxes and direct messages: notes without a date',
  layouts: [post, comment, message],
  conversations: [{ list: '[role="main"] [role="row"]', older: 'above' }],
  mainId: (page) => part(page.url.pathname, CODE),
  page: (page) => (part(page.url.pathname, CODE) === null ? readProfile(page) : readPageHead(page)),
});
