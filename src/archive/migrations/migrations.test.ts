import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../integrity/digest';
import { entryBytes } from '../../integrity/journal-chain';
import { leafHash, rootOf } from '../../integrity/merkle-tree';
import type { Archive, ArchiveOptions } from '../archive';
import type { StorageEngine } from '../database';
import { captureSample, sampleStart } from '../test-captures';
import { freshEngine, openAt, readRawRows, settled } from '../test-storage';
import { type FrozenArchive, readContent, readDrawn, readLogbook, readProofs, thaw } from './frozen-archive';
import type { Migration } from './migration';
import { MIGRATIONS } from './migrations';

const here = import.meta.dirname;
const newest = MIGRATIONS.at(-1)!.version;

function readFrozen(version: number): FrozenArchive {
  return JSON.parse(readFileSync(`${here}/frozen/version-${version}.json`, 'utf8')) as FrozenArchive;
}

function countsOf({ content }: FrozenArchive) {
  const summaries = content.captures.map(({ summary }) => summary);
  const pending = summaries.filter(({ state }) => state === 'pending').length;
  const binned = summaries.filter(({ binnedAt }) => binnedAt !== null).length;
  return { live: summaries.length - pending - binned, binned, pending };
}

async function nativeVersionOf(engine: StorageEngine): Promise<number | undefined> {
  return (await engine.indexedDB.databases()).find(({ name }) => name === 'archive')?.version;
}

describe('the list of versions', () => {
  test('counts 1, 2, 3 … and every file in this folder is in it', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    const files = readdirSync(here).filter((file) => /^version-\d+\.ts$/.test(file));
    expect(files.toSorted()).toEqual(MIGRATIONS.map(({ version }) => `version-${version}.ts`).toSorted());
  });
});

// A version without its frozen archive fails here: each must be frozen before the next one is begun.
describe.each(MIGRATIONS.map(({ version }) => version))('an archive that version %i left', (version) => {
  test('is read by this version with nothing lost or changed', async () => {
    const frozen = readFrozen(version);
    expect(frozen.version).toBe(version);
    const engine = freshEngine();
    await thaw(frozen, engine);
    expect(await nativeVersionOf(engine)).toBe(version * 10);
    const archive = await openAt(engine);
    expect(await nativeVersionOf(engine)).toBe(newest * 10);
    expect(await readContent(archive)).toEqual(frozen.content);
    expect(await archive.count()).toEqual(countsOf(frozen));
    if (frozen.drawn !== undefined) expect(await readDrawn(archive)).toEqual(frozen.drawn);
    if (frozen.logbook !== undefined) expect(await readLogbook(archive)).toEqual(frozen.logbook);
    if (frozen.proofs !== undefined) expect(await readProofs(archive)).toEqual(frozen.proofs);
    await requireTree(archive);
    for (const { summary } of frozen.content.captures.filter(({ record }) => record !== null)) {
      const results = await archive.check(summary.id);
      expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'unchanged'));
    }
    archive.close();
  });

  test('can be written to further', async () => {
    const frozen = readFrozen(version);
    const engine = freshEngine();
    await thaw(frozen, engine);
    const archive = await openAt(engine);
    const highest = Math.max(...frozen.content.captures.map(({ summary }) => summary.sequence));
    expect((await captureSample(archive)).sequence).toBeGreaterThan(highest);
    expect(await archive.listJournal()).toHaveLength(frozen.content.journal.length + 1);
    await requireTree(archive);
    archive.close();
  });

  test('holds something of everything, so that reading it proves something', () => {
    const { content, rows } = readFrozen(version);
    expect(new Set(content.captures.map(({ summary }) => summary.state))).toEqual(
      new Set(['sealed', 'incomplete', 'pending']),
    );
    expect(content.captures.some(({ summary }) => summary.binnedAt !== null)).toBe(true);
    expect(content.captures.some(({ revisions }) => revisions.length > 1)).toBe(true);
    expect(Object.entries(rows).filter(([, stored]) => stored.length === 0)).toEqual([]);
  });
});

/** The tree of the journal is that of its entries, made anew by whoever has them. */
async function requireTree(archive: Archive): Promise<void> {
  const entries = await archive.listJournal();
  const leaves = await Promise.all(entries.map((entry) => leafHash(entryBytes(entry))));
  const { head } = await archive.signHead();
  expect(head.size).toBe(entries.length);
  expect(head.rootSha256).toBe(toHex(await rootOf(leaves)));
}

/** A version that does not exist yet, to try the way it will be made. */
const next: Migration = {
  version: newest + 1,
  name: 'a mark on every capture, found by its index',
  stores: { captures: 'sequence, &id, [binned+state], mark', marks: 'id' },
  async changeRows(table) {
    const rows = (await table('captures').toArray()) as { sequence: number }[];
    await table('captures').bulkPut(rows.map((row) => ({ ...row, mark: row.sequence * 2 })));
    await table('marks').bulkPut([{ id: 'made' }]);
  },
};

async function filled(): Promise<StorageEngine> {
  const engine = freshEngine();
  const archive = await openAt(engine);
  await captureSample(archive);
  await captureSample(archive);
  await archive.begin(sampleStart());
  archive.close();
  return engine;
}

const withNext: ArchiveOptions = { migrations: [...MIGRATIONS, next] };

describe('a further version', () => {
  test('changes rows and indexes of the archive before it and keeps the rest', async () => {
    const engine = await filled();
    const before = await openAt(engine);
    const content = await readContent(before);
    before.close();
    const archive = await openAt(engine, withNext);
    expect(await readContent(archive)).toEqual(content);
    archive.close();
    const rows = await readRawRows(engine);
    expect(rows['captures']).toMatchObject([{ mark: 2 }, { mark: 4 }, { mark: 6 }]);
    expect(rows['marks']).toEqual([{ id: 'made' }]);
    expect(await nativeVersionOf(engine)).toBe((newest + 1) * 10);
  });

  test.each([
    ['throws at once', () => Promise.reject(new Error('this step is wrong'))],
    [
      'throws after it changed rows',
      async (table: Parameters<NonNullable<Migration['changeRows']>>[0]) => {
        await table('captures').clear();
        await table('journal').clear();
        throw new Error('this step is wrong');
      },
    ],
  ])('that %s leaves data and version as they were, and says so', async (_, changeRows) => {
    const engine = await filled();
    const rows = await readRawRows(engine);
    const version = await nativeVersionOf(engine);
    await expect(
      openAt(engine, { migrations: [...MIGRATIONS, { ...next, changeRows }] }),
    ).rejects.toMatchObject({
      problem: {
        code: 'archive-unreadable',
        detail: expect.stringContaining('this step is wrong') as string,
      },
    });
    expect(await readRawRows(engine)).toEqual(rows);
    expect(await nativeVersionOf(engine)).toBe(version);
    const archive = await openAt(engine);
    expect(await archive.listSummaries()).toHaveLength(3);
    archive.close();
  });

  test('is not opened by the version before it, nor changed', async () => {
    const engine = await filled();
    (await openAt(engine, withNext)).close();
    const rows = await readRawRows(engine);
    await expect(openAt(engine)).rejects.toMatchObject({ problem: { code: 'archive-newer' } });
    expect(await readRawRows(engine)).toEqual(rows);
    expect(await nativeVersionOf(engine)).toBe((newest + 1) * 10);
    (await openAt(engine, withNext)).close();
  });

  test('that comes while the archive is open elsewhere makes the one there say so', async () => {
    const engine = await filled();
    const old = await openAt(engine);
    const archive = await openAt(engine, withNext);
    await expect(old.begin(sampleStart())).rejects.toMatchObject({ problem: { code: 'archive-newer' } });
    old.close();
    archive.close();
  });
});

test('a database of this version with other tables is refused and not patched', async () => {
  const engine = freshEngine();
  const request = engine.indexedDB.open('archive', newest * 10);
  request.addEventListener('upgradeneeded', () =>
    request.result.createObjectStore('captures', { keyPath: 'id' }),
  );
  (await settled(request)).close();
  await expect(openAt(engine)).rejects.toMatchObject({ problem: { code: 'archive-unreadable' } });
  expect(await nativeVersionOf(engine)).toBe(newest * 10);
  expect(await readRawRows(engine)).toEqual({ captures: [] });
});
