import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { en } from '../../src/i18n/en/index';
import { startPages } from '../pages/serve.ts';
import { exportEverything, waitForCaptures } from './harness/acts.ts';
import type { BundledCapture } from './harness/bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { launchFirefox } from './harness/firefox.ts';
import { countInk } from './harness/ink.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox } as const;

describe.each(['chromium', 'firefox'] as const)('what is said in a page that is captured in %s', (name) => {
  let demo: Demo;
  let browser: TestBrowser;
  let archive: View;
  let folder: TemporaryFolder;
  let captures = 0;

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('progress');
    browser = await LAUNCH[name]();
    archive = await browser.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  /** Begins a full page, and waits until something of ours is in the page. */
  async function begin(path: string): Promise<Page> {
    const page = await browser.openPage(`${demo.origin}${path}`);
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.fullPage);
    await page.waitForFunction(() => document.querySelectorAll('html > :not(head, body)').length === 1, {
      timeout: 30_000,
      polling: 20,
    });
    await popup.close();
    await page.bringToFront();
    return page;
  }

  const ownElements = (page: Page): Promise<number> =>
    page.evaluate(() => document.querySelectorAll('html > :not(head, body)').length);

  it.each([
    ['a thread', '/thread/500001'],
    ['a chat', '/chat/lantern47'],
  ])('is there while %s is captured, and gone afterwards', async (_, path) => {
    const page = await begin(path);
    captures += 1;
    const states = await waitForCaptures(archive, captures, 60_000);
    expect(states.at(-1)?.state).toBe('sealed');
    expect(await ownElements(page)).toBe(0);
    await page.close();
  });

  it('stops a full page by Esc, which the page does not hear, and keeps what was read', async () => {
    const page = await begin('/hostile/endless');
    await page.evaluate(() => {
      addEventListener('keydown', () => document.documentElement.setAttribute('data-heard', ''), true);
    });
    await page.keyboard.press('Escape');
    captures += 1;
    const states = await waitForCaptures(archive, captures, 20_000);
    expect(states.at(-1)?.state).toBe('incomplete');
    expect(await ownElements(page)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.hasAttribute('data-heard'))).toBe(false);
    await page.close();
  });

  it('is in no picture and no text', async () => {
    const page = await browser.openPage(`${demo.origin}/`);
    const { bundle } = await exportEverything(browser, page, folder.path);
    const kept: BundledCapture[] = bundle.records
      .filter(({ record }) => record.sequence > 0)
      .toSorted((one, two) => one.record.sequence - two.record.sequence);
    expect(kept).toHaveLength(captures);
    for (const { record, readBytes, readText } of kept) {
      const pictures = record.artifacts.filter(({ mediaType }) => mediaType === 'image/png');
      expect(pictures.length).toBeGreaterThan(0);
      for (const picture of pictures)
        expect(countInk(await readBytes(picture.name)), `${record.sequence} ${picture.name}`).toBe(0);
      expect(await readText('text.txt')).not.toContain(en.page.progressStop);
    }
    const stopped = kept.at(-1)?.record;
    expect(stopped?.notIncluded).toContainEqual({ what: 'capture', reason: 'cancelled' });
    expect(stopped?.completeness?.gaps.map(({ reason }) => reason)).toContain('cancelled');
    expect(stopped?.completeness?.seen).toBeGreaterThan(0);
    await page.close();
  });
});
