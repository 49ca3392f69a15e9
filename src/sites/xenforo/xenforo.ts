import { attributeOf } from '../dom';
import { resolveAddress } from '../generic/address';
import {
  defineSite,
  idFact,
  linkFact,
  mediaFacts,
  nameFact,
  part,
  pathOf,
  textOf,
  timeFacts,
  type Layout,
} from '../hooks';

const LINK = '.message-attribution a[href*="/post-"],.message-attribution a[href*="#post-"]';
const USER = '.message-user [data-user-id]';

const post: Layout = {
  kind: 'post',
  container: 'article.message[data-content^="post-"]',
  foreign: '.message-signature,.bbCodeBlock--quote',
  id: (box) => idFact(part(box.attribute('data-content'), /^post-(\d+)$/), /^\d+$/, '@data-content'),
  read(box, id) {
    const addresses = box.all(LINK).map((one) => resolveAddress(box.page, attributeOf(one, 'href')));
    const address = addresses.find(
      (url) =>
        url !== null &&
        url.host === box.page.url.host &&
        /[/#]post-(\d+)$/.exec(url.pathname + url.hash)?.[1] === id,
    );
    const inPath = address?.pathname.endsWith(`/post-${id}`) === true ? address.pathname : address?.href;
    const author = box.attribute('data-author');
    const authorId = idFact(box.attributeIn(USER, 'data-user-id'), /^[1-9]\d*$/, USER);
    const profile = box.first('.message-user a.username[href]');
    return {
      authorName: nameFact(author, '@data-author'),
      // Names may have spaces here. A guest's name is anybody's.
      authorHandle: authorId === null ? null : nameFact(author, '@data-author'),
      authorId,
      authorUrl: linkFact(box.page, pathOf(box.page, profile, []), '.message-user a.username'),
      permalink: linkFact(box.page, inPath ?? null, LINK),
      ...timeFacts(box, '.message-attribution time[datetime]', 'datetime'),
      text: textOf(box, '.message-body .bbWrapper', { leaveOut: 'blockquote' }),
      media: mediaFacts(box, [
        { kind: 'image', selector: '.message-body img.bbImage[data-url]', attribute: 'data-url' },
        { kind: 'image', selector: '.message-body img.bbImage:not([data-url])', attribute: 'src' },
      ]),
    };
  },
};

/** Any forum that runs the software. */
export const xenforoSite = defineSite({
  id: 'xenforo',
  name: 'XenForo',
  hosts: [],
  marker: 'html#XF',
  seen: 'saved page of March 2022',
  layouts: [post],
  conversations: [{ list: 'article.message[data-content^="post-"]', older: 'above' }],
  mainId: (page) => part(`${page.url.pathname}${page.url.hash}`, /[/#]post-(\d+)$/),
});
