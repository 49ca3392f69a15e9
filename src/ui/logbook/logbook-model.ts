import { batch, computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { EntryDraft, EntryFields, LogEntry } from '../../domain/logbook';
import { ENTRY_KINDS, type EntryKind } from '../../domain/logbook-fields';
import { orderKey } from '../../domain/occurred-at';
import { asProblem, type Problem } from '../../domain/problem';
import type { Archive } from '../ports';
import { authorsNamedBy, authorsOnlyIn } from './authors';
import type { DraftStore } from './entry-draft';

/** Several changes within this time are one, milliseconds. */
const SETTLE_MS = 150;

type Lists = { readonly [K in EntryKind]: readonly LogEntry<K>[] };

const NOTHING: Lists = { incident: [], person: [], report: [], order: [], witness: [], case: [] };

/** What is in the logbook, kept up to date while the page is open, and what is done to it. */
export interface LogbookModel extends DraftStore {
  /** Incidents by when they happened, the latest first; all else as it was logged, the latest first. */
  readonly lists: ReadonlySignal<Lists>;
  readonly binned: ReadonlySignal<Lists>;
  readonly drafts: ReadonlySignal<readonly EntryDraft[]>;
  readonly byId: ReadonlySignal<ReadonlyMap<string, LogEntry>>;
  /** The entry that the keyboard stands on, of whatever kind. */
  readonly activeId: Signal<string | null>;
  /** The next entry is opened from a walk along the list, and the keyboard stays there. */
  readonly walking: Signal<boolean>;
  /** Goes so many lines on from the entry that is open, or else stood on; gives where that is. */
  move(kind: EntryKind, openId: string | null, by: number): LogEntry | null;
  readonly loaded: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Problem | null>;
  load(): Promise<void>;
  /** Reads anew what is being written: `load` may give a reading that began before the last of it was saved. */
  readDrafts(): Promise<void>;
  moveToBin(ids: readonly string[]): Promise<void>;
  restore(ids: readonly string[]): Promise<void>;
  erase(ids: readonly string[]): Promise<void>;
  /** Keeps a new entry at once, e.g. a person named while an incident is written. */
  add<K extends EntryKind>(kind: K, fields: EntryFields<K>): Promise<LogEntry<K> | null>;
  stop(): void;
}

/** `own` is told before each write of this page, so that the list of captures is not read again for it. */
export function createLogbookModel(archive: Archive, own: () => void): LogbookModel {
  const lists = signal<Lists>(NOTHING);
  const binned = signal<Lists>(NOTHING);
  const drafts = signal<readonly EntryDraft[]>([]);
  const activeId = signal<string | null>(null);
  const loaded = signal(false);
  const problem = signal<Problem | null>(null);
  let stopObserving: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** Drafts that this page saved and whose notice is still to come: no entry changed by them. */
  let ownDrafts = 0;
  let reading: Promise<void> | null = null;

  async function readAll(): Promise<void> {
    try {
      const [all, written] = await Promise.all([archive.listAllEntries(), archive.listEntryDrafts()]);
      batch(() => {
        lists.value = listsOf(all.filter(({ binnedAt }) => binnedAt === null));
        binned.value = listsOf(all.filter(({ binnedAt }) => binnedAt !== null));
        drafts.value = written;
        loaded.value = true;
        problem.value = null;
      });
    } catch (error) {
      problem.value = asProblem(error);
    }
  }

  async function readDrafts(): Promise<void> {
    try {
      drafts.value = await archive.listEntryDrafts();
    } catch (error) {
      problem.value = asProblem(error);
    }
  }

  function onChange(): void {
    if (!loaded.value || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      const onlyDrafts = ownDrafts > 0;
      ownDrafts = 0;
      void (onlyDrafts ? readDrafts() : readAll());
    }, SETTLE_MS);
  }

  /** Runs an act and shows at once what it did. */
  async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      own();
      const done = await act();
      await readAll();
      return done;
    } catch (error) {
      problem.value = asProblem(error);
      return null;
    }
  }

  const discardResult = async (act: Promise<unknown>): Promise<void> => void (await act);

  return {
    lists,
    binned,
    drafts,
    byId: computed(() => {
      const all = [lists.value, binned.value].flatMap((each) =>
        ENTRY_KINDS.flatMap((kind): readonly LogEntry[] => each[kind]),
      );
      return new Map(all.map((entry) => [entry.id, entry]));
    }),
    activeId,
    walking: signal(false),
    move(kind, openId, by) {
      const listed: readonly LogEntry[] = lists.value[kind];
      const standing = listed.findIndex(({ id }) => id === (openId ?? activeId.value));
      const next = standing === -1 && Number.isFinite(by) ? 0 : standing + by;
      const entry = listed[Math.max(0, Math.min(listed.length - 1, next))] ?? null;
      if (entry !== null) activeId.value = entry.id;
      return entry;
    },
    loaded,
    problem,
    async load() {
      stopObserving ??= archive.observe(onChange);
      reading ??= readAll().finally(() => (reading = null));
      await reading;
    },
    readDrafts,
    async save(draft) {
      own();
      ownDrafts += 1;
      await archive.saveEntryDraft(draft);
    },
    async keep({ kind, ...entry }) {
      own();
      const written = kind === 'incident' ? await archive.listEntryDrafts() : [];
      // First, so that a kept incident never names somebody who is not there.
      for (const { id, fields } of authorsNamedBy(entry.fields, written))
        await archive.saveEntry('person', { id, from: 0, fields });
      const kept: LogEntry = await archive.saveEntry(kind, entry);
      const named = new Set(authorsNamedBy(entry.fields, written).map(({ id }) => id));
      for (const { id } of authorsOnlyIn(entry, written))
        if (!named.has(id)) await archive.dropEntryDraft(id);
      await readAll();
      return kept;
    },
    async drop(id) {
      own();
      const written = await archive.listEntryDrafts();
      const draft = written.find((each) => each.id === id);
      const along = draft?.kind === 'incident' ? authorsOnlyIn(draft, written) : [];
      for (const each of [id, ...along.map((author) => author.id)]) await archive.dropEntryDraft(each);
      await readAll();
      return along;
    },
    moveToBin: (ids) => discardResult(attempt(() => archive.moveEntriesToBin(ids))),
    restore: (ids) => discardResult(attempt(() => archive.restoreEntries(ids))),
    erase: (ids) => discardResult(attempt(() => archive.eraseEntries(ids))),
    add: (kind, fields) =>
      attempt(() => archive.saveEntry(kind, { id: crypto.randomUUID(), from: 0, fields })),
    stop() {
      stopObserving?.();
      stopObserving = null;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

/** By kind, each in its order. */
function listsOf(entries: readonly LogEntry[]): Lists {
  const lists = ENTRY_KINDS.map((kind) => [
    kind,
    inOrder(
      kind,
      entries.filter((entry) => entry.kind === kind),
    ),
  ]);
  return Object.fromEntries(lists) as Lists;
}

function inOrder(kind: EntryKind, listed: readonly LogEntry[]): readonly LogEntry[] {
  if (kind !== 'incident') return listed.toReversed();
  const keyed = (listed as readonly LogEntry<'incident'>[]).map((entry, index) => ({
    entry,
    key: orderKey(entry.fields.occurredAt, entry.loggedAt),
    index,
  }));
  return keyed
    .toSorted((one, other) => other.key - one.key || other.index - one.index)
    .map(({ entry }) => entry);
}
