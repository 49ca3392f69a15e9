import { describe, expect, it } from 'vitest';
import { csvBytes, csvCell } from './csv';
import { parseCsv } from './test-csv';

describe('csvCell', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['=cmd|" /C calc"!A0', `'=cmd|" /C calc"!A0`],
    ['+49 123', `'+49 123`],
    ['-5', `'-5`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t'=1`],
    ['\r=1', `'\r'=1`],
    ['\n=1', `'\n'=1`],
    ['＝1+1', `'＝1+1`],
    ['@handle', `'@handle`],
    ['a=1', 'a=1'],
    ["'=1", "'=1"],
    ['https://example.org/?a=1', 'https://example.org/?a=1'],
    ['', ''],
    // Where the machine's own separator is a semicolon, Excel cuts the line there, whatever is quoted.
    ['hello;=1+1;', `hello;'=1+1;`],
    ['hello; @SUM(A1)', `hello; '@SUM(A1)`],
    ['hello;"=1+1', `hello;"'=1+1`],
    ['hello\n=1+1\r\n+2', `hello\n'=1+1\r\n'+2`],
    ['fine ;-) and a=1; b=2', 'fine ;-) and a=1; b=2'],
  ])('makes %j inert', (value, expected) => {
    expect(parseCsv(`${csvCell(value)}\r\n`)).toEqual([[expected]]);
  });

  it('takes no time for what is made to take long', () => {
    const began = performance.now();
    csvCell(';\n "'.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(1_000);
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
    expect(parseCsv(text)).toEqual(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
  });
});
