// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NotIncluded } from '../../domain/capture';
import type { MediaFile } from '../../messaging/calls';
import { createTransfers } from '../page-copy/transfer';
import { MediaGathering, type MediaLimits } from './gather-media';
import type { MediaSource } from '../../sites/site';

const address = (name: string): string => `https://pbs.twimg.com/media/${name}`;

function picture(name: string, full: string | null = null): MediaSource {
  return { kind: 'image', element: document.createElement('img'), shown: address(name), full };
}

async function gather(sources: readonly MediaSource[], limits: Partial<MediaLimits> = {}, isPicture = false) {
  const gathering = new MediaGathering({
    found: { sources, mediaHosts: ['pbs.twimg.com'], platform: true, picture: isPicture },
    situation: { origin: 'https://x.com', requested: new Set(), fetchIsSeen: false, fullSize: true },
    transfers: createTransfers(),
    limits,
  });
  const files: MediaFile[] = [];
  const missing: NotIncluded[] = [];
  for (;;) {
    const { file, notIncluded } = await gathering.step();
    missing.push(...notIncluded);
    if (file === null) return { files, missing };
    files.push(file);
  }
}

beforeEach(() =>
  vi.stubGlobal('fetch', async (url: string) =>
    url.includes('gone')
      ? new Response('', { status: 404 })
      : new Response(new Uint8Array(100), { headers: { 'content-type': 'image/jpeg' } }),
  ),
);
afterEach(() => vi.unstubAllGlobals());

describe('the media of a post', () => {
  it('come in order, with names that say so', async () => {
    const film = document.createElement('video');
    const { files, missing } = await gather([
      picture('a', address('a-full')),
      { kind: 'image', element: film, shown: address('still'), full: null },
    ]);
    expect(files.map(({ name, mediaSize, sourceUrl, size }) => [name, mediaSize, sourceUrl, size])).toEqual([
      ['media-01.jpg', 'full', address('a-full'), 100],
      ['media-02-still.jpg', 'shown', address('still'), 100],
    ]);
    expect(missing).toEqual([]);
  });

  it('have one name where it is the one picture that was pointed at', async () => {
    expect((await gather([picture('a')], {}, true)).files.map(({ name }) => name)).toEqual([
      'picture-file.jpg',
    ]);
  });

  it('name what is not there in full size, and nothing where the full size is there', async () => {
    const { files, missing } = await gather([picture('a', address('gone')), picture('gone', address('b'))]);
    expect(files.map(({ mediaSize }) => mediaSize)).toEqual(['shown', 'full']);
    expect(missing).toEqual([{ what: address('gone'), reason: 'media-host-refused' }]);
  });

  it('hold credentials in what is asked and in nothing that is kept', async () => {
    const asked = vi.fn<typeof fetch>(fetch);
    vi.stubGlobal('fetch', asked);
    const { files } = await gather([picture('a?access_token=secret')]);
    expect(asked.mock.calls[0]?.[0]).toContain('access_token=secret');
    expect(files[0]?.sourceUrl).toBe(`${address('a')}?access_token=removed`);
  });

  it('are bounded in number, and the others are named', async () => {
    const { files, missing } = await gather(
      ['a', 'b', 'c', 'd'].map((name) => picture(name)),
      { files: 2 },
    );
    expect(files).toHaveLength(2);
    expect(missing).toEqual(['c', 'd'].map((name) => ({ what: address(name), reason: 'media-too-many' })));
  });

  it('are bounded in size, each and all together', async () => {
    expect((await gather([picture('a')], { picture: 99 })).missing).toEqual([
      { what: address('a'), reason: 'too-large' },
    ]);
    const { files, missing } = await gather([picture('a'), picture('b'), picture('c')], { all: 250 });
    expect(files).toHaveLength(2);
    expect(missing).toEqual([{ what: address('c'), reason: 'too-large' }]);
  });

  it('are bounded in time', async () => {
    vi.stubGlobal(
      'fetch',
      (_url: string, { signal }: RequestInit) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
        }),
    );
    expect((await gather([picture('a'), picture('b')], { pictureMs: 20 })).missing).toEqual(
      ['a', 'b'].map((name) => ({ what: address(name), reason: 'media-too-slow' })),
    );
  });

  it('name a film that has no address at all', async () => {
    const film = {
      kind: 'video',
      element: document.createElement('video'),
      shown: null,
      full: null,
    } as const;
    expect((await gather([film])).missing).toEqual([{ what: 'video', reason: 'media-in-pieces' }]);
  });

  it('come no more once they are stopped', async () => {
    const gathering = new MediaGathering({
      found: { sources: [picture('a'), picture('b')], mediaHosts: [], platform: true, picture: false },
      situation: { origin: 'https://x.com', requested: new Set(), fetchIsSeen: false, fullSize: true },
      transfers: createTransfers(),
    });
    gathering.stop();
    await gathering.step();
    expect((await gathering.step()).file).toBeNull();
  });
});
