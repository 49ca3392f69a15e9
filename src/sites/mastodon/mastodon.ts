import type { Fact } from '../../domain/capture';
import { accountFacts, isHeadOfPath, titledAccount } from '../account';
import { attributeOf, queryFirst, rawTextOf } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { cleanHandle } from '../generic/identity';
import { rawMeta } from '../generic/page-metadata';
import { exactTime } from '../generic/posted-at';
import {
  defineSite,
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
import { objectAt, parseJson, textIn } from '../page-json';
import { derivedTime, mastodonTime } from '../post-ids';
import type { PageContext } from '../site';

const AUTHOR = 'a.status__display-name,a.detailed-status__display-name';
const LINK = 'a.status__relative-time,a.detailed-status__datetime';
const TEXT = '.status__content__text,.status__content .e-content';
/** Before 2019 the words had no box of their own. */
const OLD_TEXT = '.status__content';
const CONTROLS = '.invisible,button,.status__content__spoiler-link,.translate-button';
const WARNING = '.content-warning p,.p-summary,.status__content__spoiler';

/** The words as they were written; of a translation, which the page puts in their place, nothing. */
function wordsOf(post: Post): Fact<string> {
  if (post.first('.translate-button__meta') !== null) return null;
  return (
    textOf(post, TEXT, { leaveOut: CONTROLS }) ??
    textOf(post, OLD_TEXT, { leaveOut: `${CONTROLS},${TEXT}` }) ??
    withCaveat(textOf(post, WARNING, { leaveOut: 'button' }), 'shortened-by-site')
  );
}

/** The head's time, where the head is of this very post. */
function declaredTime(post: Post, id: string | null): Fact<string> {
  const head = id === null ? {} : readHead(post.page);
  return head.postId?.value === id ? (head.postedAt ?? null) : null;
}

/** A form of the address for the time: a poll has times of its own. */
const TIME = `:is(${LINK}) time[datetime]`;

function readFacts(post: Post, id: string | null) {
  const link = post.first(LINK);
  const author = post.first(AUTHOR);
  const time = timeFacts(post, TIME, 'datetime');
  return {
    authorHandle: handleFact(post.line('.display-name__account'), '.display-name__account'),
    authorName: nameFact(post.line('.display-name__html'), '.display-name__html'),
    authorId: idFact(
      author === null ? null : attributeOf(author, 'data-hover-card-account'),
      /^\d+$/,
      '@data-hover-card-account',
    ),
    authorUrl: linkFact(post.page, author === null ? null : attributeOf(author, 'href'), AUTHOR),
    permalink: linkFact(post.page, link === null ? null : attributeOf(link, 'href'), LINK),
    postedAtShown: time.postedAtShown ?? found(post.line(LINK), 'dom', LINK),
    postedAt:
      time.postedAt ??
      declaredTime(post, id) ??
      (id === null ? null : derivedTime(mastodonTime(id), 'status id >> 16', 'derived-approximate')),
    text: wordsOf(post),
    language: languageFact(post, TEXT),
    media: mediaFacts(post, [
      { kind: 'image', selector: 'a.media-gallery__item-thumbnail[href]', attribute: 'href' },
    ]),
  };
}

const status: Layout = {
  kind: 'post',
  container: '.status[data-id]',
  foreign: '.status__prepend',
  id: (post) => idFact(post.attribute('data-id'), /^\d+$/, '@data-id'),
  read: readFacts,
};

/** Pages that need no scripts, until 2022: answers stand around the post, those of other servers with their own address. */
const publicStatus: Layout = {
  kind: 'post',
  container: '.activity-stream .status:not([data-id]):has(.status__display-name)',
  id: (post) => idFact(part(pathOf(post.page, post.first(LINK), []), /\/(\d+)$/), /^\d+$/, LINK),
  read: readFacts,
};

/** The post whose own page is open. */
const detailed: Layout = {
  kind: 'post',
  container: '.detailed-status',
  id: (post) => idFact(part(pathOf(post.page, post.first(LINK), []), /\/(\d+)$/), /^\d+$/, LINK),
  read: readFacts,
};

/**
 * The head of a post's own page, which is there before the page's scripts have drawn anything. `profile:username` and
 * the address must be of one account, since the head stays when the page goes on.
 */
function readHead(page: PageContext): FoundFacts {
  const [, user, id] = /^\/@([^/]+)\/(\d+)\/?$/.exec(page.url.pathname) ?? [];
  const declared = cleanHandle(rawMeta(page, 'profile:username'));
  const named = URL.parse(rawMeta(page, 'og:url') ?? '');
  if (user === undefined || id === undefined || declared === null) return {};
  if (named?.pathname.replace(/\/$/, '') !== page.url.pathname.replace(/\/$/, '')) return {};
  if (declared.split('@', 1)[0]?.toLowerCase() !== user.split('@', 1)[0]?.toLowerCase()) return {};
  return {
    authorHandle: handleFact(declared, 'profile:username', 'meta'),
    authorName: nameFact(part(rawMeta(page, 'og:title'), /^(.+?) \(@[^()\s]+\)$/), 'og:title', 'meta'),
    authorUrl: linkFact(page, `/@${user}`, 'location', 'url'),
    postId: idFact(id, /^\d+$/, 'location', 'url'),
    permalink: linkFact(page, page.url.pathname, 'location', 'url'),
    postedAt: found(exactTime(rawMeta(page, 'og:published_time')), 'meta', 'og:published_time'),
    text: withCaveat(found(rawMeta(page, 'og:description'), 'meta', 'og:description'), 'from-page'),
  };
}

function readProfile(page: PageContext): FoundFacts {
  const user = part(page.url.pathname, /^\/@([^/]+)\/?$/);
  const titled = titledAccount(page);
  if (user === null || titled === null || !isHeadOfPath(page)) return {};
  if (titled.handle.split('@', 1)[0]?.toLowerCase() !== user.split('@', 1)[0]?.toLowerCase()) return {};
  const description = rawMeta(page, 'og:description');
  const account = accountFacts(page, {
    how: 'meta',
    where: 'og:description, og:image',
    description,
    avatar: rawMeta(page, 'og:image'),
  });
  return {
    authorHandle: handleFact(titled.handle, 'og:title', 'meta'),
    authorName: nameFact(titled.name, 'og:title', 'meta'),
    authorUrl: linkFact(page, `/@${user}`, 'location', 'url'),
    text: found(description, 'meta', 'og:description', 'from-page'),
    ...(account === undefined ? {} : { account }),
  };
}

/** Other software of the Fediverse may use Mastodon's own interface, which then says what it is compatible with. */
function isMastodon({ document }: PageContext): boolean {
  const script = queryFirst(document, 'script#initial-state');
  const version =
    script === null ? null : textIn(objectAt(parseJson(rawTextOf(script)), ['meta']), 'version');
  return version === null || !version.includes('(compatible;');
}

/** Any server; ids are those of the server that shows the post. */
export const mastodonSite = defineSite({
  id: 'mastodon',
  name: 'Mastodon',
  hosts: [],
  marker: '#mastodon[data-props],#mastodon-status',
  // Pages without scripts, and parts of pages.
  shapes: ['.detailed-status a.detailed-status__display-name', '.status a.status__display-name'],
  confirms: isMastodon,
  seen: 'its open source, 2026; pages without scripts, until 2022: from memory',
  layouts: [detailed, status, publicStatus],
  nestedIsQuote: true,
  page: (page) => (/^\/@[^/]+\/?$/.test(page.url.pathname) ? readProfile(page) : readHead(page)),
  mainId: (page) => part(page.url.pathname, /^\/@[^/]+\/(\d+)$/),
});
