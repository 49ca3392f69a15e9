import type { Annotation } from '../domain/annotation';
import { type CollectionFacts, type Found, NO_POST_FACTS, type PostFacts } from '../domain/capture';
import type { Remark } from '../domain/remark';
import type { InventedCapture, InventedFile } from './test-archive';

/** Captures that nobody made, for tests. Everything can be changed one by one. */
export interface Change {
  readonly facts?: Partial<PostFacts>;
  readonly collection?: Partial<CollectionFacts>;
  readonly record?: Partial<InventedCapture['record']>;
  readonly files?: readonly InventedFile[];
  readonly remark?: Partial<Remark>;
  readonly annotations?: readonly Annotation[];
  readonly pending?: boolean;
  readonly binnedAt?: string;
}

const encoder = new TextEncoder();

export function found<T>(value: T, how: Found<T>['how'] = 'json-ld', where = 'author.name'): Found<T> {
  return { value, how, where };
}

export function inventedFile(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  more?: Partial<InventedFile>,
): InventedFile {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  return { name, role: 'text', mediaType: 'text/plain', bytes, ...more };
}

/** A picture of one pixel, which no browser takes amiss. */
export const TINY_PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

export function inventedCapture(sequence: number, change: Change = {}): InventedCapture {
  const day = String(1 + (sequence % 28)).padStart(2, '0');
  const capturedAt = `2026-10-${day}T13:32:07.123Z`;
  const id = `capture-${sequence}`;
  const files = change.files ?? [
    inventedFile('viewport.png', TINY_PNG, {
      role: 'viewport',
      mediaType: 'image/png',
      pixels: { width: 1280, height: 800 },
    }),
    inventedFile('post.png', TINY_PNG, {
      role: 'post',
      mediaType: 'image/png',
      pixels: { width: 602, height: 409 },
      derivedFrom: ['viewport.png'],
    }),
    inventedFile('page.html', '<!doctype html><p>A page</p>', { role: 'page-copy', mediaType: 'text/html' }),
    inventedFile('text.txt', `Words of post ${sequence}`),
  ];
  return {
    record: {
      format: 'tidemark-record/1',
      id,
      sequence,
      state: 'sealed',
      sealedAt: `2026-10-${day}T13:32:08.456Z`,
      facts: {
        ...NO_POST_FACTS,
        kind: 'post',
        platform: found('Harbour', 'meta', 'og:site_name'),
        authorName: found('An Invented Author'),
        authorHandle: found('@invented', 'dom', 'header a'),
        permalink: found(`https://harbour.example/post/${sequence}`, 'url', 'location'),
        text: found(`Words of post ${sequence}`, 'dom', 'article p'),
        ...change.facts,
      },
      collection: {
        url: `https://www.harbour.example/post/${sequence}`,
        urlAtLoad: `https://www.harbour.example/post/${sequence}`,
        redirectCount: 0,
        urlAtEnd: null,
        canonicalUrl: null,
        referrer: null,
        title: 'A post on Harbour',
        capturedAt,
        capturedAtLocal: `2026-10-${day}T15:32:07.123+02:00`,
        timeZone: 'Europe/Copenhagen',
        kind: 'post',
        trigger: 'popup',
        tool: { name: 'Tidemark', version: '0.1.0' },
        browser: { name: 'Chromium', version: '156.0', userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' },
        operatingSystem: 'Linux',
        viewport: { width: 1280, height: 800 },
        scale: 1,
        zoom: 1,
        scroll: { x: 0, y: 240 },
        documentSize: { width: 1280, height: 4200 },
        languages: ['da', 'en'],
        documentLanguage: 'en',
        loggedIn: 'unknown',
        ...change.collection,
      },
      notIncluded: [],
      completeness: null,
      ...change.record,
    },
    files,
    ...(change.remark === undefined
      ? {}
      : {
          remark: {
            captureId: id,
            revision: 1,
            editedAt: '2026-11-02T08:00:00.000Z',
            note: null,
            privateNote: null,
            tags: [],
            caseId: null,
            reason: null,
            ...change.remark,
          },
        }),
    ...(change.annotations === undefined ? {} : { annotations: change.annotations }),
    ...(change.pending === undefined ? {} : { pending: change.pending }),
    ...(change.binnedAt === undefined ? {} : { binnedAt: change.binnedAt }),
  };
}
