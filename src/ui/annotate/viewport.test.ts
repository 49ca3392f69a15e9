import { describe, expect, test } from 'vitest';
import { chance } from '../../markup/test-shapes';
import { createViewport, type Scrolls, ZOOM } from './viewport';

/** A scroller that holds its position within its content, as the browser's does. */
function stage(clientWidth: number, clientHeight: number) {
  let [left, top] = [0, 0];
  let size = { width: clientWidth, height: clientHeight };
  const scroller: Scrolls & { resize(to: typeof size): void } = {
    clientWidth,
    clientHeight,
    get scrollLeft() {
      return left;
    },
    set scrollLeft(to) {
      left = Math.min(Math.max(0, to), Math.max(0, size.width - clientWidth));
    },
    get scrollTop() {
      return top;
    },
    set scrollTop(to) {
      top = Math.min(Math.max(0, to), Math.max(0, size.height - clientHeight));
    },
    resize(to) {
      size = to;
    },
  };
  return scroller;
}

function open(width: number, height: number) {
  const scroller = stage(800, 600);
  const viewport = createViewport(
    { width, height },
    () => scroller,
    () => scroller.resize(viewport.content()),
  );
  viewport.zoomTo(1);
  return { scroller, viewport };
}

describe('the view of a picture', () => {
  test('keeps the place under the pointer when zooming, as far as there is something to scroll', () => {
    const { viewport } = open(1280, 65_000);
    viewport.panBy(100, 30_000);
    const by = chance(5);
    for (let round = 0; round < 50; round += 1) {
      const place = { x: by.whole(300, 500), y: by.whole(100, 500) };
      const before = viewport.toImage(place);
      viewport.zoomTo(1 + by.next() * 3, place);
      const after = viewport.toImage(place);
      expect(after.y).toBeCloseTo(before.y, 4);
    }
  });

  test('fits by width or as a whole, and never makes it larger than it is', () => {
    const { viewport } = open(1280, 65_000);
    viewport.fit('width');
    expect(viewport.zoom.value).toBeCloseTo((800 - 64) / 1280);
    viewport.fit('all');
    expect(viewport.zoom.value).toBe(ZOOM.least);
    const small = open(200, 100).viewport;
    small.fit('all');
    expect(small.zoom.value).toBe(1);
  });

  test('has a small picture in the middle', () => {
    const { viewport } = open(200, 100);
    expect(viewport.origin()).toEqual({ x: 300, y: 250 });
    expect(viewport.toImage({ x: 300, y: 250 })).toEqual({ x: 0, y: 0 });
    expect(viewport.area()).toEqual({ x: -300, y: -250, width: 800, height: 600 });
  });

  test('brings what is asked for into view, and moves nothing that is', () => {
    const { viewport, scroller } = open(1280, 65_000);
    viewport.show({ x: 100, y: 40_000, width: 200, height: 50 });
    const { y, height } = viewport.area();
    expect(y).toBeLessThanOrEqual(40_000);
    expect(y + height).toBeGreaterThanOrEqual(40_050);
    const there = scroller.scrollTop;
    viewport.show({ x: 100, y: 40_010, width: 200, height: 10 });
    expect(scroller.scrollTop).toBe(there);
    viewport.show({ x: 0, y: 10_000, width: 200, height: 5000 });
    expect(viewport.area().y).toBeLessThanOrEqual(10_000);
    expect(viewport.area().y).toBeGreaterThan(9900);
  });

  test('zooms no further than its bounds', () => {
    const { viewport } = open(1280, 1000);
    viewport.zoomTo(1000);
    expect(viewport.zoom.value).toBe(ZOOM.most);
    viewport.zoomTo(0);
    expect(viewport.zoom.value).toBe(ZOOM.least);
  });
});
