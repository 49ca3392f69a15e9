import { afterAll, expect, test } from 'vitest';
import {
  captureSample,
  sampleArtifact,
  sampleCollection,
  sampleFacts,
  sampleStart,
} from '../archive/test-captures';
import { freshEngine, openAt } from '../archive/test-storage';
import type { Archive } from '../archive/archive';
import { exportBundle } from '../bundle/export-bundle';
import { directSource } from '../bundle/file-source';
import { ownPreview } from '../bundle/test-export';
import { memoryVolumes } from '../bundle/test-volumes';
import { ROOT, STAMPING, TestAuthority } from '../integrity/test-authority';
import { newNonce, timeStampRequest } from '../integrity/time-stamp-request';
import { fromHex, sha256Hex } from '../integrity/digest';
import { faultsOf, verifyZips } from './test-verify';

const openssl = new TestAuthority();
afterAll(openssl.done);

/** What the archive page does, with the real archive and the real exporter, into memory. */
async function exportAll(archive: Archive, volumeBytes = 1_000_000_000): Promise<Uint8Array<ArrayBuffer>[]> {
  const volumes = memoryVolumes();
  const summaries = await archive.listSummaries();
  await exportBundle({
    reader: archive,
    prover: archive,
    captureIds: summaries.map(({ id }) => id),
    language: 'en',
    timeZone: 'Europe/Copenhagen',
    tool: { name: 'Tidemark', version: '0.1.0' },
    volumeBytes,
    wacz: false,
    openVolume: volumes.open,
    source: directSource(archive, ownPreview),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    now: () => new Date(),
  });
  return [...volumes.files.values()];
}

test('what the archive exports is whole, and a later export continues the earlier one', async () => {
  const archive = await openAt(freshEngine());
  await captureSample(archive);
  const { id } = await captureSample(archive);
  await archive.saveRemark(id, { note: 'A note', privateNote: 'mine', tags: ['x'], caseId: null });
  const march = await exportAll(archive);

  const root = openssl.issue({ name: 'Root', extensions: ROOT });
  const signer = openssl.issue({ name: 'Stamps', issuer: root, extensions: STAMPING });
  const { head, bytes } = await archive.keepHead();
  const request = timeStampRequest(fromHex(await sha256Hex(bytes)), newNonce());
  await archive.saveStamp({
    size: head.size,
    kind: 'rfc3161',
    service: 'https://stamps.example/tsa',
    state: 'kept',
    requestedAt: '2026-11-21T13:00:00.000Z',
    attempts: 1,
    problem: null,
    answer: Buffer.from(openssl.reply(request, signer, [root])).toString('base64'),
    certificates: [signer, root].map(({ der }) => Buffer.from(der).toString('base64')),
    attestedAt: null,
    clockAheadSeconds: null,
  });
  await captureSample(archive);
  const june = await exportAll(archive);

  const result = await verifyZips([...march, ...june], { anchors: [root.der] });
  expect(faultsOf(result)).toEqual([]);
  expect(result.verdict).toBe('whole');
  const [first, second] = result.bundles;
  expect(first?.key?.fingerprint).toBe(second?.key?.fingerprint);
  expect(second?.captures.map(({ existedBy }) => existedBy?.trust ?? null)).toEqual([
    'anchored',
    'anchored',
    null,
  ]);
  expect(second?.proved).toContain('only-added-to');
});

test('volumes of one export are whole together, a capture that is split over them included', async () => {
  const archive = await openAt(freshEngine());
  await captureSample(archive);
  const { id } = await archive.begin(sampleStart());
  for (const number of [1, 2, 3]) {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const large = new Uint8Array(3_000_000);
    for (let at = 0; at < large.length; at += bytes.length) large.set(bytes, at);
    await archive.addArtifact(
      id,
      sampleArtifact({ name: `tile-00${number}.png`, role: 'tile', bytes: large }),
    );
  }
  await archive.saveParts(id, {
    facts: sampleFacts(),
    collection: sampleCollection(),
    notIncluded: [],
    completeness: null,
  });
  await archive.seal(id, 'sealed');
  const volumes = await exportAll(archive, 5_000_000);
  expect(volumes.length).toBeGreaterThan(1);
  const result = await verifyZips(volumes);
  expect(faultsOf(result)).toEqual([]);
  expect(result.verdict).toBe('whole');
  expect(result.bundles).toHaveLength(1);

  const lacking = await verifyZips(volumes.slice(1));
  expect(lacking.verdict).toBe('not-whole');
  expect(faultsOf(lacking)).toContain('volume-missing');
});

test('a conversation is whole, and a word changed in it is found', async () => {
  const archive = await openAt(freshEngine());
  const { id } = await archive.begin(sampleStart({ kind: 'conversation' }));
  const message = { number: 1, tiles: ['tile-001.png'], facts: sampleFacts({ kind: 'message' }) };
  const file = {
    format: 'tidemark-conversation/1',
    asked: { to: 'top' },
    end: 'site-end',
    messages: [message],
    gaps: [],
  };
  const bytes = new TextEncoder().encode(JSON.stringify(file));
  await archive.addArtifact(id, sampleArtifact({ name: 'tile-001.png', role: 'tile' }));
  await archive.addArtifact(
    id,
    sampleArtifact({
      name: 'conversation.json',
      role: 'conversation',
      mediaType: 'application/json',
      bytes,
    }),
  );
  await archive.saveParts(id, {
    facts: sampleFacts(),
    collection: sampleCollection({ kind: 'conversation' }),
    notIncluded: [],
    completeness: {
      seen: 1,
      saved: 1,
      announced: null,
      tiles: 1,
      reachedEnd: true,
      gaps: [],
      period: { from: '2025-05-03T10:00:00Z', until: '2025-05-03T10:00:00Z' },
    },
  });
  await archive.seal(id, 'sealed');
  const [volume] = await exportAll(archive);
  const whole = await verifyZips([volume!]);
  expect(faultsOf(whole)).toEqual([]);
  expect(whole.verdict).toBe('whole');

  // Stored or not, the words stand in the zip only where the file and the report have them.
  const changed = volume!.slice();
  const text = Buffer.from(changed.buffer);
  const at = text.indexOf('"site-end"');
  expect(at).toBeGreaterThan(0);
  text.write('"site-eny"', at);
  expect((await verifyZips([changed])).verdict).toBe('not-whole');
});
