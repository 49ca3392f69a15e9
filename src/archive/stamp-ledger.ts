import { isSealing } from '../domain/journal';
import type { StampLedger, StampState } from '../domain/integrity';
import type { ArchiveContext } from './archive-context';
import { openEntry } from './journal';
import { openHead, openStamp } from './tree-heads';

const OPEN: readonly StampState[] = ['waiting', 'pending'];
/** How many entries are opened at a time. */
const STRETCH = 64;

/** The part of `StampLedger` that goes by the index of states, so that only what is wanted is opened. */
export function createStampLedger(
  context: ArchiveContext,
): Pick<StampLedger, 'listOpenStamps' | 'readKeptHead' | 'hasUnstampedCapture'> {
  const { heads, journal, stamps } = context.database;
  return {
    async listOpenStamps() {
      const rows = await stamps
        .where('state')
        .anyOf([...OPEN])
        .toArray();
      const opened = await Promise.all(rows.map((row) => openStamp(context, row)));
      return opened.sort((one, other) => one.size - other.size);
    },

    async readKeptHead(size) {
      const row = await heads.get(size);
      return row === undefined ? null : openHead(context, row);
    },

    async hasUnstampedCapture() {
      const asked = (await stamps.toCollection().lastKey()) as [number, string] | undefined;
      const least = asked?.[0] ?? 0;
      // Newest first: where something was captured lately, little is opened.
      for (let to = (await journal.orderBy('sequence').last())?.sequence ?? 0; to > least; to -= STRETCH) {
        const from = Math.max(least + 1, to - STRETCH + 1);
        const rows = await journal.where('sequence').between(from, to, true, true).toArray();
        const entries = await Promise.all(rows.map((row) => openEntry(context.vault, row)));
        if (entries.some(({ act }) => isSealing(act))) return true;
      }
      return false;
    },
  };
}
