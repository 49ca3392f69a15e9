import { describe, expect, it } from 'vitest';
import { createHider, HIDDEN, readTerms, suggestTerms } from './terms';

describe('a term', () => {
  const hide = createHider(['Anna Müller', '@anna.m', '+45 12 34 56 78', 'anna@mail.example']);

  it.each([
    ['as it is', 'Anna Müller'],
    ['in another case', 'ANNA MÜLLER'],
    ['decomposed', 'Anna Müller'.normalize('NFD')],
    ['with a space that does not break', 'Anna\u00a0Müller'],
    ['with characters that are not seen', 'An\u200bna M\u00adüller'],
    ['in an address', 'Anna%20M%C3%BCller'],
    ['in an address, in capitals', 'ANNA+M%c3%9cLLER'],
    ['as a name of an account', 'anna_müller'],
    ['in one word', 'annamüller'],
    ['as JSON escapes it', String.raw`Anna M\u00fcller`],
    ['a handle', '@Anna.M'],
    ['a handle without its sign', 'anna.m'],
    ['a number', '+45 12 34 56 78'],
    ['a number in other groups', '45 (12) 3456-78'],
    ['a number without spaces', '4512345678'],
    ['an address', 'Anna@Mail.example'],
    ['an address in an address', 'anna%40mail.example'],
  ])('is hidden %s', (_what, text) => {
    expect(hide(`before ${text} after`)).toBe(`before ${HIDDEN} after`);
  });

  it('is hidden wherever it stands, and its length is not told', () => {
    expect(hide('Anna Müller and anna.m, AnnaMüllers')).toBe(`${HIDDEN} and ${HIDDEN}, ${HIDDEN}s`);
    expect(hide('@anna_muller anna_müller_1987 annamüller47')).toBe(`@anna_muller ${HIDDEN} ${HIDDEN}`);
    expect(hide('Nothing of it here: Ann, Muller')).toBe('Nothing of it here: Ann, Muller');
  });

  it('may hold every sign that means something in a pattern, and too short ones are none', () => {
    for (const odd of ['a.b*c', '(x)', '[q]', 'a|b', '\\d+', '$&', '^a-b$', 'x{2}', 'a/b']) {
      expect(createHider([odd])(`<${odd}>`)).toBe(`<${HIDDEN}>`);
    }
    expect(createHider(['a.b'])('axb')).toBe('axb');
    expect(readTerms(['', ' ', 'a', '@', ' wren ', 'Wren', '@wren'])).toEqual(['wren']);
    expect(createHider(['a'])('banana')).toBe('banana');
  });
});

describe('suggestions', () => {
  it('are what the archive knows, each once, and not whom the capture is about', () => {
    const suggested = suggestTerms({
      own: ['Anna Müller', 'Nobody Here'],
      author: ['Harasser', '@harasser'],
      people: ['Harasser', 'Kind Friend', '@friend'],
      texts: [
        'ANNA MÜLLER, write to anna@mail.example or +45 12 34 56 78. @friend @third.one @harasser',
        'Posted 2026-11-21 13:32, seen 21.11.2026. https://harbour.example/@hidden/post/123456789',
      ],
    });
    expect(suggested).toEqual([
      { term: 'Anna Müller', why: 'own' },
      { term: 'anna@mail.example', why: 'e-mail' },
      { term: '+45 12 34 56 78', why: 'telephone' },
      { term: 'Kind Friend', why: 'other-person' },
      { term: '@friend', why: 'other-person' },
      { term: '@third.one', why: 'other-person' },
    ]);
  });
});
