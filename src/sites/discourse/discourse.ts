import { attributeOf, closest } from '../dom';
import {
  defineSite,
  epochTime,
  handleFact,
  idFact,
  linkFact,
  nameFact,
  part,
  pathOf,
  textOf,
  timeFacts,
  type Layout,
} from '../hooks';

const DATE = 'a.post-date';

/** Addresses of posts are taken without parameters: `?u=` is the account of the person who looks. */
const post: Layout = {
  kind: 'post',
  container: 'article[id^="post_"][data-post-id]',
  id: (box) => idFact(box.attribute('data-post-id'), /^\d+$/, '@data-post-id'),
  read(box) {
    const handle = box.attributeIn('.names a[data-user-card]', 'data-user-card');
    return {
      authorHandle: handleFact(handle, '.names a[data-user-card]'),
      authorName: nameFact(box.line('.names .full-name'), '.names .full-name'),
      authorId: idFact(box.attribute('data-user-id'), /^-?\d+$/, '@data-user-id'),
      authorUrl: linkFact(
        box.page,
        pathOf(box.page, box.first('.names a[data-user-card]'), []),
        '.names a[data-user-card]',
      ),
      permalink: linkFact(box.page, pathOf(box.page, box.first(DATE), []), DATE),
      ...timeFacts(box, `${DATE} .relative-date`, 'data-time', (raw) => epochTime(raw, 'ms')),
      text: textOf(box, '.cooked', { leaveOut: '.cooked-selection-barrier,a.anchor,aside.quote' }),
    };
  },
};

/** What a browser without scripts gets. */
const plain: Layout = {
  kind: 'post',
  container: '.crawler-post[id^="post_"]',
  id: () => null,
  read: (box) => ({
    authorHandle: handleFact(box.line('.creator [itemprop="name"]'), '.creator'),
    ...timeFacts(box, 'time[datetime]', 'datetime'),
    text: textOf(box, '.post[itemprop~="text"]', { leaveOut: 'aside.quote' }),
  }),
};

/** Any forum that runs the software. */
export const discourseSite = defineSite({
  id: 'discourse',
  name: 'Discourse',
  hosts: [],
  marker: 'meta[name="generator"][content^="Discourse"],#data-discourse-setup',
  seen: 'its open source, 2026',
  layouts: [post, plain],
  conversations: [{ list: '.post-stream .topic-post', older: 'above' }],
  // Every post of a topic has its number, also one that was deleted later.
  placeOf(message) {
    const row = closest(message, '.topic-post[data-post-number]');
    const number = part(row === null ? null : attributeOf(row, 'data-post-number'), /^([1-9]\d{0,6})$/);
    return number === null ? null : Number(number);
  },
});
