import type { Size } from './capture';

/**
 * What a person drew over a picture. The picture never changes: an annotation stands beside it, in the pixels of
 * the image, and the two are put together only for display and for what leaves.
 */

/** Image pixels, from the top left corner of the picture, to a hundredth. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Names of a palette (`src/markup/palette.ts`), so that what is stored says nothing about one screen. */
export type ColourName = 'ink' | 'blue' | 'vermilion' | 'green' | 'purple' | 'yellow' | 'white';

interface ShapeBase {
  /** One of the annotation's own, never used again in it. */
  readonly id: string;
}

/** Upright before it is turned. Image pixels, not negative. */
interface Framed {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Turned about the middle of its frame, degrees, clockwise, 0 ≤ rotation < 360. */
interface Turned {
  readonly rotation: number;
}

interface Coloured {
  readonly colour: ColourName;
  /** 0 < opacity ≤ 1 */
  readonly opacity: number;
}

interface Stroked extends Coloured {
  /** Of the stroke, image pixels. */
  readonly lineWidth: number;
}

export interface BoxShape extends ShapeBase, Framed, Turned, Stroked {
  readonly kind: 'box';
}

export interface EllipseShape extends ShapeBase, Framed, Turned, Stroked {
  readonly kind: 'ellipse';
}

export interface LineShape extends ShapeBase, Stroked {
  /** An arrow has its head at `to`. */
  readonly kind: 'line' | 'arrow';
  readonly from: Point;
  readonly to: Point;
}

export interface StrokeShape extends ShapeBase, Stroked {
  readonly kind: 'pen' | 'highlighter';
  /** At least one. */
  readonly points: readonly Point[];
}

export interface TextShape extends ShapeBase, Framed, Turned, Coloured {
  /** Broken into lines at `width`; `height` is what its lines took where it was written. */
  readonly kind: 'text';
  readonly text: string;
  /** Height of the letters, image pixels. */
  readonly fontSize: number;
}

export interface MarkerShape extends ShapeBase, Coloured {
  /** A number in a disc; what it stands for is in the legend. */
  readonly kind: 'marker';
  readonly x: number;
  readonly y: number;
  /** Diameter, image pixels. */
  readonly size: number;
  /** 1, 2, 3 … Two markers may share one. */
  readonly number: number;
}

export interface CropShape extends ShapeBase, Framed {
  /** What of the picture is shown; at most one in an annotation. */
  readonly kind: 'crop';
}

export interface RedactShape extends ShapeBase, Framed {
  /** A solid box; what lies under it must not leave. Never turned, so that its edge runs between pixels. */
  readonly kind: 'redact';
}

export interface CommentShape extends ShapeBase, Framed {
  /** A note pinned to a part of the picture. */
  readonly kind: 'comment';
  readonly text: string;
  /** `private`: never exported. */
  readonly audience: 'private' | 'report';
}

export type Shape =
  | BoxShape
  | EllipseShape
  | LineShape
  | StrokeShape
  | TextShape
  | MarkerShape
  | CropShape
  | RedactShape
  | CommentShape;

export type ShapeKind = Shape['kind'];

/** What the markers of one number stand for. */
export interface LegendLine {
  readonly number: number;
  readonly text: string;
}

/** What is drawn, without whose and when. */
export interface Drawing {
  /** In stacking order, the lowest first. */
  readonly shapes: readonly Shape[];
  /** By number, each once. */
  readonly legend: readonly LegendLine[];
}

/** The picture an annotation is of. */
export interface AnnotatedPicture {
  /** Name and SHA-256 of the artifact, lower-case hex, and its size in image pixels. */
  readonly name: string;
  readonly sha256: string;
  readonly pixels: Size;
}

/** One revision of an annotation. Each change that was kept is a new one, the old ones stay. */
export interface Annotation extends Drawing {
  readonly format: 'tidemark-annotation/1';
  readonly captureId: string;
  readonly picture: AnnotatedPicture;
  /** 1, 2, 3 … */
  readonly revision: number;
  /** UTC, milliseconds, ends in `Z`: the last change in it. */
  readonly editedAt: string;
  /**
   * 128 random bits in hex, part of what is hashed into the journal, so that the digest of a short note does not
   * tell its words to whoever tries a few.
   */
  readonly salt: string;
}

/** An annotation as it leaves. */
export interface BundledAnnotation extends Annotation {
  readonly enteredBy: 'person';
}

/** Picked member by member; comments that are private stay where they are. */
export function bundledAnnotation(annotation: Annotation): BundledAnnotation {
  const { format, captureId, picture, revision, editedAt, salt, shapes, legend } = annotation;
  return {
    format,
    enteredBy: 'person',
    captureId,
    picture: { name: picture.name, sha256: picture.sha256, pixels: picture.pixels },
    revision,
    editedAt,
    salt,
    shapes: shapes.filter((shape) => shape.kind !== 'comment' || shape.audience === 'report'),
    legend: legend.map(({ number, text }) => ({ number, text })),
  };
}

/** One change of a drawing, small, and told so that it can be taken back. */
export interface DrawingStep {
  /** By id; `before` is `null` for a shape that was added, `after` for one that was taken away. */
  readonly shapes: readonly {
    readonly id: string;
    readonly before: Shape | null;
    readonly after: Shape | null;
  }[];
  /** Ids in stacking order; `null` where shapes were at most added on top. */
  readonly order: { readonly before: readonly string[]; readonly after: readonly string[] } | null;
  readonly legend: {
    readonly before: readonly LegendLine[];
    readonly after: readonly LegendLine[];
  } | null;
}

/**
 * Every change since the empty drawing, and how many of them stand: what lies beyond was taken back and can be
 * done again.
 */
export interface DrawingHistory {
  readonly steps: readonly DrawingStep[];
  /** 0 … `steps.length` */
  readonly done: number;
}

/** What a person is drawing, kept at every change; no act of the journal before it becomes a revision. */
export interface AnnotationDraft {
  readonly history: DrawingHistory;
  /** UTC, milliseconds, ends in `Z`: the last change. */
  readonly editedAt: string;
  /** The picture's size as it was drawn over. */
  readonly pixels: Size;
}

/** Which row of steps a change of a history needs written. */
export interface HistoryChange {
  /** Steps from here on (0 is the first) are no more, `added` comes in their place. */
  readonly keep: number;
  readonly added: readonly DrawingStep[];
  readonly done: number;
}
