import { describe, expect, test } from 'vitest';
import type { Shape } from '../domain/annotation';
import {
  arrowOutline,
  breakLines,
  type Context2D,
  drawShapes,
  fitScale,
  runsRightToLeft,
  textHeight,
  tilesOf,
} from './draw';
import { boundsOf, intersects } from './geometry';
import { anyShape, chance, KINDS } from './test-shapes';

/** Notes what is asked of a canvas; the pixels themselves are looked at in a real browser. */
function recorder() {
  const calls: { name: string; given: unknown[]; alpha: number; composite: string; fill: string }[] = [];
  const state: Record<string, unknown> = {
    globalAlpha: 1,
    globalCompositeOperation: 'source-over',
    fillStyle: '',
  };
  const saved: Record<string, unknown>[] = [];
  const context = new Proxy(state, {
    get(target, name: string) {
      if (name in target) return target[name];
      if (name === 'measureText') return (text: string) => ({ width: Array.from(text).length * 10 });
      return (...given: unknown[]) => {
        if (name === 'save') saved.push({ ...state });
        if (name === 'restore') Object.assign(state, saved.pop());
        calls.push({
          name,
          given,
          alpha: state['globalAlpha'] as number,
          composite: state['globalCompositeOperation'] as string,
          fill: state['fillStyle'] as string,
        });
      };
    },
    set(target, name: string, value) {
      target[name] = value;
      return true;
    },
  }) as unknown as Context2D;
  return { context, calls, painted: () => calls.filter(({ name }) => /^(?:stroke|fill)/.test(name)) };
}

const AREA = { x: -1000, y: -1000, width: 100_000, height: 100_000 };

describe('drawing', () => {
  test('paints every kind but the crop, which is only a bound', () => {
    for (const kind of KINDS) {
      const { context, painted } = recorder();
      const shape = {
        ...anyShape(chance(3), kind),
        ...(kind === 'comment' ? { audience: 'report' } : {}),
      } as Shape;
      const said = 'text' in shape ? { ...shape, text: 'here' } : shape;
      drawShapes(context, [said], { area: AREA, scale: 1, drawnFor: 'export' });
      expect({ kind, painted: painted().length > 0 }).toEqual({ kind, painted: kind !== 'crop' });
    }
  });

  test('leaves private comments out of what leaves, and shows them to whoever wrote them', () => {
    const shape = {
      kind: 'comment',
      id: 'c',
      x: 0,
      y: 0,
      width: 50,
      height: 50,
      text: 'mine',
      audience: 'private',
    } as const;
    const forExport = recorder();
    drawShapes(forExport.context, [shape], { area: AREA, scale: 1, drawnFor: 'export' });
    expect(forExport.painted()).toEqual([]);
    const forEditor = recorder();
    drawShapes(forEditor.context, [shape], { area: AREA, scale: 1, drawnFor: 'editor' });
    expect(forEditor.painted().length).toBeGreaterThan(0);
    const written = forEditor.calls.filter(({ name }) => name === 'fillText').flatMap(({ given }) => given);
    expect(written).not.toContain('mine');
  });

  test('hides with a solid black, never see-through', () => {
    const { context, painted } = recorder();
    drawShapes(context, [{ kind: 'redact', id: 'r', x: 5, y: 6, width: 7, height: 8 }], {
      area: AREA,
      scale: 1,
      drawnFor: 'export',
    });
    expect(painted()).toMatchObject([{ name: 'fillRect', given: [5, 6, 7, 8], alpha: 1, fill: '#000000' }]);
  });

  test('puts a tile at its place and skips what does not reach into it', () => {
    const shapes = Array.from({ length: 300 }, (_, seed) => anyShape(chance(seed)));
    const area = { x: 0, y: 8000, width: 1280, height: 2000 };
    const { context, calls } = recorder();
    drawShapes(context, shapes, { area, scale: 0.5, drawnFor: 'editor' });
    const reaching = shapes.filter((shape) => shape.kind !== 'crop' && intersects(boundsOf(shape), area));
    expect(reaching.length).toBeGreaterThan(10);
    expect(reaching.length).toBeLessThan(shapes.length / 2);
    const placed = calls.filter(({ name }) => name === 'setTransform');
    expect(placed).toHaveLength(reaching.length);
    expect(placed[0]?.given).toEqual([0.5, 0, 0, 0.5, -0, -4000]);
  });

  test('the same shape is painted in every tile it reaches into, so no seam cuts it', () => {
    const shape = {
      ...anyShape(chance(1), 'box'),
      x: 10,
      y: 90,
      width: 50,
      height: 120,
      rotation: 0,
    } as Shape;
    const touched = tilesOf({ x: 0, y: 0, width: 100, height: 300 }, 100).filter((area) => {
      const { context, painted } = recorder();
      drawShapes(context, [shape], { area, scale: 1, drawnFor: 'export' });
      return painted().length > 0;
    });
    expect(touched).toHaveLength(3);
  });

  test('takes light away under a highlighter, and paints nothing on after it', () => {
    const { context, calls } = recorder();
    const shape = anyShape(chance(5), 'highlighter');
    drawShapes(context, [shape, anyShape(chance(6), 'box')], { area: AREA, scale: 1, drawnFor: 'export' });
    const strokes = calls.filter(({ name }) => name === 'stroke');
    expect(strokes[0]).toMatchObject({ composite: 'multiply' });
    expect(strokes.at(-1)).toMatchObject({ composite: 'source-over' });
  });

  test('numbers of report comments follow the order, whoever else comments between', () => {
    const comment = (id: string, audience: 'private' | 'report') =>
      ({ kind: 'comment', id, x: 0, y: 0, width: 50, height: 50, text: '', audience }) as const;
    const letters = (drawnFor: 'editor' | 'export') => {
      const { context, calls } = recorder();
      drawShapes(context, [comment('a', 'report'), comment('b', 'private'), comment('c', 'report')], {
        area: AREA,
        scale: 1,
        drawnFor,
      });
      return calls.filter(({ name }) => name === 'fillText').map(({ given }) => given[0]);
    };
    expect(letters('export')).toEqual(['A', 'B']);
    expect(letters('editor')).toEqual(['A', '…', 'B']);
  });
});

describe('text', () => {
  const measures = { font: '', measureText: (text: string) => ({ width: Array.from(text).length * 10 }) };
  const lines = (text: string, width: number) => breakLines(measures, { text, width, fontSize: 20 });

  test('breaks between words, and where the person broke it', () => {
    expect(lines('one two three', 80)).toEqual(['one two', 'three']);
    expect(lines('one\ntwo', 800)).toEqual(['one', 'two']);
    expect(lines('', 80)).toEqual(['']);
    expect(lines('a\n\nb', 80)).toEqual(['a', '', 'b']);
  });

  test('never begins a line with a comma, and cuts what is wider than all', () => {
    expect(lines('seven, eight', 60)).toEqual(['seven,', 'eight']);
    expect(lines('abcdefghij', 40)).toEqual(['abcd', 'efgh', 'ij']);
  });

  test('breaks scripts without spaces, and keeps what a person sees as one letter together', () => {
    expect(lines('毎日のように電話が来た', 50).every((line) => Array.from(line).length <= 5)).toBe(true);
    expect(lines('毎日のように電話が来た', 50).join('')).toBe('毎日のように電話が来た');
    expect(lines('👩‍👩‍👧👩‍👩‍👧', 50)).toEqual(['👩‍👩‍👧', '👩‍👩‍👧']);
  });

  test('knows which way a script runs', () => {
    expect(['שלום', 'مرحبا hello', '12 ܫܠܡܐ'].map(runsRightToLeft)).toEqual([true, true, true]);
    expect(['hello مرحبا', '123', 'Привет', ''].map(runsRightToLeft)).toEqual([false, false, false, false]);
  });

  test('is as high as its lines', () => {
    expect(textHeight(measures, { text: 'one two three', width: 80, fontSize: 20 })).toBe(50);
  });
});

test('tiles cover an area without gap or overlap', () => {
  const area = { x: 3, y: 7, width: 10, height: 65_001 };
  const tiles = tilesOf(area, 2048);
  expect(tiles[0]?.y).toBe(7);
  tiles.forEach((tile, index) => {
    expect(tile.x).toBe(3);
    expect(tile.height).toBeLessThanOrEqual(2048);
    if (index > 0) expect(tile.y).toBe(tiles[index - 1]!.y + tiles[index - 1]!.height);
  });
  expect(tiles.reduce((sum, { height }) => sum + height, 0)).toBe(65_001);
  expect(() => tilesOf(area, 0)).toThrow(RangeError);
});

test('an arrow points at its end, also one without length', () => {
  expect(arrowOutline({ x: 0, y: 0 }, { x: 100, y: 0 }, 4)[3]).toEqual({ x: 100, y: 0 });
  for (const { x, y } of arrowOutline({ x: 5, y: 5 }, { x: 5, y: 5 }, 4))
    expect(Number.isFinite(x + y)).toBe(true);
});

test('fitting never makes a picture larger', () => {
  expect(fitScale({ width: 1280, height: 20_000 }, { width: 640, height: 500 })).toBe(0.025);
  expect(fitScale({ width: 100, height: 100 }, { width: 640, height: 500 })).toBe(1);
});
