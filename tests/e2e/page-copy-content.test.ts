import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import type { Plugin } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startDemo, type Demo } from '../../demo/server.ts';
import { copyRoute } from './page-copy-page.ts';
import { copyOf, openCopy } from './page-copy-reader.ts';
import { BROWSERS, launchWithPageScripts, type PageScriptBrowser } from './page-script-extension.ts';

/** Share of equal pixels, in per cent. */
function equalPixels(before: Uint8Array, after: Uint8Array): number {
  const [a, b] = [PNG.sync.read(Buffer.from(before)), PNG.sync.read(Buffer.from(after))];
  const differing = pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.1 });
  return 100 * (1 - differing / (a.width * a.height));
}

describe.each(BROWSERS)('%s', (name) => {
  let demo: Demo;
  let browser: PageScriptBrowser;
  /** In Firefox a file could be read from the cache only in a way that the page sees. */
  const seen = name === 'firefox';

  beforeAll(async () => {
    demo = await startDemo({ routes: [copyRoute] });
    browser = await launchWithPageScripts(name, { hosts: { 'pbs.twimg.com': demo.frameOrigin } });
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  test('the copy looks like the page and needs nothing but itself', async () => {
    const { page, copy, requests } = await copyOf(browser, demo, '/copy/everything');
    expect(requests).toEqual([]);
    expect(copy.notIncluded).toEqual([
      { what: `${demo.frameOrigin}/copy/frame`, reason: 'frame-picture-only' },
      ...(seen ? [{ what: `${demo.origin}/copy/sprite.svg`, reason: 'page-would-notice' }] : []),
    ]);
    expect(copy.html).toMatch(
      /^<!DOCTYPE html> <html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none';/,
    );
    const opened = await openCopy(browser, copy.html);
    // What is named as missing is left out of the comparison, and so is what Firefox's own writing of rules loses.
    const hidden = `iframe[title=Other]${seen ? ', .sprite, .shorthand' : ''} { display: none }`;
    const pictures: Uint8Array[] = [];
    for (const each of [page, opened.page]) {
      await each.bringToFront();
      await each.addStyleTag({ content: hidden });
      pictures.push(await each.screenshot());
    }
    expect(equalPixels(pictures[0]!, pictures[1]!)).toBeGreaterThan(99.7);
    expect(opened.requests).toEqual([]);
    expect(
      await opened.page.evaluate(() => ({
        scripts: document.scripts.length,
        mode: document.compatMode,
        open: document.getElementById('host')?.shadowRoot?.textContent?.includes('in shadow'),
        link: [...document.querySelectorAll('a')].map((each) => each.getAttribute('href')),
        inner: document.querySelector('#outer [data-link]')?.getAttribute('data-link'),
        cite: document.querySelector('q')?.getAttribute('cite'),
        popover: document.getElementById('closed-popover')?.textContent,
        other: document
          .querySelector<HTMLIFrameElement>('iframe[title=Other]')
          ?.srcdoc.includes('/copy/frame'),
      })),
    ).toEqual({
      scripts: 0,
      mode: 'CSS1Compat',
      open: true,
      link: [`${demo.origin}/outer`],
      inner: `${demo.origin}/inner`,
      cite: `${demo.origin}/copy/source?token=removed`,
      popover: '',
      other: true,
    });
    await page.close();
    await opened.close();
  });

  test('a page without a doctype keeps its old way of being laid out', async () => {
    const { page, copy } = await copyOf(browser, demo, '/copy/quirks');
    const opened = await openCopy(browser, copy.html);
    expect(copy.html).toMatch(/^<!DOCTYPE html PUBLIC/);
    expect(await opened.page.evaluate(() => document.compatMode)).toBe('BackCompat');
    await page.close();
    await opened.close();
  });

  test('handlers in the page and in its drawings are reported to nobody', async () => {
    const { page, copy, requests } = await copyOf(browser, demo, '/copy/handlers');
    expect(requests).toEqual([]);
    expect(await page.evaluate('violations.splice(0)')).toEqual([]);
    expect(copy.html).toContain('guarded');
    expect(copy.html).not.toContain('alert');
    await page.close();
  });

  test('pictures of other origins: taken where nobody can notice, else named', async () => {
    const { page, copy, requests } = await copyOf(browser, demo, '/copy/other-origins');
    expect(requests).toEqual([]);
    const refused = seen ? 'page-would-notice' : 'cross-origin-refused';
    const missing = [
      { what: `${demo.frameOrigin}/copy/open-43.png`, reason: refused },
      { what: `${demo.frameOrigin}/copy/no-store-44.png`, reason: refused },
      ...(seen ? [] : [{ what: 'http://pbs.twimg.com/copy/closed-42.png', reason: refused }]),
    ];
    expect(copy.notIncluded.toSorted((a, b) => a.what.localeCompare(b.what))).toEqual(
      missing.toSorted((a, b) => a.what.localeCompare(b.what)),
    );
    const opened = await openCopy(browser, copy.html);
    const shown = await opened.page.evaluate(() =>
      [...document.images].filter((image) => image.naturalWidth > 0).map((image) => image.alt),
    );
    // The local name of the shared host is not to be had in Firefox.
    expect(shown).toEqual(seen ? ["anybody's, readable"] : ['shared', "anybody's, readable"]);
    await page.close();
    await opened.close();
  });
});

/** The core of single-file-core as it would be if it failed half-way. */
const failing: Plugin = {
  name: 'failing-single-file',
  enforce: 'pre',
  resolveId: (source) => (source === 'single-file-core/core/index.js' ? '\0failing-single-file' : null),
  load: (id) =>
    id === '\0failing-single-file'
      ? 'export const getClass = () => class { async run() { throw new RangeError("planted"); } };'
      : null,
};

test.each(BROWSERS)(
  '%s: where the library fails the copy is kept without pictures, and says so',
  async (name) => {
    const demo = await startDemo({ routes: [copyRoute] });
    const browser = await launchWithPageScripts(name, { plugins: [failing] });
    try {
      const { copy } = await copyOf(browser, demo, '/copy/everything');
      expect(copy.notIncluded).toContainEqual({
        what: 'pictures and fonts of the page copy (RangeError)',
        reason: 'page-copy-failed',
      });
      expect(copy.html).toContain('inserted');
      expect(copy.html).toContain('in closed shadow');
      expect(copy.html).toContain('.linked');
      const opened = await openCopy(browser, copy.html);
      expect(opened.requests).toEqual([]);
      expect(
        await opened.page.evaluate(() => ({
          colour: getComputedStyle(document.querySelector('.linked')!).backgroundColor,
          outside: [...document.querySelectorAll('[src], [href], [poster], [background]')]
            .filter((each) => each.localName !== 'a')
            .map((each) => each.outerHTML.slice(0, 80)),
        })),
      ).toEqual({ colour: 'rgb(250, 240, 200)', outside: [expect.stringMatching(/^<use href="#local"/)] });
      await opened.close();
    } finally {
      await browser.close();
      await demo.close();
    }
  },
);
