import { afterEach, describe, expect, test, vi } from 'vitest';
import { fromHex } from '../integrity/digest';
import { entryBytes } from '../integrity/journal-chain';
import { leafHash, verifyConsistency, verifyInclusion } from '../integrity/merkle-tree';
import { keyFingerprint, verifySignature } from '../integrity/signing';
import { captureSample } from './test-captures';
import { freshEngine, openAt, readRawRows, tamper, whileSealing } from './test-storage';

function noted(head: Awaited<ReturnType<Awaited<ReturnType<typeof openAt>>['signHead']>>) {
  return {
    head,
    tagManifestSha256: ['ab'.repeat(32)],
    groupIdentifier: 'urn:uuid:1',
    captures: 1,
    complete: true,
  };
}

async function noteMany(archive: Awaited<ReturnType<typeof openAt>>, length: number): Promise<void> {
  const entry = { captureId: null, sha256: null, detail: {} };
  for (let made = 0; made < length; made += 1) await archive.note('checked', entry);
}

/** Lets `act` happen in full while a tree head is being sealed: once. */
function whileSealingHead(act: () => Promise<void>): void {
  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
  let done = false;
  vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (algorithm, key, data) => {
    const { additionalData } = algorithm as AesGcmParams;
    if (!done && new TextDecoder().decode(additionalData).includes('"head"')) {
      done = true;
      await act();
    }
    return encrypt(algorithm, key, data);
  });
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the signing key', () => {
  test('is one for all who open the archive at once, and cannot be taken out', async () => {
    const engine = freshEngine();
    const archives = await Promise.all([openAt(engine), openAt(engine), openAt(engine)]);
    const heads = await Promise.all(archives.map((archive) => archive.signHead()));
    expect(new Set(heads.map(({ head }) => head.archive)).size).toBe(1);
    const { signers } = await readRawRows(engine);
    const [{ privateKey }] = signers as [{ privateKey: CryptoKey }];
    expect(privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow();
  });

  test('signs what its public half confirms', async () => {
    const archive = await openAt(freshEngine());
    await captureSample(archive);
    const { head, bytes, signature } = await archive.signHead();
    const publicKey = await archive.readPublicKey();
    expect(head.archive).toBe(await keyFingerprint(publicKey));
    expect(await verifySignature(publicKey, signature, bytes)).toBe(true);
  });

  test('that cannot sign is an error, and nothing comes out unsigned', async () => {
    const archive = await openAt(freshEngine());
    await archive.readPublicKey();
    vi.spyOn(crypto.subtle, 'sign').mockRejectedValueOnce(new Error('refused'));
    await expect(archive.signHead()).rejects.toThrow();
    vi.spyOn(crypto.subtle, 'sign').mockResolvedValueOnce(new Uint8Array(64).fill(7).buffer);
    await expect(archive.sign(new Uint8Array([1]))).rejects.toThrow();
    vi.restoreAllMocks();
  });
});

describe('the tree of the journal', () => {
  test('proves each entry, and that a later head grew from an earlier one', async () => {
    const archive = await openAt(freshEngine());
    const { id: first } = await captureSample(archive);
    const early = await archive.signHead();
    const copy = { captureId: first, recordSha256: '12'.repeat(32), copySha256: '34'.repeat(32) };
    await archive.noteExport({ ...noted(early), redacted: [copy] });
    const { id } = await captureSample(archive);
    await archive.saveRemark(id, { note: 'n', privateNote: null, tags: [], caseId: null });
    await archive.moveToBin([id]);
    await archive.erase([id]);
    const late = await archive.signHead();
    const entries = await archive.listJournal();
    expect(late.head.size).toBe(entries.length);
    for (const entry of entries) {
      const path = await archive.proveInclusion(entry.sequence, late.head.size);
      expect(
        await verifyInclusion({
          leaf: await leafHash(entryBytes(entry)),
          index: entry.sequence - 1,
          size: late.head.size,
          path: path.map(fromHex),
          root: fromHex(late.head.rootSha256),
        }),
      ).toBe(true);
    }
    expect((await archive.listHeads()).map(({ head, exported }) => [head, exported])).toEqual([
      [early.head, true],
    ]);
    const claim = {
      first: early.head.size,
      firstRoot: fromHex(early.head.rootSha256),
      second: late.head.size,
      secondRoot: fromHex(late.head.rootSha256),
      path: (await archive.proveConsistency(early.head.size, late.head.size)).map(fromHex),
    };
    expect(await verifyConsistency(claim)).toBe(true);
    expect(await verifyConsistency({ ...claim, firstRoot: fromHex('00'.repeat(32)) })).toBe(false);
    const exported = entries.filter(({ act }) => act === 'exported');
    expect(exported.map(({ sha256 }) => sha256)).toEqual(['ab'.repeat(32)]);
    const [made] = entries.filter(({ act }) => act === 'redacted copy made');
    expect(made).toMatchObject({ captureId: first, sha256: copy.copySha256 });
    expect(made?.detail).toEqual({ original: copy.recordSha256, group: noted(early).groupIdentifier });
    expect(made?.sequence).toBeLessThan(exported[0]?.sequence ?? 0);
  });

  test('that is lost is made anew from the entries, and is the same', async () => {
    const engine = freshEngine();
    const archive = await openAt(engine);
    await captureSample(archive);
    await captureSample(archive);
    const head = await archive.signHead();
    await tamper<{ level: number; index: number }>(engine, 'tiles', (rows) => ({
      remove: rows.map(({ level, index }) => [level, index]),
    }));
    // The tree is made anew from what is there; from entries that are the same comes the same root.
    expect((await archive.signHead()).head.rootSha256).toBe(head.head.rootSha256);
  });

  test('that is damaged keeps no capture from being sealed', async () => {
    const engine = freshEngine();
    const archive = await openAt(engine);
    await captureSample(archive);
    await tamper<{ hashes: Uint8Array }>(engine, 'tiles', (rows) => ({
      put: rows.map((row) => ({ ...row, hashes: row.hashes.toReversed() })),
    }));
    await captureSample(archive);
    const entries = await archive.listJournal();
    const { head } = await archive.signHead();
    expect(head.size).toBe(entries.length);
    const path = await archive.proveInclusion(1, head.size);
    expect(
      await verifyInclusion({
        leaf: await leafHash(entryBytes(entries[0]!)),
        index: 0,
        size: head.size,
        path: path.map(fromHex),
        root: fromHex(head.rootSha256),
      }),
    ).toBe(true);
  });

  test('that is damaged where no root is read from it is made anew for a proof', async () => {
    const engine = freshEngine();
    const archive = await openAt(engine);
    await noteMany(archive, 300);
    const { head } = await archive.signHead();
    const path = await archive.proveInclusion(7, head.size);
    const growth = await archive.proveConsistency(100, head.size);
    await tamper<{ level: number; index: number; hashes: Uint8Array }>(engine, 'tiles', (rows) => ({
      put: rows
        .filter(({ level, index }) => level === 0 && index === 0)
        .map((row) => ({ ...row, hashes: row.hashes.toReversed() })),
    }));
    const again = await openAt(engine);
    expect((await again.signHead()).head.rootSha256).toBe(head.rootSha256);
    expect(await again.proveInclusion(7, head.size)).toEqual(path);
    expect(await (await openAt(engine)).proveConsistency(100, head.size)).toEqual(growth);
    await expect(again.proveInclusion(301, head.size)).rejects.toThrow(RangeError);
  });

  test('is opened once for many proofs, not once for each', async () => {
    const archive = await openAt(freshEngine());
    await noteMany(archive, 300);
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
    for (let sequence = 1; sequence <= 300; sequence += 1) await archive.proveInclusion(sequence, 300);
    // Two tiles of leaves and the one above them.
    expect(decrypt).toHaveBeenCalledTimes(3);
  });

  test('is not made anew from all entries because another was faster', async () => {
    const engine = freshEngine();
    const [one, other] = [await openAt(engine), await openAt(engine)];
    await noteMany(one, 100);
    const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
    whileSealing(() => noteMany(other, 1));
    await noteMany(one, 1);
    expect(await one.listJournal().then((entries) => entries.length)).toBe(102);
    expect(decrypt.mock.calls.length - 102).toBeLessThan(20);
  });

  test('is the same whoever writes at once', async () => {
    const engine = freshEngine();
    const archives = await Promise.all([openAt(engine), openAt(engine), openAt(engine)]);
    await Promise.all(archives.map((archive) => captureSample(archive)));
    const [archive] = archives;
    const entries = await archive.listJournal();
    const { head } = await archive.signHead();
    expect(entries).toHaveLength(3);
    for (const entry of entries) {
      const path = await archive.proveInclusion(entry.sequence, head.size);
      const leaf = await leafHash(entryBytes(entry));
      const root = fromHex(head.rootSha256);
      const claim = { leaf, index: entry.sequence - 1, size: head.size, path: path.map(fromHex), root };
      expect(await verifyInclusion(claim)).toBe(true);
    }
  });
});

describe('heads and stamps', () => {
  test('a head that is stamped stays as it was stamped', async () => {
    let now = Date.parse('2026-11-20T10:00:00Z');
    const archive = await openAt(freshEngine(), { now: () => new Date((now += 1000)) });
    await captureSample(archive);
    const kept = await archive.keepHead();
    expect(await archive.keepHead()).toMatchObject({ head: kept.head, signature: kept.signature });
    await archive.noteExport(noted(await archive.signHead()));
    expect(await archive.listHeads()).toEqual([{ ...kept, exported: true }]);
  });

  test('a head that is kept for stamps while an export is noted stays as it was kept', async () => {
    let now = Date.parse('2026-11-20T10:00:00Z');
    const engine = freshEngine();
    const archive = await openAt(engine, { now: () => new Date((now += 1000)) });
    const background = await openAt(engine, { now: () => new Date((now += 1000)) });
    await captureSample(archive);
    const exported = await archive.signHead();
    let kept: Awaited<ReturnType<typeof background.keepHead>> | null = null;
    whileSealingHead(async () => {
      kept = await background.keepHead();
    });
    await archive.noteExport(noted(exported));
    expect(kept).not.toBeNull();
    expect(await archive.listHeads()).toEqual([{ ...kept!, exported: true }]);
  });

  test('a stamp takes the place of the one of the same service', async () => {
    const archive = await openAt(freshEngine());
    await captureSample(archive);
    const { head } = await archive.keepHead();
    const stamp = {
      size: head.size,
      kind: 'rfc3161',
      service: 'https://one.example/',
      state: 'waiting',
      requestedAt: '2026-11-20T10:00:00.000Z',
      attempts: 1,
      problem: 'offline',
      answer: null,
      certificates: [],
      attestedAt: null,
      clockAheadSeconds: null,
    } as const;
    await archive.saveStamp(stamp);
    await archive.saveStamp({ ...stamp, service: 'https://two.example/' });
    await archive.saveStamp({ ...stamp, state: 'kept', attempts: 2, problem: null });
    const stamps = await archive.listStamps(head.size);
    expect(stamps.map(({ service, state }) => `${service} ${state}`).toSorted()).toEqual([
      'https://one.example/ kept',
      'https://two.example/ waiting',
    ]);
  });
});

describe('a remark in the journal', () => {
  test('stands with the digest of what leaves, and with that of the one before', async () => {
    const archive = await openAt(freshEngine());
    const { id } = await captureSample(archive);
    const parts = { privateNote: 'mine', tags: [], caseId: null };
    await archive.saveRemark(id, { ...parts, note: 'one' });
    await archive.saveRemark(id, { ...parts, note: 'one' });
    const edits = (await archive.listJournal(id)).filter(({ act }) => act === 'remark edited');
    expect(edits[0]?.detail).toEqual({ revision: 1, before: null });
    expect(edits[1]?.detail).toEqual({ revision: 2, before: edits[0]?.sha256 });
    // The same words, but nobody who only tries words finds that out.
    expect(edits[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(edits[1]?.sha256).not.toBe(edits[0]?.sha256);
  });
});
