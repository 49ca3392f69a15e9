import type { PostFacts, Rect } from '../domain/capture';
import type { PageLayout, PicturePlace, Place, PostPart, PostPlace, TextPlace } from '../domain/page-layout';
import { scrubAddress } from '../domain/scrub-address';
import { cutText, oneLine } from '../sites/bounds';
import { queryComposed, walk } from '../sites/composed-tree';
import {
  attributeOf,
  boxOf,
  clientLeftOf,
  clientTopOf,
  dataOf,
  frameDocumentOf,
  isVisible,
  localNameOf,
  queryAll,
  shownSourceOf,
} from '../sites/dom';
import { isEditable, NOT_TEXT } from '../sites/element-text';
import type { PageContext, Site } from '../sites/site';

/** Nodes looked at, words measured, pictures and posts kept at most. */
const MAX_NODES = 300_000;
const MAX_WORDS = 40_000;
const MAX_PICTURES = 2_000;
const MAX_POSTS = 1_000;
const MAX_ADDRESS = 2_048;
const MAX_FRAME_DEPTH = 3;
/** A page that takes longer to measure is measured in part: the capture must not wait for it. Milliseconds. */
const MAX_MS = 700;
/** Smaller ones are signs of the page itself. CSS pixels. */
const LEAST_PICTURE = 16;
/** Scripts without spaces: each sign is a word. */
const WORDS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu;

interface Shift {
  readonly x: number;
  readonly y: number;
}

export interface LayoutOptions {
  /** Only what touches this part of the window is measured; `null`: everything. CSS pixels of the window. */
  readonly within: Rect | null;
  /** Added to places in the window. */
  readonly shift: Shift;
  readonly frame: PageLayout['frame'];
  readonly scroll: PageLayout['scroll'];
  readonly root: Document | Element;
  readonly posts: readonly { readonly element: Element; facts(): PostFacts }[];
  /** Whether the element, or what it stands in, is in no picture. */
  readonly leaveOut: (element: Element) => boolean;
}

/** Around a post its picture shows some of the page. CSS pixels. */
const AROUND_TARGET = 24;

/** What the window shows now, and what the target's own picture shows beyond it. */
export function readViewLayout(
  site: Site,
  page: PageContext,
  target: Element | null,
  posts: readonly Element[],
  isOwn: (element: Element) => boolean,
): PageLayout {
  const box = target === null ? null : boxOf(target);
  const left = Math.min(0, (box?.left ?? 0) - AROUND_TARGET);
  const top = Math.min(0, (box?.top ?? 0) - AROUND_TARGET);
  const right = Math.max(innerWidth, (box?.right ?? 0) + AROUND_TARGET);
  const bottom = Math.max(innerHeight, (box?.bottom ?? 0) + AROUND_TARGET);
  return readPageLayout(page, {
    within: { x: left, y: top, width: right - left, height: bottom - top },
    shift: { x: 0, y: 0 },
    frame: 'view',
    scroll: { x: scrollX, y: scrollY },
    root: page.document,
    posts: posts.map((element) => ({ element, facts: () => site.readPost(page, element) })),
    leaveOut: isOwn,
  });
}

/**
 * Measures words, pictures and posts of the page. Reads only: ranges are this script's own, and nothing of a page
 * can see that they were made.
 */
export function readPageLayout(page: PageContext, options: LayoutOptions): PageLayout {
  const { within, shift, leaveOut } = options;
  const texts: TextPlace[] = [];
  const range = new Range();
  let words = 0;
  let nodes = 0;
  let cut = false;
  const until = performance.now() + MAX_MS;
  const enough = (): boolean => words >= MAX_WORDS || performance.now() > until;

  const seen = ({ width, height, left, top, right, bottom }: DOMRect, by: Shift): boolean =>
    width > 0 &&
    height > 0 &&
    (within === null ||
      (right + by.x > within.x &&
        bottom + by.y > within.y &&
        left + by.x < within.x + within.width &&
        top + by.y < within.y + within.height));

  const measure = (text: Text, parent: Element | null, inFrame: Shift): void => {
    const data = dataOf(text);
    if (!/\S/.test(data)) return;
    range.selectNodeContents(text);
    if (!seen(range.getBoundingClientRect(), inFrame)) return;
    if (parent !== null && !isVisible(parent)) return;
    const found: string[] = [];
    const places: number[] = [];
    for (const { 0: word, index } of data.matchAll(WORDS)) {
      if (words >= MAX_WORDS) {
        cut = true;
        break;
      }
      words += 1;
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const box = range.getBoundingClientRect();
      if (!seen(box, inFrame)) continue;
      found.push(cutText(word, MAX_ADDRESS).text);
      places.push(...placeOf(box, inFrame, shift));
    }
    if (found.length > 0) texts.push({ text: found.join(' '), words: places });
  };

  const read = (root: Document | Element, inFrame: Shift, depth: number): void => {
    const end = walk(
      root,
      {
        enter(element) {
          const name = localNameOf(element);
          if (name === 'iframe' && depth < MAX_FRAME_DEPTH) {
            const inside = frameDocumentOf(element);
            const box = boxOf(element);
            if (inside !== null && seen(box, inFrame)) {
              const x = inFrame.x + box.left + clientLeftOf(element);
              read(inside, { x, y: inFrame.y + box.top + clientTopOf(element) }, depth + 1);
            }
          }
          return NOT_TEXT.has(name) || leaveOut(element) || isEditable(element) ? 'over' : 'into';
        },
        text: (text, parent) => measure(text, parent, inFrame),
      },
      { nodes: MAX_NODES - nodes, shadowRootOf: page.shadowRootOf, enough },
    );
    nodes += end.nodes;
    cut ||= end.cut;
  };
  read(options.root, { x: 0, y: 0 }, 0);

  const none: Shift = { x: 0, y: 0 };
  const pictures = queryComposed(options.root, 'img,video,canvas', {
    limit: MAX_PICTURES,
    shadowRootOf: page.shadowRootOf,
  }).flatMap(({ element }): PicturePlace[] => {
    const box = boxOf(element);
    if (Math.min(box.width, box.height) < LEAST_PICTURE || !seen(box, none)) return [];
    if (!isVisible(element) || leaveOut(element)) return [];
    const alternativeText = oneLine(attributeOf(element, 'alt') ?? attributeOf(element, 'aria-label'));
    return [{ place: placeOf(box, none, shift), url: addressOf(element), alternativeText }];
  });
  const posts = options.posts.flatMap(({ element, facts }): PostPlace[] => {
    const box = boxOf(element);
    return seen(box, none) ? [postPlace(element, box, facts(), shift)] : [];
  });
  return {
    format: 'tidemark-layout/1',
    frame: options.frame,
    scroll: options.scroll,
    texts,
    pictures,
    posts: posts.slice(0, MAX_POSTS),
    cut,
  };
}

function postPlace(element: Element, box: DOMRect, facts: PostFacts, shift: Shift): PostPlace {
  const parts: Partial<Record<PostPart, Place>> = {};
  for (const part of ['authorName', 'authorHandle', 'text'] as const) {
    const fact = facts[part];
    const found = fact?.how === 'dom' ? partAt(element, fact.where) : null;
    if (found !== null) parts[part] = placeOf(found, { x: 0, y: 0 }, shift);
  }
  return {
    place: placeOf(box, { x: 0, y: 0 }, shift),
    authorName: facts.authorName?.value ?? null,
    authorHandle: facts.authorHandle?.value ?? null,
    parts,
  };
}

/** The box of what an adapter's selector finds in a post; `null` where it is none. */
function partAt(element: Element, where: string): DOMRect | null {
  try {
    const found = queryAll(element, where, 20).find((one) => isVisible(one));
    const box = found === undefined ? null : boxOf(found);
    return box !== null && box.width > 0 && box.height > 0 ? box : null;
  } catch {
    // Says how it was found in words.
    return null;
  }
}

function addressOf(element: Element): string | null {
  const url = shownSourceOf(element);
  return /^https?:/.test(url) && url.length <= MAX_ADDRESS ? scrubAddress(url).url : null;
}

function placeOf(box: DOMRect, inFrame: Shift, shift: Shift): Place {
  const left = Math.floor(box.left + inFrame.x + shift.x);
  const top = Math.floor(box.top + inFrame.y + shift.y);
  return [
    left,
    top,
    Math.ceil(box.right + inFrame.x + shift.x) - left,
    Math.ceil(box.bottom + inFrame.y + shift.y) - top,
  ];
}
