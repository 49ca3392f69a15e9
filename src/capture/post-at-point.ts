import type { PageContext, Site } from '../sites/site';

/** How many posts a point is compared with when hit testing found none. */
const POSTS_COMPARED = 500;
/** A block smaller than this is a word or an icon, not something to keep by itself. CSS pixels. */
const SMALLEST_BLOCK = { width: 120, height: 24 };

function contains(box: DOMRect, x: number, y: number): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}

/** The nearest element around that is large enough to stand for something somebody wrote. */
function blockAround(element: Element): Element | null {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (at === document.body || at === document.documentElement) return null;
    const box = at.getBoundingClientRect();
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
  const hits = document.elementsFromPoint(point.x, point.y).filter((element) => element !== own);
  for (const hit of hits) {
    const post = site.closestPost(page, hit);
    if (post !== null) return post;
  }
  let smallest: Element | null = null;
  let smallestArea = Number.POSITIVE_INFINITY;
  for (const post of site.listPosts(page, POSTS_COMPARED)) {
    const box = post.getBoundingClientRect();
    const area = box.width * box.height;
    if (contains(box, point.x, point.y) && area < smallestArea) {
      smallest = post;
      smallestArea = area;
    }
  }
  if (smallest !== null || !anyBlock) return smallest;
  const [top] = hits;
  return top === undefined ? null : blockAround(top);
}

/** The innermost element under the pointer, as the browser's own hover state has it; no listener needed. */
export function elementUnderPointer(): Element | null {
  let hovered = [...document.querySelectorAll(':hover')].at(-1) ?? null;
  // The hover state goes on inside open shadow roots.
  for (let inner = hovered?.shadowRoot; inner; inner = hovered?.shadowRoot) {
    const deeper = [...inner.querySelectorAll(':hover')].at(-1);
    if (deeper === undefined) break;
    hovered = deeper;
  }
  return hovered;
}

/** The element that has the focus, into open shadow roots; `null` where it is only the page itself. */
export function elementInFocus(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === null || active === document.body || active === document.documentElement ? null : active;
}
