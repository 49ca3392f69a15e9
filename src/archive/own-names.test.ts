import { expect, test } from 'vitest';
import { freshEngine, openAt, readRawRows } from './test-storage';

test('own names are kept sealed, without an entry in the journal, and leave nothing when they are taken back', async () => {
  const engine = freshEngine();
  const archive = await openAt(engine);
  expect(await archive.readOwnNames()).toEqual([]);
  await archive.saveOwnNames([' Anna Müller ', '@anna', '', '@anna']);
  expect(await archive.readOwnNames()).toEqual(['Anna Müller', '@anna']);
  const rows = await readRawRows(engine);
  expect(rows['own']).toHaveLength(1);
  expect(Buffer.from(JSON.stringify(rows['own'])).includes('nna')).toBe(false);
  expect(await archive.listJournal()).toEqual([]);
  await archive.saveOwnNames([]);
  expect((await readRawRows(engine))['own']).toEqual([]);
  expect(await archive.readOwnNames()).toEqual([]);
  archive.close();
});
