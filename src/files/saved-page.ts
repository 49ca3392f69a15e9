import { contentLines } from './lines';
import { cleanText, cutText, FactList, type FileReading, readingOf } from './reading';
import type { Sniffed } from './sniff';

const MOST_TEXT = 2_000_000;

/** A page that somebody saved. Nothing of it is ever rendered, run or fetched: it is read as characters. */
export function readSavedPage(text: string, sniffed: Sniffed): FileReading {
  const list = new FactList();
  if (sniffed.extension === 'mhtml') {
    readSnapshotHead(text, list);
    return readingOf('saved-page', sniffed.mediaType, list);
  }
  const start = text.slice(0, 300_000);
  const title = /<title[^>]{0,200}>([^<]{0,2000})</i.exec(start)?.[1];
  list.add('title', title === undefined ? null : decodeEntities(title), 'content', 'title');
  const savedFrom = /<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000})\s*-->/i.exec(start)?.[1];
  list.add('address', savedFrom, 'metadata', 'saved from url');
  const single = /Page saved with SingleFile\s+url:\s*(\S{1,2000})\s+saved date:\s*([^\n]{1,100})/i.exec(
    start,
  );
  list.add('address', single?.[1], 'metadata', 'SingleFile url');
  list.add('saved-at', single?.[2], 'metadata', 'SingleFile saved date');
  if (
    /<script|<iframe|<object|<embed|\son[a-z]{3,20}\s*=|javascript:|(?:src|href)\s*=\s*["']?https?:/i.test(
      text,
    )
  )
    list.remark('active-content');
  const words = htmlText(text);
  if (words.length > MOST_TEXT) list.remark('read-in-part');
  const kept = cutText(words, MOST_TEXT);
  return readingOf('saved-page', sniffed.mediaType, list, { text: kept === '' ? null : kept });
}

/** Head of an MHTML file (RFC 2557), as browsers write it. */
function readSnapshotHead(text: string, list: FactList): void {
  const end = /\r?\n\r?\n/.exec(text.slice(0, 200_000));
  const { lines } = contentLines(text.slice(0, end?.index ?? 20_000));
  for (const { name, value } of lines) {
    if (name === 'SNAPSHOT-CONTENT-LOCATION')
      list.add('address', value, 'metadata', 'Snapshot-Content-Location');
    if (name === 'SUBJECT') list.add('title', value, 'content', 'Subject');
    if (name === 'DATE') list.add('saved-at', value, 'metadata', 'Date');
  }
}

/** The words of a page: what stands between tags, without scripts and styles. One pass, whatever is in it. */
export function htmlText(html: string): string {
  let text = '';
  let at = 0;
  while (at < html.length && text.length <= MOST_TEXT * 2) {
    const open = html.indexOf('<', at);
    const until = open < 0 ? html.length : open;
    text += html.slice(at, until);
    if (open < 0) break;
    if (html.startsWith('<!--', open)) {
      const close = html.indexOf('-->', open + 4);
      at = close < 0 ? html.length : close + 3;
      continue;
    }
    const raw = /^<(script|style|noscript|template|title)\b/i.exec(html.slice(open, open + 12))?.[1];
    const close = html.indexOf('>', open);
    at = close < 0 ? html.length : close + 1;
    if (raw !== undefined) {
      const end = indexOfEnd(html, raw, at);
      at = end < 0 ? html.length : end;
    } else if (
      /^<\/?(?:p|div|br|li|tr|h[1-6]|section|article|blockquote)\b/i.test(html.slice(open, open + 12))
    )
      text += '\n';
  }
  return cleanText(decodeEntities(text))
    .replaceAll(/[ \t\u00a0]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim();
}

function indexOfEnd(html: string, name: string, from: number): number {
  const ending = new RegExp(`</${name}`, 'gi');
  ending.lastIndex = from;
  return ending.exec(html)?.index ?? -1;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** Once, so that nothing that was written as text becomes markup by being decoded twice. */
export function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    const named = typeof name === 'string' ? ENTITIES[name.toLowerCase()] : undefined;
    if (named !== undefined) return named;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
