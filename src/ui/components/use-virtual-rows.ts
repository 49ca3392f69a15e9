/* oxlint-disable no-underscore-dangle -- what the virtualiser's own adapters call, there is no other name */
import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';

interface VirtualRowsOptions {
  readonly count: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Height of a row in CSS pixels. */
  readonly heightOf: (index: number) => number;
  /** Another function for other rows: by that the virtualiser knows that the heights are to be worked out anew. */
  readonly keyOf: (index: number) => string;
  /** What stands above the rows in the scroller, CSS pixels. The places of the rows do not count it. */
  readonly above?: number;
}

export interface VirtualRows {
  readonly items: readonly Pick<VirtualItem, 'index' | 'start' | 'key'>[];
  readonly totalHeight: number;
  readonly scrollTo: (index: number) => void;
}

/** Only the rows in sight and some around them: the door to the virtualiser. */
export function useVirtualRows({
  count,
  scroller,
  heightOf,
  keyOf,
  above = 0,
}: VirtualRowsOptions): VirtualRows {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const kept = useRef<Virtualizer<HTMLElement, HTMLElement> | null>(null);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: heightOf,
    getItemKey: keyOf,
    overscan: 8,
    scrollMargin: above,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 8,
    // Before the scroller is measured a screenful is drawn, so that the first rows come with the first frame.
    initialRect: { width: 400, height: 900 },
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(undefined),
  };
  kept.current ??= new Virtualizer<HTMLElement, HTMLElement>(options);
  const virtualizer = kept.current;
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    items: virtualizer.getVirtualItems().map((item) => ({ ...item, start: item.start - above })),
    totalHeight: virtualizer.getTotalSize(),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
