import { expect, it } from 'vitest';
import { objectAt, parseJson, textIn } from './page-json';

it('is nothing where it is no JSON or endless', () => {
  expect(parseJson(null)).toBeNull();
  expect(parseJson('{"a":')).toBeNull();
  expect(parseJson(`"${'a'.repeat(4_000_000)}"`)).toBeNull();
});

it.each([
  ['a text', '{"id":"12345678901234567890"}', '12345678901234567890'],
  ['an exact number', '{"id":123}', '123'],
  ['a number that would be rounded to another account’s', '{"id":12345678901234567890}', null],
  ['an empty text', '{"id":""}', null],
  ['an object', '{"id":{}}', null],
  ['nothing', '{}', null],
])('reads %s', (_what, json, expected) => {
  expect(textIn(objectAt(parseJson(json), []), 'id')).toBe(expected);
});

it('follows own properties only', () => {
  const data = parseJson('{"a":{"b":{"c":"d"}},"list":[{"c":"d"}]}');
  expect(textIn(objectAt(data, ['a', 'b']), 'c')).toBe('d');
  expect(objectAt(data, ['constructor'])).toBeNull();
  expect(objectAt(data, ['list', '0'])).toBeNull();
  expect(textIn(objectAt(data, ['a']), 'toString')).toBeNull();
});
