import { linesOf } from './text-lines';

/** Versions of BagIt that are known here: the drafts 0.93 to 0.97 and RFC 8493, which is 1.0. */
export const BAG_VERSIONS = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'] as const;
export type BagVersion = (typeof BAG_VERSIONS)[number];

export interface BagDeclaration {
  readonly version: string;
  readonly encoding: string;
}

/**
 * `bagit.txt` (RFC 8493 section 2.1.1): two lines in this order and nothing else, UTF-8 without byte order mark.
 * Returns what is wrong as text. The drafts did not say how many spaces follow the colon.
 */
export function readDeclaration(bytes: Uint8Array): BagDeclaration | string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'byte order mark';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'not UTF-8';
  }
  const lines = linesOf(text);
  if (lines.length !== 2) return `${lines.length} lines`;
  const [first = '', second = ''] = lines;
  const version = /^BagIt-Version[ \t]*:[ \t]*(\d+\.\d+)[ \t]*$/.exec(first)?.[1];
  const encoding = /^Tag-File-Character-Encoding[ \t]*:[ \t]*(\S+)[ \t]*$/.exec(second)?.[1];
  if (version === undefined) return 'line 1';
  if (encoding === undefined) return 'line 2';
  const exact =
    first === `BagIt-Version: ${version}` && second === `Tag-File-Character-Encoding: ${encoding}`;
  if (!version.startsWith('0.') && !exact) return 'white space';
  return { version, encoding };
}

export interface TagElement {
  readonly label: string;
  readonly value: string;
}

/**
 * `bag-info.txt` (section 2.2.2), `package-info.txt` before 0.96: `label: value`, where a line that begins with
 * white space goes on with the value before. `wrong` names lines (first is 1) that are none; 1.0 wants exactly one
 * white space after the colon and none around the label, the drafts were loose about it.
 */
export function readBagInfo(
  text: string,
  version: BagVersion,
): { readonly elements: readonly TagElement[]; readonly wrong: readonly number[] } {
  const elements: TagElement[] = [];
  const wrong: number[] = [];
  linesOf(text).forEach((line, index) => {
    const last = elements.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      elements[elements.length - 1] = { label: last.label, value: `${last.value} ${line.trim()}` };
      return;
    }
    // Nothing is said by an empty line.
    if (line.trim() === '') return;
    const colon = line.indexOf(':');
    const label = line.slice(0, Math.max(colon, 0));
    const rest = line.slice(colon + 1);
    const strict = label === label.trim() && (rest === '' || /^[ \t]/.test(rest));
    if (colon < 0 || label.trim() === '' || (version === '1.0' && !strict)) wrong.push(index + 1);
    else elements.push({ label: label.trim(), value: rest.trim() });
  });
  return { elements, wrong };
}

export interface ManifestLine {
  readonly digest: string;
  /** As it is written, without a leading `./` and without the `*` of `md5sum -b`. */
  readonly path: string;
}

/** One line of a manifest (section 2.1.3); `null` where it is none. */
export function readManifestLine(line: string): ManifestLine | null {
  const match = /^([0-9A-Fa-f]+)[ \t]+\*?(?:\.\/)*(.+)$/.exec(line);
  const [, digest, path] = match ?? [];
  return digest === undefined || path === undefined ? null : { digest: digest.toLowerCase(), path };
}

export interface FetchLine {
  readonly url: string;
  /** Bytes; `null` where it is not said. */
  readonly length: number | null;
  readonly path: string;
}

/** One line of `fetch.txt` (section 2.2.3): `URL LENGTH FILEPATH`; `null` where it is none. */
export function readFetchLine(line: string): FetchLine | null {
  const match = /^(\S+)[ \t]+(\d+|-)[ \t]+(?:\.\/)*(.+)$/.exec(line);
  const [, url, length, path] = match ?? [];
  if (url === undefined || length === undefined || path === undefined || !URL.canParse(url)) return null;
  return { url, length: length === '-' ? null : Number(length), path };
}

/** Only these are ever written as `%XX` (section 2.1.3); anything else with a percent sign means itself. */
export function decodePath(path: string): string {
  return path.replaceAll(/%(25|0[AaDd])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/**
 * Whether a path could lead out of the bag on any system (sections 2.1.3 and 6.1): absolute, with a drive, a home
 * folder, a step upwards, or a backslash, which is a separator elsewhere.
 */
export function isUnsafePath(path: string): boolean {
  return (
    path.startsWith('/') ||
    path.startsWith('~') ||
    /^[A-Za-z]:/.test(path) ||
    path.includes('\\') ||
    path.includes('\0') ||
    path.split('/').includes('..')
  );
}

/** What `Payload-Oxum` says: bytes and files; `null` where it is malformed. */
export function readOxum(value: string): { readonly bytes: number; readonly files: number } | null {
  const match = /^(\d+)\.(\d+)$/.exec(value);
  return match === null ? null : { bytes: Number(match[1]), files: Number(match[2]) };
}
