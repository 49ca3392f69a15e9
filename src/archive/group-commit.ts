import type { Table } from 'dexie';
import { isStorageFailure } from './archive-error';
import type { ArchiveDatabase } from './database';

interface Waiting {
  readonly body: () => Promise<void>;
  readonly settle: (outcome: Promise<void>) => void;
}

/**
 * Writes that come while another is on its way to the disk share the next transaction. A commit that waits for
 * the disk takes longer than what is written, so four small writes at once cost little more than one.
 *
 * What is returned resolves once its own transaction is complete, as with `database.write`. A body may run more
 * than once and must only do what the transaction takes back. Where a shared transaction fails, each body gets
 * one of its own: a large file that finds no room does not take a small one with it.
 */
export function createGroupCommit(
  database: ArchiveDatabase,
  tables: readonly Table[],
): (body: () => Promise<void>) => Promise<void> {
  let waiting: Waiting[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await commit(group);
    }
    running = false;
  }

  async function commit(group: readonly Waiting[]): Promise<void> {
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

  return (body) =>
    new Promise((resolve) => {
      waiting.push({ body, settle: resolve });
      if (!running) void run();
    });
}
