/** The tag files of a BagIt 1.0 bag (RFC 8493). All are UTF-8 without byte order mark, lines end in LF. */

export interface BagFile {
  /** Inside the bag, `/` between folders. */
  readonly path: string;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface BagInfo {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly agent: string;
  readonly identifier: string;
  /** The same for all volumes of one export. */
  readonly groupIdentifier: string;
  readonly part: number;
  readonly parts: number;
  readonly captures: number;
  /** Of the logbook. */
  readonly entries: number;
  /** What is missing, in English; `null` where nothing is. */
  readonly incomplete: string | null;
}

export const BAGIT_TXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** `bag-info.txt`. `payload` is every file below `data/`. */
export function bagInfoText(info: BagInfo, payload: readonly BagFile[]): string {
  const bytes = payload.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const lines: readonly (readonly [string, string])[] = [
    ['Bag-Software-Agent', info.agent],
    ['Bagging-Date', info.date],
    ['External-Identifier', info.identifier],
    ['External-Description', 'Captures of web pages with their digests'],
    ['Bag-Group-Identifier', info.groupIdentifier],
    ['Bag-Count', `${info.part} of ${info.parts}`],
    ['Payload-Oxum', `${bytes}.${payload.length}`],
    ['Capture-Count', String(info.captures)],
    ...(info.entries === 0 ? [] : [['Logbook-Count', String(info.entries)] as const]),
    ['Completeness', info.incomplete === null ? 'complete' : `INCOMPLETE: ${info.incomplete}`],
  ];
  return lines.map(([label, value]) => `${label}: ${oneLine(value)}\n`).join('');
}

/** `manifest-sha256.txt` or `tagmanifest-sha256.txt`: what `sha256sum -c` reads. */
export function manifestText(files: readonly BagFile[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

/** Path → digest of a manifest. Throws on a line that is none and on a path that stands there twice. */
export function parseManifest(text: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const match = /^([0-9a-f]{64}) {2}([A-Za-z0-9._/-]+)$/.exec(line);
    const [, sha256, path] = match ?? [];
    if (sha256 === undefined || path === undefined) throw new Error(`not a line of a manifest: ${line}`);
    if (files.has(path)) throw new Error(`${path} is listed twice`);
    files.set(path, sha256);
  }
  if (!text.endsWith('\n') && text !== '') throw new Error('a manifest ends in a line feed');
  return files;
}

function oneLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ').trim();
}
