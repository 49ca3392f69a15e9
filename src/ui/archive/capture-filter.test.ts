import { describe, expect, test } from 'vitest';
import type { CaptureSummary } from '../../domain/capture';
import type { Remark } from '../../domain/remark';
import {
  authorKey,
  listActiveParts,
  listAuthors,
  listSites,
  matchesFilter,
  NO_FILTER,
  type CaptureFilter,
} from './capture-filter';

const capture: CaptureSummary = {
  id: 'a',
  sequence: 1,
  state: 'sealed',
  kind: 'post',
  capturedAt: '2026-05-01T10:00:00.000Z',
  title: null,
  url: 'https://one.example/p/1',
  site: 'one.example',
  platform: 'One',
  authorName: 'Somebody',
  authorHandle: '@somebody',
  authorId: '42',
  excerpt: null,
  sizeBytes: 1,
  artifactCount: 1,
  binnedAt: null,
};
const remark = { captureId: 'a', caseId: 'case-1' } as Remark;
const day = '2026-05-01';

function shown(part: Partial<CaptureFilter>, of: Partial<CaptureSummary> = {}): boolean {
  return matchesFilter({ ...NO_FILTER, ...part }, { ...capture, ...of }, remark, day);
}

describe('matchesFilter', () => {
  test('no filter shows everything', () => {
    expect(shown({})).toBe(true);
  });

  test.each<[Partial<CaptureFilter>, boolean]>([
    [{ from: '2026-05-01', to: '2026-05-01' }, true],
    [{ from: '2026-05-02' }, false],
    [{ to: '2026-04-30' }, false],
    [{ site: 'one.example' }, true],
    [{ site: 'two.example' }, false],
    [{ author: 'One\n42' }, true],
    [{ author: 'One\n43' }, false],
    [{ caseId: 'case-1' }, true],
    [{ caseId: 'case-2' }, false],
    [{ kind: 'post' }, true],
    [{ kind: 'page' }, false],
    [{ state: 'incomplete' }, false],
    [{ site: 'one.example', kind: 'page' }, false],
  ])('%j → %s', (part, expected) => {
    expect(shown(part)).toBe(expected);
  });

  test('incomplete and still pending captures are both not whole', () => {
    expect(shown({ state: 'incomplete' }, { state: 'incomplete' })).toBe(true);
    expect(shown({ state: 'incomplete' }, { state: 'pending' })).toBe(true);
  });
});

describe('choices', () => {
  test('an account stays one when its handle changes, and the newest name labels it', () => {
    const older = { ...capture, id: 'b', authorName: 'Old name', authorHandle: '@old' };
    const other = {
      ...capture,
      id: 'c',
      site: 'two.example',
      authorName: null,
      authorHandle: null,
      authorId: null,
    };
    expect(listAuthors([capture, older, other])).toEqual([{ key: 'One\n42', label: 'Somebody', count: 2 }]);
    expect(listSites([other, capture, older])).toEqual([
      { key: 'one.example', label: 'one.example', count: 2 },
      { key: 'two.example', label: 'two.example', count: 1 },
    ]);
    expect(authorKey(other)).toBeNull();
  });

  test('the same handle on two platforms is two authors', () => {
    const one = { ...capture, authorId: null };
    expect(authorKey(one)).not.toBe(authorKey({ ...one, platform: 'Two' }));
  });
});

test('listActiveParts names what narrows', () => {
  expect(listActiveParts(NO_FILTER)).toEqual([]);
  expect(listActiveParts({ ...NO_FILTER, kind: 'page', from: '2026-01-01' })).toEqual(['from', 'kind']);
});
