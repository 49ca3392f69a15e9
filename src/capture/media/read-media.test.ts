// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readMedia } from './read-media';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const HOST = { url: 'https://pbs.twimg.com/a', size: 'full', read: 'host' } as const;
const never = new AbortController().signal;

function answering(response: Response | Error) {
  const fetching = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => {
    if (response instanceof Error) throw response;
    return response;
  });
  vi.stubGlobal('fetch', fetching);
  return fetching;
}

function bodyOf(bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Response {
  return new Response(bytes, { headers: { 'content-type': 'image/png', ...headers } });
}

afterEach(() => vi.unstubAllGlobals());

describe('a file of a post', () => {
  it('is read byte for byte, and asked for without anything of the person', async () => {
    const fetching = answering(bodyOf(PNG));
    const answer = await readMedia(HOST, 'image', 100, never);
    expect(answer).toMatchObject({ type: 'image/png' });
    expect([...new Uint8Array(await answer.bytes!.arrayBuffer())]).toEqual([...PNG]);
    expect(fetching.mock.calls[0]?.[1]).toMatchObject({
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'manual',
    });
  });

  it('of the page’s own host is asked of the cache alone', async () => {
    const fetching = answering(bodyOf(PNG));
    await readMedia({ ...HOST, read: 'cache' }, 'image', 100, never);
    expect(fetching.mock.calls[0]?.[1]).toMatchObject({ cache: 'only-if-cached', mode: 'same-origin' });
  });

  it('is given up where it is larger, whether its header says so or not', async () => {
    answering(bodyOf(PNG, { 'content-length': '11' }));
    expect(await readMedia(HOST, 'image', 10, never)).toEqual({ bytes: null, reason: 'too-large' });
    answering(bodyOf(PNG));
    expect(await readMedia(HOST, 'image', 10, never)).toEqual({ bytes: null, reason: 'too-large' });
    answering(bodyOf(PNG));
    expect((await readMedia(HOST, 'image', 11, never)).bytes?.size).toBe(11);
  });

  it('that never ends is given up at the bound, and its sender is told to stop', async () => {
    const cancelled = vi.fn<() => void>();
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1000;
        controller.enqueue(new Uint8Array(1000));
      },
      cancel: cancelled,
    });
    answering(new Response(endless, { headers: { 'content-type': 'image/png' } }));
    expect(await readMedia(HOST, 'image', 50_000, never)).toEqual({ bytes: null, reason: 'too-large' });
    expect(cancelled).toHaveBeenCalledOnce();
    expect(given).toBeLessThan(60_000);
  });

  it('is not taken from where its address leads on', async () => {
    const redirect = Response.error();
    Object.defineProperty(redirect, 'type', { value: 'opaqueredirect' });
    answering(redirect);
    expect(await readMedia(HOST, 'image', 100, never)).toEqual({ bytes: null, reason: 'media-redirected' });
  });

  it.each([
    ['host', 'image', 'media-host-refused'],
    ['cache', 'image', 'not-in-cache'],
    ['here', 'image', 'not-in-cache'],
    ['here', 'video', 'media-in-pieces'],
  ] as const)('that cannot be had by %s (%s) is named so: %s', async (read, kind, reason) => {
    answering(new TypeError('Failed to fetch'));
    expect(await readMedia({ ...HOST, read }, kind, 100, never)).toEqual({ bytes: null, reason });
    answering(new Response('no', { status: 403 }));
    expect(await readMedia({ ...HOST, read }, kind, 100, never)).toEqual({ bytes: null, reason });
  });

  it('that takes too long is named so', async () => {
    answering(new DOMException('', 'AbortError'));
    const over = AbortSignal.abort();
    expect(await readMedia(HOST, 'image', 100, over)).toEqual({ bytes: null, reason: 'media-too-slow' });
  });

  it.each([
    ['text/html', 'image'],
    ['video/mp4', 'image'],
    ['application/octet-stream', 'video'],
    ['image/png', 'video'],
  ] as const)('of another kind is not kept: %s for %s', async (type, kind) => {
    answering(new Response('<!doctype html>', { headers: { 'content-type': type } }));
    expect(await readMedia(HOST, kind, 100, never)).toEqual({ bytes: null, reason: 'media-other-kind' });
  });

  it('is known by its first bytes where its server does not say what it is', async () => {
    answering(bodyOf(PNG, { 'content-type': 'application/octet-stream' }));
    expect(await readMedia(HOST, 'image', 100, never)).toMatchObject({ type: 'image/png' });
    const film = new TextEncoder().encode('\0\0\0\u0018ftypmp42....');
    answering(bodyOf(film, { 'content-type': '' }));
    expect(await readMedia(HOST, 'video', 100, never)).toMatchObject({ type: 'video/mp4' });
  });
});
