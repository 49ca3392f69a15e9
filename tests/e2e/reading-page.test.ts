import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageReading } from '../../src/messaging/calls.ts';
import { ReadingBrowser } from './reading/isolated-page.ts';

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.startsWith('/old') === true) {
      response.writeHead(302, { location: '/new?post=7&token=abc' }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html>
      <html lang="da"><head><title> A
        title </title><link rel="canonical" href="/canonical?sessionid=1&a=2"></head>
      <body style="margin:0"><img name="title" style="display:none"><form name="documentElement" style="margin:0"></form><div style="width:3000px;height:4000px"></div></body></html>`);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

describe.each(['chromium', 'firefox'] as const)('what is read of the page itself in %s', (name) => {
  let browser: ReadingBrowser;
  beforeAll(async () => {
    browser = await ReadingBrowser.start(name);
  });
  afterAll(() => browser.close());

  it('tells the address now from the one it was loaded from, both without credentials', async () => {
    const page = await browser.visit(`${origin}/old#first`);
    await page.page.evaluate(`history.pushState(null, '', '/in-app?jwt=x#part'); scrollTo(30, 500)`);
    const read = await page.read<PageReading>('reading.page()');
    expect(read).toMatchObject({
      url: `${origin}/in-app?jwt=removed#part`,
      redirectCount: 1,
      canonicalUrl: `${origin}/canonical?sessionid=removed&a=2`,
      referrer: null,
      title: 'A title',
      documentLanguage: 'da',
      scroll: { x: 30, y: 500 },
      documentSize: { width: 3000, height: 4000 },
      unreadableFrames: [],
    });
    expect(read.urlAtLoad?.replace(/#.*/, '')).toBe(`${origin}/new?post=7&token=removed`);
    expect(read.viewport.width).toBeGreaterThan(300);
    expect(read.languages.length).toBeGreaterThan(0);
    await page.close();
  });
});
