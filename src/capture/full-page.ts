import type { CompletenessGap, PostFacts } from '../domain/capture';
import type { PageLayout } from '../domain/page-layout';
import type { FullPagePlan, FullPageStep } from '../messaging/calls';
import { contains, isConnectedOf } from '../sites/dom';
import type { PageContext, Site } from '../sites/site';
import { createFixedElements, STILL_STYLE, type FixedElements } from './fixed-elements';
import { GatheredLayout } from './gathered-layout';
import { imagesSettled } from './images-settled';
import { ranges, readPosition } from './list-positions';
import { mergeLines } from './merge-text';
import { frames } from './painted';
import { pauseUnless } from './pause';
import type { CaptureProgress } from './capture-progress';
import { readPageLayout } from './page-layout';
import { createPostReader } from './read-once';
import type { Scroller } from './scroller';

/** So many screens are captured without a word of ours in the page: they take no longer than reading it. */
const QUIET_STEPS = 4;
/** How long it is said between two pictures how far it is, and how often a picture is taken. Milliseconds. */
const SHOWN_MS = 260;
const PICTURE_MS = 420;
const POSTS_LIMIT = 3000;

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

/** Scrolls through a page step by step and reads what comes into view, also what leaves the document again. */
export function beginFullPage(options: FullPageOptions): FullPage {
  const { here, scroller, readText, isOwn, progress } = options;
  const startedAt = scroller.top();
  const fixed: FixedElements = createFixedElements(scroller.element);
  let lines: string[] = [];
  let lastText = '';
  let names: string[] = [];
  const posts = new Map<string, PostFacts>();
  const readPost = createPostReader();
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
  const sayProgress = async (top: number, unseen: boolean): Promise<void> => {
    // Back at the top the whole is pictured at once: there is nothing more to wait for.
    if (top === 0) progress.close();
    if (top === 0 || steps < QUIET_STEPS || progress.stopping.aborted) return;
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
      await sayProgress(top, unseen);
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
