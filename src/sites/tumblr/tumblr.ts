import { found } from '../generic/found-facts';
import {
  builtAddress,
  defineSite,
  epochTime,
  handleFact,
  idFact,
  linkFact,
  part,
  pathOf,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';
import { pageWorldFact, pageWorldOf } from '../page-world';

const HOSTS = ['tumblr.com'];

/** The link to the post's own address, which names its blog. */
function ownPath(post: Post): string | null {
  const id = post.attribute('data-id');
  const isOwn = (path: string | null): path is string =>
    new RegExp(`^/[\\w-]+/${id}(?:/|$)`).test(path ?? '');
  if (id === null || !/^\d+$/.test(id)) return null;
  const paths = post.all('header a[href]').map((link) => pathOf(post.page, link, HOSTS));
  const blogs = new Set(paths.filter(isOwn).map((path) => part(path, /^\/([\w-]+)\//)));
  return blogs.size === 1 ? (paths.find(isOwn) ?? null) : null;
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
    const path = ownPath(box);
    const blog = part(path, /^\/([\w-]+)\//);
    const world = pageWorldOf(box.page, box.attribute('data-id'), blog);
    const time = timeFacts(box, 'header time', 'datetime');
    return {
      authorHandle:
        handleFact(blog, 'header a[href]') ?? pageWorldFact(world, 'authorHandle', /^[\w-]{1,32}$/),
      authorId: pageWorldFact(world, 'authorId', /^t:[\w-]{10,60}$/),
      authorUrl: builtAddress(box.page, blog === null ? null : `/${blog}`),
      permalink: linkFact(box.page, path, 'header a[href]'),
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
  pageWorld: true,
  nestedIsQuote: true,
  mainId: (page) => part(page.url.pathname, /^\/[\w-]+\/(\d+)/),
});
