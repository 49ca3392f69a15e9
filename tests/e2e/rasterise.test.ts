import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import type { Rect, Size } from '../../src/domain/capture.ts';
import { listRequestsSince } from '../pages/detection.ts';
import { startPages } from '../pages/serve.ts';
import { BROWSERS, launchWithPageScripts, type PageScriptBrowser } from './page-script-extension.ts';

interface Answer {
  readonly text: string;
  readonly pixels: Size;
  readonly area: Rect;
}

describe.each(BROWSERS)('%s', (name) => {
  let demo: Demo;
  let browser: PageScriptBrowser;

  beforeAll(async () => {
    demo = await startPages();
    browser = await launchWithPageScripts(name, { scripts: ['rasterise'] });
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  async function open(path: string): Promise<Page> {
    const page = await browser.openPage(`${demo.origin}${path}`);
    await browser.grant(page);
    return page;
  }

  async function draw(reference: string | null): Promise<{ picture: PNG; answer: Answer }> {
    const answer = await browser.ask<Answer>('rasterise', 'renderTarget', { reference });
    const picture = PNG.sync.read(Buffer.from(answer.text, 'base64'));
    expect({ width: picture.width, height: picture.height }).toEqual(answer.pixels);
    return { picture, answer };
  }

  function likeness(shown: Uint8Array, picture: PNG): number {
    const screen = PNG.sync.read(Buffer.from(shown));
    expect([picture.width, picture.height]).toEqual([screen.width, screen.height]);
    const { width, height } = screen;
    return (
      100 *
      (1 -
        pixelmatch(screen.data, picture.data, undefined, width, height, { threshold: 0.1 }) /
          (width * height))
    );
  }

  test('what the viewport shows, as good as the same', async () => {
    const page = await open('/thread/500001');
    const shown = await page.screenshot();
    const before = demo.requests().length;
    const { picture, answer } = await draw(null);
    expect(answer.area).toMatchObject({ x: 0, y: 0 });
    // Firefox sets text a fraction of a pixel otherwise on a canvas.
    expect(likeness(shown, picture)).toBeGreaterThan(name === 'firefox' ? 97 : 99.5);
    expect(listRequestsSince(demo, before)).toEqual([]);
    await page.close();
  });

  test('one post alone', async () => {
    const page = await open('/thread/500001');
    const post = (await page.$$('article'))[1]!;
    const shown = await post.screenshot();
    // The script that gives references out is another one; here one name stands for one post.
    await browser.ask<Answer>('rasterise', 'renderTarget', { reference: null });
    await browser.test.evaluateInBackground(`() => (globalThis.browser ?? chrome).scripting.executeScript({
      target: { tabId: granted() },
      func: () => {
        globalThis[Symbol.for('tidemark.page-scripts')].resolveReference = (name) =>
          name === 'second' ? document.querySelectorAll('article')[1] : null;
      },
    }).then(() => null)`);
    const { picture, answer } = await draw('second');
    const box = await post.boundingBox();
    expect(answer.area).toEqual(box);
    expect(likeness(shown, picture)).toBeGreaterThan(name === 'firefox' ? 95 : 99);
    await expect(draw('third')).rejects.toThrow('no longer in the page');
    await page.close();
  });

  test('the page sees one element come and go, and nothing else', async () => {
    const page = await open('/detect');
    await page.evaluate(() => window.watchFromNow());
    const before = demo.requests().length;
    await draw(null);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const signals = await page.evaluate(() => window.readSignals());
    expect(
      signals.filter(({ kind }) => kind !== 'state:nodes').map(({ kind, detail }) => `${kind} ${detail}`),
    ).toEqual(['mutation childList  on <html> <div>', 'mutation childList  on <html> <div>']);
    // Firefox holds the frame to the page's own policy, and reports what that refuses (docs/adr/0005).
    const requests = listRequestsSince(demo, before).filter(
      (request) => !(name === 'firefox' && request.startsWith('POST /detect/csp-report')),
    );
    expect(requests).toEqual([]);
    await page.close();
  });

  test('nothing of ours stays in the page, whether it could be drawn or not', async () => {
    const page = await open('/hostile/shadow');
    const nodes = (): Promise<number> => page.evaluate(() => document.getElementsByTagName('*').length);
    const before = await nodes();
    await draw(null);
    await browser.test.evaluateInBackground(`() => (globalThis.browser ?? chrome).scripting.executeScript({
      target: { tabId: granted() },
      func: () => {
        globalThis[Symbol.for('tidemark.page-scripts')].resolveReference = () => document.querySelector('title');
      },
    }).then(() => null)`);
    await expect(draw('title')).rejects.toThrow('nothing to draw');
    expect(await nodes()).toBe(before);
    await page.close();
  });
});
