import { describe, expect, it } from 'vitest';
import type { Artifact, CaptureRecord, CollectionFacts, Rect } from '../../domain/capture';
import type { PageLayout } from '../../domain/page-layout';
import { coveredBy, fromLayout, toLayout } from './covered-words';
import { createCoverHider } from './phrases';
import { HIDDEN } from './terms';
import { lettersIn, tokensOf } from './tokens';

const VIEW = { width: 800, height: 600 };
/** Words of 50 pixels, one every 60, in lines of 20. */
function line(text: string, y: number, x = 0): PageLayout['texts'][number] {
  return { text, words: text.split(' ').flatMap((_, index) => [x + 60 * index, y, 50, 20]) };
}
function layout(change: Partial<PageLayout> = {}): PageLayout {
  return {
    format: 'tidemark-layout/1',
    frame: 'view',
    scroll: { x: 0, y: 1000 },
    texts: [
      line('Wren Invented', 0),
      line('@wren.handle', 0, 200),
      line('lives in Harbour Street five', 40),
      line('and so on', 60),
    ],
    pictures: [
      { place: [0, 100, 50, 50], url: 'https://x.example/a.png?name=small', alternativeText: 'A red door' },
    ],
    posts: [{ place: [0, 0, 400, 200], authorName: 'Wren Invented', authorHandle: 'wren.handle', parts: {} }],
    cut: false,
    ...change,
  };
}
function record(files: readonly Partial<Artifact>[]): Pick<CaptureRecord, 'artifacts' | 'collection'> {
  return {
    collection: { scale: 2, viewport: VIEW } as CollectionFacts,
    artifacts: files.map((file) => ({ mediaType: 'image/png', ...file }) as Artifact),
  };
}
const SCREENSHOT = {
  name: 'screenshot.png',
  role: 'viewport',
  pixels: { width: 1600, height: 1200 },
} as const;
const under = (box: Rect, change: Partial<PageLayout> = {}) =>
  coveredBy(record([SCREENSHOT]), layout(change), [{ name: 'screenshot.png', boxes: [box] }]);

describe('what lies under a box', () => {
  it('is told by its words, in image pixels of whatever density', () => {
    // Over Harbour and Street: 120 to 230 CSS pixels.
    const covered = under({ x: 240, y: 80, width: 220, height: 40 });
    expect(covered.phrases).toEqual(['Harbour Street']);
    expect(covered).toMatchObject({ passages: ['Harbour Street'], names: [], pictures: [], complete: true });
  });

  it('a box that only touches a word does not hide it, one over a part of it does', () => {
    expect(under({ x: 232, y: 80, width: 10, height: 40 }).phrases).toEqual([]);
    expect(under({ x: 0, y: 116, width: 1600, height: 6 }).phrases).toEqual([]);
    expect(under({ x: 200, y: 80, width: 26, height: 40 }).phrases).toEqual(['in']);
  });

  it('joins what follows each other over several pieces, and knows whose name it is', () => {
    const covered = under({ x: 0, y: 0, width: 1600, height: 40 });
    expect(covered.passages).toEqual(['Wren Invented @wren.handle']);
    expect(covered.phrases).toEqual(['Wren Invented', '@wren.handle']);
    expect(covered.names).toEqual(['Wren Invented', 'wren.handle']);
  });

  it('has the pictures under it', () => {
    const { pictures } = under({ x: 0, y: 200, width: 90, height: 90 });
    expect(pictures.map(({ alternativeText }) => alternativeText)).toEqual(['A red door']);
  });

  it('says when it cannot know all of it', () => {
    expect(under({ x: 0, y: 0, width: 9, height: 9 }, { cut: true }).complete).toBe(false);
    const drawnAnew = record([{ name: 'rendered.png', role: 'rendered', pixels: VIEW }]);
    const box = { x: 0, y: 0, width: 800, height: 600 };
    expect(coveredBy(drawnAnew, layout(), [{ name: 'rendered.png', boxes: [box] }])).toMatchObject({
      complete: false,
      phrases: [],
    });
  });

  it('is found in a picture of a part of the document, and back', () => {
    const area = { x: 100, y: 1030, width: 400, height: 300 };
    const post = { name: 'post.png', role: 'post', area, pixels: { width: 800, height: 600 } } as const;
    const of = record([SCREENSHOT, post]);
    const to = toLayout(of, layout(), 'post.png');
    const back = fromLayout(of, layout(), 'post.png');
    const box = { x: 20, y: 40, width: 60, height: 80 };
    expect(to?.(box)).toEqual({ x: 110, y: 50, width: 30, height: 40 });
    expect(back?.(to!(box))).toEqual(box);
  });
});

describe('texts without what lies under boxes', () => {
  const hider = (phrases: readonly string[], passages = phrases, open: readonly string[] = ['answered']) =>
    createCoverHider({ phrases, passages, pictures: layout().pictures, names: [], open, complete: true });

  it('are rid of the words where they follow each other, whatever stands between them', () => {
    const hide = hider(['Harbour Street']);
    expect(hide('lives in Harbour Street five')).toBe(`lives in ${HIDDEN} five`);
    expect(hide('HARBOUR\n  street')).toBe(HIDDEN);
    expect(hide('har\u00adbour (street)')).toBe(`${HIDDEN})`);
    expect(hide('the harbour, and a street')).toBe('the harbour, and a street');
  });

  it('keep longer words that only begin the same, and short words of which a sentence is made', () => {
    const hide = hider(['Harbour', 'in']);
    expect(hide('Harbours in Harbour')).toBe(`Harbours in ${HIDDEN}`);
    expect(hide('so\nin\nand in it')).toBe(`so\n${HIDDEN}\nand in it`);
  });

  it('are rid of a part of a passage, and of what is said nowhere openly', () => {
    const hide = hider([], ['nests at Pelikanweg 5 and answered 4711']);
    expect(hide('“nests at Pelikanweg…')).toBe(`“${HIDDEN}…`);
    expect(hide('at Pelikanweg, at last')).toBe(`${HIDDEN}, at last`);
    expect(hide('Pelikanweg, 5 and 4711; and 5, answered')).toBe(`${HIDDEN} ${HIDDEN}; and 5, answered`);
  });

  it('are rid of scripts without spaces sign by sign', () => {
    expect(lettersIn('港口')).toBe(4);
    expect(tokensOf('港口 a').map(({ word }) => word)).toEqual(['港', '口', 'a']);
    expect(hider(['港 口'])('在港口的人')).toBe(`在${HIDDEN}的人`);
  });

  it('tell neither the picture’s address nor what it is described as', () => {
    const hide = hider([]);
    expect(hide('https://x.example/a.png?name=orig')).toBe(HIDDEN);
    expect(hide('https://x.example/b.png')).toBe('https://x.example/b.png');
    expect(hide('There is a red door.')).toBe(`There is ${HIDDEN}.`);
  });

  it('take no longer for a whole page under one box', () => {
    const page = Array.from({ length: 20_000 }, (_, at) => `word${at % 700}`).join(' ');
    const began = performance.now();
    expect(hider(page.match(/(?:\S+ ?){1,9}/g) ?? [], [page])(page)).toBe(HIDDEN);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
