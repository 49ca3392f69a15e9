import type {
  Annotation,
  AnnotatedPicture,
  BundledAnnotation,
  Drawing,
  DrawingStep,
  LegendLine,
  Point,
  Shape,
} from '../domain/annotation';
import { COLOURS } from './palette';

/*
 * Strict readers of what was stored or handed in: every member there and of its type, none besides, numbers finite
 * and in their bounds. What does not fit is refused with the place; nothing is mended.
 */

/** Far more than anybody draws; keeps a damaged or hostile file from taking the page down. */
export const MOST = { shapes: 10_000, points: 100_000, text: 100_000, side: 1_000_000 } as const;

class Refused extends Error {
  override readonly name = 'UnreadableAnnotation';
}

type Reader<T> = (value: unknown, place: string) => T;

function refuse(place: string, why: string): never {
  throw new Refused(`${place} ${why}`);
}

/** A plain object with these members and no other. */
function membersOf<T>(readers: { readonly [K in keyof T]-?: Reader<T[K]> }): Reader<T> {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse(place, 'is no object');
    const given = value as Record<string, unknown>;
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(readers, name)) refuse(`${place}.${name}`, 'is not known');
    }
    const read = Object.entries(readers).map(([name, reader]) => {
      if (!Object.hasOwn(given, name)) refuse(`${place}.${name}`, 'is missing');
      return [name, (reader as Reader<unknown>)(given[name], `${place}.${name}`)];
    });
    return Object.fromEntries(read) as T;
  };
}

function oneOf<const T extends string>(...allowed: readonly T[]): Reader<T> {
  return (value, place) =>
    (allowed as readonly unknown[]).includes(value)
      ? (value as T)
      : refuse(place, 'is none of what it may be');
}

function number(least: number, most: number, whole = false): Reader<number> {
  return (value, place) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < least || value > most)
      return refuse(place, `is no number from ${least} to ${most}`);
    if (whole && !Number.isInteger(value)) return refuse(place, 'is no whole number');
    return value;
  };
}

function text(pattern?: RegExp): Reader<string> {
  return (value, place) => {
    if (typeof value !== 'string' || value.length > MOST.text)
      return refuse(place, 'is no text, or too long');
    if (!value.isWellFormed()) return refuse(place, 'has half a character');
    return pattern === undefined || pattern.test(value) ? value : refuse(place, 'has another form');
  };
}

function listOf<T>(reader: Reader<T>, most: number, least = 0): Reader<readonly T[]> {
  return (value, place) => {
    if (!Array.isArray(value)) return refuse(place, 'is no list');
    if (value.length < least || value.length > most) return refuse(place, `has ${value.length} members`);
    return value.map((member, index) => reader(member, `${place}[${index}]`));
  };
}

function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, place) => (value === null ? null : reader(value, place));
}

const coordinate = number(-MOST.side, MOST.side);
const extent = number(0, MOST.side);
const readPoint = membersOf<Point>({ x: coordinate, y: coordinate });
const id = text(/^[A-Za-z0-9_-]{1,64}$/);
const frame = { x: coordinate, y: coordinate, width: extent, height: extent };
const coloured = { colour: oneOf(...COLOURS), opacity: number(0.01, 1) };
const stroked = { ...coloured, lineWidth: number(0.1, 1000) };
const rotation: Reader<number> = (value, place) => {
  const angle = number(0, 360)(value, place);
  return angle < 360 ? angle : refuse(place, 'is a whole turn');
};

const SHAPE_READERS = {
  box: membersOf({ kind: oneOf('box'), id, ...frame, ...stroked, rotation }),
  ellipse: membersOf({ kind: oneOf('ellipse'), id, ...frame, ...stroked, rotation }),
  arrow: membersOf({ kind: oneOf('arrow', 'line'), id, ...stroked, from: readPoint, to: readPoint }),
  line: membersOf({ kind: oneOf('arrow', 'line'), id, ...stroked, from: readPoint, to: readPoint }),
  pen: membersOf({
    kind: oneOf('pen', 'highlighter'),
    id,
    ...stroked,
    points: listOf(readPoint, MOST.points, 1),
  }),
  highlighter: membersOf({
    kind: oneOf('pen', 'highlighter'),
    id,
    ...stroked,
    points: listOf(readPoint, MOST.points, 1),
  }),
  text: membersOf({
    kind: oneOf('text'),
    id,
    ...frame,
    ...coloured,
    rotation,
    text: text(),
    fontSize: number(1, 1000),
  }),
  marker: membersOf({
    kind: oneOf('marker'),
    id,
    x: coordinate,
    y: coordinate,
    ...coloured,
    size: number(1, 1000),
    number: number(1, 9999, true),
  }),
  crop: membersOf({ kind: oneOf('crop'), id, ...frame }),
  redact: membersOf({ kind: oneOf('redact'), id, ...frame }),
  comment: membersOf({
    kind: oneOf('comment'),
    id,
    ...frame,
    text: text(),
    audience: oneOf('private', 'report'),
  }),
} as const satisfies Readonly<Record<Shape['kind'], Reader<Shape>>>;

const readShape: Reader<Shape> = (value, place) => {
  const kind: unknown =
    typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  if (typeof kind !== 'string' || !Object.hasOwn(SHAPE_READERS, kind))
    return refuse(`${place}.kind`, 'is not known');
  return SHAPE_READERS[kind as Shape['kind']](value, place);
};

const readShapes: Reader<readonly Shape[]> = (value, place) => {
  const shapes = listOf(readShape, MOST.shapes)(value, place);
  if (new Set(shapes.map((shape) => shape.id)).size !== shapes.length) refuse(place, 'has an id twice');
  if (shapes.filter(({ kind }) => kind === 'crop').length > 1) refuse(place, 'has more than one crop');
  return shapes;
};

const readLegend: Reader<readonly LegendLine[]> = (value, place) => {
  const legend = listOf(membersOf<LegendLine>({ number: number(1, 9999, true), text: text() }), MOST.shapes)(
    value,
    place,
  );
  const ascending = legend.every(
    (line, index) => index === 0 || line.number > (legend[index - 1]?.number ?? 0),
  );
  return ascending ? legend : refuse(place, 'is not in order');
};

const side = number(1, MOST.side, true);
const sha256 = text(/^[0-9a-f]{64}$/);
const picture = membersOf<AnnotatedPicture>({
  name: text(/^[a-z0-9][a-z0-9.-]{0,199}$/),
  sha256,
  pixels: membersOf({ width: side, height: side }),
});

const annotation = {
  format: oneOf('tidemark-annotation/1'),
  captureId: id,
  picture,
  revision: number(1, Number.MAX_SAFE_INTEGER, true),
  editedAt: text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  salt: text(/^[0-9a-f]{32}$/),
  shapes: readShapes,
  legend: readLegend,
};

/** Throws an `Error` that names the place where `value` is no annotation. */
export function readAnnotation(value: unknown): Annotation {
  return membersOf<Annotation>(annotation)(value, 'annotation');
}

/** As it leaves. A private comment in it is refused: it must never have left. */
export function readBundledAnnotation(value: unknown): BundledAnnotation {
  const read = membersOf<BundledAnnotation>({ ...annotation, enteredBy: oneOf('person') })(
    value,
    'annotation',
  );
  if (read.shapes.some((shape) => shape.kind === 'comment' && shape.audience === 'private'))
    refuse('annotation.shapes', 'has a private comment');
  return read;
}

export function readDrawing(value: unknown): Drawing {
  return membersOf<Drawing>({ shapes: readShapes, legend: readLegend })(value, 'drawing');
}

/** One change of a drawing; whether it fits the steps before it is told by following them (`history.ts`). */
export function readStep(value: unknown): DrawingStep {
  const ids = listOf(id, MOST.shapes);
  return membersOf<DrawingStep>({
    shapes: listOf(
      membersOf<DrawingStep['shapes'][number]>({ id, before: orNull(readShape), after: orNull(readShape) }),
      2 * MOST.shapes,
    ),
    order: orNull(membersOf({ before: ids, after: ids })),
    legend: orNull(membersOf({ before: readLegend, after: readLegend })),
  })(value, 'step');
}

/** The drawing in an annotation. */
export function drawingIn({ shapes, legend }: Drawing): Drawing {
  return { shapes, legend };
}
