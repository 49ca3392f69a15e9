import type { Rect, Size } from '../domain/capture';
import {
  assignedSlotOf,
  bodyOf,
  boxOf,
  clientHeightOf,
  clientLeftOf,
  clientTopOf,
  clientWidthOf,
  documentElementOf,
  parentElementOf,
  queryAll,
  scrollHeightOf,
  scrollingElementOf,
  scrollLeftOf,
  scrollTopOf,
  scrollWidthOf,
} from '../sites/dom';

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
const DIALOGS_LIMIT = 1000;

function documentScroller(): Scroller {
  const root = scrollingElementOf(document) ?? documentElementOf(document);
  const size = (of: (element: Element) => number): number => (root === null ? 0 : of(root));
  return {
    kind: 'document',
    element: null,
    top: () => window.scrollY,
    scrollTo: (top) => window.scrollTo({ left: window.scrollX, top, behavior: 'instant' }),
    content: () => ({ width: size(scrollWidthOf), height: size(scrollHeightOf) }),
    area: () => ({ x: 0, y: 0, width: size(clientWidthOf), height: window.innerHeight }),
  };
}

function elementScroller(element: Element): Scroller {
  return {
    kind: 'element',
    element,
    top: () => scrollTopOf(element),
    scrollTo: (top) => {
      // A form may have a field of that name.
      Reflect.apply(Element.prototype.scrollTo, element, [
        { left: scrollLeftOf(element), top, behavior: 'instant' },
      ]);
    },
    content: () => ({ width: scrollWidthOf(element), height: scrollHeightOf(element) }),
    area() {
      const box = boxOf(element);
      const left = box.left + clientLeftOf(element);
      const top = box.top + clientTopOf(element);
      const x = Math.max(0, left);
      const y = Math.max(0, top);
      return {
        x,
        y,
        width: Math.min(left + clientWidthOf(element), innerWidth) - x,
        height: Math.min(top + clientHeightOf(element), innerHeight) - y,
      };
    },
  };
}

function scrolls(element: Element): boolean {
  const height = clientHeightOf(element);
  if (scrollHeightOf(element) - height < LEAST_TRAVEL) return false;
  if (height < LEAST_INNER.height || clientWidthOf(element) < LEAST_INNER.width) return false;
  const { overflowY } = getComputedStyle(element);
  return overflowY === 'auto' || overflowY === 'scroll' || overflowY === 'overlay';
}

function isRoot(element: Element): boolean {
  return (
    element === documentElementOf(document) ||
    element === bodyOf(document) ||
    element === scrollingElementOf(document)
  );
}

/** The nearest scroller around an element, crossing shadow roots; `null` where that is the document. */
function scrollerAround(element: Element | null): Element | null {
  let at: Element | null = element;
  while (at !== null && !isRoot(at)) {
    if (scrolls(at)) return at;
    at = assignedSlotOf(at) ?? parentElementOf(at);
  }
  return null;
}

/** What scrolls this element: the nearest scroller around it, else the document. */
export function scrollerOf(element: Element | null): Scroller {
  const around = scrollerAround(element);
  return around === null ? documentScroller() : elementScroller(around);
}

function largestScroller(root: Document | Element): Element | null {
  let largest: Element | null = null;
  let largestArea = 0;
  for (const element of queryAll(root, '*', ELEMENTS_LIMIT)) {
    if (scrollHeightOf(element) - clientHeightOf(element) < LEAST_TRAVEL || isRoot(element)) continue;
    const box = boxOf(element);
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
  const dialogs = queryAll(document, 'dialog[open], [role="dialog"][aria-modal="true"]', DIALOGS_LIMIT);
  return (
    dialogs.findLast((dialog) => {
      const box = boxOf(dialog);
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
