import { signal, type ReadonlySignal } from '@preact/signals';
import type { Point } from '../../domain/annotation';
import type { Rect, Size } from '../../domain/capture';

/** Around the picture, CSS pixels, so that handles at its edge can be taken. */
const MARGIN = 32;
export const ZOOM = { least: 0.02, most: 8, step: 1.25 } as const;

/** Which part of the picture the stage shows. Scrolling is the browser's own; this does the sums. */
export interface Viewport {
  /** CSS pixels for one image pixel. */
  readonly zoom: ReadonlySignal<number>;
  /** Of what scrolls, CSS pixels. */
  readonly content: () => Size;
  /** Where the picture's corner lies in what scrolls. */
  readonly origin: () => Point;
  /** The part that is in view, also beyond the picture's edges; image pixels. */
  readonly area: () => Rect;
  /** From the corner of the stage, CSS pixels, to image pixels. */
  readonly toImage: (at: Point) => Point;
  /** Zooms about a place of the stage, which stays where it is. */
  zoomTo(zoom: number, about?: Point): void;
  /** As wide as the stage, or all of it in view; never larger than it is. */
  fit(how: 'width' | 'all'): void;
  panBy(dx: number, dy: number): void;
  /** Scrolls as little as brings `rect` into view. */
  show(rect: Rect): void;
}

/** As much of an element as scrolling takes. */
export interface Scrolls {
  scrollLeft: number;
  scrollTop: number;
  readonly clientWidth: number;
  readonly clientHeight: number;
}

/**
 * `resize` makes what scrolls as large as `content()` says; it is called before a scroll position is set that only
 * the new size allows.
 */
export function createViewport(picture: Size, scroller: () => Scrolls, resize: () => void): Viewport {
  const zoom = signal(1);

  const inner = (): Size => ({ width: picture.width * zoom.value, height: picture.height * zoom.value });
  function content(): Size {
    const { clientWidth, clientHeight } = scroller();
    const { width, height } = inner();
    return {
      width: Math.max(clientWidth, Math.ceil(width) + 2 * MARGIN),
      height: Math.max(clientHeight, Math.ceil(height) + 2 * MARGIN),
    };
  }
  function origin(): Point {
    const whole = content();
    const { width, height } = inner();
    return {
      x: Math.max(MARGIN, (whole.width - width) / 2),
      y: Math.max(MARGIN, (whole.height - height) / 2),
    };
  }
  function toImage({ x, y }: Point): Point {
    const { scrollLeft, scrollTop } = scroller();
    const corner = origin();
    return { x: (x + scrollLeft - corner.x) / zoom.value, y: (y + scrollTop - corner.y) / zoom.value };
  }
  function zoomTo(wanted: number, about?: Point): void {
    const stage = scroller();
    const place = about ?? { x: stage.clientWidth / 2, y: stage.clientHeight / 2 };
    const before = toImage(place);
    zoom.value = Math.min(ZOOM.most, Math.max(ZOOM.least, wanted));
    resize();
    const corner = origin();
    stage.scrollLeft = before.x * zoom.value + corner.x - place.x;
    stage.scrollTop = before.y * zoom.value + corner.y - place.y;
  }
  return {
    zoom,
    content,
    origin,
    area() {
      const { clientWidth, clientHeight } = scroller();
      const { x, y } = toImage({ x: 0, y: 0 });
      return { x, y, width: clientWidth / zoom.value, height: clientHeight / zoom.value };
    },
    toImage,
    zoomTo,
    fit(how) {
      const { clientWidth, clientHeight } = scroller();
      const wide = (clientWidth - 2 * MARGIN) / picture.width;
      const tall = (clientHeight - 2 * MARGIN) / picture.height;
      zoomTo(Math.min(1, wide, how === 'all' ? tall : 1));
    },
    panBy(dx, dy) {
      const stage = scroller();
      stage.scrollLeft += dx;
      stage.scrollTop += dy;
    },
    show(rect) {
      const stage = scroller();
      const corner = origin();
      const shift = (from: number, extent: number, at: number, view: number): number => {
        const room = Math.min(MARGIN, Math.max(0, (view - extent) / 2));
        if (from - room < at) return from - room;
        // Where it is larger than the view its beginning is shown.
        return from + extent + room > at + view ? Math.min(from - room, from + extent + room - view) : at;
      };
      const { x, y, width, height } = rect;
      const scale = zoom.value;
      stage.scrollLeft = shift(x * scale + corner.x, width * scale, stage.scrollLeft, stage.clientWidth);
      stage.scrollTop = shift(y * scale + corner.y, height * scale, stage.scrollTop, stage.clientHeight);
    },
  };
}
