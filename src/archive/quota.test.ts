import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../domain/problem';
import type { Archive } from './archive';
import { toArchiveError } from './archive-error';
import { type Fault, faultyEngine, noFault, arm } from './test-faults';
import { captureSample, sampleArtifact, sampleCollection, sampleFacts, sampleStart } from './test-captures';
import { freshEngine, openAt, readRawRows } from './test-storage';

beforeEach(() => {
  vi.stubGlobal('navigator', { storage: { estimate: async () => ({ usage: 900, quota: 1000 }) } });
  return () => vi.unstubAllGlobals();
});

const kinds = ['quota-at-request', 'quota-at-commit'] satisfies Fault[];

type Act = (archive: Archive, sealed: string, pending: string) => Promise<unknown>;

const acts: Record<string, Act> = {
  begin: (archive) => archive.begin(sampleStart()),
  addArtifact: (archive, _, pending) => archive.addArtifact(pending, sampleArtifact({ name: 'second.png' })),
  savePart: (archive, _, pending) => archive.savePart(pending, 'completeness', null),
  seal: (archive, _, pending) => archive.seal(pending, 'sealed'),
  saveRemark: (archive, sealed) =>
    archive.saveRemark(sealed, { note: 'n', privateNote: null, tags: [], caseId: null }),
  addCase: (archive) => archive.addCase('Spring'),
  moveToBin: (archive, sealed) => archive.moveToBin([sealed]),
};

describe.each(kinds)('a full disk (%s)', (fault) => {
  test.each(Object.entries(acts))(
    'at any write of %s says so and leaves everything as it was',
    async (name, act) => {
      let reached = 0;
      for (let atWrite = 1; ; atWrite += 1) {
        const engine = freshEngine();
        const plan = noFault();
        const archive = await openAt(faultyEngine(engine, plan));
        const sealed = await captureSample(archive);
        const pending = await archive.begin(sampleStart());
        await archive.addArtifact(pending.id, sampleArtifact());
        await archive.savePart(pending.id, 'facts', sampleFacts());
        await archive.savePart(pending.id, 'collection', sampleCollection());
        const before = await readRawRows(engine);
        arm(plan, { fault, atWrite });
        const outcome = await act(archive, sealed.id, pending.id).then(
          () => null,
          (error: unknown) => error,
        );
        if (outcome === null) {
          archive.close();
          break;
        }
        reached += 1;
        expect(outcome).toBeInstanceOf(ProblemError);
        expect((outcome as ProblemError).problem).toMatchObject({
          code: 'storage-full',
          values: { freeBytes: 100 },
        });
        const after = await readRawRows(engine);
        // Sealing first notes what the capture will be sealed as; nothing else may differ.
        const mayDiffer = name === 'seal' ? withoutEnding : (rows: RawRows) => rows;
        expect(mayDiffer(after)).toEqual(mayDiffer(before));

        // Once there is room again the same act goes through.
        arm(plan, {});
        await act(archive, sealed.id, pending.id);
        archive.close();
      }
      expect(reached).toBeGreaterThan(0);
    },
  );
});

type RawRows = Record<string, unknown[]>;

function withoutEnding(rows: RawRows): RawRows {
  return { ...rows, captures: (rows['captures'] ?? []).map((row) => ({ ...(row as object), ending: null })) };
}

test('whether anything of the act was kept is told', async () => {
  const plan = noFault();
  const archive = await openAt(faultyEngine(freshEngine(), plan));
  const problemOf = async (act: () => Promise<unknown>) => {
    arm(plan, { fault: 'quota-at-request', atWrite: 1 });
    const error = await act().catch((caught: unknown) => caught);
    arm(plan, {});
    return (error as ProblemError).problem;
  };
  expect(await problemOf(() => archive.begin(sampleStart()))).toMatchObject({ kept: false });
  const { id } = await archive.begin(sampleStart());
  expect(await problemOf(() => archive.addArtifact(id, sampleArtifact()))).toMatchObject({ kept: true });
  archive.close();
});

describe('errors of the database', () => {
  const quota = new DOMException('no room', 'QuotaExceededError');
  const wrapped = (name: string, inside: object) => Object.assign(new Error(name), { name, ...inside });

  test.each([
    ['alone', quota, 'storage-full'],
    ['inside an abort', wrapped('AbortError', { inner: quota }), 'storage-full'],
    ['among the failures of a bulk write', wrapped('BulkError', { failures: [quota] }), 'storage-full'],
    [
      'two levels deep',
      wrapped('AbortError', { inner: wrapped('OpenFailedError', { cause: quota }) }),
      'storage-full',
    ],
    ['of a newer version', new DOMException('', 'VersionError'), 'archive-newer'],
  ])('%s', async (_, error, code) => {
    const told = await toArchiveError(error);
    expect(told).toBeInstanceOf(ProblemError);
    expect((told as ProblemError).problem.code).toBe(code);
  });

  test.each([
    [
      'Chromium cannot write a payload',
      wrapped('AbortError', { inner: new DOMException('Failed to write blobs (IOError)', 'DataError') }),
    ],
    [
      'Chromium cannot open the database',
      new DOMException('Internal error opening backing store', 'UnknownError'),
    ],
    ['the transaction is aborted for no reason given', wrapped('AbortError', {})],
  ])('%s: a full disk where next to nothing is free, and only there', async (_, error) => {
    expect(await toArchiveError(error)).toMatchObject({
      problem: { code: 'storage-full', values: { freeBytes: 100 } },
    });
    vi.stubGlobal('navigator', { storage: { estimate: async () => ({ usage: 900, quota: 80e9 }) } });
    expect(await toArchiveError(error)).not.toMatchObject({ problem: { code: 'storage-full' } });
  });

  test('are told even when the browser cannot say what is free', async () => {
    const estimate = () => Promise.reject(new TypeError('storage is gone'));
    vi.stubGlobal('navigator', { storage: { estimate } });
    const noSpace = new DOMException('IO error: 000003.log: FILE_ERROR_NO_SPACE', 'UnknownError');
    expect(await toArchiveError(noSpace)).toMatchObject({ problem: { code: 'storage-full' } });
    expect(await toArchiveError(new DOMException('', 'UnknownError'))).toMatchObject({
      problem: { code: 'archive-unreadable' },
    });
  });

  test('of the program itself stay what they are', async () => {
    const error = new TypeError('x is undefined');
    expect(await toArchiveError(error)).toBe(error);
  });

  test('free space is left out where the browser does not tell it', async () => {
    vi.stubGlobal('navigator', {});
    const told = (await toArchiveError(quota)) as ProblemError;
    expect(told.problem.values).toBeUndefined();
  });
});
