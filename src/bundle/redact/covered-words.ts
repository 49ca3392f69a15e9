import type { CaptureRecord, Rect } from '../../domain/capture';
import type { PageLayout, PicturePlace, PostPlace } from '../../domain/page-layout';
import { rectOf } from '../../domain/page-layout';
import { lettersIn, tokensOf } from './tokens';
import { type BoxedPicture, placementOf, type Placement } from './regions';

/** What lies under the boxes of a capture, as far as its layout tells. */
export interface Covered {
  /** Words that follow each other, in reading order, also over several pieces of text. */
  readonly passages: readonly string[];
  /** The same, within one piece of text. */
  readonly phrases: readonly string[];
  readonly pictures: readonly PicturePlace[];
  /** Names and handles of authors that stand under a box. */
  readonly names: readonly string[];
  /** Words that stand openly in the same window. */
  readonly open: readonly string[];
  /** `false`: some box lies on a picture whose place is not known, or not all was measured. */
  readonly complete: boolean;
}

/** A word is under a box when this much of it is, of its height and of its width or in CSS pixels. */
const LEAST_HEIGHT = 0.3;
const LEAST_WIDTH = 0.15;
const LEAST_PIXELS = 2;
const SHORTEST_NAME = 3;

/** What the layout has under these boxes. Rather a word too many than one too few. */
export function coveredBy(
  record: Pick<CaptureRecord, 'artifacts' | 'collection'>,
  layout: PageLayout,
  boxed: readonly BoxedPicture[],
): Covered {
  const boxes: Rect[] = [];
  let complete = !layout.cut;
  for (const { name, boxes: own } of boxed) {
    if (own.length === 0) continue;
    const to = toLayout(record, layout, name);
    if (to === null) complete = false;
    else boxes.push(...own.map(to));
  }
  const isUnder = (place: Rect): boolean => boxes.some((box) => lies(place, box));

  const passages: string[] = [];
  const phrases: string[] = [];
  const open: string[] = [];
  let passage: string[] = [];
  for (const { text, words } of layout.texts) {
    let phrase: string[] = [];
    const endPhrase = (): void => {
      if (phrase.length > 0) phrases.push(phrase.join(' '));
      phrase = [];
    };
    for (const [index, word] of text.split(' ').entries()) {
      const [x = 0, y = 0, width = 0, height = 0] = words.slice(4 * index, 4 * index + 4);
      if (isUnder({ x, y, width, height })) {
        phrase.push(word);
        passage.push(word);
      } else {
        open.push(word);
        endPhrase();
        if (passage.length > 0) passages.push(passage.join(' '));
        passage = [];
      }
    }
    endPhrase();
  }
  if (passage.length > 0) passages.push(passage.join(' '));
  return {
    passages,
    phrases,
    open,
    pictures: layout.pictures.filter(({ place }) => isUnder(rectOf(place))),
    names: [...new Set(layout.posts.flatMap((post) => namesUnder(post, phrases)))],
    complete,
  };
}

/** From the pixels of a picture to the places of the layout; `null` where nothing tells how they lie. */
export function toLayout(
  record: Pick<CaptureRecord, 'artifacts' | 'collection'>,
  layout: PageLayout,
  name: string,
): ((box: Rect) => Rect) | null {
  const fit = fitOf(record, layout, name);
  if (fit === null) return null;
  const { placement, shift } = fit;
  const { scale } = placement;
  return ({ x, y, width, height }) => ({
    x: placement.x + x / scale - shift.x,
    y: placement.y + y / scale - shift.y,
    width: width / scale,
    height: height / scale,
  });
}

/** The other way: where in the pixels of a picture something of the layout is. */
export function fromLayout(
  record: Pick<CaptureRecord, 'artifacts' | 'collection'>,
  layout: PageLayout,
  name: string,
): ((place: Rect) => Rect) | null {
  const fit = fitOf(record, layout, name);
  if (fit === null) return null;
  const { placement, shift } = fit;
  const { scale } = placement;
  return ({ x, y, width, height }) => ({
    x: (x + shift.x - placement.x) * scale,
    y: (y + shift.y - placement.y) * scale,
    width: width * scale,
    height: height * scale,
  });
}

/** How the pixels of a picture and the places of the layout lie to each other; `null` where nothing tells. */
function fitOf(
  record: Pick<CaptureRecord, 'artifacts' | 'collection'>,
  layout: PageLayout,
  name: string,
): { readonly placement: Placement; readonly shift: { x: number; y: number } } | null {
  const artifact = record.artifacts.find((one) => one.name === name);
  const placement = artifact === undefined ? null : placementOf(record, artifact);
  const shift = placement === null ? null : shiftOf(placement, layout);
  return placement === null || shift === null ? null : { placement, shift };
}

/** What is added to a place of the layout to have it where the picture's place is counted from. */
function shiftOf({ frame }: Placement, layout: PageLayout): { x: number; y: number } | null {
  if (frame === layout.frame) return { x: 0, y: 0 };
  return frame === 'document' ? layout.scroll : null;
}

function lies(place: Rect, box: Rect): boolean {
  const wide = Math.min(place.x + place.width, box.x + box.width) - Math.max(place.x, box.x);
  const high = Math.min(place.y + place.height, box.y + box.height) - Math.max(place.y, box.y);
  return wide > Math.min(LEAST_PIXELS, place.width * LEAST_WIDTH) && high > place.height * LEAST_HEIGHT;
}

/** In addresses they stand inside of longer words, so they are looked for everywhere. */
function namesUnder({ authorName, authorHandle }: PostPlace, phrases: readonly string[]): string[] {
  return [authorName, authorHandle].flatMap((name) =>
    name !== null && lettersIn(name) >= SHORTEST_NAME && phrases.some((phrase) => holds(phrase, name))
      ? [name]
      : [],
  );
}

function holds(phrase: string, name: string): boolean {
  const [outer, inner] = [tokensOf(phrase), tokensOf(name)].map((tokens) =>
    tokens.map(({ word }) => word).join(' '),
  ) as [string, string];
  return inner !== '' && ` ${outer} `.includes(` ${inner} `);
}
