import { beforeEach, describe, expect, test } from 'vitest';
import type { DrawingStep } from '../../domain/annotation';
import { drawingOf } from '../../markup/history';
import { actOnKey, type KeyContext } from './editor-keys';
import { createEditorModel, type EditorModel, withPreview } from './editor-model';
import { beginGesture, type GestureOptions, handleAt } from './gestures';
import { nameShape, placeShape } from './shape-words';
import { createViewport } from './viewport';

const PICTURE = { width: 1280, height: 20_000 };
const AREA = { x: 0, y: 0, width: 800, height: 600 };
const MEASURES = { font: '', measureText: (text: string) => ({ width: Array.from(text).length * 10 }) };
const OPTIONS: GestureOptions = { zoom: 1, reach: 9, adding: false, area: AREA, guide: () => undefined };

let editor: EditorModel;
let disk: { steps: DrawingStep[]; done: number; kept: number };

function open(history: { steps: DrawingStep[]; done: number } | null = null): EditorModel {
  return createEditorModel({
    picture: PICTURE,
    draft: history === null ? null : { history, editedAt: '', pixels: PICTURE },
    measures: MEASURES,
    port: {
      async saveStep(_from, { keep, added, done }) {
        disk = { ...disk, steps: [...disk.steps.slice(0, keep), ...added], done };
      },
      async keep() {
        disk.kept += 1;
        return null;
      },
    },
  });
}

beforeEach(() => {
  disk = { steps: [], done: 0, kept: 0 };
  editor = open();
  return () => editor.saver.stop();
});

type Place = readonly [x: number, y: number];

function drag(
  from: Place,
  to: Place,
  options: Partial<GestureOptions> & { even?: boolean; free?: boolean } = {},
) {
  const { even = false, free = true, ...rest } = options;
  const gesture = beginGesture(editor, { x: from[0], y: from[1] }, { ...OPTIONS, ...rest });
  const middle = { x: (from[0] + to[0]) / 2, y: (from[1] + to[1]) / 2 };
  gesture.move({ at: middle, even, free });
  gesture.move({ at: { x: to[0], y: to[1] }, even, free });
  return gesture;
}

function draw(tool: Parameters<EditorModel['take']>[0], from: Place, to: Place, options = {}) {
  editor.take(tool);
  drag(from, to, options).end();
  return editor.drawing.value.shapes.at(-1)!;
}

const shapes = () => editor.drawing.value.shapes;

describe('drawing with a pointer', () => {
  test('makes every kind, chooses it, and undo to the start gives the start', async () => {
    const kinds = [
      'box',
      'ellipse',
      'arrow',
      'line',
      'pen',
      'highlighter',
      'text',
      'marker',
      'comment',
      'crop',
    ] as const;
    kinds.forEach((kind, index) => {
      const shape = draw(kind, [100, 100 * index + 50], [300, 100 * index + 120]);
      expect(shape.kind).toBe(kind);
      expect([...editor.chosen.value]).toEqual([shape.id]);
    });
    expect(shapes().map(({ kind }) => kind)).toEqual(kinds);
    await editor.saver.flush();
    expect(drawingOf(disk)).toEqual(editor.drawing.value);
    editor.saver.stop();
    editor = open(disk);
    expect(shapes()).toHaveLength(kinds.length);
    for (let count = 0; count < kinds.length; count += 1) editor.undo();
    expect(editor.drawing.value).toEqual({ shapes: [], legend: [] });
    expect(editor.canUndo.value).toBe(false);
    for (let count = 0; count < kinds.length; count += 1) editor.redo();
    expect(shapes().map(({ kind }) => kind)).toEqual(kinds);
  });

  test('a click makes no box of nothing, but a number and a note', () => {
    editor.take('box');
    beginGesture(editor, { x: 50, y: 50 }, OPTIONS).end();
    expect(shapes()).toEqual([]);
    expect(editor.tool.value).toBe('box');
    editor.take('marker');
    beginGesture(editor, { x: 50, y: 50 }, OPTIONS).end();
    beginGesture(editor, { x: 90, y: 50 }, OPTIONS).end();
    expect(shapes()).toMatchObject([{ number: 1 }, { number: 2 }]);
    editor.take('comment');
    beginGesture(editor, { x: 300, y: 300 }, OPTIONS).end();
    expect(shapes().at(-1)).toMatchObject({ kind: 'comment', audience: 'private', width: 32 });
  });

  test('shows what it will be and keeps nothing of what is given up', () => {
    editor.take('ellipse');
    const gesture = drag([10, 10], [200, 100]);
    expect(withPreview(editor.drawing.value, editor.preview.value)).toHaveLength(1);
    expect(shapes()).toEqual([]);
    gesture.cancel();
    expect(editor.preview.value).toEqual([]);
    expect(editor.canUndo.value).toBe(false);
  });

  test('Shift draws squares and straight lines; nothing is drawn beyond the picture', () => {
    expect(draw('box', [10, 10], [110, 40], { even: true })).toMatchObject({ width: 100, height: 100 });
    expect(draw('arrow', [10, 10], [110, 14], { even: true })).toMatchObject({ to: { y: 10 } });
    expect(draw('box', [-50, 500], [100, 700])).toMatchObject({ x: 0, width: 100 });
  });

  test('a line of the pen keeps its run with fewer points', () => {
    editor.take('pen');
    const gesture = beginGesture(editor, { x: 0, y: 0 }, OPTIONS);
    const between = Array.from({ length: 200 }, (_, index) => ({
      x: index,
      y: index < 100 ? 0 : index - 100,
    }));
    gesture.move({ at: between.at(-1)!, between, even: false, free: false });
    gesture.end();
    const pen = shapes()[0];
    expect(pen?.kind === 'pen' && pen.points.length).toBeLessThan(6);
    expect(pen?.kind === 'pen' && pen.points.at(-1)).toEqual({ x: 199, y: 99 });
  });
});

describe('with the pointer in hand', () => {
  test('shapes are chosen, moved, added to, and framed', () => {
    const one = draw('box', [100, 100], [200, 160]);
    const other = draw('box', [400, 100], [500, 160]);
    drag([100, 120], [130, 140]).end();
    expect(shapes()[0]).toMatchObject({ id: one.id, x: 130, y: 120 });
    drag([400, 120], [400, 120], { adding: true }).end();
    expect(editor.chosen.value).toEqual(new Set([one.id, other.id]));
    drag([130, 130], [140, 130]).end();
    expect(shapes()).toMatchObject([{ x: 140 }, { x: 410 }]);
    drag([700, 590], [690, 580]).end();
    expect(editor.chosen.value.size).toBe(0);
    drag([50, 50], [790, 590]).end();
    expect(editor.chosen.value.size).toBe(2);
    expect(editor.canRedo.value).toBe(false);
  });

  test('a click chooses and moves nothing', () => {
    draw('box', [100, 100], [200, 160]);
    editor.choose();
    drag([100, 120], [101, 121]).end();
    expect(editor.chosen.value.size).toBe(1);
    expect(shapes()[0]).toMatchObject({ x: 100, y: 100 });
  });

  test('a move snaps to what is near, and not with Control', () => {
    draw('box', [100, 100], [200, 160]);
    draw('box', [400, 300], [480, 330]);
    drag([420, 300], [123, 300], { free: false }).end();
    expect(shapes()[1]).toMatchObject({ x: 100 });
    drag([120, 300], [125, 300], { free: true }).end();
    expect(shapes()[1]).toMatchObject({ x: 105 });
  });

  test('handles resize and turn; one act is one step', () => {
    const box = draw('box', [100, 100], [200, 160]);
    expect(handleAt(editor, { x: 203, y: 158 }, OPTIONS)?.handle).toBe('se');
    drag([200, 160], [260, 200]).end();
    expect(shapes()[0]).toMatchObject({ id: box.id, width: 160, height: 100 });
    drag([180, 72], [400, 150]).end();
    expect(shapes()[0]).toMatchObject({ rotation: 90 });
    editor.undo();
    editor.undo();
    expect(shapes()[0]).toEqual(box);
  });

  test('many chosen have no handles', () => {
    draw('box', [100, 100], [200, 160]);
    draw('box', [300, 100], [400, 160]);
    editor.chooseAll();
    expect(handleAt(editor, { x: 200, y: 160 }, OPTIONS)).toBeNull();
  });
});

describe('by keyboard', () => {
  const scroller = { scrollLeft: 0, scrollTop: 0, clientWidth: 800, clientHeight: 600 };
  function press(
    key: string,
    change: Partial<Parameters<typeof actOnKey>[1]> & Partial<KeyContext> = {},
  ): boolean {
    const viewport = createViewport(
      PICTURE,
      () => scroller,
      () => undefined,
    );
    const { singleKeys = true, onPicture = true, ...keys } = change;
    const context = { editor, viewport, cancelGesture: () => false, singleKeys, onPicture };
    return actOnKey(context, {
      key,
      shiftKey: false,
      altKey: false,
      ctrlKey: false,
      metaKey: false,
      ...keys,
    });
  }

  test('a shape is taken, added, moved, sized, turned, copied, restacked, deleted, undone', () => {
    press('b');
    expect(editor.tool.value).toBe('box');
    press('Enter');
    const added = shapes()[0]!;
    expect(editor.chosen.value.has(added.id)).toBe(true);
    const { x, width } = added as { x: number; width: number };
    press('ArrowRight');
    press('ArrowRight', { shiftKey: true });
    expect(shapes()[0]).toMatchObject({ x: x + 11 });
    press('ArrowRight', { altKey: true });
    expect(shapes()[0]).toMatchObject({ width: width + 1 });
    press('r');
    expect(shapes()[0]).toMatchObject({ rotation: 15 });
    press('d', { ctrlKey: true });
    expect(shapes()).toHaveLength(2);
    press('[');
    expect(editor.chosen.value.has(shapes()[0]!.id)).toBe(true);
    press('Delete');
    expect(shapes()).toEqual([expect.objectContaining({ id: added.id })]);
    for (let count = 0; count < 7; count += 1) press('z', { ctrlKey: true });
    expect(shapes()).toEqual([]);
    press('Z', { ctrlKey: true, shiftKey: true });
    expect(shapes()).toEqual([added]);
  });

  test('nudges in a row are one step', () => {
    draw('box', [100, 100], [200, 160]);
    for (let count = 0; count < 20; count += 1) press('ArrowDown');
    editor.undo();
    expect(shapes()[0]).toMatchObject({ y: 100 });
  });

  test('letters are left alone where single letters do not act, arrows outside the picture', () => {
    expect(press('b', { singleKeys: false })).toBe(false);
    draw('box', [100, 100], [200, 160]);
    expect(press('ArrowRight', { onPicture: false })).toBe(false);
    expect(press('ArrowRight', { singleKeys: false })).toBe(true);
    expect(press('Delete', { singleKeys: false })).toBe(true);
    expect(press('Delete')).toBe(false);
  });

  test('Escape puts the tool away, then what is chosen, then is the page’s', () => {
    draw('pen', [10, 10], [90, 90]);
    expect(press('Escape')).toBe(true);
    expect(editor.tool.value).toBe('select');
    expect(press('Escape')).toBe(true);
    expect(editor.chosen.value.size).toBe(0);
    expect(press('Escape')).toBe(false);
  });
});

describe('what is set', () => {
  test('is of what is chosen, and of the next shape', () => {
    draw('box', [100, 100], [200, 160]);
    editor.setStyle({ colour: 'green', lineWidth: 8 });
    expect(shapes()[0]).toMatchObject({ colour: 'green', lineWidth: 8 });
    expect(draw('line', [0, 0], [90, 90])).toMatchObject({ colour: 'green', lineWidth: 8 });
  });

  test('a text is as high as its words; typing is one step', () => {
    const text = draw('text', [100, 100], [200, 130]);
    if (text.kind !== 'text') throw new Error('no text');
    for (const words of ['e', 'ev', 'every night of that long week'])
      editor.replace([{ ...text, text: words }], `words ${text.id}`);
    const lines = 29 * 10 > text.width ? 2 : 1;
    expect(shapes()[0]).toMatchObject({ height: lines * text.fontSize * 1.25 });
    editor.undo();
    expect(shapes()[0]).toMatchObject({ text: '' });
  });

  test('nothing gets lost beyond the edge', () => {
    draw('box', [10, 10], [60, 60]);
    editor.nudge(-5000, 0);
    expect(shapes()[0]).toMatchObject({ x: -42 });
  });

  test('a copy of the crop is not made, since there is one', () => {
    draw('crop', [10, 10], [600, 600]);
    editor.duplicate();
    expect(shapes()).toHaveLength(1);
  });

  test('undo leaves nothing chosen that is gone', () => {
    draw('box', [10, 10], [60, 60]);
    editor.undo();
    expect(editor.chosen.value.size).toBe(0);
  });
});

test('shapes are named for whoever does not see them', () => {
  const box = draw('box', [10, 20], [110, 60]);
  expect(nameShape(box)).toBe('Box, Orange-red');
  expect(placeShape(box)).toBe('from 10, 20 to 110, 60');
  expect(placeShape(draw('arrow', [300, 200], [10, 20]))).toBe('from 300, 200 to 10, 20');
  const marker = draw('marker', [70, 80], [70, 80]);
  expect([nameShape(marker), placeShape(marker)]).toEqual(['Number 1', 'at 70, 80']);
  const comment = { ...draw('comment', [10, 300], [110, 360]), text: 'ask her\nabout it' } as never;
  expect(nameShape(comment)).toBe('Comment: ask her');
});
