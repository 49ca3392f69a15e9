import { accountFacts } from '../account';
import { attributeOf, queryFirst } from '../dom';
import { resolveAddress } from '../generic/address';
import type { FoundFacts } from '../generic/found-facts';
import { perReading } from '../generic/per-reading';
import { shownLine } from '../generic/post-text';
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
import type { PageContext } from '../site';

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

/** `/members/anna.12/`, `index.php?members/anna.12/` */
function profileAddress(box: Post, link: Element | null): URL | null {
  const url = link === null ? null : resolveAddress(box.page, attributeOf(link, 'href'));
  return url !== null && sameHost(url, box.page.url) ? url : null;
}

function readAuthor(box: Post, user: string, profile: string): FoundFacts {
  const author = box.attribute('data-author') ?? box.line(profile);
  const authorId = idFact(box.attributeIn(user, 'data-user-id'), /^[1-9]\d*$/, user);
  return {
    authorName: nameFact(author, '@data-author'),
    // Names may have spaces here. A guest's name is anybody's.
    authorHandle: authorId === null ? null : nameFact(author, '@data-author'),
    authorId,
    authorUrl: linkFact(box.page, profileAddress(box, box.first(profile))?.href ?? null, profile),
  };
}

const NOT_WRITTEN = { leaveOut: 'blockquote,.bbCodeBlock-expandLink' };

const post: Layout = {
  kind: 'post',
  container: 'article.message[data-content^="post-"]',
  foreign: '.message-signature,.bbCodeBlock--quote',
  id: (box) => idFact(part(box.attribute('data-content'), /^post-(\d+)$/), /^\d+$/, '@data-content'),
  read(box, id) {
    return {
      ...readAuthor(box, USER, PROFILE),
      permalink: linkFact(box.page, ownAddress(box, id, LINK), LINK),
      ...timeFacts(box, TIME, 'datetime'),
      text: textOf(box, '.message-body .bbWrapper', NOT_WRITTEN),
      media: mediaFacts(box, [
        { kind: 'image', selector: '.message-body img.bbImage[data-url]', attribute: 'data-url' },
        { kind: 'image', selector: '.message-body img.bbImage:not([data-url])', attribute: 'src' },
      ]),
    };
  },
};

/** Whoever looks at the page, from the head of the page. */
const viewerOf = perReading((page: PageContext): string | null => {
  const button = queryFirst(page.document, '.p-navgroup-link--user [data-user-id]');
  return button === null ? null : attributeOf(button, 'data-user-id');
});

const MESSAGE_LINK = '.message-attribution a[href*="conversations/"]';

/** A message of a conversation, one's own among them: it is said whose it is where the page tells who looks. */
const message: Layout = {
  kind: 'message',
  container: 'article.message[data-content^="message-"]',
  foreign: '.message-signature,.bbCodeBlock--quote',
  id: (box) => idFact(part(box.attribute('data-content'), /^message-(\d+)$/), /^\d+$/, '@data-content'),
  read(box, id) {
    const viewer = viewerOf(box.page);
    const author = readAuthor(box, USER, PROFILE);
    const isOthers = viewer !== null && author.authorId != null && author.authorId.value !== viewer;
    const own = box
      .all(MESSAGE_LINK)
      .map((one) => resolveAddress(box.page, attributeOf(one, 'href')))
      .find(
        (url) =>
          id !== null && part(url?.href ?? null, /[/#](?:messages\/|message-|convMessage-)(\d+)\/?$/) === id,
      );
    return {
      ...(isOthers ? author : {}),
      permalink: linkFact(box.page, own?.href ?? null, MESSAGE_LINK),
      ...timeFacts(box, TIME, 'datetime'),
      text: textOf(box, '.message-body .bbWrapper', NOT_WRITTEN),
    };
  },
};

/** What is written on somebody's profile. */
const profilePost: Layout = {
  kind: 'post',
  container: 'article.message[data-content^="profile-post-"]',
  foreign: '.message-responses',
  id: (box) => idFact(part(box.attribute('data-content'), /^profile-post-(\d+)$/), /^\d+$/, '@data-content'),
  read: (box, id) => ({
    ...readAuthor(box, '.message-user [data-user-id]', '.message-attribution a.username[href]'),
    permalink: linkFact(
      box.page,
      box.attributeIn(`.message-attribution a[href*="profile-posts/${id}"]`, 'href'),
      '.message-attribution a[href*="profile-posts/"]',
    ),
    ...timeFacts(box, TIME, 'datetime'),
    text: textOf(box, '.message-body .bbWrapper', NOT_WRITTEN),
  }),
};

const profileComment: Layout = {
  kind: 'comment',
  container: '.comment[data-content^="profile-post-comment-"]',
  id: (box) =>
    idFact(part(box.attribute('data-content'), /^profile-post-comment-(\d+)$/), /^\d+$/, '@data-content'),
  read: (box, id) => ({
    ...readAuthor(box, '.comment-avatar [data-user-id],a.comment-user[data-user-id]', 'a.comment-user[href]'),
    permalink: linkFact(
      box.page,
      box.attributeIn(`.comment-footer a[href*="profile-posts/comments/${id}"]`, 'href'),
      '.comment-footer a[href*="profile-posts/comments/"]',
    ),
    ...timeFacts(box, '.comment-footer time[datetime]', 'datetime'),
    text: textOf(box, '.comment-body .bbWrapper', NOT_WRITTEN),
  }),
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

/** Somebody's profile: the number in the address must be that beside the name. */
function readProfile(page: PageContext): FoundFacts {
  const account = part(page.url.href, ACCOUNT);
  const name = queryFirst(page.document, '.memberHeader-name .username[data-user-id]');
  if (account === null || name === null || attributeOf(name, 'data-user-id') !== account) return {};
  const shown = shownLine(page, name);
  const picture = queryFirst(page.document, '.memberHeader-avatar img');
  const more = accountFacts(page, {
    how: 'dom',
    where: '.memberHeader-avatar img',
    avatar: picture === null ? null : attributeOf(picture, 'src'),
  });
  return {
    authorName: nameFact(shown, '.memberHeader-name .username'),
    authorHandle: nameFact(shown, '.memberHeader-name .username'),
    authorId: idFact(account, /^\d+$/, '.memberHeader-name [data-user-id]'),
    authorUrl: linkFact(
      page,
      page.url.pathname.endsWith('.php') ? page.url.href : page.url.origin + page.url.pathname,
      'location',
      'url',
    ),
    ...(more === undefined ? {} : { account: more }),
  };
}

/** Any forum that runs the software. */
export const xenforoSite = defineSite({
  id: 'xenforo',
  name: 'XenForo',
  hosts: [],
  marker: 'html#XF,html#XenForo',
  shapes: ['.message[data-content^="post-"]', '.messageList .messageUserInfo'],
  seen: '2: saved page of March 2022; 1, conversations and profiles: from memory, not seen yet',
  layouts: [post, message, profilePost, profileComment, firstVersion],
  conversations: [
    { list: `${post.container},${message.container},${firstVersion.container}`, older: 'above' },
  ],
  page: readProfile,
  mainId: (page) => part(`${page.url.pathname}${page.url.search}${page.url.hash}`, /[/#]post-(\d+)$/),
});
