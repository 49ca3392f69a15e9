import { ProblemError } from '../domain/problem';
import type { ArchiveDatabase } from './database';
import type { KeyRow } from './rows';
import { createKeyRow, unlockVault, type Vault } from './vault';

const FIRST_KEY = 1;

/**
 * The vault of this archive; at the very first start its key is made. Background, archive page and workers
 * may all be first: each makes a key of its own outside the transaction (an await on the key would end it),
 * the first to get into the transaction stores its, and everybody reads back which one that was.
 */
export async function openVault(database: ArchiveDatabase): Promise<Vault> {
  const present = await database.keys.get(FIRST_KEY);
  if (present !== undefined) return unlockVault(present);

  const candidate = await createKeyRow(FIRST_KEY);
  const { keys, captures, journal } = database;
  const agreed = await database.write([keys, captures, journal], async (): Promise<KeyRow> => {
    const other = await keys.get(FIRST_KEY);
    if (other !== undefined) return other;
    // A key that is lost while what it sealed is there must not be papered over with a new one.
    if ((await captures.count()) + (await journal.count()) > 0) {
      throw new ProblemError({ code: 'archive-unreadable', detail: 'the archive key is missing' });
    }
    await keys.add(candidate);
    return candidate;
  });
  return unlockVault(agreed);
}
