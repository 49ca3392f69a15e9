import { describe, expect, test } from 'vitest';
import { canonicalBytes, canonicalJson } from './canonical-json';
import { toHex } from './digest';

describe('RFC 8785', () => {
  test('the example of section 3.2.2, with the bytes of section 3.2.4', () => {
    const input: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(toHex(canonicalBytes(input))).toBe(
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e' +
        '756d62657273223a5b3333333333333333332e333333333333332c31652b3330' +
        '2c342e352c302e3030322c31652d32375d2c22737472696e67223a22e282ac24' +
        '5c75303030665c6e4127425c225c5c5c5c5c222f227d',
    );
  });

  test('keys in UTF-16 order, as in section 3.2.3', () => {
    const input = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const values = Object.values(JSON.parse(canonicalJson(input)) as Record<string, string>);
    const order = [...canonicalJson(input).matchAll(/:"([^"]*)"/g)].map((match) => match[1]);
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
    expect(values).toHaveLength(7);
  });

  // Appendix B, a row each way of the exponent and at the ends.
  test.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [Number.MAX_VALUE, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e23, '1e+23'],
    [1e21, '1e+21'],
    [999999999999999900000, '999999999999999900000'],
    [0.000001, '0.000001'],
    [9.999999999999997e-7, '9.999999999999997e-7'],
  ])('number %d', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  test('is the same whatever order the keys were set in', () => {
    expect(canonicalJson({ b: [{ y: 1, x: 2 }], a: null })).toBe(
      canonicalJson({ a: null, b: [{ x: 2, y: 1 }] }),
    );
  });
});

describe('refuses what JSON would drop or change', () => {
  class Instance {
    readonly value = 1;
  }
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  // oxlint-disable-next-line no-sparse-arrays
  const holed = [1, , 3];
  test.each<[string, unknown, string]>([
    ['undefined', undefined, '$ is undefined'],
    ['undefined in an object', { a: { b: undefined } }, '$.a.b is undefined'],
    ['undefined in an array', [1, undefined], '$[1] is undefined'],
    ['a hole', holed, '$[1] is undefined'],
    ['a function', { a: () => 1 }, '$.a is function'],
    ['a symbol', [Symbol('s')], '$[0] is symbol'],
    ['a bigint', { a: 1n }, '$.a is bigint'],
    ['NaN', { a: Number.NaN }, '$.a is NaN'],
    ['infinity', [-Infinity], '$[0] is -Infinity'],
    ['a date', { at: new Date(0) }, '$.at is no plain object'],
    ['a map', new Map(), '$ is no plain object'],
    ['a boxed number', [new Number(1)], '$[0] is no plain object'],
    ['bytes', { a: new Uint8Array(1) }, '$.a is no plain object'],
    ['an instance', new Instance(), '$ is no plain object'],
    ['a toJSON', { toJSON: () => 1 }, '$ has a toJSON'],
    ['a lone surrogate', { a: ['x\ud800'] }, '$.a[0] has a lone surrogate'],
    ['a lone surrogate in a key', { 'x\udc00': 1 }, '$ has a key with a lone surrogate'],
    ['a circle', circle, '$.self is a circle'],
  ])('%s', (_, value, message) => {
    expect(() => canonicalJson(value)).toThrow(new TypeError(message));
  });

  test('but not the same object twice, nor an object without a prototype', () => {
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
    expect(canonicalJson(Object.assign(Object.create(null), { b: 2 }))).toBe('{"b":2}');
    expect(canonicalJson(structuredClone({ c: 3 }))).toBe('{"c":3}');
  });
});
