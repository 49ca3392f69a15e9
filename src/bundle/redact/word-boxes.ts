import type { Artifact, CaptureRecord, Rect } from '../../domain/capture';
import type { PageLayout } from '../../domain/page-layout';
import { fromLayout } from './covered-words';
import { findTerms } from './terms';
import { tokensOf } from './tokens';

/** Around a word, CSS pixels: letters reach beyond the box that a browser gives them. */
const AROUND = 2;

interface PlacedWord {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  readonly place: Rect;
}

/**
 * Boxes over every place of a picture where one of the terms stands, whole image pixels. `null` where nothing tells
 * where words stand on it.
 */
export function boxesOfWords(
  record: Pick<CaptureRecord, 'artifacts' | 'collection'>,
  layout: PageLayout,
  { name, pixels }: Artifact,
  terms: readonly string[],
): Rect[] | null {
  const onPicture = fromLayout(record, layout, name);
  if (onPicture === null || pixels === undefined || layout.cut) return null;
  return placesOfWords(layout, terms).flatMap(({ x, y, width, height }) => {
    const box = onPicture({
      x: x - AROUND,
      y: y - AROUND,
      width: width + 2 * AROUND,
      height: height + 2 * AROUND,
    });
    const [left, top] = [Math.max(0, Math.floor(box.x)), Math.max(0, Math.floor(box.y))];
    const right = Math.min(pixels.width, Math.ceil(box.x + box.width));
    const bottom = Math.min(pixels.height, Math.ceil(box.y + box.height));
    return right > left && bottom > top
      ? [{ x: left, y: top, width: right - left, height: bottom - top }]
      : [];
  });
}

/** Where the terms stand, in places of the layout; words on one line that belong together as one. */
export function placesOfWords(layout: PageLayout, terms: readonly string[]): Rect[] {
  const { text, words } = wholeText(layout);
  const places: Rect[] = [];
  let at = 0;
  for (const { from, to } of findTerms(text, terms)) {
    while (at > 0 && words[at - 1]!.to > from) at -= 1;
    while (at < words.length && words[at]!.to <= from) at += 1;
    const begin = at;
    while (at < words.length && words[at]!.from < to) at += 1;
    places.push(...inLines(words.slice(begin, at).map(({ place }) => place)));
  }
  return places;
}

/** Places that follow each other on one line as one. */
function inLines(places: readonly Rect[]): Rect[] {
  const lines: Rect[] = [];
  for (const place of places) {
    const line = lines.at(-1);
    if (line !== undefined && onOneLine(line, place)) lines[lines.length - 1] = around(line, place);
    else lines.push(place);
  }
  return lines;
}

/**
 * Where whole names stand, in places of the layout. For many names at once: all words are gone through one time,
 * however many names are asked for.
 */
export function createNameFinder(layout: PageLayout): (name: string) => Rect[] {
  const words = wholeText(layout).words.flatMap(({ word, place }) =>
    tokensOf(word).map((token) => ({ word: token.word, place })),
  );
  const byWord = new Map<string, number[]>();
  for (const [at, { word }] of words.entries()) {
    const known = byWord.get(word);
    if (known === undefined) byWord.set(word, [at]);
    else known.push(at);
  }
  return (name) => {
    const wanted = tokensOf(name).map(({ word }) => word);
    const [first] = wanted;
    return (first === undefined ? [] : (byWord.get(first) ?? []))
      .filter((at) => wanted.every((word, index) => words[at + index]?.word === word))
      .flatMap((at) => inLines(words.slice(at, at + wanted.length).map(({ place }) => place)));
  };
}

/** All texts one after the other: a name can stand in two pieces. */
function wholeText({ texts }: PageLayout): { text: string; words: PlacedWord[] } {
  const words: PlacedWord[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const { text, words: places } of texts) {
    for (const [index, word] of text.split(' ').entries()) {
      const [x = 0, y = 0, width = 0, height = 0] = places.slice(4 * index, 4 * index + 4);
      words.push({ word, from: length, to: length + word.length, place: { x, y, width, height } });
      parts.push(word);
      length += word.length + 1;
    }
  }
  return { text: parts.join(' '), words };
}

function onOneLine(line: Rect, { x, y, height }: Rect): boolean {
  const gap = x - (line.x + line.width);
  return Math.abs(y - line.y) < height / 2 && gap > -height && gap < 2 * height;
}

function around(one: Rect, other: Rect): Rect {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  };
}
