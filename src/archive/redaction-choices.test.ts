import { expect, test } from 'vitest';
import { NO_CHOICES } from '../domain/redaction';
import { captureSample } from './test-captures';
import { freshEngine, openAt, readRawRows } from './test-storage';

test('what was decided to be hidden is kept sealed for each capture, without an entry in the journal', async () => {
  const engine = freshEngine();
  const archive = await openAt(engine);
  const [{ id: one }, { id: other }] = [await captureSample(archive), await captureSample(archive)];
  const entries = (await archive.listJournal()).length;
  expect(await archive.readRedactionChoices(one)).toEqual(NO_CHOICES);
  await archive.saveRedactionChoices(one, { accepted: ['Wren Invented'], reviewed: 'once' });
  // Two pages at once: neither loses what the other said.
  await Promise.all([
    archive.saveRedactionChoices(one, { refusedBoxes: ['a face'] }),
    archive.saveRedactionChoices(one, { typed: ['Harbour Street'] }),
  ]);
  expect(await archive.readRedactionChoices(one)).toEqual({
    accepted: ['Wren Invented'],
    refused: [],
    typed: ['Harbour Street'],
    reviewed: 'once',
    refusedBoxes: ['a face'],
  });
  expect(await archive.readRedactionChoices(other)).toEqual(NO_CHOICES);
  expect(await archive.readOwnNames()).toEqual([]);
  expect(await archive.listJournal()).toHaveLength(entries);
  const rows = (await readRawRows(engine))['own'] ?? [];
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('Wren');
  archive.close();
});

test('it goes with the capture', async () => {
  const engine = freshEngine();
  const archive = await openAt(engine);
  const { id } = await captureSample(archive);
  await archive.saveRedactionChoices(id, { typed: ['Harbour Street'] });
  await archive.moveToBin([id]);
  await archive.erase([id]);
  expect((await readRawRows(engine))['own']).toEqual([]);
  await expect(archive.saveRedactionChoices(id, { typed: ['again'] })).rejects.toThrow();
  archive.close();
});
