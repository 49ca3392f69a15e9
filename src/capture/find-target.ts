import type { Target } from '../messaging/calls';
import { queryAll } from '../sites/dom';
import type { PageContext, Site } from '../sites/site';
import { elementInFocus, elementUnderPointer } from './post-at-point';
import type { PostReferences } from './post-references';

/** Links and pictures compared with the address a context menu was opened on. */
const COMPARED_LIMIT = 3000;
const POSTS_LIMIT = 500;

function sameAddress(a: string, b: string): boolean {
  return a === b || (URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href);
}

/** `document.images` can be replaced by an element of that name. */
function images(): HTMLImageElement[] {
  return queryAll(document, 'img', COMPARED_LIMIT) as HTMLImageElement[];
}

function pictureOf(address: string): HTMLImageElement | null {
  let looked = 0;
  for (const image of images()) {
    looked += 1;
    if (looked > COMPARED_LIMIT) return null;
    if (sameAddress(image.currentSrc, address) || sameAddress(image.src, address)) return image;
  }
  return null;
}

/** Posts that hold a link or picture with the address the context menu was opened on. */
function postsWith(
  site: Site,
  page: PageContext,
  linkUrl: string | undefined,
  pictureUrl: string | undefined,
): Set<Element> {
  const posts = new Set<Element>();
  const add = (element: Element): void => {
    const post = site.closestPost(page, element);
    if (post !== null) posts.add(post);
  };
  if (linkUrl !== undefined) {
    for (const link of queryAll(document, 'a[href]', COMPARED_LIMIT) as HTMLAnchorElement[])
      if (sameAddress(link.href, linkUrl)) add(link);
  }
  if (pictureUrl !== undefined) {
    for (const image of images()) {
      if (sameAddress(image.currentSrc, pictureUrl) || sameAddress(image.src, pictureUrl)) add(image);
    }
  }
  return posts;
}

/** The element a target names: a post, a picture, `'page'` for the page as a whole, or `null` where there is none. */
export function findTarget(
  site: Site,
  page: PageContext,
  references: PostReferences,
  target: Target,
): Element | 'page' | null {
  switch (target.by) {
    case 'page':
    case 'conversation':
      return 'page';
    case 'main-post':
      return site.mainPost(page);
    case 'reference':
      return references.resolve(target.reference);
    case 'picture':
      return pictureOf(target.pictureUrl);
    case 'pointer': {
      const hovered = elementUnderPointer();
      const under = hovered === null ? null : site.closestPost(page, hovered);
      const named = postsWith(site, page, target.linkUrl, target.pictureUrl);
      // The pointer may have moved while the menu was open; an address that only one post has is surer.
      if (named.size === 1) return [...named][0] ?? null;
      if (under !== null && (named.size === 0 || named.has(under))) return under;
      const focused = elementInFocus();
      const held = focused === null ? null : site.closestPost(page, focused);
      if (held !== null) return held;
      const posts = site.listPosts(page, POSTS_LIMIT);
      return posts.length === 1 ? (posts[0] ?? null) : null;
    }
  }
}
