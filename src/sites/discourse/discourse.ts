import { attributeOf, closest, queryFirst } from '../dom';
import {
  builtAddress,
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
  type Post,
} from '../hooks';

const DATE = 'a.post-date';
const CARD = '.names a[data-user-card]';
/** Until about 2014 the links carry no name of the account. */
const PROFILE = '.names a[href*="/u/"],.names a[href*="/users/"]';
const NAME = '.names .full-name';
/** Besides what is not his: how often a link was followed, what a picture's file is called. */
const NOT_WRITTEN =
  '.cooked-selection-barrier,a.anchor,aside.quote,.badge-notification.clicks,.lightbox .meta';

function handleIn(path: string | null): string | null {
  return part(path, /\/(?:u|users)\/([^/]+)\/?$/);
}

/** Addresses of posts are taken without parameters: `?u=` is the account of the person who looks. */
const post: Layout = {
  kind: 'post',
  container: 'article[id^="post_"][data-post-id]',
  // Posts that this one answers or that answer it, when they are unfolded inside its box.
  foreign: '.embedded-posts',
  id: (box) => idFact(box.attribute('data-post-id'), /^\d+$/, '@data-post-id'),
  read(box) {
    const profile = pathOf(box.page, box.first(CARD) ?? box.first(PROFILE), []);
    const handle = box.attributeIn(CARD, 'data-user-card') ?? handleIn(profile);
    return {
      authorHandle: handleFact(handle, CARD),
      // Who has given no name is shown by the account's.
      authorName: nameFact(box.line(NAME) ?? box.line('.names .username'), NAME),
      authorId: idFact(box.attribute('data-user-id'), /^-?\d+$/, '@data-user-id'),
      authorUrl: linkFact(box.page, profile, CARD),
      permalink: linkFact(box.page, pathOf(box.page, box.first(DATE), []), DATE),
      ...timeFacts(box, `${DATE} .relative-date`, 'data-time', (raw) => epochTime(raw, 'ms')),
      text: textOf(box, '.cooked', { leaveOut: NOT_WRITTEN }),
    };
  },
};

/** The topic's address, of which the one of a post is made by its number. */
function topicPath(box: Post): string | null {
  const declared = pathOf(box.page, box.first('link[itemprop="mainEntityOfPage"]'), []);
  const path = declared ?? box.page.url.pathname;
  return part(path, /^(.*\/t\/(?:[^/]+\/)?\d+)(?:\/\d+)?\/?$/);
}

const CREATOR = '.creator';
const PLAIN_TIME = '.crawler-post-meta time[datetime],time.post-time[datetime]';

/** What a browser without scripts gets. */
const plain: Layout = {
  kind: 'post',
  container: '.crawler-post',
  id: () => null,
  read(box) {
    const name = box.line(`${CREATOR} [itemprop="name"]`);
    const profile = pathOf(box.page, box.first(`${CREATOR} a[href]`), []);
    const handle = handleIn(profile) ?? name;
    const number = part(box.attribute('id'), /^post_(\d+)$/);
    const topic = topicPath(box);
    // `anna (Anna Example)`
    const words = box.line(CREATOR);
    const full = name !== null && words?.startsWith(`${name} (`) === true ? words.slice(name.length) : null;
    return {
      authorHandle: handleFact(handle, CREATOR),
      authorName: nameFact(part(full, /^ \((.+)\)$/) ?? name, CREATOR),
      authorUrl: linkFact(box.page, profile, `${CREATOR} a`),
      permalink: builtAddress(
        box.page,
        topic === null || number === null ? null : number === '1' ? topic : `${topic}/${number}`,
      ),
      ...timeFacts(box, PLAIN_TIME, 'datetime'),
      text: textOf(box, '.post[itemprop]', { leaveOut: NOT_WRITTEN }),
    };
  },
};

/** Any forum that runs the software. */
export const discourseSite = defineSite({
  id: 'discourse',
  name: 'Discourse',
  hosts: [],
  marker: 'meta[name="generator"][content^="Discourse"],#data-discourse-setup',
  shapes: ['.topic-post article[data-post-id]', '.crawler-post'],
  seen: 'its open source, 2026; without scripts: notes without a date',
  layouts: [post, plain],
  conversations: [{ list: '.post-stream .topic-post', older: 'above' }],
  mainId({ url, document }) {
    const number = part(url.pathname, /\/t\/(?:[^/]+\/)?\d+\/(\d+)\/?$/);
    const row = number === null ? null : queryFirst(document, `article[id="post_${number}"]`);
    return row === null ? null : attributeOf(row, 'data-post-id');
  },
  // Every post of a topic has its number, also one that was deleted later.
  placeOf(message) {
    const row = closest(message, '.topic-post[data-post-number]');
    const number = part(row === null ? null : attributeOf(row, 'data-post-number'), /^([1-9]\d{0,6})$/);
    return number === null ? null : Number(number);
  },
});
