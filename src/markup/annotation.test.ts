import { describe, expect, test } from 'vitest';
import { type Annotation, bundledAnnotation } from '../domain/annotation';
import { readAnnotation, readBundledAnnotation, readDrawing, readStep } from './annotation';
import { stepBetween } from './history';
import { EMPTY_DRAWING } from './shape';
import { anyChange, anyShape, chance, KINDS } from './test-shapes';

function sample(change: Partial<Annotation> = {}): Annotation {
  const by = chance(7);
  return {
    format: 'tidemark-annotation/1',
    captureId: '00000000-0000-4000-8000-000000000000',
    picture: { name: 'viewport.png', sha256: 'ab'.repeat(32), pixels: { width: 1280, height: 720 } },
    revision: 1,
    editedAt: '2026-11-20T13:00:00.000Z',
    salt: '0f'.repeat(16),
    shapes: KINDS.map((kind) => anyShape(by, kind)),
    legend: [
      { number: 1, text: 'the name' },
      { number: 3, text: 'דבר' },
    ],
    ...change,
  };
}

function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

describe('an annotation', () => {
  test('is read back as it was, every kind of shape', () => {
    const annotation = sample();
    expect(new Set(annotation.shapes.map(({ kind }) => kind))).toEqual(new Set(KINDS));
    expect(readAnnotation(throughJson(annotation))).toEqual(annotation);
  });

  test('of any drawing is readable, and every step to it', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const by = chance(seed);
      let drawing = EMPTY_DRAWING;
      for (let act = 0; act < 12; act += 1) {
        const next = anyChange(by, drawing);
        const step = stepBetween(drawing, next);
        if (step !== null) expect(readStep(throughJson(step))).toEqual(step);
        drawing = next;
      }
      expect(readDrawing(throughJson(drawing))).toEqual(drawing);
    }
  });

  test.each<[string, (annotation: Record<string, unknown>) => void, RegExp]>([
    ['another format', (given) => (given['format'] = 'tidemark-annotation/2'), /format/],
    ['a member too many', (given) => (given['mood'] = 'x'), /mood is not known/],
    ['a member too few', (given) => delete given['salt'], /salt is missing/],
    ['a short digest', (given) => ((given['picture'] as Record<string, unknown>)['sha256'] = 'ab'), /sha256/],
    [
      'a path for a name',
      (given) => ((given['picture'] as Record<string, unknown>)['name'] = '../x.png'),
      /name/,
    ],
    ['revision 0', (given) => (given['revision'] = 0), /revision/],
    ['a time without milliseconds', (given) => (given['editedAt'] = '2026-11-20T13:00:00Z'), /editedAt/],
    ['no list of shapes', (given) => (given['shapes'] = {}), /shapes is no list/],
    [
      'a legend out of order',
      (given) => (given['legend'] = (given['legend'] as unknown[]).toReversed()),
      /legend is not in order/,
    ],
    ['a list in place of the record', (given) => Object.assign(given, { legend: null }), /legend is no list/],
  ])('with %s is refused', (_, spoil, why) => {
    const annotation = throughJson(sample()) as unknown as Record<string, unknown>;
    spoil(annotation);
    expect(() => readAnnotation(annotation)).toThrow(why);
  });

  test.each<[string, object, RegExp]>([
    ['an unknown kind', { kind: 'blur' }, /kind is not known/],
    ['a kind of the prototype', { kind: 'constructor' }, /kind is not known/],
    ['a number that is none', { x: 'left' }, /x is no number/],
    ['a place beyond all pictures', { x: 1e9 }, /x is no number/],
    ['a negative width', { width: -1 }, /width/],
    ['a colour of its own', { colour: '#123456' }, /colour/],
    ['no opacity', { opacity: 0 }, /opacity/],
    ['a whole turn', { rotation: 360 }, /whole turn/],
    ['a member too many', { onclick: 'x' }, /onclick is not known/],
    ['an id with a sign', { id: 'a b' }, /id has another form/],
  ])('whose box has %s is refused', (_, change, why) => {
    const box = { ...anyShape(chance(1), 'box'), ...change } as never;
    expect(() => readAnnotation(sample({ shapes: [box] }))).toThrow(why);
  });

  test('with the same id twice, two crops, or half a character is refused', () => {
    const by = chance(2);
    const box = anyShape(by, 'box');
    expect(() => readAnnotation(sample({ shapes: [box, box] }))).toThrow(/id twice/);
    const crops = [anyShape(by, 'crop'), anyShape(by, 'crop')];
    expect(() => readAnnotation(sample({ shapes: crops }))).toThrow(/more than one crop/);
    const half = { ...anyShape(by, 'text'), text: 'a\ud800' } as never;
    expect(() => readAnnotation(sample({ shapes: [half] }))).toThrow(/half a character/);
  });
});

describe('what leaves', () => {
  const comment = (audience: 'private' | 'report') =>
    ({
      kind: 'comment',
      id: audience,
      x: 0,
      y: 0,
      width: 9,
      height: 9,
      text: `for ${audience}`,
      audience,
    }) as const;

  test('has the comments for the report and none that is private', () => {
    const bundled = bundledAnnotation(sample({ shapes: [comment('private'), comment('report')] }));
    expect(bundled.shapes).toEqual([comment('report')]);
    expect(JSON.stringify(bundled)).not.toContain('for private');
    expect(bundled.enteredBy).toBe('person');
    expect(readBundledAnnotation(throughJson(bundled))).toEqual(bundled);
  });

  test('with a private comment is refused', () => {
    const leaked = { ...bundledAnnotation(sample()), shapes: [comment('private')] };
    expect(() => readBundledAnnotation(leaked)).toThrow(/private comment/);
  });

  test('takes nothing along that the format does not name', () => {
    const more = { ...sample(), secret: 'x', picture: { ...sample().picture, secret: 'y' } };
    expect(JSON.stringify(bundledAnnotation(more))).not.toContain('secret');
  });
});
