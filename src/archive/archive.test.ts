import { beforeEach, describe, expect, test } from 'vitest';
import type { CaptureRecord } from '../domain/capture';
import { canonicalJson } from '../integrity/canonical-json';
import { sha256Hex } from '../integrity/digest';
import type { Archive } from './archive';
import type { StorageEngine } from './database';
import { CHUNK_BYTES } from './payload';
import { arm, faultyEngine, noFault } from './test-faults';
import {
  captureSample,
  sampleArtifact,
  sampleCollection,
  sampleFacts,
  sampleStart,
  utf8,
} from './test-captures';
import { freshEngine, openAt, readRawRows } from './test-storage';

let engine: StorageEngine;
let archive: Archive;

beforeEach(async () => {
  engine = freshEngine();
  archive = await openAt(engine);
  return () => archive.close();
});

describe('a capture', () => {
  test('is listed as pending from its beginning', async () => {
    const { id, sequence } = await archive.begin(sampleStart());
    expect(sequence).toBe(1);
    expect(await archive.listSummaries()).toEqual([
      {
        id,
        sequence: 1,
        state: 'pending',
        kind: 'post',
        capturedAt: '2026-11-20T13:00:00.000Z',
        title: 'Wren on Social',
        url: 'https://www.social.example/@wren/17',
        site: 'social.example',
        platform: null,
        authorName: null,
        authorHandle: null,
        authorId: null,
        excerpt: null,
        sizeBytes: 0,
        artifactCount: 0,
        binnedAt: null,
      },
    ]);
    expect(await archive.readRecord(id)).toBeNull();
    expect(await archive.count()).toEqual({ live: 0, binned: 0, pending: 1 });
  });

  test('gives back after sealing exactly what went in, from a database opened anew', async () => {
    const { id } = await archive.begin(sampleStart());
    const bytes = crypto.getRandomValues(new Uint8Array(5000));
    const digest = await sha256Hex(bytes);
    const area = { x: 0, y: 0, width: 10, height: 20 };
    const given = sampleArtifact({ bytes, pixels: { width: 10, height: 20 }, area, derivedFrom: ['a.png'] });
    const artifact = await archive.addArtifact(id, given);
    await archive.savePart(id, 'facts', sampleFacts());
    await archive.savePart(id, 'collection', sampleCollection());
    await archive.savePart(id, 'notIncluded', [
      { what: 'https://cdn.example/a.jpg', reason: 'not-in-cache' },
    ]);
    const record = await archive.seal(id, 'sealed');
    archive.close();

    archive = await openAt(engine);
    const { bytes: _bytes, ...described } = given;
    expect(artifact).toEqual({ id: artifact.id, ...described, sizeBytes: 5000, sha256: digest });
    expect(await archive.readArtifact(artifact.id)).toEqual(bytes);
    expect(await archive.readRecord(id)).toEqual(record);
    expect(record).toEqual({
      format: 'tidemark-record/1',
      id,
      sequence: 1,
      state: 'sealed',
      sealedAt: record.sealedAt,
      facts: sampleFacts(),
      collection: sampleCollection(),
      artifacts: [artifact],
      notIncluded: [{ what: 'https://cdn.example/a.jpg', reason: 'not-in-cache' }],
      completeness: null,
    } satisfies CaptureRecord);

    const recordBytes = await archive.readRecordBytes(id);
    expect(new TextDecoder().decode(recordBytes!)).toBe(canonicalJson(record));
    const artifacts = await archive.listArtifacts(id);
    expect(artifacts.map(({ name }) => name)).toEqual(['viewport.png', 'record.json']);
    expect(artifacts[1]).toMatchObject({ role: 'record', sha256: await sha256Hex(recordBytes!) });
    const journal = await archive.listJournal(id);
    expect(journal).toMatchObject([{ act: 'captured', captureId: id, sha256: artifacts[1]?.sha256 }]);
    expect(await archive.readSummary(id)).toMatchObject({
      state: 'sealed',
      capturedAt: '2026-11-20T13:00:00.250Z',
      platform: 'social',
      authorName: 'Wren',
      authorHandle: '@wren',
      authorId: 'did:example:wren',
      excerpt: 'You will hear from me.',
      sizeBytes: 5000,
      artifactCount: 1,
    });
  });

  test.each([
    ['nothing', 0, 1],
    ['exactly one chunk', CHUNK_BYTES, 1],
    ['one byte more', CHUNK_BYTES + 1, 2],
    ['more chunks than are read at once', 5 * CHUNK_BYTES + 17, 6],
  ])('of %s comes back whole', async (_, size) => {
    const { id } = await archive.begin(sampleStart());
    const bytes = new Uint8Array(size);
    for (let offset = 0; offset < size; offset += 65536) {
      crypto.getRandomValues(bytes.subarray(offset, Math.min(size, offset + 65536)));
    }
    const artifact = await archive.addArtifact(id, sampleArtifact({ bytes }));
    const read = await archive.readArtifact(artifact.id);
    expect(read?.byteLength).toBe(size);
    expect(await sha256Hex(read!)).toBe(artifact.sha256);
    expect(await sha256Hex(bytes)).toBe(artifact.sha256);
  });

  test('cannot be changed by anything once it is sealed', async () => {
    const { id } = await captureSample(archive);
    const before = [await archive.readRecordBytes(id), await archive.listArtifacts(id)];
    const sealed = /is sealed and cannot be changed/;
    await expect(archive.addArtifact(id, sampleArtifact({ name: 'more.png' }))).rejects.toThrow(sealed);
    await expect(archive.savePart(id, 'facts', sampleFacts())).rejects.toThrow(sealed);
    await expect(archive.seal(id, 'incomplete')).rejects.toThrow(sealed);
    await expect(archive.discard(id)).rejects.toThrow(sealed);
    expect(await archive.recover()).toEqual([]);
    expect([await archive.readRecordBytes(id), await archive.listArtifacts(id)]).toEqual(before);
  });

  test('takes nothing more once it is being sealed, and its parts are gone once it is', async () => {
    const plan = noFault();
    const dying = await openAt(faultyEngine(engine, plan));
    const { id } = await dying.begin(sampleStart());
    await dying.savePart(id, 'facts', sampleFacts());
    await dying.savePart(id, 'collection', sampleCollection());
    arm(plan, { dieAfterCommit: 1 });
    await expect(dying.seal(id, 'sealed')).rejects.toThrow(/gone/);
    dying.close();
    const being = /being sealed and cannot be changed/;
    await expect(archive.addArtifact(id, sampleArtifact())).rejects.toThrow(being);
    await expect(archive.savePart(id, 'completeness', null)).rejects.toThrow(being);
    expect((await readRawRows(engine))['parts']).toHaveLength(3);
    await archive.seal(id, 'sealed');
    expect((await readRawRows(engine))['parts']).toEqual([]);
  });

  test('takes each artifact name once, and only names that are safe on every file system', async () => {
    const { id } = await archive.begin(sampleStart());
    await archive.addArtifact(id, sampleArtifact());
    await expect(archive.addArtifact(id, sampleArtifact())).rejects.toThrow(/viewport.png is taken/);
    for (const name of [
      '',
      '.hidden',
      '../up.png',
      'Upper.png',
      'a/b.png',
      'a b.png',
      'ü.png',
      'record.json',
    ]) {
      await expect(archive.addArtifact(id, sampleArtifact({ name }))).rejects.toThrow(/artifact name/);
    }
    await expect(archive.addArtifact(id, sampleArtifact({ name: 'r.json', role: 'record' }))).rejects.toThrow(
      /only sealing writes a record/,
    );
    const second = await openAt(engine);
    await expect(second.addArtifact(id, sampleArtifact())).rejects.toThrow(/viewport.png is taken/);
    second.close();
    expect(await archive.listArtifacts(id)).toHaveLength(1);
  });

  test('cannot be called whole without facts, but can be kept as incomplete', async () => {
    const { id } = await archive.begin(sampleStart());
    await archive.savePart(id, 'collection', sampleCollection());
    await expect(archive.seal(id, 'sealed')).rejects.toThrow(/no facts yet/);
    // The refusal left it open.
    await archive.savePart(id, 'notIncluded', [{ what: 'picture', reason: 'screenshot-refused' }]);
    const record = await archive.seal(id, 'incomplete');
    expect(record).toMatchObject({ state: 'incomplete', notIncluded: [{ reason: 'screenshot-refused' }] });
  });

  test('refuses text that has no UTF-8, before anything is written', async () => {
    const { id } = await archive.begin(sampleStart());
    const facts = sampleFacts({ text: { value: 'cut \ud83d', how: 'dom', where: 'p' } });
    await expect(archive.savePart(id, 'facts', facts)).rejects.toThrow('$.text.value has a lone surrogate');
    await expect(archive.begin(sampleStart({ title: '\udc00' }))).rejects.toThrow(TypeError);
    expect(await archive.count()).toEqual({ live: 0, binned: 0, pending: 1 });
  });

  test('of which nothing was kept can be dropped, and its number is not used again', async () => {
    const first = await archive.begin(sampleStart());
    await archive.discard(first.id);
    const second = await archive.begin(sampleStart());
    expect(second.sequence).toBe(2);
    await archive.addArtifact(second.id, sampleArtifact());
    await expect(archive.discard(second.id)).rejects.toThrow(/has artifacts/);
    expect(await archive.listSummaries()).toMatchObject([{ sequence: 2 }]);
  });

  test('excerpt and site of a summary', async () => {
    const text = 'x'.repeat(399) + '😀 and more';
    await captureSample(archive, {
      facts: { text: { value: text, how: 'dom', where: 'p' } },
      collection: { url: 'about:blank' },
    });
    const [summary] = await archive.listSummaries();
    expect(summary).toMatchObject({ excerpt: 'x'.repeat(399), site: null });
  });
});

describe('the list', () => {
  test('is newest first and pages by sequence across what is binned and erased', async () => {
    const made: string[] = [];
    for (let index = 0; index < 12; index += 1) made.push((await captureSample(archive)).id);
    await archive.moveToBin([made[2]!, made[3]!, made[4]!, made[10]!]);
    await archive.erase([made[3]!]);
    const sequences = async (filter: Parameters<Archive['listSummaries']>[0]) =>
      (await archive.listSummaries(filter)).map(({ sequence }) => sequence);
    expect(await sequences({})).toEqual([12, 10, 9, 8, 7, 6, 2, 1]);
    expect(await sequences({ limit: 3 })).toEqual([12, 10, 9]);
    expect(await sequences({ limit: 3, beforeSequence: 9 })).toEqual([8, 7, 6]);
    expect(await sequences({ limit: 3, beforeSequence: 6 })).toEqual([2, 1]);
    expect(await sequences({ limit: 3, beforeSequence: 1 })).toEqual([]);
    expect(await sequences({ binned: true })).toEqual([11, 5, 3]);
    expect(await sequences({ binned: true, limit: 1, beforeSequence: 11 })).toEqual([5]);
    expect(await archive.count()).toEqual({ live: 8, binned: 3, pending: 0 });
  });
});

describe('observing', () => {
  test('tells of changes made here and elsewhere, until stopped', async () => {
    const second = await openAt(engine);
    let told = 0;
    const stop = second.observe(() => {
      told += 1;
    });
    await archive.begin(sampleStart());
    await Promise.resolve();
    expect(told).toBe(1);
    await archive.listSummaries();
    await Promise.resolve();
    expect(told).toBe(1);
    stop();
    await archive.begin(sampleStart());
    await Promise.resolve();
    expect(told).toBe(1);
    second.close();
  });
});

test('storage sums the plain sizes of all artifacts, the record with them', async () => {
  const { id } = await captureSample(archive);
  const pending = await archive.begin(sampleStart());
  await archive.addArtifact(pending.id, sampleArtifact({ bytes: utf8('12345') }));
  const artifacts = await archive.listArtifacts(id);
  const sum = artifacts.reduce((total, { sizeBytes }) => total + sizeBytes, 0);
  expect((await archive.storage()).archiveBytes).toBe(sum + 5);
});
