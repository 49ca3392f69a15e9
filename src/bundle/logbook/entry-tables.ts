import { ENTRY_KINDS, type EntryKind, fieldsOf } from '../../domain/logbook-fields';
import { csvBytes } from '../csv';
import { exhibitNumber } from '../names';
import type { Words } from '../report/words';
import { wordField, wordValue } from './entry-words';
import type { PlannedEntry } from './plan-logbook';

const TABLES = {
  incident: 'incidents.csv',
  person: 'people.csv',
  report: 'reports.csv',
  order: 'orders.csv',
  witness: 'witnesses.csv',
  case: 'cases.csv',
} as const satisfies Record<EntryKind, string>;

/** Excel holds 32,767 characters in a cell. */
const CELL_LENGTH = 32_000;

export interface EntryTable {
  /** Below `data/`. */
  readonly name: string;
  readonly bytes: () => Uint8Array<ArrayBuffer>;
}

/**
 * One table a kind of which there is an entry: one row an entry, as it is now, with how often it was corrected.
 * A field of which no row says anything has its column all the same, but for what is private.
 */
export function entryTables(
  entries: readonly PlannedEntry[],
  nameOf: (id: string) => string,
  words: Words,
): readonly EntryTable[] {
  return ENTRY_KINDS.flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind);
    if (own.length === 0) return [];
    return [{ name: TABLES[kind], bytes: () => csvBytes(rowsOf(kind, own, nameOf, words)) }];
  });
}

function rowsOf(
  kind: EntryKind,
  entries: readonly PlannedEntry[],
  nameOf: (id: string) => string,
  words: Words,
): (string | number | null)[][] {
  const { t } = words;
  const present = entries.map(({ revisions }) => revisions.at(-1)?.fields ?? {});
  const columns = Object.entries(fieldsOf(kind)).filter(
    ([name, field]) => field.private !== true || present.some((fields) => fields[name] !== undefined),
  );
  const numbered = kind === 'incident';
  const head = [
    ...(numbered ? [t('report.indexNumber')] : []),
    ...columns.map(([name]) => wordField(name, words)),
    t('report.entryLogged'),
    ...(numbered ? [t('report.entryDaysLate')] : []),
    t('report.entryCorrections'),
    t('report.entryLastChanged'),
    t('report.folder'),
    t('report.columnRecordDigest'),
  ];
  return [
    head,
    ...entries.map((entry, row) => [
      ...(numbered ? [exhibitNumber(entry.number ?? 0)] : []),
      ...columns.map(([name, field]) => {
        const value = present[row]?.[name];
        return value === undefined ? null : cut(wordValue(field, value, nameOf, words));
      }),
      entry.loggedAt,
      ...(numbered ? [entry.daysLate] : []),
      entry.revisions.length - 1,
      entry.revisions.at(-1)?.editedAt ?? null,
      entry.path,
      entry.sha256,
    ]),
  ];
}

function cut(text: string): string {
  return text.length <= CELL_LENGTH ? text : `${text.slice(0, CELL_LENGTH).toWellFormed()} …`;
}
