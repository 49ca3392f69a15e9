import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../domain/problem';
import type { Remark } from '../../domain/remark';
import { createRemarkDraft, REST_MS, type RemarkParts } from './remark-draft';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function openDraft() {
  const saved: RemarkParts[] = [];
  let failWith: Error | null = null;
  let release: (() => void) | null = null;
  let held = false;
  const draft = createRemarkDraft(null, async (parts): Promise<Remark> => {
    if (held) await new Promise<void>((resolve) => (release = resolve));
    if (failWith !== null) throw failWith;
    saved.push(parts);
    return { ...parts, captureId: 'a', revision: saved.length, editedAt: '', reason: null };
  });
  return {
    draft,
    saved,
    fail: (error: Error | null) => (failWith = error),
    hold: () => (held = true),
    release: () => {
      held = false;
      release?.();
    },
  };
}

describe('createRemarkDraft', () => {
  test('typing without a rest is one revision', async () => {
    const { draft, saved } = openDraft();
    for (const note of ['T', 'Ti', 'Tid', 'Tide']) {
      draft.change({ note });
      await vi.advanceTimersByTimeAsync(REST_MS - 1);
    }
    expect(saved).toHaveLength(0);
    expect(draft.state.value).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(saved.map(({ note }) => note)).toEqual(['Tide']);
    expect(draft.state.value).toBe('saved');
  });

  test('what comes back to the stored text makes no revision; an emptied field is null', async () => {
    const { draft, saved } = openDraft();
    draft.change({ note: 'x' });
    draft.change({ note: '  ' });
    await draft.flush();
    expect(saved).toHaveLength(0);
    expect(draft.state.value).toBe('saved');
    draft.change({ note: 'x' });
    await draft.flush();
    draft.change({ note: '' });
    await draft.flush();
    expect(saved.map(({ note }) => note)).toEqual(['x', null]);
  });

  test('a change while saving is saved after it, never at the same time', async () => {
    const { draft, saved, hold, release } = openDraft();
    hold();
    draft.change({ note: 'one' });
    const first = draft.flush();
    await vi.advanceTimersByTimeAsync(0);
    draft.change({ note: 'two' });
    const further = [draft.flush(), draft.flush()];
    await vi.advanceTimersByTimeAsync(0);
    expect(saved).toHaveLength(0);
    release();
    await Promise.all([first, ...further]);
    expect(saved.map(({ note }) => note)).toEqual(['one', 'two']);
  });

  test('a failure keeps the text, says so, and the next try saves it', async () => {
    const { draft, saved, fail } = openDraft();
    fail(new ProblemError({ code: 'storage-full' }));
    draft.change({ privateNote: 'mine' });
    await draft.flush();
    expect(draft.state.value).toBe('failed');
    expect(draft.problem.value?.code).toBe('storage-full');
    expect(draft.parts.value.privateNote).toBe('mine');
    fail(null);
    await draft.flush();
    expect(saved).toHaveLength(1);
    expect(draft.state.value).toBe('saved');
    expect(draft.problem.value).toBeNull();
  });

  test('what was written elsewhere is followed, but not over an unsaved change', async () => {
    const { draft } = openDraft();
    const elsewhere: Remark = {
      captureId: 'a',
      revision: 7,
      editedAt: '',
      note: 'elsewhere',
      privateNote: null,
      tags: [],
      caseId: null,
      reason: null,
    };
    draft.follow(elsewhere);
    expect(draft.parts.value.note).toBe('elsewhere');
    draft.change({ note: 'mine' });
    draft.follow({ ...elsewhere, revision: 8, note: 'again elsewhere' });
    expect(draft.parts.value.note).toBe('mine');
    await draft.flush();
    expect(draft.state.value).toBe('saved');
  });
});
