import type {
  Artifact,
  CaptureKind,
  CaptureTrigger,
  CompletenessReceipt,
  NotIncluded,
  PostFacts,
  Rect,
  ServerDate,
  Size,
} from '../domain/capture';
import type { ConversationFile, ConversationMessage, ConversationRange } from '../domain/conversation';
import type { Problem } from '../domain/problem';
import type { Language } from '../domain/settings';

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
  /** `layout.json`; `null` where it could not be measured. */
  readonly layout: string | null;
}

/** Where a post or picture is to be looked for. */
export type Target =
  | { readonly by: 'main-post' }
  | { readonly by: 'page' }
  | { readonly by: 'conversation'; readonly range: ConversationRange }
  | { readonly by: 'reference'; readonly reference: PostReference }
  /** what is under the pointer, else in focus; link and picture addresses narrow it */
  | { readonly by: 'pointer'; readonly linkUrl?: string; readonly pictureUrl?: string }
  | { readonly by: 'picture'; readonly pictureUrl: string };

/** Pressing the site's control for the whole text opens it where it is, or the post's own page in this tab. */
export type WholeTextWay = 'here' | 'page';

/** What came of it: more of the text, no more than before, or there was nothing to press. */
export type OpenedText = 'opened' | 'unchanged' | 'none';

/** A text that can be opened: of the post that the page is about, or of the one that was captured last. */
export interface WholeTextOffer {
  readonly of: 'main-post' | 'last-captured';
  readonly way: WholeTextWay;
}

export interface TabDescription {
  readonly tabId: number;
  /** `null` where the browser does not let us see the page. */
  readonly title: string | null;
  readonly site: string | null;
  /** What the primary button captures. */
  readonly primary: 'post' | 'page';
  readonly postCount: number;
  /** There is a chat, a thread or a list of comments. */
  readonly conversation: boolean;
  readonly captureMode: boolean;
  /** The site shows only the beginning of the text of the post that the primary button captures. */
  readonly shortened: boolean;
  /** The site's own control can be pressed for the whole of it. */
  readonly wholeText?: WholeTextOffer | null;
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

/** In the order in which they come. From `page-copy` on, picture, facts and text are on disk. */
export type CaptureStep =
  /** before the capture: the whole text is being opened in the page */
  'whole-text' | 'picture' | 'facts' | 'page-copy' | 'media' | 'tiles' | 'messages' | 'stitching' | 'sealing';

export interface CaptureProgress {
  readonly tabId: number;
  readonly captureId: string | null;
  readonly step: CaptureStep;
  readonly done: number;
  /** `null` while the end is not known. */
  readonly total: number | null;
  /** For messages: the earliest time read so far, ISO 8601 or in the page's words; `null` where none was found. */
  readonly oldest?: string | null | undefined;
}

export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** Popup and archive pages → background. */
export interface UiCalls {
  describeTab(call: { tabId: number }): Outcome<TabDescription>;
  capture(call: {
    tabId: number;
    /** `post`: the one post that this page is about. */
    kind: 'post' | 'page' | 'full-page' | 'conversation';
    trigger: CaptureTrigger;
    /** For a conversation. */
    range?: ConversationRange;
  }): Outcome<CaptureReceipt>;
  cancelCapture(call: { tabId: number }): void;
  /** One post, or the two ends of a conversation. */
  startPick(call: { tabId: number; ends?: true }): Outcome<null>;
  setCaptureMode(call: { tabId: number; on: boolean }): Outcome<null>;
  /** Asks the time-stamp services now: about the present head, and for what waits. */
  stampNow(call: Record<string, never>): Outcome<null>;
}

/** Background → popup and archive pages, for whoever listens. */
export interface UiEvents {
  captureProgress(event: CaptureProgress): void;
  captureEnded(event: { tabId: number; outcome: Outcome<CaptureReceipt> }): void;
}

/** Page script → background. It can add to a capture that is being made, and nothing else. */
export interface PageCalls {
  /** The person chose a post in pick mode or in capture mode; `null`: both ends of a conversation, kept in the page. */
  postChosen(call: { reference: PostReference | null; trigger: 'pick' | 'capture-mode' }): Outcome<null>;
  /** What the script in the page's own world says, asked for once a screen; `null` where nothing is being captured. */
  readWorld(call: Record<string, never>): { said: unknown };
  pickLeft(call: Record<string, never>): void;
  /** The person left capture mode with its own button. */
  captureModeLeft(call: Record<string, never>): void;
}

/** Words that the page script shows. */
export interface PickWords {
  readonly hint: string;
  readonly nothingHere: string;
}

/** The same for the two ends of a conversation. */
export interface EndsWords {
  readonly first: string;
  readonly last: string;
  readonly nothingHere: string;
}

export interface CaptureModeWords {
  readonly capture: string;
  readonly saving: string;
  readonly kept: string;
  readonly failed: string;
  readonly leave: string;
  readonly label: string;
}

/** Before a post is kept of which the site shows only the beginning. */
export interface WholeTextWords {
  readonly shortened: string;
  readonly opensHere: string;
  readonly opensPage: string;
  readonly open: string;
  readonly asIs: string;
  readonly leave: string;
  readonly opening: string;
  readonly unchanged: string;
}

/** While a full page or a conversation is captured. */
export interface ProgressWords {
  readonly label: string;
  readonly stop: string;
  readonly stopping: string;
  /** `oldest`: see `CaptureProgress`. */
  messages(count: number, oldest: string | null): string;
  screens(count: number, total: number): string;
}

export interface InPageWords {
  readonly progress: ProgressWords;
  readonly wholeText: WholeTextWords;
  readonly pick: PickWords;
  readonly ends: EndsWords;
  readonly mode: CaptureModeWords;
}

export interface PageDescription {
  readonly title: string | null;
  readonly host: string | null;
  readonly mainPost: boolean;
  readonly postCount: number;
  readonly conversation: boolean;
  readonly contentType: string;
  readonly captureMode: boolean;
  readonly shortened: boolean;
  readonly wholeText: WholeTextOffer | null;
}

/** A reading together with what a picture of it needs. */
export interface TargetReading {
  readonly reading: ContentReading;
  readonly reference: PostReference | null;
  /** Whether the whole box lies inside the viewport, so that the viewport picture shows all of it. */
  readonly wholeInView: boolean;
  /** The box in document CSS pixels, for browsers that can picture what is not in view. */
  readonly documentBox: Rect | null;
}

/** A long string waiting in the page script to be fetched piece by piece. */
export interface Transfer {
  readonly transfer: string;
  readonly pieces: number;
}

/** One file of a post's media, described as it will be kept. */
export interface MediaFile
  extends
    Transfer,
    Pick<Artifact, 'name' | 'mediaType' | 'pixels'>,
    Required<Pick<Artifact, 'sourceUrl' | 'mediaSize'>> {
  readonly role: 'media' | 'media-pixels';
  /** Bytes. */
  readonly size: number;
}

export interface MediaStep {
  /** `null`: there are no more. */
  readonly file: MediaFile | null;
  /** How many may come. */
  readonly total: number;
  /** What could not be had on the way to it. */
  readonly notIncluded: readonly NotIncluded[];
}

export interface FullPagePlan {
  /** `document`, or the inner scroller that will be captured instead. */
  readonly scroller: 'document' | 'element';
  readonly viewport: Size;
  /** The part of the viewport that shows the scroller, CSS pixels. */
  readonly area: Rect;
  /** Height of everything that can be scrolled through, CSS pixels. */
  readonly contentHeight: number;
  readonly contentWidth: number;
  /** Style rules to set for the time of the capture, as a user style sheet. */
  readonly style: string;
  /** The page goes message by message where it has to; its screens are not put together into one picture. */
  readonly walks?: true;
}

export interface FullPageStep {
  /** Where the scroller really stands, CSS pixels. */
  readonly top: number;
  readonly contentHeight: number;
  readonly area: Rect;
  readonly atEnd: boolean;
  /** Style rules that keep fixed and sticky elements from being pictured twice at this step. */
  readonly style: string;
  readonly seen: number;
  readonly imagesMissing: readonly string[];
  /** Posts seen before have left the document: the list drops nodes. */
  readonly dropsNodes: boolean;
  /** See `CaptureProgress`. */
  readonly oldest?: string | null;
  readonly read?: ReadSoFar;
  /** The person stopped it in the page. */
  readonly stopped?: true;
}

/**
 * What of a conversation is in pictures by now. The background keeps it in memory until the reading ends, and writes it
 * where the page is gone before that.
 */
export interface ReadSoFar {
  /** What was handed over before this place, in the order of the way, stays as it is; what follows is replaced. */
  readonly from: number;
  readonly messages: readonly Omit<ConversationMessage, 'number'>[];
  /** The way leads up: the last message of the way is the first of the file. */
  readonly upward: boolean;
  /** The file without its messages. */
  readonly file: Omit<ConversationFile, 'messages'>;
  readonly completeness: Omit<CompletenessReceipt, 'tiles'>;
}

export interface FullPageReading {
  readonly reading: ContentReading;
  readonly completeness: Omit<CompletenessReceipt, 'tiles' | 'reachedEnd'> & {
    readonly reachedEnd?: boolean;
  };
  /** `conversation.json`, where a conversation was read. */
  readonly conversation?: Transfer;
}

/** Background → page script, and one of them popup → page script. */
export interface PageRequests {
  describePage(call: Record<string, never>): PageDescription;
  /** What kind of document this is, without looking any further. */
  readKind(call: Record<string, never>): { contentType: string };
  /** `null` where there is no such post or picture. */
  readTarget(call: { target: Target; withPosts: boolean }): TargetReading | null;
  /** From the popup, at the person's press: presses the control of `PageDescription.wholeText`. The next capture of the main post is of that post. */
  openWholeText(call: Record<string, never>): OpenedText;
  /** What the address is now, to see whether the page went elsewhere meanwhile. */
  readAddress(call: Record<string, never>): string;
  /** Takes Tidemark's own elements out of the picture and waits until that is painted. */
  hideInterface(call: Record<string, never>): null;
  showInterface(call: Record<string, never>): null;
  takePageCopy(call: {
    reference: PostReference | null;
  }): Transfer & { notIncluded: readonly NotIncluded[]; serverDate: ServerDate | null };
  readPiece(call: { transfer: string; index: number }): string;
  /** PNG as base64. */
  renderTarget(call: { reference: PostReference | null }): Transfer & { pixels: Size; area: Rect };
  /** The next file of the media of what `readTarget` read last, its pieces as base64. `stop`: no more is wanted. */
  nextMedia(call: { stop?: true }): MediaStep;
  beginFullPage(call: { target: Target; language: Language }): FullPagePlan;
  /** `unseen`: no picture is taken of this step. */
  stepFullPage(call: { top: number; first: boolean; unseen?: boolean }): FullPageStep;
  readFullPage(call: Record<string, never>): FullPageReading;
  /** Puts scrolling back. Safe to call at any time. */
  endFullPage(call: Record<string, never>): null;
  beginPick(call: { language: Language }): null;
  /** Of a conversation. */
  beginEnds(call: { language: Language }): null;
  stopPick(call: Record<string, never>): null;
  startCaptureMode(call: { language: Language }): null;
  stopCaptureMode(call: Record<string, never>): null;
  /** The end of a capture that a capture-mode button started. */
  captureModeEnded(call: { reference: PostReference; ok: boolean }): null;
}
