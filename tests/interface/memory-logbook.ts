import {
  type EntryDraft,
  type LogbookKeeper,
  type LogbookReader,
  type LogEntry,
  sameValue,
  tidyFields,
} from '../../src/domain/logbook';
import type { EntryKind } from '../../src/domain/logbook-fields';

export interface MemoryLogbookOptions {
  readonly entries: readonly LogEntry[];
  readonly now: () => string;
  readonly nextNumber: () => number;
  readonly readable: () => void;
  readonly writable: () => void;
  readonly changed: () => void;
}

/** A logbook in memory that behaves like the real one as far as its pages can tell. */
export function createMemoryLogbook({
  entries,
  now,
  nextNumber,
  readable,
  writable,
  changed,
}: MemoryLogbookOptions): LogbookReader & LogbookKeeper {
  const revisions = new Map<string, LogEntry[]>();
  for (const entry of entries) revisions.set(entry.id, [...(revisions.get(entry.id) ?? []), entry]);
  const drafts = new Map<string, EntryDraft>();
  const newest = (id: string): LogEntry | undefined => revisions.get(id)?.at(-1);
  const setBinned = (ids: readonly string[], binnedAt: string | null): void => {
    writable();
    for (const id of ids) {
      const list = revisions.get(id) ?? [];
      revisions.set(
        id,
        list.map((entry) => ({ ...entry, binnedAt })),
      );
    }
    changed();
  };
  return {
    async listEntries<K extends EntryKind>(kind: K, { binned = false } = {}) {
      readable();
      return [...revisions.values()].flatMap((list) => {
        const entry = list.at(-1);
        return entry?.kind === kind && (entry.binnedAt !== null) === binned ? [entry as LogEntry<K>] : [];
      });
    },
    async listAllEntries() {
      readable();
      return [...revisions.values()].flatMap((list) => list.at(-1) ?? []);
    },
    async readEntry<K extends EntryKind>(kind: K, id: string) {
      readable();
      const entry = newest(id);
      return entry?.kind === kind ? (entry as LogEntry<K>) : null;
    },
    listEntryRevisions: async (id) => revisions.get(id) ?? [],
    listEntryDrafts: async () =>
      [...drafts.values()].toSorted((one, other) => (one.changedAt > other.changedAt ? -1 : 1)),
    readEntryDraft: async (id) => drafts.get(id) ?? null,
    async saveEntry(kind, { id, from, fields, reason = null }) {
      writable();
      const before = newest(id);
      if ((before?.revision ?? 0) !== from) throw new Error(`entry ${id} was changed on another page`);
      drafts.delete(id);
      const tidy = tidyFields(kind, fields);
      if (before !== undefined && sameValue(before.fields, tidy)) return before as LogEntry<typeof kind>;
      const entry: LogEntry<typeof kind> = {
        id,
        kind,
        number: before?.number ?? (kind === 'incident' ? nextNumber() : null),
        revision: from + 1,
        loggedAt: before?.loggedAt ?? now(),
        editedAt: now(),
        reason,
        salt: '0f'.repeat(16),
        fields: tidy,
        binnedAt: null,
      };
      revisions.set(id, [...(revisions.get(id) ?? []), entry]);
      changed();
      return entry;
    },
    async saveEntryDraft(draft) {
      writable();
      const startedAt = drafts.get(draft.id)?.startedAt ?? now();
      drafts.set(draft.id, { ...draft, startedAt, changedAt: now() });
      changed();
    },
    async dropEntryDraft(id) {
      writable();
      drafts.delete(id);
      changed();
    },
    moveEntriesToBin: async (ids) => setBinned(ids, now()),
    restoreEntries: async (ids) => setBinned(ids, null),
    async eraseEntries(ids) {
      writable();
      for (const id of ids) revisions.delete(id);
      changed();
    },
  };
}
