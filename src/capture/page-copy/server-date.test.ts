import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readLoad, readServerDate } from './server-date';

const origin = 'https://harbour.example';
const load = { url: `${origin}/post/1#top`, respondedAt: Date.parse('2026-11-20T10:00:07.250Z') };
const asked = vi.fn<typeof fetch>();

function answer(headers: Record<string, string>, status = 200): void {
  asked.mockResolvedValue(new Response('<p>page</p>', { status, headers }));
}

beforeEach(() => {
  vi.stubGlobal('fetch', asked);
});
afterEach(() => {
  vi.unstubAllGlobals();
  asked.mockReset();
});

describe("the server's date", () => {
  test('is read from the cache and nowhere else, with this machine’s clock beside it', async () => {
    answer({ date: 'Fri, 20 Nov 2026 10:00:05 GMT' });
    expect(await readServerDate({ origin, fetchIsSeen: false, load })).toEqual({
      date: '2026-11-20T10:00:05.000Z',
      respondedAt: '2026-11-20T10:00:07.250Z',
    });
    expect(asked).toHaveBeenCalledOnce();
    expect(asked.mock.calls[0]?.[0]).toBe(`${origin}/post/1`);
    expect(asked.mock.calls[0]?.[1]).toMatchObject({ cache: 'only-if-cached', mode: 'same-origin' });
  });

  test.each([
    ['the page would see it', { origin, fetchIsSeen: true, load }],
    [
      'it came from elsewhere',
      { origin, fetchIsSeen: false, load: { ...load, url: 'https://else.example/' } },
    ],
    ['the browser does not tell where it came from', { origin, fetchIsSeen: false, load: null }],
    ['it is no page of the web', { origin, fetchIsSeen: false, load: { ...load, url: 'about:blank' } }],
  ])('is not asked for where %s', async (_why, parts) => {
    answer({ date: 'Fri, 20 Nov 2026 10:00:05 GMT' });
    expect(await readServerDate(parts)).toBeNull();
    expect(asked).not.toHaveBeenCalled();
  });

  test('is null where the cache has nothing, or nothing that says a time', async () => {
    asked.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await readServerDate({ origin, fetchIsSeen: false, load })).toBeNull();
    for (const headers of [{}, { date: 'soon' }] as Record<string, string>[]) {
      answer(headers);
      expect(await readServerDate({ origin, fetchIsSeen: false, load })).toBeNull();
    }
    answer({ date: 'Fri, 20 Nov 2026 10:00:05 GMT' }, 504);
    expect(await readServerDate({ origin, fetchIsSeen: false, load })).toBeNull();
  });
});

describe('the load of a document', () => {
  class Timing {
    readonly name = `${origin}/post/1`;
    readonly responseStart: number;
    readonly transferSize: number;
    constructor(responseStart: number, transferSize: number) {
      this.responseStart = responseStart;
      this.transferSize = transferSize;
    }
  }

  function loadedWith(responseStart: number, transferSize: number): void {
    vi.stubGlobal('PerformanceNavigationTiming', Timing);
    const entries = [new Timing(responseStart, transferSize)];
    vi.stubGlobal('performance', { timeOrigin: 1000, getEntriesByType: () => entries });
  }

  test('is that of an answer from the server', () => {
    loadedWith(250, 300);
    expect(readLoad()).toEqual({ url: `${origin}/post/1`, respondedAt: 1250 });
  });

  test('is not told where nothing came from the server: the date that was kept is of an earlier day', () => {
    loadedWith(250, 0);
    expect(readLoad()).toBeNull();
  });

  test('is not told where the browser does not tell it', () => {
    loadedWith(0, 300);
    expect(readLoad()).toBeNull();
  });
});
