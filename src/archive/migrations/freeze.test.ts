import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { annotateSample, captureSample, sampleArtifact, sampleFacts, sampleStart } from '../test-captures';
import { freshEngine, openAt } from '../test-storage';
import {
  freezeRows,
  type FrozenArchive,
  readContent,
  readDrawn,
  readLogbook,
  readProofs,
  thaw,
} from './frozen-archive';
import { MIGRATIONS } from './migrations';

/**
 * Makes an archive with something of everything, frozen as this version writes it. Before a new version is
 * begun, `FREEZE_ARCHIVE=1 npx vitest run --project unit src/archive/migrations` keeps the one that is ready
 * in `frozen/`; a file that is there is never written over.
 */
async function freezeThisVersion(): Promise<FrozenArchive> {
  const version = MIGRATIONS.at(-1)!.version;
  const wrappingKey = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('hex');
  const engine = freshEngine();
  // A wrapping key that is known, so that the frozen archive can be opened elsewhere.
  const keys = await wrappedUnder(wrappingKey);
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const exported = async (format: 'pkcs8' | 'spki', key: CryptoKey): Promise<string> =>
    Buffer.from(await crypto.subtle.exportKey(format, key)).toString('base64');
  const signingKey = await exported('pkcs8', pair.privateKey);
  const signer = { id: 1, publicKey: { base64: await exported('spki', pair.publicKey) } };
  const given = { keys: [keys], signers: [signer] };
  await thaw({ version, wrappingKey, signingKey, rows: given, content: null as never }, engine);
  const archive = await openAt(engine);
  const { id: first } = await captureSample(archive);
  const { id: caseId } = await archive.addCase('Spring');
  await archive.saveRemark(first, { note: 'one', privateNote: 'mine', tags: ['a'], caseId });
  await archive.saveRemark(first, { note: 'two', privateNote: null, tags: [], caseId: null }, 'was wrong');
  const cut = await archive.begin(sampleStart({ kind: 'full-page' }));
  const gaps = [{ reason: 'cancelled', where: '800 px' }] as const;
  await archive.savePart(cut.id, 'completeness', {
    seen: 4,
    saved: 3,
    announced: 9,
    tiles: 2,
    reachedEnd: false,
    gaps,
  });
  await archive.savePart(cut.id, 'notIncluded', [{ what: 'end', reason: 'cancelled' }]);
  await archive.seal(cut.id, 'incomplete');
  const binned = await captureSample(archive, { facts: { text: null } });
  const erased = await captureSample(archive);
  await archive.moveToBin([binned.id, erased.id]);
  await archive.erase([erased.id]);
  await archive.note('exported', { captureId: null, sha256: 'ab'.repeat(32), detail: { captures: 2 } });
  const picture = await annotateSample(archive, first, 'kept');
  await archive.saveAnnotation(first, picture);
  await annotateSample(archive, first, 'kept again');
  await archive.saveAnnotation(first, picture);
  await annotateSample(archive, first, 'not kept yet');
  await archive.saveOwnNames(['Wren']);
  const incident = { id: 'incident-1', fields: { whatHappened: 'one', privateNote: 'mine' } };
  await archive.saveEntry('incident', { ...incident, from: 0 });
  const when = { precision: 'about', timeZone: 'Europe/Copenhagen', start: '2026-11-20T14:05' } as const;
  const corrected = { ...incident.fields, occurredAt: when };
  await archive.saveEntry('incident', { ...incident, from: 1, fields: corrected, reason: 'remembered' });
  await archive.saveEntry('person', { id: 'person-1', from: 0, fields: { accounts: [{ handle: '@wren' }] } });
  await archive.moveEntriesToBin(['person-1']);
  await archive.saveEntry('case', {
    id: caseId,
    from: 0,
    fields: { title: 'Spring', started: '2026-03-01' },
  });
  await archive.saveEntryDraft({ ...incident, kind: 'incident', from: 2 });
  const kept = await archive.keepHead();
  await archive.saveStamp({
    size: kept.head.size,
    kind: 'opentimestamps',
    service: 'https://calendar.example/',
    state: 'pending',
    requestedAt: '2026-11-20T13:05:00.000Z',
    attempts: 1,
    problem: null,
    answer: 'AE9wZW4=',
    certificates: [],
    attestedAt: null,
    clockAheadSeconds: null,
  });
  await archive.noteExport({
    head: await archive.signHead(),
    tagManifestSha256: ['cd'.repeat(32)],
    groupIdentifier: 'urn:uuid:00000000-0000-4000-8000-000000000000',
    captures: 2,
    complete: true,
  });
  const pending = await archive.begin(sampleStart());
  await archive.addArtifact(pending.id, sampleArtifact());
  await archive.savePart(pending.id, 'facts', sampleFacts());
  const content = await readContent(archive);
  const proofs = await readProofs(archive);
  const drawn = await readDrawn(archive);
  const logbook = await readLogbook(archive);
  archive.close();
  const rows = await freezeRows(engine);
  return { version, wrappingKey, signingKey, rows, content, proofs, drawn, logbook };
}

async function wrappedUnder(wrappingKey: string): Promise<object> {
  const raw = Buffer.from(wrappingKey, 'hex');
  const wrapping = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['wrapKey']);
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = new TextEncoder().encode('["tidemark-key",1]');
  const wrapped = await crypto.subtle.wrapKey('raw', key, wrapping, { name: 'AES-GCM', iv, additionalData });
  const base64 = (bytes: Uint8Array) => ({ base64: Buffer.from(bytes).toString('base64') });
  return { keyNumber: 1, kind: 'device', iv: base64(iv), wrapped: base64(new Uint8Array(wrapped)) };
}

test('this version can be frozen and thawed', async () => {
  const frozen = JSON.parse(JSON.stringify(await freezeThisVersion())) as FrozenArchive;
  const engine = freshEngine();
  await thaw(frozen, engine);
  const archive = await openAt(engine);
  expect(await readContent(archive)).toEqual(frozen.content);
  expect(await readProofs(archive)).toEqual(frozen.proofs);
  expect(await readDrawn(archive)).toEqual(frozen.drawn);
  expect(await readLogbook(archive)).toEqual(frozen.logbook);
  archive.close();

  const file = `${import.meta.dirname}/frozen/version-${frozen.version}.json`;
  if (process.env['FREEZE_ARCHIVE'] === '1' && !existsSync(file)) {
    mkdirSync(`${import.meta.dirname}/frozen`, { recursive: true });
    writeFileSync(file, `${JSON.stringify(frozen, null, 1)}\n`);
  }
  expect(existsSync(file), `${file} is kept: see FREEZE_ARCHIVE above`).toBe(true);
});
