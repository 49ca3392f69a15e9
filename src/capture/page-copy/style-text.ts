import { scrubAddress } from '../../domain/scrub-address';

/** What can end a plain stretch of a style sheet; strings are then skipped by looking for their end. */
const LANDMARK = /["'<]|\/\*|-->|url\(|@import\b/gi;

/** Index after the closing quote of the string that begins at `start`; the end of the text where none closes it. */
function endOfString(css: string, start: number): number {
  const quote = css.charAt(start);
  for (let at = css.indexOf(quote, start + 1); at !== -1; at = css.indexOf(quote, at + 1)) {
    let backslashes = 0;
    while (css.charAt(at - 1 - backslashes) === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return at + 1;
  }
  return css.length;
}

/** Index after the `)` of the `url(` whose inside begins at `start`. */
function endOfUrl(css: string, start: number): { inside: string; end: number } {
  let at = start;
  while (/\s/.test(css.charAt(at))) at += 1;
  const quoted = css.charAt(at) === '"' || css.charAt(at) === "'";
  const close = css.indexOf(')', quoted ? endOfString(css, at) : at);
  const end = close === -1 ? css.length : close + 1;
  const inside = css.slice(at, close === -1 ? css.length : close).trim();
  if (!quoted) return { inside, end };
  const bare = inside.slice(1, -1);
  return { inside: inside.startsWith('"') ? bare : bare.replaceAll('"', String.raw`\"`), end };
}

/** Index after the `;` that ends the statement which goes on at `start`. */
function endOfStatement(css: string, start: number): number {
  let at = start;
  while (at < css.length) {
    const unit = css.charAt(at);
    if (unit === ';') return at + 1;
    at = unit === '"' || unit === "'" ? endOfString(css, at) : at + 1;
  }
  return at;
}

function tidyString(text: string): string {
  const scrubbed = /^.https?:\/\//i.test(text)
    ? text.charAt(0) + scrubAddress(text.slice(1, -1)).url.replaceAll(/["'\\\n]/g, '') + text.charAt(0)
    : text;
  return scrubbed.replaceAll('<', String.raw`\3c `);
}

/**
 * A style sheet as it may stand in the copy: no address outside the copy, no import, no comment, and nothing
 * that a parser could take for a tag, wherever the sheet stands (inside a drawing, a `style` element's text is
 * parsed like any other).
 */
export function tidyStyle(css: string): string {
  const parts: string[] = [];
  let from = 0;
  LANDMARK.lastIndex = 0;
  for (let found = LANDMARK.exec(css); found !== null; found = LANDMARK.exec(css)) {
    const [mark] = found;
    const { index } = found;
    let end = index + mark.length;
    let kept = '';
    if (mark === '"' || mark === "'") {
      end = endOfString(css, index);
      kept = tidyString(css.slice(index, end));
    } else if (mark === '/*') {
      const close = css.indexOf('*/', end);
      end = close === -1 ? css.length : close + 2;
      kept = '/**/';
    } else if (mark === '<') {
      if (css.startsWith('<!--', index)) end = index + 4;
      else kept = /[a-z/!?]/i.test(css.charAt(end)) ? '< ' : '<';
    } else if (mark.toLowerCase() === 'url(') {
      const url = endOfUrl(css, end);
      ({ end } = url);
      kept = /^(?:data:|#|http:\/\/www\.w3\.org\/)/i.test(url.inside)
        ? `url("${url.inside.replaceAll('<', String.raw`\3c `)}")`
        : 'url("data:,")';
    } else if (mark.toLowerCase() === '@import') {
      end = endOfStatement(css, end);
    }
    parts.push(css.slice(from, index), kept);
    from = end;
    LANDMARK.lastIndex = end;
  }
  parts.push(css.slice(from));
  return parts.join('');
}
