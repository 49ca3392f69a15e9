import { describe, expect, test } from 'vitest';
import type { Point, Shape } from '../domain/annotation';
import {
  boundsOf,
  canTurn,
  cornersOf,
  distanceToLine,
  frameOf,
  type Handle,
  handlesOf,
  hits,
  intersects,
  keptOnPicture,
  middleOf,
  moved,
  normalAngle,
  resized,
  shapeAt,
  shapesWithin,
  simplified,
  snapMove,
  snappedToAngle,
  snappedToSquare,
  turned,
  turnedBy,
  turnedTo,
} from './geometry';
import { rotationOf, shapeFromDrag } from './shape';
import { anyPoint, anyShape, chance, KINDS } from './test-shapes';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);
const STYLE = { colour: 'blue', lineWidth: 4, opacity: 1 } as const;

function made(kind: Shape['kind'], ...path: readonly [number, number][]): Shape {
  return shapeFromDrag(
    kind,
    'a',
    path.map(([x, y]) => ({ x, y })),
    STYLE,
  );
}

/** Every point of a shape's own outline that a handle or a drag could have put there. */
function outlineOf(shape: Shape): Point[] {
  if ('points' in shape) return [...shape.points];
  if ('from' in shape) return [shape.from, shape.to];
  const frame = frameOf(shape);
  return cornersOf(frame).map((corner) => turned(corner, middleOf(frame), rotationOf(shape)));
}

function near(one: Point, other: Point, within = 0.05): boolean {
  return Math.hypot(one.x - other.x, one.y - other.y) <= within;
}

describe('any shape', () => {
  test('lies within its bounds', () => {
    for (const seed of SEEDS) {
      const shape = anyShape(chance(seed));
      const { x, y, width, height } = boundsOf(shape);
      for (const point of outlineOf(shape)) {
        expect(point.x).toBeGreaterThanOrEqual(x - 0.01);
        expect(point.x).toBeLessThanOrEqual(x + width + 0.01);
        expect(point.y).toBeGreaterThanOrEqual(y - 0.01);
        expect(point.y).toBeLessThanOrEqual(y + height + 0.01);
      }
    }
  });

  test('moved there and back is where it was, and each of its points moved alike', () => {
    for (const seed of SEEDS) {
      const by = chance(seed);
      const shape = anyShape(by);
      const [dx, dy] = [by.whole(-5000, 5000) / 100, by.whole(-5000, 5000) / 100];
      const there = moved(shape, dx, dy);
      outlineOf(there).forEach((point, index) => {
        const before = outlineOf(shape)[index]!;
        expect(near(point, { x: before.x + dx, y: before.y + dy })).toBe(true);
      });
      const back = moved(there, -dx, -dy);
      outlineOf(back).forEach((point, index) => expect(near(point, outlineOf(shape)[index]!)).toBe(true));
    }
  });

  test('is hit on its outline, and moves with its hits', () => {
    for (const seed of SEEDS) {
      const shape = anyShape(chance(seed));
      const [on] = outlineOf(shape);
      if (shape.kind === 'marker') expect(hits(shape, shape, 0)).toBe(true);
      // The corner of an ellipse's frame is not on the ellipse.
      else if (shape.kind !== 'ellipse') expect(hits(shape, on!, 2)).toBe(true);
      const far = { x: on!.x + 100_000, y: on!.y };
      expect(hits(shape, far, 5, true)).toBe(false);
    }
  });

  test('keeps what lies across from the handle where it is, however it is turned', () => {
    const across: Partial<Record<Handle, Handle>> = {
      nw: 'se',
      ne: 'sw',
      se: 'nw',
      sw: 'ne',
      n: 's',
      s: 'n',
      e: 'w',
      w: 'e',
    };
    for (const seed of SEEDS) {
      const by = chance(seed);
      const shape = anyShape(by, by.pick(['box', 'ellipse', 'crop', 'redact', 'comment', 'text']));
      const handle = by.pick(handlesOf(shape, 20).filter(({ handle: name }) => name !== 'rotate')).handle;
      const opposite = across[handle]!;
      const at = (of: Shape, name: Handle) => handlesOf(of, 20).find(({ handle: one }) => one === name)!.at;
      const to = anyPoint(by);
      const after = resized(shape, handle, to);
      // Dragged across the fixed side the frame turns over, so the fixed place has another name then.
      const stays = handlesOf(after, 20).some(({ at: now }) => near(now, at(shape, opposite), 1.1));
      expect(stays).toBe(true);
    }
  });

  test('has the corner where it was dragged to', () => {
    for (const seed of SEEDS) {
      const by = chance(seed);
      const shape = anyShape(by, by.pick(['box', 'ellipse', 'comment']));
      const to = anyPoint(by);
      const after = resized(shape, by.pick(['nw', 'ne', 'se', 'sw']), to);
      expect(outlineOf(after).some((corner) => near(corner, to, 1.5))).toBe(true);
    }
  });

  test('turned all around is what it was', () => {
    for (const seed of SEEDS) {
      const by = chance(seed);
      const shape = anyShape(by);
      const by90 = [90, 90, 90, 90].reduce<Shape>((now, angle) => turnedBy(now, angle), shape);
      if (canTurn(shape))
        outlineOf(by90).forEach((point, index) =>
          expect(near(point, outlineOf(shape)[index]!, 0.2)).toBe(true),
        );
      else if (shape.kind !== 'arrow' && shape.kind !== 'line') expect(by90).toEqual(shape);
      expect(middleOf(frameOf(turnedBy(shape, 180))).x).toBeCloseTo(middleOf(frameOf(shape)).x, 1);
    }
  });

  test('has no number that JSON would change, whatever is done to it', () => {
    for (const seed of SEEDS) {
      const by = chance(seed);
      let shape = anyShape(by);
      for (let act = 0; act < 6; act += 1) {
        shape = by.pick([
          () => moved(shape, by.whole(-999, 999) / 7, 1 / 3),
          () => resized(shape, by.pick(handlesOf(shape, 20)).handle, anyPoint(by), by.next() < 0.3),
          () => turnedBy(shape, by.whole(0, 1000) / 7),
        ])();
        expect(JSON.parse(JSON.stringify(shape))).toEqual(shape);
      }
    }
  });
});

describe('handles', () => {
  test('of every kind lie on the frame; only what can be turned has one for it', () => {
    for (const kind of KINDS) {
      const shape = made(kind, [10, 10], [110, 70]);
      const handles = handlesOf(shape, 20);
      expect(handles.some(({ handle }) => handle === 'rotate')).toBe(canTurn(shape));
      for (const { handle, at } of handles) {
        const same = resized(shape, handle, at);
        outlineOf(same).forEach((point, index) =>
          expect(near(point, outlineOf(shape)[index]!, 0.1)).toBe(true),
        );
      }
    }
  });

  test('keep proportions where asked, and a marker stays round', () => {
    expect(resized(made('box', [0, 0], [100, 50]), 'se', { x: 200, y: 60 }, true)).toMatchObject({
      width: 200,
      height: 100,
    });
    const marker = resized(made('marker', [50, 50]), 'se', { x: 90, y: 90 });
    expect(frameOf(marker).width).toBe(frameOf(marker).height);
  });

  test('never make anything thinner than a pixel', () => {
    expect(resized(made('box', [0, 0], [100, 50]), 'e', { x: 0, y: 0 })).toMatchObject({
      width: 1,
      height: 50,
    });
  });

  test('turn towards the pointer, to the nearest 15° where asked', () => {
    const box = made('box', [0, 0], [100, 50]);
    expect(resized(box, 'rotate', { x: 500, y: 25 })).toMatchObject({ rotation: 90 });
    expect(resized(box, 'rotate', { x: 500, y: 60 }, true)).toMatchObject({ rotation: 90 });
    expect(turnedTo(box, -30)).toMatchObject({ rotation: 330 });
    expect(normalAngle(359.999)).toBe(0);
  });
});

describe('taking hold', () => {
  const outer = { ...made('box', [0, 0], [400, 400]), id: 'outer' };
  const inner = { ...made('box', [100, 100], [200, 200]), id: 'inner' };

  test('the inside of an outline lets what lies under it be taken', () => {
    expect(shapeAt([inner, outer], { x: 100, y: 150 }, 4)?.id).toBe('inner');
    expect(shapeAt([inner, outer], { x: 150, y: 150 }, 4)).toBeNull();
    expect(shapeAt([inner, outer], { x: 150, y: 150 }, 4, new Set(['outer']))?.id).toBe('outer');
  });

  test('the highest comes first', () => {
    expect(shapeAt([{ ...outer, id: 'low' }, outer], { x: 0, y: 50 }, 4)?.id).toBe('outer');
  });

  test('a turned box is hit where it is seen', () => {
    const turnedBox = turnedTo(made('box', [0, 90], [200, 110]), 90);
    expect(hits(turnedBox, { x: 110, y: 10 }, 3)).toBe(true);
    expect(hits(turnedBox, { x: 5, y: 100 }, 3)).toBe(false);
  });

  test('an ellipse is hit on its line, not at the corner of its frame', () => {
    const ellipse = made('ellipse', [0, 0], [200, 100]);
    expect(hits(ellipse, { x: 100, y: 0 }, 3)).toBe(true);
    expect(hits(ellipse, { x: 3, y: 3 }, 3)).toBe(false);
    expect(hits(ellipse, { x: 100, y: 50 }, 3)).toBe(false);
    expect(hits(ellipse, { x: 100, y: 50 }, 3, true)).toBe(true);
  });

  test('a frame takes what lies wholly in it', () => {
    expect(
      shapesWithin([outer, inner], { x: 90, y: 90, width: 200, height: 200 }).map(({ id }) => id),
    ).toEqual(['inner']);
    expect(intersects({ x: 0, y: 0, width: 1, height: 1 }, { x: 5, y: 0, width: 1, height: 1 })).toBe(false);
  });
});

describe('snapping', () => {
  test('brings a frame to the nearest edge or middle, each direction by itself', () => {
    const other = { x: 100, y: 500, width: 50, height: 50 };
    const picture = { width: 1000, height: 2000 };
    expect(snapMove({ x: 101, y: 900, width: 40, height: 40 }, [other], picture, 6)).toEqual({
      dx: -1,
      dy: 0,
      atX: 100,
      atY: null,
    });
    expect(snapMove({ x: 700, y: 2, width: 40, height: 40 }, [other], picture, 6)).toEqual({
      dx: 0,
      dy: -2,
      atX: null,
      atY: 0,
    });
    expect(snapMove({ x: 300, y: 700, width: 40, height: 40 }, [other], picture, 6)).toMatchObject({
      dx: 0,
      dy: 0,
    });
  });

  test('to an angle keeps the length; to a square the side', () => {
    const to = snappedToAngle({ x: 0, y: 0 }, { x: 100, y: 3 });
    expect(to.y).toBeCloseTo(0);
    expect(Math.hypot(to.x, to.y)).toBeCloseTo(Math.hypot(100, 3));
    expect(snappedToSquare({ x: 10, y: 10 }, { x: 0, y: 40 })).toEqual({ x: -20, y: 40 });
  });

  test('nothing is lost beyond the edge of the picture', () => {
    const picture = { width: 100, height: 100 };
    expect(keptOnPicture({ x: 500, y: 10, width: 20, height: 20 }, picture)).toEqual({ x: -408, y: 0 });
    expect(keptOnPicture({ x: -50, y: 10, width: 20, height: 20 }, picture)).toEqual({ x: 38, y: 0 });
    expect(keptOnPicture({ x: 20, y: 20, width: 20, height: 20 }, picture)).toEqual({ x: 0, y: 0 });
  });
});

describe('a line with fewer points', () => {
  test('keeps its ends, and nothing left out lies further off than asked', () => {
    for (const seed of SEEDS) {
      const by = chance(seed);
      const points: Point[] = [anyPoint(by)];
      for (let count = 0; count < 80; count += 1) {
        const last = points.at(-1)!;
        points.push({ x: last.x + by.whole(-300, 300) / 100, y: last.y + by.whole(-300, 300) / 100 });
      }
      const fewer = simplified(points, 1.5);
      expect(fewer[0]).toBe(points[0]);
      expect(fewer.at(-1)).toBe(points.at(-1));
      for (const point of points) {
        const away = Math.min(...fewer.slice(1).map((to, index) => distanceToLine(point, fewer[index]!, to)));
        expect(away).toBeLessThanOrEqual(1.5);
      }
    }
  });

  test('a straight one is its ends', () => {
    const straight = Array.from({ length: 50 }, (_, index) => ({ x: index, y: 2 * index }));
    expect(simplified(straight, 0.5)).toEqual([straight[0], straight.at(-1)]);
    expect(simplified([], 1)).toEqual([]);
  });
});
