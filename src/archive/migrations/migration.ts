/**
 * One step of the schema. A version that was released never changes: the next change of the schema is the
 * next file. Each runs inside the browser's own upgrade transaction, so a step that throws leaves data and
 * version as they were.
 *
 * Sealed content is never migrated here: opening it needs awaits that would end the transaction, and records,
 * remarks and journal entries are not to change anyway. Whoever reads them takes every form there ever was.
 */
export interface Migration {
  /** 1, 2, 3 … without a gap. */
  readonly version: number;
  /** What it does, in a few words. */
  readonly name: string;
  /** Changes of tables and indexes, in Dexie's notation; `null` drops a table. */
  readonly stores: Readonly<Record<string, string | null>>;
  /** Changes of rows, in the clear part only. May await nothing but the tables given. */
  readonly changeRows?: (table: (name: string) => MigratingTable) => Promise<void>;
}

/** As much of a table as a migration needs. */
export interface MigratingTable {
  toArray(): PromiseLike<unknown[]>;
  bulkPut(rows: readonly unknown[]): PromiseLike<unknown>;
  clear(): PromiseLike<void>;
}
