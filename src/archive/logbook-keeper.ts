import type { JournalAct } from '../domain/journal';
import {
  checkFields,
  type EntryDraft,
  type EntryFields,
  type LogbookKeeper,
  type LogEntry,
  sameValue,
  tidyFields,
} from '../domain/logbook';
import type { EntryKind } from '../domain/logbook-fields';
import { toHex } from '../integrity/digest';
import { entryStatement, statementDigest } from '../integrity/entry-statement';
import { type ArchiveContext, instant } from './archive-context';
import { Conflict, retryOnConflict } from './conflict';
import { count, readCounters } from './counters';
import { addEntries, type JournalDraft, journalTables, prepareEntries, readHead } from './journal';
import {
  entryDraftPlace,
  entryPlace,
  entryRevisionPlace,
  entryRevisionsOf,
  openDraft,
  openEntryRow,
  unlessUnreadable,
} from './logbook-reader';
import { openCase, sealCase } from './remarks';
import type { EntryRow } from './rows';
import { sealJson } from './sealed-json';

/** A UUID as `crypto.randomUUID` makes it, or an id of its kind: what may stand in places and paths. */
const ENTRY_ID = /^[a-z0-9][a-z0-9-]{0,63}$/i;

export function createLogbookKeeper(context: ArchiveContext): LogbookKeeper {
  const { database, vault } = context;
  const { entries, entryRevisions, entryDrafts, cases, counters } = database;
  const journal = journalTables(database);

  function saveEntry<K extends EntryKind>(
    kind: K,
    {
      id,
      from,
      fields: given,
      reason = null,
    }: Parameters<LogbookKeeper['saveEntry']>[1] & {
      readonly fields: EntryFields<K>;
    },
  ): Promise<LogEntry<K>> {
    return retryOnConflict(async () => {
      if (!ENTRY_ID.test(id)) throw new Error(`${JSON.stringify(id)} is no id of an entry`);
      const head = await readHead(database);
      const fields = tidyFields(kind, given);
      checkFields(kind, fields);
      const row = await entries.get(id);
      if (row !== undefined && row.kind !== kind) throw new Error(`entry ${id} is a ${row.kind}`);
      if ((row?.revision ?? 0) !== from) throw new Error(`entry ${id} was changed on another page`);
      const before = row === undefined ? null : await openEntryRow(context, row);
      if (before !== null && sameValue(before.fields, fields)) {
        await entryDrafts.delete(id);
        return before as LogEntry<K>;
      }
      const now = instant(context);
      // Incidents take the next number of the row that captures have theirs from.
      const last = (await readCounters(database))['last-capture'];
      const numbered = kind === 'incident' && before === null;
      const entry: LogEntry<K> = {
        id,
        kind,
        number: numbered ? last + 1 : (before?.number ?? null),
        revision: from + 1,
        loggedAt: before?.loggedAt ?? now,
        editedAt: now,
        reason: reason?.toWellFormed().trim() || null,
        salt: toHex(crypto.getRandomValues(new Uint8Array(16))),
        fields,
        binnedAt: before?.binnedAt ?? null,
      };
      const act: JournalAct =
        from > 0 ? 'entry edited' : kind === 'incident' ? 'incident logged' : 'entry added';
      const entryRows = await prepareEntries(context, head, [await draftOf(act, entry, before)]);
      const present = await sealEntry(entry);
      const value = await sealJson(vault, entryRevisionPlace(id, entry.revision), entry);
      const caseRow = kind === 'case' ? await caseRowOf(id, fields, now) : null;
      await database.write([entries, entryRevisions, entryDrafts, cases, counters, ...journal], async () => {
        await addEntries(database, entryRows);
        if (numbered && (await count(database, { 'last-capture': 1 }))['last-capture'] !== entry.number)
          throw new Conflict();
        await entries.put(present);
        await entryRevisions.add({ entryId: id, revision: entry.revision, value });
        await entryDrafts.delete(id);
        if (caseRow !== null) await cases.put(caseRow);
      });
      return entry;
    });
  }

  async function sealEntry(entry: LogEntry): Promise<EntryRow> {
    const { id, kind, revision, binnedAt } = entry;
    const value = await sealJson(vault, entryPlace(id), entry);
    return { id, kind, revision, binned: binnedAt === null ? 0 : 1, value };
  }

  /** The row of the case that is described, under its title of now. */
  async function caseRowOf(id: string, { title }: EntryFields<'case'>, now: string) {
    const row = await cases.get(id);
    if (row === undefined) return sealCase(vault, { id, title: title ?? '', createdAt: now });
    const known = await openCase(context, row);
    return sealCase(vault, { ...known, title: title ?? known.title });
  }

  function saveEntryDraft<K extends EntryKind>({
    id,
    kind,
    from,
    fields,
    reason = '',
  }: Pick<EntryDraft<K>, 'id' | 'kind' | 'from' | 'fields' | 'reason'>): Promise<void> {
    return retryOnConflict(async () => {
      if (!ENTRY_ID.test(id)) throw new Error(`${JSON.stringify(id)} is no id of an entry`);
      checkFields(kind, fields);
      const row = await entryDrafts.get(id);
      // One that does not open is lost; what is written now takes its place.
      const before = row === undefined ? null : await openDraft(context, row).catch(unlessUnreadable);
      const changedAt = instant(context);
      const draft: EntryDraft<K> = {
        id,
        kind,
        from,
        startedAt: before?.startedAt ?? changedAt,
        changedAt,
        fields,
        ...(reason === '' ? {} : { reason: reason.toWellFormed() }),
      };
      const value = await sealJson(vault, entryDraftPlace(id), draft);
      await database.write([entryDrafts, entries], async () => {
        // What comes late of a draft that was kept meanwhile must not come back as if it were new.
        if (((await entries.get(id))?.revision ?? 0) !== from)
          throw new Error(`entry ${id} was changed on another page`);
        await entryDrafts.put({ id, value });
      });
    });
  }

  /** Those of `ids` that are there, each once. Throws for one that is not. */
  async function readAll(ids: readonly string[]): Promise<LogEntry[]> {
    const wanted = [...new Set(ids)];
    const rows = await entries.bulkGet(wanted);
    return Promise.all(
      rows.map((row, index) => {
        if (row === undefined) throw new Error(`there is no entry ${wanted[index]}`);
        return openEntryRow(context, row);
      }),
    );
  }

  function setBinned(ids: readonly string[], binned: boolean): Promise<void> {
    return retryOnConflict(async () => {
      const head = await readHead(database);
      const concerned = (await readAll(ids)).filter(({ binnedAt }) => (binnedAt !== null) !== binned);
      if (concerned.length === 0) return;
      const binnedAt = binned ? instant(context) : null;
      const rows = await Promise.all(concerned.map((entry) => sealEntry({ ...entry, binnedAt })));
      const act: JournalAct = binned ? 'entry moved to bin' : 'entry restored';
      const drafts = await Promise.all(concerned.map((entry) => draftOf(act, entry, null)));
      const entryRows = await prepareEntries(context, head, drafts);
      await database.write([entries, ...journal], async () => {
        await addEntries(database, entryRows);
        await entries.bulkPut(rows);
      });
    });
  }

  const eraseEntries = (ids: readonly string[]): Promise<void> =>
    retryOnConflict(async () => {
      const head = await readHead(database);
      const concerned = await readAll(ids);
      const outside = concerned.find(({ binnedAt }) => binnedAt === null);
      if (outside !== undefined) throw new Error(`entry ${outside.id} is not in the bin`);
      if (concerned.length === 0) return;
      const drafts = await Promise.all(concerned.map((entry) => draftOf('entry erased', entry, null)));
      const entryRows = await prepareEntries(context, head, drafts);
      await database.write([entries, entryRevisions, entryDrafts, ...journal], async () => {
        await addEntries(database, entryRows);
        for (const { id } of concerned) {
          await entryRevisionsOf(database, id).delete();
          await entryDrafts.delete(id);
          await entries.delete(id);
        }
      });
    });

  return {
    saveEntry,
    saveEntryDraft,
    dropEntryDraft: (id) => entryDrafts.delete(id),
    moveEntriesToBin: (ids) => setBinned(ids, true),
    restoreEntries: (ids) => setBinned(ids, false),
    eraseEntries,
  };
}

/** What the journal says of an act on an entry. `before` is the revision that was changed. */
async function draftOf(act: JournalAct, entry: LogEntry, before: LogEntry | null): Promise<JournalDraft> {
  const [sha256, beforeSha256] = await Promise.all([
    digestOf(entry),
    before === null ? null : digestOf(before),
  ]);
  const { id, kind, number, revision } = entry;
  return {
    act,
    captureId: null,
    sha256,
    detail: { entry: id, kind, number, revision, before: beforeSha256 },
  };
}

async function digestOf(entry: LogEntry): Promise<string> {
  return statementDigest(await entryStatement(entry));
}
