import { vi } from 'vitest';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { CaptureStart, NewArtifact } from '../domain/archive';
import { type CollectionFacts, type Found, NO_POST_FACTS, type PostFacts } from '../domain/capture';
import { type Archive, type ArchiveOptions, openArchive } from './archive';
import type { StorageEngine } from './database';

/** Material for this folder's tests: a storage of their own in memory, and captures of invented posts. */

export function freshEngine(): StorageEngine {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}

export function openAt(engine: StorageEngine, options: ArchiveOptions = {}): Promise<Archive> {
  return openArchive({ engine, ...options });
}

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

/** Every row of every table as it lies on disk, read without Dexie and without the key. */
export async function readRawRows(
  engine: StorageEngine,
  name = 'archive',
): Promise<Record<string, unknown[]>> {
  const database = await settled(engine.indexedDB.open(name));
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores, 'readonly');
  const rows: Record<string, unknown[]> = {};
  for (const store of stores) rows[store] = await settled(transaction.objectStore(store).getAll());
  database.close();
  return rows;
}

/** Lets `act` happen in full while whoever seals next (outside any transaction) waits: once, in order of call. */
export function whileSealing(act: () => Promise<unknown>): void {
  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'encrypt').mockImplementationOnce(async (...given) => {
    await act();
    return encrypt(...given);
  });
}

/** Changes what lies on disk behind the archive's back. */
export async function tamper<Row>(
  engine: StorageEngine,
  store: string,
  change: (rows: Row[]) => { put?: readonly Row[]; remove?: readonly IDBValidKey[] },
  name = 'archive',
): Promise<void> {
  const database = await settled(engine.indexedDB.open(name));
  const transaction = database.transaction([store], 'readwrite');
  const table = transaction.objectStore(store);
  const { put = [], remove = [] } = change((await settled(table.getAll())) as Row[]);
  for (const row of put) await settled(table.put(row));
  for (const key of remove) await settled(table.delete(key));
  database.close();
}

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('request failed')));
  });
}
