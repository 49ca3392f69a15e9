import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { AnnotationDraft, Drawing, DrawingHistory, Point, Shape } from '../../domain/annotation';
import type { Rect, Size } from '../../domain/capture';
import { type Measures, textHeight } from '../../markup/draw';
import { boundsOf, canTurn, frameOf, keptOnPicture, moved, turnedBy } from '../../markup/geometry';
import { editHistory, NO_HISTORY } from '../../markup/history';
import {
  EMPTY_DRAWING,
  fontSizeFor,
  highlighterWidthFor,
  isFramed,
  markerSizeFor,
  newShapeId,
  nextMarkerNumber,
  type Restack,
  restacked,
  shapeFromDrag,
  type Style,
  withAdded,
  withLegend,
  without,
  withReplaced,
} from '../../markup/shape';
import { createDraftSaver, type DraftSaver, type SavingPort } from './draft-saver';
import { type DrawTool, isDrawTool, staysInHand, type Tool } from './tools';

/** Everything the editor knows and can do with what is drawn; nothing of the page and its pointers. */
export interface EditorModel {
  readonly picture: Size;
  readonly drawing: ReadonlySignal<Drawing>;
  /** Shapes as they are while a gesture lasts, by id; new ones lie on top. Nothing of it is kept yet. */
  readonly preview: Signal<readonly Shape[]>;
  readonly chosen: ReadonlySignal<ReadonlySet<string>>;
  readonly chosenShapes: ReadonlySignal<readonly Shape[]>;
  /** The shape that was just drawn, until something else is chosen: its words come next. */
  readonly justAdded: ReadonlySignal<string | null>;
  readonly tool: ReadonlySignal<Tool>;
  readonly style: ReadonlySignal<Style>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  readonly saver: DraftSaver;
  take(tool: Tool): void;
  choose(...ids: readonly string[]): void;
  toggle(id: string): void;
  chooseAll(): void;
  /** The shape a gesture would make; `null` where it is too small to mean anything. */
  shapeOf(tool: DrawTool, path: readonly Point[], least: number): Shape | null;
  /** Draws it, chooses it, and puts the tool away unless the next of its kind mostly follows. */
  add(shape: Shape): void;
  /** A shape of the kind in hand in the middle of an area, for whoever does not draw with a pointer. */
  addIn(area: Rect): void;
  replace(shapes: readonly Shape[], merge?: string): void;
  setStyle(change: Partial<Style>): void;
  nudge(dx: number, dy: number): void;
  turn(degrees: number): void;
  remove(): void;
  duplicate(): void;
  restack(to: Restack): void;
  setLegend(number: number, text: string): void;
  undo(): void;
  redo(): void;
  /** What follows is a step of its own. */
  settle(): void;
}

export interface EditorOptions {
  readonly picture: Size;
  readonly draft: AnnotationDraft | null;
  readonly measures: Measures;
  readonly port: SavingPort;
}

/** How far a copy lies from what it was made of, image pixels. */
const COPY_OFFSET = 24;

export function createEditorModel({ picture, draft, measures, port }: EditorOptions): EditorModel {
  const opened: DrawingHistory = draft?.history ?? NO_HISTORY;
  const editing = editHistory(opened);
  const saver = createDraftSaver(port, opened);
  const drawing = signal<Drawing>(editing.drawing);
  const preview = signal<readonly Shape[]>([]);
  const chosen = signal<ReadonlySet<string>>(new Set());
  const justAdded = signal<string | null>(null);
  const tool = signal<Tool>('select');
  const style = signal<Style>({ colour: 'vermilion', lineWidth: 4, opacity: 1 });
  const canUndo = signal(editing.canUndo);
  const canRedo = signal(editing.canRedo);
  const chosenShapes = computed(() => drawing.value.shapes.filter(({ id }) => chosen.value.has(id)));

  function follow(): void {
    drawing.value = editing.drawing;
    canUndo.value = editing.canUndo;
    canRedo.value = editing.canRedo;
    const there = new Set(editing.drawing.shapes.map(({ id }) => id));
    if ([...chosen.value].some((id) => !there.has(id)))
      chosen.value = new Set([...chosen.value].filter((id) => there.has(id)));
  }

  function change(next: Drawing, merge?: string): void {
    if (editing.change(next, merge) === null) return;
    saver.save(editing.history);
    follow();
  }

  /** What a shape must be after anything was done to it: on the picture, and as high as its words. */
  function tidied(shape: Shape): Shape {
    const tall =
      shape.kind === 'text'
        ? { ...shape, height: Math.round(textHeight(measures, shape) * 100) / 100 }
        : shape;
    const back = keptOnPicture(frameOf(tall), picture);
    return back.x === 0 && back.y === 0 ? tall : moved(tall, back.x, back.y);
  }

  function replace(shapes: readonly Shape[], merge?: string): void {
    change(withReplaced(editing.drawing, shapes.map(tidied)), merge);
  }

  /** Merges what is done again and again to the same shapes. */
  function again(act: string): string {
    return `${act} ${[...chosen.value].join(' ')}`;
  }

  const model: EditorModel = {
    picture,
    drawing,
    preview,
    chosen,
    chosenShapes,
    justAdded,
    tool,
    style,
    canUndo,
    canRedo,
    saver,
    take(next) {
      tool.value = next;
      preview.value = [];
      if (isDrawTool(next)) chosen.value = new Set();
    },
    choose(...ids) {
      editing.settle();
      justAdded.value = null;
      chosen.value = new Set(ids);
    },
    toggle(id) {
      const next = new Set(chosen.value);
      if (!next.delete(id)) next.add(id);
      model.choose(...next);
    },
    chooseAll() {
      model.choose(...editing.drawing.shapes.map(({ id }) => id));
    },
    shapeOf(kind, path, least) {
      const shape = shapeFromDrag(kind, newShapeId(), path, style.value, nextMarkerNumber(editing.drawing));
      const { width, height } = frameOf(shape);
      if (kind === 'pen' || kind === 'highlighter' || kind === 'marker' || kind === 'text')
        return tidied(shape);
      const small = Math.max(width, height) < least || (isFramed(shape) && Math.min(width, height) < 1);
      if (!small) return tidied(shape);
      if (kind !== 'comment' || !isFramed(shape)) return null;
      // A click pins a note: a region around it.
      const side = least * 8;
      return tidied({ ...shape, x: shape.x - side / 2, y: shape.y - side / 2, width: side, height: side });
    },
    add(shape) {
      change(withAdded(editing.drawing, tidied(shape)));
      preview.value = [];
      model.choose(shape.id);
      justAdded.value = shape.id;
      if (!staysInHand(tool.value)) tool.value = 'select';
    },
    addIn(area) {
      const kind = tool.value;
      if (!isDrawTool(kind)) return;
      const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 };
      const half = { x: Math.min(area.width, 320) / 4, y: Math.min(area.height, 240) / 4 };
      const from = { x: middle.x - half.x, y: middle.y - half.y };
      const to = { x: middle.x + half.x, y: middle.y + half.y };
      const shape = model.shapeOf(kind, kind === 'marker' ? [middle] : [from, to], 1);
      if (shape !== null) model.add(shape);
    },
    replace,
    setStyle(next) {
      style.value = { ...style.value, ...next };
      const restyled = chosenShapes.value.map((shape): Shape => {
        const { colour, opacity, lineWidth } = next;
        return {
          ...shape,
          ...('colour' in shape && colour !== undefined ? { colour } : {}),
          ...('opacity' in shape && opacity !== undefined ? { opacity } : {}),
          ...('lineWidth' in shape && lineWidth !== undefined
            ? { lineWidth: shape.kind === 'highlighter' ? highlighterWidthFor({ lineWidth }) : lineWidth }
            : {}),
          ...(shape.kind === 'text' && lineWidth !== undefined
            ? { fontSize: fontSizeFor({ lineWidth }) }
            : {}),
          ...(shape.kind === 'marker' && lineWidth !== undefined
            ? { size: markerSizeFor({ lineWidth }) }
            : {}),
        };
      });
      replace(restyled);
    },
    nudge(dx, dy) {
      replace(
        chosenShapes.value.map((shape) => moved(shape, dx, dy)),
        again('nudge'),
      );
    },
    turn(degrees) {
      const shapes = chosenShapes.value.filter((shape) => canTurn(shape) || 'from' in shape);
      replace(
        shapes.map((shape) => turnedBy(shape, degrees)),
        again('turn'),
      );
    },
    remove() {
      change(without(editing.drawing, chosen.value));
    },
    duplicate() {
      // There is one crop, so a copy of it would take its place.
      const copies = chosenShapes.value
        .filter(({ kind }) => kind !== 'crop')
        .map((shape) => tidied({ ...moved(shape, COPY_OFFSET, COPY_OFFSET), id: newShapeId() }));
      if (copies.length === 0) return;
      change(withAdded(editing.drawing, ...copies));
      model.choose(...copies.map(({ id }) => id));
    },
    restack(to) {
      change(restacked(editing.drawing, chosen.value, to));
    },
    setLegend(number, text) {
      change(withLegend(editing.drawing, number, text), `legend ${number}`);
    },
    undo() {
      if (editing.undo() === null) return;
      saver.save(editing.history);
      follow();
    },
    redo() {
      if (editing.redo() === null) return;
      saver.save(editing.history);
      follow();
    },
    settle: () => editing.settle(),
  };
  return model;
}

/** The drawing with what a gesture shows of it: changed shapes in their places, new ones on top. */
export function withPreview(
  { shapes }: Drawing = EMPTY_DRAWING,
  preview: readonly Shape[],
): readonly Shape[] {
  if (preview.length === 0) return shapes;
  const byId = new Map(preview.map((shape) => [shape.id, shape]));
  const known = new Set(shapes.map(({ id }) => id));
  return [
    ...shapes.map((shape) => byId.get(shape.id) ?? shape),
    ...preview.filter(({ id }) => !known.has(id)),
  ];
}

/** What lies around all these shapes. */
export function boundsOfAll(shapes: readonly Shape[]): Rect | null {
  if (shapes.length === 0) return null;
  const bounds = shapes.map(boundsOf);
  const x = Math.min(...bounds.map((one) => one.x));
  const y = Math.min(...bounds.map((one) => one.y));
  return {
    x,
    y,
    width: Math.max(...bounds.map((one) => one.x + one.width)) - x,
    height: Math.max(...bounds.map((one) => one.y + one.height)) - y,
  };
}
