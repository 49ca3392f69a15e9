import type { Artifact, ArtifactRole } from '../../domain/capture';
import { cdxjText, type IndexedRecord } from './cdxj';
import { infoContent, RECORD_END, recordHead, type WarcRecord } from './warc';

/** What the file is called in the folder of its capture. */
export const WACZ_NAME = 'page.wacz';
export const WARC_PATH = 'archive/data.warc';
export const INDEX_PATH = 'indexes/index.cdx';
export const PAGES_PATH = 'pages/pages.jsonl';
export const PACKAGE_PATH = 'datapackage.json';
export const DIGEST_PATH = 'datapackage-digest.json';

/** A file of the capture under the name that it has in the bundle. */
export interface WaczSource {
  readonly artifact: Artifact;
  readonly name: string;
}

/** What a WACZ says of its capture. */
export interface WaczSubject {
  /** Where the page was; only `http:` and `https:` can be replayed. */
  readonly url: string;
  readonly title: string | null;
  /** UTC, ISO 8601. */
  readonly capturedAt: string;
  readonly sequence: number;
  /** Of record.json, lower-case hex. */
  readonly recordSha256: string;
  /** Name and version of the program that makes the WACZ. */
  readonly software: string;
}

export interface WaczPlan {
  readonly subject: WaczSubject;
  /** The page copy first, then the pictures. */
  readonly sources: readonly [WaczSource, ...WaczSource[]];
  /** Of the finished file, exactly. */
  readonly sizeBytes: number;
}

/** A part of the WARC file: what is made here, or a file of the capture. */
export type WarcPart = Uint8Array<ArrayBuffer> | WaczSource;

export interface WaczLayout {
  readonly warc: readonly WarcPart[];
  readonly warcBytes: number;
  readonly index: Uint8Array<ArrayBuffer>;
  readonly pages: Uint8Array<ArrayBuffer>;
}

/** By which URN a picture is found; `view` and `fullPage` are what Browsertrix calls its own. */
const URN: Partial<Record<ArtifactRole, string>> = {
  viewport: 'view',
  'full-page': 'fullPage',
  stitched: 'fullPage',
  post: 'post',
  picture: 'picture',
  tile: 'tile',
};

const encoder = new TextEncoder();

/**
 * What the WACZ of a capture will hold, and how large it will be. The page copy and its pictures; the screens
 * only where no picture of the whole page holds what is on them. `null` where there is no page copy, and where
 * the address or the time is none that a replay can show.
 */
export function planWacz(subject: WaczSubject, files: readonly WaczSource[]): WaczPlan | null {
  const page = files.find(({ artifact }) => artifact.role === 'page-copy');
  if (page === undefined || !isReplayable(subject)) return null;
  const whole = files.some(({ artifact: { role } }) => role === 'full-page' || role === 'stitched');
  const pictures = files.filter(
    ({ artifact: { role } }) => URN[role] !== undefined && !(whole && role === 'tile'),
  );
  const sources = [page, ...pictures] as const;
  return { subject, sources, sizeBytes: sizeOf(subject, sources) };
}

/** The same without files that turned out not to be there; `null` where nothing can be made of the rest. */
export function waczWithout(plan: WaczPlan, isGone: (name: string) => boolean): WaczPlan | null {
  if (!plan.sources.some(({ name }) => isGone(name))) return plan;
  return planWacz(
    plan.subject,
    plan.sources.filter(({ name }) => !isGone(name)),
  );
}

/** Every byte of a WACZ but the content of its sources and the digest of the WARC file. */
export function layOutWacz(subject: WaczSubject, sources: WaczPlan['sources']): WaczLayout {
  const { capturedAt, recordSha256 } = subject;
  const target = withoutFragment(subject.url);
  const id = (place: number): string => recordId(recordSha256, place);
  const warc: WarcPart[] = [];
  const indexed: IndexedRecord[] = [];
  const pages: ListedPage[] = [];
  let offset = 0;
  const add = (record: WarcRecord, content: WarcPart): number => {
    const head = recordHead(record);
    warc.push(head, content, RECORD_END);
    return head.byteLength + record.sizeBytes + RECORD_END.byteLength;
  };

  const info = infoContent([
    ['software', subject.software],
    ['format', 'WARC File Format 1.1'],
    ['conformsTo', 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'],
    ['description', describe(subject)],
  ]);
  offset += add(
    {
      type: 'warcinfo',
      id: id(0),
      date: capturedAt,
      targetUri: null,
      contentType: 'application/warc-fields',
      sizeBytes: info.byteLength,
      sha256: null,
      infoId: null,
    },
    info,
  );
  const urns = new Map<string, number>();
  sources.forEach((source, place) => {
    const { artifact } = source;
    const urn = URN[artifact.role];
    const count = urn === undefined ? 0 : (urns.get(urn) ?? 0) + 1;
    if (urn !== undefined) urns.set(urn, count);
    const url = urn === undefined ? target : `urn:${urn}${count === 1 ? '' : `-${count}`}:${target}`;
    const mediaType = artifact.mediaType.split(';', 1)[0]?.trim() ?? '';
    const { sha256, sizeBytes } = artifact;
    // A page copy is always written in UTF-8; a reader that does not look into it must know.
    const contentType = artifact.role === 'page-copy' ? `${mediaType}; charset=utf-8` : mediaType;
    const length = add(
      {
        type: 'resource',
        id: id(place + 1),
        date: capturedAt,
        targetUri: url,
        contentType,
        sizeBytes,
        sha256,
        infoId: id(0),
      },
      source,
    );
    indexed.push({ date: capturedAt, url, mediaType, sha256, offset, length, filename: 'data.warc' });
    offset += length;
    // A picture is listed too: nobody would guess the name under which it is found. The page itself stands there
    // as it was captured, with its fragment.
    pages.push(
      urn === undefined
        ? { id: id(place + 1), url: subject.url, title: subject.title ?? subject.url }
        : { id: id(place + 1), url, title: source.name },
    );
  });
  return {
    warc,
    warcBytes: offset,
    index: encoder.encode(cdxjText(indexed)),
    pages: encoder.encode(pagesText(capturedAt, pages)),
  };
}

/** `datapackage.json` (WACZ 1.1.1, section 5.2.4). Without `created`: the same capture gives the same bytes. */
export function packageBytes(
  subject: WaczSubject,
  resources: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[],
): Uint8Array<ArrayBuffer> {
  const about = {
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: subject.title ?? subject.url,
    description: describe(subject),
    software: subject.software,
    mainPageUrl: subject.url,
    mainPageDate: subject.capturedAt,
    resources: resources.map(({ path, sha256, bytes }) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      path,
      hash: `sha256:${sha256}`,
      bytes,
    })),
  };
  return encoder.encode(`${JSON.stringify(about, null, 2)}\n`);
}

/**
 * `datapackage-digest.json` (section 5.2.5), unsigned: the anonymous signature of wacz-auth 0.1 is checked with
 * P-384 by the replay, and the archive's key is P-256. The signature over the bundle covers this file too.
 */
export function digestBytes(packageSha256: string): Uint8Array<ArrayBuffer> {
  const digest = { path: PACKAGE_PATH, hash: `sha256:${packageSha256}` };
  return encoder.encode(`${JSON.stringify(digest, null, 2)}\n`);
}

function isReplayable({ url, capturedAt }: WaczSubject): boolean {
  if (!URL.canParse(url) || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(capturedAt)) return false;
  return ['http:', 'https:'].includes(new URL(url).protocol) && !Number.isNaN(Date.parse(capturedAt));
}

/** As a server would be asked for it: a fragment is never sent. */
function withoutFragment(url: string): string {
  const asked = new URL(url);
  asked.hash = '';
  return asked.href;
}

function describe({ sequence, recordSha256 }: WaczSubject): string {
  return (
    `Made from capture ${sequence} (SHA-256 of its record.json: ${recordSha256}). The page is a copy of the ` +
    'document without scripts, made in the browser; it is not what a server sent. The pictures show what the ' +
    'browser displayed. The evidence is the files that record.json lists; this file repeats them.'
  );
}

/** A name that is always the same for the same thing (UUID version 8, RFC 9562 section 5.8). */
function recordId(recordSha256: string, place: number): string {
  const variant = ((Number.parseInt(recordSha256.slice(15, 16), 16) & 0x3) | 0x8).toString(16);
  return [
    recordSha256.slice(0, 8),
    recordSha256.slice(8, 12),
    `8${recordSha256.slice(12, 15)}`,
    `${variant}${recordSha256.slice(16, 19)}`,
    `${recordSha256.slice(19, 23)}${place.toString(16).padStart(8, '0')}`,
  ].join('-');
}

interface ListedPage {
  readonly id: string;
  readonly url: string;
  readonly title: string;
}

/** `pages/pages.jsonl` (section 5.2.3). */
function pagesText(ts: string, pages: readonly ListedPage[]): string {
  const lines = [
    { format: 'json-pages-1.0', id: 'pages', title: 'All Pages' },
    ...pages.map(({ id, url, title }) => ({ id, url, ts, title })),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

const ANY_DIGEST = '0'.repeat(64);

function sizeOf(subject: WaczSubject, sources: WaczPlan['sources']): number {
  const { warcBytes, index, pages } = layOutWacz(subject, sources);
  const listed = [
    { path: WARC_PATH, bytes: warcBytes },
    { path: INDEX_PATH, bytes: index.byteLength },
    { path: PAGES_PATH, bytes: pages.byteLength },
  ];
  const described = packageBytes(
    subject,
    listed.map(({ path, bytes }) => ({ path, bytes, sha256: ANY_DIGEST })),
  );
  const files = [
    ...listed,
    { path: PACKAGE_PATH, bytes: described.byteLength },
    { path: DIGEST_PATH, bytes: digestBytes(ANY_DIGEST).byteLength },
  ];
  // A zip without extra fields: local header, entry of the directory, end of the directory.
  return files.reduce((sum, { path, bytes }) => sum + 30 + 46 + 2 * path.length + bytes, 22);
}
