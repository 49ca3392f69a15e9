import { FactList, type FileReading, readingOf } from './reading';
import { latinOf } from './sniff';

/**
 * What a PDF says of itself in plain sight (ISO 32000-1): dates and names of its information dictionary, and the
 * number of pages of its page tree. Newer files may hide both in compressed streams; then nothing is said.
 */
export function readPdf(pieces: readonly Uint8Array[], whole: boolean): FileReading {
  const list = new FactList();
  const text = pieces.map(latinOf).join('\n');
  const find = (key: string): string | null => literalAfter(text, key);
  list.add('created-at', pdfDate(find('/CreationDate')), 'metadata', 'CreationDate');
  list.add('changed-at', pdfDate(find('/ModDate')), 'metadata', 'ModDate');
  list.add('title', find('/Title'), 'metadata', 'Title');
  list.add('author', find('/Author'), 'metadata', 'Author');
  list.add('software', find('/Producer'), 'metadata', 'Producer');
  if (whole) {
    // The root of the page tree counts all pages, so it is the largest.
    const counts = [...text.matchAll(/\/Type\s*\/Pages\b[^>]{0,400}?\/Count\s+(\d{1,6})/g)].concat([
      ...text.matchAll(/\/Count\s+(\d{1,6})[^>]{0,400}?\/Type\s*\/Pages\b/g),
    ]);
    const most = Math.max(0, ...counts.map(([, count]) => Number(count)));
    if (most > 0) list.add('pages', String(most), 'metadata', 'Pages Count');
  } else list.remark('read-in-part');
  if (/\/(?:JavaScript|JS|Launch|EmbeddedFile|OpenAction)\b/.test(text)) list.remark('active-content');
  return readingOf('pdf', 'application/pdf', list);
}

/** `D:20261120140307+01'00'` as ISO 8601 (ISO 32000-1 section 7.9.4). */
export function pdfDate(written: string | null): string | null {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(Z)|([+-])(\d\d)'?(\d\d))?/.exec(written ?? '');
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, utc, sign, zoneHours, zoneMinutes] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  if (Number.isNaN(Date.parse(`${iso}Z`))) return null;
  if (utc !== undefined) return `${iso}Z`;
  return sign === undefined ? iso : `${iso}${sign}${zoneHours}:${zoneMinutes}`;
}

/** A string in brackets or hex after a key; nothing of an escape but the character itself is needed here. */
function literalAfter(text: string, key: string): string | null {
  const at = [`${key}(`, `${key} (`]
    .map((start) => lastOutsideBookmarks(text, start))
    .find((one) => one >= 0);
  if (at === undefined) return null;
  const from = text.indexOf('(', at) + 1;
  let found = '';
  for (let place = from; place < text.length && found.length < 500; place += 1) {
    const character = text.charAt(place);
    if (character === ')') return decodePdfText(found);
    if (character === '\\') {
      place += 1;
      found += text.charAt(place);
    } else found += character;
  }
  return null;
}

/** What an item of the outline has and the information dictionary has not (ISO 32000-1 section 12.3.3). */
const OF_OUTLINE = /\/(?:Parent|Prev|Next|First|Last|Dest|SE|A)\b/;
/** Looked at no more often: somebody may have written a million. */
const MOST_BOOKMARKS = 2_000;
const MOST_DICTIONARY = 2_000;

/** The last place of `start` that is no bookmark's; -1 where there is none. */
function lastOutsideBookmarks(text: string, start: string): number {
  let at = text.lastIndexOf(start);
  for (let seen = 0; at >= 0 && seen < MOST_BOOKMARKS; seen += 1) {
    const before = text.slice(Math.max(0, at - MOST_DICTIONARY), at);
    const after = text.slice(at, at + MOST_DICTIONARY);
    const end = after.indexOf('>>');
    const dictionary = before.slice(before.lastIndexOf('<<') + 1) + after.slice(0, end < 0 ? undefined : end);
    if (!OF_OUTLINE.test(dictionary)) return at;
    at = at === 0 ? -1 : text.lastIndexOf(start, at - 1);
  }
  return -1;
}

function decodePdfText(bytes: string): string {
  if (!bytes.startsWith('\u00fe\u00ff')) return bytes;
  let wide = '';
  for (let at = 2; at + 1 < bytes.length; at += 2)
    wide += String.fromCharCode(bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1));
  return wide;
}
