import type { Point, Shape } from '../../domain/annotation';
import type { Rect } from '../../domain/capture';
import {
  boundsOf,
  frameOf,
  type Handle,
  handlesOf,
  intersects,
  moved,
  resized,
  shapeAt,
  shapesWithin,
  simplified,
  snapMove,
  snappedToAngle,
  snappedToSquare,
} from '../../markup/geometry';
import { rectBetween } from '../../markup/shape';
import { boundsOfAll, type EditorModel } from './editor-model';
import { type DrawTool, isDrawTool } from './tools';

/** What a pointer does, in image pixels. */
export interface Move {
  readonly at: Point;
  /** Further places since the last move, oldest first, `at` the last; only a pen's line needs them. */
  readonly between?: readonly Point[];
  /** Keep proportions, angles at 15°. */
  readonly even: boolean;
  /** Do not snap. */
  readonly free: boolean;
}

/** A gesture from pointer down to pointer up. */
export interface Gesture {
  move(to: Move): void;
  end(): void;
  cancel(): void;
}

/** What the stage shows of a gesture besides shapes; image pixels. */
export interface Guides {
  readonly frame: Rect | null;
  readonly x: number | null;
  readonly y: number | null;
}

export const NO_GUIDES: Guides = { frame: null, x: null, y: null };

export interface GestureOptions {
  /** CSS pixels for one image pixel. */
  readonly zoom: number;
  /** How near a pointer must come, CSS pixels: a finger needs more than a mouse. */
  readonly reach: number;
  /** Takes into, or out of, what is chosen. */
  readonly adding: boolean;
  /** What is in view: nothing else is snapped to. */
  readonly area: Rect;
  readonly guide: (guides: Guides) => void;
}

/** How far a handle for turning stands off its shape, CSS pixels. */
export const TURN_LIFT = 28;
const SNAP = 6;
/** A drag shorter than this is a click, CSS pixels. */
const CLICK = 4;
/** Most points of a pen's line lie on the way between others; CSS pixels. */
const PEN_TOLERANCE = 0.4;

/** Begins what a pointer down at `at` means with the tool in hand. */
export function beginGesture(editor: EditorModel, at: Point, options: GestureOptions): Gesture {
  const tool = editor.tool.value;
  if (isDrawTool(tool)) return drawing(editor, tool, at, options);
  const held = handleAt(editor, at, options);
  if (held !== null) return resizing(editor, held.shape, held.handle, options);
  const shape = shapeAt(
    editor.drawing.value.shapes,
    at,
    options.reach / 2 / options.zoom,
    editor.chosen.value,
  );
  if (shape === null) return choosing(editor, at, options);
  if (options.adding) editor.toggle(shape.id);
  else if (!editor.chosen.value.has(shape.id)) editor.choose(shape.id);
  return moving(editor, at, options);
}

/** The handle at a place; only one shape that is chosen alone has handles. */
export function handleAt(
  editor: EditorModel,
  at: Point,
  { zoom, reach }: Pick<GestureOptions, 'zoom' | 'reach'>,
): { readonly shape: Shape; readonly handle: Handle } | null {
  const [shape, other] = editor.chosenShapes.value;
  if (shape === undefined || other !== undefined) return null;
  const near = handlesOf(shape, TURN_LIFT / zoom)
    .map(({ handle, at: place }) => ({ handle, away: Math.hypot(place.x - at.x, place.y - at.y) * zoom }))
    .filter(({ away }) => away <= reach)
    .sort((one, two) => one.away - two.away)[0];
  return near === undefined ? null : { shape, handle: near.handle };
}

/** The nearest place on the picture: what is drawn beyond its edge would be seen by nobody. */
function onPicture({ picture }: EditorModel, { x, y }: Point): Point {
  return { x: Math.min(Math.max(0, x), picture.width), y: Math.min(Math.max(0, y), picture.height) };
}

function drawing(editor: EditorModel, tool: DrawTool, begun: Point, { zoom }: GestureOptions): Gesture {
  const start = onPicture(editor, begun);
  const freehand = tool === 'pen' || tool === 'highlighter';
  const path: Point[] = [start];
  const id = 'being-drawn';
  const show = (): void => {
    const shape = editor.shapeOf(tool, path, CLICK / zoom);
    editor.preview.value = shape === null ? [] : [{ ...shape, id }];
  };
  show();
  return {
    move({ at, between, even }) {
      if (freehand && !even) path.push(...(between ?? [at]).map((place) => onPicture(editor, place)));
      else {
        const square = tool === 'box' || tool === 'ellipse';
        const straight = tool === 'line' || tool === 'arrow' || freehand;
        const to = !even
          ? at
          : straight
            ? snappedToAngle(start, at)
            : square
              ? snappedToSquare(start, at)
              : at;
        path.splice(1, path.length - 1, onPicture(editor, to));
      }
      show();
    },
    end() {
      const points = freehand ? simplified(path, PEN_TOLERANCE / zoom) : path;
      const shape = editor.shapeOf(tool, points, CLICK / zoom);
      editor.preview.value = [];
      if (shape !== null) editor.add(shape);
    },
    cancel() {
      editor.preview.value = [];
    },
  };
}

function resizing(editor: EditorModel, shape: Shape, handle: Handle, _options: GestureOptions): Gesture {
  let now = shape;
  return {
    move({ at, even }) {
      now = resized(shape, handle, at, even);
      editor.preview.value = [now];
    },
    end() {
      editor.preview.value = [];
      if (now !== shape) editor.replace([now]);
    },
    cancel() {
      editor.preview.value = [];
    },
  };
}

function moving(editor: EditorModel, start: Point, { zoom, area, guide }: GestureOptions): Gesture {
  const shapes = editor.chosenShapes.value;
  const chosen = editor.chosen.value;
  const frame = boundsOfAll(shapes);
  const alone = shapes.length === 1 && shapes[0] !== undefined ? frameOf(shapes[0]) : frame;
  const others = editor.drawing.value.shapes
    .filter((shape) => !chosen.has(shape.id) && intersects(boundsOf(shape), area))
    .map(frameOf);
  let by: Point | null = null;
  return {
    move({ at, even, free }) {
      let [dx, dy] = [at.x - start.x, at.y - start.y];
      // Until it is clearly a drag nothing moves, so that a click does not shift what it chooses.
      if (by === null && Math.hypot(dx, dy) * zoom < CLICK) return;
      if (even) [dx, dy] = Math.abs(dx) >= Math.abs(dy) ? [dx, 0] : [0, dy];
      if (!free && alone !== null) {
        const there = { ...alone, x: alone.x + dx, y: alone.y + dy };
        const snap = snapMove(there, others, editor.picture, SNAP / zoom);
        dx += snap.dx;
        dy += snap.dy;
        guide({ frame: null, x: snap.atX, y: snap.atY });
      } else guide(NO_GUIDES);
      by = { x: dx, y: dy };
      editor.preview.value = shapes.map((shape) => moved(shape, dx, dy));
    },
    end() {
      guide(NO_GUIDES);
      editor.preview.value = [];
      if (by === null) return;
      const { x, y } = by;
      editor.replace(shapes.map((shape) => moved(shape, x, y)));
    },
    cancel() {
      guide(NO_GUIDES);
      editor.preview.value = [];
    },
  };
}

function choosing(editor: EditorModel, start: Point, { zoom, adding, guide }: GestureOptions): Gesture {
  const before = adding ? [...editor.chosen.value] : [];
  let frame: Rect | null = null;
  return {
    move({ at }) {
      if (frame === null && Math.hypot(at.x - start.x, at.y - start.y) * zoom < CLICK) return;
      frame = rectBetween(start, at);
      guide({ ...NO_GUIDES, frame });
    },
    end() {
      guide(NO_GUIDES);
      const within = frame === null ? [] : shapesWithin(editor.drawing.value.shapes, frame);
      editor.choose(...new Set([...before, ...within.map(({ id }) => id)]));
    },
    cancel() {
      guide(NO_GUIDES);
    },
  };
}
