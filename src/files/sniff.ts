import type { FileKind } from '../domain/imported-file';

export interface Sniffed {
  readonly mediaType: string;
  readonly kind: FileKind;
  /** Lower-case, without dot: how the copy in the archive is called. */
  readonly extension: string;
}

/** So many bytes of the beginning are looked at. */
export const SNIFF_BYTES = 64 * 1024;

type Rule = readonly [magic: string, at: number, mediaType: string, kind: FileKind, extension: string];

/** Signatures as hex, from the formats' own specifications. The first that matches counts. */
const RULES: readonly Rule[] = [
  ['ffd8ff', 0, 'image/jpeg', 'photo', 'jpg'],
  ['89504e470d0a1a0a', 0, 'image/png', 'photo', 'png'],
  ['474946383761', 0, 'image/gif', 'photo', 'gif'],
  ['474946383961', 0, 'image/gif', 'photo', 'gif'],
  ['424d', 0, 'image/bmp', 'photo', 'bmp'],
  ['49492a00', 0, 'image/tiff', 'photo', 'tif'],
  ['4d4d002a', 0, 'image/tiff', 'photo', 'tif'],
  ['255044462d', 0, 'application/pdf', 'pdf', 'pdf'],
  ['504b0304', 0, 'application/zip', 'archive', 'zip'],
  ['504b0506', 0, 'application/zip', 'archive', 'zip'],
  ['1f8b08', 0, 'application/gzip', 'archive', 'gz'],
  ['526172211a07', 0, 'application/vnd.rar', 'archive', 'rar'],
  ['377abcaf271c', 0, 'application/x-7z-compressed', 'archive', '7z'],
  ['494433', 0, 'audio/mpeg', 'audio', 'mp3'],
  ['fffb', 0, 'audio/mpeg', 'audio', 'mp3'],
  ['fff3', 0, 'audio/mpeg', 'audio', 'mp3'],
  ['fff1', 0, 'audio/aac', 'audio', 'aac'],
  ['fff9', 0, 'audio/aac', 'audio', 'aac'],
  ['4f676753', 0, 'audio/ogg', 'audio', 'ogg'],
  ['664c6143', 0, 'audio/flac', 'audio', 'flac'],
  ['2321414d52', 0, 'audio/amr', 'audio', 'amr'],
  ['1a45dfa3', 0, 'video/webm', 'video', 'webm'],
  ['000001ba', 0, 'video/mpeg', 'video', 'mpg'],
  ['d0cf11e0a1b11ae1', 0, 'application/x-ole-storage', 'other', 'ole'],
  ['4d5a', 0, 'application/vnd.microsoft.portable-executable', 'other', 'exe'],
  ['7f454c46', 0, 'application/x-elf', 'other', 'elf'],
];

/** `BM`, `MZ` and `ID3`. */
const SPOKEN = new Set(['424d', '4d5a', '494433']);

/** Major brands of ISO base media files (ISO/IEC 14496-12), `ftyp` at byte 4. */
const BRANDS: readonly (readonly [RegExp, Sniffed])[] = [
  [/^(?:heic|heix|heim|heis|mif1|msf1)/, { mediaType: 'image/heic', kind: 'photo', extension: 'heic' }],
  [/^avi[fs]/, { mediaType: 'image/avif', kind: 'photo', extension: 'avif' }],
  [/^(?:M4A |M4B )/, { mediaType: 'audio/mp4', kind: 'audio', extension: 'm4a' }],
  [/^qt/, { mediaType: 'video/quicktime', kind: 'video', extension: 'mov' }],
  [/^3g/, { mediaType: 'video/3gpp', kind: 'video', extension: '3gp' }],
  [/^/, { mediaType: 'video/mp4', kind: 'video', extension: 'mp4' }],
];

const OTHER: Sniffed = { mediaType: 'application/octet-stream', kind: 'other', extension: 'bin' };
const TEXT: Sniffed = { mediaType: 'text/plain', kind: 'text', extension: 'txt' };

/** What the beginning of a file says it is; its name is not asked. */
export function sniff(beginning: Uint8Array): Sniffed {
  const hex = [...beginning.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const latin = latinOf(beginning.subarray(0, 16));
  if (latin.slice(4, 8) === 'ftyp') {
    const brand = latin.slice(8, 12);
    return BRANDS.find(([pattern]) => pattern.test(brand))?.[1] ?? OTHER;
  }
  if (latin.startsWith('RIFF')) {
    const form = latin.slice(8, 12);
    if (form === 'WEBP') return { mediaType: 'image/webp', kind: 'photo', extension: 'webp' };
    if (form === 'WAVE') return { mediaType: 'audio/wav', kind: 'audio', extension: 'wav' };
    if (form === 'AVI ') return { mediaType: 'video/x-msvideo', kind: 'video', extension: 'avi' };
  }
  const text = textOf(beginning);
  for (const [magic, at, mediaType, kind, extension] of RULES) {
    // Two letters also begin many a sentence; what has them as a format has a NUL soon after.
    if (text !== null && SPOKEN.has(magic)) continue;
    if (hex.startsWith(magic, at * 2)) return { mediaType, kind, extension };
  }
  return text === null ? OTHER : sniffText(text);
}

/** A header line as e-mail has it, RFC 5322 section 2.2. */
const HEADER = /^[!-9;-~]{1,76}:/;
const MAIL_HEADER = /^(?:received|from|to|date|subject|message-id|return-path|delivered-to|mime-version):/i;

/** What a text is: by how it begins. */
export function sniffText(text: string): Sniffed {
  const start = text.replace(/^[\ufeff\s]+/, '').slice(0, SNIFF_BYTES);
  if (/^BEGIN:VCARD/i.test(start)) return { mediaType: 'text/vcard', kind: 'contact', extension: 'vcf' };
  if (/^BEGIN:VCALENDAR/i.test(start))
    return { mediaType: 'text/calendar', kind: 'calendar', extension: 'ics' };
  const element = withoutProlog(start);
  if (/^<smses\b/i.test(element)) return { mediaType: 'application/xml', kind: 'sms', extension: 'xml' };
  if (/^(?:<!doctype\s+html|<html\b)/i.test(element))
    return { mediaType: 'text/html', kind: 'saved-page', extension: 'html' };
  if (/^<svg\b/i.test(element)) return { mediaType: 'image/svg+xml', kind: 'other', extension: 'svg' };
  if (/^<\?xml/i.test(start)) return { mediaType: 'application/xml', kind: 'text', extension: 'xml' };
  const lines = start.split(/\r?\n/, 40);
  // A mailbox file begins with a line of its own.
  const first = /^From \S+ /.test(lines[0] ?? '') ? 1 : 0;
  if (HEADER.test(lines[first] ?? '')) {
    const end = lines.indexOf('', first);
    const head = lines.slice(first, end < 0 ? undefined : end);
    const saved =
      /^(?:snapshot-content-location:|from: *<?saved by)/im.test(head.join('\n')) ||
      (/^content-type: *multipart\/related/im.test(head.join('\n')) &&
        !/^(?:received|to):/im.test(head.join('\n')));
    if (saved) return { mediaType: 'multipart/related', kind: 'saved-page', extension: 'mhtml' };
    const known = head.filter((line) => MAIL_HEADER.test(line)).length;
    if (known >= 2) return { mediaType: 'message/rfc822', kind: 'mail', extension: 'eml' };
  }
  return TEXT;
}

/** From the first element on: XML declaration, comments and a document type that is not HTML's are passed over. */
function withoutProlog(text: string): string {
  for (let at = 0; ;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const rest = text.slice(at, at + 40);
    let end: string;
    if (rest.startsWith('<?')) end = '?>';
    else if (rest.startsWith('<!--')) end = '-->';
    else if (/^<!doctype(?!\s+html)/i.test(rest)) {
      const subset = text.indexOf('[', at);
      end = subset >= 0 && subset < text.indexOf('>', at) ? ']>' : '>';
    } else return text.slice(at);
    const close = text.indexOf(end, at);
    if (close < 0) return '';
    at = close + end.length;
  }
}

/** Text in UTF-8 or, with its mark, UTF-16; `null` where the bytes are none. */
export function textOf(bytes: Uint8Array): string | null {
  if (bytes.byteLength === 0) return null;
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  if (bytes.includes(0)) return null;
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  // Text in an old one-byte encoding has letters that are no UTF-8, but not many.
  const odd = text.split('\ufffd').length - 1;
  return odd * 20 > text.length + 20 ? null : text;
}

/** Each byte as one character. */
export function latinOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
