import { openArchive, type Archive } from '../../src/archive/archive.ts';
import {
  sampleArtifact,
  sampleCollection,
  sampleFacts,
  sampleStart,
} from '../../src/archive/test-captures.ts';
import { median } from './row.ts';
import { leaveOut } from './sealing-switch.ts';

/*
 * Runs in a page of the extension. Built into a copy of the extension by integrity-rows.ts; no part of what is
 * shipped.
 */

/** What is left out in each of three archives, which are otherwise alike. */
const WAYS = ['nothing', 'tree', 'journal'] as const;
type Way = (typeof WAYS)[number];

/** The bytes of a post's capture: a picture, a page copy, the text. */
const FILES = [
  ['viewport.png', 'viewport', 'image/png', 400_000],
  ['page.html', 'page-copy', 'text/html', 1_000_000],
  ['text.txt', 'text', 'text/plain', 5_000],
] as const;

const archives = new Map<Way, Archive>();

/** Opens the archives and puts so many entries into the journal of each. */
async function fill(entries: number): Promise<void> {
  for (const way of WAYS) {
    leaveOut(way);
    const archive = await openArchive({ name: `bench-${way}` });
    archives.set(way, archive);
    for (let count = 0; count < entries; count += 1) {
      await archive.note('checked', { captureId: null, sha256: null, detail: { count } });
    }
  }
}

interface Took {
  /** `seal()` alone. */
  readonly seal: number;
  /** From the first row of the capture to its seal. */
  readonly whole: number;
  /** To the signature of the journal's head, where it has a journal. */
  readonly signed: number;
}

async function captureInto(way: Way): Promise<Took> {
  const archive = archives.get(way);
  if (archive === undefined) throw new Error('not filled');
  leaveOut(way);
  const files = FILES.map(([name, role, mediaType, size]) => {
    const bytes = new Uint8Array(size).map((_, place) => (place * 7919) % 251);
    return sampleArtifact({ name, role, mediaType, bytes });
  });
  const began = performance.now();
  const { id } = await archive.begin(sampleStart());
  await Promise.all(files.map((file) => archive.addArtifact(id, file)));
  await archive.saveParts(id, {
    facts: sampleFacts(),
    collection: sampleCollection(),
    notIncluded: [],
    completeness: null,
  });
  const sealing = performance.now();
  await archive.seal(id, 'sealed');
  const sealed = performance.now();
  if (way === 'nothing') await archive.keepHead();
  return { seal: sealed - sealing, whole: sealed - began, signed: performance.now() - began };
}

/** Medians, milliseconds, of `rounds` captures each; the three take turns, each time another first. */
async function measure(rounds: number): Promise<Record<Way, Took>> {
  const took: Record<Way, Took[]> = { nothing: [], tree: [], journal: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < WAYS.length; turn += 1) {
      const way = WAYS[(round + turn) % WAYS.length] ?? 'nothing';
      took[way].push(await captureInto(way));
    }
  }
  const medianOf = (all: readonly Took[]): Took => ({
    seal: median(all.map(({ seal }) => seal)),
    whole: median(all.map(({ whole }) => whole)),
    signed: median(all.map(({ signed }) => signed)),
  });
  return { nothing: medianOf(took.nothing), tree: medianOf(took.tree), journal: medianOf(took.journal) };
}

Object.assign(globalThis, { sealing: { fill, measure } });
