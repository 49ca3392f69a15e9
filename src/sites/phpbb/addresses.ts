import { attributeOf } from '../dom';
import { resolveAddress } from '../generic/address';
import { part, type Post } from '../hooks';
import { withoutSession } from '../session';

export function addressOf(post: Post, link: Element | null): URL | null {
  return link === null ? null : resolveAddress(post.page, attributeOf(link, 'href'));
}

/** `memberlist.php?mode=viewprofile&u=12`, and `member12.html`, `anna-u12/` where addresses are written anew. */
export function accountIn(url: URL | null): string | null {
  return (
    part(url?.searchParams.get('u') ?? null, /^([1-9]\d*)$/) ??
    part(url?.pathname ?? null, /(?:\/member|\/user|-u)([1-9]\d*)(?:\.html?|\/)?$/)
  );
}

/** The post's own link to itself: it names the post in its query or path as well as behind the `#`. */
export function ownAddress(post: Post, id: string | null, anchor: 'p' | ''): string | null {
  if (id === null) return null;
  for (const link of post.all(`a[href*="#${anchor}${id}"]`)) {
    const url = addressOf(post, link);
    if (url?.hash !== `#${anchor}${id}`) continue;
    const isNamed = url.searchParams.get('p') === id || new RegExp(`\\D${id}\\.html?$`).test(url.pathname);
    if (isNamed) return withoutSession(url, 'sid');
  }
  return null;
}
