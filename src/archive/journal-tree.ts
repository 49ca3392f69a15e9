import type { JournalEntry } from '../domain/journal';
import { ProblemError } from '../domain/problem';
import { entryBytes } from '../integrity/journal-chain';
import { leafHash, type TreeHash, type TreeHashes } from '../integrity/merkle-tree';
import { appendToTiles, hashesInTiles, type Tile, type TileReader } from '../integrity/tiles';
import type { ArchiveContext } from './archive-context';
import { Conflict, retryOnConflict } from './conflict';
import type { ArchiveDatabase } from './database';
import type { JournalRow, TileRow } from './rows';
import { openJson } from './sealed-json';

/** How many entries are opened at a time when a tree is made of a journal. */
const STRETCH = 2_048;

/**
 * The tiles that change when `leaves` follow the `size` entries that are in the journal, sealed. The journal's
 * head, read before and compared in the writing transaction, guards what they are made from. Throws `Conflict`
 * where it is seen to be another already.
 */
export async function appendLeaves(
  context: ArchiveContext,
  size: number,
  leaves: readonly TreeHash[],
): Promise<TileRow[]> {
  const whole = async (): Promise<Tile[]> =>
    appendToTiles(NO_TILES, 0, [...(await readLeaves(context, size)), ...leaves]);
  try {
    return await sealTiles(context, await appendToTiles(tileReader(context), size, leaves));
  } catch (error) {
    // Written before there were trees, or damaged: the entries are what counts, and no capture waits for a tree.
    if (!isTreeFault(error)) throw error;
    // The tree fits another journal because another was faster: what is prepared here comes to nothing anyway, and
    // all entries of a long journal are not read for it.
    const last = await context.database.journal.orderBy('sequence').last();
    if ((last?.sequence ?? 0) !== size) throw new Conflict();
    return sealTiles(context, await whole());
  }
}

/** Lookup of the journal's tree as it lies on disk. */
export function openTree(context: ArchiveContext): TreeHashes {
  return hashesInTiles(tileReader(context));
}

/** Whether a tree that is missing or damaged is behind it; the entries may still be well. */
export function isTreeFault(error: unknown): boolean {
  return error instanceof RangeError || error instanceof ProblemError;
}

/**
 * Makes the tree anew from the entries: one of before there were trees, or one that is damaged. Begins again where
 * the journal grew meanwhile: whoever made it grow looked at the right edge of the tree only.
 */
export function rebuildTree(context: ArchiveContext): Promise<void> {
  const { database } = context;
  return retryOnConflict(async () => {
    const size = await database.journal.count();
    const rows = await sealTiles(context, await appendToTiles(NO_TILES, 0, await readLeaves(context, size)));
    await database.write([database.journal, database.tiles], async () => {
      if ((await database.journal.count()) !== size) throw new Conflict();
      await database.tiles.clear();
      await database.tiles.bulkPut(rows);
    });
  });
}

const NO_TILES: TileReader = () => Promise.resolve(null);

function tileReader({ database, vault }: ArchiveContext): TileReader {
  return async (level, index) => {
    const row = await database.tiles.get([level, index]);
    return row === undefined ? null : vault.open(placeOf(level, index), row.hashes);
  };
}

function sealTiles({ vault }: ArchiveContext, tiles: readonly Tile[]): Promise<TileRow[]> {
  return Promise.all(
    tiles.map(async ({ level, index, hashes }) => ({
      level,
      index,
      hashes: await vault.seal(placeOf(level, index), hashes),
    })),
  );
}

async function readLeaves({ database, vault }: ArchiveContext, size: number): Promise<TreeHash[]> {
  const leaves: TreeHash[] = [];
  for (let from = 1; from <= size; from += STRETCH) {
    const rows = await readStretch(database, from, Math.min(size, from + STRETCH - 1));
    const hashes = await Promise.all(
      rows.map(async ({ sequence, entry }) =>
        leafHash(
          entryBytes(await openJson<JournalEntry>(vault, { type: 'journal', id: String(sequence) }, entry)),
        ),
      ),
    );
    leaves.push(...hashes);
  }
  if (leaves.length !== size) {
    throw new ProblemError({ code: 'archive-unreadable', detail: 'the journal has a gap' });
  }
  return leaves;
}

function readStretch({ journal }: ArchiveDatabase, from: number, to: number): Promise<JournalRow[]> {
  return journal.where('sequence').between(from, to, true, true).toArray();
}

function placeOf(level: number, index: number) {
  return { type: 'tile', id: `${level}/${index}` } as const;
}
