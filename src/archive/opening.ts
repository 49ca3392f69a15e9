import type { ArchiveContext } from './archive-context';
import { isStorageFailure, toArchiveError } from './archive-error';
import { openVault } from './archive-key';
import { type ArchiveDatabase, type DatabaseOptions, observeDatabase, openDatabase } from './database';

/** What every opened archive has, whatever else it can do. */
export interface Opened {
  /**
   * Calls `listener` after every change of the archive, made in whatever part of the extension: background,
   * archive page or worker. It says that something changed, not what: read again. Returns how to stop.
   */
  observe(listener: () => void): () => void;
  /** Stops all observing too. */
  close(): void;
}

export interface ArchiveOptions extends Partial<DatabaseOptions> {
  readonly now?: () => Date;
}

/** What the database is called in the browser's profile; says nothing about what it is for. */
const DATABASE_NAME = 'archive';

/**
 * Opens the archive of this browser profile with what `assemble` makes of it; makes it, and its key, where there is
 * none. Background, pages and Web Workers may all have it open. Throws `archive-newer` when a later version wrote
 * it, `archive-unreadable` when it cannot be opened or brought to this version (it is left as it was, and never
 * made anew), `storage-full` when there is no room.
 */
export async function openWith<T extends object>(
  { now = () => new Date(), ...options }: ArchiveOptions,
  assemble: (context: ArchiveContext) => T,
): Promise<T & Opened> {
  try {
    const database = await openDatabase({ name: DATABASE_NAME, ...options });
    try {
      const vault = await openVault(database);
      return { ...assemble({ database, vault, now }), ...watched(database) };
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw await toArchiveError(error, { opening: true });
  }
}

function watched(database: ArchiveDatabase): Opened {
  const observers = new Set<() => void>();
  return {
    observe(listener) {
      const stop = observeDatabase(database, listener);
      observers.add(stop);
      return () => {
        stop();
        observers.delete(stop);
      };
    },
    close() {
      for (const stop of observers) stop();
      observers.clear();
      database.end();
    },
  };
}

/** The same methods; what the database throws comes out as a problem that a person can be told. */
export function tellingProblems<T extends object>(
  { database }: ArchiveContext,
  methods: T,
  kept?: boolean,
): T {
  const told = Object.entries(methods).map(
    ([name, method]: [string, (...given: unknown[]) => Promise<unknown>]) => [
      name,
      async (...given: unknown[]) => {
        try {
          await database.renewIfFailed();
          return await method(...given);
        } catch (error) {
          if (isStorageFailure(error)) database.failed = true;
          throw await toArchiveError(error, { kept });
        }
      },
    ],
  );
  return Object.fromEntries(told) as T;
}
