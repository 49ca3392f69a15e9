import type { Fact } from '../../domain/capture';
import { attributeOf, closest, documentOf, matches, queryAll, queryFirst, rawTextOf } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { exactTime } from '../generic/posted-at';
import { shownLine } from '../generic/post-text';
import {
  builtAddress,
  defineSite,
  idFact,
  linkFact,
  nameFact,
  part,
  pathOf,
  textOf,
  timeFacts,
  titled,
  type Layout,
  type Post,
} from '../hooks';
import type { PageContext } from '../site';

const HOSTS = [
  'stackexchange.com',
  'stackoverflow.com',
  'serverfault.com',
  'superuser.com',
  'askubuntu.com',
  'mathoverflow.net',
  'stackapps.com',
];
const USER = /^\/users\/(\d+)(?:\/|$)/;

/** `2014-02-07 10:53:03Z, License: CC BY-SA 3.0` */
function titleTime(title: string | null): string | null {
  return exactTime(title?.split(',', 1)[0] ?? null);
}

/**
 * The card of who wrote it; another one beside it is of who edited it last, told by its link to the list of versions.
 * Until about 2018 nothing else marks the author of an answer.
 */
function signature(post: Post): Element | null {
  const cards = post.all('.post-signature');
  const marked = cards.filter((card) => queryFirst(card, '.user-details[itemprop~="author"]') !== null);
  const owned = marked.length > 0 ? marked : cards.filter((card) => closest(card, '.owner') === card);
  const written = cards.filter(
    (card) => queryFirst(card, '.user-action-time a[href*="/revisions"]') === null,
  );
  const [first = []] = [owned, written, cards].filter(({ length }) => length === 1);
  return first[0] ?? null;
}

function readSignature(post: Post): FoundFacts {
  const card = signature(post);
  if (card === null) return {};
  // What many have written together is nobody's; the link there is of whoever wrote most.
  const isShared = queryFirst(card, '.community-wiki') !== null;
  const link = isShared ? null : queryFirst(card, '.user-details a[href*="/users/"]');
  const path = pathOf(post.page, link, []);
  const named = isShared ? null : queryFirst(card, '.user-details [itemprop~="name"]');
  const age = isShared ? null : queryFirst(card, '.relativetime[title]');
  return {
    // Whoever has gone has no link any more; the name is kept for machines.
    authorName: nameFact(
      link !== null ? shownLine(post.page, link) : named === null ? null : rawTextOf(named),
      '.user-details a',
    ),
    authorId: idFact(part(path, USER), /^\d+$/, '.user-details a[href]'),
    authorUrl: linkFact(post.page, path, '.user-details a[href]'),
    postedAt: found(
      age === null ? null : titleTime(attributeOf(age, 'title')),
      'dom',
      '.relativetime[title]',
    ),
    postedAtShown: found(age === null ? null : shownLine(post.page, age), 'dom', '.relativetime'),
  };
}

/** The second is what it was called until about 2020. */
const BODY = '.js-post-body,.post-text';
/** What the site writes above the words of a closed question. */
const NOT_WRITTEN = { leaveOut: '.question-status,.question-originals-of-duplicate,.js-post-notice' };

const TITLE = '#question-header';

/** The title stands above the box of the question, which there is one of on such a page. */
function questionText(post: Post): Fact<string> {
  const head = matches(post.element, '#question') ? queryFirst(post.page.document, `${TITLE} h1`) : null;
  return titled(
    found(head === null ? null : shownLine(post.page, head), 'dom', `${TITLE} h1`),
    textOf(post, BODY, NOT_WRITTEN),
  );
}

const question: Layout = {
  kind: 'post',
  container: '.question[data-questionid]',
  id: (post) => idFact(post.attribute('data-questionid'), /^\d+$/, '@data-questionid'),
  read: (post, id) => ({
    ...readSignature(post),
    permalink: builtAddress(post.page, id === null ? null : `/q/${id}`),
    text: questionText(post),
  }),
};

const answer: Layout = {
  kind: 'post',
  container: '.answer[data-answerid]',
  id: (post) => idFact(post.attribute('data-answerid'), /^\d+$/, '@data-answerid'),
  read(post, id) {
    const asked = part(post.attribute('data-parentid'), /^(\d+)$/);
    return {
      ...readSignature(post),
      permalink: builtAddress(post.page, id === null ? null : `/a/${id}`),
      text: textOf(post, BODY, NOT_WRITTEN),
      replyTo: builtAddress(post.page, asked === null ? null : `/q/${asked}`),
    };
  },
};

const comment: Layout = {
  kind: 'comment',
  // The second is of pages until about 2017.
  container: 'li.comment[data-comment-id],tr.comment[id^="comment-"]',
  id: (post) =>
    idFact(
      post.attribute('data-comment-id') ?? part(post.attribute('id'), /^comment-(\d+)$/),
      /^\d+$/,
      '@data-comment-id',
    ),
  read(post) {
    const user = post.first('a.comment-user[href*="/users/"]');
    const path = pathOf(post.page, user, []);
    const owner = post.attribute('data-comment-owner-id');
    const linked = part(path, USER);
    const isSame = owner === null || linked === null || linked === owner;
    return {
      authorName: nameFact(post.line('.comment-user'), '.comment-user'),
      authorId: idFact(isSame ? (owner ?? linked) : null, /^\d+$/, '@data-comment-owner-id'),
      authorUrl: linkFact(post.page, path, '.comment-user[href]'),
      permalink: linkFact(post.page, post.attributeIn('a.comment-link', 'href'), 'a.comment-link'),
      ...timeFacts(post, '.relativetime-clean', 'title', titleTime),
      text: textOf(post, '.comment-copy'),
    };
  },
};

const PROFILE_NAME = '.user-card-name,#mainbar-full .fs-headline2,#mainbar-full .fs-headline1';

/** The page of an account, told by its address; its name where exactly one stands there. */
function readProfile(page: PageContext): FoundFacts {
  const id = part(page.url.pathname, USER);
  if (id === null) return {};
  const names = queryAll(page.document, PROFILE_NAME, 3);
  const [name] = names;
  return {
    authorId: idFact(id, /^\d+$/, 'location', 'url'),
    authorName: nameFact(
      names.length === 1 && name !== undefined ? shownLine(page, name) : null,
      PROFILE_NAME,
    ),
    authorUrl: linkFact(page, part(page.url.pathname, /^(\/users\/\d+(?:\/[^/]+)?)/), 'location', 'url'),
  };
}

export const stackexchangeSite = defineSite({
  id: 'stackexchange',
  name: 'Stack Exchange',
  hosts: HOSTS,
  mediaHosts: ['i.sstatic.net'],
  seen: 'saved page of June 2024; pages before 2018: from memory, not seen yet',
  layouts: [question, answer, comment],
  redirect: (element) =>
    closest(element, TITLE) === null ? null : queryFirst(documentOf(element), '#question'),
  page: readProfile,
  mainId: (page) =>
    part(page.url.pathname, /^\/a\/(\d+)/) ??
    part(page.url.hash, /^#(\d+)$/) ??
    part(page.url.pathname, /^\/(?:q|questions)\/(\d+)/),
});
