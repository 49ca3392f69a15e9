import { describe, expect, test } from 'vitest';
import { foldText, holds, readQuery } from './search-text';

function finds(text: string, query: string): boolean {
  return holds(foldText(text), readQuery(query));
}

describe('search', () => {
  test.each([
    ['Straße in MÜNCHEN', 'strasse munchen'],
    ['Straße in München', 'STRAẞE'],
    ['Morddrohung', 'drohung'],
    ['Müller', 'mueller'],
    ['Mueller', 'Müller'],
    ['Søren Ærø', 'soren aero'],
    ['Søren', 'soeren'],
    ['Århus', 'aarhus'],
    ['Aarhus', 'århus'],
    ['Ça va, Noël ? Œuvre', 'ca noel oeuvre'],
    ['café', 'café'],
    ['ĳsbeer', 'ijsbeer'],
    ['one\ntwo', '"one two"'],
    ['blue poet', 'blue poet'],
  ])('%s is found by %s', (text, query) => {
    expect(finds(text, query)).toBe(true);
  });

  test.each([
    ['one two', 'one three'],
    ['two one', '"one two"'],
    ['Muller', 'Mueller x'],
    ['', 'a'],
  ])('%s is not found by %s', (text, query) => {
    expect(finds(text, query)).toBe(false);
  });

  test('an empty query asks for nothing', () => {
    expect(readQuery('  ')).toEqual([]);
    expect(readQuery('""')).toEqual([['""']]);
    expect(readQuery('\u0301')).toEqual([]);
  });
});
