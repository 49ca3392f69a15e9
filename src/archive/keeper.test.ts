import { beforeEach, describe, expect, test } from 'vitest';
import { verifyChain } from '../integrity/journal-chain';
import type { Archive } from './archive';
import type { StorageEngine } from './database';
import { captureSample, sampleStart } from './test-captures';
import { freshEngine, openAt } from './test-storage';

let engine: StorageEngine;
let archive: Archive;

beforeEach(async () => {
  engine = freshEngine();
  archive = await openAt(engine);
  return () => archive.close();
});

describe('the bin', () => {
  test('takes, gives back, and only what lies in it can be erased', async () => {
    const { id } = await captureSample(archive);
    const [summary] = await archive.listSummaries();
    await expect(archive.erase([id])).rejects.toThrow(/not in the bin/);
    await archive.moveToBin([id]);
    await archive.moveToBin([id]);
    expect(await archive.listSummaries()).toEqual([]);
    expect((await archive.readSummary(id))?.binnedAt).toMatch(/^\d{4}-.*Z$/);
    await archive.restore([id]);
    expect(await archive.listSummaries()).toEqual([summary]);
    const acts = (await archive.listJournal(id)).map(({ act }) => act);
    expect(acts).toEqual(['captured', 'moved to bin', 'restored']);
  });

  test('erasing removes every payload; digest, act and number stay', async () => {
    const { id } = await captureSample(archive);
    await captureSample(archive);
    await archive.saveRemark(id, { note: 'n', privateNote: 'p', tags: [], caseId: null });
    const artifacts = await archive.listArtifacts(id);
    const kept = (await archive.storage()).archiveBytes;
    await archive.moveToBin([id]);
    await archive.erase([id]);
    for (const artifact of artifacts) expect(await archive.readArtifact(artifact.id)).toBeNull();
    expect(await archive.readRecord(id)).toBeNull();
    expect(await archive.readSummary(id)).toBeNull();
    expect(await archive.listRemarkRevisions(id)).toEqual([]);
    const journal = await archive.listJournal(id);
    expect(journal.map(({ act }) => act)).toEqual(['captured', 'remark edited', 'moved to bin', 'erased']);
    expect(journal.at(-1)).toMatchObject({ sha256: artifacts.at(-1)?.sha256, detail: { sequence: 1 } });
    const gone = artifacts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    expect((await archive.storage()).archiveBytes).toBe(kept - gone);
    expect((await captureSample(archive)).sequence).toBe(3);
  });

  test('an erased highest number is not given again, not even after a restart', async () => {
    const { id } = await captureSample(archive);
    await archive.moveToBin([id]);
    await archive.erase([id]);
    archive.close();
    archive = await openAt(engine);
    expect((await archive.begin(sampleStart())).sequence).toBe(2);
  });

  test('does all or nothing', async () => {
    const { id } = await captureSample(archive);
    const pending = await archive.begin(sampleStart());
    await expect(archive.moveToBin([id, pending.id])).rejects.toThrow(/still being written/);
    await expect(archive.moveToBin([id, 'nowhere'])).rejects.toThrow(/no capture nowhere/);
    expect((await archive.readSummary(id))?.binnedAt).toBeNull();
    expect(await archive.listJournal()).toHaveLength(1);
  });
});

describe('remarks and cases', () => {
  test('each change is a revision; the old ones stay', async () => {
    const { id } = await captureSample(archive);
    const other = await captureSample(archive);
    const added = await archive.addCase('Spring');
    const first = { note: 'called at night', privateNote: 'afraid', tags: ['night'], caseId: added.id };
    await archive.saveRemark(id, first);
    await archive.saveRemark(id, { ...first, note: null, privateNote: '' }, 'wrong day');
    await archive.saveRemark(other.id, { ...first, note: 'other' });
    expect(await archive.listRemarkRevisions(id)).toMatchObject([
      { captureId: id, revision: 1, ...first, reason: null },
      { captureId: id, revision: 2, note: null, privateNote: null, tags: ['night'], reason: 'wrong day' },
    ]);
    expect(await archive.readRemark(id)).toMatchObject({ revision: 2 });
    const newest = new Map(
      (await archive.listRemarks()).map((remark) => [remark.captureId, remark.revision]),
    );
    expect(newest).toEqual(
      new Map([
        [id, 2],
        [other.id, 1],
      ]),
    );
    expect(await archive.listCases()).toEqual([added]);
    expect(await archive.readRemark('nowhere')).toBeNull();
    await expect(archive.saveRemark('nowhere', first)).rejects.toThrow(/no capture/);
    const pending = await archive.begin(sampleStart());
    await expect(archive.saveRemark(pending.id, first)).rejects.toThrow(/still being written/);
    await expect(archive.saveRemark(id, { ...first, caseId: 'none' })).rejects.toThrow(/no case/);
  });
});

describe('the journal', () => {
  test('is one chain over every kind of act', async () => {
    const { id } = await captureSample(archive);
    await archive.saveRemark(id, { note: 'n', privateNote: null, tags: [], caseId: null });
    await archive.addCase('Spring');
    await archive.note('exported', { captureId: null, sha256: 'ab'.repeat(32), detail: { captures: '1' } });
    await archive.note('checked', { captureId: id, sha256: null, detail: { unchanged: 3 } });
    await archive.moveToBin([id]);
    await archive.restore([id]);
    const journal = await archive.listJournal();
    expect(journal.map(({ act }) => act)).toEqual([
      'captured',
      'remark edited',
      'case added',
      'exported',
      'checked',
      'moved to bin',
      'restored',
    ]);
    expect(await verifyChain(journal)).toMatchObject({ intact: true, length: 7 });
  });
});
