import type { EndsWords } from '../../messaging/calls';
import { boxOf } from '../../sites/dom';
import { startPickMode, type PickMode } from '../pick-mode';
import { postAtPoint } from '../post-at-point';
import type { Scroller } from '../scroller';
import { rowsAround, type Here } from './find-conversation';
import { createMessageReader, type ReadMessage } from './message-reader';
import { latestTime } from './message-time';
import type { Ends } from './walk';
import type { Direction } from './way';

/** How far a turn of the wheel by one line goes, CSS pixels. */
const LINE = 32;

export interface PickEndsOptions {
  readonly words: EndsWords;
  here(): Here;
  readonly scroller: Scroller;
  inFocus(): Element | null;
  chosen(ends: Ends): void;
  left(): void;
  /** The element of ours that is in the page now. */
  opened(pick: PickMode): void;
}

/** Where the first message stands, seen from the last one: by place, else by number, else by how it was scrolled, else by time. */
function directionTo(
  first: ReadMessage,
  last: ReadMessage,
  { below, scrolled }: { below: boolean | null; scrolled: number },
): Direction {
  if (below !== null) return below ? 'down' : 'up';
  if (first.number !== null && last.number !== null) return first.number > last.number ? 'down' : 'up';
  // Scrolled downwards to the last: the first one stands above it.
  if (scrolled !== 0) return scrolled > 0 ? 'up' : 'down';
  const [one, other] = [latestTime(first.facts) ?? 0, latestTime(last.facts) ?? 0];
  return one > other ? 'down' : 'up';
}

/** The person points at one end of what is to be captured, scrolls, and points at the other one. */
export function startPickEnds(options: PickEndsOptions): void {
  const { here, scroller, words } = options;
  const reader = createMessageReader();
  let first: { readonly read: ReadMessage; readonly element: Element } | null = null;
  let scrolled = 0;

  const pickOne = (hint: string, chosen: (element: Element) => void): void => {
    const pick = startPickMode({
      words: { hint, nothingHere: words.nothingHere },
      at: (point, own) => {
        const { page, site } = here();
        return postAtPoint(site, page, point, own, false);
      },
      inFocus: options.inFocus,
      posts: () => rowsAround(here(), scroller, Number.POSITIVE_INFINITY).map(({ element }) => element),
      chosen,
      left: options.left,
      scroll(by, unit) {
        const before = scroller.top();
        scroller.scrollTo(
          before + (unit === 'page' ? by * scroller.area().height * 0.9 : unit === 'line' ? by * LINE : by),
        );
        scrolled += scroller.top() - before;
      },
    });
    options.opened(pick);
  };

  pickOne(words.first, (element) => {
    first = { read: reader(here(), { element }), element };
    pickOne(words.last, (other) => {
      const from = first!;
      const last = reader(here(), { element: other });
      // Lists use their nodes again: the place counts only where the node still says the same.
      const still =
        from.element.isConnected && reader(here(), { element: from.element }).key.name === from.read.key.name;
      const below = still && from.element !== other ? boxOf(from.element).top > boxOf(other).top : null;
      options.chosen({
        from: last.key.name,
        until: from.read.key.name,
        direction: directionTo(from.read, last, { below, scrolled }),
      });
    });
  });
}
