import { describe, expect, test } from 'vitest';
import type { CaptureParts, NewArtifact } from '../domain/archive';
import type { Found, PostFacts } from '../domain/capture';
import type { EntryFields } from '../domain/logbook';
import { ENTRY_KINDS, type EntryKind, fieldsOf } from '../domain/logbook-fields';
import { fromHex, sha256Hex } from '../integrity/digest';
import { entryStatement, statementDigest } from '../integrity/entry-statement';
import { type Archive } from './archive';
import { annotateSample, sampleCollection, sampleStart, utf8 } from './test-captures';
import { freshEngine, openAt, readRawRows } from './test-storage';

/** Words that stand nowhere but in one field each. */
const canaries: string[] = [];

function canary(field: string): string {
  const word = `canary-${field.toLowerCase().replaceAll(/[^a-z]/g, '-')}-q${canaries.length}z`;
  canaries.push(word);
  return word;
}

function fact(field: string): Found<string> {
  return { value: canary(field), how: 'dom', where: canary(`${field}-where`) };
}

function canaryFacts(): PostFacts {
  return {
    kind: 'post',
    platform: fact('platform'),
    authorName: fact('authorName'),
    authorHandle: fact('authorHandle'),
    authorId: fact('authorId'),
    authorUrl: fact('authorUrl'),
    postId: fact('postId'),
    permalink: fact('permalink'),
    postedAtShown: fact('postedAtShown'),
    postedAt: fact('postedAt'),
    text: fact('text'),
    language: fact('language'),
    media: [
      {
        value: { kind: 'image', url: canary('media-url'), alternativeText: canary('alt') },
        how: 'dom',
        where: canary('media-where'),
      },
    ],
    replyTo: fact('replyTo'),
  };
}

function canaryParts(): CaptureParts {
  const url = `https://${canary('url-host')}.example/${canary('url-path')}#${canary('url-fragment')}`;
  return {
    facts: canaryFacts(),
    collection: sampleCollection({
      url,
      urlAtLoad: canary('urlAtLoad'),
      urlAtEnd: canary('urlAtEnd'),
      canonicalUrl: canary('canonicalUrl'),
      referrer: canary('referrer'),
      title: canary('title'),
      timeZone: canary('timeZone'),
      operatingSystem: canary('operatingSystem'),
      languages: [canary('languages')],
      documentLanguage: canary('documentLanguage'),
      browser: { name: canary('browser'), version: canary('version'), userAgent: canary('userAgent') },
    }),
    notIncluded: [{ what: canary('what'), reason: 'not-in-cache' }],
    completeness: {
      seen: 2,
      saved: 1,
      announced: null,
      tiles: 1,
      reachedEnd: false,
      gaps: [{ reason: 'cancelled', where: canary('gap') }],
    },
  };
}

/** Every field in which words can be, each with its own. */
function canaryFields(kind: EntryKind): EntryFields {
  const said = Object.entries(fieldsOf(kind)).map(([name, { type }]) => {
    const word = canary(`${kind}-${name}`);
    if (type === 'line' || type === 'text' || type === 'link') return [name, word];
    if (type === 'lines' || type === 'links') return [name, [word]];
    return [name, type === 'accounts' ? [{ handle: word, stableId: canary('stable-id') }] : undefined];
  });
  return Object.fromEntries(said.filter(([, value]) => value !== undefined)) as EntryFields;
}

const artifacts: NewArtifact[] = ['viewport', 'media', 'text'].map((role) => ({
  name: `${canary(`${role}-name`)}.png`,
  role: role as NewArtifact['role'],
  mediaType: `image/${canary('media-type')}`,
  bytes: utf8(canary('payload')),
  createdAt: `2026-11-20T13:00:00.000Z`,
  derivedFrom: [canary('derivedFrom')],
  sourceUrl: canary('sourceUrl'),
}));

async function fill(archive: Archive): Promise<string[]> {
  const start = () =>
    sampleStart({
      url: `https://${canary('start-host')}.example/`,
      title: canary('start-title'),
      circumstances: { ...sampleStart().circumstances, operatingSystem: canary('start-os') },
    });
  const digests: string[] = [];
  const parts = canaryParts();
  for (const ends of ['sealed', 'incomplete', 'pending'] as const) {
    const { id } = await archive.begin(start());
    for (const artifact of artifacts) digests.push((await archive.addArtifact(id, artifact)).sha256);
    for (const part of Object.keys(parts) as (keyof CaptureParts)[])
      await archive.savePart(id, part, parts[part]);
    if (ends === 'pending') continue;
    await archive.seal(id, ends);
    digests.push(await sha256Hex((await archive.readRecordBytes(id))!));
    const { id: caseId } = await archive.addCase(canary('case-title'));
    const remark = {
      note: canary('note'),
      privateNote: canary('privateNote'),
      tags: [canary('tag')],
      caseId,
    };
    await archive.saveRemark(id, remark, canary('reason'));
    await archive.saveRemark(id, { ...remark, note: canary('note-two') });
    const drawn = await annotateSample(archive, id, canary('drawn'));
    await archive.saveAnnotation(id, drawn);
    await annotateSample(archive, id, canary('drawn-not-kept'));
    await archive.note('exported', {
      captureId: id,
      sha256: await sha256Hex(utf8(id)),
      detail: { [canary('detail-key')]: canary('detail-value') },
    });
    digests.push(await sha256Hex(utf8(id)));
    if (ends === 'incomplete') await archive.moveToBin([id]);
  }
  await archive.saveOwnNames([canary('own-name')]);
  const [{ id: first } = { id: '' }] = await archive.listSummaries();
  await archive.saveRedactionChoices(first, {
    accepted: [canary('accepted')],
    refused: [canary('refused')],
    typed: [canary('typed')],
    reviewed: canary('reviewed'),
    refusedBoxes: [canary('refused-box')],
  });
  for (const kind of ENTRY_KINDS) {
    const entry = { id: crypto.randomUUID(), kind };
    await archive.saveEntry(kind, { ...entry, from: 0, fields: canaryFields(kind) });
    const reason = canary('entry-reason');
    const kept = await archive.saveEntry(kind, { ...entry, from: 1, fields: canaryFields(kind), reason });
    digests.push(await statementDigest(await entryStatement(kept)));
    await archive.saveEntryDraft({ ...entry, from: 2, fields: canaryFields(kind) });
  }
  const head = await archive.keepHead();
  await archive.saveStamp({
    size: head.head.size,
    kind: 'rfc3161',
    service: `https://${canary('service')}.example/`,
    state: 'refused',
    requestedAt: '2026-11-20T13:00:00.000Z',
    attempts: 1,
    problem: canary('stamp-problem'),
    answer: btoa(canary('answer')),
    certificates: [btoa(canary('certificate'))],
    attestedAt: null,
    clockAheadSeconds: null,
  });
  digests.push(head.head.rootSha256);
  return digests;
}

interface Leaves {
  words: string[];
  blobs: Uint8Array[];
  other: Set<string>;
}

/** Everything in the rows: words in the clear (keys of objects are columns, not content), bytes, and the rest. */
function leavesOf(value: unknown, into: Leaves = { words: [], blobs: [], other: new Set() }): Leaves {
  if (typeof value === 'string') into.words.push(value);
  else if (value instanceof Uint8Array) into.blobs.push(value);
  else if (Array.isArray(value)) for (const item of value) leavesOf(item, into);
  else if (Object.prototype.toString.call(value) === '[object Object]') {
    for (const item of Object.values(value as object)) leavesOf(item, into);
  } else into.other.add(Object.prototype.toString.call(value));
  return into;
}

const CLEAR_WORDS = new Set([
  // states
  'pending',
  'refused',
  'sealed',
  'incomplete',
  // parts
  'start',
  'facts',
  'collection',
  'notIncluded',
  'completeness',
  // what is the person's own
  'names',
  // kinds of entries
  ...ENTRY_KINDS,
  // counters, kind of key
  'last-capture',
  'archive-bytes',
  'live',
  'binned',
  'device',
]);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('what lies on disk', async () => {
  const engine = freshEngine();
  const archive = await openAt(engine);
  const digests = await fill(archive);
  const rows = await readRawRows(engine);
  const leaves = leavesOf(rows);
  archive.close();

  test('fills every table', () => {
    const empty = Object.entries(rows).filter(([, stored]) => stored.length === 0);
    expect(empty).toEqual([]);
  });

  test('has in the clear only ids, numbers, states and names of parts', () => {
    const strange = leaves.words.filter((word) => !UUID.test(word) && !CLEAR_WORDS.has(word));
    expect(strange).toEqual([]);
    expect(leaves.other).toEqual(new Set(['[object Number]', '[object Null]', '[object CryptoKey]']));
  });

  test('holds no word of a person or a page, in any byte', () => {
    expect(canaries.length).toBeGreaterThan(70);
    const bytes = [...leaves.blobs.map((blob) => Buffer.from(blob)), Buffer.from(leaves.words.join('\n'))];
    const whole = Buffer.concat(bytes);
    const hits = canaries.filter(
      (word) =>
        whole.includes(word) || whole.includes(Buffer.from(word, 'utf16le')) || whole.includes(btoa(word)),
    );
    expect(hits).toEqual([]);
  });

  test('holds no digest of what was kept', () => {
    const whole = Buffer.concat([...leaves.blobs, Buffer.from(leaves.words.join('\n'))]);
    const hits = digests.filter(
      (digest) => whole.includes(digest) || whole.includes(Buffer.from(fromHex(digest))),
    );
    expect(digests.length).toBeGreaterThan(10);
    expect(hits).toEqual([]);
  });
});

test('the scan finds a word that was stored in the clear', async () => {
  const { words, blobs } = leavesOf({ rows: [{ a: 'said' }, { b: [utf8('written')] }] });
  expect(words).toEqual(['said']);
  expect(blobs.map((blob) => new TextDecoder().decode(blob))).toEqual(['written']);
});
