import { attributeOf, closest, matches, previousElementOf, queryAll, queryFirst } from '../dom';
import { resolveAddress } from '../generic/address';
import { found, type FoundFacts } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import {
  builtAddress,
  defineSite,
  handleFact,
  idFact,
  insideOf,
  linkFact,
  mediaFacts,
  nameFact,
  part,
  pathOf,
  textOf,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';
import type { PageContext } from '../site';
import { pageWorldFact, pageWorldOf } from '../page-world';
import { derivedTime, linkedinTime } from '../post-ids';

const HOSTS = ['linkedin.com'];
const HEADER = '.update-components-header__text-wrapper,.update-components-header__text';
/** The third is of pages until 2022, the fourth of those for who is not signed in. */
const ACTOR =
  '.update-components-actor__meta-link,a.update-components-actor__container-link,a.feed-shared-actor__container-link,a[data-tracking-control-name$="_feed-actor-name"]';
/** Names and times are there twice, once for who cannot see the page. */
const TITLE = [
  ...[
    '.update-components-actor__title',
    '.update-components-actor__name',
    '.feed-shared-actor__name',
  ].flatMap(onceShown),
  'a[data-tracking-control-name$="_feed-actor-name"]',
].join(',');
const SHOWN = ['.update-components-actor__sub-description', '.feed-shared-actor__sub-description']
  .flatMap(onceShown)
  .join(',');

function onceShown(box: string): string[] {
  return [`${box} [aria-hidden="true"]`, `${box}:not(:has([aria-hidden="true"]))`];
}

/** Said to who cannot see the page: `hashtag` before each of them. */
const HIDDEN = '.visually-hidden';
const COMMENT = /^urn:li:comment:\((?:activity|ugcPost|share|urn:li:activity|urn:li:ugcPost):(\d+),(\d+)\)$/;
const ACTIVITY = /^urn:li:(?:activity|ugcPost|share):\d+$/;

/** `/in/anna-example` is a person's, `/company/example` a firm's; the last word is what may be changed. */
function readLink(post: Post, link: Element | null, where: string): FoundFacts {
  const path = pathOf(post.page, link, HOSTS);
  const handle = part(path, /^\/(?:in|company|school|showcase)\/([^/]+)/);
  const address = link === null ? null : resolveAddress(post.page, attributeOf(link, 'href'));
  const member = part(
    address?.searchParams.get('miniProfileUrn') ?? null,
    /^urn:li:fsd?_\w+:([\w-]{10,80})$/,
  );
  return {
    authorHandle: handleFact(handle, where),
    authorUrl: linkFact(post.page, handle === null ? null : path, where),
    authorId: idFact(member, /^/, where),
  };
}

function postAddress(post: Post, urn: string | null) {
  return builtAddress(post.page, urn === null ? null : `https://www.linkedin.com/feed/update/${urn}/`);
}

/** Where somebody's reaction brought the post up, the box has that reaction's id; a comment in it has the post's. */
function activityOf(post: Post): { urn: string | null; where: string } {
  if (post.first(HEADER) === null)
    return { urn: post.attribute('data-urn') ?? post.attribute('data-activity-urn'), where: '@data-urn' };
  const answered = queryAll(post.element, 'article.comments-comment-entity[data-id]', 50).map((one) =>
    part(attributeOf(one, 'data-id'), COMMENT),
  );
  const ids = new Set(answered);
  const [id] = ids;
  return ids.size === 1 && id != null
    ? { urn: `urn:li:activity:${id}`, where: 'article.comments-comment-entity[data-id]' }
    : { urn: post.attribute('data-urn'), where: '@data-urn' };
}

const classic: Layout = {
  kind: 'post',
  container: '[data-urn^="urn:li:activity:"],[data-urn^="urn:li:ugcPost:"],article[data-activity-urn]',
  foreign:
    '.update-components-mini-update-v2,.feed-shared-mini-update-v2,[data-test-id="feed-reshare-content"],.feed-reshare-content',
  apart: insideOf('[class*="comments-comment"],.comments-container,section.comment'),
  id(post) {
    const { urn, where } = activityOf(post);
    return idFact(urn, ACTIVITY, where);
  },
  read(post, urn) {
    const isOwnId = post.first(HEADER) === null || activityOf(post).where !== '@data-urn';
    const id = part(urn, /^urn:li:activity:(\d+)$/);
    const time = timeFacts(post, `${SHOWN},[data-activity-urn] time`, null).postedAtShown ?? null;
    return {
      ...readLink(post, post.first(ACTOR), ACTOR),
      authorName: nameFact(post.line(TITLE), TITLE),
      permalink: postAddress(post, urn),
      postedAtShown: time === null ? null : found(part(time.value, /^([^•]*[^•\s])/), 'dom', SHOWN),
      postedAt: isOwnId && id !== null ? derivedTime(linkedinTime(id), 'activity id >> 22') : null,
      text: textOf(
        post,
        '.update-components-update-v2__commentary,.feed-shared-update-v2__commentary,[data-test-id="main-feed-activity-card__commentary"]',
        { leaveOut: HIDDEN },
      ),
      media: mediaFacts(post, [
        { kind: 'image', selector: '.update-components-image img', attribute: 'src' },
        { kind: 'image', selector: 'video[poster]', attribute: 'poster' },
      ]),
    };
  },
};

const NAME = '.comments-comment-meta__description-title,.comments-post-meta__name-text [aria-hidden="true"]';
const PROFILE = 'a.comments-comment-meta__description-container,a.comments-post-meta__actor-link';
const TEXT = '.comments-comment-item__main-content';
/** The first is of layouts until about 2024. */
const TIME = 'time.comments-comment-item__timestamp,time.comments-comment-meta__data';

const comment: Layout = {
  kind: 'comment',
  container: 'article.comments-comment-entity[data-id],article.comments-comment-item[data-id]',
  id: (post) => idFact(post.attribute('data-id'), COMMENT, '@data-id'),
  read(post, urn) {
    const [, activity = null, id = null] = COMMENT.exec(urn ?? '') ?? [];
    const answered = activity === null ? null : `urn:li:activity:${activity}`;
    const parameter = urn === null ? null : encodeURIComponent(urn);
    return {
      ...readLink(post, post.first(PROFILE), PROFILE),
      authorName: nameFact(post.line(NAME), NAME),
      permalink: builtAddress(
        post.page,
        answered === null
          ? null
          : `https://www.linkedin.com/feed/update/${answered}/?commentUrn=${parameter}`,
      ),
      ...timeFacts(post, TIME, null),
      postedAt: id === null ? null : derivedTime(linkedinTime(id), 'comment id >> 22'),
      text: textOf(post, TEXT, { leaveOut: HIDDEN }),
      replyTo: postAddress(post, answered),
    };
  },
};

const PUBLIC_AUTHOR =
  'a.comment__author,.comment__header a[data-tracking-control-name$="_comment_actor-name"]';

/** A comment on a page for who is not signed in: it has neither id nor address. */
const publicComment: Layout = {
  kind: 'comment',
  container: 'section.comment:has(.comment__author)',
  id: () => null,
  read(post) {
    const author = post.first(PUBLIC_AUTHOR);
    const box = closest(post.element, 'article[data-activity-urn]');
    const answered = box === null ? null : attributeOf(box, 'data-activity-urn');
    return {
      ...readLink(post, author, PUBLIC_AUTHOR),
      authorName: nameFact(author === null ? null : shownLine(post.page, author), PUBLIC_AUTHOR),
      postedAtShown: found(post.line('.comment__duration-since'), 'dom', '.comment__duration-since'),
      text: textOf(post, '.comment__text'),
      replyTo: postAddress(post, answered !== null && ACTIVITY.test(answered) ? answered : null),
    };
  },
};

const SENDER = '.msg-s-message-group__name';
const SENDER_LINK = 'a.msg-s-message-group__profile-link';

/** Messages that follow each other name their sender once, on the first. One's own are not marked as another's. */
const message: Layout = {
  kind: 'message',
  container: '.msg-s-event-listitem[data-event-urn]',
  // `urn:li:msg_message:(urn:li:fsd_profile:…,2-…)`: the profile in it is that of the person who looks.
  id: (post) =>
    idFact(part(post.attribute('data-event-urn'), /,([\w=-]+)\)$/), /^[\w=-]+$/, '@data-event-urn'),
  read(post) {
    const isOthers = matches(post.element, '.msg-s-event-listitem--other');
    let row = closest(post.element, 'li');
    for (let count = 0; row !== null && count < 200 && queryFirst(row, SENDER) === null; count += 1)
      row = previousElementOf(row);
    const name = row === null || !isOthers ? null : queryFirst(row, SENDER);
    const link = row === null || !isOthers ? null : queryFirst(row, SENDER_LINK);
    return {
      ...readLink(post, link, SENDER_LINK),
      authorName: nameFact(name === null ? null : shownLine(post.page, name), SENDER),
      ...timeFacts(post, '.msg-s-message-group__timestamp', null),
      text: textOf(post, '.msg-s-event-listitem__body'),
    };
  },
};

const MENU = '[aria-label^="Open control menu for post by "]';

function worldOf(post: Post) {
  const key = post.attribute('componentkey') ?? post.attributeIn('[componentkey]', 'componentkey');
  return pageWorldOf(post.page, key, null);
}

/** The feed of 2026 has neither ids nor addresses of posts; its only name that is surely the author's is English. */
const feed: Layout = {
  kind: 'post',
  container: '[data-testid="mainFeed"] [role="listitem"]',
  apart: insideOf('[data-testid*="comment" i],[componentkey*="comment" i]'),
  id: (post) => pageWorldFact(worldOf(post), 'postId', /^urn:li:activity:\d{18,20}$/),
  read(post, urn) {
    const id = part(urn, /(\d+)$/);
    const name = part(post.attributeIn(MENU, 'aria-label'), /post by (.+)$/);
    const link =
      name === null
        ? undefined
        : post
            .all('a[href*="/in/"],a[href*="/company/"]')
            .find((one) => shownLine(post.page, one)?.startsWith(name) === true && !isMention(one));
    return {
      ...readLink(post, link ?? null, 'a[href*="/in/"]'),
      authorName: nameFact(name, MENU),
      permalink: postAddress(post, urn),
      postedAt: id === null ? null : derivedTime(linkedinTime(id), 'activity id >> 22'),
      text: textOf(post, '[data-testid="expandable-text-box"]', { leaveOut: 'button' }),
    };
  },
};

function isMention(link: Element): boolean {
  return (
    closest(link, '[data-testid="expandable-text-box"]') !== null ||
    queryFirst(link, 'img,p,span,div') === null
  );
}

/** As `pathOf` gives it of a link. */
function pathWord(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    // `%` that encodes nothing: the word as it is written.
    return word;
  }
}

/** A person's or firm's page: its address names it, its only heading of the first rank is the name. */
function readProfile(page: PageContext): FoundFacts {
  const [, place, handle] = /^\/(in|company|school|showcase)\/([^/]+)(?:\/|$)/.exec(page.url.pathname) ?? [];
  if (place === undefined || handle === undefined || handle === 'me') return {};
  if (!/^\/[^/]+\/[^/]+\/?$/.test(page.url.pathname)) return {};
  const headings = queryAll(page.document, 'main h1', 3);
  const [name] = headings;
  return {
    authorHandle: handleFact(pathWord(handle), 'location', 'url'),
    authorName: nameFact(
      headings.length === 1 && name !== undefined ? shownLine(page, name) : null,
      'main h1',
    ),
    authorUrl: linkFact(page, `/${place}/${handle}`, 'location', 'url'),
  };
}

export const linkedinSite = defineSite({
  id: 'linkedin',
  name: 'LinkedIn',
  hosts: HOSTS,
  mediaHosts: ['media.licdn.com', 'dms.licdn.com'],
  seen: 'classic: saved page of December 2025; feed of 2026: notes of August 2026; layouts until 2022, pages without signing in and messages: from memory, not seen yet',
  layouts: [classic, comment, publicComment, feed, message],
  pageWorld: true,
  conversations: [{ list: '.msg-s-message-list', older: 'above' }],
  page: readProfile,
  mainId(page) {
    const named = part(page.url.pathname, /^\/feed\/update\/(urn:li:(?:activity|ugcPost|share):\d+)/);
    // `/posts/anna-example_some-words-activity-7400000000000000000-AbCd`
    const number = part(page.url.pathname, /^\/posts\/[^/]*[-_]activity-(\d+)(?:-|\/|$)/);
    return named ?? (number === null ? null : `urn:li:activity:${number}`);
  },
});
