import type { CaptureRecord, Rect } from '../../domain/capture';
import { type PageLayout, type PicturePlace, type PostPlace, rectOf } from '../../domain/page-layout';
import { fromLayout } from './covered-words';
import { readTerms } from './terms';
import { tokensOf } from './tokens';
import { createNameFinder, placesOfWords } from './word-boxes';

/** A place on a picture that might have to be hidden. Nothing is hidden that a person did not accept. */
export interface SuggestedBox {
  /** The same for the same thing at the same place, to remember that it was refused. */
  readonly key: string;
  readonly why: 'own' | 'name' | 'face';
  /** Whose it is. */
  readonly who: string;
  /** Whole image pixels. */
  readonly box: Rect;
}

/** Around what is suggested, CSS pixels. */
const AROUND = 2;
/** A picture of a person is about as wide as high, and of this size. CSS pixels. */
const FACE = { least: 16, most: 200, ratio: 1.3 } as const;
const MOST = 500;
const MENTION = /(?<![\p{L}\p{N}_@./])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,60}[\p{L}\p{N}_])?/gu;

/**
 * Names and pictures of people on one picture of a capture: of the person themselves, and of everybody but whom the
 * capture is about.
 * @param own names and handles that the person said are theirs
 */
export function suggestBoxes(
  record: Pick<CaptureRecord, 'artifacts' | 'collection' | 'facts'>,
  layout: PageLayout,
  name: string,
  own: readonly string[],
): SuggestedBox[] {
  const pixels = record.artifacts.find((one) => one.name === name)?.pixels;
  const onPicture = fromLayout(record, layout, name);
  if (pixels === undefined || onPicture === null) return [];
  const found = new Map<string, SuggestedBox>();
  const add = (why: SuggestedBox['why'], who: string, place: Rect): void => {
    const box = whole(onPicture(widened(place)), pixels);
    if (box === null || found.size >= MOST) return;
    // What is called twice, as a name and as a mention, lies at one place.
    const key = `${why === 'face' ? why : 'name'} ${box.x},${box.y},${box.width},${box.height}`;
    if (!found.has(key)) found.set(key, { key, why, who, box });
  };
  const about = new Set(
    [record.facts.authorName, record.facts.authorHandle].flatMap((fact) =>
      fact === null ? [] : [plain(fact.value)],
    ),
  );
  const isAbout = (who: string): boolean => about.has(plain(who));

  const mine = readTerms(own);
  for (const who of mine) for (const place of placesOfWords(layout, [who])) add('own', who, place);
  const isMine = (who: string): boolean => mine.some((term) => plain(term) === plain(who));

  for (const post of layout.posts) {
    const names = [post.authorName, post.authorHandle].flatMap((who) => who ?? []);
    if (names.length === 0 || names.some(isAbout)) continue;
    const face = faceOf(post, layout);
    if (face !== null) add('face', names[0]!, rectOf(face.place));
  }
  const placesOf = createNameFinder(layout);
  const people = new Set([
    ...layout.posts.flatMap(({ authorName, authorHandle }) => [authorName, authorHandle]),
    ...layout.texts.flatMap(({ text }) => text.match(MENTION) ?? []),
  ]);
  for (const who of people) {
    if (who === null || isAbout(who) || isMine(who) || plain(who).length < 2) continue;
    for (const place of placesOf(who)) add('name', who, place);
  }
  const all = [...found.values()];
  // A handle that is part of a name is covered with the name.
  const isPart = (one: SuggestedBox): boolean =>
    one.why !== 'face' &&
    all.some((other) => other !== one && other.why !== 'face' && isWithin(one.box, other.box));
  return all
    .filter((one) => !isPart(one))
    .toSorted((one, other) => one.box.y - other.box.y || one.box.x - other.box.x);
}

function isWithin(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

export interface PlacedPost {
  /** Whose it is; `null` where the page does not say. */
  readonly who: string | null;
  /** Whole image pixels. */
  readonly box: Rect;
}

/** The posts that stand on a picture, from the top. */
export function placesOfPosts(
  record: Pick<CaptureRecord, 'artifacts' | 'collection'>,
  layout: PageLayout,
  name: string,
): PlacedPost[] {
  const pixels = record.artifacts.find((one) => one.name === name)?.pixels;
  const onPicture = fromLayout(record, layout, name);
  if (pixels === undefined || onPicture === null) return [];
  return layout.posts
    .slice(0, MOST)
    .flatMap(({ place, authorName, authorHandle }): PlacedPost[] => {
      const box = whole(onPicture(rectOf(place)), pixels);
      return box === null ? [] : [{ who: authorName ?? authorHandle, box }];
    })
    .toSorted((one, other) => one.box.y - other.box.y);
}

/** The picture that stands for the author: the first of its kind in the post, and in no post inside it. */
function faceOf(post: PostPlace, { pictures, posts }: PageLayout): PicturePlace | null {
  const inside = posts.filter((other) => other !== post && holds(rectOf(post.place), rectOf(other.place)));
  const own = pictures
    .filter(({ place }) => isFace(rectOf(place)) && holds(rectOf(post.place), rectOf(place)))
    .filter(({ place }) => !inside.some((other) => holds(rectOf(other.place), rectOf(place))));
  const called = own.find(({ alternativeText }) => {
    const said = plain(alternativeText ?? '');
    return [post.authorName, post.authorHandle].some((who) => who !== null && said.includes(plain(who)));
  });
  return called ?? own.toSorted((one, other) => one.place[1] - other.place[1])[0] ?? null;
}

function isFace({ width, height }: Rect): boolean {
  const [least, most] = [Math.min(width, height), Math.max(width, height)];
  return least >= FACE.least && most <= FACE.most && most <= least * FACE.ratio;
}

function holds(outer: Rect, { x, y, width, height }: Rect): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return (
    middleX >= outer.x &&
    middleX <= outer.x + outer.width &&
    middleY >= outer.y &&
    middleY <= outer.y + outer.height &&
    width * height <= outer.width * outer.height
  );
}

function plain(who: string): string {
  return tokensOf(who)
    .map(({ word }) => word)
    .join(' ');
}

function widened({ x, y, width, height }: Rect): Rect {
  return { x: x - AROUND, y: y - AROUND, width: width + 2 * AROUND, height: height + 2 * AROUND };
}

/** Rounded outwards, inside the picture; `null` where nothing of it is. */
function whole(
  { x, y, width, height }: Rect,
  size: { readonly width: number; readonly height: number },
): Rect | null {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const [right, bottom] = [
    Math.min(size.width, Math.ceil(x + width)),
    Math.min(size.height, Math.ceil(y + height)),
  ];
  return right - left > 1 && bottom - top > 1
    ? { x: left, y: top, width: right - left, height: bottom - top }
    : null;
}
