import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { vi } from 'vitest';
import { type Archive, type ArchiveOptions, openArchive } from './archive';
import type { StorageEngine } from './database';

/** A storage in memory for each test, and ways to look at it and to change it behind the archive's back. */

export function freshEngine(): StorageEngine {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}

export function openAt(engine: StorageEngine, options: ArchiveOptions = {}): Promise<Archive> {
  return openArchive({ engine, ...options });
}

/** Every row of every table as it lies on disk, read without Dexie and without the key. */
export async function readRawRows(
  engine: StorageEngine,
  name = 'archive',
): Promise<Record<string, unknown[]>> {
  const database = await settled(engine.indexedDB.open(name));
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores, 'readonly');
  const rows: Record<string, unknown[]> = {};
  for (const store of stores) rows[store] = await settled(transaction.objectStore(store).getAll());
  database.close();
  return rows;
}

/** Lets `act` happen in full while whoever seals next (outside any transaction) waits: once, in order of call. */
export function whileSealing(act: () => Promise<unknown>): void {
  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'encrypt').mockImplementationOnce(async (...given) => {
    await act();
    return encrypt(...given);
  });
}

/** Changes what lies on disk behind the archive's back. */
export async function tamper<Row>(
  engine: StorageEngine,
  store: string,
  change: (rows: Row[]) => { put?: readonly Row[]; remove?: readonly IDBValidKey[] },
  name = 'archive',
): Promise<void> {
  const database = await settled(engine.indexedDB.open(name));
  const transaction = database.transaction([store], 'readwrite');
  const table = transaction.objectStore(store);
  const { put = [], remove = [] } = change((await settled(table.getAll())) as Row[]);
  for (const row of put) await settled(table.put(row));
  for (const key of remove) await settled(table.delete(key));
  database.close();
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('request failed')));
  });
}
