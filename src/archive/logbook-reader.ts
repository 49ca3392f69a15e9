import type { EntryDraft, LogbookReader, LogEntry } from '../domain/logbook';
import type { EntryKind } from '../domain/logbook-fields';
import { ProblemError } from '../domain/problem';
import type { ArchiveContext } from './archive-context';
import type { ArchiveDatabase } from './database';
import type { EntryDraftRow, EntryRevisionRow, EntryRow } from './rows';
import { openJson } from './sealed-json';

export function createLogbookReader(context: ArchiveContext): LogbookReader {
  const { database } = context;
  const { entries, entryDrafts } = database;

  async function listEntries<K extends EntryKind>(
    kind: K,
    { binned = false }: { readonly binned?: boolean } = {},
  ): Promise<LogEntry<K>[]> {
    const rows = await entries.where({ kind }).toArray();
    const wanted = rows.filter((row) => (row.binned === 1) === binned);
    const opened = await Promise.all(wanted.map((row) => openOrRecall(context, row)));
    return opened.toSorted(asLogged) as LogEntry<K>[];
  }

  async function readEntry<K extends EntryKind>(kind: K, id: string): Promise<LogEntry<K> | null> {
    const row = await entries.get(id);
    return row?.kind === kind ? ((await openEntryRow(context, row)) as LogEntry<K>) : null;
  }

  return {
    listEntries,
    async listAllEntries() {
      const rows = await entries.toArray();
      return (await Promise.all(rows.map((row) => openOrRecall(context, row)))).toSorted(asLogged);
    },
    readEntry,
    async listEntryRevisions(id) {
      const rows = await entryRevisionsOf(database, id).toArray();
      return Promise.all(rows.map((row) => openEntryRevision(context, row)));
    },
    async listEntryDrafts() {
      const opened = await Promise.all(
        (await entryDrafts.toArray()).map((row) =>
          // What was never kept and does not open is lost; what was kept must be there all the same.
          openDraft(context, row).catch(unlessUnreadable),
        ),
      );
      const drafts = opened.filter((draft) => draft !== null);
      return drafts.toSorted((one, other) => (one.changedAt > other.changedAt ? -1 : 1));
    },
    async readEntryDraft(id) {
      const row = await entryDrafts.get(id);
      return row === undefined ? null : openDraft(context, row);
    },
  };
}

/** In the order in which they were logged; of one moment by number or id, so that the order is always the same. */
function asLogged(one: LogEntry, other: LogEntry): number {
  if (one.loggedAt !== other.loggedAt) return one.loggedAt < other.loggedAt ? -1 : 1;
  if (one.number !== other.number) return (one.number ?? 0) - (other.number ?? 0);
  return one.id < other.id ? -1 : 1;
}

/** Rows of one entry's revisions, oldest first. */
export function entryRevisionsOf({ entryRevisions }: ArchiveDatabase, entryId: string) {
  return entryRevisions.where('[entryId+revision]').between([entryId, 0], [entryId, Infinity]);
}

export function openEntryRow({ vault }: ArchiveContext, { id, value }: EntryRow): Promise<LogEntry> {
  return openJson<LogEntry>(vault, entryPlace(id), value);
}

/** The same; where it does not open, what its newest revision says, so that one cannot hide all the others. */
async function openOrRecall(context: ArchiveContext, row: EntryRow): Promise<LogEntry> {
  try {
    return await openEntryRow(context, row);
  } catch (error) {
    const newest = await entryRevisionsOf(context.database, row.id).last();
    if (!(error instanceof ProblemError) || newest === undefined) throw error;
    const entry = await openEntryRevision(context, newest);
    // When it went to the bin stood in the row alone.
    return { ...entry, binnedAt: row.binned === 0 ? null : (entry.binnedAt ?? entry.editedAt) };
  }
}

export function openEntryRevision(
  { vault }: ArchiveContext,
  { entryId, revision, value }: EntryRevisionRow,
): Promise<LogEntry> {
  return openJson<LogEntry>(vault, entryRevisionPlace(entryId, revision), value);
}

/** `null` for what does not open; throws everything else again. */
export function unlessUnreadable(error: unknown): null {
  if (error instanceof ProblemError && error.problem.code === 'archive-unreadable') return null;
  throw error;
}

export function openDraft({ vault }: ArchiveContext, { id, value }: EntryDraftRow): Promise<EntryDraft> {
  return openJson<EntryDraft>(vault, entryDraftPlace(id), value);
}

export function entryPlace(id: string) {
  return { type: 'entry', id } as const;
}

export function entryRevisionPlace(id: string, revision: number) {
  return { type: 'entry-revision', id: `${id}/${revision}` } as const;
}

export function entryDraftPlace(id: string) {
  return { type: 'entry-draft', id } as const;
}
