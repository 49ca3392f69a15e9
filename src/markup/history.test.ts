import { describe, expect, test } from 'vitest';
import type { Drawing, DrawingHistory, DrawingStep, HistoryChange, Shape } from '../domain/annotation';
import { drawingOf, editHistory, NO_HISTORY, sameDrawing, stepBetween } from './history';
import { EMPTY_DRAWING, shapeFromDrag, withAdded, withReplaced } from './shape';
import { anyChange, chance } from './test-shapes';
import { moved } from './geometry';

/** What lies on disk, changed only as the history says. */
class Stored {
  steps: DrawingStep[] = [];
  done = 0;
  take(change: HistoryChange | null): void {
    if (change === null) return;
    if (change.keep > this.steps.length) throw new Error('a step was skipped');
    this.steps = [...this.steps.slice(0, change.keep), ...change.added];
    this.done = change.done;
  }
  read(): DrawingHistory {
    return JSON.parse(JSON.stringify({ steps: this.steps, done: this.done })) as DrawingHistory;
  }
}

function box(id: string): Shape {
  const path = [
    { x: 10, y: 10 },
    { x: 50, y: 40 },
  ];
  return shapeFromDrag('box', id, path, { colour: 'blue', lineWidth: 4, opacity: 1 });
}

describe('whatever a person does', () => {
  test.each(Array.from({ length: 60 }, (_, seed) => seed))(
    'undo to the start gives the start, redo the end, across reloads (seed %i)',
    (seed) => {
      const by = chance(seed);
      const stored = new Stored();
      let editing = editHistory(NO_HISTORY);
      const past: Drawing[] = [editing.drawing];
      for (let act = 0; act < 60; act += 1) {
        const roll = by.next();
        if (roll < 0.15) {
          const change = editing.undo();
          stored.take(change);
          if (change !== null) past.length = change.done + 1;
        } else if (roll < 0.2) {
          editing = editHistory(stored.read());
        } else {
          const change = editing.change(anyChange(by, editing.drawing));
          stored.take(change);
          if (change !== null) past.push(editing.drawing);
        }
        expect(sameDrawing(editing.drawing, past.at(-1)!)).toBe(true);
        expect(drawingOf(stored.read())).toEqual(editing.drawing);
      }
      const end = editing.drawing;
      editing = editHistory(stored.read());
      for (let index = past.length - 2; index >= 0; index -= 1) {
        stored.take(editing.undo());
        expect(editing.drawing).toEqual(past[index]);
        if (index % 7 === 0) editing = editHistory(stored.read());
      }
      expect(editing.drawing).toEqual(EMPTY_DRAWING);
      expect(editing.canUndo).toBe(false);
      expect(editing.undo()).toBeNull();
      for (let count = past.length - 1; count > 0; count -= 1) stored.take(editing.redo());
      expect(editing.drawing).toEqual(end);
      while (editing.canRedo) stored.take(editing.redo());
      expect(editing.redo()).toBeNull();
      expect(drawingOf(stored.read())).toEqual(editing.drawing);
    },
  );
});

describe('a history', () => {
  test('drops what was taken back once something else is done', () => {
    const editing = editHistory(NO_HISTORY);
    editing.change(withAdded(EMPTY_DRAWING, box('a')));
    editing.change(withAdded(editing.drawing, box('b')));
    editing.undo();
    expect(editing.canRedo).toBe(true);
    expect(editing.change(withAdded(editing.drawing, box('c')))).toMatchObject({ keep: 1, done: 2 });
    expect(editing.canRedo).toBe(false);
    expect(editing.drawing.shapes.map(({ id }) => id)).toEqual(['a', 'c']);
  });

  test('takes nudges of one shape as one step, and one taken back to where it began as none', () => {
    const editing = editHistory(NO_HISTORY);
    const start = withAdded(EMPTY_DRAWING, box('a'));
    editing.change(start);
    const nudge = (dx: number) =>
      editing.change(
        withReplaced(
          editing.drawing,
          editing.drawing.shapes.map((shape) => moved(shape, dx, 0)),
        ),
        'nudge a',
      );
    nudge(1);
    expect(nudge(1)).toMatchObject({ keep: 1, done: 2 });
    nudge(1);
    expect(editing.history.steps).toHaveLength(2);
    editing.undo();
    expect(editing.drawing).toEqual(start);
    editing.redo();
    editing.settle();
    nudge(1);
    expect(editing.history.steps).toHaveLength(3);
    nudge(-1);
    expect(editing.history.steps).toHaveLength(2);
    expect(editing.drawing.shapes[0]).toMatchObject({ x: 13 });
  });

  test('grows with what was changed, not with what is there', () => {
    const many = { shapes: Array.from({ length: 200 }, (_, index) => box(`s${index}`)), legend: [] };
    const step = stepBetween(many, withReplaced(many, [moved(box('s7'), 5, 5)]));
    expect(JSON.stringify(step).length).toBeLessThan(500);
  });

  test('that does not hold together is refused', () => {
    const step = stepBetween(EMPTY_DRAWING, withAdded(EMPTY_DRAWING, box('a')))!;
    expect(() => editHistory({ steps: [step, step], done: 2 })).toThrow(/does not fit/);
    const later = stepBetween(withAdded(EMPTY_DRAWING, box('a')), EMPTY_DRAWING)!;
    expect(() => drawingOf({ steps: [later], done: 1 })).toThrow(/does not fit/);
    const twice = { shapes: [box('a'), box('a')], legend: [] };
    expect(() => stepBetween(EMPTY_DRAWING, twice)).toThrow(/same id/);
  });
});
