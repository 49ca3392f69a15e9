import { signal, type ReadonlySignal } from '@preact/signals';
import { asProblem, type Problem } from '../../domain/problem';
import type { Remark } from '../../domain/remark';

/** What a person can write beside a capture. */
export type RemarkParts = Pick<Remark, 'note' | 'privateNote' | 'tags' | 'caseId'>;

export const EMPTY_REMARK: RemarkParts = { note: null, privateNote: null, tags: [], caseId: null };

/** After this much rest a change is saved: long enough that a sentence is one revision, milliseconds. */
export const REST_MS = 1500;

export type DraftState = 'unchanged' | 'waiting' | 'saving' | 'saved' | 'failed';

export interface RemarkDraft {
  readonly parts: ReadonlySignal<RemarkParts>;
  readonly state: ReadonlySignal<DraftState>;
  readonly problem: ReadonlySignal<Problem | null>;
  change(part: Partial<RemarkParts>): void;
  /** Saves what is not saved yet, now. Resolves when it is on disk or has failed. */
  readonly flush: () => Promise<void>;
  /** Takes what was written elsewhere, unless something here is not saved yet. */
  follow(remark: Remark | null): void;
}

/** An empty field is nothing, not an empty text. */
function tidy(parts: RemarkParts): RemarkParts {
  const orNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : text);
  return { ...parts, note: orNull(parts.note), privateNote: orNull(parts.privateNote) };
}

function sameParts(a: RemarkParts, b: RemarkParts): boolean {
  return (
    a.note === b.note &&
    a.privateNote === b.privateNote &&
    a.caseId === b.caseId &&
    a.tags.length === b.tags.length &&
    a.tags.every((tag, index) => tag === b.tags[index])
  );
}

function partsOf(remark: Remark | null): RemarkParts {
  if (remark === null) return EMPTY_REMARK;
  const { note, privateNote, tags, caseId } = remark;
  return { note, privateNote, tags, caseId };
}

/** Notes being written: saved by themselves after a rest, never twice at once, and kept when saving fails. */
export function createRemarkDraft(
  remark: Remark | null,
  save: (parts: RemarkParts) => Promise<Remark>,
): RemarkDraft {
  let stored = partsOf(remark);
  const parts = signal(stored);
  const state = signal<DraftState>('unchanged');
  const problem = signal<Problem | null>(null);
  let timer: ReturnType<typeof setTimeout> | null = null;
  let queued = 0;
  let last: Promise<void> = Promise.resolve();

  async function saveOnce(): Promise<void> {
    const wanted = tidy(parts.value);
    if (sameParts(wanted, stored)) {
      if (state.value === 'waiting') state.value = 'saved';
      return;
    }
    state.value = 'saving';
    try {
      stored = partsOf(await save(wanted));
      problem.value = null;
      state.value = sameParts(tidy(parts.value), stored) ? 'saved' : 'waiting';
    } catch (error) {
      problem.value = asProblem(error);
      state.value = 'failed';
    }
  }

  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    // One after the other: a save that runs already may have begun before the last change.
    queued += 1;
    last = last.then(saveOnce).finally(() => (queued -= 1));
    await last;
  }

  return {
    parts,
    state,
    problem,
    change(part) {
      parts.value = { ...parts.value, ...part };
      state.value = 'waiting';
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => void flush(), REST_MS);
    },
    flush,
    follow(newer) {
      const unsaved = timer !== null || queued > 0 || !sameParts(tidy(parts.value), stored);
      stored = partsOf(newer);
      if (!unsaved) parts.value = stored;
    },
  };
}
