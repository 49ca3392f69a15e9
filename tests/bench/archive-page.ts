import { openArchive } from '../../src/archive/archive.ts';
import { seedSummaries } from '../../src/archive/test-seed.ts';
import { NO_POST_FACTS, type CollectionFacts } from '../../src/domain/capture.ts';
import { createSearchIndex } from '../../src/ui/archive/search-index.ts';
import { firstRows, medianOf } from './first-rows.ts';

/*
 * Runs in a page of the extension, in the extension's own archive. Built into a copy of the extension by
 * archive-rows.ts; no part of what is shipped.
 */

const WORDS =
  'pier train coat bakery window number message again Straße Größe été façade deur vindue æble boat'.split(
    ' ',
  );

function textOf(number: number, words: number): string {
  return Array.from(
    { length: words },
    (_, at) => `${WORDS[(number * 7 + at * 3) % WORDS.length]}${(number + at) % 97}`,
  ).join(' ');
}

function collectionOf(number: number): CollectionFacts {
  const at = new Date(Date.UTC(2024, 0, 1) + number * 3_600_000).toISOString();
  return {
    url: `https://harbour.example/post/${number}`,
    urlAtLoad: null,
    redirectCount: 0,
    urlAtEnd: null,
    canonicalUrl: null,
    referrer: null,
    title: `Post ${number}`,
    capturedAt: at,
    capturedAtLocal: at.replace('Z', '+00:00'),
    timeZone: 'UTC',
    kind: 'post',
    trigger: 'popup',
    tool: { name: 'Tidemark', version: '0.0.0' },
    browser: { name: 'bench', version: '0', userAgent: 'bench' },
    operatingSystem: 'bench',
    viewport: null,
    scale: 1,
    zoom: 1,
    scroll: null,
    documentSize: null,
    languages: ['en'],
    documentLanguage: 'en',
    loggedIn: 'unknown',
  };
}

/** Makes captures with one file of `bytes` random bytes each. */
async function fill(from: number, to: number, bytes: number): Promise<void> {
  const archive = await openArchive();
  const make = async (number: number): Promise<void> => {
    const collection = collectionOf(number);
    const { tool, browser, operatingSystem, languages, timeZone, trigger } = collection;
    const { id } = await archive.begin({
      kind: 'post',
      url: collection.url,
      title: collection.title,
      startedAt: collection.capturedAt,
      circumstances: {
        startedAtLocal: collection.capturedAtLocal,
        tool,
        browser,
        operatingSystem,
        languages,
        timeZone,
        trigger,
      },
    });
    const content = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += 65_536)
      crypto.getRandomValues(content.subarray(at, Math.min(bytes, at + 65_536)));
    await archive.addArtifact(id, {
      name: 'file.bin',
      role: 'media',
      mediaType: 'application/octet-stream',
      bytes: content,
      createdAt: collection.capturedAt,
    });
    const text = textOf(number, 60);
    await archive.saveParts(id, {
      facts: {
        ...NO_POST_FACTS,
        kind: 'post',
        authorName: { value: `Account ${number % 300}`, how: 'dom', where: 'bench' },
        text: { value: text, how: 'dom', where: 'bench' },
      },
      collection,
      notIncluded: [],
      completeness: null,
    });
    await archive.seal(id, 'sealed');
  };
  for (let number = from; number < to; number += 8) {
    await Promise.all(Array.from({ length: Math.min(8, to - number) }, (_, at) => make(number + at)));
  }
  archive.close();
}

/** Lines of so many captures with some text each, without the minutes that capturing them would take. */
function seed(length: number): Promise<void> {
  return seedSummaries({ name: 'archive' }, length, (number) => ({
    authorName: `Account ${number % 300}`,
    excerpt: textOf(number, 60),
    site: `site-${number % 40}.example`,
    capturedAt: collectionOf(number).capturedAt,
  }));
}

/** The median keystroke of a few words typed letter by letter over everything. Milliseconds. */
async function keystroke(): Promise<number> {
  const archive = await openArchive();
  const index = createSearchIndex();
  index.put(await archive.listSummaries(), new Map());
  index.settle();
  const took: number[] = [];
  for (const query of ['strasse', 'bakery12 window', 'account 17', 'facade', 'nothing like this']) {
    for (let typed = 1; typed <= query.length; typed += 1) {
      const began = performance.now();
      index.search(query.slice(0, typed));
      took.push(performance.now() - began);
    }
  }
  archive.close();
  return medianOf(took);
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

/** Reads (four at a time), unseals and CRC-32s every file: what no export can do without. Milliseconds. */
async function bareExport(): Promise<number> {
  const archive = await openArchive();
  const summaries = await archive.listSummaries();
  const artifacts = (await Promise.all(summaries.map(({ id }) => archive.listArtifacts(id)))).flat();
  const began = performance.now();
  const queue = artifacts.values();
  let checksum = 0;
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (const { id } of queue) {
        const bytes = (await archive.readArtifact(id)) ?? new Uint8Array();
        let crc = 0xffffffff;
        for (const byte of bytes) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
        checksum ^= crc;
      }
    }),
  );
  const took = performance.now() - began;
  archive.close();
  return checksum === 0.5 ? 0 : took;
}

Object.assign(globalThis, { bench: { fill, seed, firstRows, keystroke, bareExport } });
