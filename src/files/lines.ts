/** A property of a vCard (RFC 6350) or a calendar (RFC 5545): both write them the same way. */
export interface ContentLine {
  /** Upper case, without a group before it. */
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

const MOST_LINES = 50_000;
const MOST_LINE = 100_000;

/** Lines with their continuations joined (RFC 6350 section 3.2). What is no property is left out. */
export function contentLines(text: string): {
  readonly lines: readonly ContentLine[];
  readonly cut: boolean;
} {
  const lines: ContentLine[] = [];
  let cut = false;
  let current = '';
  const take = (): void => {
    if (current.length > MOST_LINE) cut = true;
    const line = parseLine(current.slice(0, MOST_LINE));
    if (line !== null) lines.push(line);
  };
  for (const written of text.split(/\r\n|\n|\r/)) {
    if (lines.length >= MOST_LINES) return { lines, cut: true };
    // An old card breaks quoted-printable lines with `=` at their end.
    const soft = /;ENCODING=QUOTED-PRINTABLE/i.test(current) && current.endsWith('=');
    if (soft) current = current.slice(0, -1) + written;
    else if (/^[ \t]/.test(written)) current += written.slice(1);
    else {
      take();
      current = written;
    }
  }
  take();
  return { lines, cut };
}

function parseLine(line: string): ContentLine | null {
  const head = /^(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]{1,60})((?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):/.exec(line);
  if (head === null) return null;
  const parameters = new Map<string, string>();
  for (const parameter of (head[2] ?? '').split(';').slice(1)) {
    const [key = '', value = ''] = parameter.split('=', 2);
    parameters.set(key.toUpperCase(), value.replaceAll('"', ''));
  }
  let value = line.slice(head[0].length);
  if (parameters.get('ENCODING')?.toUpperCase() === 'QUOTED-PRINTABLE') value = decodeQuotedPrintable(value);
  return { name: (head[1] ?? '').toUpperCase(), parameters, value };
}

/** UTF-8, which is what phones write (RFC 2045 section 6.7). */
function decodeQuotedPrintable(value: string): string {
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const part of value.matchAll(/=([0-9A-Fa-f]{2})|([^=]+)|=/g)) {
    if (part[1] !== undefined) bytes.push(Number.parseInt(part[1], 16));
    else for (const byte of encoder.encode(part[2] ?? '=')) bytes.push(byte);
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** A value without its escapes (RFC 6350 section 3.4). */
export function plainValue(value: string): string {
  return value.replaceAll(/\\([nN,;\\])/g, (_, escaped: string) =>
    escaped.toLowerCase() === 'n' ? '\n' : escaped,
  );
}

/** The parts of a value with several, those that are empty left out. */
export function partsOfValue(value: string): string {
  return value
    .split(/(?<!\\);/)
    .map((part) => plainValue(part).trim())
    .filter((part) => part !== '')
    .join(', ');
}
