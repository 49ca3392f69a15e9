import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { en } from '../../src/i18n/en/index';
import { listRequestsSince } from '../pages/detection.ts';
import { startPages } from '../pages/serve.ts';
import { exportEverything, readCaptureStates, waitForCaptures } from './harness/acts.ts';
import type { Bundle } from './harness/bundle.ts';
import { launchFirefox } from './harness/firefox.ts';
import { describeSignals, openQuietPage } from './harness/quiet-page.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { HandOnBrowser, MenuItem } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';
import { launchChromiumByHand } from './harness/xvfb.ts';

const { capture } = en;

/** The middle of the first element that the selector finds, CSS pixels of the viewport. */
async function middleOf(page: Page, selector: string): Promise<{ x: number; y: number }> {
  return page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (element === null) throw new Error(`nothing is ${wanted}`);
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, selector);
}

describe.each(['chromium', 'firefox'] as const)('keys and menus of %s itself', (name) => {
  let demo: Demo;
  let browser: HandOnBrowser;
  let folder: TemporaryFolder;
  let archive: View;
  let page: Page;
  let bundle: Bundle;
  const begun: string[] = [];

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('bundle');
    browser = await (name === 'chromium' ? launchChromiumByHand() : launchFirefox());
    archive = await browser.openExtensionPage('options.html');
    page = await browser.openPage(`${demo.origin}/`);
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  /** Does `act`, waits until one more capture is whole, and says how it ended. */
  async function captureBy(what: string, act: () => Promise<void>): Promise<string> {
    const before = (await readCaptureStates(archive)).length;
    await act();
    const after = await waitForCaptures(archive, before + 1);
    begun.push(what);
    return `${after.length - before} ${after.at(-1)?.state ?? ''}`;
  }

  const menu = (selector: string, item: MenuItem) => async (): Promise<void> =>
    browser.chooseFromContextMenu(page, await middleOf(page, selector), item);
  const shortcutIn = (tab: Page) => (): Promise<void> => browser.pressShortcut(tab, ['Alt', 'Shift'], 'k');

  it('the shortcut captures the post under the pointer', async () => {
    const at = await middleOf(page, '[data-post-id="418142"] .post-text');
    await page.mouse.move(at.x, at.y);
    expect(await captureBy('post by shortcut: Paalsteek', shortcutIn(page))).toBe('1 sealed');
  });

  it('the shortcut captures the post in focus', async () => {
    await page.mouse.move(3, 3);
    await page.focus('[data-post-id="418190"] button');
    expect(await captureBy('post by shortcut: Handschuh', shortcutIn(page))).toBe('1 sealed');
  });

  it('the context menu captures the post that was clicked', async () => {
    const act = menu('[data-post-id="418120"] .post-text', {
      label: capture.post,
      position: 0,
      on: 'page',
    });
    expect(await captureBy('post by context-menu: other accounts', act)).toBe('1 sealed');
  });

  it('the context menu captures the page', async () => {
    const act = menu('[data-post-id="418120"] .post-text', {
      label: capture.page,
      position: 1,
      on: 'page',
    });
    expect(await captureBy('page by context-menu: ', act)).toBe('1 sealed');
  });

  it('the context menu captures a picture', async () => {
    const act = menu('[data-post-id="418171"] img.picture', {
      label: capture.picture,
      position: 4,
      on: 'picture',
    });
    expect(await captureBy('picture by context-menu: ', act)).toBe('1 sealed');
  });

  it('the context menu has both ends of a conversation pointed at', async () => {
    const chat = await browser.openPage(`${demo.origin}/chat/lantern47`);
    const places = await chat.evaluate(() => {
      const list = document.getElementById('messages')!.getBoundingClientRect();
      return [...document.querySelectorAll('.bubble')]
        .map((bubble) => bubble.getBoundingClientRect())
        .filter((box) => box.top > list.top && box.bottom < list.bottom)
        .map((box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 }));
    });
    const [first, last] = [places[0]!, places.at(-1)!];
    const act = async (): Promise<void> => {
      await browser.chooseFromContextMenu(chat, first, {
        label: capture.conversation,
        position: 3,
        on: 'page',
      });
      await chat.waitForFunction(() => document.querySelectorAll('html > :not(head, body)').length === 1);
      for (const { x, y } of [first, last]) {
        await chat.mouse.move(x, y - 3);
        await chat.mouse.click(x, y);
      }
    };
    expect(await captureBy('conversation by pick: ', act)).toBe('1 sealed');
    await chat.close();
  });

  it('of the shortcut a page notices the keys and nothing else', async () => {
    const quiet = await openQuietPage(browser, demo);
    const at = await middleOf(quiet, '[data-post-id="d1"] p');
    await quiet.mouse.move(at.x, at.y);
    const requests = demo.requests().length;
    await quiet.evaluate(() => window.watchFromNow());
    expect(await captureBy('post by shortcut: I can tell', shortcutIn(quiet))).toBe('1 sealed');
    const signals = await quiet.evaluate(() => window.readSignals());
    expect(describeSignals(signals.filter(({ kind }) => !/^event:key(?:down|up|press)$/.test(kind)))).toEqual(
      [],
    );
    expect(listRequestsSince(demo, requests)).toEqual([]);
    await quiet.close();
  });

  it('the bundle says of each how it was begun', async () => {
    ({ bundle } = await exportEverything(browser, page, folder.path));
    const said = bundle.records.map(
      ({ record }) => `${record.collection.kind} by ${record.collection.trigger}`,
    );
    expect(said).toEqual(begun.map((what) => what.split(':')[0]));
    const texts = bundle.records.map(({ record }) => record.facts.text?.value ?? '');
    const words = begun.map((what) => what.split(': ')[1] ?? '');
    expect(texts.filter((text, index) => !text.includes(words[index] ?? ''))).toEqual([]);
  });
});
