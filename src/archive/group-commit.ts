import { isStorageFailure } from './archive-error';
import type { ArchiveDatabase, Table } from './database';

/** How long a write that is ready waits for others that are being sealed. Milliseconds. */
const GATHER_MS = 25;

interface Ready {
  readonly body: () => Promise<void>;
  readonly settle: (outcome: Promise<void>) => void;
}

/**
 * Prepares a write (hashing and sealing, outside any transaction) and commits it. A body may run more than once
 * and must only do what the transaction takes back.
 */
export type GroupCommit = (prepare: () => Promise<() => Promise<void>>) => Promise<void>;

/**
 * Writes that are prepared at the same time share one transaction. A commit that waits for the disk takes longer
 * than what is written, so four small writes at once cost little more than one.
 *
 * What is returned resolves once its own transaction is complete, as with `database.write`. Where a shared
 * transaction fails, each body gets one of its own: a large file that finds no room does not take a small one
 * with it.
 */
export function createGroupCommit(database: ArchiveDatabase, tables: readonly Table[]): GroupCommit {
  let ready: Ready[] = [];
  let preparing = 0;
  let running = false;
  /** Set while a group waits for those that are being prepared. */
  let startNow: (() => void) | null = null;

  function othersPrepared(): Promise<void> {
    if (preparing === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, GATHER_MS);
      startNow = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    running = true;
    while (ready.length > 0) {
      await othersPrepared();
      startNow = null;
      const group = ready;
      ready = [];
      await commit(group);
    }
    running = false;
  }

  async function commit(group: readonly Ready[]): Promise<void> {
    const shared = database.write(tables, async () => {
      for (const { body } of group) await body();
    });
    const failure = await shared.then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (failure === null || group.length === 1) {
      for (const { settle } of group) settle(shared);
      return;
    }
    database.failed ||= isStorageFailure(failure.error);
    for (const { body, settle } of group) {
      const own = database.renewIfFailed().then(() => database.write(tables, body));
      settle(own);
      await own.catch((error: unknown) => {
        database.failed ||= isStorageFailure(error);
      });
    }
  }

  return async (prepare) => {
    preparing += 1;
    let body: () => Promise<void>;
    try {
      body = await prepare();
    } finally {
      preparing -= 1;
      if (preparing === 0) startNow?.();
    }
    await new Promise<void>((resolve) => {
      ready.push({ body, settle: resolve });
      if (!running) void run();
    });
  };
}
