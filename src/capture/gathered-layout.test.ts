import { expect, test } from 'vitest';
import type { PageLayout } from '../domain/page-layout';
import { GatheredLayout } from './gathered-layout';

function screen(texts: PageLayout['texts'], cut = false): PageLayout {
  return {
    format: 'tidemark-layout/1',
    frame: 'document',
    scroll: null,
    texts,
    pictures: [{ place: [0, 0, 20, 20], url: null, alternativeText: null }],
    posts: [{ place: [0, 0, 90, 90], authorName: 'Wren Invented', authorHandle: null, parts: {} }],
    cut,
  };
}

test('what stands on two screens is there once, the same words at another place twice', () => {
  const gathered = new GatheredLayout();
  const [one, below, again] = [0, 20, 40].map((y) => ({ text: 'Reply', words: [0, y, 30, 12] }));
  gathered.add(screen([one!, below!]));
  gathered.add(screen([below!, again!]));
  const layout = gathered.layout();
  expect(layout.texts).toEqual([one, below, again]);
  expect([layout.pictures.length, layout.posts.length, layout.cut]).toEqual([1, 1, false]);
});

test('more than is kept is said to be cut, also where a screen was', () => {
  const gathered = new GatheredLayout();
  const words = Array.from({ length: 40_000 }, () => 'a').join(' ');
  for (let y = 0; y < 4; y += 1)
    gathered.add(screen([{ text: words, words: Array.from({ length: 160_000 }, () => y) }]));
  expect(gathered.layout()).toMatchObject({ cut: true });
  expect(gathered.layout().texts).toHaveLength(2);
  const other = new GatheredLayout();
  other.add(screen([], true));
  expect(other.layout().cut).toBe(true);
});
