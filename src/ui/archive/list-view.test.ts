import { signal } from '@preact/signals';
import { describe, expect, test } from 'vitest';
import type { CaptureSummary } from '../../domain/capture';
import type { Case, Remark } from '../../domain/remark';
import type { ArchiveContents } from './archive-contents';
import { NO_FILTER } from './capture-filter';
import { createListView } from './list-view';
import { createSearchIndex } from './search-index';

function summary(sequence: number, site: string, capturedAt: string): CaptureSummary {
  return {
    id: `c${sequence}`,
    sequence,
    state: 'sealed',
    kind: 'post',
    capturedAt,
    title: null,
    url: `https://${site}/${sequence}`,
    site,
    platform: null,
    authorName: null,
    authorHandle: null,
    authorId: null,
    excerpt: `text of ${sequence}`,
    sizeBytes: 1,
    artifactCount: 1,
    binnedAt: null,
  };
}

const remark: Remark = {
  captureId: 'c2',
  revision: 1,
  editedAt: '',
  note: null,
  privateNote: null,
  tags: [],
  caseId: 'case',
  reason: null,
};

function openList() {
  const captures = signal<readonly CaptureSummary[]>([
    summary(3, 'one.example', '2026-05-02T10:00:00.000Z'),
    summary(2, 'two.example', '2026-05-01T10:00:00.000Z'),
    summary(1, 'one.example', '2026-05-01T09:00:00.000Z'),
  ]);
  const contents: ArchiveContents = {
    captures,
    binned: signal([]),
    remarks: signal(new Map([['c2', remark]])),
    cases: signal<readonly Case[]>([]),
    storage: signal(null),
    loading: signal(null),
    problem: signal(null),
    load: async () => undefined,
    takeOver: () => undefined,
    stop: () => undefined,
  };
  const index = createSearchIndex();
  index.put(captures.value, contents.remarks.value);
  index.settle();
  return { captures, list: createListView(contents, index, 'UTC') };
}

describe('createListView', () => {
  test('filter and search narrow together', () => {
    const { list } = openList();
    list.filter.value = { ...NO_FILTER, site: 'one.example' };
    expect(list.shown.value.map(({ id }) => id)).toEqual(['c3', 'c1']);
    list.query.value = 'text of 1';
    expect(list.shown.value.map(({ id }) => id)).toEqual(['c1']);
    list.filter.value = { ...NO_FILTER, site: 'two.example' };
    expect(list.shown.value).toEqual([]);
  });

  test('a case shows its captures', () => {
    const { list } = openList();
    list.place.value = { page: 'list', view: 'case', caseId: 'case', captureId: null };
    expect(list.shown.value.map(({ id }) => id)).toEqual(['c2']);
  });

  test('moving begins at the first, and stops at both ends', () => {
    const { list } = openList();
    expect(list.move(1)?.id).toBe('c3');
    expect(list.move(1)?.id).toBe('c2');
    expect(list.move(-1)?.id).toBe('c3');
    expect(list.move(-1)?.id).toBe('c3');
    expect(list.move(Infinity)?.id).toBe('c1');
    expect(list.move(1)?.id).toBe('c1');
    expect(list.move(-Infinity)?.id).toBe('c3');
  });

  test('from nowhere the end is the end, and a step back the first', () => {
    expect(openList().list.move(Infinity)?.id).toBe('c1');
    expect(openList().list.move(-1)?.id).toBe('c3');
  });

  test('marks of what is gone are forgotten', () => {
    const { list, captures } = openList();
    list.selection.value = { ids: new Set(['c1', 'c2']), anchor: 'c1' };
    captures.value = captures.value.filter(({ id }) => id !== 'c1');
    expect([...list.selection.value.ids]).toEqual(['c2']);
  });
});
