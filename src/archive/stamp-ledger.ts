import type { StampLedger, StampState } from '../domain/integrity';
import type { ArchiveContext } from './archive-context';
import { openEntry } from './journal';
import { openHead, openStamp } from './prover';

const OPEN: readonly StampState[] = ['waiting', 'pending'];
/** What stands for something, or will. */
const TOLD: readonly StampState[] = ['kept', 'in-block', 'pending'];
/** How many entries are opened at a time. */
const STRETCH = 64;

/** The part of `StampLedger` that goes by the index of states, so that only what is wanted is opened. */
export function createStampLedger(
  context: ArchiveContext,
): Pick<StampLedger, 'listOpenStamps' | 'readKeptHead' | 'hasUnstampedCapture' | 'findStamps'> {
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
        if (entries.some(({ act }) => act === 'captured' || act === 'finished late')) return true;
      }
      return false;
    },

    async findStamps(sequence) {
      const found = await Promise.all(
        TOLD.map(async (state) => {
          // Keys alone, ascending by size: thousands of them are soon read.
          const keys = await stamps.where('state').equals(state).primaryKeys();
          const key = keys.find(([size]) => size >= sequence);
          return key === undefined ? undefined : stamps.get(key);
        }),
      );
      return Promise.all(found.flatMap((row) => (row === undefined ? [] : [openStamp(context, row)])));
    },
  };
}
