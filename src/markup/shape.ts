import type { ColourName, Drawing, LegendLine, Point, Shape, ShapeKind } from '../domain/annotation';
import type { Rect, Size } from '../domain/capture';

/** What a new shape takes over from the tool bar. */
export interface Style {
  readonly colour: ColourName;
  /** Image pixels. */
  readonly lineWidth: number;
  readonly opacity: number;
}

export const EMPTY_DRAWING: Drawing = { shapes: [], legend: [] };

export const FRAMED_KINDS = ['box', 'ellipse', 'text', 'crop', 'redact', 'comment'] as const;
export type FramedKind = (typeof FRAMED_KINDS)[number];
export type FramedShape = Extract<Shape, { kind: FramedKind }>;

export function isFramed(shape: Shape): shape is FramedShape {
  return (FRAMED_KINDS as readonly ShapeKind[]).includes(shape.kind);
}

/** Degrees, clockwise; 0 for what cannot be turned or is turned by its points. */
export function rotationOf(shape: Shape): number {
  return 'rotation' in shape ? shape.rotation : 0;
}

/** To a hundredth of a pixel: finer than anybody sees, and a record without long tails of digits. */
export function rounded(value: number): number {
  // Adding 0 turns −0, which JSON would not keep, into 0.
  return Math.round(value * 100) / 100 + 0;
}

export function roundedPoint({ x, y }: Point): Point {
  return { x: rounded(x), y: rounded(y) };
}

/** The upright rectangle between two corners, whichever they are. */
export function rectBetween(one: Point, other: Point): Rect {
  return {
    x: rounded(Math.min(one.x, other.x)),
    y: rounded(Math.min(one.y, other.y)),
    width: rounded(Math.abs(one.x - other.x)),
    height: rounded(Math.abs(one.y - other.y)),
  };
}

/** Letters a person reads at the size of the picture's own text: by the line width, so one control sets both. */
export function fontSizeFor({ lineWidth }: Pick<Style, 'lineWidth'>): number {
  return 12 + lineWidth * 3;
}

export function markerSizeFor({ lineWidth }: Pick<Style, 'lineWidth'>): number {
  return 20 + lineWidth * 4;
}

/** A highlighter is as wide as a line of text is high. */
export function highlighterWidthFor({ lineWidth }: Pick<Style, 'lineWidth'>): number {
  return 10 + lineWidth * 3;
}

/** The shape of a kind that a drag from one point to another makes. `points` are what a pen went through. */
export function shapeFromDrag(
  kind: ShapeKind,
  id: string,
  path: readonly Point[],
  style: Style,
  nextNumber = 1,
): Shape {
  const from = roundedPoint(path[0] ?? { x: 0, y: 0 });
  const to = roundedPoint(path.at(-1) ?? from);
  const { colour, opacity, lineWidth } = style;
  const stroked = { id, colour, opacity, lineWidth };
  const frame = rectBetween(from, to);
  switch (kind) {
    case 'box':
    case 'ellipse':
      return { kind, ...stroked, ...frame, rotation: 0 };
    case 'arrow':
    case 'line':
      return { kind, ...stroked, from, to };
    case 'pen':
      return { kind, ...stroked, points: path.map(roundedPoint) };
    case 'highlighter':
      return {
        kind,
        ...stroked,
        lineWidth: highlighterWidthFor(style),
        opacity: Math.min(opacity, 0.5),
        points: path.map(roundedPoint),
      };
    case 'text': {
      const fontSize = fontSizeFor(style);
      const width = Math.max(frame.width, fontSize * 10);
      return {
        kind,
        id,
        colour,
        opacity,
        ...frame,
        width,
        height: fontSize * 1.25,
        rotation: 0,
        fontSize,
        text: '',
      };
    }
    case 'marker':
      return { kind, id, colour, opacity, ...to, size: markerSizeFor(style), number: nextNumber };
    case 'crop':
    case 'redact':
      return { kind, id, ...frame };
    case 'comment':
      return { kind, id, ...frame, text: '', audience: 'private' };
  }
}

/** One more than the highest number among the markers. */
export function nextMarkerNumber({ shapes }: Drawing): number {
  return (
    shapes.reduce((most, shape) => (shape.kind === 'marker' ? Math.max(most, shape.number) : most), 0) + 1
  );
}

/** An id that no shape of the drawing has, nor had: random, 64 bits. */
export function newShapeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The drawing with these shapes on top; a second crop takes the place of the first. */
export function withAdded(drawing: Drawing, ...added: readonly Shape[]): Drawing {
  const crops = added.some(({ kind }) => kind === 'crop');
  const kept = crops ? drawing.shapes.filter(({ kind }) => kind !== 'crop') : drawing.shapes;
  return { ...drawing, shapes: [...kept, ...added] };
}

/** The drawing with shapes of the same id put in the place of those it has. */
export function withReplaced(drawing: Drawing, changed: readonly Shape[]): Drawing {
  const byId = new Map(changed.map((shape) => [shape.id, shape]));
  return { ...drawing, shapes: drawing.shapes.map((shape) => byId.get(shape.id) ?? shape) };
}

/** Without these shapes. The legend stays: it may be that the marker comes back. */
export function without(drawing: Drawing, ids: ReadonlySet<string>): Drawing {
  return { ...drawing, shapes: drawing.shapes.filter(({ id }) => !ids.has(id)) };
}

export type Restack = 'top' | 'up' | 'down' | 'bottom';

/** Moves these shapes in the stacking order, keeping their order among each other. */
export function restacked(drawing: Drawing, ids: ReadonlySet<string>, to: Restack): Drawing {
  const moving = drawing.shapes.filter(({ id }) => ids.has(id));
  const rest = drawing.shapes.filter(({ id }) => !ids.has(id));
  if (to === 'top') return { ...drawing, shapes: [...rest, ...moving] };
  if (to === 'bottom') return { ...drawing, shapes: [...moving, ...rest] };
  const shapes = [...drawing.shapes];
  const indices = shapes.map((_, index) => index);
  // Each steps over one neighbour that does not move with it; from the side they move to, so none is overtaken.
  for (const index of to === 'up' ? indices.toReversed() : indices) {
    const other = to === 'up' ? index + 1 : index - 1;
    const [here, there] = [shapes[index], shapes[other]];
    if (here === undefined || there === undefined || !ids.has(here.id) || ids.has(there.id)) continue;
    shapes[index] = there;
    shapes[other] = here;
  }
  return { ...drawing, shapes };
}

/** The legend with the line of one number changed; an empty text takes the line away. */
export function withLegend(drawing: Drawing, number: number, text: string): Drawing {
  const others = drawing.legend.filter((line) => line.number !== number);
  const legend = text === '' ? others : [...others, { number, text }];
  return { ...drawing, legend: legend.toSorted((one, other) => one.number - other.number) };
}

/** The lines of the legend that have a marker, which are those that are shown. */
export function shownLegend({ shapes, legend }: Drawing): LegendLine[] {
  const numbers = new Set(shapes.flatMap((shape) => (shape.kind === 'marker' ? [shape.number] : [])));
  return legend.filter(({ number }) => numbers.has(number));
}

/** What of the picture is shown: the crop, in whole pixels and inside the picture, or all of it. */
export function shownArea({ shapes }: Pick<Drawing, 'shapes'>, { width, height }: Size): Rect {
  const crop = shapes.findLast((shape) => shape.kind === 'crop');
  if (crop === undefined) return { x: 0, y: 0, width, height };
  const x = Math.min(Math.max(0, Math.floor(crop.x)), width - 1);
  const y = Math.min(Math.max(0, Math.floor(crop.y)), height - 1);
  const right = Math.min(width, Math.max(x + 1, Math.ceil(crop.x + crop.width)));
  const bottom = Math.min(height, Math.max(y + 1, Math.ceil(crop.y + crop.height)));
  return { x, y, width: right - x, height: bottom - y };
}

/** Comments that leave, in the order they were made, with the letter each has in picture and report. */
export function reportComments({
  shapes,
}: Pick<Drawing, 'shapes'>): { letter: string; comment: Extract<Shape, { kind: 'comment' }> }[] {
  return shapes
    .filter((shape) => shape.kind === 'comment')
    .filter(({ audience }) => audience === 'report')
    .map((comment, index) => ({ letter: letterOf(index), comment }));
}

/** 0 → A, 25 → Z, 26 → AA, as columns of a table are named. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
