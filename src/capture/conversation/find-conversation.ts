import { boxOf, contains, parentElementOf } from '../../sites/dom';
import type { Conversation, PageContext, Site } from '../../sites/site';
import { scrollerOf, type Scroller } from '../scroller';

/** A page with more messages in it at one time is read by its first ones. */
const MESSAGES_LIMIT = 5000;
/** Fewer are no conversation that has to be scrolled through. */
const LEAST_MESSAGES = 3;
/** Messages whose kind is looked at. */
const LOOKED_AT = 6;

export interface Here {
  readonly page: PageContext;
  readonly site: Site;
}

/** A message in the page now, with the box of its own words in the viewport, without the answers inside it. */
export interface MessageRow {
  readonly element: Element;
  readonly top: number;
  readonly bottom: number;
}

/** What is a conversation by what the site says, else by what its posts are. */
export function hasConversation({ page, site }: Here): boolean {
  const messages = site.listPosts(page, 60);
  if (messages.length < LEAST_MESSAGES) return false;
  if (site.conversation?.(page) != null || site.mainPost(page) !== null) return true;
  const kinds = messages.slice(-LOOKED_AT).map((message) => site.readPost(page, message).kind);
  if (kinds.filter((kind) => kind === 'message' || kind === 'comment').length * 2 > kinds.length) return true;
  // A list that scrolls by itself, beside other things, is what chats are.
  return scrollerOf(messages.at(-1) ?? null).kind === 'element';
}

/** What scrolls the conversation, and on which side its older messages are. */
export function findScroller({ page, site }: Here): { scroller: Scroller; older: Conversation['older'] } {
  const conversation = site.conversation?.(page) ?? null;
  const list = conversation?.list ?? null;
  const messages = site.listPosts(page, MESSAGES_LIMIT);
  const inView = messages.filter((message) => {
    const box = boxOf(message);
    return box.height > 0 && box.bottom > 0 && box.top < innerHeight;
  });
  const inList = inView.filter(
    (message) => list !== null && (contains(list, message) || contains(message, list)),
  );
  const near = inList.at(-1) ?? inView.at(-1) ?? list ?? messages.at(-1) ?? null;
  const kind = near === null || list === near ? null : site.readPost(page, near).kind;
  return {
    scroller: scrollerOf(near),
    older: conversation === null && kind === 'message' ? 'above' : (conversation?.older ?? null),
  };
}

/** The messages in and around the view, from the top down. `around`: how far beyond the view, CSS pixels. */
export function rowsAround({ page, site }: Here, scroller: Scroller, around: number): MessageRow[] {
  const area = scroller.area();
  const elements = site
    .listPosts(page, MESSAGES_LIMIT)
    .filter((element) => scroller.element === null || contains(scroller.element, element));
  const all = new Set(elements);
  const tops = new Map(elements.map((element) => [element, boxOf(element)]));
  const ends = new Map<Element, number>();
  for (const element of elements) {
    // An answer that stands inside of what it answers ends that one's own words.
    for (
      let at = parentElementOf(element);
      at !== null && at !== scroller.element;
      at = parentElementOf(at)
    ) {
      if (!all.has(at)) continue;
      ends.set(at, Math.min(ends.get(at) ?? Number.POSITIVE_INFINITY, tops.get(element)!.top));
      break;
    }
  }
  const rows = elements.flatMap((element): MessageRow[] => {
    const { top, bottom, height, width } = tops.get(element)!;
    const end = Math.max(top + 1, Math.min(bottom, ends.get(element) ?? bottom));
    const near = end > area.y - around && top < area.y + area.height + around;
    return near && height > 0 && width > 0 ? [{ element, top, bottom: end }] : [];
  });
  // As it is seen: some lists stand upside down in the document.
  return rows.toSorted((one, other) => one.top - other.top);
}
