import { queryFirst } from '../../sites/dom';
import { frames } from '../painted';
import type { Scroller } from '../scroller';

/** A list that is still for two looks has been drawn. Milliseconds. */
const LOOK_MS = 40;
const STILL_LIMIT_MS = 1500;
const BUSY = '[role="progressbar"],[aria-busy="true"],progress';

export type Direction = 'up' | 'down';

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Moving along a list as a person does, and waiting until it shows what it has. */
export interface Way {
  readonly direction: Direction;
  /** Onward is positive, CSS pixels. Resolves when the list has come to rest. Whether it moved. */
  go(onward: number): Promise<boolean>;
  /** Resolves when the list has come to rest. */
  rest(): Promise<void>;
  /** It cannot be scrolled any further this way. */
  atEdge(): boolean;
  /**
   * At the edge: waits for the site to load more, as long as `found` says that nothing came.
   * @returns `more`, `none`, or `loading` where the site still said so when we stopped waiting
   */
  waitForMore(found: () => boolean): Promise<'more' | 'none' | 'loading'>;
}

export interface Waiting {
  /** How long a site that shows no sign of loading is given. Milliseconds. */
  readonly quietMs: number;
  readonly busyMs: number;
}

export function createWay(
  scroller: Scroller,
  direction: Direction,
  look: () => string,
  { quietMs, busyMs }: Waiting = { quietMs: 2500, busyMs: 20_000 },
): Way {
  const sign = direction === 'up' ? -1 : 1;

  const rest = async (): Promise<void> => {
    await frames();
    const until = performance.now() + STILL_LIMIT_MS;
    let before = look();
    for (;;) {
      await pause(LOOK_MS);
      const now = look();
      if (now === before || performance.now() > until) return;
      before = now;
    }
  };
  const move = (onward: number): boolean => {
    const from = scroller.top();
    scroller.scrollTo(from + sign * onward);
    return Math.abs(scroller.top() - from) > 0.5;
  };
  // By trying: what scrolls upside down counts below zero.
  const atEdge = (): boolean => {
    const from = scroller.top();
    const moved = move(2);
    if (moved) scroller.scrollTo(from);
    return !moved;
  };
  const isBusy = (): boolean => scroller.element !== null && queryFirst(scroller.element, BUSY) !== null;

  return {
    direction,
    async go(onward) {
      const moved = move(onward);
      await rest();
      return moved;
    },
    rest,
    atEdge,
    async waitForMore(found) {
      const began = performance.now();
      let nudged = false;
      for (;;) {
        await pause(LOOK_MS);
        if (found() || !atEdge()) {
          await rest();
          return 'more';
        }
        const waited = performance.now() - began;
        const busy = isBusy();
        if (waited > (busy ? busyMs : quietMs)) return busy ? 'loading' : 'none';
        if (!nudged && waited > quietMs / 3) {
          // Some lists load only when they are scrolled into their edge.
          nudged = true;
          if (move(-40)) {
            await frames();
            move(60);
          }
        }
      }
    },
  };
}
