import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { en } from '../../src/i18n/en/index';
import { CREDENTIALS_PATH, EVIDENCE_ON_CREDENTIALS_PAGE, plantedCredentials } from '../pages/credentials.ts';
import { listRequestsSince } from '../pages/detection.ts';
import { countReads } from '../pages/reads.ts';
import { startPages } from '../pages/serve.ts';
import {
  captureByPopup,
  exportEverything,
  readCaptureStates,
  waitForCaptures,
  waitUntilKept,
} from './harness/acts.ts';
import { findInBundle, type Bundle } from './harness/bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { launchFirefox } from './harness/firefox.ts';
import { describeSignals, openQuietPage } from './harness/quiet-page.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';
import { waitFor } from './harness/wait.ts';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox } as const;

describe.each(['chromium', 'firefox'] as const)('what a page can notice in %s', (name) => {
  let demo: Demo;
  let browser: TestBrowser;
  let folder: TemporaryFolder;
  let bundle: Bundle;
  let archive: View;

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('bundle');
    browser = await LAUNCH[name]();
    archive = await browser.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  it('is, on the page that looks for signs, able to notice things at all', async () => {
    const page = await openQuietPage(browser, demo);
    const before = demo.requests().length;
    await page.evaluate(() => window.watchFromNow());
    await page.evaluate(() => {
      document.body.append(document.createElement('hr'));
      scrollTo(0, 40);
      window.postMessage('hello', '*');
      document.querySelector('iframe')?.contentWindow?.postMessage('hello', '*');
    });
    await waitFor('the frame to report', () => listRequestsSince(demo, before).length > 0);
    const kinds = (await page.evaluate(() => window.readSignals())).map(({ kind }) => kind);
    expect(kinds).toEqual(
      expect.arrayContaining(['mutation', 'event:scroll', 'call:postMessage', 'state:scroll']),
    );
    await page.close();
  });

  it('is nothing while a post is captured', async () => {
    const page = await openQuietPage(browser, demo);
    // That the toolbar was clicked takes the focus off the page, whatever the button then does.
    const popup = await browser.openPopup(page);
    await popup.waitForText(en.popup.capturePost);
    const before = demo.requests().length;
    await page.evaluate(() => window.watchFromNow());
    await popup.press('Enter');
    await waitUntilKept(popup);
    // The page copy is the last to be written; frames would have spoken by now.
    const signals = await page.evaluate(() => window.readSignals());
    expect(describeSignals(signals)).toEqual([]);
    expect(listRequestsSince(demo, before)).toEqual([]);
    await popup.close();
    await page.close();
  });

  it('is the same as of any other toolbar button when the popup opens and closes', async () => {
    const page = await openQuietPage(browser, demo);
    const before = demo.requests().length;
    await page.evaluate(() => window.watchFromNow());
    const popup = await browser.openPopup(page);
    await popup.waitForText(en.popup.capturePost);
    await popup.close();
    const signals = await page.evaluate(() => window.readSignals());
    expect(signals.filter(({ kind }) => kind !== 'event:blur' && kind !== 'event:focus')).toEqual([]);
    expect(listRequestsSince(demo, before)).toEqual([]);
    await page.close();
  });

  it.each([
    ['', 6],
    [' that is long, the element that says how far it is,', 12],
  ])('is, for a full page%s scrolling that is put back, and no trace afterwards', async (said, posts) => {
    const page = await openQuietPage(browser, demo);
    await page.evaluate((kept) => {
      for (const post of [...document.querySelectorAll('article')].slice(kept)) post.remove();
    }, posts);
    const popup = await browser.openPopup(page);
    await popup.waitForText(en.popup.fullPage);
    await page.evaluate(() => window.watchFromNow());
    await popup.click(en.popup.fullPage);
    await waitUntilKept(popup);
    const signals = await page.evaluate(() => window.readSignals());
    const scrolling =
      /^(?:event:scroll(?:end)?|state:(?:scroll|innerScroll|images|styles))$|^performance:(?:resource|layout-shift)$|^event:(?:load|blur|focus)$/;
    const others = describeSignals(signals.filter(({ kind }) => !scrolling.test(kind)));
    // The host comes once and goes once; nothing inside of it can be seen.
    const host =
      /^(?:event:(?:before)?toggle on <div>|mutation childList {2}on <html> <div>|state:nodes (?:\d+) → (?:\d+) \(frame\)|state:style [01] → [01] \(frame\))$/;
    expect(others.filter((signal) => said === '' || !host.test(signal))).toEqual([]);
    expect(others.filter((signal) => signal.startsWith('mutation'))).toHaveLength(said === '' ? 0 : 2);
    expect(await page.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
    await popup.close();
    await page.close();
  });

  it('does not count a message as read', async () => {
    const page = await browser.openPage(`${demo.origin}/reads`);
    const popup = await browser.openPopup(page);
    await popup.waitForText(en.popup.capturePage);
    const before = countReads(demo);
    expect(before).toBeGreaterThan(3);
    await popup.click(en.popup.capturePage);
    await waitUntilKept(popup);
    expect(countReads(demo)).toBe(before);
    await popup.close();
    await page.close();
  });

  it('leaves no planted credential in any byte of the bundle', async () => {
    const page = await browser.openPage(`${demo.origin}${CREDENTIALS_PATH}`);
    for (const act of [en.popup.capturePage, en.popup.fullPage]) await captureByPopup(browser, page, act);
    const captures = (await readCaptureStates(archive)).length;
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.pick);
    await popup.waitUntilClosed();
    await page.mouse.click(120, 90);
    await waitForCaptures(archive, captures + 1);
    ({ bundle } = await exportEverything(browser, page, folder.path));
    const leaks: string[] = [];
    for (const { where, canary } of plantedCredentials) {
      for (const file of await findInBundle(bundle, canary)) leaks.push(`${where} in ${file}`);
    }
    expect(leaks).toEqual([]);
  });

  it('keeps the evidence that stood beside them', async () => {
    const found = await findInBundle(bundle, EVIDENCE_ON_CREDENTIALS_PAGE.text);
    expect(
      found.filter((file) => file.endsWith('.html') || file.endsWith('.txt')).length,
    ).toBeGreaterThanOrEqual(2);
    const record = bundle.records.find((each) => each.record.facts.postId?.value === '77')?.record;
    expect(record?.facts.postedAt?.value).toBe(EVIDENCE_ON_CREDENTIALS_PAGE.postedAt);
    expect(record?.collection.url).toBe(
      `${demo.origin}/credentials?session_id=removed&post=77#access_token=removed`,
    );
  });
});
