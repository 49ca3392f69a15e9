import { expect, test } from 'vitest';
import { type Artifact, type CaptureRecord, NO_POST_FACTS, type CollectionFacts } from '../../domain/capture';
import type { PageLayout } from '../../domain/page-layout';
import { placesOfPosts, suggestBoxes } from './suggest-boxes';

const RECORD: Pick<CaptureRecord, 'artifacts' | 'collection' | 'facts'> = {
  collection: { scale: 2, viewport: { width: 400, height: 300 } } as CollectionFacts,
  facts: { ...NO_POST_FACTS, authorName: { value: 'Accused Author', how: 'dom', where: 'b' } },
  artifacts: [
    { name: 'screenshot.png', role: 'viewport', pixels: { width: 800, height: 600 } } as Artifact,
    { name: 'rendered.png', role: 'rendered', pixels: { width: 800, height: 600 } } as Artifact,
  ],
};
const LAYOUT: PageLayout = {
  format: 'tidemark-layout/1',
  frame: 'view',
  scroll: { x: 0, y: 0 },
  texts: [
    { text: 'Accused Author', words: [40, 10, 40, 12, 84, 10, 40, 12] },
    { text: 'Wren', words: [40, 110, 30, 12] },
    { text: 'Invented', words: [74, 110, 40, 12] },
    {
      text: 'says @mine and @accused',
      words: [40, 130, 30, 12, 74, 130, 30, 12, 110, 130, 20, 12, 134, 130, 50, 12],
    },
  ],
  pictures: [
    { place: [0, 0, 32, 32], url: null, alternativeText: null },
    { place: [0, 100, 32, 32], url: null, alternativeText: null },
    { place: [40, 150, 300, 100], url: null, alternativeText: 'A wide picture' },
    { place: [0, 250, 12, 12], url: null, alternativeText: null },
  ],
  posts: [
    { place: [0, 0, 400, 90], authorName: 'Accused Author', authorHandle: 'accused', parts: {} },
    { place: [0, 95, 400, 200], authorName: 'Wren Invented', authorHandle: 'wren', parts: {} },
  ],
  cut: false,
};

test('other people’s names and pictures are suggested, and one’s own, not those of whom the capture is about', () => {
  const facts = { ...RECORD.facts, authorHandle: { value: 'accused', how: 'dom', where: 'i' } as const };
  const found = suggestBoxes({ ...RECORD, facts }, LAYOUT, 'screenshot.png', ['@mine']);
  expect(found.map(({ why, who, box }) => [why, who, box])).toEqual([
    ['face', 'Wren Invented', { x: 0, y: 196, width: 68, height: 72 }],
    // One box for a name in two pieces, in image pixels, a little larger.
    ['name', 'Wren Invented', { x: 76, y: 216, width: 156, height: 32 }],
    ['own', 'mine', { x: 144, y: 256, width: 68, height: 32 }],
  ]);
  expect(new Set(found.map(({ key }) => key)).size).toBe(3);
});

test('a comment can be pinned to each post on the picture', () => {
  expect(placesOfPosts(RECORD, LAYOUT, 'screenshot.png')).toEqual([
    { who: 'Accused Author', box: { x: 0, y: 0, width: 800, height: 180 } },
    { who: 'Wren Invented', box: { x: 0, y: 190, width: 800, height: 400 } },
  ]);
  expect(placesOfPosts(RECORD, LAYOUT, 'rendered.png')).toEqual([]);
});

test('a thread of a thousand people is gone through at once', () => {
  const count = 1000;
  const layout: PageLayout = {
    ...LAYOUT,
    texts: Array.from({ length: count }, (_, at) => ({
      text: `Person${at} Name${at} says this and that`,
      words: Array.from({ length: 6 }, (__, word) => [50 * word, at, 40, 12]).flat(),
    })),
    posts: Array.from({ length: count }, (_, at) => ({
      place: [0, at, 400, 1] as const,
      authorName: `Person${at} Name${at}`,
      authorHandle: `person${at}`,
      parts: {},
    })),
  };
  const began = performance.now();
  expect(suggestBoxes(RECORD, layout, 'screenshot.png', []).length).toBeGreaterThan(200);
  expect(performance.now() - began).toBeLessThan(1000);
});

test('nothing is suggested where nothing tells how the picture lies on the page', () => {
  expect(suggestBoxes(RECORD, LAYOUT, 'rendered.png', ['@mine'])).toEqual([]);
});
