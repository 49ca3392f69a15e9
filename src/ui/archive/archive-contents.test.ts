import { describe, expect, it } from 'vitest';
import type { CaptureSummary } from '../../domain/capture';
import { ProblemError } from '../../domain/problem';
import type { Archive } from '../ports';
import { createArchiveContents } from './archive-contents';

const capture = { id: 'one', sequence: 1 } as CaptureSummary;
const winter = { id: 'winter', title: 'Winter', createdAt: '2026-01-03T10:00:00.000Z' };

function archiveWith(damaged: Partial<Archive>): Archive {
  const whole: Partial<Archive> = {
    observe: () => () => undefined,
    listSummaries: ({ binned } = {}) => Promise.resolve(binned === true ? [] : [capture]),
    listRemarks: () => Promise.resolve([]),
    listCases: () => Promise.resolve([winter]),
    storage: () => Promise.resolve({ usedBytes: 1, freeBytes: 2 } as never),
  };
  return { ...whole, ...damaged } as Archive;
}

describe.each(['rows-first', 'at-once'] as const)('what the archive page reads, %s', (how) => {
  it('shows captures and cases where a note is damaged, and says that one is', async () => {
    const damage = new ProblemError({ code: 'archive-unreadable', detail: 'remark one/1' });
    const contents = createArchiveContents(archiveWith({ listRemarks: () => Promise.reject(damage) }));
    await contents.load(how);
    expect(contents.captures.value).toEqual([capture]);
    expect(contents.cases.value).toEqual([winter]);
    expect(contents.loading.value).toBeNull();
    expect(contents.problem.value).toMatchObject({ code: 'archive-unreadable' });
  });

  it('has no problem where all can be read', async () => {
    const contents = createArchiveContents(archiveWith({}));
    await contents.load(how);
    expect(contents.problem.value).toBeNull();
    expect(contents.cases.value).toEqual([winter]);
  });
});
