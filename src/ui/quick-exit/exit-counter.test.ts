import { describe, expect, test } from 'vitest';
import { countKey, NOT_COUNTING, pressesMissing, WINDOW_MS, type ExitCount } from './exit-counter';

function press(count: ExitCount, at: number): ExitCount {
  const down = countKey(count, { type: 'keydown', key: 'Shift', modified: false, at });
  return countKey(down, { type: 'keyup', key: 'Shift', modified: false, at: at + 50 });
}

describe('quick exit by Shift', () => {
  test('three presses within five seconds leave', () => {
    let count = press(NOT_COUNTING, 0);
    expect(pressesMissing(count, 100)).toBe(2);
    count = press(count, 1000);
    expect(pressesMissing(count, 1100)).toBe(1);
    count = press(count, 4000);
    expect(pressesMissing(count, 4050)).toBe(0);
  });

  test('three presses over a longer time do not', () => {
    const count = press(press(press(NOT_COUNTING, 0), 3000), WINDOW_MS + 100);
    expect(pressesMissing(count, WINDOW_MS + 150)).toBe(1);
  });

  test('holding Shift down repeats keydown and counts once', () => {
    let count = NOT_COUNTING;
    for (let at = 0; at < 600; at += 30)
      count = countKey(count, { type: 'keydown', key: 'Shift', modified: false, at });
    count = countKey(count, { type: 'keyup', key: 'Shift', modified: false, at: 600 });
    expect(pressesMissing(count, 600)).toBe(2);
  });

  test('capital letters do not count and start anew', () => {
    let count = press(press(NOT_COUNTING, 0), 500);
    count = countKey(count, { type: 'keydown', key: 'Shift', modified: false, at: 900 });
    count = countKey(count, { type: 'keydown', key: 'A', modified: false, at: 950 });
    count = countKey(count, { type: 'keyup', key: 'A', modified: false, at: 970 });
    count = countKey(count, { type: 'keyup', key: 'Shift', modified: false, at: 990 });
    expect(pressesMissing(count, 1000)).toBe(3);
  });

  test('Shift with another modifier does not count', () => {
    let count = countKey(NOT_COUNTING, { type: 'keydown', key: 'Shift', modified: true, at: 0 });
    count = countKey(count, { type: 'keyup', key: 'Shift', modified: false, at: 50 });
    expect(pressesMissing(count, 50)).toBe(3);
  });

  test('a count that was begun is forgotten after the window', () => {
    expect(pressesMissing(press(NOT_COUNTING, 0), WINDOW_MS + 60)).toBe(3);
  });
});
