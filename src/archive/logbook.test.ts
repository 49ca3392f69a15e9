import { beforeEach, describe, expect, test } from 'vitest';
import type { SummaryFilter } from '../domain/archive';
import type { EntryFields } from '../domain/logbook';
import { entryStatement, statementDigest } from '../integrity/entry-statement';
import { verifyChain } from '../integrity/journal-chain';
import type { Archive } from './archive';
import type { StorageEngine } from './database';
import type { BlockRow, EntryRow } from './rows';
import { captureSample, sampleStart } from './test-captures';
import { freshEngine, openAt, readRawRows, tamper, whileSealing } from './test-storage';

let engine: StorageEngine;
let archive: Archive;
let clock: number;

const now = () => new Date(clock);

beforeEach(async () => {
  engine = freshEngine();
  clock = Date.parse('2026-11-20T12:00:00.000Z');
  archive = await openAt(engine, { now });
  return () => archive.close();
});

const FIELDS: EntryFields<'incident'> = { whatHappened: 'Rang the bell.', tags: ['door'] };

async function restart(): Promise<void> {
  archive.close();
  archive = await openAt(engine, { now });
}

describe('an incident', () => {
  test('is kept with its number and time, and neither ever changes', async () => {
    const first = await archive.saveEntry('incident', { id: 'a', from: 0, fields: FIELDS });
    expect(first).toMatchObject({
      number: 1,
      revision: 1,
      loggedAt: '2026-11-20T12:00:00.000Z',
      reason: null,
    });
    clock += 86_400_000;
    await restart();
    const fields = { ...FIELDS, place: 'At home' };
    const second = await archive.saveEntry('incident', { id: 'a', from: 1, fields, reason: ' remembered ' });
    expect(second).toMatchObject({
      number: 1,
      revision: 2,
      loggedAt: first.loggedAt,
      editedAt: '2026-11-21T12:00:00.000Z',
      reason: 'remembered',
    });
    expect(second.salt).not.toBe(first.salt);
    expect(await archive.readEntry('incident', 'a')).toEqual(second);
    expect(await archive.listEntryRevisions('a')).toEqual([first, second]);
    expect(await archive.readEntry('person', 'a')).toBeNull();
  });

  test('shares its row of numbers with captures, and none is used again', async () => {
    const { sequence } = await captureSample(archive);
    const { number } = await archive.saveEntry('incident', { id: 'a', from: 0, fields: FIELDS });
    const next = await captureSample(archive);
    expect([sequence, number, next.sequence]).toEqual([1, 2, 3]);
    await archive.moveEntriesToBin(['a']);
    await archive.eraseEntries(['a']);
    expect(await archive.saveEntry('incident', { id: 'b', from: 0, fields: {} })).toMatchObject({
      number: 4,
    });
    expect((await archive.listSummaries()).map((one) => one.sequence)).toEqual([3, 1]);
    expect(await archive.count()).toEqual({ live: 2, binned: 0, pending: 0 });
  });

  test('and a capture that begin at once have different numbers', async () => {
    let begun: { sequence: number } | undefined;
    whileSealing(async () => {
      begun = await archive.begin(sampleStart());
    });
    const { number } = await archive.saveEntry('incident', { id: 'a', from: 0, fields: FIELDS });
    expect([begun?.sequence, number]).toEqual([1, 2]);
  });

  test('that nothing changed in makes no revision', async () => {
    const first = await archive.saveEntry('incident', { id: 'a', from: 0, fields: FIELDS });
    const again = { tags: ['door '], whatHappened: 'Rang the bell.', place: '' };
    await archive.saveEntryDraft({ id: 'a', kind: 'incident', from: 1, fields: again });
    expect(await archive.saveEntry('incident', { id: 'a', from: 1, fields: again })).toEqual(first);
    expect(await archive.listEntryRevisions('a')).toHaveLength(1);
    expect(await archive.listEntryDrafts()).toEqual([]);
  });

  test('changed on two pages at once is refused to the second', async () => {
    await archive.saveEntry('incident', { id: 'a', from: 0, fields: FIELDS });
    whileSealing(() => archive.saveEntry('incident', { id: 'a', from: 1, fields: { place: 'one' } }));
    await expect(
      archive.saveEntry('incident', { id: 'a', from: 1, fields: { place: 'two' } }),
    ).rejects.toThrow(/another page/);
    expect((await archive.readEntry('incident', 'a'))?.fields).toEqual({ place: 'one' });
  });

  test('is refused under an id that is none, of another kind, or with what is no field of it', async () => {
    await archive.saveEntry('person', { id: 'p', from: 0, fields: { name: 'Robin' } });
    await expect(archive.saveEntry('incident', { id: 'p', from: 1, fields: {} })).rejects.toThrow(/person/);
    await expect(archive.saveEntry('incident', { id: '../x', from: 0, fields: {} })).rejects.toThrow(/no id/);
    await expect(
      archive.saveEntry('incident', { id: 'a', from: 0, fields: { setting: 'pigeon' as 'online' } }),
    ).rejects.toThrow(/setting/);
    expect(await archive.listJournal()).toHaveLength(1);
  });
});

describe('the journal', () => {
  test('holds each act with the digest of what was kept and of what was before', async () => {
    const first = await archive.saveEntry('incident', { id: 'a', from: 0, fields: FIELDS });
    const second = await archive.saveEntry('incident', { id: 'a', from: 1, fields: { place: 'x' } });
    await archive.saveEntry('witness', { id: 'w', from: 0, fields: { name: 'Kim' } });
    await archive.moveEntriesToBin(['a', 'a']);
    await archive.moveEntriesToBin(['a']);
    await archive.restoreEntries(['a']);
    await archive.moveEntriesToBin(['a']);
    await archive.eraseEntries(['a']);
    const [one, two] = await Promise.all(
      [first, second].map(async (entry) => statementDigest(await entryStatement(entry))),
    );
    const journal = await archive.listJournal();
    expect(journal.map(({ act }) => act)).toEqual([
      'incident logged',
      'entry edited',
      'entry added',
      'entry moved to bin',
      'entry restored',
      'entry moved to bin',
      'entry erased',
    ]);
    const about = { entry: 'a', kind: 'incident', number: 1 };
    expect(journal[0]).toMatchObject({ captureId: null, sha256: one, detail: { ...about, before: null } });
    expect(journal[1]).toMatchObject({ sha256: two, detail: { ...about, revision: 2, before: one } });
    expect(journal[6]).toMatchObject({ sha256: two, detail: { ...about, revision: 2 } });
    expect(await verifyChain(journal)).toMatchObject({ intact: true });
  });

  test('tells the same of what is left out as of what is shown', async () => {
    const entry = await archive.saveEntry('incident', {
      id: 'a',
      from: 0,
      fields: { ...FIELDS, privateNote: 'mine' },
    });
    const statement = await entryStatement(entry);
    expect(JSON.stringify(statement)).not.toMatch(/mine|privateNote|whatHappened/);
    const other = await entryStatement({ ...entry, fields: { ...entry.fields, privateNote: 'yours' } });
    expect(statement.fields.filter((digest) => !other.fields.includes(digest))).toHaveLength(1);
  });

  test('does not tell whether there is a private note or an address', async () => {
    const bare = await archive.saveEntry('incident', { id: 'a', from: 0, fields: FIELDS });
    const full = { ...FIELDS, place: 'at home', privateNote: 'mine' };
    const said = await archive.saveEntry('incident', { id: 'b', from: 0, fields: full });
    const [one, two] = await Promise.all([entryStatement(bare), entryStatement(said)]);
    expect(one.fields).toHaveLength(two.fields.length);
  });
});

describe('a draft', () => {
  test('is on disk after every change, without an entry in the journal, until it is kept', async () => {
    const draft = { id: 'a', kind: 'incident', from: 0 } as const;
    await archive.saveEntryDraft({ ...draft, fields: { place: 'h' } });
    clock += 60_000;
    await archive.saveEntryDraft({ ...draft, fields: { place: 'here ' } });
    await restart();
    expect(await archive.readEntryDraft('a')).toEqual({
      ...draft,
      startedAt: '2026-11-20T12:00:00.000Z',
      changedAt: '2026-11-20T12:01:00.000Z',
      fields: { place: 'here ' },
    });
    expect(await archive.listEntries('incident')).toEqual([]);
    expect(await archive.listJournal()).toEqual([]);
    await archive.saveEntry('incident', { ...draft, fields: { place: 'here' } });
    expect(await archive.listEntryDrafts()).toEqual([]);
  });

  test('that comes after it was kept does not come back', async () => {
    const draft = { id: 'a', kind: 'incident', from: 0, fields: { place: 'h' } } as const;
    await archive.saveEntry('incident', draft);
    await expect(archive.saveEntryDraft(draft)).rejects.toThrow(/another page/);
    expect(await archive.listEntryDrafts()).toEqual([]);
  });

  test('is dropped by itself, and goes with what it changes', async () => {
    await archive.saveEntryDraft({ id: 'a', kind: 'incident', from: 0, fields: { place: 'h' } });
    await archive.dropEntryDraft('a');
    expect(await archive.readEntryDraft('a')).toBeNull();
    await archive.saveEntry('incident', { id: 'b', from: 0, fields: FIELDS });
    await archive.saveEntryDraft({ id: 'b', kind: 'incident', from: 1, fields: { place: 'x' } });
    await archive.moveEntriesToBin(['b']);
    await archive.eraseEntries(['b']);
    const rows = await readRawRows(engine);
    expect([rows['entries'], rows['entryRevisions'], rows['entryDrafts']]).toEqual([[], [], []]);
  });
});

describe('the bin', () => {
  test('holds entries apart, with undo, and only what is in it is erased', async () => {
    await archive.saveEntry('incident', { id: 'a', from: 0, fields: FIELDS });
    await archive.saveEntry('incident', { id: 'b', from: 0, fields: FIELDS });
    await archive.moveEntriesToBin(['a']);
    const ids = async (binned: boolean) =>
      (await archive.listEntries('incident', { binned })).map(({ id }) => id);
    /** The same of what is read of all at once. */
    const all = async (binned: boolean) =>
      (await archive.listAllEntries())
        .filter(({ binnedAt }) => (binnedAt !== null) === binned)
        .map(({ id }) => id);
    expect([await ids(false), await ids(true)]).toEqual([['b'], ['a']]);
    expect([await all(false), await all(true)]).toEqual([['b'], ['a']]);
    await archive.saveEntry('incident', { id: 'a', from: 1, fields: { place: 'x' } });
    expect([await ids(true), await all(true)]).toEqual([['a'], ['a']]);
    await archive.restoreEntries(['a']);
    expect([await ids(false), await all(false)]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    await expect(archive.eraseEntries(['a'])).rejects.toThrow(/not in the bin/);
    await expect(archive.moveEntriesToBin(['zzz'])).rejects.toThrow(/no entry/);
  });
});

describe('a case', () => {
  test('is what it was, and gets details under its id', async () => {
    const known = await archive.addCase('Spring');
    await archive.saveEntry('case', { id: known.id, from: 0, fields: { jurisdiction: 'Denmark' } });
    expect(await archive.listCases()).toEqual([known]);
    await archive.saveEntry('case', { id: known.id, from: 1, fields: { title: 'Spring, upstairs' } });
    expect(await archive.listCases()).toEqual([{ ...known, title: 'Spring, upstairs' }]);
    const { id } = await captureSample(archive);
    await archive.saveRemark(id, { note: null, privateNote: null, tags: [], caseId: known.id });
  });

  test('is made by its details where there is none', async () => {
    await archive.saveEntry('case', { id: 'c', from: 0, fields: { title: 'Autumn' } });
    expect(await archive.listCases()).toEqual([
      { id: 'c', title: 'Autumn', createdAt: '2026-11-20T12:00:00.000Z' },
    ]);
  });
});

test('an entry put in the place of another is told as unreadable', async () => {
  await archive.saveEntry('incident', { id: 'a', from: 0, fields: FIELDS });
  await archive.saveEntry('incident', { id: 'b', from: 0, fields: FIELDS });
  await tamper<EntryRow>(engine, 'entries', ([one, two]) => ({ put: [{ ...one!, value: two!.value }] }));
  await expect(archive.readEntry('incident', 'a')).rejects.toMatchObject({
    problem: { code: 'archive-unreadable' },
  });
});

test('one that does not open any more keeps nobody from the others, and is told from its newest revision', async () => {
  await archive.saveEntry('incident', { id: 'a', from: 0, fields: FIELDS });
  const a = await archive.saveEntry('incident', { id: 'a', from: 1, fields: { ...FIELDS, place: 'x' } });
  const b = await archive.saveEntry('incident', { id: 'b', from: 0, fields: FIELDS });
  const spoil = (row: EntryRow | undefined): EntryRow => ({ ...row!, value: row!.value.slice(0, 40) });
  await tamper<EntryRow>(engine, 'entries', ([one]) => ({ put: [spoil(one)] }));
  expect(await archive.listEntries('incident')).toEqual([a, b]);
  expect(await archive.listEntries('incident', { binned: true })).toEqual([]);
  expect(await archive.listAllEntries()).toEqual([a, b]);
});

test('a draft holds the reason of a correction', async () => {
  await archive.saveEntry('incident', { id: 'a', from: 0, fields: FIELDS });
  const draft = { id: 'a', kind: 'incident', from: 1, fields: FIELDS } as const;
  await archive.saveEntryDraft({ ...draft, reason: 'I remembered' });
  expect(await archive.readEntryDraft('a')).toMatchObject({ reason: 'I remembered' });
  await archive.saveEntryDraft(draft);
  expect(await archive.readEntryDraft('a')).not.toHaveProperty('reason');
});

test('a draft that does not open any more keeps nobody from the others', async () => {
  for (const id of ['a', 'b'])
    await archive.saveEntryDraft({ id, kind: 'incident', from: 0, fields: { whatHappened: id } });
  await tamper<EntryRow>(engine, 'entryDrafts', ([one]) => ({
    put: [{ ...one!, value: one!.value.slice(0, 40) }],
  }));
  expect((await archive.listEntryDrafts()).map(({ id }) => id)).toEqual(['b']);
  await expect(archive.readEntryDraft('a')).rejects.toMatchObject({
    problem: { code: 'archive-unreadable' },
  });
  await archive.saveEntryDraft({ id: 'a', kind: 'incident', from: 0, fields: { whatHappened: 'again' } });
  expect(await archive.readEntryDraft('a')).toMatchObject({ fields: { whatHappened: 'again' } });
});

test('hundreds of entries logged after captures do not hide these from the list, whole or in pages', async () => {
  const { id } = await captureSample(archive);
  for (let number = 0; number < 140; number += 1)
    await archive.saveEntry('incident', { id: `i${number}`, from: 0, fields: FIELDS });
  const { id: later } = await archive.begin(sampleStart());
  const ids = async (filter: SummaryFilter) => (await archive.listSummaries(filter)).map((one) => one.id);
  expect(await ids({ limit: 5 })).toEqual([later, id]);
  expect(await ids({ limit: 1, beforeSequence: 142 })).toEqual([id]);
  // A list without its block is read from its rows.
  await tamper<BlockRow>(engine, 'blocks', (rows) => ({ remove: rows.map(({ block }) => block) }));
  expect(await ids({})).toEqual([later, id]);
});
