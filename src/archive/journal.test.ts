import { describe, expect, test } from 'vitest';
import { verifyChain } from '../integrity/journal-chain';
import type { Archive } from './archive';
import { captureSample, sampleStart } from './test-captures';
import { freshEngine, openAt, readRawRows, whileSealing } from './test-storage';

/** Mulberry32: small, and the same numbers on every machine for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Act = (archive: Archive, captureId: string, step: number) => Promise<unknown>;

const acts: readonly [act: string, entries: number, run: Act][] = [
  ['captured', 1, (archive) => captureSample(archive)],
  ['case added', 1, (archive, _, step) => archive.addCase(`case ${step}`)],
  ['exported', 1, (archive) => archive.note('exported', { captureId: null, sha256: null, detail: {} })],
  ['checked', 1, (archive, captureId) => archive.note('checked', { captureId, sha256: null, detail: {} })],
  [
    'remark edited',
    1,
    (archive, captureId, step) =>
      archive.saveRemark(captureId, { note: `note ${step}`, privateNote: null, tags: [], caseId: null }),
  ],
];

describe('several writers at once', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('keep one chain without a gap (seed %i)', async (seed) => {
    const next = random(seed);
    const engine = freshEngine();
    const archives = await Promise.all([openAt(engine), openAt(engine), openAt(engine)]);
    const { id } = await captureSample(archives[0]);
    const expected = new Map<string, number>([['captured', 1]]);
    let step = 0;
    for (let wave = 0; wave < 6; wave += 1) {
      const running: Promise<unknown>[] = [];
      for (let count = 1 + Math.floor(next() * 6); count > 0; count -= 1) {
        const archive = archives[Math.floor(next() * archives.length)]!;
        const [act, entries, run] = acts[Math.floor(next() * acts.length)]!;
        expected.set(act, (expected.get(act) ?? 0) + entries);
        step += 1;
        running.push(run(archive, id, step));
        for (let ticks = Math.floor(next() * 20); ticks > 0; ticks -= 1) await Promise.resolve();
      }
      await Promise.all(running);
    }
    const journal = await archives[1].listJournal();
    const happened = new Map<string, number>();
    for (const { act } of journal) happened.set(act, (happened.get(act) ?? 0) + 1);
    expect(happened).toEqual(expected);
    expect(await verifyChain(journal)).toMatchObject({ intact: true, length: journal.length });

    const sequences = (await archives[2].listSummaries()).map(({ sequence }) => sequence);
    expect(sequences.toReversed()).toEqual(sequences.map((_, index) => index + 1));
    const revisions = (await archives[2].listRemarkRevisions(id)).map(({ revision }) => revision);
    expect(revisions).toEqual(revisions.map((_, index) => index + 1));
    for (const archive of archives) archive.close();
  });

  test('moving to the bin and giving back from two windows never loses or doubles an act', async () => {
    const engine = freshEngine();
    const [first, second] = await Promise.all([openAt(engine), openAt(engine)]);
    const ids = [(await captureSample(first)).id, (await captureSample(first)).id];
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([first.moveToBin(ids), second.moveToBin(ids.slice(0, 1)), second.restore(ids)]);
    }
    for (const id of ids) {
      const moves = (await first.listJournal(id)).map(({ act }) => act).slice(1);
      // Each act is a real change, so they alternate, and the last one is what the list says.
      expect(moves.every((act, index) => act === (index % 2 === 0 ? 'moved to bin' : 'restored'))).toBe(true);
      const binned = (await second.readSummary(id))?.binnedAt !== null;
      expect(binned).toBe(moves.at(-1) === 'moved to bin');
    }
    expect(await verifyChain(await first.listJournal())).toMatchObject({ intact: true });
    first.close();
    second.close();
  });

  test('an act that comes while another is being prepared is seen by it', async () => {
    const engine = freshEngine();
    const [first, second] = await Promise.all([openAt(engine), openAt(engine)]);
    const { id } = await captureSample(first);
    whileSealing(() => second.moveToBin([id]));
    await first.moveToBin([id]);
    expect((await first.listJournal(id)).map(({ act }) => act)).toEqual(['captured', 'moved to bin']);

    await first.restore([id]);
    whileSealing(async () => {
      await second.moveToBin([id]);
      await second.erase([id]);
    });
    const remark = { note: 'n', privateNote: null, tags: [], caseId: null };
    await expect(first.saveRemark(id, remark)).rejects.toThrow(/no capture/);
    expect((await readRawRows(engine))['remarks']).toEqual([]);
    first.close();
    second.close();
  });

  test('sealing a capture twice at once seals it once', async () => {
    const engine = freshEngine();
    const [first, second] = await Promise.all([openAt(engine), openAt(engine)]);
    const begun = await captureSample(first);
    const dead = await openAt(engine);
    const left = await dead.begin(sampleStart());
    dead.close();
    const recovered = await Promise.all([first.recover(), second.recover()]);
    expect(recovered.flat().map(({ id }) => id)).toEqual([left.id]);
    expect((await first.listJournal()).map(({ captureId }) => captureId)).toEqual([begun.id, left.id]);
    first.close();
    second.close();
  });
});
