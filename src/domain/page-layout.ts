import type { CaptureRecord, Rect } from './capture';

/**
 * `layout.json`: where on the page its words, pictures and posts stood when it was pictured. With it what lies under
 * a box on a picture is known by its words, and where other people's names are.
 */
export interface PageLayout {
  readonly format: 'tidemark-layout/1';
  /** What places are counted from: the window as it was, or everything there was to scroll through. */
  readonly frame: 'view' | 'document';
  /** Where the window stood in the document; `null` for the frame `document`. CSS pixels. */
  readonly scroll: { readonly x: number; readonly y: number } | null;
  /** Each piece of text with the place of each of its words, in reading order. */
  readonly texts: readonly TextPlace[];
  readonly pictures: readonly PicturePlace[];
  readonly posts: readonly PostPlace[];
  /** Something was left out at a bound: what lies under a box may not be all there is. */
  readonly cut: boolean;
}

/** `x, y, width, height`, whole CSS pixels, rounded outwards. */
export type Place = readonly [x: number, y: number, width: number, height: number];

export interface TextPlace {
  /** Words with one space between. */
  readonly text: string;
  /** Four numbers for each word, as in `Place`. */
  readonly words: readonly number[];
}

export interface PicturePlace {
  readonly place: Place;
  /** Without credentials; `null` for what is no web address. */
  readonly url: string | null;
  readonly alternativeText: string | null;
}

/** Parts of a post that say who wrote it. */
export type PostPart = 'authorName' | 'authorHandle' | 'text';

export interface PostPlace {
  readonly place: Place;
  readonly authorName: string | null;
  readonly authorHandle: string | null;
  /** Where the adapter found them. */
  readonly parts: Readonly<Partial<Record<PostPart, Place>>>;
}

/** The layout in a file's text; `null` for what is none. */
export function readLayout(text: string): PageLayout | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const layout = value as Partial<PageLayout> | null;
  const whole =
    layout?.format === 'tidemark-layout/1' &&
    (layout.frame === 'view' || layout.frame === 'document') &&
    Array.isArray(layout.texts) &&
    Array.isArray(layout.pictures) &&
    Array.isArray(layout.posts);
  return whole ? (layout as PageLayout) : null;
}

export function rectOf([x, y, width, height]: Place): Rect {
  return { x, y, width, height };
}

/** The file of a capture that holds its layout; captures of before it was kept have none. */
export function layoutOf({ artifacts }: Pick<CaptureRecord, 'artifacts'>) {
  return artifacts.find(({ role }) => role === 'layout') ?? null;
}
