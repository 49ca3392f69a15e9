import type { CaptureParts, CaptureStart } from '../domain/archive';
import {
  type Artifact,
  type CaptureRecord,
  type CaptureSummary,
  type CollectionFacts,
  NO_POST_FACTS,
  type NotIncluded,
} from '../domain/capture';
import type { FileFacts } from '../domain/imported-file';

/** The sealed part of a row of the list; the rest of a `CaptureSummary` stands in the row in the clear. */
export interface SealedSummary extends Omit<
  CaptureSummary,
  'id' | 'sequence' | 'state' | 'sizeBytes' | 'artifactCount' | 'unreadable'
> {
  /** Digest of the record; `null` while pending. */
  readonly recordSha256: string | null;
}

const EXCERPT_LENGTH = 400;

export interface RecordMaterial {
  readonly id: string;
  readonly sequence: number;
  readonly state: 'sealed' | 'incomplete';
  readonly sealedAt: string;
  readonly start: CaptureStart;
  readonly parts: Partial<CaptureParts>;
  readonly artifacts: readonly Artifact[];
  /** The background died before it could say that everything was there. */
  readonly interrupted: boolean;
  readonly file?: FileFacts;
}

/** The record of a capture, from what was written of it. What never was written is said to be unknown. */
export function makeRecord(material: RecordMaterial): CaptureRecord {
  const { id, sequence, state, sealedAt, start, parts, artifacts, interrupted, file } = material;
  const lost: NotIncluded[] = interrupted ? [{ what: 'capture', reason: 'interrupted' }] : [];
  return {
    format: 'tidemark-record/1',
    id,
    sequence,
    state,
    sealedAt,
    facts: parts.facts ?? NO_POST_FACTS,
    collection: parts.collection ?? collectionFromStart(start),
    artifacts,
    notIncluded: [...(parts.notIncluded ?? []), ...lost],
    completeness: parts.completeness ?? null,
    ...(file && { file }),
  };
}

/** Collection facts of a capture that never wrote its own: what was known at its beginning, and `null`. */
function collectionFromStart({ kind, url, title, startedAt, circumstances }: CaptureStart): CollectionFacts {
  const { startedAtLocal, ...known } = circumstances;
  return {
    ...known,
    url,
    urlAtLoad: null,
    redirectCount: null,
    urlAtEnd: null,
    canonicalUrl: null,
    referrer: null,
    title,
    capturedAt: startedAt,
    capturedAtLocal: startedAtLocal,
    kind,
    viewport: null,
    scale: null,
    zoom: null,
    scroll: null,
    documentSize: null,
    documentLanguage: null,
    loggedIn: 'unknown',
  };
}

export function summaryOfStart({ kind, url, title, startedAt }: CaptureStart): SealedSummary {
  return {
    kind,
    capturedAt: startedAt,
    title,
    url,
    site: siteOf(url),
    platform: null,
    authorName: null,
    authorHandle: null,
    authorId: null,
    excerpt: null,
    binnedAt: null,
    recordSha256: null,
  };
}

export function summaryOfRecord({ facts, collection }: CaptureRecord, recordSha256: string): SealedSummary {
  return {
    kind: collection.kind,
    capturedAt: collection.capturedAt,
    title: collection.title,
    url: collection.url,
    site: siteOf(collection.url),
    platform: facts.platform?.value ?? null,
    authorName: facts.authorName?.value ?? null,
    authorHandle: facts.authorHandle?.value ?? null,
    authorId: facts.authorId?.value ?? null,
    excerpt: excerptOf(facts.text?.value ?? null),
    postedAt: facts.postedAt?.value ?? null,
    ...(facts.postedAt?.caveat === 'derived-approximate' && { postedAtAbout: true }),
    binnedAt: null,
    recordSha256,
  };
}

/** Host name without `www.`; `null` where the address has none. */
export function siteOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const host = new URL(url).hostname.replace(/^www\./, '');
  return host === '' ? null : host;
}

/** The beginning of a text, never cut inside a character that takes two places. */
function excerptOf(text: string | null): string | null {
  if (text === null) return null;
  return text.slice(0, EXCERPT_LENGTH).replace(/[\ud800-\udbff]$/, '');
}
