import { describe, expect, test } from 'vitest';
import type { CaptureSummary } from '../../domain/capture';
import type { Remark } from '../../domain/remark';
import { createSearchIndex } from './search-index';

function summary(id: string, values: Partial<CaptureSummary> = {}): CaptureSummary {
  return {
    id,
    sequence: 1,
    state: 'sealed',
    kind: 'post',
    capturedAt: '2026-05-01T10:00:00.000Z',
    title: null,
    url: 'https://example.org/p/1',
    site: 'example.org',
    platform: null,
    authorName: null,
    authorHandle: null,
    authorId: null,
    excerpt: null,
    sizeBytes: 1,
    artifactCount: 1,
    binnedAt: null,
    ...values,
  };
}

function remark(captureId: string, values: Partial<Remark> = {}): Remark {
  return {
    captureId,
    revision: 1,
    editedAt: '2026-05-01T10:00:00.000Z',
    note: null,
    privateNote: null,
    tags: [],
    caseId: null,
    reason: null,
    ...values,
  };
}

const none = new Map<string, Remark>();

describe('createSearchIndex', () => {
  test('looks in text, author, site, title, notes and tags', () => {
    const index = createSearchIndex();
    index.put(
      [
        summary('text', { excerpt: 'a word Alpha' }),
        summary('author', { authorName: 'Alpha Beta' }),
        summary('handle', { authorHandle: '@alpha' }),
        summary('site', { url: 'https://alpha.example/' }),
        summary('title', { title: 'Alpha' }),
        summary('note'),
        summary('private'),
        summary('tag'),
        summary('other', { excerpt: 'gamma' }),
      ],
      new Map([
        ['note', remark('note', { note: 'alpha' })],
        ['private', remark('private', { privateNote: 'ALPHA' })],
        ['tag', remark('tag', { tags: ['álpha'] })],
      ]),
    );
    index.settle();
    expect([...(index.search('alpha') ?? [])].sort()).toEqual(
      ['author', 'handle', 'note', 'private', 'site', 'tag', 'text', 'title'].sort(),
    );
    expect(index.search('')).toBeNull();
  });

  test('a field does not run into the next', () => {
    const index = createSearchIndex();
    index.put([summary('a', { excerpt: 'one', title: 'two' })], none);
    index.settle();
    expect(index.search('"one two"')?.size).toBe(0);
    expect(index.search('onetwo')?.size).toBe(0);
  });

  test('typing on narrows, deleting widens, and other words are looked for anew', () => {
    const index = createSearchIndex();
    index.put(
      [
        summary('a', { excerpt: 'tide' }),
        summary('b', { excerpt: 'tidal' }),
        summary('c', { excerpt: 'ebb' }),
      ],
      none,
    );
    index.settle();
    expect(index.search('tid')?.size).toBe(2);
    expect(index.search('tida')?.size).toBe(1);
    expect(index.search('tid')?.size).toBe(2);
    expect(index.search('ebb')?.size).toBe(1);
    expect(index.search('ebb tid')?.size).toBe(0);
  });

  test('prepares in slices and says how many are waiting; what came later is found', () => {
    const slices: (() => void)[] = [];
    const index = createSearchIndex((work) => slices.push(work));
    index.put([summary('a', { excerpt: 'tide' })], none);
    expect(index.waiting.value).toBe(1);
    expect(index.search('tide')?.size).toBe(0);
    slices.shift()?.();
    expect(index.waiting.value).toBe(0);
    expect(index.search('tide')?.size).toBe(1);
    expect(slices).toHaveLength(0);
  });

  test('a changed remark replaces the old one; the whole text stays', () => {
    const index = createSearchIndex();
    const one = summary('a', { excerpt: 'beginning' });
    index.put([one], none);
    index.putWholeText('a', 'beginning and end');
    index.put([one], new Map([['a', remark('a', { note: 'first' })]]));
    index.put([one], new Map([['a', remark('a', { note: 'second', revision: 2 })]]));
    index.settle();
    expect(index.search('first')?.size).toBe(0);
    expect(index.search('second end')?.size).toBe(1);
    index.remove(['a']);
    expect(index.search('second')?.size).toBe(0);
  });

  test('what is the same is not prepared again', () => {
    const index = createSearchIndex();
    const one = summary('a');
    index.put([one], none);
    index.settle();
    index.put([one], none);
    expect(index.waiting.value).toBe(0);
  });
});
