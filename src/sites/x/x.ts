import type { AccountCount, Fact } from '../../domain/capture';
import { accountFacts } from '../account';
import { oneLine } from '../bounds';
import { attributeOf, closest, contains, precedes, queryAll, queryFirst, rawTextOf } from '../dom';
import { resolveAddress } from '../generic/address';
import { found, type FoundFacts } from '../generic/found-facts';
import { exactTime } from '../generic/posted-at';
import { shownLine } from '../generic/post-text';
import {
  builtAddress,
  defineSite,
  epochTime,
  handleFact,
  idFact,
  languageFact,
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
import { pageWorldFact, pageWorldOf } from '../page-world';
import { asObject, objectAt, parseJson, textIn } from '../page-json';
import { derivedTime, xTime } from '../post-ids';
import type { PageContext } from '../site';

const HOSTS = ['x.com', 'twitter.com'];
const HANDLE = /^\/(\w{1,50})$/;
/** A post that was edited links its time to its history. */
const STATUS = /^\/(?:\w{1,50}|i(?:\/web)?)\/status\/(\d{1,20})(?:\/history)?\/?$/;
/** For some months of 2022 it was called `User-Names`; before that there was none. */
const NAME_BLOCK = '[data-testid="User-Name"],[data-testid="User-Names"]';
const NAME_BLOCKS = `:is(${NAME_BLOCK})`;
const AVATAR = '[data-testid^="UserAvatar-Container-"]';

function inFullSize(url: URL): string {
  const full = new URL(url);
  full.searchParams.set('name', 'orig');
  return full.href;
}

const STATUS_LINK = 'a[href*="/status/"]';

/**
 * The time's link; a quoted post's time mostly has none. Until about 2021 the time of the post whose page is open was
 * a link without `time`.
 */
function ownLink(post: Post, handle: string | null): Element | null {
  const isOf = (link: Element, whose: string): boolean =>
    pathOf(post.page, link, HOSTS)?.toLowerCase().startsWith(`/${whose.toLowerCase()}/`) === true;
  const timed = post
    .all('time')
    .map((time) => closest(time, STATUS_LINK))
    .filter((link) => link !== null)
    .filter((link) => STATUS.test(pathOf(post.page, link, HOSTS) ?? ''));
  const plain = handle === null ? [] : post.all(STATUS_LINK).filter((link) => isPlainTime(post, link));
  const links = timed.length > 0 ? timed : plain.filter((link) => isOf(link, handle!));
  if (handle === null) return links[0] ?? null;
  const named = links.find((link) => isOf(link, handle));
  const addresses = new Set(links.map((link) => pathOf(post.page, link, HOSTS)));
  // Addresses without a name in them, and one alone, are the post's own; another account's beside others is not.
  return named ?? (addresses.size === 1 ? (links[0] ?? null) : null);
}

function isPlainTime(post: Post, link: Element): boolean {
  const path = pathOf(post.page, link, HOSTS) ?? '';
  if (!STATUS.test(path) || closest(link, `${TEXT},${OLD_TEXT}`) !== null) return false;
  return queryFirst(link, 'img') === null && /\d{1,2}[:.]\d{2}|\d{4}/.test(shownLine(post.page, link) ?? '');
}

function statusPath(post: Post, link: Element | null): string | null {
  return pathOf(post.page, link, HOSTS)?.replace(/\/history\/?$/, '') ?? null;
}

/** Its address on the host that the link names: saved pages name the one the site had then. */
function statusAddress(post: Post, link: Element | null): string | null {
  const url = link === null ? null : resolveAddress(post.page, attributeOf(link, 'href'));
  const path = statusPath(post, link);
  return url === null || path === null ? null : new URL(path, url).href;
}

function accountFactsOf(post: Post, handle: string | null, name: string | null, where: string): FoundFacts {
  return {
    authorHandle: handleFact(handle, where),
    authorName: nameFact(name, where === NAME_LINK ? NAME_LINK : NAME_WHERE),
    authorUrl: linkFact(post.page, handle === null ? null : `/${handle}`, where),
  };
}

const NAME_WHERE = '[data-testid="User-Name"]';
const NAME_LINK = 'a[href] [dir="ltr"]';

/** Until 2022: one link around the name and the written handle, which must be the one it leads to. */
function readNameLink(post: Post): FoundFacts {
  const [text = null] = post.all(OLD_TEXT);
  for (const link of post.all('a[href]')) {
    if (text !== null && !precedes(link, text)) return {};
    const handle = part(pathOf(post.page, link, HOSTS), HANDLE);
    const shown = shownLine(post.page, link) ?? '';
    const at = shown.lastIndexOf('@');
    if (handle === null || at <= 0) continue;
    // What else looks like a name with a handle leads elsewhere: then whose post this is cannot be said.
    if (shown.slice(at).toLowerCase() !== `@${handle.toLowerCase()}`) return {};
    return accountFactsOf(post, handle, shown.slice(0, at).trim(), NAME_LINK);
  }
  return {};
}

/** A copy whose links were taken out: the handle as written, where the picture's box names the same one. */
function readUnlinked(post: Post, lines: readonly string[]): FoundFacts {
  const boxes = post
    .all(AVATAR)
    .map((box) => part(attributeOf(box, 'data-testid'), /-Container-(\w{1,50})$/));
  const handle = boxes[0] ?? null;
  const at = lines.findIndex((line) => line.toLowerCase() === `@${handle?.toLowerCase()}`);
  if (handle === null || at < 0 || new Set(boxes).size !== 1) return {};
  return accountFactsOf(post, handle, lines[at - 1] ?? null, NAME_WHERE);
}

function readAuthor(post: Post): FoundFacts {
  const [block] = post.all(NAME_BLOCK);
  if (block === undefined) return readNameLink(post);
  // A badge of the organisation that an account belongs to is a link too, and shows no words.
  const links = post
    .all(`${NAME_BLOCKS} a[href]`)
    .filter((link) => closest(link, NAME_BLOCK) === block && queryFirst(link, 'time') === null)
    .flatMap((link) => {
      const line = shownLine(post.page, link);
      return line === null ? [] : [{ line, handle: part(pathOf(post.page, link, HOSTS), HANDLE) }];
    });
  const lines = links.map(({ line }) => line);
  const handles = new Set(links.map((link) => link.handle));
  handles.delete(null);
  const [handle = null] = handles;
  const isHandle = (line: string): boolean => line.toLowerCase() === `@${handle?.toLowerCase()}`;
  if (handles.size === 0) return readUnlinked(post, lines);
  // The name's block tells one account, and what it shows is what its links lead to. A name may begin with `@` too.
  if (handles.size !== 1 || (lines.some((line) => line.startsWith('@')) && !lines.some(isHandle))) return {};
  const name = (lines.length > 1 ? lines[0] : lines.find((line) => !isHandle(line))) ?? null;
  return accountFactsOf(post, handle, name, `${NAME_WHERE} a[href]`);
}

const TEXT = '[data-testid="tweetText"]';
/** Until 2022. */
const OLD_TEXT = 'div[lang]';
const MORE = '[data-testid="tweet-text-show-more-link"]';
const ARTICLE = '[data-testid="twitterArticleRichTextView"]';

/** An article that is read on its post's page: title and words. In a timeline only the title is there. */
function articleText(post: Post): Fact<string> {
  const title = textOf(post, '[data-testid="twitter-article-title"]');
  const body = textOf(post, ARTICLE);
  if (title === null || body === null) return body ?? withCaveat(title, 'shortened-by-site');
  return { ...body, value: `${title.value}\n\n${body.value}` };
}

/** The box of the time that is this post's own: in its link, or beside its name. */
function timeOf(post: Post, link: Element | null, id: string | null): FoundFacts {
  const [block = null] = post.all(NAME_BLOCK);
  const time = post
    .all('time')
    .find((one) => (link === null ? block !== null && contains(block, one) : contains(link, one)));
  if (time !== undefined)
    return {
      postedAtShown: found(shownLine(post.page, time), 'dom', 'time'),
      postedAt: found(exactTime(attributeOf(time, 'datetime')), 'dom', 'time[datetime]'),
    };
  if (link === null || id === null) return {};
  return {
    postedAtShown: found(shownLine(post.page, link), 'dom', STATUS_LINK),
    postedAt: derivedTime(xTime(id), '(status id >> 22) + epoch'),
  };
}

const tweet: Layout = {
  kind: 'post',
  container: 'article[data-testid="tweet"],article:has(div[data-testid="tweet"])',
  foreign: `div[role="link"],div[role="blockquote"],div[aria-labelledby]:has(${NAME_BLOCKS})`,
  id(post) {
    const handle = readAuthor(post).authorHandle?.value ?? null;
    const id = part(pathOf(post.page, ownLink(post, handle), HOSTS), STATUS);
    return idFact(id, /^\d+$/, 'a[href*="/status/"] time');
  },
  wholeText: (post) => post.first(MORE),
  read(post, id) {
    const author = readAuthor(post);
    const handle = author.authorHandle?.value ?? null;
    const link = ownLink(post, handle);
    const shortened = post.first(MORE) !== null;
    return {
      ...author,
      authorId:
        handle === null ? null : pageWorldFact(pageWorldOf(post.page, id, handle), 'authorId', /^\d{1,20}$/),
      ...timeOf(post, link, id),
      permalink: linkFact(post.page, statusAddress(post, link), 'a[href*="/status/"] time'),
      text:
        textOf(post, TEXT, { shortened, written: true }) ??
        (post.first(NAME_BLOCK) === null
          ? textOf(post, OLD_TEXT, { written: true, outside: 'a' })
          : articleText(post)),
      language: languageFact(post, TEXT) ?? languageFact(post, OLD_TEXT),
      media: mediaFacts(post, [
        {
          kind: 'image',
          selector: '[data-testid="tweetPhoto"] img[src*="/media/"]',
          attribute: 'src',
          full: inFullSize,
        },
        { kind: 'image', selector: 'video[poster]', attribute: 'poster' },
      ]),
    };
  },
};

/** Twitter until 2020, as many saved pages still have it: everything stands in attributes. */
const classic: Layout = {
  kind: 'post',
  container: '.tweet[data-tweet-id][data-screen-name]',
  foreign: '.QuoteTweet,.context,.card2',
  id: (post) => idFact(post.attribute('data-tweet-id'), /^\d{1,20}$/, '@data-tweet-id'),
  read(post, id) {
    const handle = part(`/${post.attribute('data-screen-name') ?? ''}`, HANDLE);
    const stamp = post.attributeIn('._timestamp[data-time-ms]', 'data-time-ms');
    const seconds = post.attributeIn('._timestamp[data-time]', 'data-time');
    const time = post.first('a.tweet-timestamp');
    return {
      authorHandle: handleFact(handle, '@data-screen-name'),
      authorName: nameFact(post.attribute('data-name'), '@data-name'),
      authorId: idFact(post.attribute('data-user-id'), /^\d+$/, '@data-user-id'),
      authorUrl: builtAddress(post.page, handle === null ? null : `/${handle}`),
      permalink: builtAddress(post.page, handle === null || id === null ? null : `/${handle}/status/${id}`),
      postedAt:
        found(epochTime(stamp, 'ms'), 'dom', '._timestamp[data-time-ms]') ??
        found(epochTime(seconds, 's'), 'dom', '._timestamp[data-time]') ??
        (id === null ? null : derivedTime(xTime(id), '(status id >> 22) + epoch')),
      postedAtShown: found(
        time === null ? null : (oneLine(attributeOf(time, 'title')) ?? shownLine(post.page, time)),
        'dom',
        'a.tweet-timestamp',
      ),
      text: textOf(post, '.js-tweet-text,.tweet-text', { leaveOut: '.u-hidden,.invisible', written: true }),
      language: languageFact(post, '.tweet-text'),
      media: mediaFacts(post, [
        { kind: 'image', selector: '.AdaptiveMedia img[src*="/media/"]', attribute: 'src', full: inFullSize },
      ]),
    };
  },
};

/** The account of the person who looks, from the site's own menu. */
function viewerOf(page: PageContext): string | null {
  return part(
    pathOf(page, queryFirst(page.document, '[data-testid="AppTabBar_Profile_Link"]'), HOSTS),
    HANDLE,
  );
}

const MESSAGE_TEXT = `${TEXT},[data-testid^="message-text-"]`;

/**
 * Direct messages: the older inbox and the chat of 2025. Only a message of somebody else has a picture beside it
 * that leads to an account.
 */
const message: Layout = {
  kind: 'message',
  container:
    '[data-testid="messageEntry"],[data-testid="dm-message-list"] [data-testid^="message-"]:has([data-testid^="message-text-"]):not([data-testid^="message-text-"])',
  foreign: 'article[data-testid="tweet"]',
  id: (post) =>
    idFact(part(post.attribute('data-testid'), /^message-([\w-]{8,60})$/), /\d/, '[data-testid^="message-"]'),
  read(post) {
    const pictured = post
      .all('a[href]:has(img)')
      .filter((link) => closest(link, MESSAGE_TEXT) === null)
      .map((link) => part(pathOf(post.page, link, HOSTS), HANDLE))
      .filter((handle) => handle !== null && handle !== viewerOf(post.page));
    const handle = new Set(pictured).size === 1 ? pictured[0]! : null;
    return {
      authorHandle: handleFact(handle, 'a[href] img'),
      authorUrl: builtAddress(post.page, handle === null ? null : `/${handle}`),
      ...timeFacts(post, 'time', 'datetime'),
      text: textOf(post, MESSAGE_TEXT),
      media: mediaFacts(post, [{ kind: 'image', selector: 'img[src*="/dm/"]', attribute: 'src' }]),
    };
  },
};

const COUNTS = { Follows: 'followers', Friends: 'following', Tweets: 'posts' } as const;

function declaredCounts(account: Readonly<Record<string, unknown>> | null) {
  const listed = account?.['interactionStatistic'];
  const counts: Partial<Record<AccountCount['of'], string | null>> = {};
  for (const one of Array.isArray(listed) ? listed.slice(0, 10).map(asObject) : []) {
    const name = textIn(one, 'name');
    if (name === 'Follows' || name === 'Friends' || name === 'Tweets')
      counts[COUNTS[name]] = textIn(one, 'userInteractionCount');
  }
  return counts;
}

/** What the profile's JSON-LD declares, where it is of the account whose address is open. */
function declaredProfile(page: PageContext, handle: string): FoundFacts {
  const script = queryFirst(page.document, 'script[data-testid="UserProfileSchema-test"]');
  const schema = script === null ? null : asObject(parseJson(rawTextOf(script)));
  const account = asObject(schema?.['mainEntity']);
  const declared = textIn(account, 'additionalName');
  if (declared?.toLowerCase() !== handle.toLowerCase()) return {};
  const facts = accountFacts(page, {
    how: 'json-ld',
    where: 'mainEntity',
    description: textIn(account, 'description'),
    avatar: textIn(objectAt(account, ['image']), 'contentUrl'),
    createdAt: textIn(schema, 'dateCreated'),
    counts: declaredCounts(account),
  });
  return {
    authorHandle: handleFact(declared, 'mainEntity.additionalName', 'json-ld'),
    authorName: nameFact(textIn(account, 'givenName'), 'mainEntity.givenName', 'json-ld'),
    authorId: idFact(textIn(account, 'identifier'), /^\d+$/, 'mainEntity.identifier', 'json-ld'),
    authorUrl: linkFact(page, `/${declared}`, 'mainEntity.additionalName', 'json-ld'),
    text: found(textIn(account, 'description'), 'json-ld', 'mainEntity.description'),
    ...(facts === undefined ? {} : { account: facts }),
  };
}

const NAME_BOX = '[data-testid="UserName"]';

/** The id in the banner of this very profile, or in the button that follows or blocks this very handle. */
function profileId(page: PageContext, handle: string): Fact<string> {
  const banner = queryAll(page.document, 'a[href$="/header_photo"]', 5).find(
    (link) => pathOf(page, link, HOSTS)?.toLowerCase() === `/${handle.toLowerCase()}/header_photo`,
  );
  const picture = banner === undefined ? null : queryFirst(banner, 'img[src*="/profile_banners/"]');
  const stored = picture === null ? null : part(attributeOf(picture, 'src'), /\/profile_banners\/(\d+)\//);
  if (stored !== null) return idFact(stored, /^\d+$/, 'img[src*="/profile_banners/"]');
  const button = queryAll(page.document, '[data-testid$="follow"],[data-testid$="block"]', 100).find((one) =>
    new RegExp(`@${handle}(?!\\w)`, 'i').test(attributeOf(one, 'aria-label') ?? ''),
  );
  const id =
    button === undefined ? null : part(attributeOf(button, 'data-testid'), /^(\d+)-(?:un)?(?:follow|block)$/);
  return idFact(id, /^\d+$/, 'button[data-testid$="-follow"]');
}

/** The profile as it is shown: after in-app navigation there is no JSON-LD, or another account's. */
function shownProfile(page: PageContext, handle: string): FoundFacts {
  const box = queryFirst(page.document, NAME_BOX);
  const lines = box === null ? [] : queryAll(box, 'span', 60).map((span) => shownLine(page, span));
  const shown = lines.find((line) => line?.toLowerCase() === `@${handle.toLowerCase()}`);
  if (shown == null) return {};
  const about = queryFirst(page.document, '[data-testid="UserDescription"]');
  const description = about === null ? null : shownLine(page, about);
  const count = (path: string): string | null => {
    const link = queryFirst(page.document, `a[href$="/${handle}/${path}"]`);
    return link === null ? null : part(shownLine(page, link), /([\d][\d.,]*\s?[KMB]?)/);
  };
  const facts = accountFacts(page, {
    how: 'dom',
    where: NAME_BOX,
    description,
    counts: { followers: count('verified_followers') ?? count('followers'), following: count('following') },
  });
  return {
    authorHandle: handleFact(shown, NAME_BOX),
    authorName: nameFact(
      lines.slice(0, lines.indexOf(shown)).find((line) => line !== null) ?? null,
      NAME_BOX,
    ),
    authorId: profileId(page, handle),
    authorUrl: linkFact(page, `/${shown.slice(1)}`, NAME_BOX),
    text: found(description, 'dom', '[data-testid="UserDescription"]'),
    ...(facts === undefined ? {} : { account: facts }),
  };
}

function readProfile(page: PageContext): FoundFacts {
  const handle = part(
    page.url.pathname,
    /^\/(\w{1,50})(?:\/(?:with_replies|media|likes|highlights|articles))?\/?$/,
  );
  if (handle === null) return {};
  const declared = declaredProfile(page, handle);
  return declared.authorHandle == null ? shownProfile(page, handle) : declared;
}

export const xSite = defineSite({
  id: 'x',
  name: 'X',
  hosts: HOSTS,
  mediaHosts: ['pbs.twimg.com', 'video.twimg.com'],
  seen: 'posts: saved page of December 2025; 2012 to 2022: from memory; direct messages: open source of August 2026, not seen yet',
  layouts: [tweet, classic, message],
  conversations: [
    { list: '[data-testid="dm-message-list"]', older: 'above' },
    { list: '[data-testid="messageEntry"]', older: 'above' },
  ],
  pageWorld: true,
  nestedIsQuote: true,
  mainId: (page) => part(page.url.pathname, /\/status\/(\d+)/),
  page: readProfile,
});
