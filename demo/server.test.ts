import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startDemo, type Demo } from './server.ts';
import { comments, feedPosts, tallPost } from './site/posts.ts';
import { threadPosts } from './site/thread-posts.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(async () => {
  await demo.close();
});

async function read(path: string): Promise<string> {
  const response = await fetch(demo.origin + path);
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return response.text();
}

describe('the demo site', () => {
  it('answers every address that its own pages link to or load', async () => {
    const seen = new Set<string>();
    const open = [
      '/',
      '/post/418199',
      '/thread/500001',
      '/chat/lantern47',
      '/dialog',
      '/frame',
      '/blog/note',
      '/article',
    ];
    while (open.length > 0) {
      const path = open.pop()!;
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await fetch(demo.origin + path);
      // Posts of the thread and three small ones have no page of their own; everything else does.
      if (/^\/post\/(5000\d\d|418001|418300)$/.test(path)) continue;
      expect({ path, status: response.status }).toEqual({ path, status: 200 });
      if (!(response.headers.get('content-type') ?? '').startsWith('text/html')) continue;
      for (const match of (await response.text()).matchAll(/(?:href|src)="(\/[^"#]*)"/g))
        open.push(match[1]!);
    }
    expect(seen.size).toBeGreaterThan(40);
  });

  it('gives each post an id and a text of its own', () => {
    const posts = [...feedPosts, ...comments, ...threadPosts, tallPost];
    expect(new Set(posts.map((post) => post.id)).size).toBe(posts.length);
    expect(new Set(posts.map((post) => post.text)).size).toBe(posts.length);
  });

  it('escapes what people wrote and closes no script early', async () => {
    const body = await read('/post/418199');
    const block = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(body)?.[1] ?? '';
    const data = JSON.parse(block) as { '@type': string; datePublished: string; comment: unknown[] };
    expect(data['@type']).toBe('SocialMediaPosting');
    expect(data.datePublished).toBe('2026-11-20T17:48:12+01:00');
    expect(data.comment).toHaveLength(comments.length);
  });

  it('draws pictures that a PNG reader accepts, the same at each request', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(async () =>
        Buffer.from(await (await fetch(`${demo.origin}/pictures/11.png`)).arrayBuffer()),
      ),
    );
    const picture = PNG.sync.read(first!);
    expect([picture.width, picture.height]).toEqual([1200, 720]);
    expect(first!.equals(second!)).toBe(true);
  });

  it('logs each request with its port', async () => {
    const before = demo.requests().length;
    await fetch(`${demo.frameOrigin}/embedded?x=1`);
    const [last] = demo.requests().slice(before);
    expect(last?.path).toBe('/embedded?x=1');
    expect(String(last?.port)).toBe(new URL(demo.frameOrigin).port);
  });
});
