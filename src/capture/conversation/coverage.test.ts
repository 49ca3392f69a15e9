import { describe, expect, it } from 'vitest';

import { coverageOf, distanceTo } from './coverage';

const AREA = { x: 0, y: 100, width: 400, height: 600 };

describe.each(['up', 'down'] as const)('what is shown of a message on the way %s', (direction) => {
  it('is all of one that is whole in view', () => {
    expect(coverageOf({ top: 100, bottom: 160 }, 0, AREA, direction)).toBe(1);
    expect(coverageOf({ top: 640, bottom: 700 }, 0, AREA, direction)).toBe(1);
  });

  it('is nothing of one that would fit and is cut by an edge, or is elsewhere', () => {
    for (const [top, bottom] of [
      [80, 140],
      [680, 740],
      [0, 60],
      [900, 960],
    ] as const)
      expect(coverageOf({ top, bottom }, 0, AREA, direction)).toBe(0);
  });

  it('grows piece by piece of one that is taller than the view', () => {
    let row = { top: -1400, bottom: 100 };
    let covered = 0;
    const onward = direction === 'up' ? 1 : -1;
    if (direction === 'down') row = { top: 700, bottom: 2200 };
    for (let screens = 0; screens < 4 && covered < 1; screens += 1) {
      const by = distanceTo(row, covered, AREA, direction) * onward;
      row = { top: row.top + by, bottom: row.bottom + by };
      const before = covered;
      covered = coverageOf(row, covered, AREA, direction);
      expect(covered).toBeGreaterThan(before);
    }
    expect(covered).toBe(1);
  });

  it('does not leave out what lies between two pictures', () => {
    // Scrolled too far: the part that would come next is not in view.
    const row = direction === 'up' ? { top: 0, bottom: 1500 } : { top: -700, bottom: 800 };
    expect(coverageOf(row, 0.1, AREA, direction)).toBe(0.1);
  });
});
