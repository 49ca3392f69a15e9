import { describe, expect, it } from 'vitest';
import { canonicalBytes } from '../integrity/canonical-json';
import { fromHex } from '../integrity/digest';
import { entryBytes } from '../integrity/journal-chain';
import { leafHash, verifyConsistency, verifyInclusion } from '../integrity/merkle-tree';
import { publicKeyFromPem, verifySignature } from '../integrity/signing';
import type { TreeHead } from '../domain/integrity';
import type { JournalEntry } from '../domain/journal';
import { TAG_MANIFEST_SIGNATURE } from './proofs';
import { inventedCapture } from './test-captures';
import { testExport, textOf, unzip } from './test-export';

async function exported(made: Awaited<ReturnType<typeof testExport>>) {
  const result = await made.run();
  const files = await unzip(result.volumes[0]?.file ?? new Blob());
  const head = JSON.parse(textOf(files, 'journal/tree-head.json')) as TreeHead;
  const lines = <T>(path: string): T[] =>
    textOf(files, path)
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as T);
  return { result, files, head, lines };
}

interface EntryLine {
  readonly entry: JournalEntry;
  readonly inclusion: readonly { readonly size: number; readonly path: readonly string[] }[];
}

describe('the proofs in a bundle', () => {
  it('are of the captures in it and of no other, and each leads to the signed head', async () => {
    const captures = [1, 2, 3, 4, 5].map((number) => inventedCapture(number));
    const made = await testExport(captures, { captureIds: ['capture-2', 'capture-5'] });
    const { files, head, lines } = await exported(made);
    const entries = lines<EntryLine>('journal/entries.jsonl');
    expect(entries.map(({ entry }) => entry.captureId)).toEqual(['capture-2', 'capture-5']);
    for (const { entry, inclusion } of entries) {
      const [proof] = inclusion;
      expect(proof?.size).toBe(5);
      expect(
        await verifyInclusion({
          leaf: await leafHash(entryBytes(entry)),
          index: entry.sequence - 1,
          size: head.size,
          path: (proof?.path ?? []).map(fromHex),
          root: fromHex(head.rootSha256),
        }),
      ).toBe(true);
    }
    for (const [path, bytes] of files) {
      for (const other of ['capture-1', 'capture-3', 'capture-4'])
        expect(Buffer.from(bytes).includes(other), `${other} in ${path}`).toBe(false);
    }
  });

  it('are signed by the key in the bundle, and the report names it', async () => {
    const { files, head, result } = await exported(await testExport([inventedCapture(1)]));
    const spki = publicKeyFromPem(textOf(files, 'signatures/signer-public-key.pem'));
    const bytesOf = (path: string) => new Uint8Array(files.get(path) ?? []);
    for (const [path, signature] of [
      ['tagmanifest-sha256.txt', TAG_MANIFEST_SIGNATURE],
      ['journal/tree-head.json', 'signatures/tree-head.json.sig'],
    ] as const) {
      expect(await verifySignature(spki ?? new Uint8Array(0), bytesOf(signature), bytesOf(path))).toBe(true);
    }
    expect(bytesOf('journal/tree-head.json')).toEqual(canonicalBytes(head));
    for (const path of ['data/report.html', 'READ-ME-FIRST.txt'])
      expect(textOf(files, path)).toContain(head.archive);
    expect(result.volumes[0]?.tagManifestSha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('show that the journal grew from what left earlier', async () => {
    const made = await testExport([1, 2, 3].map((number) => inventedCapture(number)));
    const early = await made.prover.signHead();
    made.prover.heads.push({ ...early, exported: true });
    const [extra] = (await made.archive.listJournal()).slice(-1);
    made.archive.grow({ ...extra!, sequence: 4, captureId: null, act: 'exported' });
    const { head, lines } = await exported(made);
    const [line] = lines<{ size: number; rootSha256: string; path: string[] }>('journal/consistency.jsonl');
    expect(line).toMatchObject({ size: 3, rootSha256: early.head.rootSha256 });
    const claim = {
      first: 3,
      firstRoot: fromHex(early.head.rootSha256),
      second: head.size,
      secondRoot: fromHex(head.rootSha256),
      path: (line?.path ?? []).map(fromHex),
    };
    expect(head.size).toBe(4);
    expect(await verifyConsistency(claim)).toBe(true);
  });

  it('hold the earliest stamped head that covers a capture, and no answer that was refused', async () => {
    const made = await testExport([1, 2, 3].map((number) => inventedCapture(number)));
    const kept = await made.prover.keepHead();
    const stamp = {
      size: kept.head.size,
      kind: 'rfc3161',
      service: 'https://Stamps.example:8080/tsr?x=1',
      requestedAt: '2026-11-20T10:00:00.000Z',
      attempts: 1,
      problem: null,
      answer: btoa('token'),
      certificates: [btoa('one'), btoa('two')],
      attestedAt: '2026-11-20T10:00:01Z',
      clockAheadSeconds: 0,
    } as const;
    made.prover.stamps.push(
      { ...stamp, state: 'kept' },
      { ...stamp, service: 'https://wrong.example/', state: 'refused', answer: btoa('refused token') },
      { ...stamp, service: 'https://later.example/', state: 'waiting', answer: null },
    );
    made.archive.grow({
      sequence: 4,
      at: '2026-11-20T11:00:00.000Z',
      act: 'exported',
      captureId: null,
      sha256: null,
      detail: {},
      previous: '0'.repeat(64),
    });
    const { files, lines } = await exported(made);
    expect([...files.keys()].filter((path) => path.startsWith('timestamps/'))).toEqual([
      'timestamps/000003/tree-head.json',
      'timestamps/000003/tree-head.json.sig',
      'timestamps/000003/stamps-example-8080.tsr',
      'timestamps/000003/stamps-example-8080.pem',
    ]);
    expect(textOf(files, 'timestamps/000003/stamps-example-8080.tsr')).toBe('token');
    for (const { inclusion } of lines<EntryLine>('journal/entries.jsonl'))
      expect(inclusion.map(({ size }) => size)).toEqual([3, 4]);
    expect(lines<{ size: number }>('journal/consistency.jsonl').map(({ size }) => size)).toEqual([3]);
    for (const bytes of files.values()) expect(Buffer.from(bytes).includes('refused token')).toBe(false);
  });
});

describe('heads that others confirmed', () => {
  const stamp = {
    requestedAt: '2026-11-20T10:00:00.000Z',
    attempts: 1,
    problem: null,
    answer: btoa('answer'),
    certificates: [],
    attestedAt: null,
    clockAheadSeconds: null,
  } as const;
  const act = {
    at: '2026-11-20T11:00:00.000Z',
    act: 'exported',
    captureId: null,
    sha256: null,
    detail: {},
    previous: '0'.repeat(64),
  } as const;

  it('go along for each kind of proof: a block at one head does not keep out a token at the next', async () => {
    const made = await testExport([inventedCapture(1)]);
    const service = 'https://one.example/';
    await made.prover.keepHead();
    made.prover.stamps.push({ ...stamp, size: 1, kind: 'opentimestamps', service, state: 'in-block' });
    made.archive.grow({ ...act, sequence: 2 });
    await made.prover.keepHead();
    made.prover.stamps.push({ ...stamp, size: 2, kind: 'rfc3161', service, state: 'kept' });
    made.archive.grow({ ...act, sequence: 3 });
    const { files, lines } = await exported(made);
    const stamps = [...files.keys()].filter((path) => /\.(?:tsr|ots)$/.test(path));
    expect(stamps).toEqual(['timestamps/000001/one-example.ots', 'timestamps/000002/one-example.tsr']);
    const [line] = lines<EntryLine>('journal/entries.jsonl');
    expect(line?.inclusion.map(({ size }) => size)).toEqual([1, 2, 3]);
  });

  it('are promises only where nothing is proved', async () => {
    const made = await testExport([inventedCapture(1)]);
    await made.prover.keepHead();
    const promised = { ...stamp, size: 1, kind: 'opentimestamps', state: 'pending' } as const;
    made.prover.stamps.push({ ...promised, service: 'https://calendar.example/' });
    made.archive.grow({ ...act, sequence: 2 });
    const { files } = await exported(made);
    expect([...files.keys()].filter((path) => path.endsWith('.ots'))).toHaveLength(1);
  });
});

describe('an export', () => {
  it('is announced before it is written, so that one that begins meanwhile shows that it grew from it', async () => {
    const made = await testExport([inventedCapture(1)]);
    const seen: number[] = [];
    const { sign } = made.prover;
    Object.assign(made.prover, {
      sign: async (bytes: Uint8Array<ArrayBuffer>) => {
        seen.push(made.prover.heads.filter((head) => head.exported).length);
        return sign(bytes);
      },
    });
    await made.run();
    expect(seen).toEqual([1]);
  });

  it('fails where the tree does not prove what the entries say', async () => {
    const made = await testExport([1, 2].map((number) => inventedCapture(number)));
    Object.assign(made.prover, { proveInclusion: async () => ['ab'.repeat(32)] });
    await expect(made.run()).rejects.toThrow(/does not prove/);
    expect([...made.volumes.files.keys()]).toEqual([]);
  });

  it('is noted in the journal with the digest of each volume and the head that left', async () => {
    const made = await testExport([inventedCapture(1)]);
    const { result, head } = await exported(made);
    expect(made.prover.exports).toMatchObject([
      {
        head: { head },
        tagManifestSha256: result.volumes.map(({ tagManifestSha256 }) => tagManifestSha256),
        captures: 1,
        complete: true,
      },
    ]);
  });

  it.each([
    ['that cannot sign its journal', 'signHead'],
    ['that cannot sign its manifest', 'sign'],
    ['that the journal cannot take', 'noteExport'],
  ] as const)('%s fails, and leaves nothing behind', async (_what, method) => {
    const made = await testExport([inventedCapture(1)]);
    Object.assign(made.prover, { [method]: () => Promise.reject(new Error('refused')) });
    await expect(made.run()).rejects.toThrow('refused');
    expect([...made.volumes.files.keys()]).toEqual([]);
  });

  it('whose signature is not one of its key fails when it is read back', async () => {
    const made = await testExport([inventedCapture(1)]);
    const { sign } = made.prover;
    Object.assign(made.prover, {
      sign: (bytes: Uint8Array<ArrayBuffer>) => sign(new Uint8Array([...bytes, 0])),
    });
    await expect(made.run()).rejects.toThrow(/signature of tagmanifest/);
    expect([...made.volumes.files.keys()]).toEqual([]);
  });
});
