import { attributeOf, closest } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import {
  builtAddress,
  defineSite,
  handleFact,
  idFact,
  linkFact,
  nameFact,
  part,
  textOf,
  type Layout,
  type Post,
} from '../hooks';

const AUTHOR = 'a[data-username][href*="/by/"]';
const TIME = 'a.time-ago';

/** Picture and name lead to the same account, or it is not said whose the words are. */
function readAuthor(post: Post): FoundFacts {
  const links = post.all(AUTHOR).filter((link) => closest(link, '.post-message') === null);
  const names = new Set(links.map((link) => attributeOf(link, 'data-username')));
  const [username = null] = names;
  // A guest has a name and no account.
  if (links.length === 0) return { authorName: nameFact(post.line('.author'), '.author') };
  if (names.size !== 1 || username === null) return {};
  return {
    authorHandle: handleFact(username, '@data-username'),
    authorName: nameFact(post.line(`.author ${AUTHOR}`) ?? post.line(`.post-byline ${AUTHOR}`), AUTHOR),
    authorId: idFact(post.attributeIn('img[data-user]', 'data-user'), /^\d+$/, 'img[data-user]'),
    authorUrl: builtAddress(post.page, `https://disqus.com/by/${encodeURIComponent(username)}/`),
  };
}

const comment: Layout = {
  kind: 'comment',
  container: '.post[id^="post-"]',
  foreign: '[data-role="reply-form"],.reply-form-container',
  id: (post) => idFact(part(post.attribute('id'), /^post-(\d+)$/), /^\d+$/, '@id'),
  read: (post) => ({
    ...readAuthor(post),
    permalink: linkFact(post.page, post.attributeIn(TIME, 'href'), TIME),
    postedAtShown:
      found(post.attributeIn(`${TIME}[title]`, 'title'), 'dom', `${TIME}[title]`) ??
      found(post.line(TIME), 'dom', TIME),
    text: textOf(post, '.post-message'),
    replyTo: linkFact(post.page, post.attributeIn('a.parent-link', 'href'), 'a.parent-link'),
  }),
};

export const disqusSite = defineSite({
  id: 'disqus',
  name: 'Disqus',
  hosts: ['disqus.com'],
  seen: 'saved page of 2018',
  layouts: [comment],
});
