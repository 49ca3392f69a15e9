import { attributeOf } from '../dom';
import { found } from '../generic/found-facts';
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
  type Layout,
  type Post,
} from '../hooks';
import { derivedTime, mastodonTime } from '../post-ids';

const AUTHOR = 'a.status__display-name,a.detailed-status__display-name';
const LINK = 'a.status__relative-time,a.detailed-status__datetime';
const TEXT = '.status__content__text';

function readFacts(post: Post, id: string | null) {
  const link = post.first(LINK);
  const author = post.first(AUTHOR);
  const time = timeFacts(post, 'time[datetime]', 'datetime');
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
      (id === null ? null : derivedTime(mastodonTime(id), 'status id >> 16', 'derived-approximate')),
    text: textOf(post, TEXT, { leaveOut: '.invisible' }),
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

/** The post whose own page is open. */
const detailed: Layout = {
  kind: 'post',
  container: '.detailed-status',
  id: (post) => idFact(part(pathOf(post.page, post.first(LINK), []), /\/(\d+)$/), /^\d+$/, LINK),
  read: readFacts,
};

/** Any server; ids are those of the server that shows the post. */
export const mastodonSite = defineSite({
  id: 'mastodon',
  name: 'Mastodon',
  hosts: [],
  marker: '#mastodon[data-props]',
  seen: 'its open source, 2026',
  layouts: [detailed, status],
  nestedIsQuote: true,
  mainId: (page) => part(page.url.pathname, /^\/@[^/]+\/(\d+)$/),
});
