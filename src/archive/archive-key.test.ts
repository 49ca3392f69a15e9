import { expect, test } from 'vitest';
import { captureSample, sampleStart } from './test-captures';
import { freshEngine, openAt, readRawRows, tamper } from './test-storage';

test('everybody who opens a new archive at once agrees on one key', async () => {
  for (let round = 0; round < 5; round += 1) {
    const engine = freshEngine();
    const archives = await Promise.all(Array.from({ length: 6 }, () => openAt(engine)));
    expect((await readRawRows(engine))['keys']).toHaveLength(1);
    const ids = await Promise.all(archives.map(async (archive) => (await archive.begin(sampleStart())).id));
    for (const archive of archives) {
      const listed = await archive.listSummaries();
      expect(listed.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
      archive.close();
    }
  }
});

test('a key that is lost is told, and not replaced', async () => {
  const engine = freshEngine();
  const archive = await openAt(engine);
  await captureSample(archive);
  archive.close();
  await tamper(engine, 'keys', () => ({ remove: [1] }));
  const before = await readRawRows(engine);
  await expect(openAt(engine)).rejects.toThrow('archive-unreadable: the archive key is missing');
  expect(await readRawRows(engine)).toEqual(before);
});

test('a key that does not open is told, and not replaced', async () => {
  const engine = freshEngine();
  const archive = await openAt(engine);
  archive.close();
  await tamper<{ wrapped: Uint8Array }>(engine, 'keys', ([row]) => ({
    put: [{ ...row!, wrapped: row!.wrapped.map((byte) => byte ^ 1) }],
  }));
  await expect(openAt(engine)).rejects.toThrow('archive-unreadable: the archive key does not open');
});
