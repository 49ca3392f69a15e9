import type { CaptureStart, NewArtifact } from '../domain/archive';
import { type CollectionFacts, type Found, NO_POST_FACTS, type PostFacts } from '../domain/capture';
import { editHistory, NO_HISTORY } from '../markup/history';
import { newShapeId, withAdded, withLegend } from '../markup/shape';
import type { Archive } from './archive';

/** Captures of invented posts, for tests here and in browsers. */

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export function sampleStart(change: Partial<CaptureStart> = {}): CaptureStart {
  return {
    kind: 'post',
    url: 'https://www.social.example/@wren/17',
    title: 'Wren on Social',
    startedAt: '2026-11-20T13:00:00.000Z',
    circumstances: {
      startedAtLocal: '2026-11-20T14:00:00.000+01:00',
      timeZone: 'Europe/Copenhagen',
      trigger: 'popup',
      tool: { name: 'Tidemark', version: '0.1.0' },
      browser: { name: 'Chromium', version: '156.0', userAgent: 'Mozilla/5.0' },
      operatingSystem: 'linux (x86-64)',
      languages: ['da', 'en'],
    },
    ...change,
  };
}

function found<T>(value: T): Found<T> {
  return { value, how: 'json-ld', where: 'here' };
}

export function sampleFacts(change: Partial<PostFacts> = {}): PostFacts {
  return {
    ...NO_POST_FACTS,
    kind: 'post',
    platform: found('social'),
    authorName: found('Wren'),
    authorHandle: found('@wren'),
    authorId: found('did:example:wren'),
    text: found('You will hear from me.'),
    ...change,
  };
}

export function sampleCollection(change: Partial<CollectionFacts> = {}): CollectionFacts {
  const { startedAtLocal, ...known } = sampleStart().circumstances;
  return {
    ...known,
    url: 'https://www.social.example/@wren/17',
    urlAtLoad: null,
    redirectCount: 0,
    urlAtEnd: 'https://www.social.example/@wren/17',
    canonicalUrl: null,
    referrer: null,
    title: 'Wren on Social',
    capturedAt: '2026-11-20T13:00:00.250Z',
    capturedAtLocal: startedAtLocal.replace('.000', '.250'),
    kind: 'post',
    viewport: { width: 1280, height: 720 },
    scale: 1,
    zoom: 1,
    scroll: { x: 0, y: 0 },
    documentSize: { width: 1280, height: 4000 },
    documentLanguage: 'en',
    loggedIn: 'unknown',
    ...change,
  };
}

export function sampleArtifact(change: Partial<NewArtifact> = {}): NewArtifact {
  return {
    name: 'viewport.png',
    role: 'viewport',
    mediaType: 'image/png',
    bytes: utf8('picture'),
    createdAt: '2026-11-20T13:00:00.250Z',
    ...change,
  };
}

/** Draws a box and a comment over the first picture of a capture, then takes the comment back. */
export async function annotateSample(
  archive: Archive,
  captureId: string,
  words = 'look here',
): Promise<string> {
  const [artifact] = await archive.listArtifacts(captureId);
  if (artifact === undefined) throw new Error(`capture ${captureId} has no picture`);
  const editing = editHistory((await archive.readDraft(artifact.id))?.history ?? NO_HISTORY);
  const box = { kind: 'box', colour: 'blue', lineWidth: 4, opacity: 1, rotation: 0 } as const;
  const comment = { kind: 'comment', text: words, audience: 'report' } as const;
  const frame = { x: 10, y: 20, width: 300, height: 40 };
  const acts = [
    () => editing.change(withAdded(editing.drawing, { ...box, ...frame, id: newShapeId() })),
    () => editing.change(withAdded(editing.drawing, { ...comment, ...frame, id: newShapeId() })),
    () => editing.change(withLegend(editing.drawing, 1, words)),
    () => editing.undo(),
  ];
  for (const act of acts) {
    const from = { steps: editing.history.steps.length, done: editing.history.done };
    const change = act();
    if (change === null) throw new Error('nothing changed');
    await archive.saveDraft(captureId, artifact.id, { from, change, pixels: { width: 1280, height: 720 } });
  }
  return artifact.id;
}

/** One whole capture, sealed. */
export async function captureSample(
  archive: Archive,
  change: {
    start?: Partial<CaptureStart>;
    facts?: Partial<PostFacts>;
    collection?: Partial<CollectionFacts>;
  } = {},
): Promise<{ id: string; sequence: number }> {
  const begun = await archive.begin(sampleStart(change.start));
  await archive.addArtifact(begun.id, sampleArtifact());
  await archive.addArtifact(
    begun.id,
    sampleArtifact({ name: 'text.txt', role: 'text', bytes: utf8('words') }),
  );
  await archive.savePart(begun.id, 'facts', sampleFacts(change.facts));
  await archive.savePart(begun.id, 'collection', sampleCollection(change.collection));
  await archive.savePart(begun.id, 'notIncluded', []);
  await archive.savePart(begun.id, 'completeness', null);
  await archive.seal(begun.id, 'sealed');
  return begun;
}
