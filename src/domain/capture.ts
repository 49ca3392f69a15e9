/**
 * A capture: what one act of the person kept. Everything that leaves the machine is built from the types
 * in this file, so each field says what it holds. Unknown is `null`, never an empty string. Times are
 * ISO 8601 with an offset and keep every digit their source gave.
 */

import type { FileFacts, FileKind } from './imported-file';

export type CaptureKind = 'post' | 'page' | 'full-page' | 'picture' | 'conversation' | 'file';

/** What the person did to start the capture. */
export type CaptureTrigger = 'popup' | 'shortcut' | 'context-menu' | 'pick' | 'capture-mode' | 'import';

/**
 * `pending`: being written. `sealed`: whole, immutable. `incomplete`: immutable too, but something that
 * belongs to it could not be kept; its record's `notIncluded` names what.
 */
export type CaptureState = 'pending' | 'sealed' | 'incomplete';

/** How a value was found; stands beside every fact. */
export type FoundHow =
  | 'json-ld'
  | 'microdata'
  | 'microformat'
  | 'meta'
  | 'dom'
  | 'url'
  | 'derived'
  | 'page-world'
  /** in a file that was brought in */
  | 'file'
  | 'entered by hand';

export interface Found<T> {
  readonly value: T;
  readonly how: FoundHow;
  /** The property path or selector that yielded it, e.g. `author.name` or `time[datetime]`. */
  readonly where: string;
  /** What a reader must know before relying on it, as a code that the catalogues word. */
  readonly caveat?: FactCaveat;
}

export type FactCaveat =
  /** computed from an id; the platform's formula is approximate */
  | 'derived-approximate'
  /** made by the author's own program, which could have set it freely */
  | 'made-by-client'
  /** describes the whole page and was not found in the post itself */
  | 'from-page'
  /** a credential in an address was taken out */
  | 'credential-removed'
  /** cut at the size bound; the whole text was longer */
  | 'cut-at-bound'
  /** the site shows only the beginning */
  | 'shortened-by-site'
  /** the site showed only the beginning; at the person's press its own control was used, which showed the rest */
  | 'opened-by-person'
  /** the same, and no more was shown */
  | 'shortened-though-opened';

export type Fact<T> = Found<T> | null;

export interface MediaReference {
  readonly kind: 'image' | 'video' | 'audio' | 'other';
  readonly url: string;
  readonly alternativeText: string | null;
}

/** A number that a profile shows, in the page's own form: `1,234`, `12K`, or all digits where its data has them. */
export interface AccountCount {
  readonly of: 'followers' | 'following' | 'posts';
  readonly count: string;
}

/** What a profile says of its account besides name, handle and id. */
export interface AccountFacts {
  readonly description: Fact<string>;
  /** Address of its picture. */
  readonly avatar: Fact<string>;
  /** When the account was made, ISO 8601, in the precision of its source. */
  readonly createdAt: Fact<string>;
  readonly counts: readonly Found<AccountCount>[];
}

/** What a page says of one post. Read from the page, so: data that somebody else wrote. */
export interface PostFacts {
  readonly kind: 'post' | 'comment' | 'message' | 'article' | 'page';
  readonly platform: Fact<string>;
  readonly authorName: Fact<string>;
  readonly authorHandle: Fact<string>;
  /** The platform's own id of the account, the one that survives a change of handle. */
  readonly authorId: Fact<string>;
  readonly authorUrl: Fact<string>;
  readonly postId: Fact<string>;
  readonly permalink: Fact<string>;
  /** The time in the words the page shows, e.g. `8h` or `gestern 14:03`. */
  readonly postedAtShown: Fact<string>;
  /** The time as exact as the page or an id gives it, ISO 8601. */
  readonly postedAt: Fact<string>;
  readonly text: Fact<string>;
  readonly language: Fact<string>;
  readonly media: readonly Found<MediaReference>[];
  /** Permalink or id of what this post answers. */
  readonly replyTo: Fact<string>;
  /** Of the account whose profile the page is; absent where it is none, and in captures of before it was read. */
  readonly account?: AccountFacts;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Size {
  readonly x: number;
  readonly y: number;
}

/** How, when and with what the capture was made. Written by Tidemark, not read from the page's content. */
export interface CollectionFacts {
  /** The address when the act began, with its fragment, credentials taken out. */
  readonly url: string;
  /** The address the document was loaded from after redirects; differs from `url` after in-app navigation. */
  readonly urlAtLoad: string | null;
  /** Redirects of the load that the page's own origin made; others are not told to anybody. */
  readonly redirectCount: number | null;
  /** The address when the capture ended. */
  readonly urlAtEnd: string | null;
  readonly canonicalUrl: string | null;
  readonly referrer: string | null;
  readonly title: string | null;
  /** UTC, milliseconds, ends in `Z`: the moment the first picture was in hand. */
  readonly capturedAt: string;
  /** The same moment in the machine's zone, with its offset. */
  readonly capturedAtLocal: string;
  /** IANA name, e.g. `Europe/Copenhagen`. */
  readonly timeZone: string;
  readonly kind: CaptureKind;
  readonly trigger: CaptureTrigger;
  readonly tool: { readonly name: 'Tidemark'; readonly version: string };
  readonly browser: { readonly name: string; readonly version: string; readonly userAgent: string };
  readonly operatingSystem: string;
  /** CSS pixels. */
  readonly viewport: Size | null;
  /** Image pixels for one CSS pixel, measured as image width ÷ innerWidth. */
  readonly scale: number | null;
  /** The tab's zoom factor; 1 is 100 %. */
  readonly zoom: number | null;
  readonly scroll: { readonly x: number; readonly y: number } | null;
  readonly documentSize: Size | null;
  /** The browser's languages, first preferred. */
  readonly languages: readonly string[];
  readonly documentLanguage: string | null;
  /** Nothing tells this for sure, and guessing would be worse. */
  readonly loggedIn: 'unknown';
  /** `null` where it could not be had without a request; absent in captures of before it was looked for. */
  readonly serverDate?: ServerDate | null;
}

/** What the server's clock said when the document was loaded, and this machine's at the same moment; both UTC. */
export interface ServerDate {
  /** The `Date` header, whole seconds. */
  readonly date: string;
  readonly respondedAt: string;
}

export type ArtifactRole =
  /** the viewport exactly as the browser gave it */
  | 'viewport'
  /** one screen of a longer page, exactly as the browser gave it */
  | 'tile'
  /** the whole page in one picture, exactly as the browser gave it (Firefox) */
  | 'full-page'
  /** cut from `viewport` (or, in Firefox, taken whole): the post with a margin of context */
  | 'post'
  /** cut from `viewport`: one picture of the page as displayed */
  | 'picture'
  /** put together from the tiles; a derivative, the tiles are the evidence */
  | 'stitched'
  /** drawn again by html2canvas, where true pixels were not to be had: never called a screenshot */
  | 'rendered'
  | 'page-copy'
  | 'text'
  /** facts of each post seen, JSON */
  | 'posts'
  /** where on the page words, pictures and posts stood, JSON (`page-layout.ts`) */
  | 'layout'
  /** the messages of a conversation in their order, JSON */
  | 'conversation'
  /** a file of the post, byte for byte: what the page had loaded, or the same from the platform's own media host */
  | 'media'
  /** a picture of the post whose file could not be had: its pixels as displayed, written anew */
  | 'media-pixels'
  /** a file that was brought in, byte for byte */
  | 'original'
  /** the messages of an imported chat, JSON; made from `original` */
  | 'transcript'
  | 'record';

export interface Artifact {
  readonly id: string;
  /** File name inside the capture's folder, `[a-z0-9.-]` only, e.g. `tile-003.png`. */
  readonly name: string;
  readonly role: ArtifactRole;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Lower-case hex SHA-256 of the plain bytes, taken the moment they existed. */
  readonly sha256: string;
  /** UTC, when the bytes existed. */
  readonly createdAt: string;
  readonly pixels?: Size;
  /** Where on the page it was, CSS pixels. */
  readonly area?: Rect;
  /** Names of the artifacts this one was made from. */
  readonly derivedFrom?: readonly string[];
  /** Which part of how many, where an image had to be split. First is 1. */
  readonly part?: { readonly number: number; readonly of: number };
  /** For media: the address it came from. */
  readonly sourceUrl?: string;
  /** For media: in full size, or in the size that the page displays; absent in captures of before it was told apart. */
  readonly mediaSize?: 'full' | 'shown';
}

/** Something that belongs to the capture and could not be kept. `what` is data of the page, `reason` a code. */
export interface NotIncluded {
  readonly what: string;
  readonly reason: NotIncludedReason;
}

export type NotIncludedReason =
  | 'not-in-cache'
  | 'not-requested-by-page'
  | 'cross-origin-refused'
  /** reading it would have left a sign that the page's own scripts can see */
  | 'page-would-notice'
  | 'too-large'
  /** larger than the page shows it: asking the site's media host for it is switched off */
  | 'media-not-asked-for'
  /** the site's media host did not give it */
  | 'media-host-refused'
  /** its address led elsewhere, and was not followed */
  | 'media-redirected'
  /** what came is no picture, film or sound */
  | 'media-other-kind'
  /** the site plays it in pieces: there is no file */
  | 'media-in-pieces'
  | 'media-too-slow'
  /** more files than one capture keeps */
  | 'media-too-many'
  | 'frame-picture-only'
  | 'closed-shadow-root'
  | 'page-changed-meanwhile'
  | 'page-copy-failed'
  | 'text-cut-at-bound'
  | 'nodes-cut-at-bound'
  | 'screenshot-refused'
  | 'outside-viewport'
  | 'lazy-image-not-loaded'
  | 'page-longer-than-bound'
  | 'stitching-failed'
  | 'interrupted'
  | 'cancelled';

/** What a long capture saw and kept, so that a reader knows whether something is missing. */
export interface CompletenessReceipt {
  /** Posts or messages recognised on the way. */
  readonly seen: number;
  /** Of those, how many have their text in this capture. */
  readonly saved: number;
  /** What the page itself says there are (aria-setsize), where it says so. */
  readonly announced: number | null;
  readonly tiles: number;
  readonly reachedEnd: boolean;
  readonly gaps: readonly CompletenessGap[];
  /** For a conversation: the earliest and the latest exact time of its messages; absent where none has one. */
  readonly period?: { readonly from: string; readonly until: string };
}

export interface CompletenessGap {
  readonly reason:
    | 'positions-missing'
    | 'tiles-do-not-meet'
    | 'stopped-at-bound'
    | 'cancelled'
    | 'interrupted'
    /** two messages that follow each other here may have others between them */
    | 'messages-not-joined'
    /** read, but no picture shows them */
    | 'messages-not-pictured'
    /** the site was still loading more */
    | 'still-loading'
    /** the page went to another conversation */
    | 'conversation-left'
    /** the message or date that was asked for was not come upon */
    | 'end-not-found';
  /** Between which items or at which offset, as data: e.g. `41–57` or `12,800 px`. */
  readonly where: string;
}

/** The sealed statement of one capture; `record.json` is its canonical JSON (RFC 8785). */
export interface CaptureRecord {
  readonly format: 'tidemark-record/1';
  readonly id: string;
  /** 1, 2, 3 … in the order of the archive; never used again. */
  readonly sequence: number;
  readonly state: 'sealed' | 'incomplete';
  readonly sealedAt: string;
  readonly facts: PostFacts;
  readonly collection: CollectionFacts;
  readonly artifacts: readonly Artifact[];
  readonly notIncluded: readonly NotIncluded[];
  readonly completeness: CompletenessReceipt | null;
  /** Of a file that was brought in; `collection` then tells of the act, and its address is `about:blank`. */
  readonly file?: FileFacts;
}

/** One line of the archive's list: what is needed to show, search and filter without opening the record. */
export interface CaptureSummary {
  readonly id: string;
  readonly sequence: number;
  readonly state: CaptureState;
  readonly kind: CaptureKind;
  readonly capturedAt: string;
  readonly title: string | null;
  readonly url: string;
  /** Host name without `www.`; empty never, `null` where the address has none. */
  readonly site: string | null;
  readonly platform: string | null;
  readonly authorName: string | null;
  readonly authorHandle: string | null;
  readonly authorId: string | null;
  /** Beginning of the text, for search and for the row once uncovered. At most 400 characters. */
  readonly excerpt: string | null;
  /** When the post was made, as its page says, ISO 8601; `null` where it does not. Absent in older lines. */
  readonly postedAt?: string | null;
  /** `postedAt` was worked out by a formula that is approximate. */
  readonly postedAtAbout?: true;
  /** Plain bytes of the artifacts, and how many there are, the record not counted. */
  readonly sizeBytes: number;
  readonly artifactCount: number;
  readonly binnedAt: string | null;
  /**
   * This line is damaged: only id, sequence, state, sizes and the time of sealing (as `capturedAt`) are known.
   * The record may still be whole.
   */
  readonly unreadable?: true;
  /** Of a file that was brought in: its kind, the digest of its bytes, its perceptual hash where it has one. */
  readonly fileKind?: FileKind;
  readonly fileSha256?: string;
  readonly fileHash?: string;
}

/** Facts of a post of which nothing could be read. */
export const NO_POST_FACTS: PostFacts = {
  kind: 'page',
  platform: null,
  authorName: null,
  authorHandle: null,
  authorId: null,
  authorUrl: null,
  postId: null,
  permalink: null,
  postedAtShown: null,
  postedAt: null,
  text: null,
  language: null,
  media: [],
  replyTo: null,
};
