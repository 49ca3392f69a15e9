import { attributeOf } from '../dom';
import { resolveAddress } from '../generic/address';
import {
  defineSite,
  epochTime,
  idFact,
  linkFact,
  mediaFacts,
  nameFact,
  part,
  textOf,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';

const LINK = '.message-attribution a[href*="/post-"],.message-attribution a[href*="#post-"]';
/** The second is of threads that are shown as an article. */
const USER = '.message-user [data-user-id],.message-articleUserInfo [data-user-id]';
const PROFILE = '.message-user a.username[href],.message-articleUserInfo a.username[href]';
const TIME = '.message-attribution time[datetime]';

function sameHost(one: URL, other: URL): boolean {
  return one.host.replace(/^www\./, '') === other.host.replace(/^www\./, '');
}

/** The post's own link to itself; forums without rewritten addresses have the path behind a `?`. */
function ownAddress(box: Post, id: string | null, links: string): string | null {
  const url = box
    .all(links)
    .map((one) => resolveAddress(box.page, attributeOf(one, 'href')))
    .find(
      (one) =>
        one !== null &&
        sameHost(one, box.page.url) &&
        /[/#]post-(\d+)$/.exec(one.pathname + one.search + one.hash)?.[1] === id,
    );
  if (url == null) return null;
  return url.pathname.endsWith(`/post-${id}`) ? url.origin + url.pathname : url.href;
}

/** `/members/anna.12/`, `index.php?members/anna.12/`: without what else is in the address. */
function profileAddress(box: Post, link: Element | null): URL | null {
  const url = link === null ? null : resolveAddress(box.page, attributeOf(link, 'href'));
  return url !== null && sameHost(url, box.page.url) ? url : null;
}

const post: Layout = {
  kind: 'post',
  container: 'article.message[data-content^="post-"]',
  foreign: '.message-signature,.bbCodeBlock--quote',
  id: (box) => idFact(part(box.attribute('data-content'), /^post-(\d+)$/), /^\d+$/, '@data-content'),
  read(box, id) {
    const author = box.attribute('data-author') ?? box.line('.message-user .username');
    const authorId = idFact(box.attributeIn(USER, 'data-user-id'), /^[1-9]\d*$/, USER);
    return {
      authorName: nameFact(author, '@data-author'),
      // Names may have spaces here. A guest's name is anybody's.
      authorHandle: authorId === null ? null : nameFact(author, '@data-author'),
      authorId,
      authorUrl: linkFact(
        box.page,
        profileAddress(box, box.first(PROFILE))?.href ?? null,
        '.message-user a.username',
      ),
      permalink: linkFact(box.page, ownAddress(box, id, LINK), LINK),
      ...timeFacts(box, TIME, 'datetime'),
      text: textOf(box, '.message-body .bbWrapper', { leaveOut: 'blockquote,.bbCodeBlock-expandLink' }),
      media: mediaFacts(box, [
        { kind: 'image', selector: '.message-body img.bbImage[data-url]', attribute: 'data-url' },
        { kind: 'image', selector: '.message-body img.bbImage:not([data-url])', attribute: 'src' },
      ]),
    };
  },
};

/** The number of the account in its address: `anna.12`, or the number alone. */
const ACCOUNT = /members\/(?:[^/?#]*\.)?([1-9]\d*)\/?(?:[?#&]|$)/;
const FIRST_AUTHOR = '.messageUserInfo a.username[href]';

/** Version 1. Exact times are only where they are younger than some days when the page is made. */
const firstVersion: Layout = {
  kind: 'post',
  container: 'li.message[id^="post-"]',
  foreign: '.signature,.bbCodeQuote',
  id: (box) => idFact(part(box.attribute('id'), /^post-(\d+)$/), /^\d+$/, '@id'),
  read(box, id) {
    const link = profileAddress(box, box.first(FIRST_AUTHOR));
    const author = box.attribute('data-author') ?? box.line('.messageUserInfo .username');
    const authorId = idFact(part(link?.href ?? null, ACCOUNT), /^\d+$/, FIRST_AUTHOR);
    return {
      authorName: nameFact(author, '@data-author'),
      authorHandle: authorId === null ? null : nameFact(author, '@data-author'),
      authorId,
      authorUrl: linkFact(box.page, link?.href ?? null, FIRST_AUTHOR),
      permalink: linkFact(
        box.page,
        ownAddress(box, id, '.messageMeta a[href*="#post-"]'),
        '.messageMeta a[href*="#post-"]',
      ),
      ...timeFacts(box, '.messageMeta .DateTime', 'data-time', (raw) => epochTime(raw, 's')),
      text: textOf(box, '.messageContent .messageText', {
        leaveOut: '.messageTextEndMarker,.editDate,.quoteExpand',
      }),
      media: mediaFacts(box, [{ kind: 'image', selector: '.messageText img.bbCodeImage', attribute: 'src' }]),
    };
  },
};

/** Any forum that runs the software. */
export const xenforoSite = defineSite({
  id: 'xenforo',
  name: 'XenForo',
  hosts: [],
  marker: 'html#XF,html#XenForo',
  shapes: ['.message[data-content^="post-"]', '.messageList .messageUserInfo'],
  seen: '2: saved page of March 2022; 1: from memory, not seen yet',
  layouts: [post, firstVersion],
  conversations: [{ list: 'article.message[data-content^="post-"],li.message[id^="post-"]', older: 'above' }],
  mainId: (page) => part(`${page.url.pathname}${page.url.search}${page.url.hash}`, /[/#]post-(\d+)$/),
});
