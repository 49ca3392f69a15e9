import type { StampLedger, StampState } from '../domain/integrity';
import type { ArchiveContext } from './archive-context';
import { openStamp } from './tree-heads';

/** What stands for something, or will. */
const TOLD: readonly StampState[] = ['kept', 'in-block', 'pending'];

/** What the pages ask of the stamps. */
export function createStampFinder(context: ArchiveContext): Pick<StampLedger, 'findStamps'> {
  const { stamps } = context.database;
  return {
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
