import { beforeAll, describe, expect, test } from 'vitest';
import type { CaptureSummary } from '../domain/capture';
import type { Archive } from './archive';
import type { StorageEngine } from './database';
import type { BlockRow, CaptureRow } from './rows';
import { sampleStart } from './test-captures';
import { freshEngine, openAt, readRawRows, tamper } from './test-storage';

const COUNT = 150;

let engine: StorageEngine;
let archive: Archive;
/** Ids by sequence number − 1. */
const ids: string[] = [];

const LIMITS = [1, 7, 50, 64, 65, 200];

/** What the list must be, by the rows of the captures one by one, whatever the blocks hold. */
async function readTruth() {
  const summaries = await Promise.all(ids.map((id) => archive.readSummary(id)));
  const all = summaries.filter((summary) => summary !== null).toReversed();
  const live = all.filter(({ binnedAt }) => binnedAt === null);
  const binned = all.filter(({ binnedAt }) => binnedAt !== null);
  const pending = live.filter(({ state }) => state === 'pending').length;
  return {
    live,
    binned,
    counts: { live: live.length - pending, binned: binned.length, pending },
    paged: LIMITS.map(() => live),
    beginnings: LIMITS.map((limit) => live.slice(0, limit)),
  };
}

/** What the list is, read in every way there is. */
async function readList(): Promise<Awaited<ReturnType<typeof readTruth>>> {
  return {
    live: await archive.listSummaries(),
    binned: await archive.listSummaries({ binned: true }),
    counts: await archive.count(),
    paged: await Promise.all(LIMITS.map(readPaged)),
    beginnings: await Promise.all(LIMITS.map((limit) => archive.listSummaries({ limit }))),
  };
}

async function readPaged(limit: number): Promise<CaptureSummary[]> {
  const paged: CaptureSummary[] = [];
  for (let beforeSequence = COUNT + 1; ; beforeSequence = paged.at(-1)!.sequence) {
    const page = await archive.listSummaries({ limit, beforeSequence });
    if (page.length === 0) return paged;
    paged.push(...page);
  }
}

beforeAll(async () => {
  engine = freshEngine();
  archive = await openAt(engine);
  for (let sequence = 1; sequence <= COUNT; sequence += 1) {
    const { id } = await archive.begin(sampleStart({ title: `capture ${sequence}` }));
    ids.push(id);
    if (sequence % 50 === 20) await archive.discard(id);
    else if (sequence % 40 !== 39) await archive.seal(id, 'incomplete');
  }
  return () => archive.close();
});

describe('a list read from blocks is what the captures say one by one', () => {
  test('with some pending and some dropped', async () => {
    expect((await readRawRows(engine))['blocks']).toHaveLength(3);
    expect(await readList()).toEqual(await readTruth());
  });

  test('after some went to the bin, came back, and were erased', async () => {
    const every = (step: number, from: number) =>
      ids.filter((_, index) => index % step === from && index % 10 < 8);
    await archive.moveToBin(every(10, 3));
    await archive.moveToBin(ids.slice(70, 78));
    await archive.restore(every(20, 3));
    await archive.erase(ids.slice(70, 75));
    expect(await readList()).toEqual(await readTruth());
  });

  test('after a whole stretch is gone', async () => {
    const stretch = (await archive.listSummaries()).filter(
      ({ sequence, state }) => sequence > 64 && sequence <= 128 && state !== 'pending',
    );
    await archive.moveToBin(stretch.map(({ id }) => id));
    expect(await readList()).toEqual(await readTruth());
  });

  test('when blocks are missing or damaged; the next change makes them anew', async () => {
    await tamper<BlockRow>(engine, 'blocks', ([first]) => ({
      put: [{ ...first!, summaries: first!.summaries.toReversed() }],
      remove: [1, 2],
    }));
    expect(await readList()).toEqual(await readTruth());
    await archive.moveToBin([ids[0]!, ids[149]!]);
    expect(await readList()).toEqual(await readTruth());
    expect(((await readRawRows(engine))['blocks'] as BlockRow[]).map(({ block }) => block)).toEqual([0, 2]);
    // Nothing but the blocks is needed for what they hold.
    const rows = (await readRawRows(engine))['captures'] as CaptureRow[];
    const before = await archive.listSummaries();
    await tamper<CaptureRow>(engine, 'captures', () => ({
      put: rows
        .filter(({ state }) => state !== 'pending')
        .map((row) => ({ ...row, summary: new Uint8Array(40) })),
    }));
    const listed = await archive.listSummaries();
    expect(listed.filter(({ sequence }) => sequence <= 64 || sequence > 128)).toEqual(
      before.filter(({ sequence }) => sequence <= 64 || sequence > 128),
    );
    await tamper<CaptureRow>(engine, 'captures', () => ({ put: rows }));
  });
});

test('a line that is damaged in block and row stands there as what it is', async () => {
  await tamper<BlockRow>(engine, 'blocks', (rows) => ({ remove: rows.map(({ block }) => block) }));
  const [victim] = (await archive.listSummaries()).filter(({ state }) => state !== 'pending');
  await tamper<CaptureRow>(engine, 'captures', (rows) => {
    const row = rows.find(({ id }) => id === victim!.id)!;
    return { put: [{ ...row, summary: new Uint8Array(40) }] };
  });
  const [sealing] = await archive.listJournal(victim!.id);
  const damaged = (await archive.listSummaries()).filter(({ unreadable }) => unreadable);
  expect(damaged).toMatchObject([
    { id: victim!.id, sequence: victim!.sequence, state: 'incomplete', title: null, capturedAt: sealing!.at },
  ]);
  expect(await archive.readRecord(victim!.id)).toMatchObject({ collection: { title: victim!.title } });
});
