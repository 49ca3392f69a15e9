import type { ArchiveDatabase } from './database';
import type { CounterRow } from './rows';

export type Counters = Readonly<Record<CounterRow['name'], number>>;

/** All of them; 0 for what was never counted. */
export async function readCounters({ counters }: ArchiveDatabase): Promise<Counters> {
  const rows = await counters.toArray();
  const stored = Object.fromEntries(rows.map(({ name, value }) => [name, value])) as Partial<Counters>;
  return { 'last-capture': 0, 'archive-bytes': 0, pending: 0, live: 0, binned: 0, ...stored };
}

/** Inside a transaction on `counters`: adds to each, and gives the new values. */
export async function count(database: ArchiveDatabase, changes: Partial<Counters>): Promise<Counters> {
  const before = await readCounters(database);
  const names = Object.keys(changes) as CounterRow['name'][];
  const rows = names.map((name) => ({ name, value: before[name] + (changes[name] ?? 0) }));
  await database.counters.bulkPut(rows);
  return { ...before, ...Object.fromEntries(rows.map(({ name, value }) => [name, value])) };
}
