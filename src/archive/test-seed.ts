import type { CaptureStart } from '../domain/archive';
import { openVault } from './archive-key';
import { type SealedSummary, summaryOfStart } from './capture-record';
import { sealSummary, toSummary } from './capture-rows';
import { count } from './counters';
import { type DatabaseOptions, openDatabase } from './database';
import type { CaptureRow } from './rows';
import { prepareBlocks } from './summary-blocks';
import { sampleStart } from './test-captures';

/**
 * Fills an empty archive with the lines of so many captures, as the list reads them, in seconds instead of the
 * minutes that making the captures would take. They have no records and no artifacts. For measurements.
 */
export async function seedSummaries(
  options: DatabaseOptions,
  length: number,
  describe: (sequence: number) => Partial<SealedSummary>,
  start: CaptureStart = sampleStart(),
): Promise<void> {
  const database = await openDatabase(options);
  const vault = await openVault(database);
  const context = { database, vault, now: () => new Date() };
  for (let first = 1; first <= length; first += 640) {
    const made = await Promise.all(
      Array.from({ length: Math.min(640, length + 1 - first) }, async (_, index) => {
        const sequence = first + index;
        const id = crypto.randomUUID();
        const content = { ...summaryOfStart(start), recordSha256: 'ab'.repeat(32), ...describe(sequence) };
        const summary = await sealSummary(vault, id, content);
        const clear = {
          state: 'sealed',
          binned: 0,
          ending: null,
          sizeBytes: 500_000,
          artifactCount: 5,
        } as const;
        const row: CaptureRow = { sequence, id, ...clear, summary };
        return { row, line: toSummary(row, content) };
      }),
    );
    const blocks = await prepareBlocks(context, new Map(made.map(({ line }) => [line.sequence, line])));
    await database.write([database.captures, database.blocks, database.counters], async () => {
      await database.captures.bulkAdd(made.map(({ row }) => row));
      await database.blocks.bulkPut(blocks);
      await count(database, { 'last-capture': made.length, live: made.length });
    });
  }
  database.close();
}
