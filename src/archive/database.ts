import { Dexie, type Table } from 'dexie';
import type { Migration } from './migrations/migration';
import { MIGRATIONS } from './migrations/migrations';
import type {
  AnnotationRow,
  ArtifactRow,
  BlockRow,
  CaptureRow,
  CaseRow,
  CounterRow,
  DraftRow,
  EntryDraftRow,
  EntryRevisionRow,
  EntryRow,
  HeadRow,
  JournalRow,
  KeyRow,
  OwnRow,
  PartRow,
  PayloadRow,
  RemarkRow,
  SignerRow,
  StampRow,
  StepRow,
  TileRow,
} from './rows';

/** Where the database lives; a test brings its own. */
export interface StorageEngine {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

export interface DatabaseOptions {
  readonly name: string;
  readonly engine?: StorageEngine;
  readonly migrations?: readonly Migration[];
}

export type { Table };

export class ArchiveDatabase extends Dexie {
  declare readonly keys: Table<KeyRow, number>;
  declare readonly counters: Table<CounterRow, CounterRow['name']>;
  declare readonly captures: Table<CaptureRow, number>;
  declare readonly blocks: Table<BlockRow, number>;
  declare readonly parts: Table<PartRow, [string, PartRow['part']]>;
  declare readonly artifacts: Table<ArtifactRow, string>;
  declare readonly payloads: Table<PayloadRow, [string, number]>;
  declare readonly remarks: Table<RemarkRow, [string, number]>;
  declare readonly cases: Table<CaseRow, string>;
  declare readonly annotations: Table<AnnotationRow, [string, number]>;
  declare readonly drafts: Table<DraftRow, string>;
  declare readonly steps: Table<StepRow, [string, number]>;
  declare readonly own: Table<OwnRow, OwnRow['name']>;
  declare readonly entries: Table<EntryRow, string>;
  declare readonly entryRevisions: Table<EntryRevisionRow, [string, number]>;
  declare readonly entryDrafts: Table<EntryDraftRow, string>;
  declare readonly journal: Table<JournalRow, number>;
  declare readonly tiles: Table<TileRow, [number, number]>;
  declare readonly signers: Table<SignerRow, number>;
  declare readonly heads: Table<HeadRow, number>;
  declare readonly stamps: Table<StampRow, [number, string]>;

  /** Storage failed, so the connection may be of no more use. */
  failed = false;
  #renewing: Promise<unknown> | null = null;
  #ended = false;

  constructor({ name, engine, migrations = MIGRATIONS }: DatabaseOptions) {
    const { indexedDB, IDBKeyRange } = engine ?? globalThis;
    super(name, {
      indexedDB: onlyAtVersion(indexedDB, nativeVersion(migrations)),
      IDBKeyRange,
      // Without this Chromium reports `complete` before the bytes are on disk.
      chromeTransactionDurability: 'strict',
      // What is shown must be what is stored, not what is about to be.
      cache: 'disabled',
    });
    for (const { version, stores, changeRows } of migrations) {
      const step = this.version(version).stores({ ...stores });
      if (changeRows !== undefined)
        step.upgrade((transaction) => changeRows((table) => transaction.table(table)));
    }
  }

  /**
   * Connects anew after a failure of storage. Chromium closes a connection when the disk is full; Firefox makes
   * of the next writing transaction one that may only delete. Throws what opening throws.
   */
  async renewIfFailed(): Promise<void> {
    if (!this.failed || this.#ended) return;
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = null;
    });
    await this.#renewing;
  }

  async #renew(): Promise<void> {
    this.close({ disableAutoOpen: false });
    await this.open();
    this.failed = false;
  }

  /** Closes for good: no failure makes it connect again. */
  end(): void {
    this.#ended = true;
    this.close();
  }

  /**
   * Runs `body` in one writing transaction on `tables` and returns once it is complete: on disk. When it throws,
   * nothing of it was written. An abort by the browser reaches the body as a bare `AbortError`; what stands
   * behind it (a full disk) is told only by the transaction, so both are handed on.
   */
  async write<T>(tables: readonly Table[], body: () => Promise<T>): Promise<T> {
    let native: IDBTransaction | undefined;
    try {
      // Dexie follows native awaits only inside a function that is itself `async`.
      return await this.transaction('rw', [...tables], async (transaction) => {
        native = transaction.idbtrans;
        return body();
      });
    } catch (error) {
      const reason = native?.error ?? null;
      if (reason === null || reason === error) throw error;
      throw new AggregateError([error, reason], 'The transaction was aborted', { cause: error });
    }
  }
}

/** Opens the archive's database and brings it to the newest version. Throws what Dexie throws. */
export async function openDatabase(options: DatabaseOptions): Promise<ArchiveDatabase> {
  const database = new ArchiveDatabase(options);
  await database.open();
  return database;
}

/**
 * Calls `listener` after every transaction that changed this database, in whatever window or worker of the
 * extension it ran. Returns how to stop.
 */
export function observeDatabase(database: ArchiveDatabase, listener: () => void): () => void {
  const ours = `idb://${database.name}/`;
  const onMutated = (parts: object): void => {
    // `all` comes after the browser took a page back from its back/forward cache.
    const concerned = Object.keys(parts).some((part) => part.startsWith(ours) || part === 'all');
    // In a task of its own: an error of the listener is the listener's, not the writer's.
    if (concerned) queueMicrotask(listener);
  };
  Dexie.on('storagemutated', onMutated);
  return () => Dexie.on.storagemutated.unsubscribe(onMutated);
}

/** Dexie numbers its versions in tens. */
function nativeVersion(migrations: readonly Migration[]): number {
  return Math.max(...migrations.map(({ version }) => version)) * 10;
}

/**
 * Dexie would open a database of a newer version anyway, and would add tables and indexes that it misses
 * under a version number it makes up. Neither may happen to evidence: this factory opens the one version we
 * know and refuses the rest, in the same step as opening, so nothing can come between.
 */
function onlyAtVersion(factory: IDBFactory, expected: number): IDBFactory {
  return {
    cmp: (first: unknown, second: unknown) => factory.cmp(first, second),
    databases: () => factory.databases(),
    deleteDatabase: (name: string) => factory.deleteDatabase(name),
    open(name: string, version?: number) {
      if (version === expected) return factory.open(name, version);
      if (version === undefined)
        throw new DOMException('The archive was written by a newer version', 'VersionError');
      throw new DOMException('The tables are not those of this version', 'InvalidStateError');
    },
  };
}
