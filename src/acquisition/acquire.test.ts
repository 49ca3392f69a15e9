import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openArchive, type Archive } from '../archive/archive';
import { NO_POST_FACTS } from '../domain/capture';
import type { ContentReading, MediaFile, MediaStep, TargetReading } from '../messaging/calls';
import type { TabState } from '../platform/tab-state';
import { createAcquisition, type Acquisition } from './acquire';

/** The browser and the page of a test: what they answer, and what happens in between. */
const world = {
  tab: null as TabState | null,
  whilePicturing: (): void => undefined,
  refuseScript: null as Error | null,
  contentType: 'text/html',
  target: null as TargetReading | null,
  copyFails: false,
  addressAtEnd: '',
  pageGone: false,
  /** What the page gives of a post's media, one after the other. */
  media: [] as (() => MediaStep | Promise<MediaStep>)[],
  stopped: false,
};

const NO_MORE: MediaStep = { file: null, total: 0, notIncluded: [] };
const FILM: MediaFile = {
  transfer: 'film',
  pieces: 3,
  size: 5,
  name: 'media-01.mp4',
  role: 'media',
  mediaType: 'video/mp4',
  sourceUrl: 'https://media.harbour.example/a.mp4',
  mediaSize: 'shown',
};

/** A PNG of 800 × 600: signature and IHDR are all that is read of it here. */
function png(mark: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(40);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, 800);
  new DataView(bytes.buffer).setUint32(20, 600);
  bytes[39] = mark;
  return bytes;
}

vi.mock('../platform/tab-state', () => ({
  readTabState: async () => world.tab,
  readZoom: async () => 1,
}));
vi.mock('../platform/wake', () => ({ whileAwake: <T>(work: () => Promise<T>) => work() }));
vi.mock('../platform/screenshots', () => ({
  CAN_PICTURE_AREAS: false,
  LARGEST_SIDE: 65_000,
  pictureViewport: async () => {
    world.whilePicturing();
    return png(1);
  },
}));
vi.mock('../platform/scripting', () => ({
  injectScript: async () => {
    if (world.refuseScript !== null) throw world.refuseScript;
  },
}));
vi.mock('../messaging/messenger', () => ({
  pageRequests: {
    sendMessage: async (type: string, data: { transfer?: string; index?: number; stop?: true }) => {
      if (world.pageGone || world.refuseScript !== null) throw new Error('No response');
      if (type === 'readKind') return { contentType: world.contentType, pageWorld: false };
      if (type === 'readTarget') return world.target;
      if (type === 'readAddress') return world.addressAtEnd;
      if (type === 'takePageCopy') {
        if (world.copyFails) throw new Error('it broke');
        return { transfer: 't', pieces: 1, notIncluded: [], serverDate: null };
      }
      if (type === 'nextMedia') {
        if (data.stop === true) {
          world.stopped = true;
          return NO_MORE;
        }
        return (world.media.shift() ?? (() => NO_MORE))();
      }
      if (type === 'readPiece' && data.transfer === 'film') return btoa(['AB', 'CD', 'E'][data.index ?? 0]!);
      if (type === 'readPiece') return '<!doctype html><p>copy</p>';
      throw new Error(`unexpected request ${type}`);
    },
  },
}));

const READING: ContentReading = {
  page: {
    url: 'https://harbour.example/post/1',
    urlAtLoad: 'https://harbour.example/post/1',
    redirectCount: 0,
    canonicalUrl: null,
    referrer: null,
    title: 'A post',
    documentLanguage: 'en',
    viewport: { width: 800, height: 600 },
    scroll: { x: 0, y: 0 },
    documentSize: { width: 800, height: 2000 },
    languages: ['en'],
    unreadableFrames: [],
  },
  facts: NO_POST_FACTS,
  posts: [],
  text: 'Hello',
  notIncluded: [],
  box: null,
  layout: null,
};

let archive: Archive;
let acquisition: Acquisition;
const PAGE = {
  tabId: 7,
  kind: 'page',
  trigger: 'popup',
  target: { by: 'page' },
  ownInterface: false,
} as const;

beforeEach(async () => {
  Object.assign(world, {
    tab: {
      tabId: 7,
      windowId: 1,
      active: true,
      url: 'https://harbour.example/post/1?token=s3cr3t',
      title: 'A post',
    },
    whilePicturing: () => undefined,
    refuseScript: null,
    contentType: 'text/html',
    target: { reading: READING, reference: null, wholeInView: true, documentBox: null },
    copyFails: false,
    addressAtEnd: READING.page.url,
    pageGone: false,
    media: [],
    stopped: false,
  });
  archive = await openArchive({ name: `test-${crypto.randomUUID()}` });
  acquisition = createAcquisition({
    archive: async () => archive,
    environment: async () => ({
      toolVersion: '0.1.0',
      browserName: 'Chromium',
      browserVersion: '156',
      userAgent: 'test',
      operatingSystem: 'linux (x86-64)',
      timeZone: 'Europe/Berlin',
      languages: ['de'],
    }),
    now: () => new Date(),
    language: async () => 'en',
    progress: () => undefined,
  });
});
afterEach(() => archive.close());

describe('capture of what is in view', () => {
  it('keeps picture, text and page copy, and seals', async () => {
    const outcome = await acquisition.capture(PAGE);
    expect(outcome).toMatchObject({ ok: true, value: { state: 'sealed', sequence: 1, notIncluded: 0 } });
    const record = await archive.readRecord(outcome.ok ? outcome.value.captureId : '');
    expect(record?.artifacts.map(({ role }) => role).toSorted()).toEqual(['page-copy', 'text', 'viewport']);
    expect(record?.collection).toMatchObject({
      scale: 1,
      zoom: 1,
      timeZone: 'Europe/Berlin',
      trigger: 'popup',
    });
  });

  it('is incomplete, and names the page copy, when that fails', async () => {
    world.copyFails = true;
    const outcome = await acquisition.capture(PAGE);
    expect(outcome).toMatchObject({ ok: true, value: { state: 'incomplete' } });
    const record = await archive.readRecord(outcome.ok ? outcome.value.captureId : '');
    expect(record?.notIncluded).toEqual([{ what: 'page copy', reason: 'page-copy-failed' }]);
  });

  it('names an address that changed while it was made', async () => {
    world.addressAtEnd = 'https://harbour.example/post/2';
    const outcome = await acquisition.capture(PAGE);
    const record = await archive.readRecord(outcome.ok ? outcome.value.captureId : '');
    expect(record?.state).toBe('incomplete');
    expect(record?.notIncluded).toContainEqual({
      what: 'https://harbour.example/post/2',
      reason: 'page-changed-meanwhile',
    });
  });

  it('never keeps the picture of another tab that came to the front', async () => {
    world.whilePicturing = () => {
      world.tab = { ...world.tab!, active: false };
    };
    const outcome = await acquisition.capture(PAGE);
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'page-navigated' } });
    for (const { id } of await archive.listSummaries()) {
      expect((await archive.listArtifacts(id)).filter(({ role }) => role === 'viewport')).toEqual([]);
    }
  });

  it('leaves nothing behind on a page the browser keeps us out of, and says which kind it is', async () => {
    world.refuseScript = new Error('Cannot access a chrome:// URL');
    world.tab = { ...world.tab!, url: null };
    expect(await acquisition.capture(PAGE)).toMatchObject({
      ok: false,
      problem: { code: 'page-browser-internal', kept: false },
    });
    expect(await archive.count()).toEqual({ live: 0, binned: 0, pending: 0 });
  });

  it('names the PDF viewer', async () => {
    world.contentType = 'application/pdf';
    expect(await acquisition.capture(PAGE)).toMatchObject({
      ok: false,
      problem: { code: 'page-pdf-viewer' },
    });
    expect(await archive.count()).toEqual({ live: 0, binned: 0, pending: 0 });
  });

  it('says when there is no post, and keeps nothing by that name', async () => {
    world.target = null;
    const outcome = await acquisition.capture({ ...PAGE, kind: 'post', target: { by: 'pointer' } });
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'no-post-here', kept: false } });
    expect(await archive.count()).toEqual({ live: 0, binned: 0, pending: 0 });
  });

  it('keeps what it has when the page goes away, labelled incomplete, without the credential in its address', async () => {
    world.copyFails = false;
    const { target } = world;
    world.target = target;
    const requests = (await import('../messaging/messenger')).pageRequests;
    const spy = vi.spyOn(requests, 'sendMessage');
    spy.mockImplementation(async (type: string) => {
      if (type === 'readKind') return { contentType: 'text/html', pageWorld: false };
      if (type === 'readTarget') return target;
      if (type === 'takePageCopy') return { transfer: 't', pieces: 1, notIncluded: [], serverDate: null };
      throw new Error('No response');
    });
    const outcome = await acquisition.capture(PAGE);
    spy.mockRestore();
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'page-navigated', kept: true } });
    const [summary] = await archive.listSummaries();
    expect(summary?.state).toBe('incomplete');
    const record = await archive.readRecord(summary?.id ?? '');
    expect(record?.artifacts.map(({ role }) => role)).toContain('viewport');
    expect(JSON.stringify(record)).not.toContain('s3cr3t');
  });

  it('does one capture at a time in a tab', async () => {
    const [first, second] = await Promise.all([acquisition.capture(PAGE), acquisition.capture(PAGE)]);
    expect(first.ok).toBe(true);
    expect(second).toMatchObject({ ok: false, problem: { code: 'capture-running' } });
  });

  it('stops when asked, and keeps what was written', async () => {
    world.whilePicturing = () => acquisition.cancel(7);
    expect(await acquisition.capture(PAGE)).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
    const { pending } = await archive.count();
    expect(pending).toBe(0);
  });
});

describe('the media of a post', () => {
  const POST = { ...PAGE, kind: 'post', target: { by: 'main-post' } } as const;

  async function capture() {
    const outcome = await acquisition.capture(POST);
    const [summary] = await archive.listSummaries();
    const record = await archive.readRecord(summary?.id ?? '');
    if (record === null) throw new Error('nothing was kept');
    return { outcome, record, media: record.artifacts.filter(({ role }) => role.startsWith('media')) };
  }

  it('are put together from their pieces, and kept with where they came from', async () => {
    const missing = { what: 'https://media.harbour.example/b.jpg', reason: 'media-host-refused' } as const;
    world.media = [
      () => ({ file: FILM, total: 2, notIncluded: [] }),
      () => ({ file: null, total: 2, notIncluded: [missing] }),
    ];
    const { outcome, record, media } = await capture();
    expect(outcome).toMatchObject({ ok: true, value: { state: 'sealed', notIncluded: 1 } });
    expect(media).toMatchObject([
      { name: 'media-01.mp4', role: 'media', sizeBytes: 5, sourceUrl: FILM.sourceUrl, mediaSize: 'shown' },
    ]);
    const bytes = await archive.readArtifact(media[0]?.id ?? '');
    expect(new TextDecoder().decode(bytes!)).toBe('ABCDE');
    expect(record.notIncluded).toEqual([missing]);
  });

  it('are media and nothing else, whatever the page calls them', async () => {
    const named = { ...FILM, role: 'viewport', id: 'another', derivedFrom: ['screenshot.png'] };
    world.media = [() => ({ file: named as unknown as MediaFile, total: 1, notIncluded: [] })];
    const { media } = await capture();
    expect(media).toMatchObject([{ role: 'media-pixels' }]);
    expect(media[0]?.id).not.toBe('another');
    expect(media[0]).not.toHaveProperty('derivedFrom');
  });

  it.each([4, 6])('of another size than was said (%i) are not kept, and all else is', async (size) => {
    world.media = [() => ({ file: { ...FILM, size }, total: 1, notIncluded: [] })];
    const { outcome, record, media } = await capture();
    expect(outcome).toMatchObject({ ok: true, value: { state: 'incomplete' } });
    expect(media).toEqual([]);
    expect(record.notIncluded).toEqual([{ what: 'media', reason: 'interrupted' }]);
    expect(record.artifacts.map(({ role }) => role).toSorted()).toEqual(['page-copy', 'text', 'viewport']);
  });

  it('that are being read do not keep anybody from stopping, and what is there stays', async () => {
    world.media = [
      () => ({ file: FILM, total: 2, notIncluded: [] }),
      () => {
        acquisition.cancel(POST.tabId);
        return new Promise(() => undefined);
      },
    ];
    const { outcome, record, media } = await capture();
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'cancelled', kept: true } });
    expect(record.state).toBe('incomplete');
    expect(media).toHaveLength(1);
    expect(world.stopped).toBe(true);
  });

  it('are not asked for where the page itself is captured', async () => {
    const asked = vi.fn<() => MediaStep>(() => NO_MORE);
    world.media = [asked];
    await acquisition.capture(PAGE);
    expect(asked).not.toHaveBeenCalled();
  });
});
