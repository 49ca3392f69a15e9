import { describe, expect, test } from 'vitest';
import { type CaptureRecord, NO_POST_FACTS } from '../domain/capture';
import { canonicalJson } from '../integrity/canonical-json';
import { verifyChain } from '../integrity/journal-chain';
import type { Archive } from './archive';
import type { StorageEngine } from './database';
import { CHUNK_BYTES } from './payload';
import { arm, type FaultPlan, faultyEngine, noFault } from './test-faults';
import { sampleArtifact, sampleCollection, sampleFacts, sampleStart, utf8 } from './test-captures';
import { freshEngine, openAt, whileSealing } from './test-storage';

const pictures = [
  sampleArtifact({ name: 'tile-001.png', role: 'tile', bytes: utf8('first tile') }),
  sampleArtifact({ name: 'tile-002.png', role: 'tile', bytes: new Uint8Array(CHUNK_BYTES + 5).fill(7) }),
  sampleArtifact({ name: 'text.txt', role: 'text', bytes: utf8('words') }),
];
const completeness = { seen: 3, saved: 3, announced: null, tiles: 2, reachedEnd: true, gaps: [] };

/** What the process was told to be on disk before it died. */
interface Acknowledged {
  id: string | null;
  artifacts: Map<string, string>;
  parts: Set<string>;
  sealed: boolean;
}

async function capture(archive: Archive, told: Acknowledged): Promise<void> {
  const { id } = await archive.begin(sampleStart());
  told.id = id;
  for (const picture of pictures) {
    const { name, sha256 } = await archive.addArtifact(id, picture);
    told.artifacts.set(name, sha256);
  }
  await archive.savePart(id, 'facts', sampleFacts());
  told.parts.add('facts');
  await archive.savePart(id, 'collection', sampleCollection());
  told.parts.add('collection');
  await archive.savePart(id, 'notIncluded', [{ what: 'https://cdn.example/a.jpg', reason: 'not-in-cache' }]);
  told.parts.add('notIncluded');
  await archive.savePart(id, 'completeness', completeness);
  told.parts.add('completeness');
  await archive.seal(id, 'sealed');
  told.sealed = true;
}

/** Runs the capture in a process that dies as planned. */
async function captureAndDie(
  engine: StorageEngine,
  planned: Partial<FaultPlan>,
): Promise<{ told: Acknowledged; plan: FaultPlan }> {
  const told: Acknowledged = { id: null, artifacts: new Map(), parts: new Set(), sealed: false };
  const plan = noFault();
  const archive = await openAt(faultyEngine(engine, plan));
  arm(plan, planned);
  await capture(archive, told).catch((error: unknown) => {
    if (!plan.dead) throw error;
  });
  archive.close();
  return { told, plan };
}

/** The next start: how the capture ended, and everything that is not as it must be. */
async function restart(
  engine: StorageEngine,
  told: Acknowledged,
): Promise<{ end: string; complaints: string[] }> {
  const complaints: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) complaints.push(what);
  };
  const archive = await openAt(engine);
  const wasPending = (await archive.count()).pending === 1;
  const recovered = await archive.recover();
  must(recovered.length === (wasPending ? 1 : 0), 'recovers what is pending');
  must((await archive.recover()).length === 0, 'recovers once');
  must((await archive.count()).pending === 0, 'leaves nothing pending');
  const [summary, ...others] = await archive.listSummaries();
  must(others.length === 0, 'lists the capture once');
  if (summary === undefined) {
    must(told.id === null, 'lists what was begun');
    archive.close();
    return { end: 'nothing begun', complaints };
  }
  // A step may have reached the disk without being told of; one that was told of must have.
  must(told.id === null || told.id === summary.id, 'is the capture that was begun');
  const record = await archive.readRecord(summary.id);
  const kept = new Map(record?.artifacts.map(({ name, sha256 }) => [name, sha256]));
  for (const [name, sha256] of told.artifacts) must(kept.get(name) === sha256, `has ${name}`);
  for (const part of told.parts) must(hasPart(record!, part), `has ${part}`);

  const interrupted = record!.notIncluded.some(({ reason }) => reason === 'interrupted');
  must(summary.state === record?.state, 'has one state');
  must(record?.state === (interrupted ? 'incomplete' : 'sealed'), 'is labelled');
  must(
    interrupted || (kept.size === pictures.length && told.parts.size === 4),
    'is called whole only when it is',
  );
  must(!told.sealed || (!interrupted && !wasPending), 'stays sealed');

  const results = await archive.check(summary.id);
  must(results.length === kept.size + 1, 'is checked whole');
  must(
    results.every(({ outcome }) => outcome === 'unchanged'),
    'is unchanged',
  );
  const journal = await archive.listJournal();
  must(
    journal.length === 1 && journal[0]?.act === (wasPending ? 'finished late' : 'captured'),
    'is in the journal',
  );
  must((await verifyChain(journal)).intact, 'has a whole journal');
  archive.close();
  if (told.sealed) return { end: 'sealed before', complaints };
  return { end: interrupted ? 'incomplete' : 'finished', complaints };
}

function hasPart(record: CaptureRecord, part: string): boolean {
  switch (part) {
    case 'facts':
      return canonicalJson(record.facts) === canonicalJson(sampleFacts());
    case 'collection':
      return canonicalJson(record.collection) === canonicalJson(sampleCollection());
    case 'notIncluded':
      return record.notIncluded.some(({ reason }) => reason === 'not-in-cache');
    case 'completeness':
      return canonicalJson(record.completeness) === canonicalJson(completeness);
    default:
      return false;
  }
}

describe('a process that dies', () => {
  test('during any write loses nothing that was on disk, and the rest is labelled', async () => {
    const { plan: whole } = await captureAndDie(freshEngine(), {});
    expect(whole.writes).toBeGreaterThan(25);
    const ends = new Set<string>();
    for (let atWrite = 1; atWrite <= whole.writes; atWrite += 1) {
      const engine = freshEngine();
      const { told, plan } = await captureAndDie(engine, { atWrite });
      const { end, complaints } = await restart(engine, told);
      ends.add(end);
      expect({ atWrite, died: plan.dead, complaints }).toEqual({ atWrite, died: true, complaints: [] });
    }
    expect(ends).toEqual(new Set(['nothing begun', 'incomplete', 'finished']));
  }, 60_000);

  test('after any commit loses nothing that was on disk, and the rest is labelled', async () => {
    const { plan: whole } = await captureAndDie(freshEngine(), {});
    const ends: string[] = [];
    for (let commit = 1; commit <= whole.commits; commit += 1) {
      const engine = freshEngine();
      const { told } = await captureAndDie(engine, { dieAfterCommit: commit });
      const { end, complaints } = await restart(engine, told);
      ends.push(end);
      expect({ commit, complaints }).toEqual({ commit, complaints: [] });
    }
    // begin, three artifacts and four parts; then the intent to seal; then the seal itself.
    expect(ends).toEqual([...Array.from({ length: 8 }, () => 'incomplete'), 'finished', 'sealed before']);
  }, 60_000);

  test('during recovery can be recovered again', async () => {
    for (let atWrite = 1, dies = true; dies; atWrite += 1) {
      const engine = freshEngine();
      const { told } = await captureAndDie(engine, { dieAfterCommit: 5 });
      const plan = noFault();
      const second = await openAt(faultyEngine(engine, plan));
      arm(plan, { atWrite });
      await second.recover().catch((error: unknown) => {
        if (!plan.dead) throw error;
      });
      dies = plan.dead;
      second.close();
      const { complaints } = await restart(engine, told);
      // The last round is the one in which recovery came through: then nothing is pending any more.
      expect({ atWrite, complaints }).toEqual({ atWrite, complaints: dies ? [] : ['is in the journal'] });
    }
  }, 60_000);

  test('at the very first opening leaves an archive that opens', async () => {
    for (const planned of [{ atWrite: 1 }, { dieAfterCommit: 1 }]) {
      const engine = freshEngine();
      const plan = noFault();
      arm(plan, planned);
      const [opened] = await Promise.allSettled([openAt(faultyEngine(engine, plan))]);
      if (opened.status === 'fulfilled') opened.value.close();
      expect(plan.dead).toBe(true);
      const archive = await openAt(engine);
      expect(await archive.begin(sampleStart())).toMatchObject({ sequence: 1 });
      archive.close();
    }
  });
});

describe('recovery', () => {
  test('says of what was never written that it is unknown', async () => {
    const engine = freshEngine();
    const first = await openAt(engine);
    const { id } = await first.begin(sampleStart());
    first.close();
    const archive = await openAt(engine);
    const [record] = await archive.recover();
    expect(record).toMatchObject({
      id,
      state: 'incomplete',
      facts: { kind: 'page', text: null },
      collection: {
        url: sampleStart().url,
        title: 'Wren on Social',
        capturedAt: '2026-11-20T13:00:00.000Z',
        capturedAtLocal: '2026-11-20T14:00:00.000+01:00',
        timeZone: 'Europe/Copenhagen',
        trigger: 'popup',
        tool: { version: '0.1.0' },
        viewport: null,
        scale: null,
        zoom: null,
        scroll: null,
        urlAtEnd: null,
      },
      artifacts: [],
      notIncluded: [{ what: 'capture', reason: 'interrupted' }],
      completeness: null,
    });
    archive.close();
  });

  test('leaves alone what this background is itself about to finish', async () => {
    const archive = await openAt(freshEngine());
    const { id } = await archive.begin(sampleStart());
    expect(await archive.recover()).toEqual([]);
    await archive.addArtifact(id, sampleArtifact());
    archive.close();
  });

  test('of a capture that somebody still writes to keeps what came in between', async () => {
    const engine = freshEngine();
    const writer = await openAt(engine);
    const recovering = await openAt(engine);
    for (const between of ['artifact', 'facts'] as const) {
      const { id } = await writer.begin(sampleStart());
      await writer.addArtifact(id, pictures[0]!);
      whileSealing(async () => {
        if (between === 'artifact') await writer.addArtifact(id, pictures[1]!);
        else await writer.savePart(id, 'facts', sampleFacts());
      });
      const [record] = await recovering.recover();
      const names = record?.artifacts.map(({ name }) => name);
      expect(names).toEqual(between === 'artifact' ? ['tile-001.png', 'tile-002.png'] : ['tile-001.png']);
      expect(record?.facts).toEqual(between === 'facts' ? sampleFacts() : NO_POST_FACTS);
      expect(record).toEqual(await recovering.readRecord(id));
    }
    writer.close();
    recovering.close();
  });

  test('keeps an end that was already decided', async () => {
    const engine = freshEngine();
    const plan = noFault();
    const dying = await openAt(faultyEngine(engine, plan));
    const { id } = await dying.begin(sampleStart());
    await dying.savePart(id, 'notIncluded', [{ what: 'capture', reason: 'cancelled' }]);
    arm(plan, { dieAfterCommit: 1 });
    await expect(dying.seal(id, 'incomplete')).rejects.toThrow(/gone/);
    dying.close();
    const archive = await openAt(engine);
    const [record] = await archive.recover();
    expect(record).toMatchObject({ state: 'incomplete', notIncluded: [{ reason: 'cancelled' }] });
    archive.close();
  });
});
