import type { Rect, Size } from '../domain/capture';

/** What a full-page capture scrolls through: the document, or one element of it (a dialog, a chat). */
export interface Scroller {
  readonly kind: 'document' | 'element';
  /** `null` for the document. */
  readonly element: Element | null;
  /** Where the scroller stands, CSS pixels from its beginning. */
  top(): number;
  scrollTo(top: number): void;
  /** Size of all that can be scrolled through, CSS pixels. */
  content(): Size;
  /** The part of the viewport that shows it, CSS pixels. */
  area(): Rect;
}

/** Less than this to scroll is rounding, not content. CSS pixels. */
const LEAST_TRAVEL = 8;
/** An inner scroller narrower or lower than this is a menu or a text field. CSS pixels. */
const LEAST_INNER = { width: 200, height: 150 };
/** Elements looked at when searching the page for its largest scroller. */
const ELEMENTS_LIMIT = 20_000;

function documentScroller(): Scroller {
  const root = document.scrollingElement ?? document.documentElement;
  return {
    kind: 'document',
    element: null,
    top: () => window.scrollY,
    scrollTo: (top) => window.scrollTo({ left: window.scrollX, top, behavior: 'instant' }),
    content: () => ({ width: root.scrollWidth, height: root.scrollHeight }),
    area: () => ({ x: 0, y: 0, width: root.clientWidth, height: window.innerHeight }),
  };
}

function elementScroller(element: Element): Scroller {
  return {
    kind: 'element',
    element,
    top: () => element.scrollTop,
    scrollTo: (top) => element.scrollTo({ left: element.scrollLeft, top, behavior: 'instant' }),
    content: () => ({ width: element.scrollWidth, height: element.scrollHeight }),
    area() {
      const box = element.getBoundingClientRect();
      const x = Math.max(0, box.left + element.clientLeft);
      const y = Math.max(0, box.top + element.clientTop);
      return {
        x,
        y,
        width: Math.min(box.left + element.clientLeft + element.clientWidth, innerWidth) - x,
        height: Math.min(box.top + element.clientTop + element.clientHeight, innerHeight) - y,
      };
    },
  };
}

function scrolls(element: Element): boolean {
  if (element.scrollHeight - element.clientHeight < LEAST_TRAVEL) return false;
  if (element.clientHeight < LEAST_INNER.height || element.clientWidth < LEAST_INNER.width) return false;
  const { overflowY } = getComputedStyle(element);
  return overflowY === 'auto' || overflowY === 'scroll' || overflowY === 'overlay';
}

function isRoot(element: Element): boolean {
  return (
    element === document.documentElement || element === document.body || element === document.scrollingElement
  );
}

/** The nearest scroller around an element, crossing shadow roots; `null` where that is the document. */
function scrollerAround(element: Element | null): Element | null {
  let at: Element | null = element;
  while (at !== null && !isRoot(at)) {
    if (scrolls(at)) return at;
    const parent: Node | null = at.assignedSlot ?? at.parentNode;
    at = parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
  }
  return null;
}

function largestScroller(root: Document | Element): Element | null {
  let largest: Element | null = null;
  let largestArea = 0;
  let looked = 0;
  for (const element of root.querySelectorAll('*')) {
    looked += 1;
    if (looked > ELEMENTS_LIMIT) break;
    if (element.scrollHeight - element.clientHeight < LEAST_TRAVEL || isRoot(element)) continue;
    const box = element.getBoundingClientRect();
    const inView =
      Math.max(0, Math.min(box.right, innerWidth) - Math.max(box.left, 0)) *
      Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
    if (inView > largestArea && scrolls(element)) {
      largest = element;
      largestArea = inView;
    }
  }
  return largest;
}

function openDialog(): Element | null {
  const dialogs = [...document.querySelectorAll('dialog[open], [role="dialog"][aria-modal="true"]')];
  return (
    dialogs.findLast((dialog) => {
      const box = dialog.getBoundingClientRect();
      return box.width > 0 && box.height > 0;
    }) ?? null
  );
}

/**
 * Chooses what to scroll: what is around the given element (under the pointer), else an open dialog's scroller,
 * else the document, else (where the document itself does not scroll) the largest scroller in view.
 */
export function chooseScroller(pointedAt: Element | null): Scroller {
  const around = scrollerAround(pointedAt);
  if (around !== null) return elementScroller(around);
  const dialog = openDialog();
  if (dialog !== null) {
    const inside = scrolls(dialog) ? dialog : largestScroller(dialog);
    if (inside !== null) return elementScroller(inside);
  }
  const page = documentScroller();
  if (page.content().height - page.area().height >= LEAST_TRAVEL) return page;
  const largest = largestScroller(document);
  return largest === null ? page : elementScroller(largest);
}
