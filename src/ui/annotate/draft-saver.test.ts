import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { DrawingHistory, DrawingStep, HistoryChange } from '../../domain/annotation';
import { editHistory, NO_HISTORY } from '../../markup/history';
import { anyChange, chance } from '../../markup/test-shapes';
import { changeBetween, createDraftSaver } from './draft-saver';

/** A disk that takes its time, can fail, and refuses what does not follow on what it has. */
function slowDisk() {
  const disk = {
    steps: [] as DrawingStep[],
    done: 0,
    writes: 0,
    kept: 0,
    failing: false,
    async saveStep(from: { steps: number; done: number }, change: HistoryChange): Promise<void> {
      if (from.steps !== disk.steps.length || from.done !== disk.done) throw new Error('does not follow');
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (disk.failing) throw new Error('the disk is full');
      disk.steps = [...disk.steps.slice(0, change.keep), ...change.added];
      disk.done = change.done;
      disk.writes += 1;
    },
    async keep() {
      disk.kept += 1;
      return null;
    },
  };
  return disk;
}

function read({ steps, done }: { steps: DrawingStep[]; done: number }): DrawingHistory {
  return { steps, done };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});
afterEach(() => vi.clearAllTimers());

describe('saving', () => {
  test('whatever is done and however fast, ends with the disk having it all', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const by = chance(seed);
      const disk = slowDisk();
      const saver = createDraftSaver(disk);
      const editing = editHistory(NO_HISTORY);
      for (let act = 0; act < 40; act += 1) {
        const roll = by.next();
        const merge = roll > 0.8 ? 'nudge' : undefined;
        if (roll < 0.2) editing.undo();
        else if (roll < 0.25) editing.redo();
        else editing.change(anyChange(by, editing.drawing), merge);
        saver.save(editing.history);
        await vi.advanceTimersByTimeAsync(by.whole(0, 8));
      }
      const flushed = saver.flush();
      await vi.advanceTimersByTimeAsync(1000);
      await flushed;
      expect(read(disk)).toEqual(editing.history);
      expect(saver.state.value).toBe('saved');
      saver.stop();
    }
  });

  test('is tried again after it failed, and loses nothing', async () => {
    const disk = slowDisk();
    const saver = createDraftSaver(disk);
    const editing = editHistory(NO_HISTORY);
    const by = chance(3);
    disk.failing = true;
    for (let act = 0; act < 5; act += 1) editing.change(anyChange(by, editing.drawing));
    saver.save(editing.history);
    await vi.advanceTimersByTimeAsync(50);
    expect(saver.state.value).toBe('failed');
    expect(saver.problem.value?.detail).toContain('full');
    const kept = saver.keep();
    await vi.advanceTimersByTimeAsync(50);
    await kept;
    expect(disk.kept).toBe(0);
    disk.failing = false;
    const flushed = saver.flush();
    await vi.advanceTimersByTimeAsync(50);
    await flushed;
    expect(read(disk)).toEqual(editing.history);
    expect(saver.problem.value).toBeNull();
    saver.stop();
  });

  test('never writes two things at once, however many ask for it', async () => {
    const disk = slowDisk();
    const saver = createDraftSaver(disk);
    const editing = editHistory(NO_HISTORY);
    let together = 0;
    let most = 0;
    const saveStep = disk.saveStep.bind(disk);
    disk.saveStep = async (from, change) => {
      together += 1;
      most = Math.max(most, together);
      await saveStep(from, change).finally(() => (together -= 1));
      // A page that draws in the moment a write ends.
      editing.undo();
      saver.save(editing.history);
      saver.save(editing.history);
    };
    for (let act = 0; act < 8; act += 1)
      editing.change({ shapes: [], legend: [{ number: 1, text: String(act) }] });
    for (let act = 0; act < 4; act += 1) saver.save(editing.history);
    await vi.advanceTimersByTimeAsync(500);
    expect({ most, state: saver.state.value }).toEqual({ most: 1, state: 'saved' });
    expect(read(disk)).toEqual(editing.history);
    saver.stop();
  });

  test('is called done only when the disk has the last of it', async () => {
    const disk = slowDisk();
    const saver = createDraftSaver(disk);
    const editing = editHistory(NO_HISTORY);
    const by = chance(9);
    for (let act = 0; act < 60; act += 1) {
      editing.change(anyChange(by, editing.drawing));
      saver.save(editing.history);
      for (let tick = 0; tick < 12; tick += 1) {
        if (saver.state.value === 'saved') expect(read(disk)).toEqual(editing.history);
        await vi.advanceTimersByTimeAsync(tick < 8 ? 0 : 2);
      }
    }
    await vi.advanceTimersByTimeAsync(100);
    expect(saver.state.value).toBe('saved');
    saver.stop();
  });

  test('makes a revision after a rest, not at every change, and none where nothing came since', async () => {
    const disk = slowDisk();
    const saver = createDraftSaver(disk, NO_HISTORY, 1000);
    const editing = editHistory(NO_HISTORY);
    const by = chance(4);
    for (let act = 0; act < 10; act += 1) {
      editing.change(anyChange(by, editing.drawing));
      saver.save(editing.history);
      await vi.advanceTimersByTimeAsync(900);
    }
    expect(disk.kept).toBe(0);
    await vi.advanceTimersByTimeAsync(1100);
    expect(disk.kept).toBe(1);
    const again = saver.keep();
    await vi.advanceTimersByTimeAsync(50);
    await again;
    expect(disk.kept).toBe(1);
  });

  test('leaving before the rest makes the revision at once', async () => {
    const disk = slowDisk();
    const saver = createDraftSaver(disk);
    const editing = editHistory(NO_HISTORY);
    editing.change({ shapes: [], legend: [{ number: 1, text: 'here' }] });
    saver.save(editing.history);
    const left = saver.keep();
    await vi.advanceTimersByTimeAsync(50);
    await left;
    expect(disk).toMatchObject({ kept: 1, done: 1 });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(disk.kept).toBe(1);
  });
});

test('the change between two histories is what differs', () => {
  const editing = editHistory(NO_HISTORY);
  editing.change({ shapes: [], legend: [{ number: 1, text: 'a' }] });
  const one = editing.history;
  editing.change({ shapes: [], legend: [{ number: 1, text: 'b' }] });
  expect(changeBetween(one, editing.history)).toMatchObject({ keep: 1, done: 2, added: [{}] });
  expect(changeBetween(one, one)).toBeNull();
  editing.undo();
  expect(changeBetween({ ...editing.history, done: 2 }, editing.history)).toEqual({
    keep: 2,
    added: [],
    done: 1,
  });
});
