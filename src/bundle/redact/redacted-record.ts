import type { BundledAnnotation, Shape } from '../../domain/annotation';
import type {
  Artifact,
  ArtifactRole,
  CaptureRecord,
  CollectionFacts,
  Fact,
  PostFacts,
  Rect,
  Size,
} from '../../domain/capture';
import type { BundledRemark } from '../../domain/remark';
import { reportComments, shownLegend } from '../../markup/shape';
import { HIDDEN } from './terms';

/** What is hidden in the texts of one capture, as the person decided. */
export interface Redaction {
  /** Taken out of every text. */
  readonly terms: readonly string[];
  /**
   * `without-terms`: the person looked at what is to be hidden. `left-out`: nobody did, so no text leaves that
   * might repeat what lies under a box.
   */
  readonly texts: 'without-terms' | 'left-out';
  /**
   * What becomes of a photo that was brought in as a file. Its bytes may tell place, device and owner, and hold a small
   * picture of the whole that no box covers. `copy`, also where nothing is said: drawn again, pixels only.
   */
  readonly photos?: PhotoChoice;
}

export type PhotoChoice = 'copy' | 'left-out' | 'as-is';

export type WithheldReason =
  /** a copy of the page holds everything that was on it */
  | 'page-copy'
  /** where every word stood would tell what was under a box */
  | 'layout'
  /** a file as the page had loaded it, with all its metadata */
  | 'media-file'
  /** it may show what is hidden elsewhere, and nothing tells where */
  | 'region-unknown'
  /** a photo whose file tells more than its picture, and of which no copy was wanted or could be made */
  | 'photo-file'
  /** its words were not looked through */
  | 'text-not-reviewed'
  | 'not-drawn'
  | 'not-readable';

export interface RedactedFile {
  readonly name: string;
  readonly role: ArtifactRole;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Name in the original record. */
  readonly original: string;
  /** `false`: byte for byte the original. */
  readonly redacted: boolean;
  readonly pixels?: Size;
  readonly part?: { readonly number: number; readonly of: number };
}

/** `redacted-record.json`: what stands in the place of a record whose capture leaves as a redacted copy. */
export interface RedactedRecord {
  readonly format: 'tidemark-redacted-record/1';
  readonly captureId: string;
  readonly sequence: number;
  readonly redactedAt: string;
  /** Digest of the original `record.json`, which the journal holds. */
  readonly originalRecordSha256: string;
  readonly state: CaptureRecord['state'];
  readonly sealedAt: string;
  readonly facts: PostFacts;
  readonly collection: CollectionFacts;
  readonly notIncluded: CaptureRecord['notIncluded'];
  readonly completeness: CaptureRecord['completeness'];
  readonly files: readonly RedactedFile[];
  /** What of the original stays behind on purpose. */
  readonly withheld: readonly {
    readonly original: string;
    readonly role: ArtifactRole;
    readonly reason: WithheldReason;
  }[];
  readonly hidden: {
    readonly boxes: number;
    readonly terms: number;
    readonly texts: Redaction['texts'];
    /** Only of a photo that was brought in as a file. Absent in copies of before that was decided: as it was. */
    readonly photos?: PhotoChoice;
    /** Boxes over hidden words, where the capture says that they stand on a picture. */
    readonly wordBoxes?: number;
    /**
     * Whether the capture says which words lay under the boxes, so that they are gone from the texts by themselves.
     * Absent in copies of before it did.
     */
    readonly underBoxes?: 'known' | 'partly' | 'unknown';
  };
  readonly remark: Pick<BundledRemark, 'revision' | 'editedAt' | 'note' | 'tags'> | null;
  readonly marks: readonly {
    readonly original: string;
    readonly legend: readonly { readonly number: number; readonly text: string }[];
    readonly comments: readonly { readonly letter: string; readonly text: string }[];
  }[];
}

type Hide = (text: string) => string;

/** The record with everything hidden that is to be; what tells how something was made stays. */
export function hideInRecord(
  { facts, collection, notIncluded, completeness, ...rest }: CaptureRecord,
  hide: Hide,
  texts: Redaction['texts'],
): Omit<CaptureRecord, 'artifacts'> {
  // A file's name, place and headers name people: nobody looked them through.
  const { artifacts: _, file: _file, ...plain } = rest;
  const line = (text: string | null): string | null => (text === null ? null : hide(text));
  const words = (text: string | null): string | null => (texts === 'left-out' ? null : line(text));
  return {
    ...plain,
    facts: hideInFacts(facts, hide, texts),
    collection: {
      ...collection,
      url: hide(collection.url),
      urlAtLoad: line(collection.urlAtLoad),
      urlAtEnd: line(collection.urlAtEnd),
      canonicalUrl: line(collection.canonicalUrl),
      referrer: line(collection.referrer),
      title: words(collection.title),
    },
    notIncluded: notIncluded.map(({ what, reason }) => ({
      what: texts === 'left-out' ? HIDDEN : hide(what),
      reason,
    })),
    completeness,
  };
}

/**
 * The facts of a post with everything hidden. Where nobody looked them through, only what names the post is left:
 * a box may lie over everything that the page showed.
 */
export function hideInFacts(facts: PostFacts, hide: Hide, texts: Redaction['texts']): PostFacts {
  const fact = (found: Fact<string>): Fact<string> =>
    found === null ? null : { ...found, value: hide(found.value), where: hide(found.where) };
  const seen = (found: Fact<string>): Fact<string> => (texts === 'left-out' ? null : fact(found));
  return {
    kind: facts.kind,
    platform: fact(facts.platform),
    authorName: seen(facts.authorName),
    authorHandle: seen(facts.authorHandle),
    authorId: seen(facts.authorId),
    authorUrl: seen(facts.authorUrl),
    postId: fact(facts.postId),
    permalink: fact(facts.permalink),
    postedAtShown: seen(facts.postedAtShown),
    postedAt: tellsMore(facts.postedAtShown, hide) ? null : facts.postedAt,
    text: seen(facts.text),
    language: facts.language,
    media: (texts === 'left-out' ? [] : facts.media).map((found) => {
      const { kind, url, alternativeText } = found.value;
      const described = alternativeText === null ? null : hide(alternativeText);
      return {
        ...found,
        where: hide(found.where),
        value: { kind, url: hide(url), alternativeText: described },
      };
    }),
    replyTo: seen(facts.replyTo),
    ...(facts.account === undefined || texts === 'left-out'
      ? {}
      : {
          account: {
            description: fact(facts.account.description),
            avatar: fact(facts.account.avatar),
            createdAt: facts.account.createdAt,
            counts: facts.account.counts.map((found) => ({ ...found, where: hide(found.where) })),
          },
        }),
  };
}

/** A time whose shown words are hidden is not told exactly either. */
function tellsMore(shown: Fact<string>, hide: Hide): boolean {
  return shown !== null && hide(shown.value) !== shown.value;
}

/** Codes of the program, which are no words of the page. */
const CODES = new Set(['how', 'kind', 'caveat']);

/** A text file without the terms. JSON keeps its form. */
export function hideInText(text: string, isJson: boolean, hide: Hide, hideInNames: Hide = hide): string {
  if (!isJson) return hide(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return hide(text);
  }
  return JSON.stringify(hideInValue(value, hide, hideInNames), null, 2);
}

function hideInValue(value: unknown, hide: Hide, hideInNames: Hide): unknown {
  if (typeof value === 'string') return hide(value);
  if (typeof value === 'number') {
    // A telephone number need not be a text.
    const hidden = hide(String(value));
    return hidden === String(value) ? value : hidden;
  }
  if (Array.isArray(value)) return value.map((item) => hideInValue(item, hide, hideInNames));
  if (typeof value !== 'object' || value === null) return value;
  const shown = (value as { postedAtShown?: Fact<string> }).postedAtShown ?? null;
  const exactTold = typeof shown?.value === 'string' && tellsMore(shown, hide);
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (CODES.has(name)) return [name, member];
      return name === 'postedAt' && exactTold
        ? [name, null]
        : [hideInNames(name), hideInValue(member, hide, hideInNames)];
    }),
  );
}

/** What was drawn, with the terms out of its words. */
export function hideInAnnotation(annotation: BundledAnnotation, hide: Hide): BundledAnnotation {
  return {
    ...annotation,
    shapes: annotation.shapes.map((shape) =>
      'text' in shape ? { ...shape, text: hide(shape.text) } : shape,
    ),
    legend: annotation.legend.map(({ number, text }) => ({ number, text: hide(text) })),
  };
}

export function marksOf(annotation: BundledAnnotation): RedactedRecord['marks'][number] {
  return {
    original: annotation.picture.name,
    legend: shownLegend(annotation),
    comments: reportComments(annotation).map(({ letter, comment }) => ({ letter, text: comment.text })),
  };
}

/** The solid boxes of an annotation. */
export function redactBoxes({ shapes }: { readonly shapes: readonly Shape[] }): Rect[] {
  return shapes.flatMap((shape) =>
    shape.kind === 'redact' ? [{ x: shape.x, y: shape.y, width: shape.width, height: shape.height }] : [],
  );
}

export function fileOf(name: string, artifact: Artifact, original: string, redacted: boolean): RedactedFile {
  const { role, mediaType, sizeBytes, sha256, pixels, part } = artifact;
  return {
    name,
    role,
    mediaType,
    sizeBytes,
    sha256,
    original,
    redacted,
    ...(pixels === undefined ? {} : { pixels }),
    ...(part === undefined ? {} : { part }),
  };
}
