import type { CompletenessGap, PostFacts } from '../domain/capture';
import type { PageLayout } from '../domain/page-layout';
import type { FullPagePlan, FullPageStep } from '../messaging/calls';
import {
  attributeOf,
  boxOf,
  contains,
  hasAttribute,
  isConnectedOf,
  queryAll,
  rawTextOf,
  shownSourceOf,
} from '../sites/dom';
import type { PageContext, Site } from '../sites/site';
import { createFixedElements, STILL_STYLE, type FixedElements } from './fixed-elements';
import { GatheredLayout } from './gathered-layout';
import { mergeLines } from './merge-text';
import { frames } from './painted';
import { asShown } from './page-world-reader';
import { pauseUnless } from './pause';
import type { CaptureProgress } from './capture-progress';
import { readPageLayout } from './page-layout';
import type { Scroller } from './scroller';

/** How long one step waits for pictures that load when they come into view. Milliseconds. */
const IMAGES_MS = 2000;
/** So many screens are captured without a word of ours in the page: they take no longer than reading it. */
const QUIET_STEPS = 4;
/** How long it is said between two pictures how far it is, and how often a picture is taken. Milliseconds. */
const SHOWN_MS = 260;
const PICTURE_MS = 420;
const POSTS_LIMIT = 3000;
/** Pictures looked at for each step. */
const IMAGES_LIMIT = 5000;

export interface FullPageOptions {
  /** The page as it is now: it may go to another address of its own on the way. */
  here(): { readonly page: PageContext; readonly site: Site };
  readonly scroller: Scroller;
  /** Visible text of the page or the scroller. */
  readText(): string;
  readonly isOwn: (element: Element) => boolean;
  readonly progress: CaptureProgress;
  /** Has the ids read that only the page's own world has; `here` then has them. */
  lookIntoWorld(): Promise<void>;
}

/** What the steps have gathered. */
export interface Gathered {
  readonly text: string;
  readonly posts: readonly PostFacts[];
  readonly announced: number | null;
  readonly gaps: readonly CompletenessGap[];
  readonly layout: PageLayout;
}

export interface StepTo {
  readonly top: number;
  readonly first: boolean;
  readonly unseen?: boolean;
}

export interface FullPage {
  readonly plan: FullPagePlan;
  step(to: StepTo): Promise<FullPageStep>;
  gather(): Gathered;
  /** Puts scrolling back where it was. */
  end(): void;
}

interface ReadPost {
  readonly text: string;
  readonly facts: PostFacts;
  /** By what the page shows, so that it stays the same. */
  readonly name: string;
  /** What of the page's own world was known when it was read. */
  readonly world: PageContext['pageWorld'] | undefined;
}

/** One name for a post over all steps: its id where it has one, else all that can be read of it. */
function nameOf(facts: PostFacts): string {
  const id = facts.postId?.value ?? facts.permalink?.value;
  if (id !== undefined) return `id ${id}`;
  const rest = [facts.authorHandle, facts.authorName, facts.postedAt, facts.postedAtShown, facts.text];
  return `text ${rest.map((fact) => fact?.value ?? '').join('\n')}`;
}

export function readPosition(element: Element): { at: number; of: number | null } | null {
  const at = Number.parseInt(attributeOf(element, 'aria-posinset') ?? '', 10);
  if (!Number.isInteger(at) || at < 1) return null;
  const of = Number.parseInt(attributeOf(element, 'aria-setsize') ?? '', 10);
  return { at, of: Number.isInteger(of) && of > 0 ? of : null };
}

/** `2, 3, 4, 9` → `2–4, 9`. */
export function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  let from: number | null = null;
  let to = 0;
  const flush = (): void => {
    if (from !== null) parts.push(from === to ? String(from) : `${from}–${to}`);
  };
  for (const number of numbers) {
    if (from !== null && number === to + 1) to = number;
    else {
      flush();
      from = number;
      to = number;
    }
  }
  flush();
  return parts.join(', ');
}

function imagesInView(scroller: Scroller): HTMLImageElement[] {
  const area = scroller.area();
  const images: HTMLImageElement[] = [];
  for (const image of queryAll(scroller.element ?? document, 'img', IMAGES_LIMIT)) {
    if (!(image instanceof HTMLImageElement) || image.complete) continue;
    if (shownSourceOf(image) === '' && !hasAttribute(image, 'src')) continue;
    const box = boxOf(image);
    if (box.bottom > area.y && box.top < area.y + area.height) images.push(image);
  }
  return images;
}

/** Waits until the pictures in view have loaded or failed; names those that did neither in time. */
export async function imagesSettled(scroller: Scroller, waitMs = IMAGES_MS): Promise<string[]> {
  const until = performance.now() + waitMs;
  let waiting = imagesInView(scroller);
  while (waiting.length > 0 && performance.now() < until) {
    await new Promise((resolve) => {
      setTimeout(resolve, 40);
    });
    waiting = imagesInView(scroller);
  }
  return waiting.map((image) => shownSourceOf(image) || image.src);
}

/** Scrolls through a page step by step and reads what comes into view, also what leaves the document again. */
export function beginFullPage(options: FullPageOptions): FullPage {
  const { here, scroller, readText, isOwn, progress } = options;
  const startedAt = scroller.top();
  const fixed: FixedElements = createFixedElements(scroller.element);
  let lines: string[] = [];
  let lastText = '';
  let names: string[] = [];
  const posts = new Map<string, PostFacts>();
  const read = new WeakMap<Element, ReadPost>();
  const positions = new Set<number>();
  let announced: number | null = null;
  let dropsNodes = false;
  let before: Element[] = [];
  const measured = new GatheredLayout();
  let steps = 0;
  /** How long the step before took. */
  let worked = 0;
  /** The page was gone through and is pictured as a whole. */
  let whole = false;

  const readPost = (site: Site, page: PageContext, element: Element): ReadPost => {
    // Lists recycle their elements, so the text decides whether this is still the post that was read.
    const text = rawTextOf(element) ?? '';
    const known = read.get(element);
    if (known !== undefined && known.text === text && known.world === page.pageWorld) return known;
    const shown = asShown(page);
    const facts = site.readPost(page, element);
    const name =
      known !== undefined && known.text === text
        ? known.name
        : nameOf(shown === page ? facts : site.readPost(shown, element));
    const now = { text, facts, name, world: page.pageWorld };
    read.set(element, now);
    return now;
  };

  const collect = (): void => {
    const { site, page } = here();
    const text = readText();
    if (text !== lastText) {
      lines = mergeLines(lines, text.split('\n'));
      lastText = text;
    }
    const elements = site
      .listPosts(page, POSTS_LIMIT)
      .filter((element) => scroller.element === null || contains(scroller.element, element));
    if (before.some((element) => !isConnectedOf(element))) dropsNodes = true;
    const now: string[] = [];
    for (const element of elements) {
      const { facts, name: own } = readPost(site, page, element);
      const position = readPosition(element);
      if (position !== null) {
        positions.add(position.at);
        if (position.of !== null) announced = Math.max(announced ?? 0, position.of);
      }
      const name = position === null ? own : `${own} @${position.at}`;
      now.push(name);
      posts.set(name, facts);
    }
    if (!whole) {
      fixed.look();
      measured.add(measure(elements, { first: steps === 1, last: false }));
    }
    const grown = mergeLines(names, now);
    if (
      before.length > 0 &&
      elements.length > 0 &&
      grown.length > names.length &&
      now.length < grown.length
    ) {
      dropsNodes ||= names.some((name) => !now.includes(name));
    }
    names = grown;
    before = elements;
  };

  /** What is in view now, or everything, counted from the beginning of what is scrolled through. */
  const measure = (
    elements: readonly Element[],
    inView: { readonly first: boolean; readonly last: boolean } | null,
  ): PageLayout => {
    const { site, page } = here();
    const area = scroller.area();
    return readPageLayout(page, {
      within: inView === null ? null : area,
      shift: { x: -area.x, y: scroller.top() - area.y },
      frame: 'document',
      scroll: null,
      root: scroller.element ?? page.document,
      posts: elements.map((element) => ({ element, facts: () => readPost(site, page, element).facts })),
      leaveOut: (element) => isOwn(element) || (inView !== null && fixed.hides(element, inView)),
    });
  };

  const stepOf = (first: boolean, imagesMissing: readonly string[]): FullPageStep => {
    const area = scroller.area();
    const top = scroller.top();
    const { height: contentHeight } = scroller.content();
    const atEnd = top + area.height >= contentHeight - 1;
    return {
      top,
      contentHeight,
      area,
      atEnd,
      style: fixed.rules({ first, last: atEnd }),
      seen: names.length,
      imagesMissing,
      dropsNodes,
    };
  };

  /**
   * Between two pictures. As long as the browser makes the capture wait for its next picture anyway; what a step takes
   * goes from that.
   */
  const sayProgress = async (unseen: boolean): Promise<void> => {
    if (steps < QUIET_STEPS || progress.stopping.aborted) return;
    const { height } = scroller.area();
    const total = Math.max(steps + 1, Math.ceil(scroller.content().height / Math.max(1, height)));
    progress.open({ of: 'screens', count: steps, total });
    if (unseen) return;
    await pauseUnless(progress.stopping, Math.min(SHOWN_MS, PICTURE_MS - worked));
    progress.close();
  };

  const content = scroller.content();
  return {
    plan: {
      scroller: scroller.kind,
      viewport: { width: innerWidth, height: innerHeight },
      area: scroller.area(),
      contentHeight: content.height,
      contentWidth: content.width,
      style: STILL_STYLE,
    },
    async step({ top, first, unseen = false }) {
      await sayProgress(unseen);
      const began = performance.now();
      scroller.scrollTo(top);
      steps += 1;
      whole ||= top === 0 && steps > 1;
      await frames();
      const [imagesMissing] = await Promise.all([imagesSettled(scroller), options.lookIntoWorld()]);
      collect();
      worked = performance.now() - began;
      return {
        ...stepOf(first, imagesMissing),
        ...(progress.stopping.aborted ? { stopped: true as const } : {}),
      };
    },
    gather() {
      // What hangs at the bottom of the window is shown for the last picture only.
      if (!whole) measured.add(measure(before, { first: steps === 1, last: true }));
      const gaps: CompletenessGap[] = [];
      if (positions.size > 0) {
        const last = announced ?? Math.max(...positions);
        const missing: number[] = [];
        for (let at = 1; at <= last; at += 1) if (!positions.has(at)) missing.push(at);
        if (missing.length > 0) gaps.push({ reason: 'positions-missing', where: ranges(missing) });
      }
      return {
        text: lines.join('\n'),
        posts: names.flatMap((name) => posts.get(name) ?? []),
        announced,
        gaps,
        layout: whole ? measure(before, null) : measured.layout(),
      };
    },
    end: () => scroller.scrollTo(startedAt),
  };
}
