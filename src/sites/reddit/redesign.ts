/** The site between 2018 and 2023. Times are in words; exact ones stand in the data it was loaded with, by the id. */
import type { Found } from '../../domain/capture';
import { attributeOf, closest } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import {
  builtAddress,
  epochTime,
  handleFact,
  idFact,
  linkFact,
  mediaFacts,
  part,
  pathOf,
  textOf,
  type Layout,
  type Post,
} from '../hooks';
import { agreed, objectsWith } from '../page-data';
import { textIn } from '../page-json';
import { titled } from './title';

const HOSTS = ['reddit.com'];
const WORDS = '.RichTextJSON-root,[data-click-id="text"] .md';
const ID = /^t[13]_\w+$/;
const TITLE = '[data-adclicklocation="title"] h1,[data-adclicklocation="title"] h3,h1';

/** The author's link is marked; where it is not it is the only one to an account outside of the words. */
function authorLink(post: Post, marked: string): Element | null {
  const [link] = post.all(marked);
  if (link !== undefined) return link;
  const links = post.all('a[href*="/user/"]').filter((one) => closest(one, WORDS) === null);
  return new Set(links.map((one) => pathOf(post.page, one, HOSTS))).size === 1 ? (links[0] ?? null) : null;
}

/** What the data says of this very post, where it names the account that is shown. */
function readData(post: Post, id: string | null, handle: string | null): FoundFacts {
  if (id === null) return {};
  const all = objectsWith(post.page, `"${id}"`, 'created', (object) => textIn(object, 'id') === id);
  if (agreed(all.map((object) => textIn(object, 'author'))) !== handle || handle === null) return {};
  const created = agreed(all.map((object) => textIn(object, 'created')));
  const account = agreed(all.map((object) => textIn(object, 'authorId')));
  return {
    authorId: idFact(account, /^t2_\w+$/, 'authorId'),
    postedAt: found(epochTime(created, (created?.length ?? 0) > 11 ? 'ms' : 's'), 'dom', 'created'),
  };
}

function readFacts(post: Post, id: string | null, marked: string, address: RegExp): FoundFacts {
  const link = authorLink(post, marked);
  const handle = part(pathOf(post.page, link, HOSTS), /^\/user\/([\w.-]{1,40})\/?$/);
  const own = id?.slice(3) ?? '';
  const time = post
    .all('a[href*="/comments/"]')
    .find((one) => part(pathOf(post.page, one, HOSTS), address) === own && closest(one, WORDS) === null);
  const stamp = post.first('[data-testid$="_timestamp"],[data-click-id="timestamp"]') ?? time ?? null;
  const shown = stamp === null ? null : shownLine(post.page, stamp);
  return {
    authorHandle: handleFact(handle, 'a[href*="/user/"]'),
    authorUrl: builtAddress(post.page, handle === null ? null : `/user/${handle}/`),
    permalink: linkFact(
      post.page,
      time === undefined ? null : plainPath(attributeOf(time, 'href')),
      'a[href*="/comments/"]',
    ),
    postedAtShown: found(shown, 'dom', '[data-testid$="_timestamp"]'),
    ...readData(post, id, handle),
  };
}

function plainPath(href: string | null): string | null {
  return href?.replace(/[?#].*$/, '') ?? null;
}

/** The id is the element's own, and one of its class names. */
function idOf(post: Post): Found<string> | null {
  const named = part(post.attribute('class'), /(?:^|\s)(t[13]_\w+)(?:\s|$)/);
  return idFact(post.attribute('id'), ID, '@id') ?? idFact(named, ID, '@class');
}

export const redesignPost: Layout = {
  kind: 'post',
  container: '[data-testid="post-container"][id^="t3_"],.Post[class*="t3_"]',
  id: idOf,
  read: (post, id) => ({
    ...readFacts(
      post,
      id,
      '[data-testid="post_author_link"]',
      /^\/(?:r|user)\/[^/]+\/comments\/(\w+)(?:\/[^/]*)?\/?$/,
    ),
    text: titled(post.line(TITLE), TITLE, textOf(post, WORDS)),
    media: mediaFacts(post, [
      { kind: 'image', selector: 'img[src*="i.redd.it/"],img[src*="preview.redd.it/"]', attribute: 'src' },
    ]),
  }),
};

export const redesignComment: Layout = {
  kind: 'comment',
  container:
    '.Comment[class*="t1_"],[id^="t1_"]:not(.Comment):not(:has(.Comment)):has([data-testid="comment"])',
  id: idOf,
  read: (post, id) => ({
    ...readFacts(
      post,
      id,
      '[data-testid="comment_author_link"]',
      /^\/(?:r|user)\/[^/]+\/comments\/\w+\/[^/]*\/(\w+)\/?$/,
    ),
    text: textOf(post, '[data-testid="comment"]'),
  }),
};
