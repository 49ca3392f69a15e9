import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { en } from '../../src/i18n/en/index';
import { startPages } from '../pages/serve.ts';
import {
  exportEverything,
  readCaptureStates,
  waitForCaptures,
  waitUntilKept,
  type CaptureState,
} from './harness/acts.ts';
import { judgeBag } from './harness/bundle.ts';
import { launchChromium, type Chromium } from './harness/chromium.ts';
import { launchFirefox } from './harness/firefox.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';

/**
 * Runs in the background: counts writing transactions as they complete and, at the one that was asked for, holds the
 * worker's only thread, so that nothing more happens until it is ended.
 */
const COUNT_WRITES = `(limit) => {
  const store = IDBTransaction.prototype.objectStore;
  const seen = new WeakSet();
  self.completed = 0;
  IDBTransaction.prototype.objectStore = function (name) {
    if (this.mode === 'readwrite' && !seen.has(this)) {
      seen.add(this);
      this.addEventListener('complete', () => {
        self.completed += 1;
        if (self.completed !== limit) return;
        new BroadcastChannel('test').postMessage('held');
        for (;;);
      });
    }
    return store.call(this, name);
  };
}`;

describe('a background that is ended after each of its writes', () => {
  let demo: Demo;
  let browser: Chromium;
  let folder: TemporaryFolder;
  let archive: View;
  let writes = 0;
  let page: Page;

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('bundle');
    browser = await launchChromium();
    archive = await browser.openExtensionPage('options.html');
    page = await browser.openPage(`${demo.origin}/post/418199`);
    // The archive and its key are there before anything is counted.
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.capturePost);
    await waitUntilKept(popup);
    await browser.evaluateInBackground(COUNT_WRITES, -1);
    await popup.click(en.popup.again);
    await waitForCaptures(archive, 2);
    await waitUntilKept(popup);
    writes = await browser.evaluateInBackground<number>('() => self.completed');
    await popup.close();
    await browser.stopBackground();
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  /** Captures, ends the background right after write number `limit`, and says what was on disk at that moment. */
  async function endAfter(limit: number): Promise<CaptureState | undefined> {
    await archive.evaluate(() => {
      const channel = new BroadcastChannel('test');
      channel.addEventListener('message', () => document.documentElement.setAttribute('data-held', ''));
    });
    const before = (await readCaptureStates(archive)).length;
    const popup = await browser.openPopup(page);
    await popup.waitForText(en.popup.capturePost);
    await browser.evaluateInBackground(COUNT_WRITES, limit);
    await popup.click(en.popup.capturePost);
    await archive.waitFor(
      `write ${limit} of ${writes}`,
      () => document.documentElement.hasAttribute('data-held'),
      [],
    );
    await archive.evaluate(() => document.documentElement.removeAttribute('data-held'));
    await browser.stopBackground();
    const left = (await readCaptureStates(archive))[before];
    await popup.close();
    return left;
  }

  it('takes more than one write, or there would be nothing to see here', () => {
    expect(writes).toBeGreaterThan(5);
  });

  it('loses nothing that was written, whichever write was the last', async () => {
    const story: { limit: number; written: number; kept: number; state: string }[] = [];
    for (let limit = 1; limit <= writes; limit += 1) {
      const left = await endAfter(limit);
      expect(left).toBeDefined();
      const { id = '', artifactCount = 0 } = left ?? {};
      // The next popup starts a new background, which finishes what the one before left behind.
      const popup = await browser.openPopup(page);
      await popup.waitForText(en.popup.capturePost);
      const after = (await waitForCaptures(archive, 1)).find((capture) => capture.id === id);
      await popup.close();
      story.push({
        limit,
        written: artifactCount,
        kept: after?.artifactCount ?? -1,
        state: after?.state ?? 'lost',
      });
    }
    expect(
      story.filter(({ written, kept, state }) => kept < written || state === 'pending' || state === 'lost'),
    ).toEqual([]);
    // The first writes leave something incomplete, the last one leaves it whole.
    expect(story[0]?.state).toBe('incomplete');
    expect(story.at(-1)?.state).toBe('sealed');
    const artifacts = story.map(({ kept }) => kept);
    expect(artifacts).toEqual(artifacts.toSorted((one, other) => one - other));
  });

  it('shows what is incomplete in the archive, and exports it as such', async () => {
    const states = await readCaptureStates(archive);
    const incomplete = states.filter(({ state }) => state === 'incomplete').length;
    expect(incomplete).toBeGreaterThan(0);
    // The list follows what is written at a pace of its own.
    await archive.waitFor(
      'just these rows to be marked',
      (label: string, count: number) => document.querySelectorAll(`[aria-label="${label}"]`).length === count,
      [en.archive.markIncomplete, incomplete],
    );
    const { bundle } = await exportEverything(browser, page, folder.path);
    expect(bundle.records).toHaveLength(states.length);
    const named = bundle.records.filter(({ record }) =>
      record.notIncluded.some(({ reason }) => reason === 'interrupted'),
    );
    expect(named.map(({ record }) => record.state)).toEqual(named.map(() => 'incomplete'));
    expect(named).toHaveLength(incomplete);
    expect((await judgeBag(bundle.root)).filter(({ accepted }) => !accepted)).toEqual([]);
  });
});

describe.each(['chromium', 'firefox'] as const)('a full page that is interrupted in %s', (name) => {
  let demo: Demo;
  let browser: TestBrowser;
  let folder: TemporaryFolder;
  let archive: View;
  let page: Page;
  let before: unknown;
  let left: CaptureState | undefined;

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('bundle');
    browser = await (name === 'chromium' ? launchChromium() : launchFirefox());
    archive = await browser.openExtensionPage('options.html');
    page = await browser.openPage(`${demo.origin}/hostile/endless`);
    await page.evaluate(() => {
      const bar = document.createElement('nav');
      bar.textContent = 'Bar of the page';
      bar.style.cssText = 'position:fixed;inset:0 0 auto 0;height:40px;background:#ddd';
      document.body.append(bar);
      scrollTo({ top: 300, behavior: 'instant' });
    });
    before = await seenOfPage();
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  const seenOfPage = (): Promise<unknown> =>
    page.evaluate(() => {
      const bar = document.querySelector('nav');
      if (bar === null) throw new Error('no bar');
      const { opacity, position } = getComputedStyle(bar);
      const { top, height } = bar.getBoundingClientRect();
      return { scrollY, opacity, position, top, height };
    });

  it('has something on disk when the background is ended in the middle', async () => {
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.fullPage);
    await page.waitForFunction(() => scrollY > 3000);
    await browser.stopBackground();
    [left] = await readCaptureStates(archive);
    expect(left?.state).toBe('pending');
    expect(left?.artifactCount).toBeGreaterThan(0);
    await popup.close();
  });

  it('is finished by the next background, labelled incomplete, with all that was written', async () => {
    const popup = await browser.openPopup(page);
    await popup.waitForText(en.popup.fullPage);
    const [finished] = await waitForCaptures(archive, 1);
    expect(finished).toMatchObject({ id: left?.id, state: 'incomplete', artifactCount: left?.artifactCount });
    await popup.close();
  });

  it('has the page back as it was', async () => {
    expect(await seenOfPage()).toEqual(before);
  });

  it('can be captured again', async () => {
    const popup = await browser.openPopup(page);
    await popup.click(/^Capture this (?:page|post)$/);
    await waitUntilKept(popup);
    await popup.close();
    expect((await waitForCaptures(archive, 2)).map(({ state }) => state)).toEqual(['incomplete', 'sealed']);
  });

  it('is shown in the archive and in the bundle as what it is', async () => {
    await archive.waitFor(
      'the row to be marked',
      (label: string) => document.querySelectorAll(`[aria-label="${label}"]`).length === 1,
      [en.archive.markIncomplete],
    );
    const { bundle } = await exportEverything(browser, page, folder.path);
    const [record] = bundle.records;
    expect(record?.record).toMatchObject({ state: 'incomplete', collection: { kind: 'full-page' } });
    expect(record?.record.notIncluded.map(({ reason }) => reason)).toContain('interrupted');
    expect(record?.record.artifacts).toHaveLength(left?.artifactCount ?? 0);
    expect((await judgeBag(bundle.root)).filter(({ accepted }) => !accepted)).toEqual([]);
  });
});
