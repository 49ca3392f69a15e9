import { beforeEach, expect, test } from 'vitest';
import type { Archive } from '../../archive/archive';
import { freshEngine, openAt } from '../../archive/test-storage';
import { readFile } from '../../files/read-file';
import { CHUNK_BYTES } from '../../archive/payload';
import { makeZip, MAIL, utf8 } from '../../files/test-files';
import { FileRefused } from '../../domain/imported-file';
import { ProblemError } from '../../domain/problem';
import { verifyChain } from '../../integrity/journal-chain';
import type { FileReader } from './file-reader';
import { importFiles } from './import-files';
import type { ImportOutcome } from './import-messages';

let archive: Archive;
beforeEach(async () => {
  archive = await openAt(freshEngine());
  return () => archive.close();
});

/** Reads here what a worker reads there; a picture's hash is what stands in its name. */
const reader: Pick<FileReader, 'read'> = {
  async read(file) {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const read = await readFile({
        name: file.name,
        sizeBytes: file.size,
        read: async (from, to) => bytes.slice(from, to),
      });
      const perceptualHash = /^([0-9a-f]{64})/.exec(file.name)?.[1] ?? null;
      return { call: 1, kind: 'read', read, perceptualHash };
    } catch (error) {
      if (error instanceof FileRefused) return { call: 1, kind: 'refused', reason: error.reason };
      throw error;
    }
  },
};

async function bringIn(
  files: readonly File[],
  change: { readonly reader?: Pick<FileReader, 'read'>; readonly signal?: AbortSignal } = {},
): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  await importFiles({
    archive,
    reader: change.reader ?? reader,
    order: { files, origin: 'dropped' },
    surroundings: {
      tool: { name: 'Tidemark', version: '0.1.0' },
      browser: { name: 'Chromium', version: '156.0', userAgent: 'Mozilla/5.0' },
      operatingSystem: 'linux (x86-64)',
      languages: ['da', 'en'],
      timeZone: 'Europe/Copenhagen',
    },
    signal: change.signal ?? new AbortController().signal,
    now: () => new Date('2026-11-20T13:00:00.000Z'),
    onProgress: () => undefined,
    onOutcome: (index, outcome) => (outcomes[index] = outcome),
  });
  return outcomes;
}

test('each file has an outcome of its own: kept, the same as an earlier one, refused', async () => {
  const mail = new File([MAIL], 'mail.eml', { lastModified: Date.UTC(2026, 10, 19) });
  const bad = new File([makeZip([{ name: '../x', bytes: utf8('x') }])], 'bad.zip');
  const outcomes = await bringIn([mail, bad, new File([MAIL], 'copy of it.eml'), new File([], 'empty.txt')]);
  expect(outcomes).toEqual([
    { is: 'kept', captureId: expect.any(String) as string, sequence: 1, near: [] },
    { is: 'refused', reason: 'zip-unsafe-names' },
    { is: 'same', as: { captureId: expect.any(String) as string, sequence: 1, binned: false } },
    { is: 'refused', reason: 'empty' },
  ]);
  const [summary] = await archive.listSummaries();
  expect(summary).toMatchObject({ title: 'mail.eml', authorHandle: 'rook@sender.example', site: null });
  const record = await archive.readRecord(summary?.id ?? '');
  expect(record?.file).toMatchObject({
    name: 'mail.eml',
    kind: 'mail',
    lastModified: '2026-11-19T00:00:00.000Z',
    origin: 'dropped',
  });
  expect(record?.collection).toMatchObject({
    kind: 'file',
    trigger: 'import',
    timeZone: 'Europe/Copenhagen',
  });
  expect(record?.artifacts.map(({ name }) => name)).toEqual(['original.eml', 'text.txt']);
});

test('what lies in the bin is still the same file', async () => {
  const file = new File(['words'], 'a.txt');
  const [first] = await bringIn([file]);
  await archive.moveToBin([first?.is === 'kept' ? first.captureId : '']);
  expect(await bringIn([file])).toEqual([
    { is: 'same', as: expect.objectContaining({ sequence: 1, binned: true }) as unknown },
  ]);
});

test('pictures that look alike are suggested, the likest first, and others are not', async () => {
  const hash = 'f0'.repeat(32);
  const near = `e0${'f0'.repeat(31)}`;
  const nearer = hash;
  const far = '0f'.repeat(32);
  const names = [near, nearer, far, hash];
  const outcomes = await bringIn(names.map((name, index) => new File([`picture ${index}`], `${name}.jpg`)));
  expect(
    outcomes.map((outcome) => (outcome.is === 'kept' ? outcome.near.map(({ sequence }) => sequence) : null)),
  ).toEqual([[], [1], [], [2, 1]]);
});

test('where the reading hangs or breaks the file is kept as bytes, and says so', async () => {
  const [outcome] = await bringIn([new File(['words'], 'a.txt')], { reader: { read: async () => null } });
  const record = await archive.readRecord(outcome?.is === 'kept' ? outcome.captureId : '');
  expect(record?.file).toMatchObject({ kind: 'other', remarks: ['not-read'] });
});

test('stopped, what was kept stays and the others are said not to be taken', async () => {
  const stopping = new AbortController();
  const files = [
    new File(['one'], 'a.txt'),
    new File([new Uint8Array(13 * CHUNK_BYTES)], 'b.bin'),
    new File(['three'], 'c.txt'),
  ];
  const read: string[] = [];
  const stopAfterFirst: Pick<FileReader, 'read'> = {
    async read(file) {
      read.push(file.name);
      if (file.name === 'b.bin') stopping.abort();
      return reader.read(file);
    },
  };
  const outcomes = await bringIn(files, { reader: stopAfterFirst, signal: stopping.signal });
  expect(outcomes.map(({ is }) => is)).toEqual(['kept', 'cancelled', 'cancelled']);
  expect(read).toEqual(['a.txt', 'b.bin']);
  expect(await archive.count()).toMatchObject({ live: 1 });
  expect(await archive.clearStaged()).toBe(0);
});

test('a name that is no text, or none at all, does not break the record', async () => {
  const outcomes = await bringIn([new File(['words'], '\ud800\u0007\u202egpj.exe'), new File(['other'], '')]);
  expect(outcomes.map(({ is }) => is)).toEqual(['kept', 'kept']);
});

test('a file that cannot be written leaves nothing behind, and the next one is tried', async () => {
  const keepFiles = archive.keepFiles;
  archive.keepFiles = async (files) => {
    if (files.some(({ material }) => material.file.name === 'a.bin'))
      throw new ProblemError({ code: 'storage-full' });
    return keepFiles(files);
  };
  const large = new File([new Uint8Array(5 * CHUNK_BYTES).fill(1)], 'a.bin');
  const outcomes = await bringIn([large, new File(['words'], 'b.txt')]);
  expect(outcomes.map(({ is }) => is)).toEqual(['failed', 'kept']);
  expect(await archive.clearStaged()).toBe(0);
});

test('files that come together are written together, in their order, and copies among them are named', async () => {
  const keepFiles = archive.keepFiles;
  const together: number[] = [];
  archive.keepFiles = async (files) => {
    together.push(files.length);
    return keepFiles(files);
  };
  const files = Array.from({ length: 20 }, (_, index) => new File([`words ${index % 15}`], `${index}.txt`));
  const outcomes = await bringIn(files);
  expect(Math.max(...together)).toBeGreaterThan(1);
  expect(outcomes.map((outcome) => (outcome.is === 'kept' ? outcome.sequence : outcome))).toEqual([
    ...Array.from({ length: 15 }, (_, index) => index + 1),
    ...Array.from({ length: 5 }, (_, index) => ({
      is: 'same',
      as: expect.objectContaining({ sequence: index + 1 }) as unknown,
    })),
  ]);
  const journal = await archive.listJournal();
  expect(journal.map(({ act, detail }) => [act, detail['sequence']])).toEqual(
    Array.from({ length: 15 }, (_, index) => ['imported', index + 1]),
  );
  expect((await verifyChain(journal)).intact).toBe(true);
  expect(await archive.clearStaged()).toBe(0);
});
