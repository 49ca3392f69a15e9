/** How much of a page is read at most. A page is written by somebody else and may be made to be endless. */

/** UTF-16 units of one post's text. */
export const MAX_POST_TEXT = 100_000;
/** UTF-16 units of any attribute, address or name. */
export const MAX_ATTRIBUTE = 8_192;
export const MAX_MEDIA = 200;
/** Nodes of one post. */
export const MAX_POST_NODES = 20_000;
/** Levels of nesting below the element that is read, and above it. */
export const MAX_DEPTH = 2_000;

/** Text that any encoder takes: halves of surrogate pairs become U+FFFD. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\u{FFFD}');
}

/** The first `limit` units, never half a character. */
export function cutText(text: string, limit: number): { text: string; cut: boolean } {
  if (text.length <= limit) return { text: wellFormed(text), cut: false };
  const last = text.charCodeAt(limit - 1);
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
  return { text: wellFormed(text.slice(0, end)), cut: true };
}

/** One line without doubled spaces, cut at the bound; `null` where nothing is left. */
export function oneLine(text: string | null): string | null {
  if (text === null) return null;
  const line = cutText(text, MAX_ATTRIBUTE).text.replaceAll(/\s+/g, ' ').trim();
  return line === '' ? null : line;
}
