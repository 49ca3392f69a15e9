import type {
  CaptureKind,
  CaptureTrigger,
  CompletenessReceipt,
  NotIncluded,
  PostFacts,
  Rect,
  Size,
} from '../domain/capture';
import type { Problem } from '../domain/problem';

/** Names a post inside one injected page script; means nothing elsewhere. */
export type PostReference = string;

/** What the page script says of the page as a whole; all of it is data of the page. */
export interface PageReading {
  readonly url: string;
  readonly urlAtLoad: string | null;
  readonly redirectCount: number | null;
  readonly canonicalUrl: string | null;
  readonly referrer: string | null;
  readonly title: string | null;
  readonly documentLanguage: string | null;
  readonly viewport: Size;
  readonly scroll: { readonly x: number; readonly y: number };
  readonly documentSize: Size;
  readonly languages: readonly string[];
  /** Frames whose content could not be read. */
  readonly unreadableFrames: readonly string[];
}

/** What a capture of one post or of the page reads, in one go so that all of it is of one moment. */
export interface ContentReading {
  readonly page: PageReading;
  readonly facts: PostFacts;
  /** Facts of every post on the page (for a post capture: of that post alone). */
  readonly posts: readonly PostFacts[];
  /** Visible text of the page, or of the post. */
  readonly text: string;
  readonly notIncluded: readonly NotIncluded[];
  /** The post's box in viewport CSS pixels; `null` for a page. */
  readonly box: Rect | null;
}

/** Where a post or picture is to be looked for. */
export type Target =
  | { readonly by: 'main-post' }
  | { readonly by: 'page' }
  | { readonly by: 'reference'; readonly reference: PostReference }
  /** what is under the pointer, else in focus; link and picture addresses narrow it */
  | { readonly by: 'pointer'; readonly linkUrl?: string; readonly pictureUrl?: string }
  | { readonly by: 'picture'; readonly pictureUrl: string };

export interface TabDescription {
  readonly tabId: number;
  /** `null` where the browser does not let us see the page. */
  readonly title: string | null;
  readonly site: string | null;
  /** What the primary button captures. */
  readonly primary: 'post' | 'page';
  readonly postCount: number;
  readonly captureMode: boolean;
  /** Why nothing can be captured here. */
  readonly problem: Problem | null;
}

export interface CaptureReceipt {
  readonly captureId: string;
  readonly sequence: number;
  readonly state: 'sealed' | 'incomplete';
  readonly kind: CaptureKind;
  readonly capturedAt: string;
  readonly files: number;
  readonly sizeBytes: number;
  readonly notIncluded: number;
  readonly completeness: CompletenessReceipt | null;
}

export type CaptureStep = 'picture' | 'facts' | 'page-copy' | 'tiles' | 'stitching' | 'sealing';

export interface CaptureProgress {
  readonly tabId: number;
  readonly captureId: string | null;
  readonly step: CaptureStep;
  readonly done: number;
  /** `null` while the end is not known. */
  readonly total: number | null;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Popup and archive pages → background. */
export interface UiCalls {
  describeTab(call: { tabId: number }): Outcome<TabDescription>;
  capture(call: { tabId: number; kind: 'primary' | 'page' | 'full-page'; trigger: CaptureTrigger }): Outcome<CaptureReceipt>;
  cancelCapture(call: { tabId: number }): void;
  startPick(call: { tabId: number }): Outcome<null>;
  setCaptureMode(call: { tabId: number; on: boolean }): Outcome<null>;
}

/** Background → popup and archive pages, for whoever listens. */
export interface UiEvents {
  captureProgress(event: CaptureProgress): void;
  captureEnded(event: { tabId: number; outcome: Outcome<CaptureReceipt> }): void;
}

/** Page script → background. It can add to a capture that is being made, and nothing else. */
export interface PageCalls {
  /** The person chose a post in pick mode or in capture mode. */
  postChosen(call: { reference: PostReference; trigger: 'pick' | 'capture-mode' }): Outcome<null>;
  pickLeft(call: Record<string, never>): void;
}
