/** A piece of finished markup. Only `html` makes one, so whatever is not one is text and is escaped. */
export class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

type Piece = Markup | string | number | null | readonly Markup[];

/** Markup from a template. Every value is escaped, in text as in attributes; `null` is nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let source = strings[0] ?? '';
  pieces.forEach((piece, index) => {
    source += sourceOf(piece) + (strings[index + 1] ?? '');
  });
  return new Markup(source);
}

function sourceOf(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Markup) return piece.source;
  if (typeof piece === 'string') return escapeHtml(piece);
  if (typeof piece === 'number') return String(piece);
  return piece.map(({ source }) => source).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.toWellFormed().replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

/**
 * Controls that HTML cannot hold (all but tab, line feed and carriage return), and those that let a text be
 * read in another order than it is written.
 */
// oxlint-disable-next-line no-control-regex -- they are what it looks for
const HIDDEN_IN_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202D\u202E\uFFFE\uFFFF]/g;
/** In a name or an address also what is harmless in running text but can disguise a short one. */
const HIDDEN_IN_LINE =
  // oxlint-disable-next-line no-control-regex -- they are what it looks for
  /[\u0000-\u001F\u007F-\u009F\u200B\u2028\u2029\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;

/**
 * Running text that somebody else wrote: isolated, so that its direction ends with it. A control character
 * that would hide or turn text stands there as its number; the exact text is in the record.
 */
export function foreignText(text: string): Markup {
  return html`<bdi dir="auto">${marked(text, HIDDEN_IN_TEXT)}</bdi>`;
}

/** A line that is longer is a data URL or an attack on the reader. */
const LINE_LENGTH = 2_000;

/** The same for a name, an address or another single line. */
export function foreignLine(text: string): Markup {
  const line = text.length > LINE_LENGTH ? `${text.slice(0, LINE_LENGTH)} …` : text;
  return html`<bdi dir="auto">${marked(line, HIDDEN_IN_LINE)}</bdi>`;
}

function marked(text: string, hidden: RegExp): Markup[] {
  const pieces: Markup[] = [];
  let from = 0;
  for (const match of text.matchAll(hidden)) {
    const code = (match[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    pieces.push(html`${text.slice(from, match.index)}<span class="control">U+${code}</span>`);
    from = match.index + match[0].length;
  }
  pieces.push(html`${text.slice(from)}`);
  return pieces;
}
