/** A spreadsheet takes a cell that begins with one of these for a formula, also after the quote of RFC 4180. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * The same inside a cell. A spreadsheet whose machine cuts at semicolons (German, French, Dutch and Danish ones do)
 * finds no quote at the beginning of what it takes for a cell, and cuts at each semicolon and line end in the text.
 */
const FORMULA_INSIDE = /([;\t\r\n](?:[^\S\t\r\n]|")*)(?=[=+@＝＋＠]|[-－](?!\)))/g;

/**
 * A table as RFC 4180 has it: commas, every cell in quotes, CRLF. The byte order mark is for Excel, which
 * takes the file for a code page of the machine without it. A cell that a spreadsheet would run as a formula
 * gets an apostrophe in front, there and inside; the exact value is in the capture's record.
 */
export function csvBytes(rows: readonly (readonly (string | number | null)[])[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map((row) => row.map(csvCell).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`);
}

/** One cell, quoted; `null` is empty. Numbers of ours are left alone. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '""';
  if (typeof value === 'number') return `"${value}"`;
  const inside = value.replaceAll(FORMULA_INSIDE, "$1'");
  const inert = FORMULA.test(value) ? `'${inside}` : inside;
  // oxlint-disable-next-line no-control-regex -- no spreadsheet reads NUL
  return `"${inert.replaceAll('\u0000', '\uFFFD').replaceAll('"', '""')}"`;
}
