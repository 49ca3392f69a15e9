/** A spreadsheet takes a cell that begins with one of these for a formula, also after the quote of RFC 4180. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A table as RFC 4180 has it: commas, every cell in quotes, CRLF. The byte order mark is for Excel, which
 * takes the file for a code page of the machine without it. A cell that a spreadsheet would run as a formula
 * gets an apostrophe in front; the exact value is in the capture's record.
 */
export function csvBytes(rows: readonly (readonly (string | number | null)[])[]): Uint8Array<ArrayBuffer> {
  const lines = rows.map((row) => row.map(csvCell).join(','));
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`);
}

/** One cell, quoted; `null` is empty. Numbers of ours are left alone. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '""';
  if (typeof value === 'number') return `"${value}"`;
  const inert = FORMULA.test(value) ? `'${value}` : value;
  // oxlint-disable-next-line no-control-regex -- no spreadsheet reads NUL
  return `"${inert.replaceAll('\u0000', '\uFFFD').replaceAll('"', '""')}"`;
}
