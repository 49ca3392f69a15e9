import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { FileMaterial, StagedFile } from '../domain/archive';
import type { CaptureRecord } from '../domain/capture';
import { FileRefused, type FileFacts } from '../domain/imported-file';
import { sha256Hex } from '../integrity/digest';
import type { Archive } from './archive';
import type { StorageEngine } from './database';
import { CHUNK_BYTES } from './payload';
import { sampleCollection, sampleFacts, sampleStart, utf8 } from './test-captures';
import { arm, faultyEngine, noFault } from './test-faults';
import { freshEngine, openAt, readRawRows, tamper } from './test-storage';
import type { PayloadRow } from './rows';

let engine: StorageEngine;
let archive: Archive;
const never = new AbortController().signal;
const nothing = (): void => undefined;

beforeEach(async () => {
  engine = freshEngine();
  archive = await openAt(engine);
  return () => archive.close();
});

function materialOf(change: Partial<FileFacts> = {}): FileMaterial {
  const at = '2026-11-20T13:00:00.000Z';
  return {
    start: sampleStart({ kind: 'file', url: 'about:blank', title: 'letter.txt' }),
    facts: sampleFacts(),
    collection: sampleCollection({
      kind: 'file',
      trigger: 'import',
      url: 'about:blank',
      title: 'letter.txt',
    }),
    file: {
      name: 'letter.txt',
      sizeBytes: 5,
      mediaType: 'text/plain',
      kind: 'text',
      claimedType: null,
      lastModified: null,
      origin: 'picked',
      importedAt: at,
      facts: [],
      remarks: [],
      perceptualHash: 'ab'.repeat(32),
      ...change,
    },
    original: { name: 'original.txt', mediaType: 'text/plain' },
    derived: [
      { name: 'text.txt', role: 'text', mediaType: 'text/plain', bytes: utf8('words'), createdAt: at },
    ],
  };
}

async function keep(staged: StagedFile, change: Partial<FileFacts> = {}): Promise<CaptureRecord> {
  const [record] = await archive.keepFiles([{ staged, material: materialOf(change) }]);
  if (record === undefined) throw new Error('nothing was kept');
  return record;
}

/** Random bytes, more than fit one piece. */
function large(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 * CHUNK_BYTES + 1_234);
  for (let at = 0; at < bytes.byteLength; at += 65_536)
    crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

async function readPieces(id: string): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for (let index = 0, of = 1; index < of; index += 1) {
    const piece = await archive.readPiece(id, index);
    if (piece === null) throw new Error('no such piece');
    of = piece.of;
    pieces.push(piece.bytes);
  }
  return pieces;
}

describe('a file that is brought in', () => {
  test('is a record with its bytes, what was made of it, and an entry of the journal', async () => {
    const bytes = utf8('words');
    const staged = await archive.stageFile(new Blob([bytes]), never, nothing);
    expect(staged).toMatchObject({ sizeBytes: 5, sha256: await sha256Hex(bytes) });
    const record = await keep(staged);
    expect(record).toMatchObject({
      sequence: 1,
      state: 'sealed',
      file: { name: 'letter.txt', kind: 'text' },
    });
    expect(record.artifacts.map(({ name, role }) => [name, role])).toEqual([
      ['original.txt', 'original'],
      ['text.txt', 'text'],
    ]);
    expect(await archive.readArtifact(staged.artifactId)).toEqual(bytes);
    const [summary] = await archive.listSummaries();
    expect(summary).toMatchObject({
      kind: 'file',
      title: 'letter.txt',
      fileKind: 'text',
      fileSha256: staged.sha256,
      fileHash: 'ab'.repeat(32),
      artifactCount: 2,
      sizeBytes: 10,
    });
    const [entry] = await archive.listJournal(record.id);
    expect(entry).toMatchObject({ act: 'imported', detail: { sequence: 1, files: 2 } });
    expect((await archive.check(record.id)).map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    expect(await archive.count()).toEqual({ live: 1, binned: 0, pending: 0 });
  });

  test('of many pieces has one digest, is read piece by piece and checked the same way', async () => {
    const bytes = large();
    let told = 0;
    const staged = await archive.stageFile(new Blob([bytes]), never, (more) => (told += more));
    expect(told).toBe(bytes.byteLength);
    expect(staged.sha256).toBe(await sha256Hex(bytes));
    const record = await keep(staged);
    const pieces = await readPieces(staged.artifactId);
    expect(pieces.map(({ byteLength }) => byteLength)).toEqual([
      ...Array.from({ length: 4 }, () => CHUNK_BYTES),
      1_234,
    ]);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    expect((await archive.check(record.id))[1]?.outcome).toBe('unchanged');
  });

  test('of which a piece was changed or taken away is found by the check', async () => {
    // More pieces than are hashed at once.
    const bytes = new Uint8Array(9 * CHUNK_BYTES + 5).fill(7);
    const staged = await archive.stageFile(new Blob([bytes]), never, nothing);
    const record = await keep(staged);
    expect((await archive.check(record.id))[1]?.outcome).toBe('unchanged');
    archive.close();
    await tamper<PayloadRow>(engine, 'payloads', (rows) => {
      const row = rows.find(({ artifactId, chunk }) => artifactId === staged.artifactId && chunk === 6);
      if (row === undefined) throw new Error('no such piece');
      return { put: [{ ...row, bytes: row.bytes.with(100, (row.bytes[100] ?? 0) ^ 1) }] };
    });
    archive = await openAt(engine);
    expect((await archive.check(record.id))[1]?.outcome).toBe('changed');
  });

  test('is not seen, and no background takes it for its own, until it is kept', async () => {
    await archive.stageFile(new Blob([large()]), never, nothing);
    expect(await archive.listSummaries()).toEqual([]);
    expect(await archive.recover()).toEqual([]);
    expect((await readRawRows(engine))['payloads']).toHaveLength(5);
  });

  test('and was left by a page that died is taken away, and nothing else', async () => {
    const kept = await archive.stageFile(new Blob([large()]), never, nothing);
    await keep(kept);
    await archive.stageFile(new Blob([large()]), never, nothing);
    expect(await archive.clearStaged()).toBe(1);
    expect(await archive.clearStaged()).toBe(0);
    expect((await archive.readArtifact(kept.artifactId))?.byteLength).toBe(4 * CHUNK_BYTES + 1_234);
  });

  test('and is dropped, or stopped in the middle, leaves nothing behind', async () => {
    const staged = await archive.stageFile(new Blob([large()]), never, nothing);
    await archive.dropStaged(staged);
    const stopping = new AbortController();
    const staging = archive.stageFile(new Blob([large()]), stopping.signal, () => stopping.abort());
    await expect(staging).rejects.toMatchObject({ problem: { code: 'cancelled' } });
    expect((await readRawRows(engine))['payloads']).toEqual([]);
  });

  test('and changes or goes away while it is read is refused', async () => {
    const blob = new Blob([large()]);
    const shrunk = {
      size: blob.size,
      slice: (from: number, to: number) => blob.slice(from, Math.min(to, 5_000_000)),
    };
    await expect(archive.stageFile(shrunk as Blob, never, nothing)).rejects.toEqual(
      new FileRefused('changed-while-read'),
    );
    expect((await readRawRows(engine))['payloads']).toEqual([]);
  });

  test('stands between captures in the order of the archive, and none of them is disturbed', async () => {
    const { id } = await archive.begin(sampleStart());
    const staged = await archive.stageFile(new Blob(['words']), never, nothing);
    const [record] = await Promise.all([
      keep(staged),
      archive.saveParts(id, { facts: sampleFacts(), collection: sampleCollection() }),
    ]);
    await archive.seal(id, 'sealed');
    expect(record.sequence).toBe(2);
    expect((await archive.listSummaries()).map(({ sequence, kind }) => [sequence, kind])).toEqual([
      [2, 'file'],
      [1, 'post'],
    ]);
  });

  test('together with others is in the archive with all of them or none, wherever the process dies', async () => {
    for (let atWrite = 1, dies = true; dies; atWrite += 1) {
      const own = freshEngine();
      const plan = noFault();
      const dying = await openAt(faultyEngine(own, plan));
      const staged = await Promise.all(
        ['one', 'two', 'three'].map((text) => dying.stageFile(new Blob([text]), never, nothing)),
      );
      arm(plan, { atWrite });
      await dying
        .keepFiles(staged.map((file) => ({ staged: file, material: materialOf() })))
        .catch((error: unknown) => {
          if (!plan.dead) throw error;
        });
      dies = plan.dead;
      dying.close();
      const next = await openAt(own);
      const summaries = await next.listSummaries();
      expect([atWrite, summaries.map(({ sequence }) => sequence)]).toEqual([atWrite, dies ? [] : [3, 2, 1]]);
      expect((await next.listJournal()).map(({ sequence }) => sequence)).toEqual(dies ? [] : [1, 2, 3]);
      expect(await next.clearStaged()).toBe(0);
      const results = await Promise.all(summaries.map(({ id }) => next.check(id)));
      expect(results.flat().every(({ outcome }) => outcome === 'unchanged')).toBe(true);
      expect(await next.count()).toEqual({ live: dies ? 0 : 3, binned: 0, pending: 0 });
      next.close();
    }
  });

  test('does not take the number of a capture that begins while it is kept', async () => {
    const staged = await Promise.all(
      ['one', 'two'].map((text) => archive.stageFile(new Blob([text]), never, nothing)),
    );
    let begun: { sequence: number } | null = null;
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    const spy = vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (how, key, plain) => {
      const place = new TextDecoder().decode((how as AesGcmParams).additionalData);
      // The number of each file is chosen by then.
      if (place.includes('"summary"')) {
        spy.mockRestore();
        begun = await archive.begin(sampleStart());
      }
      return encrypt(how, key, plain);
    });
    const records = await archive.keepFiles(staged.map((file) => ({ staged: file, material: materialOf() })));
    expect(begun).toMatchObject({ sequence: 1 });
    expect(records.map(({ sequence }) => sequence)).toEqual([2, 3]);
    expect((await archive.listJournal()).map(({ detail }) => detail['sequence'])).toEqual([2, 3]);
  });

  test('for which there is no room is kept by no half, and can be tried again', async () => {
    const own = freshEngine();
    const plan = noFault();
    const full = await openAt(faultyEngine(own, plan));
    const staged = await Promise.all(
      ['one', 'two'].map((text) => full.stageFile(new Blob([text]), never, nothing)),
    );
    const files = staged.map((file) => ({ staged: file, material: materialOf() }));
    arm(plan, { atWrite: 9, fault: 'quota-at-commit' });
    await expect(full.keepFiles(files)).rejects.toMatchObject({ problem: { code: 'storage-full' } });
    expect(await full.listSummaries()).toEqual([]);
    expect((await full.keepFiles(files)).map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(await Promise.all(staged.map(({ artifactId }) => full.readArtifact(artifactId)))).toEqual([
      utf8('one'),
      utf8('two'),
    ]);
    full.close();
  });
});
