import * as journal from '../../src/archive/journal.ts';
import * as tree from '../../src/archive/journal-tree.ts';

/*
 * Stands between the archive's sealing and its journal in the bench, and leaves out what is told to: `tree`, the
 * Merkle tree behind an entry; `journal`, the entry too. Everything else is the archive as it is.
 */

type LeftOut = 'nothing' | 'tree' | 'journal';

let leftOut: LeftOut = 'nothing';

export function leaveOut(what: LeftOut): void {
  leftOut = what;
}

export const readHead: typeof journal.readHead = (database) =>
  leftOut === 'journal' ? Promise.resolve(undefined) : journal.readHead(database);

export const prepareEntries: typeof journal.prepareEntries = (context, head, drafts) =>
  leftOut === 'journal'
    ? Promise.resolve({ head, rows: [], tiles: [] })
    : journal.prepareEntries(context, head, drafts);

export const addEntries: typeof journal.addEntries = (database, entries) =>
  leftOut === 'journal' ? Promise.resolve() : journal.addEntries(database, entries);

export const journalTables: typeof journal.journalTables = (database) =>
  leftOut === 'journal' ? [] : journal.journalTables(database);

export const appendLeaves: typeof tree.appendLeaves = (context, size, leaves) =>
  leftOut === 'tree' ? Promise.resolve([]) : tree.appendLeaves(context, size, leaves);
