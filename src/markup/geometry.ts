import type { Point, Shape } from '../domain/annotation';
import type { Rect, Size } from '../domain/capture';
import { isFramed, rectBetween, rotationOf, rounded, roundedPoint } from './shape';

/** Where a shape can be taken hold of. Lines have their ends, framed shapes corners and sides. */
export type Handle = 'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'from' | 'to' | 'rotate';

/** Direction of each handle from the middle of the frame. */
const DIRECTIONS = {
  nw: [-1, -1],
  n: [0, -1],
  ne: [1, -1],
  e: [1, 0],
  se: [1, 1],
  s: [0, 1],
  sw: [-1, 1],
  w: [-1, 0],
} as const;

export type SideHandle = keyof typeof DIRECTIONS;

const CORNERS = ['nw', 'ne', 'se', 'sw'] as const;

export function turned(point: Point, about: Point, degrees: number): Point {
  if (degrees === 0) return point;
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [point.x - about.x, point.y - about.y];
  return { x: about.x + x * cos - y * sin, y: about.y + x * sin + y * cos };
}

export function middleOf({ x, y, width, height }: Rect): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function around(points: readonly Point[]): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The frame before it is turned: what handles sit on. The line width is not counted. */
export function frameOf(shape: Shape): Rect {
  if (isFramed(shape)) return { x: shape.x, y: shape.y, width: shape.width, height: shape.height };
  if (shape.kind === 'marker') {
    const { x, y, size } = shape;
    return { x: x - size / 2, y: y - size / 2, width: size, height: size };
  }
  return around('points' in shape ? shape.points : [shape.from, shape.to]);
}

/** How long the head of an arrow is along its line, image pixels. */
export function arrowHeadLength({ lineWidth }: { readonly lineWidth: number }): number {
  return 8 + lineWidth * 3;
}

/** Everything a shape paints lies in here: turned, with the width of its line and the light edge around it. */
export function boundsOf(shape: Shape): Rect {
  const frame = frameOf(shape);
  const rotation = rotationOf(shape);
  const flat =
    rotation === 0
      ? frame
      : around(cornersOf(frame).map((corner) => turned(corner, middleOf(frame), rotation)));
  const margin = marginOf(shape);
  return {
    x: flat.x - margin,
    y: flat.y - margin,
    width: flat.width + 2 * margin,
    height: flat.height + 2 * margin,
  };
}

/** The edge around every stroke, image pixels on each side; `draw.ts` paints it. */
export function edgeWidth(lineWidth: number): number {
  return Math.max(1, lineWidth / 4);
}

function marginOf(shape: Shape): number {
  switch (shape.kind) {
    case 'arrow':
      return arrowHeadLength(shape) + shape.lineWidth;
    case 'box':
    case 'ellipse':
    case 'line':
    case 'pen':
    case 'highlighter':
      // A corner of two strokes reaches further than half the width.
      return shape.lineWidth + edgeWidth(shape.lineWidth);
    case 'text':
      return shape.fontSize;
    case 'marker':
      return shape.size / 4;
    case 'comment':
      // Its letter stands on the corner.
      return 40;
    case 'crop':
    case 'redact':
      return 0;
  }
}

export function cornersOf({ x, y, width, height }: Rect): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

export function intersects(one: Rect, other: Rect): boolean {
  return (
    one.x <= other.x + other.width &&
    other.x <= one.x + one.width &&
    one.y <= other.y + other.height &&
    other.y <= one.y + one.height
  );
}

/** Distance of a point from the stretch between two others. */
export function distanceToLine(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / length;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - t * dx, point.y - from.y - t * dy);
}

function inside({ x, y, width, height }: Rect, point: Point, reach: number): boolean {
  return (
    point.x >= x - reach &&
    point.x <= x + width + reach &&
    point.y >= y - reach &&
    point.y <= y + height + reach
  );
}

/**
 * Whether a point is on the shape or within `reach` image pixels of it. Outlines are hit on their line, so that
 * what lies inside a large box can still be taken; a chosen shape is also taken by its inside (`filled`).
 */
export function hits(shape: Shape, point: Point, reach: number, filled = false): boolean {
  const frame = frameOf(shape);
  const at = turned(point, middleOf(frame), -rotationOf(shape));
  const near = reach + ('lineWidth' in shape ? shape.lineWidth / 2 : 0);
  switch (shape.kind) {
    case 'arrow':
    case 'line':
      return distanceToLine(point, shape.from, shape.to) <= near;
    case 'pen':
    case 'highlighter':
      return shape.points.some(
        (here, index) => distanceToLine(point, here, shape.points[index + 1] ?? here) <= near,
      );
    case 'marker':
      return Math.hypot(point.x - shape.x, point.y - shape.y) <= shape.size / 2 + reach;
    case 'text':
    case 'redact':
      return inside(frame, at, reach);
    case 'ellipse': {
      if (!inside(frame, at, near)) return false;
      const middle = middleOf(frame);
      const distance = (radiusX: number, radiusY: number): number =>
        radiusX <= 0 || radiusY <= 0
          ? Infinity
          : ((at.x - middle.x) / radiusX) ** 2 + ((at.y - middle.y) / radiusY) ** 2;
      const within = distance(frame.width / 2 + near, frame.height / 2 + near) <= 1;
      return within && (filled || distance(frame.width / 2 - near, frame.height / 2 - near) >= 1);
    }
    case 'box':
    case 'crop':
    case 'comment': {
      if (!inside(frame, at, near)) return false;
      const { x, y, width, height } = frame;
      const core = { x: x + near, y: y + near, width: width - 2 * near, height: height - 2 * near };
      return filled || core.width <= 0 || core.height <= 0 || !inside(core, at, 0);
    }
  }
}

/** The highest shape at a point; the chosen ones come first, also by their inside. */
export function shapeAt(
  shapes: readonly Shape[],
  point: Point,
  reach: number,
  chosen: ReadonlySet<string> = new Set(),
): Shape | null {
  return (
    shapes.findLast((shape) => chosen.has(shape.id) && hits(shape, point, reach, true)) ??
    shapes.findLast((shape) => hits(shape, point, reach)) ??
    null
  );
}

/** Shapes that lie wholly in the rectangle. */
export function shapesWithin(shapes: readonly Shape[], area: Rect): Shape[] {
  return shapes.filter((shape) => {
    const { x, y, width, height } = frameOf(shape);
    return cornersOf({ x, y, width, height })
      .map((corner) => turned(corner, middleOf({ x, y, width, height }), rotationOf(shape)))
      .every((corner) => inside(area, corner, 0));
  });
}

export function moved<S extends Shape>(shape: S, dx: number, dy: number): S {
  const shift = ({ x, y }: Point): Point => roundedPoint({ x: x + dx, y: y + dy });
  return mapped(shape, shift) as S;
}

/** The shape with every point of it put where `place` says; for a framed shape its corner. */
function mapped(shape: Shape, place: (point: Point) => Point): Shape {
  switch (shape.kind) {
    case 'arrow':
    case 'line':
      return { ...shape, from: place(shape.from), to: place(shape.to) };
    case 'pen':
    case 'highlighter':
      return { ...shape, points: shape.points.map(place) };
    default:
      return { ...shape, ...place(shape) };
  }
}

/** Where the handles of a shape are, image pixels. `lift` is how far the one for turning stands off. */
export function handlesOf(shape: Shape, lift: number): { handle: Handle; at: Point }[] {
  if (shape.kind === 'arrow' || shape.kind === 'line') {
    return [
      { handle: 'from', at: shape.from },
      { handle: 'to', at: shape.to },
    ];
  }
  const frame = frameOf(shape);
  const middle = middleOf(frame);
  const rotation = rotationOf(shape);
  const onFrame = ([right, down]: readonly [number, number], off = 0): Point =>
    turned(
      { x: middle.x + (right * frame.width) / 2, y: middle.y + (down * frame.height) / 2 - off },
      middle,
      rotation,
    );
  const sides =
    shape.kind === 'marker'
      ? // One is enough for its size, and leaves its number to be read.
        (['se'] as const)
      : shape.kind === 'pen' || shape.kind === 'highlighter'
        ? CORNERS
        : shape.kind === 'text'
          ? // The height of a text follows from its words.
            (['e', 'w'] as const)
          : (Object.keys(DIRECTIONS) as SideHandle[]);
  const handles = sides.map((handle): { handle: Handle; at: Point } => ({
    handle,
    at: onFrame(DIRECTIONS[handle]),
  }));
  if (canTurn(shape)) handles.push({ handle: 'rotate', at: onFrame([0, -1], lift) });
  return handles;
}

export function canTurn({ kind }: Shape): boolean {
  return kind === 'box' || kind === 'ellipse' || kind === 'text' || kind === 'pen' || kind === 'highlighter';
}

/**
 * The shape with one handle taken to a point. The side across stays where it is, also for a shape that is turned.
 * `even` keeps the proportions, or brings a line to the nearest 15°.
 */
export function resized(shape: Shape, handle: Handle, to: Point, even = false): Shape {
  if (handle === 'rotate') return turnedTo(shape, angleTo(shape, to), even);
  if (shape.kind === 'arrow' || shape.kind === 'line') {
    if (handle !== 'from' && handle !== 'to') return shape;
    const other = handle === 'from' ? shape.to : shape.from;
    return { ...shape, [handle]: roundedPoint(even ? snappedToAngle(other, to) : to) };
  }
  if (handle === 'from' || handle === 'to') return shape;
  const [right, down] = DIRECTIONS[handle];
  const frame = frameOf(shape);
  const rotation = rotationOf(shape);
  const middle = middleOf(frame);
  const local = turned(to, middle, -rotation);
  // The corner or side across from the handle, which stays.
  const fixed = { x: middle.x - (right * frame.width) / 2, y: middle.y - (down * frame.height) / 2 };
  const keepsShape = even || shape.kind === 'pen' || shape.kind === 'highlighter' || shape.kind === 'marker';
  let width = right === 0 ? frame.width : Math.abs(local.x - fixed.x);
  let height = down === 0 ? frame.height : Math.abs(local.y - fixed.y);
  if (keepsShape && right !== 0 && down !== 0) {
    const factor = Math.max(scaleOf(width, frame.width), scaleOf(height, frame.height));
    width = frame.width * factor;
    height = frame.height * factor;
  }
  // Beyond the side that stays, the frame turns over to there.
  const signX = right === 0 ? 1 : Math.sign(local.x - fixed.x) || right;
  const signY = down === 0 ? 1 : Math.sign(local.y - fixed.y) || down;
  const x = right === 0 ? frame.x : signX > 0 ? fixed.x : fixed.x - width;
  const y = down === 0 ? frame.y : signY > 0 ? fixed.y : fixed.y - height;
  // Its middle has moved, and it turns about its middle: put back so that what stays stays.
  const centre = turned({ x: x + width / 2, y: y + height / 2 }, middle, rotation);
  return fitted(shape, frame, { x: centre.x - width / 2, y: centre.y - height / 2, width, height });
}

function scaleOf(now: number, before: number): number {
  return before === 0 ? 0 : now / before;
}

/** Brings a shape into another frame. Nothing gets thinner than one pixel. */
function fitted(shape: Shape, from: Rect, given: Rect): Shape {
  const to = { ...given, width: Math.max(1, given.width), height: Math.max(1, given.height) };
  if (shape.kind === 'marker') {
    const size = rounded(Math.max(8, to.width));
    return { ...shape, ...roundedPoint(middleOf(to)), size };
  }
  if (shape.kind === 'pen' || shape.kind === 'highlighter') {
    return mapped(shape, ({ x, y }) =>
      roundedPoint({
        x: to.x + (x - from.x) * (from.width === 0 ? 1 : to.width / from.width),
        y: to.y + (y - from.y) * (from.height === 0 ? 1 : to.height / from.height),
      }),
    );
  }
  return { ...shape, ...rectBetween(to, { x: to.x + to.width, y: to.y + to.height }) };
}

/** The angle in which a point lies from the middle of a shape; straight up is 0, clockwise. */
function angleTo(shape: Shape, to: Point): number {
  const middle = middleOf(frameOf(shape));
  return (Math.atan2(to.y - middle.y, to.x - middle.x) * 180) / Math.PI + 90;
}

/** 0 ≤ angle < 360, to a hundredth of a degree. */
export function normalAngle(degrees: number): number {
  const angle = rounded(((degrees % 360) + 360) % 360);
  return angle === 360 ? 0 : angle;
}

/**
 * Turns a shape to an angle. Shapes that keep no angle (a pen's line) are turned by it. `even`: to the nearest 15°.
 */
export function turnedTo(shape: Shape, degrees: number, even = false): Shape {
  const angle = normalAngle(even ? Math.round(degrees / 15) * 15 : degrees);
  if (shape.kind === 'box' || shape.kind === 'ellipse' || shape.kind === 'text')
    return { ...shape, rotation: angle };
  return turnedBy(shape, angle);
}

/** Turns a shape by an angle about its middle; those that cannot be turned stay as they are. */
export function turnedBy(shape: Shape, degrees: number): Shape {
  switch (shape.kind) {
    case 'box':
    case 'ellipse':
    case 'text':
      return { ...shape, rotation: normalAngle(shape.rotation + degrees) };
    case 'arrow':
    case 'line':
    case 'pen':
    case 'highlighter': {
      const middle = middleOf(frameOf(shape));
      return mapped(shape, (point) => roundedPoint(turned(point, middle, degrees)));
    }
    default:
      return shape;
  }
}

/** The point as far from `from` as `to` is, at the nearest 15°. */
export function snappedToAngle(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const angle = (Math.round(Math.atan2(to.y - from.y, to.x - from.x) / (Math.PI / 12)) * Math.PI) / 12;
  return { x: from.x + length * Math.cos(angle), y: from.y + length * Math.sin(angle) };
}

/** The corner that makes a square with `from`, on the side where `to` is. */
export function snappedToSquare(from: Point, to: Point): Point {
  const side = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  return { x: from.x + (to.x < from.x ? -side : side), y: from.y + (to.y < from.y ? -side : side) };
}

export interface Snap {
  readonly dx: number;
  readonly dy: number;
  /** Lines that were met, image pixels; `null` where none was. */
  readonly atX: number | null;
  readonly atY: number | null;
}

/**
 * How a moving frame is brought to the nearest edge or middle of others, or of the picture, within `reach`. Each
 * direction by itself; where nothing is near, nothing moves.
 */
export function snapMove(frame: Rect, others: readonly Rect[], picture: Size, reach: number): Snap {
  const targets = [...others, { x: 0, y: 0, ...picture }];
  const nearest = (own: readonly number[], lines: readonly number[]): { by: number; at: number | null } => {
    let best: { by: number; at: number | null } = { by: 0, at: null };
    let distance = reach;
    for (const line of lines) {
      for (const edge of own) {
        const away = Math.abs(line - edge);
        if (away < distance || (away === distance && best.at === null)) {
          distance = away;
          best = { by: line - edge, at: line };
        }
      }
    }
    return best;
  };
  const linesX = ({ x, width }: Rect): number[] => [x, x + width / 2, x + width];
  const linesY = ({ y, height }: Rect): number[] => [y, y + height / 2, y + height];
  const inX = nearest(linesX(frame), targets.flatMap(linesX));
  const inY = nearest(linesY(frame), targets.flatMap(linesY));
  return { dx: inX.by, dy: inY.by, atX: inX.at, atY: inY.at };
}

/** How far a frame may be moved so that at least `left` pixels of it stay on the picture. */
export function keptOnPicture(frame: Rect, { width, height }: Size, left = 8): Point {
  const within = (at: number, extent: number, size: number): number => {
    const stay = Math.min(left, extent, size);
    return Math.min(Math.max(at, stay - extent), size - stay) - at;
  };
  return { x: within(frame.x, frame.width, width), y: within(frame.y, frame.height, height) };
}

/**
 * The same line with fewer points (Ramer–Douglas–Peucker): no point that is left out lies further than
 * `tolerance` image pixels from what remains. The ends stay.
 */
export function simplified(points: readonly Point[], tolerance: number): Point[] {
  if (points.length < 3) return [...points];
  const keep = new Set([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const [first, last] = stretch;
    const [from, to] = [points[first], points[last]];
    if (from === undefined || to === undefined) continue;
    let farthest = -1;
    let distance = tolerance;
    for (let index = first + 1; index < last; index += 1) {
      const away = distanceToLine(points[index] ?? from, from, to);
      if (away > distance) {
        distance = away;
        farthest = index;
      }
    }
    if (farthest === -1) continue;
    keep.add(farthest);
    open.push([first, farthest], [farthest, last]);
  }
  return points.filter((_, index) => keep.has(index));
}
