import { attributeOf, queryFirst } from '../dom';
import { resolveAddress } from '../generic/address';
import { found } from '../generic/found-facts';
import {
  builtAddress,
  defineSite,
  epochTime,
  handleFact,
  idFact,
  linkFact,
  part,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';
import { isHostOf } from '../host';
import { pageWorldFact, pageWorldOf } from '../page-world';

const HOSTS = ['tumblr.com'];

interface OwnAddress {
  readonly blog: string;
  readonly href: string;
}

/** `tumblr.com/anna/700/words`; until about 2023 `anna.tumblr.com/post/700/words`. */
function addressOf(post: Post, link: Element, id: string): OwnAddress | null {
  const url = resolveAddress(post.page, attributeOf(link, 'href'));
  if (url === null || !isHostOf(url, HOSTS)) return null;
  const subdomain = part(url.hostname, /^([\w-]+)\.tumblr\.com$/);
  const isOwnHost = subdomain === null || subdomain === 'www';
  const form = isOwnHost ? `^/([\\w-]+)/${id}(?:/|$)` : `^/post/()${id}(?:/|$)`;
  const [, named] = new RegExp(form).exec(url.pathname) ?? [];
  if (named === undefined) return null;
  return { blog: isOwnHost ? named : subdomain, href: url.origin + url.pathname };
}

/** The link to the post's own address, which names its blog. */
function ownAddress(post: Post): OwnAddress | null {
  const id = post.attribute('data-id');
  if (id === null || !/^\d+$/.test(id)) return null;
  const addresses = post
    .all('header a[href]')
    .map((link) => addressOf(post, link, id))
    .filter((one) => one !== null);
  return new Set(addresses.map(({ blog }) => blog)).size === 1 ? addresses[0]! : null;
}

/**
 * Class names are made anew with each build, and a post may carry the words of several blogs: its words are
 * left out, since nothing says whose each is.
 */
const post: Layout = {
  kind: 'post',
  container: '[tabindex="-1"][data-id]',
  id: (box) => idFact(box.attribute('data-id'), /^\d{5,20}$/, '@data-id'),
  read(box) {
    const own = ownAddress(box);
    const blog = own?.blog ?? null;
    const world = pageWorldOf(box.page, box.attribute('data-id'), blog);
    const time = timeFacts(box, 'header time', 'datetime');
    return {
      authorHandle:
        handleFact(blog, 'header a[href]') ?? pageWorldFact(world, 'authorHandle', /^[\w-]{1,32}$/),
      authorId: pageWorldFact(world, 'authorId', /^t:[\w-]{10,60}$/),
      authorUrl: builtAddress(box.page, blog === null ? null : `https://www.tumblr.com/${blog}`),
      permalink: linkFact(box.page, own?.href ?? null, 'header a[href]'),
      ...time,
      postedAt: time.postedAt ?? found(epochTime(world?.postedAt, 's'), 'page-world', 'timestamp'),
    };
  },
};

export const tumblrSite = defineSite({
  id: 'tumblr',
  name: 'Tumblr',
  hosts: HOSTS,
  mediaHosts: ['media.tumblr.com'],
  seen: 'open source of August 2026; header link and time not seen yet',
  layouts: [post],
  // A blog's own page is as its owner made it; what it declares about itself is read.
  isElsewhere: ({ url, document }) =>
    !/^(?:www\.)?tumblr\.com$/.test(url.hostname) && queryFirst(document, post.container) === null,
  pageWorld: true,
  nestedIsQuote: true,
  mainId: (page) => part(page.url.pathname, /^\/[\w-]+\/(\d+)/),
});
