import { attributeOf, closest, queryFirst, rawTextOf } from '../dom';
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
  type Layout,
  type Post,
} from '../hooks';

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

/** The card of who wrote it; another one beside it is of who edited it last. */
function signature(post: Post): Element | null {
  const cards = post.all('.post-signature');
  const marked = cards.filter((card) => queryFirst(card, '.user-details[itemprop~="author"]') !== null);
  const owner = marked.length > 0 ? marked : cards.filter((card) => closest(card, '.owner') === card);
  return owner.length === 1 ? owner[0]! : cards.length === 1 ? cards[0]! : null;
}

function readSignature(post: Post): FoundFacts {
  const card = signature(post);
  if (card === null) return {};
  const link = queryFirst(card, '.user-details a[href*="/users/"]');
  const path = pathOf(post.page, link, []);
  const named = queryFirst(card, '.user-details [itemprop~="name"]');
  const age = queryFirst(card, '.relativetime[title]');
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

const question: Layout = {
  kind: 'post',
  container: '.question[data-questionid]',
  id: (post) => idFact(post.attribute('data-questionid'), /^\d+$/, '@data-questionid'),
  read: (post, id) => ({
    ...readSignature(post),
    permalink: builtAddress(post.page, id === null ? null : `/q/${id}`),
    text: textOf(post, BODY),
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
      text: textOf(post, BODY),
      replyTo: builtAddress(post.page, asked === null ? null : `/q/${asked}`),
    };
  },
};

const comment: Layout = {
  kind: 'comment',
  container: 'li.comment[data-comment-id]',
  id: (post) => idFact(post.attribute('data-comment-id'), /^\d+$/, '@data-comment-id'),
  read(post) {
    const user = post.first('a.comment-user[href*="/users/"]');
    const path = pathOf(post.page, user, []);
    const owner = post.attribute('data-comment-owner-id');
    const linked = part(path, USER);
    return {
      authorName: nameFact(post.line('.comment-user'), '.comment-user'),
      authorId: idFact(linked === null || linked === owner ? owner : null, /^\d+$/, '@data-comment-owner-id'),
      authorUrl: linkFact(post.page, path, '.comment-user[href]'),
      permalink: linkFact(post.page, post.attributeIn('a.comment-link', 'href'), 'a.comment-link'),
      ...timeFacts(post, '.relativetime-clean', 'title', titleTime),
      text: textOf(post, '.comment-copy'),
    };
  },
};

export const stackexchangeSite = defineSite({
  id: 'stackexchange',
  name: 'Stack Exchange',
  hosts: HOSTS,
  seen: 'saved page of June 2024',
  layouts: [question, answer, comment],
  mainId: (page) =>
    part(page.url.pathname, /^\/a\/(\d+)/) ??
    part(page.url.hash, /^#(\d+)$/) ??
    part(page.url.pathname, /^\/(?:q|questions)\/(\d+)/),
});
