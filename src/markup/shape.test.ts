import { describe, expect, test } from 'vitest';
import type { Drawing } from '../domain/annotation';
import { COLOURS, contrasting, luminance, PALETTE } from './palette';
import {
  EMPTY_DRAWING,
  letterOf,
  newShapeId,
  nextMarkerNumber,
  rectBetween,
  reportComments,
  restacked,
  rounded,
  shapeFromDrag,
  shownArea,
  shownLegend,
  withAdded,
  withLegend,
  without,
} from './shape';
import { anyShape, chance } from './test-shapes';

const by = chance(1);

function stack(...ids: readonly string[]): Drawing {
  return { ...EMPTY_DRAWING, shapes: ids.map((id) => ({ ...anyShape(by, 'box'), id })) };
}

function idsOf({ shapes }: Drawing): string {
  return shapes.map(({ id }) => id).join('');
}

describe('stacking', () => {
  test.each([
    ['top', 'acebd'],
    ['bottom', 'bdace'],
    ['up', 'acbed'],
    ['down', 'badce'],
  ] as const)('%s', (to, expected) => {
    expect(idsOf(restacked(stack('a', 'b', 'c', 'd', 'e'), new Set(['b', 'd']), to))).toBe(expected);
  });

  test('those at the end stay there, together', () => {
    expect(idsOf(restacked(stack('a', 'b', 'c'), new Set(['b', 'c']), 'up'))).toBe('abc');
    expect(idsOf(restacked(stack('a', 'b', 'c'), new Set(['a', 'b']), 'up'))).toBe('cab');
  });
});

describe('a drawing', () => {
  test('has one crop: the last', () => {
    const first = anyShape(by, 'crop');
    const second = anyShape(by, 'crop');
    expect(withAdded(withAdded(EMPTY_DRAWING, first), second).shapes).toEqual([second]);
  });

  test('numbers its markers on, and shows the legend of those that are there', () => {
    const marker = (number: number) =>
      shapeFromDrag(
        'marker',
        `m${number}`,
        [{ x: 5, y: 5 }],
        { colour: 'ink', lineWidth: 4, opacity: 1 },
        number,
      );
    let drawing = withAdded(EMPTY_DRAWING, marker(1), marker(2));
    expect(nextMarkerNumber(drawing)).toBe(3);
    drawing = withLegend(withLegend(drawing, 2, 'the threat'), 1, 'the name');
    expect(shownLegend(drawing).map(({ number }) => number)).toEqual([1, 2]);
    expect(shownLegend(without(drawing, new Set(['m1'])))).toEqual([{ number: 2, text: 'the threat' }]);
    expect(withLegend(drawing, 1, '').legend).toEqual([{ number: 2, text: 'the threat' }]);
  });

  test('shows the whole picture, or the crop in whole pixels inside it', () => {
    const picture = { width: 100, height: 200 };
    expect(shownArea(EMPTY_DRAWING, picture)).toEqual({ x: 0, y: 0, ...picture });
    const crop = { kind: 'crop', id: 'c', x: -5, y: 10.4, width: 50.2, height: 1000 } as const;
    expect(shownArea({ shapes: [crop] }, picture)).toEqual({ x: 0, y: 10, width: 46, height: 190 });
    const outside = { ...crop, x: 900, y: 900 };
    expect(shownArea({ shapes: [outside] }, picture)).toEqual({ x: 99, y: 199, width: 1, height: 1 });
  });

  test('letters the comments that leave, and only those', () => {
    const comment = (id: string, audience: 'private' | 'report') =>
      ({ kind: 'comment', id, x: 0, y: 0, width: 9, height: 9, text: id, audience }) as const;
    const shapes = [comment('a', 'report'), comment('b', 'private'), comment('c', 'report')];
    expect(reportComments({ shapes }).map(({ letter, comment: { id } }) => letter + id)).toEqual([
      'Aa',
      'Bc',
    ]);
    expect([0, 25, 26, 27, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });

  test('has ids that do not repeat', () => {
    const ids = Array.from({ length: 1000 }, newShapeId);
    expect(new Set(ids).size).toBe(1000);
    expect(ids.every((id) => /^[0-9a-f]{16}$/.test(id))).toBe(true);
  });
});

test('numbers are kept to a hundredth, without a minus before nothing', () => {
  expect(rounded(1.23456)).toBe(1.23);
  expect(Object.is(rounded(-0.001), 0)).toBe(true);
  expect(rectBetween({ x: 5, y: 1 }, { x: 2, y: 9 })).toEqual({ x: 2, y: 1, width: 3, height: 8 });
});

describe('the palette', () => {
  test('has an edge of at least 3:1 for every colour', () => {
    for (const colour of COLOURS) {
      const [one, other] = [luminance(PALETTE[colour]), luminance(contrasting(colour))];
      expect((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)).toBeGreaterThan(3);
    }
  });

  test('holds in a print without colour: no two of the five chromatic ones but green, red and blue are of one grey', () => {
    const grey = (name: keyof typeof PALETTE): number => luminance(PALETTE[name]);
    expect(grey('yellow')).toBeGreaterThan(grey('purple') + 0.2);
    expect(grey('purple')).toBeGreaterThan(grey('vermilion') + 0.05);
    expect(grey('vermilion')).toBeGreaterThan(grey('blue') + 0.03);
    expect(grey('blue')).toBeGreaterThan(grey('ink') + 0.1);
    expect(grey('white')).toBe(1);
  });
});
