import type {
  Drawing,
  DrawingHistory,
  DrawingStep,
  HistoryChange,
  LegendLine,
  Shape,
} from '../domain/annotation';
import { EMPTY_DRAWING } from './shape';

/*
 * Undo without end, also after a reload. The history is a row of steps from the empty drawing on, and a place in
 * it. A step holds only what it changed, both ways, so each is small and is written by itself: saving the
 * thousandth change costs what saving the first did. Taking back moves the place; the next change drops what was
 * taken back. Keeping a revision does not touch the steps, so undo goes on past it, to the start.
 */

export const NO_HISTORY: DrawingHistory = { steps: [], done: 0 };

function sameLegend(one: readonly LegendLine[], other: readonly LegendLine[]): boolean {
  return (
    one.length === other.length &&
    one.every((line, index) => line.number === other[index]?.number && line.text === other[index].text)
  );
}

/** Deep, by JSON: shapes hold nothing that JSON does not. Members stand in one order, since shapes are made by spreading. */
export function sameShape(one: Shape, other: Shape): boolean {
  return one === other || JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(shape: Shape): [string, unknown][] {
  return Object.entries(shape).sort(([one], [other]) => (one < other ? -1 : 1));
}

export function sameDrawing(one: Drawing, other: Drawing): boolean {
  return (
    one === other ||
    (one.shapes.length === other.shapes.length &&
      one.shapes.every((shape, index) => {
        const there = other.shapes[index];
        return there !== undefined && sameShape(shape, there);
      }) &&
      sameLegend(one.legend, other.legend))
  );
}

/** What leads from one drawing to another; `null` when they are the same. */
export function stepBetween(before: Drawing, after: Drawing): DrawingStep | null {
  const old = new Map(before.shapes.map((shape) => [shape.id, shape]));
  const now = new Map(after.shapes.map((shape) => [shape.id, shape]));
  if (now.size !== after.shapes.length) throw new Error('two shapes of one drawing have the same id');
  const gone = before.shapes
    .filter(({ id }) => !now.has(id))
    .map((shape) => ({ id: shape.id, before: shape, after: null }));
  const changed = after.shapes.flatMap((shape) => {
    const was = old.get(shape.id);
    return was !== undefined && !sameShape(was, shape) ? [{ id: shape.id, before: was, after: shape }] : [];
  });
  const added = after.shapes
    .filter(({ id }) => !old.has(id))
    .map((shape) => ({ id: shape.id, before: null, after: shape }));
  const ids = { before: before.shapes.map(({ id }) => id), after: after.shapes.map(({ id }) => id) };
  const onTop = gone.length === 0 && ids.before.every((id, index) => ids.after[index] === id);
  const legend = sameLegend(before.legend, after.legend)
    ? null
    : { before: before.legend, after: after.legend };
  const shapes = [...gone, ...changed, ...added];
  if (shapes.length === 0 && onTop && legend === null) return null;
  return { shapes, order: onTop ? null : ids, legend };
}

function applied(drawing: Drawing, step: DrawingStep, way: 'forward' | 'back'): Drawing {
  const [from, to] = way === 'forward' ? (['before', 'after'] as const) : (['after', 'before'] as const);
  const byId = new Map(drawing.shapes.map((shape) => [shape.id, shape]));
  for (const change of step.shapes) {
    if (byId.has(change.id) !== (change[from] !== null))
      throw new Error(`the step does not fit the drawing at ${change.id}`);
    const next = change[to];
    if (next === null) byId.delete(change.id);
    else byId.set(change.id, next);
  }
  const order = step.order?.[to] ?? [...byId.keys()];
  const shapes = order.map((id) => {
    const shape = byId.get(id);
    if (shape === undefined) throw new Error(`the step does not fit the drawing at ${id}`);
    return shape;
  });
  if (shapes.length !== byId.size) throw new Error('the step does not name every shape');
  return { shapes, legend: step.legend?.[to] ?? drawing.legend };
}

/** The drawing a history has come to. Throws when a step does not follow from those before it. */
export function drawingOf({ steps, done }: DrawingHistory): Drawing {
  return steps.slice(0, done).reduce((drawing, step) => applied(drawing, step, 'forward'), EMPTY_DRAWING);
}

/** A history that is worked with: every change says what of it must be written. */
export interface Editing {
  readonly drawing: Drawing;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** All of it, for whoever writes it anew. */
  readonly history: DrawingHistory;
  /**
   * Takes a drawing as the next step. Changes that follow each other with the same `merge` are one step: a shape
   * nudged ten times goes back at once. `null` when nothing changed.
   */
  change(next: Drawing, merge?: string): HistoryChange | null;
  /** What was open to merging no longer is. */
  settle(): void;
  undo(): HistoryChange | null;
  redo(): HistoryChange | null;
}

/** Throws when the history does not hold together. */
export function editHistory({ steps: given, done: at }: DrawingHistory): Editing {
  let steps = [...given];
  let done = at;
  let drawing = drawingOf({ steps, done });
  let merging: { readonly key: string; readonly base: Drawing } | null = null;

  return {
    get drawing() {
      return drawing;
    },
    get canUndo() {
      return done > 0;
    },
    get canRedo() {
      return done < steps.length;
    },
    get history() {
      return { steps, done };
    },
    change(next, merge) {
      const merges = merge !== undefined && merging?.key === merge;
      const base = merges && merging !== null ? merging.base : drawing;
      if (stepBetween(drawing, next) === null) return null;
      const step = stepBetween(base, next);
      const keep = merges ? done - 1 : done;
      // Merged back to where it began: the step is no more.
      const added = step === null ? [] : [step];
      steps = [...steps.slice(0, keep), ...added];
      done = steps.length;
      drawing = next;
      merging = merge === undefined || step === null ? null : { key: merge, base };
      return { keep, added, done };
    },
    settle() {
      merging = null;
    },
    undo() {
      const step = steps[done - 1];
      if (step === undefined) return null;
      drawing = applied(drawing, step, 'back');
      done -= 1;
      merging = null;
      return { keep: steps.length, added: [], done };
    },
    redo() {
      const step = steps[done];
      if (step === undefined) return null;
      drawing = applied(drawing, step, 'forward');
      done += 1;
      merging = null;
      return { keep: steps.length, added: [], done };
    },
  };
}
