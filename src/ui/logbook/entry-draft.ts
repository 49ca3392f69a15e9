import { signal, type ReadonlySignal } from '@preact/signals';
import {
  type EntryDraft,
  type EntryFields,
  type FieldValue,
  type LogEntry,
  sameValue,
  tidyFields,
} from '../../domain/logbook';
import type { EntryKind } from '../../domain/logbook-fields';
import { asProblem, type Problem } from '../../domain/problem';

/** After this much rest what was typed is saved, milliseconds: not every letter is a write, and little can be lost. */
const REST_MS = 250;

export type EntryDraftState = 'unchanged' | 'waiting' | 'saving' | 'saved' | 'failed';

export interface OpenDraft {
  readonly id: string;
  readonly kind: EntryKind;
  /** The revision that is changed; 0 for a new entry. */
  readonly from: number;
  readonly fields: ReadonlySignal<EntryFields>;
  /** Why it is being changed. */
  readonly reason: ReadonlySignal<string>;
  readonly state: ReadonlySignal<EntryDraftState>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** `undefined` takes the field away. */
  change(name: string, value: FieldValue | undefined): void;
  changeReason(reason: string): void;
  /** Saves what is not saved yet, now. Resolves when it is on disk or has failed. */
  readonly flush: () => Promise<void>;
  /** Makes a revision of it. Gives `null` where that failed, and says so in `problem`; nothing is lost then. */
  keep(): Promise<LogEntry | null>;
  /** Forgets what was written since the last revision, and gives what was only written along with it. */
  discard(): Promise<readonly EntryDraft[]>;
}

export interface DraftStore {
  save(draft: {
    id: string;
    kind: EntryKind;
    from: number;
    fields: EntryFields;
    reason?: string;
  }): Promise<void>;
  keep(entry: {
    id: string;
    kind: EntryKind;
    from: number;
    fields: EntryFields;
    reason: string | null;
  }): Promise<LogEntry>;
  /** Forgets a draft and what was only written along with it, which it gives. */
  drop(id: string): Promise<readonly EntryDraft[]>;
}

/** An entry being written: every change is on disk, sealed, a quarter of a second after the last letter. */
export function createEntryDraft(
  {
    id,
    kind,
    from,
    fields: given,
    reason: givenReason = '',
  }: {
    readonly id: string;
    readonly kind: EntryKind;
    readonly from: number;
    readonly fields: EntryFields;
    readonly reason?: string;
  },
  store: DraftStore,
): OpenDraft {
  const fields = signal<EntryFields>(given);
  const reason = signal(givenReason);
  const state = signal<EntryDraftState>('unchanged');
  const problem = signal<Problem | null>(null);
  let stored = { fields: given, reason: givenReason };
  /** Kept or discarded: what comes late must not bring it back. */
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let last: Promise<void> = Promise.resolve();

  async function saveOnce(): Promise<void> {
    const wanted = { fields: fields.value, reason: reason.value };
    if (ended || sameValue(wanted, stored)) return;
    state.value = 'saving';
    try {
      await store.save({ id, kind, from, fields: wellFormed(wanted.fields), reason: wanted.reason });
      stored = wanted;
      problem.value = null;
      const isLast = fields.value === wanted.fields && reason.value === wanted.reason;
      state.value = isLast ? 'saved' : 'waiting';
    } catch (error) {
      problem.value = asProblem(error);
      state.value = 'failed';
    }
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    // One after the other: one that runs already may have begun before the last change.
    last = last.then(saveOnce);
    return last;
  }

  function changed(): void {
    state.value = 'waiting';
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void flush(), REST_MS);
  }

  return {
    id,
    kind,
    from,
    fields,
    reason,
    state,
    problem,
    change(name, value) {
      const next: Record<string, FieldValue | undefined> = { ...fields.value };
      if (value === undefined) delete next[name];
      else next[name] = value;
      fields.value = next;
      changed();
    },
    changeReason(next) {
      reason.value = next;
      changed();
    },
    flush,
    async keep() {
      await flush();
      try {
        const kept = tidyFields(kind, fields.value);
        const entry = await store.keep({ id, kind, from, fields: kept, reason: reason.value });
        ended = true;
        return entry;
      } catch (error) {
        problem.value = asProblem(error);
        state.value = 'failed';
        return null;
      }
    },
    async discard() {
      if (timer !== null) clearTimeout(timer);
      ended = true;
      await last;
      return store.drop(id);
    },
  };
}

/** Half of a pair, as a keyboard may leave it for a moment, is no text that can be kept. */
function wellFormed(fields: EntryFields): EntryFields {
  return JSON.parse(
    JSON.stringify(fields, (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value)),
  ) as EntryFields;
}
