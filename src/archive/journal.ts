import { isSealing, type JournalEntry } from '../domain/journal';
import { entryBytes, entryDigest, NO_ENTRY_BEFORE } from '../integrity/journal-chain';
import { leafHash, type TreeHash } from '../integrity/merkle-tree';
import { type ArchiveContext, instant } from './archive-context';
import { Conflict, sameBytes } from './conflict';
import type { ArchiveDatabase, Table } from './database';
import { appendLeaves } from './journal-tree';
import type { JournalRow, TileRow } from './rows';
import { openJson, sealJson } from './sealed-json';
import type { Opener } from './vault';

export type JournalDraft = Pick<JournalEntry, 'act' | 'captureId' | 'sha256' | 'detail'>;

/** The last row of the journal at a certain moment; `undefined` while there is none. */
export type JournalHead = JournalRow | undefined;

/** Entries that follow a certain head, ready to be written in a transaction, and what they change of the tree. */
export interface PreparedEntries {
  readonly head: JournalHead;
  readonly rows: readonly JournalRow[];
  readonly tiles: readonly TileRow[];
}

/** The tables that a transaction with `addEntries` needs. */
export function journalTables({ journal, tiles }: ArchiveDatabase): readonly Table[] {
  return [journal, tiles];
}

/**
 * To be read before anything a change depends on. Whatever changes a sealed capture, a remark or a case writes
 * to the journal in the same transaction, so while the head stands nothing of it has moved.
 */
export function readHead(database: ArchiveDatabase): Promise<JournalHead> {
  return database.journal.orderBy('sequence').last();
}

/** Chains, hashes and seals entries behind `head`. Runs outside any transaction. */
export async function prepareEntries(
  context: ArchiveContext,
  head: JournalHead,
  drafts: readonly JournalDraft[],
): Promise<PreparedEntries> {
  let sequence = head?.sequence ?? 0;
  let previous = head === undefined ? NO_ENTRY_BEFORE : await digestOf(context.vault, head);
  const at = instant(context);
  const rows: JournalRow[] = [];
  const leaves: TreeHash[] = [];
  for (const { act, captureId, sha256, detail } of drafts) {
    sequence += 1;
    const entry: JournalEntry = { sequence, at, act, captureId, sha256, detail, previous };
    previous = await entryDigest(entry);
    rows.push({
      sequence,
      captureId,
      entry: await sealJson(context.vault, placeOf(sequence), entry),
      digest: await sealJson(context.vault, digestPlaceOf(sequence), previous),
    });
    leaves.push(await leafHash(entryBytes(entry)));
  }
  const tiles = await appendLeaves(context, head?.sequence ?? 0, leaves);
  return { head, rows, tiles };
}

/** Inside a transaction on `journalTables`: writes the entries, or throws `Conflict` when the head is another. */
export async function addEntries(
  database: ArchiveDatabase,
  { head, rows, tiles }: PreparedEntries,
): Promise<void> {
  const present = await readHead(database);
  if (present?.sequence !== head?.sequence || !sameBytes(present?.entry, head?.entry)) throw new Conflict();
  await database.journal.bulkAdd(rows);
  await database.tiles.bulkPut(tiles);
}

/** Oldest first; all, or those about one capture. */
export async function readEntries(context: ArchiveContext, captureId?: string): Promise<JournalEntry[]> {
  const { journal } = context.database;
  const rows =
    captureId === undefined
      ? await journal.orderBy('sequence').toArray()
      : await journal.where('captureId').equals(captureId).sortBy('sequence');
  return Promise.all(rows.map((row) => openEntry(context.vault, row)));
}

/** The entry of the moment a capture was sealed; `null` when there is none. */
export async function readSealingEntry(
  context: ArchiveContext,
  captureId: string,
): Promise<JournalEntry | null> {
  const entries = await readEntries(context, captureId);
  return entries.find(({ act }) => isSealing(act)) ?? null;
}

export function openEntry(opener: Opener, { sequence, entry }: JournalRow): Promise<JournalEntry> {
  return openJson<JournalEntry>(opener, placeOf(sequence), entry);
}

/** Of a row that does not open, what was kept beside it: a damaged entry must not stop what comes after it. */
async function digestOf(vault: Opener, row: JournalRow): Promise<string> {
  try {
    return await entryDigest(await openEntry(vault, row));
  } catch (error) {
    if (row.digest === undefined) throw error;
    return openJson<string>(vault, digestPlaceOf(row.sequence), row.digest);
  }
}

function placeOf(sequence: number) {
  return { type: 'journal', id: String(sequence) } as const;
}

function digestPlaceOf(sequence: number) {
  return { type: 'journal-digest', id: String(sequence) } as const;
}
