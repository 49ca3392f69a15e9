import { describe, expect, it } from 'vitest';
import { csvBytes, csvCell } from './csv';

/** RFC 4180, read by nothing of ours. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (character === '\r' && text[at + 1] === '\n') {
      rows.push([...row, cell]);
      row = [];
      cell = '';
      at += 1;
    } else cell += character;
  }
  return rows;
}

describe('csvCell', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['=cmd|" /C calc"!A0', `'=cmd|" /C calc"!A0`],
    ['+49 123', `'+49 123`],
    ['-5', `'-5`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['\r=1', `'\r=1`],
    ['\n=1', `'\n=1`],
    ['＝1+1', `'＝1+1`],
    ['@handle', `'@handle`],
    ['a=1', 'a=1'],
    ["'=1", "'=1"],
    ['https://example.org/?a=1', 'https://example.org/?a=1'],
    ['', ''],
  ])('makes %j inert', (value, expected) => {
    expect(parse(`${csvCell(value)}\r\n`)).toEqual([[expected]]);
  });

  it('leaves numbers of ours and nothing alone', () => {
    expect(csvCell(-5)).toBe('"-5"');
    expect(csvCell(null)).toBe('""');
  });
});

describe('csvBytes', () => {
  it('is read back cell for cell, with what would break a table', () => {
    const rows = [
      ['a', 'b'],
      ['with "quotes"', 'with, comma'],
      ['two\r\nlines', 'ünï 🙃 العربية'],
      [null, 7],
    ];
    const bytes = csvBytes(rows);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(parse(text)).toEqual(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
  });
});
