import type { CaptureSummary } from '../domain/capture';
import { ProblemError } from '../domain/problem';
import type { ArchiveContext } from './archive-context';
import { readSummaryOf } from './capture-rows';
import type { BlockRow, CaptureRow } from './rows';
import { openJson, sealJson } from './sealed-json';

/**
 * Copies of the summaries of sealed captures, sixty-four neighbours in one seal, so that the list opens a few
 * blocks instead of thousands of seals. The row of each capture stays the truth: a block that is not there or
 * does not open is read from the rows, and the next change among its captures makes it anew.
 */
const BLOCK_LENGTH = 64;

/** The block a capture's summary is in. */
export function blockOf(sequence: number): number {
  return Math.floor((sequence - 1) / BLOCK_LENGTH);
}

/** The lowest sequence number that belongs in a block. */
export function beginOf(block: number): number {
  return block * BLOCK_LENGTH + 1;
}

/** What a block holds, in ascending order, from its row or else from the rows of its captures. */
export async function openBlock(
  context: ArchiveContext,
  block: number,
  row: BlockRow | undefined,
): Promise<CaptureSummary[]> {
  if (row === undefined) return readFromRows(context, block);
  try {
    return await openJson<CaptureSummary[]>(context.vault, placeOf(block), row.summaries);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return readFromRows(context, block);
  }
}

/**
 * The blocks in which these summaries change, ready to be written; `null` takes one out. What they are made from
 * must be guarded by the journal's head, read before.
 */
export async function prepareBlocks(
  context: ArchiveContext,
  changes: ReadonlyMap<number, CaptureSummary | null>,
): Promise<BlockRow[]> {
  const blocks = [...new Set([...changes.keys()].map(blockOf))];
  const rows = await context.database.blocks.bulkGet(blocks);
  return Promise.all(
    blocks.map(async (block, index) => {
      const summaries = new Map<number, CaptureSummary | null>();
      for (const summary of await openBlock(context, block, rows[index]))
        summaries.set(summary.sequence, summary);
      for (const [sequence, summary] of changes)
        if (blockOf(sequence) === block) summaries.set(sequence, summary);
      const kept = [...summaries.values()].filter((summary) => summary !== null);
      kept.sort((first, second) => first.sequence - second.sequence);
      return { block, summaries: await sealJson(context.vault, placeOf(block), kept) };
    }),
  );
}

async function readFromRows(context: ArchiveContext, block: number): Promise<CaptureSummary[]> {
  const rows: CaptureRow[] = await context.database.captures
    .where('sequence')
    .between(beginOf(block), beginOf(block + 1))
    .toArray();
  return Promise.all(
    rows.filter(({ state }) => state !== 'pending').map((row) => readSummaryOf(context, row)),
  );
}

function placeOf(block: number) {
  return { type: 'block', id: String(block) } as const;
}
