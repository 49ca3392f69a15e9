import { attributeOf } from '../dom';
import { resolveAddress } from '../generic/address';
import { part, type Post } from '../hooks';
import { withoutSession } from '../session';

export function addressOf(post: Post, link: Element | null): URL | null {
  return link === null ? null : resolveAddress(post.page, attributeOf(link, 'href'));
}

/** `memberlist.php?mode=viewprofile&u=12`, and `member12.html`, `anna-u12/`, `/u12` where addresses are written anew. */
export function accountIn(url: URL | null): string | null {
  return (
    part(url?.searchParams.get('u') ?? null, /^([1-9]\d*)$/) ??
    part(url?.pathname ?? null, /(?:\/member|\/user|\/u|-u)([1-9]\d*)(?:\.html?|\/)?$/)
  );
}

/**
 * The post's own link to itself: it names the post in its query or path as well as behind the `#`. Where a forum has
 * addresses of its own making, any link to the place of the post.
 */
export function ownAddress(post: Post, id: string | null, anchor: 'p' | ''): string | null {
  if (id === null) return null;
  const urls = post
    .all(`a[href*="#${anchor}${id}"]`)
    .map((link) => addressOf(post, link))
    .filter((url) => url?.hash === `#${anchor}${id}`)
    .filter((url) => url !== null);
  const named = urls.find(
    (url) => url.searchParams.get('p') === id || new RegExp(`\\D${id}\\.html?$`).test(url.pathname),
  );
  const other = urls.find((url) => !url.pathname.endsWith('/viewtopic.php'));
  const own = named ?? other;
  return own === undefined ? null : withoutSession(own, 'sid');
}

/** Whether the forum's addresses are those that the software makes. */
export function hasOwnAddresses(post: Post): boolean {
  return (
    post.page.url.pathname.endsWith('/viewtopic.php') ||
    post.first('a[href*="posting.php"],a[href*="viewtopic.php"],a[href*="memberlist.php"]') !== null
  );
}
