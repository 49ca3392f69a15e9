import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageLayout } from '../../src/domain/page-layout.ts';
import { ReadingBrowser } from './reading/isolated-page.ts';

const POST = (number: number, name: string): string => `
  <article itemscope itemtype="https://schema.org/SocialMediaPosting" class="h-entry" id="p${number}">
    <img alt="Face of ${name}" width="40" height="40" src="/face.svg?token=abc&n=${number}">
    <span class="p-author h-card" itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name" class="p-name">${name}</b></span>
    <p itemprop="articleBody" class="e-content">First words of ${number}, and then a second line of them that goes on.</p>
  </article>`;

const PAGE = `<!doctype html><meta charset="utf-8"><title>Layout</title>
  <style>body{margin:0;font:16px/20px monospace}.top{position:absolute;left:100px;top:50px}iframe{position:absolute;left:200px;top:300px;border:3px solid;width:300px;height:80px}article{position:absolute;top:400px;width:300px}#p2{left:320px}</style>
  <form name="createRange"></form><form name="createTreeWalker"></form>
  <div class="top">Two words</div>
  <div style="display:none">Unseen words</div><div style="visibility:hidden;position:absolute;top:90px">Hidden words</div>
  <div style="position:absolute;top:120px;left:10px">港口的人</div>
  <input value="typed words" style="position:absolute;top:150px">
  <div id="host" style="position:absolute;top:180px"></div>
  <iframe srcdoc="<body style='margin:0;font:16px/20px monospace'>Framed words"></iframe>
  ${POST(1, 'Wren Invented')}${POST(2, 'Other Person')}
  <div style="position:absolute;top:5000px">Far below</div>
  <script>document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<p style="margin:0">Shadow words</p>'</script>`;

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.startsWith('/face') === true) {
      response
        .writeHead(200, { 'content-type': 'image/svg+xml' })
        .end(
          '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>',
        );
      return;
    }
    const long = Array.from(
      { length: 4000 },
      (_, at) => `<p>Paragraph ${at} with <b>some words</b> in it, so that there is much to read.</p>`,
    ).join('');
    const html = request.url === '/long' ? `<!doctype html><title>Long</title>${long}` : PAGE;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

function wordAt(layout: PageLayout, word: string): number[] {
  for (const { text, words } of layout.texts) {
    const at = text.split(' ').indexOf(word);
    if (at >= 0) return words.slice(4 * at, 4 * at + 4);
  }
  throw new Error(`${word} was not measured`);
}

describe.each(['chromium', 'firefox'] as const)('where things stand on a page in %s', (name) => {
  let browser: ReadingBrowser;
  let layout: PageLayout;
  beforeAll(async () => {
    browser = await ReadingBrowser.start(name);
    const page = await browser.visit(`${origin}/`);
    await page.page.evaluate(
      `Promise.all([...document.images].map((image) => image.decode().catch(() => undefined)))`,
    );
    layout = await page.read<PageLayout>('reading.layout()');
    await page.close();
  });
  afterAll(() => browser.close());

  it('is measured word by word, in CSS pixels of the window', () => {
    expect(layout).toMatchObject({ frame: 'view', scroll: { x: 0, y: 0 }, cut: false });
    const [x = 0, y = 0, width = 0, height = 0] = wordAt(layout, 'Two');
    expect(x).toBe(100);
    expect(Math.abs(y - 50)).toBeLessThanOrEqual(3);
    expect(height).toBeGreaterThanOrEqual(16);
    const [second = 0] = wordAt(layout, 'words');
    expect(second).toBeGreaterThan(x + width);
    expect(second).toBeLessThan(x + 2 * width);
  });

  it('has what is in shadow roots and frames at its place, each sign of scripts without spaces by itself', () => {
    expect(wordAt(layout, 'Shadow')[1]).toBeGreaterThanOrEqual(178);
    const [x = 0, y = 0] = wordAt(layout, 'Framed');
    expect(x).toBe(203);
    expect(y).toBeGreaterThanOrEqual(300);
    expect(y).toBeLessThan(310);
    expect(wordAt(layout, '口')[0]).toBeGreaterThan(wordAt(layout, '港')[0] ?? 0);
  });

  it('has nothing that is not displayed, not in view, or typed by the person', () => {
    const all = layout.texts.map(({ text }) => text).join('\n');
    for (const word of ['Unseen', 'Hidden', 'Far', 'typed']) expect(all).not.toContain(word);
  });

  it('has pictures without credentials, and posts with whose they are', () => {
    const [face] = layout.pictures;
    expect(face).toMatchObject({ alternativeText: 'Face of Wren Invented' });
    expect(face?.url).toBe(`${origin}/face.svg?token=removed&n=1`);
    expect(face?.place.slice(2)).toEqual([40, 40]);
    expect(layout.posts.map(({ authorName }) => authorName)).toEqual(['Wren Invented', 'Other Person']);
    expect(layout.posts[1]?.place[0]).toBe(320);
  });

  it('takes no longer than the reading of the text', async () => {
    const page = await browser.visit(`${origin}/long`);
    await page.read('reading.timeLayout()');
    const times = await page.read<{ text: number; layout: number; characters: number; texts: number }>(
      'reading.timeLayout()',
    );
    await page.close();
    process.stdout.write(`${name}: text ${times.text} ms, layout ${times.layout} ms\n`);
    expect(times.characters).toBeGreaterThan(200_000);
    expect(times.texts).toBeGreaterThan(10);
    expect(times.texts).toBeLessThan(400);
    expect(times.layout).toBeLessThan(Math.max(150, 2 * times.text));
  });
});
