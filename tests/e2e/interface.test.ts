import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { en } from '../../src/i18n/en/index';
import { startPages } from '../pages/serve.ts';
import { captureByPopup, waitForCaptures, waitUntilKept } from './harness/acts.ts';
import { launchChromium, type Chromium } from './harness/chromium.ts';
import type { View } from './harness/view.ts';
import { patternOf, t } from './harness/words.ts';

interface Finding {
  readonly id: string;
  readonly where: readonly string[];
}

/** What axe finds in the view as it is now; best practices are counted too. */
async function findFlaws(view: View): Promise<Finding[]> {
  return view.evaluate<Finding[], []>(`async () => {
    if (!globalThis.axe) { ${axe.source} }
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html, failureSummary }) => html.slice(0, 160) + ' — ' + failureSummary) }));
  }`);
}

describe.each(['light', 'dark'] as const)('every page in every state, %s', (scheme) => {
  let demo: Demo;
  let browser: Chromium;
  let page: Page;
  let archive: View;

  beforeAll(async () => {
    demo = await startPages();
    browser = await launchChromium({
      arguments: scheme === 'dark' ? ['--force-dark-mode', '--blink-settings=preferredColorScheme=0'] : [],
    });
    page = await browser.openPage(`${demo.origin}/post/418199`);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  async function openPopup(): Promise<View> {
    return browser.openPopup(page);
  }

  /** Goes to an address of the archive page and waits for words that only stand there. */
  async function goTo(hash: string, words: string | RegExp): Promise<void> {
    await archive.evaluate((to: string) => {
      location.hash = to;
    }, hash);
    await archive.waitForText(words);
  }

  it(`is in the ${scheme} scheme`, async () => {
    archive = await browser.openExtensionPage('options.html');
    expect(
      await archive.evaluate(
        (wanted: string) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches,
        scheme,
      ),
    ).toBe(true);
  });

  it('bringing files in: before any', async () => {
    await goTo('#/import', en.files.whatHappens);
    expect(await findFlaws(archive)).toEqual([]);
    await goTo('#/', en.archive.emptyTitle);
  });

  it('the archive: empty', async () => {
    await archive.waitForText(en.archive.emptyTitle);
    expect(await findFlaws(archive)).toEqual([]);
  });

  it('the popup: ready, kept, with what was missing, checked, with the export menu, exported', async () => {
    const popup = await openPopup();
    await popup.waitForText(en.popup.capturePost);
    expect(await findFlaws(popup)).toEqual([]);
    await popup.click(en.popup.capturePost);
    await waitUntilKept(popup);
    expect(await findFlaws(popup)).toEqual([]);
    await popup.click(en.popup.check);
    await popup.waitForText(patternOf(en.detail.checkedWell.other));
    await popup.click(en.archive.export);
    await popup.waitForText(en.popup.exportAll);
    expect(await findFlaws(popup)).toEqual([]);
    await popup.click(en.popup.exportThis);
    await popup.waitForText(patternOf(en.common.exportSaved.other), 60_000);
    expect(await findFlaws(popup)).toEqual([]);
    await popup.close();
  });

  it('the popup: capturing a full page, then stopped', async () => {
    page = await browser.openPage(`${demo.origin}/thread/500001`);
    const popup = await openPopup();
    await popup.click(en.popup.fullPage);
    await popup.waitForText(en.popup.stepTiles);
    expect(await findFlaws(popup)).toEqual([]);
    await popup.click(en.common.cancel);
    await waitForCaptures(archive, 2);
    expect(await findFlaws(popup)).toEqual([]);
    await popup.close();
  });

  it('the popup: capture mode on, and a page that cannot be captured', async () => {
    const popup = await openPopup();
    await popup.click(en.popup.captureMode);
    await popup.waitForText(en.popup.captureModeOn);
    expect(await findFlaws(popup)).toEqual([]);
    await popup.click(en.popup.captureMode);
    await popup.close();
    page = await browser.openPage('chrome://version/');
    const refused = await openPopup();
    await refused.waitForText(en.problem.browserInternal);
    expect(await findFlaws(refused)).toEqual([]);
    await refused.close();
    page = await browser.openPage(`${demo.origin}/`);
    await captureByPopup(browser, page, en.popup.capturePage);
  });

  it('the archive: a list, with its filters, with a selection, with the keys', async () => {
    await goTo('#/', t('archive.count', { count: 3 }));
    expect(await findFlaws(archive)).toEqual([]);
    await archive.click(en.archive.filter);
    await archive.waitForText(en.archive.filterIncomplete);
    expect(await findFlaws(archive)).toEqual([]);
    await archive.press('Escape');
    await archive.click(t('archive.selectOne', { number: '0003' }));
    await archive.waitForText(t('archive.selected', { count: 1 }));
    expect(await findFlaws(archive)).toEqual([]);
    await archive.press('Escape');
    await archive.press('?');
    expect(await findFlaws(archive)).toEqual([]);
    await archive.press('Escape');
  });

  it('the archive: a capture, covered, shown, checked', async () => {
    const [first] = await waitForCaptures(archive, 3);
    await goTo(`#/capture/${first?.id ?? ''}`, en.detail.factsOfPage);
    expect(await findFlaws(archive)).toEqual([]);
    await archive.click(new RegExp(`^${en.detail.show}`));
    await archive.waitFor(
      'the picture to be shown',
      () => [...document.images].some((image) => image.naturalWidth > 300),
      [],
    );
    expect(await findFlaws(archive)).toEqual([]);
    await archive.click(en.detail.checkNow);
    await archive.waitForText(patternOf(en.detail.checkedWell.other));
    expect(await findFlaws(archive)).toEqual([]);
  });

  it.each([
    ['#/timeline', en.timeline.directionLabel],
    ['#/verify', en.verify.dropHint],
    ['#/settings', en.archive.storage],
    ['#/help', en.help.servicesTitle],
    ['#/form', en.logForm.pageTitle],
    ['#/summary', en.summary.lead],
    ['#/about', en.archive.about],
    ['#/export?scope=all', en.archive.leavesTitle],
    ['#/bin', en.archive.binEmpty],
  ])('the archive: %s', async (hash, words) => {
    await goTo(hash, words);
    expect(await findFlaws(archive)).toEqual([]);
  });

  it('the archive: settings with services, one of which is not allowed, and an address that is none', async () => {
    await archive.evaluate(`async () => {
      const { settings } = await chrome.storage.local.get('settings');
      const services = [
        { kind: 'rfc3161', address: 'http://127.0.0.1:1/tsr' },
        { kind: 'opentimestamps', address: 'http://127.0.0.1:1/' },
      ];
      await chrome.storage.local.set({ settings: { ...settings, stamping: { on: true, services } } });
    }`);
    await goTo('#/settings', en.stamping.askNow);
    await archive.click(en.stamping.askNow);
    await archive.waitForText(patternOf(en.stamping.waiting.one));
    await archive.click(en.stamping.address);
    await archive.type('no address');
    await archive.press('Enter');
    await archive.waitForText(en.stamping.addressWrong);
    expect(await findFlaws(archive)).toEqual([]);
    const isReached = (words: string): boolean => {
      const { textContent, ariaLabel } = document.activeElement ?? {};
      return (ariaLabel ?? textContent) === words;
    };
    for (const words of [en.stamping.add, t('stamping.use', { service: 'freetsa.org' })]) {
      for (let presses = 0; !(await archive.evaluate(isReached, words)); presses += 1) {
        expect(presses).toBeLessThan(4);
        await archive.press('Tab');
      }
    }
  });

  it.each([360, 800])('the archive at %i px', async (width) => {
    const session = await browser.browser.target().createCDPSession();
    const { targetInfos } = await session.send('Target.getTargets');
    const target = targetInfos.find(({ url }) => url.includes('options.html'));
    const { windowId } = await session.send('Browser.getWindowForTarget', {
      targetId: target?.targetId ?? '',
    });
    await session.send('Browser.setWindowBounds', { windowId, bounds: { width, height: 800 } });
    await goTo('#/', t('archive.count', { count: 3 }));
    expect(await findFlaws(archive)).toEqual([]);
    expect(await archive.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await session.send('Browser.setWindowBounds', { windowId, bounds: { width: 1280, height: 900 } });
  });
});
