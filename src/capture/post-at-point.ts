import {
  activeElementOf,
  bodyOf,
  boxOf,
  documentElementOf,
  elementsAt,
  openShadowRootOf,
  parentElementOf,
  queryAll,
} from '../sites/dom';
import type { PageContext, Site } from '../sites/site';

/** How many posts a point is compared with when hit testing found none. */
const POSTS_COMPARED = 500;
/** An element and all around it are hovered together: no more than a page can be deep. */
const HOVERED_LIMIT = 2000;
/** A block smaller than this is a word or an icon, not something to keep by itself. CSS pixels. */
const SMALLEST_BLOCK = { width: 120, height: 24 };

function contains(box: DOMRect, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** The nearest element around that is large enough to stand for something somebody wrote. */
function blockAround(element: Element): Element | null {
  for (let at: Element | null = element; at !== null; at = parentElementOf(at)) {
    if (at === bodyOf(document) || at === documentElementOf(document)) return null;
    const box = boxOf(at);
    const display = getComputedStyle(at).display;
    if (
      box.width >= SMALLEST_BLOCK.width &&
      box.height >= SMALLEST_BLOCK.height &&
      !display.startsWith('inline')
    )
      return at;
  }
  return null;
}

/**
 * The post under a point of the viewport. Hit testing can be turned off by the page (`pointer-events: none`),
 * so the boxes of the posts are asked too. Where no post is recognised, with `anyBlock` the nearest block.
 */
export function postAtPoint(
  site: Site,
  page: PageContext,
  point: { x: number; y: number },
  own: Element | null,
  anyBlock: boolean,
): Element | null {
  const hits = elementsAt(document, point.x, point.y).filter((element) => element !== own);
  const [first] = hits;
  if (first !== undefined && site.isApart?.(page, first) === true)
    return anyBlock ? blockAround(first) : null;
  for (const hit of hits) {
    const post = site.closestPost(page, hit);
    if (post !== null) return post;
  }
  let smallest: Element | null = null;
  let smallestArea = Number.POSITIVE_INFINITY;
  for (const post of site.listPosts(page, POSTS_COMPARED)) {
    const box = boxOf(post);
    const area = box.width * box.height;
    if (contains(box, point.x, point.y) && area < smallestArea) {
      smallest = post;
      smallestArea = area;
    }
  }
  if (smallest !== null || !anyBlock) return smallest;
  return first === undefined ? null : blockAround(first);
}

/** The innermost element under the pointer, as the browser's own hover state has it; no listener needed. */
export function elementUnderPointer(): Element | null {
  let hovered = queryAll(document, ':hover', HOVERED_LIMIT).at(-1) ?? null;
  // The hover state goes on inside open shadow roots.
  for (;;) {
    const inner = hovered === null ? null : openShadowRootOf(hovered);
    const deeper = inner === null ? undefined : queryAll(inner, ':hover', HOVERED_LIMIT).at(-1);
    if (deeper === undefined) return hovered;
    hovered = deeper;
  }
}

/** The element that has the focus, into open shadow roots; `null` where it is only the page itself. */
export function elementInFocus(): Element | null {
  let active = activeElementOf(document);
  while (active !== null) {
    const deeper: Element | null = openShadowRootOf(active)?.activeElement ?? null;
    if (deeper === null) break;
    active = deeper;
  }
  return active === null || active === bodyOf(document) || active === documentElementOf(document)
    ? null
    : active;
}
