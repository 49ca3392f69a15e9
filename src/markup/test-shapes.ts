import type { ColourName, Drawing, Point, Shape, ShapeKind } from '../domain/annotation';
import { COLOURS } from './palette';
import { restacked, shapeFromDrag, without, withAdded, withLegend, withReplaced } from './shape';
import { moved, resized, turnedBy } from './geometry';

/** Shapes and drawings by chance, the same for the same seed, for tests. */

export const KINDS: readonly ShapeKind[] = [
  'box',
  'ellipse',
  'arrow',
  'line',
  'pen',
  'highlighter',
  'text',
  'marker',
  'crop',
  'redact',
  'comment',
];

export interface Chance {
  /** 0 ≤ x < 1 */
  next(): number;
  whole(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
}

/** mulberry32, a small generator in the public domain. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    pick: (from) => {
      const picked = from[whole(0, from.length - 1)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}

export function anyPoint(by: Chance): Point {
  return { x: by.whole(-200, 140_000) / 100, y: by.whole(-200, 2_000_000) / 100 };
}

let made = 0;

export function anyShape(by: Chance, kind: ShapeKind = by.pick(KINDS)): Shape {
  const start = anyPoint(by);
  const path = [start];
  for (let count = by.whole(1, 8); count > 0; count -= 1) {
    const last = path.at(-1) ?? start;
    path.push({ x: last.x + by.whole(-9000, 9000) / 100, y: last.y + by.whole(-9000, 9000) / 100 });
  }
  const style = {
    colour: by.pick<ColourName>(COLOURS),
    lineWidth: by.whole(1, 20),
    opacity: by.pick([0.25, 0.5, 1]),
  };
  made += 1;
  const shape = shapeFromDrag(kind, `s${made}`, path, style, by.whole(1, 9));
  const words = by.pick(['here', 'den ganzen Tag', 'كل يوم', '毎日のように', '']);
  const said = 'text' in shape ? { ...shape, text: words } : shape;
  return turnedBy(said, by.whole(0, 35_900) / 100);
}

/** A drawing that a person's next act could make of this one. */
export function anyChange(by: Chance, drawing: Drawing): Drawing {
  const chosen = new Set(drawing.shapes.filter(() => by.next() < 0.3).map(({ id }) => id));
  const picked = drawing.shapes.filter(({ id }) => chosen.has(id));
  switch (by.whole(0, 7)) {
    case 0:
    case 1:
      return withAdded(drawing, anyShape(by));
    case 2:
      return withReplaced(
        drawing,
        picked.map((shape) => moved(shape, by.whole(-99, 99), by.whole(-99, 99))),
      );
    case 3:
      return withReplaced(
        drawing,
        picked.map((shape) => resized(shape, by.pick(['se', 'nw', 'to', 'e']), anyPoint(by))),
      );
    case 4:
      return without(drawing, chosen);
    case 5:
      return restacked(drawing, chosen, by.pick(['top', 'up', 'down', 'bottom']));
    case 6:
      return withLegend(drawing, by.whole(1, 4), by.pick(['', 'the name', 'the time']));
    default:
      // Several at once, as when a copy is put between.
      return restacked(withAdded(without(drawing, chosen), anyShape(by, 'box')), chosen, 'bottom');
  }
}
