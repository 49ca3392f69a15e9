import type { StorageEngine } from './database';

/** What happens instead of a write: see `faultyEngine`. */
export type Fault =
  /** the process dies: what was not committed is lost, and nothing runs any more */
  | 'crash'
  /** the write itself is refused, as a browser refuses one past the quota */
  | 'quota-at-request'
  /** the write is taken, but the transaction cannot be committed for want of room */
  | 'quota-at-commit';

export interface FaultPlan {
  /** Which write request of all (1, 2, 3 …) meets the fault; `null` for none. */
  atWrite: number | null;
  /** After how many committed writing transactions the process dies; `null` for never. */
  dieAfterCommit: number | null;
  fault: Fault;
  /** Counted on the way. */
  writes: number;
  commits: number;
  dead: boolean;
}

export function noFault(): FaultPlan {
  return { atWrite: null, dieAfterCommit: null, fault: 'crash', writes: 0, commits: 0, dead: false };
}

/** From here on this fault is planned, and counting begins anew. */
export function arm(plan: FaultPlan, change: Partial<FaultPlan>): void {
  Object.assign(plan, { atWrite: null, dieAfterCommit: null, writes: 0, commits: 0 }, change);
}

// oxlint-disable no-underscore-dangle
/** What fake-indexeddb offers beyond the standard. */
interface FakeTransaction extends IDBTransaction {
  _abort(errorName: string): void;
  _execRequestAsync(request: { source: IDBObjectStore; operation: () => never }): IDBRequest;
}

/** The same storage, seen by a process that meets the planned fault. */
export function faultyEngine(engine: StorageEngine, plan: FaultPlan): StorageEngine {
  const open = (name: string, version?: number): IDBOpenDBRequest => {
    const request = engine.indexedDB.open(name, version);
    request.addEventListener('success', () => instrument(request.result, plan));
    return request;
  };
  const factory = engine.indexedDB;
  return {
    IDBKeyRange: engine.IDBKeyRange,
    indexedDB: {
      open,
      cmp: factory.cmp.bind(factory),
      databases: factory.databases.bind(factory),
      deleteDatabase: factory.deleteDatabase.bind(factory),
    },
  };
}

function instrument(database: IDBDatabase, plan: FaultPlan): void {
  const begin = database.transaction.bind(database);
  let spoiled = false;
  database.transaction = (stores, mode, options) => {
    if (plan.dead) throw new Error('the process is gone');
    const transaction = begin(stores, mode, options) as FakeTransaction;
    if (mode !== 'readwrite') return transaction;
    const objectStore = transaction.objectStore.bind(transaction);
    const refusing = spoiled;
    spoiled = false;
    transaction.objectStore = (name) => {
      const store = objectStore(name);
      if (refusing) refuseWrites(store);
      return meetFaults(store, transaction, plan);
    };
    // Firefox: after a transaction past the quota, the next one of the same connection may only delete.
    transaction.addEventListener('abort', () => {
      spoiled = transaction.error?.name === 'QuotaExceededError';
    });
    transaction.addEventListener('complete', () => {
      plan.commits += 1;
      if (plan.commits === plan.dieAfterCommit) plan.dead = true;
    });
    return transaction;
  };
}

function refuseWrites(store: IDBObjectStore): void {
  const refuse = (): never => {
    throw new DOMException(
      'a mutation was attempted on a database that did not allow it',
      'InvalidStateError',
    );
  };
  for (const method of ['put', 'add'] as const) Object.defineProperty(store, method, { value: refuse });
}

function meetFaults(store: IDBObjectStore, transaction: FakeTransaction, plan: FaultPlan): IDBObjectStore {
  for (const method of ['put', 'add', 'delete'] as const) {
    if (Object.hasOwn(store, method)) continue;
    const write = store[method].bind(store) as (...given: unknown[]) => IDBRequest;
    const faulty = (...given: unknown[]): IDBRequest => {
      plan.writes += 1;
      if (plan.writes !== plan.atWrite) return write(...given);
      if (plan.fault === 'quota-at-request') {
        const operation = (): never => {
          throw new DOMException('no room', 'QuotaExceededError');
        };
        return transaction._execRequestAsync({ source: store, operation });
      }
      const request = write(...given);
      if (plan.fault === 'crash') {
        plan.dead = true;
        transaction.abort();
      } else {
        transaction._abort('QuotaExceededError');
      }
      return request;
    };
    Object.defineProperty(store, method, { value: faulty });
  }
  return store;
}
