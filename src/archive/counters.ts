import type { ArchiveDatabase } from './database';
import type { CounterRow } from './rows';

/** 0 before it was ever written. */
export async function readCounter({ counters }: ArchiveDatabase, name: CounterRow['name']): Promise<number> {
  return (await counters.get(name))?.value ?? 0;
}

/** Inside a transaction on `counters`: adds, and gives the new value. */
export async function addToCounter(
  database: ArchiveDatabase,
  name: CounterRow['name'],
  change: number,
): Promise<number> {
  const value = (await readCounter(database, name)) + change;
  await database.counters.put({ name, value });
  return value;
}
