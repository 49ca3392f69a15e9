import type { NotIncluded, NotIncludedReason } from '../../domain/capture';
import { localNameOf, queryAll } from '../../sites/dom';
import type { ShadowRootLookup } from '../../sites/site';
import { attribute, attributeNames, cookieOf, namespaceOf } from './clean-dom';
import type { SheetTable } from './copy-sheets';
import { scrubAttribute, type CopiedElement, type ScrubContext, type Vocabulary } from './scrub';
import { KnownSecrets } from './secrets';

export interface SnapshotLimits {
  /** Nodes looked at. */
  readonly nodes: number;
  /** UTF-16 units of text, attributes and styles. */
  readonly characters: number;
}

export interface DocumentCopy {
  /** Shown in no window. */
  readonly document: Document;
  /** Absolute address that its relative ones are read against. */
  readonly base: string;
  /** Copies of readable frames, by the number in `MARK.frame`. */
  readonly frames: DocumentCopy[];
  /** What canvases show, as data addresses, by the number in `MARK.canvas`. */
  readonly canvases: string[];
}

export interface Findings {
  /** Rules of the sheets that have an address. */
  readonly sheets: SheetTable;
  /** Displayed pictures by address, to take their pixels from. */
  readonly pictures: Map<string, HTMLImageElement>;
  /** Pictures that the page itself could not load: they are nothing that anybody saw. */
  readonly broken: Set<string>;
  /** Pictures that style rules display at this moment. */
  readonly picturesInUse: Set<string>;
  /** Addresses the page itself has asked for, as far as the browser still knows. */
  readonly requested: Set<string>;
  /** Whether that is all of it: browsers list the first 250 only. */
  readonly requestedIsWhole: boolean;
  readonly secrets: KnownSecrets;
  readonly notIncluded: readonly NotIncluded[];
}

export interface Snapshot extends Findings {
  readonly top: DocumentCopy;
}

/** Attributes of ours in the copy, while it is being made. A page's own of these names are never copied. */
export const MARK = {
  frame: 'data-tidemark-frame',
  canvas: 'data-tidemark-canvas',
  target: 'data-tidemark-target',
} as const;

/** Entries that browsers keep by default (Resource Timing, 4.4). */
const TIMELINE_LENGTH = 250;
const MAX_FRAMES = 50;
const MAX_LEFT_OUT = 2_000;
const MAX_IN_USE_LOOKED_AT = 5_000;
const VOCABULARIES: Readonly<Record<string, 'html' | 'svg' | 'math'>> = {
  'http://www.w3.org/1999/xhtml': 'html',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1998/Math/MathML': 'math',
};
export const NAMESPACES: Readonly<Record<Vocabulary, string>> = {
  html: 'http://www.w3.org/1999/xhtml',
  svg: 'http://www.w3.org/2000/svg',
  math: 'http://www.w3.org/1998/Math/MathML',
  other: 'http://www.w3.org/1999/xhtml',
};
/** Where credentials stand that may be repeated elsewhere in the page. */
const CREDENTIAL_FIELDS = 'input[type="hidden" i], input[type="password" i], meta[name][content]';

export interface CopyRunParts {
  readonly document: Document;
  readonly shadowRootOf: ShadowRootLookup;
  readonly isOwn: (element: Element) => boolean;
  readonly listPicturesInUse: boolean;
  readonly target?: Element | null;
}

interface OpenDocument {
  readonly live: Document;
  readonly inert: Document;
  readonly context: ScrubContext;
  readonly copy: DocumentCopy;
}

/** A frame's document, or what is written in its place where it could not be read. */
export type MetFrame = Document | string;

/** What one snapshot keeps in mind while it goes through the document and its frames. */
export class CopyRun {
  readonly shadowRootOf: ShadowRootLookup;
  readonly isOwn: (element: Element) => boolean;
  readonly adopted = new Map<CSSStyleSheet, string>();
  readonly findings: Findings;
  readonly #notIncluded: NotIncluded[] = [];
  readonly #leftOut = new Set<string>();
  readonly #parts: CopyRunParts;
  readonly #limits: SnapshotLimits;
  readonly #open: OpenDocument[] = [];
  #frames: MetFrame[] = [];
  #frameCount = 0;
  #nodes = 0;
  #characters = 0;
  #lookedAt = 0;

  constructor(parts: CopyRunParts, limits: SnapshotLimits) {
    this.#parts = parts;
    this.#limits = limits;
    this.shadowRootOf = parts.shadowRootOf;
    this.isOwn = parts.isOwn;
    const requests = performance.getEntriesByType('resource');
    this.findings = {
      sheets: new Map(),
      pictures: new Map(),
      broken: new Set(),
      picturesInUse: new Set(),
      requested: new Set(requests.map(({ name }) => name)),
      requestedIsWhole: requests.length < TIMELINE_LENGTH,
      secrets: knownSecrets(parts.document),
      notIncluded: this.#notIncluded,
    };
  }

  get #here(): OpenDocument {
    const here = this.#open.at(-1);
    if (here === undefined) throw new Error('no document is being copied');
    return here;
  }

  get context(): ScrubContext {
    return this.#here.context;
  }

  get inert(): Document {
    return this.#here.inert;
  }

  get live(): Document {
    return this.#here.live;
  }

  enter(document: OpenDocument): void {
    this.#open.push(document);
    this.#frames = [];
  }

  /** Ends the document that was entered last and hands over the frames that were met in it, in order. */
  leave(): readonly MetFrame[] {
    this.#open.pop();
    return this.#frames;
  }

  /** Counts a node; `false` when a bound is met. */
  mayGoOn(): boolean {
    this.#nodes += 1;
    return this.#nodes <= this.#limits.nodes && this.#characters <= this.#limits.characters;
  }

  /** Counts text of a style sheet or picture; `false` when there is no room for it. */
  makeRoom(characters: number): boolean {
    if (this.#characters + characters > this.#limits.characters) return false;
    this.#characters += characters;
    return true;
  }

  /** Names something that the copy misses, once. `what` must be free of credentials. */
  leaveOut(what: string, reason: NotIncludedReason): void {
    const key = `${reason} ${what}`;
    if (this.#leftOut.has(key) || this.#leftOut.size >= MAX_LEFT_OUT) return;
    this.#leftOut.add(key);
    this.#notIncluded.push({ what, reason });
  }

  createElement(name: string, vocabulary: Vocabulary = 'html'): Element {
    return this.#here.inert.createElementNS(NAMESPACES[vocabulary], name);
  }

  vocabularyOf(live: Element): Vocabulary {
    const vocabulary = VOCABULARIES[namespaceOf(live) ?? ''] ?? 'other';
    // `createElementNS` makes a `STYLE` that is no style sheet, and a parser would make one of it.
    return vocabulary === 'html' && /[A-Z]/.test(localNameOf(live)) ? 'other' : vocabulary;
  }

  /** Copies every attribute that may stand in the copy as it is. */
  copyAttributes(live: Element, copy: Element): void {
    const { context } = this.#here;
    const described: CopiedElement = {
      name: copy.localName,
      vocabulary: this.vocabularyOf(live),
      read: (name) => attribute(live, name),
    };
    for (const name of attributeNames(live)) {
      const kept = scrubAttribute(name, attribute(live, name) ?? '', described, context);
      if (kept === null) continue;
      this.#characters += name.length + kept.length;
      copy.setAttribute(name, kept);
    }
    if (live === this.#parts.target) copy.setAttribute(MARK.target, '');
    this.#listInUse(live);
  }

  copyText(text: string, into: Element): void {
    this.#characters += text.length;
    into.append(this.#here.inert.createTextNode(this.findings.secrets.redact(text)));
  }

  appendStyle(css: string, into: Element): void {
    if (css === '') return;
    if (!this.makeRoom(css.length)) {
      this.leaveOut('style rules', 'too-large');
      return;
    }
    const style = this.createElement('style');
    style.textContent = this.findings.secrets.redact(css);
    into.append(style);
  }

  /** Whether one more frame may be copied with what is in it. */
  mayEnterFrame(): boolean {
    this.#frameCount += 1;
    return this.#frameCount <= MAX_FRAMES;
  }

  /** @returns the number of the frame's copy */
  addFrame(frame: MetFrame): number {
    return this.#frames.push(frame) - 1;
  }

  addCanvas(picture: string): number {
    return this.#here.copy.canvases.push(picture) - 1;
  }

  #listInUse(live: Element): void {
    if (!this.#parts.listPicturesInUse || this.#lookedAt >= MAX_IN_USE_LOOKED_AT) return;
    this.#lookedAt += 1;
    for (const part of [null, '::before', '::after']) {
      const { backgroundImage, maskImage, listStyleImage } = getComputedStyle(live, part);
      for (const value of [backgroundImage, maskImage, listStyleImage]) {
        if (!value.includes('url(')) continue;
        for (const [, url] of value.matchAll(/url\("(https?:[^"\\]*)"\)/g))
          if (url !== undefined) this.findings.picturesInUse.add(url);
      }
    }
  }
}

/** Credentials of the viewer that the page can read, so that they are found wherever they are repeated. */
function knownSecrets(document: Document): KnownSecrets {
  const secrets = new KnownSecrets();
  for (const field of queryAll(document, CREDENTIAL_FIELDS, 500)) {
    const name = attribute(field, 'name') ?? attribute(field, 'id') ?? '';
    secrets.addNamed(name, attribute(field, 'value') ?? attribute(field, 'content') ?? '');
  }
  try {
    secrets.addCookies(cookieOf(document));
    for (const storage of [localStorage, sessionStorage]) {
      for (let at = 0; at < Math.min(storage.length, 500); at += 1) {
        const key = storage.key(at);
        if (key !== null) secrets.addStored(key, storage.getItem(key) ?? '');
      }
    }
  } catch (error) {
    // A sandboxed page, or one whose site data the person has blocked, has neither.
    if (!(error instanceof DOMException)) throw error;
  }
  return secrets;
}
