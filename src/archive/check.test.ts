import { beforeEach, describe, expect, test } from 'vitest';
import { entryDigest } from '../integrity/journal-chain';
import type { Archive } from './archive';
import type { StorageEngine } from './database';
import { CHUNK_BYTES } from './payload';
import type { ArtifactRow, JournalRow, PayloadRow } from './rows';
import { sampleArtifact, sampleCollection, sampleFacts, sampleStart, utf8 } from './test-captures';
import { freshEngine, openAt, tamper } from './test-storage';

let engine: StorageEngine;
let archive: Archive;
let captureId: string;
/** Ids by artifact name. */
let ids: Map<string, string>;

beforeEach(async () => {
  engine = freshEngine();
  archive = await openAt(engine);
  captureId = (await archive.begin(sampleStart())).id;
  const bytes = new Uint8Array(2 * CHUNK_BYTES + 3).fill(5);
  await archive.addArtifact(captureId, sampleArtifact({ name: 'one.png', bytes: utf8('same size 1') }));
  await archive.addArtifact(captureId, sampleArtifact({ name: 'two.png', bytes: utf8('same size 2') }));
  await archive.addArtifact(captureId, sampleArtifact({ name: 'big.png', bytes }));
  await archive.savePart(captureId, 'facts', sampleFacts());
  await archive.savePart(captureId, 'collection', sampleCollection());
  await archive.seal(captureId, 'sealed');
  ids = new Map((await archive.listArtifacts(captureId)).map(({ name, id }) => [name, id]));
  return () => archive.close();
});

async function outcomes(): Promise<Record<string, string>> {
  const results = await archive.check(captureId);
  return Object.fromEntries(results.map(({ artifact, outcome }) => [artifact.name, outcome]));
}

const untouched = {
  'record.json': 'unchanged',
  'one.png': 'unchanged',
  'two.png': 'unchanged',
  'big.png': 'unchanged',
};

function flipped(bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice();
  changed.set([changed.at(at)! ^ 1], at < 0 ? changed.length + at : at);
  return changed;
}

const payloadOf = (rows: PayloadRow[], name: string, chunk = 0) =>
  rows.find((row) => row.artifactId === ids.get(name) && row.chunk === chunk)!;

test('of an untouched capture', async () => {
  expect(await outcomes()).toEqual(untouched);
});

describe('finds', () => {
  test.each([0, 1, 2, 13, 14, -17, -1])('one bit changed in a payload, at byte %i', async (at) => {
    await tamper<PayloadRow>(engine, 'payloads', (rows) => {
      const row = payloadOf(rows, 'one.png');
      return { put: [{ ...row, bytes: flipped(row.bytes, at) }] };
    });
    expect(await outcomes()).toEqual({ ...untouched, 'one.png': 'changed' });
  });

  test('two payloads that changed places', async () => {
    await tamper<PayloadRow>(engine, 'payloads', (rows) => {
      const [one, two] = [payloadOf(rows, 'one.png'), payloadOf(rows, 'two.png')];
      return {
        put: [
          { ...one, bytes: two.bytes },
          { ...two, bytes: one.bytes },
        ],
      };
    });
    expect(await outcomes()).toEqual({ ...untouched, 'one.png': 'changed', 'two.png': 'changed' });
  });

  test('chunks of one payload that changed places', async () => {
    await tamper<PayloadRow>(engine, 'payloads', (rows) => {
      const [first, second] = [payloadOf(rows, 'big.png', 0), payloadOf(rows, 'big.png', 1)];
      return {
        put: [
          { ...first, bytes: second.bytes },
          { ...second, bytes: first.bytes },
        ],
      };
    });
    expect(await outcomes()).toEqual({ ...untouched, 'big.png': 'changed' });
  });

  test('an end that was cut off, whether or not the rows were made to agree', async () => {
    const big = ids.get('big.png')!;
    await tamper<PayloadRow>(engine, 'payloads', () => ({ remove: [[big, 2]] }));
    expect(await outcomes()).toEqual({ ...untouched, 'big.png': 'changed' });
    await tamper<PayloadRow>(engine, 'payloads', (rows) => ({
      put: rows.filter(({ artifactId }) => artifactId === big).map((row) => ({ ...row, of: 2 })),
    }));
    expect(await outcomes()).toEqual({ ...untouched, 'big.png': 'changed' });
  });

  test('a beginning that is gone', async () => {
    await tamper<PayloadRow>(engine, 'payloads', () => ({ remove: [[ids.get('big.png')!, 0]] }));
    expect(await outcomes()).toEqual({ ...untouched, 'big.png': 'changed' });
  });

  test('a payload that is gone', async () => {
    await tamper<PayloadRow>(engine, 'payloads', () => ({ remove: [[ids.get('two.png')!, 0]] }));
    expect(await outcomes()).toEqual({ ...untouched, 'two.png': 'missing' });
  });

  test('an artifact that was taken out of the capture', async () => {
    await tamper<ArtifactRow>(engine, 'artifacts', () => ({ remove: [ids.get('two.png')!] }));
    expect(await outcomes()).toEqual({ ...untouched, 'two.png': 'missing' });
  });

  test('a description that was changed', async () => {
    await tamper<ArtifactRow>(engine, 'artifacts', (rows) => {
      const row = rows.find(({ id }) => id === ids.get('one.png'))!;
      return { put: [{ ...row, description: flipped(row.description, -1) }] };
    });
    expect(await outcomes()).toEqual({ ...untouched, 'one.png': 'changed' });
  });

  test('a record that was changed or is gone; the artifacts are still held to their descriptions', async () => {
    const record = ids.get('record.json')!;
    await tamper<PayloadRow>(engine, 'payloads', (rows) => {
      const row = payloadOf(rows, 'record.json');
      return { put: [{ ...row, bytes: flipped(row.bytes, 40) }] };
    });
    expect(await outcomes()).toEqual({ ...untouched, 'record.json': 'changed' });
    await expect(archive.readRecord(captureId)).rejects.toThrow(/archive-unreadable/);
    await tamper<PayloadRow>(engine, 'payloads', () => ({ remove: [[record, 0]] }));
    expect(await outcomes()).toEqual({ ...untouched, 'record.json': 'missing' });
    await expect(archive.readRecord(captureId)).rejects.toThrow(/archive-unreadable/);
  });

  test('a whole capture put in the place of another', async () => {
    const other = (await archive.begin(sampleStart())).id;
    await archive.savePart(other, 'facts', sampleFacts());
    await archive.savePart(other, 'collection', sampleCollection());
    await archive.seal(other, 'sealed');
    const otherRecord = (await archive.listArtifacts(other)).at(-1)!.id;
    await tamper<PayloadRow>(engine, 'payloads', (rows) => {
      const mine = payloadOf(rows, 'record.json');
      return { put: [{ ...mine, bytes: rows.find(({ artifactId }) => artifactId === otherRecord)!.bytes }] };
    });
    expect(await outcomes()).toEqual({ ...untouched, 'record.json': 'changed' });
  });

  test('a journal entry that was changed', async () => {
    const other = (await archive.begin(sampleStart())).id;
    await archive.savePart(other, 'facts', sampleFacts());
    await archive.savePart(other, 'collection', sampleCollection());
    await archive.seal(other, 'sealed');
    await tamper<JournalRow>(engine, 'journal', ([row]) => ({
      put: [{ ...row!, entry: flipped(row!.entry, 30) }],
    }));
    await expect(archive.check(captureId)).rejects.toThrow(/archive-unreadable: journal 1/);
    await expect(archive.listJournal()).rejects.toThrow(/archive-unreadable: journal 1/);
    // The others are still told, and whose acts are lost.
    const { entries, damaged } = await archive.readJournal();
    expect(entries.map(({ captureId: id }) => id)).toEqual([other]);
    expect(damaged).toEqual(new Set([captureId]));
  });

  test('the last journal entry: what is captured afterwards is kept all the same, behind it', async () => {
    const whole = await archive.listJournal();
    await tamper<JournalRow>(engine, 'journal', (rows) => {
      const last = rows.at(-1)!;
      return { put: [{ ...last, entry: flipped(last.entry, 30) }] };
    });
    const other = (await archive.begin(sampleStart())).id;
    await archive.savePart(other, 'facts', sampleFacts());
    await archive.savePart(other, 'collection', sampleCollection());
    await archive.seal(other, 'sealed');
    const { entries, damaged } = await archive.readJournal();
    expect(entries.find(({ captureId: id }) => id === other)).toMatchObject({
      sequence: whole.length + 1,
      previous: await entryDigest(whole.at(-1)!),
    });
    expect(damaged).toEqual(new Set([captureId]));
  });
});

test('reading an artifact whose seal does not open says so', async () => {
  await tamper<PayloadRow>(engine, 'payloads', (rows) => {
    const row = payloadOf(rows, 'one.png');
    return { put: [{ ...row, bytes: flipped(row.bytes, 20) }] };
  });
  await expect(archive.readArtifact(ids.get('one.png')!)).rejects.toMatchObject({
    problem: { code: 'archive-unreadable' },
  });
  expect(await archive.readArtifact('nowhere')).toBeNull();
});

test('a pending capture has nothing to be checked against', async () => {
  const { id } = await archive.begin(sampleStart());
  await expect(archive.check(id)).rejects.toThrow(/pending/);
});
