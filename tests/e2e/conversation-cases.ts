import { join } from 'node:path';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { listMessages } from '../../demo/site/messages.ts';
import type { ConversationFile } from '../../src/domain/conversation';
import { en } from '../../src/i18n/en/index';
import { startPages } from '../pages/serve.ts';
import { waitForCaptures, waitUntilKept } from './harness/acts.ts';
import { unpackBundle, type BundledCapture } from './harness/bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { listDownloads, waitForDownload } from './harness/downloads.ts';
import { launchFirefox } from './harness/firefox.ts';
import { countInk } from './harness/ink.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';
import { patternOf, t } from './harness/words.ts';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox } as const;
/** Elements beside head and body: what is ours in a page. */
const OWN_ELEMENTS = `document.querySelectorAll('html > :not(head, body)').length`;
const OWN_HAS_FOCUS = `document.activeElement?.matches('html > :not(head, body)') === true`;

const TEXTS = listMessages(1000).map(({ text }) => text);

/** The tests of one browser. Each has a file of its own, so that both walk at the same time: walking is mostly waiting. */
export function testConversations(name: 'chromium' | 'firefox'): void {
  let demo: Demo;
  let browser: TestBrowser;
  let folder: TemporaryFolder;
  let archive: View;
  let captures = 0;

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('conversation');
    browser = await LAUNCH[name]();
    archive = await browser.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  async function choose(page: Page, way: string): Promise<View> {
    const popup = await browser.openPopup(page);
    await popup.click(en.conversation.act);
    await popup.click(way);
    return popup;
  }

  /** The capture made last, as it leaves. */
  async function readLast(page: Page): Promise<{ file: ConversationFile; capture: BundledCapture }> {
    const before = await listDownloads(browser.downloads);
    const popup = await browser.openPopup(page);
    await popup.click(t('archive.export'));
    await popup.click(t('popup.exportThis'));
    await popup.waitForText(patternOf(en.common.exportSaved.other), 60_000);
    const zip = await waitForDownload(browser.downloads, /^evidence-.*\.zip$/, { before });
    await popup.close();
    const bundle = await unpackBundle(zip, join(folder.path, String(before.length)));
    const [capture] = bundle.records;
    if (capture === undefined) throw new Error('nothing in the bundle');
    expect(capture.record.sequence).toBe(captures);
    const file = JSON.parse(await capture.readText('conversation.json')) as ConversationFile;
    return { file, capture };
  }

  const textsOf = (file: ConversationFile): (string | undefined)[] =>
    file.messages.map(({ facts }) => facts.text?.value);

  async function captureAll(query: string, timeout = 100_000) {
    const page = await browser.openPage(`${demo.origin}/chat/long?${query}`);
    const popup = await choose(page, en.conversation.toTop);
    const said = await waitUntilKept(popup, timeout);
    await popup.close();
    captures += 1;
    await waitForCaptures(archive, captures);
    const last = await readLast(page);
    await page.close();
    return { said, ...last };
  }

  it('is read whole, in order, each message once, and every one is in a picture', async () => {
    const { said, file, capture } = await captureAll('count=150');
    expect(textsOf(file)).toEqual(TEXTS.slice(-150));
    expect(file.messages.map(({ number }) => number)).toEqual(TEXTS.slice(-150).map((_, index) => index + 1));
    expect(file).toMatchObject({ asked: { to: 'top' }, end: 'site-end' });
    const tiles = new Set(capture.record.artifacts.map((artifact) => artifact.name));
    for (const message of file.messages) {
      expect(message.tiles.length).toBeGreaterThan(0);
      for (const tile of message.tiles) expect(tiles).toContain(tile);
    }
    expect(said).toContain(t('conversation.noGap'));
    expect(capture.record).toMatchObject({
      state: 'sealed',
      collection: { kind: 'conversation' },
      completeness: { seen: 150, saved: 150, reachedEnd: true },
    });
  });

  it('is read back to a day, and no further', async () => {
    const page = await browser.openPage(`${demo.origin}/chat/long?count=150&every=3600`);
    const popup = await browser.openPopup(page);
    await popup.click(en.conversation.act);
    await popup.waitFor(
      'the day to be entered',
      (day: string) => {
        const field = document.querySelector<HTMLInputElement>('input[type=date]');
        if (field === null) return false;
        field.value = day;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return true;
      },
      ['2026-11-14'],
    );
    await popup.click(en.conversation.begin);
    await waitUntilKept(popup, 60_000);
    await popup.close();
    captures += 1;
    await waitForCaptures(archive, captures);
    const { file, capture } = await readLast(page);
    const since = new Date(2026, 10, 14).getTime();
    const times = file.messages.map(({ facts }) => Date.parse(facts.postedAt?.value ?? ''));
    expect(times.every((time) => time >= since)).toBe(true);
    // An hour apart: the first of that day is there.
    expect(times[0]! - since).toBeLessThan(3_600_000);
    expect(textsOf(file)).toEqual(TEXTS.slice(-times.length));
    expect(file).toMatchObject({ end: 'reached', gaps: [] });
    expect(capture.record.completeness).toMatchObject({ reachedEnd: true, seen: times.length });
    await page.close();
  });

  it('is read from one message to another, both pointed at', async () => {
    const page = await browser.openPage(`${demo.origin}/chat/long?count=200`);
    const popup = await browser.openPopup(page);
    await popup.click(en.conversation.act);
    await popup.click(en.conversation.toMessage);
    await popup.waitUntilClosed();
    const middleOf = (text: string) =>
      page.evaluate((wanted) => {
        const list = document.getElementById('messages')!.getBoundingClientRect();
        const row = [...document.querySelectorAll('.bubble')].find((each) => each.textContent === wanted);
        const box = row?.getBoundingClientRect();
        return box !== undefined && box.top > list.top && box.bottom < list.bottom
          ? { x: box.x + box.width / 2, y: box.y + box.height / 2 }
          : null;
      }, text);
    const clickOn = async (text: string): Promise<void> => {
      const at = await middleOf(text);
      if (at === null) throw new Error(`${text} is not in view`);
      await page.mouse.move(at.x, at.y - 3);
      await page.mouse.move(at.x, at.y);
      await page.mouse.click(at.x, at.y);
    };
    const [last, first] = [TEXTS.at(-3)!, TEXTS.at(-140)!];
    await clickOn(last);
    for (let turns = 0; turns < 80 && (await middleOf(first)) === null; turns += 1) {
      await page.mouse.wheel({ deltaY: -260 });
      await new Promise((resolve) => {
        setTimeout(resolve, 150);
      });
    }
    await clickOn(first);
    captures += 1;
    await waitForCaptures(archive, captures, 90_000);
    const { file, capture } = await readLast(page);
    expect(textsOf(file)).toEqual(TEXTS.slice(-140, -2));
    expect(file).toMatchObject({ asked: { to: 'message' }, end: 'reached', gaps: [] });
    expect(capture.record.collection.trigger).toBe('pick');
    await page.close();
  });

  it('keeps what was read when it is stopped in the middle', async () => {
    const page = await browser.openPage(`${demo.origin}/chat/long`);
    const popup = await choose(page, en.conversation.toTop);
    await popup.waitForText(/\b[4-9]\d messages, back to Nov 16, 2026/, 60_000);
    await popup.click(en.common.cancel);
    await waitUntilKept(popup, 30_000);
    await popup.close();
    captures += 1;
    const states = await waitForCaptures(archive, captures);
    expect(states.at(-1)?.state).toBe('incomplete');
    const { file, capture } = await readLast(page);
    const count = file.messages.length;
    expect(count).toBeGreaterThan(30);
    expect(count).toBeLessThan(900);
    expect(textsOf(file)).toEqual(TEXTS.slice(-count));
    expect(file).toMatchObject({ end: 'cancelled', gaps: [{ reason: 'cancelled' }] });
    expect(capture.record.notIncluded).toContainEqual({ what: 'capture', reason: 'cancelled' });
    expect(capture.record.completeness).toMatchObject({ seen: count, reachedEnd: false });
    await page.close();
  });

  it('is stopped by Esc in the page too', async () => {
    const page = await browser.openPage(`${demo.origin}/chat/long`);
    const popup = await choose(page, en.conversation.toTop);
    await popup.waitForText(/\b[3-9]\d messages, back to Nov 16, 2026/, 60_000);
    await popup.close();
    await page.bringToFront();
    await page.keyboard.press('Escape');
    captures += 1;
    const states = await waitForCaptures(archive, captures, 20_000);
    expect(states.at(-1)?.state).toBe('incomplete');
    const { file } = await readLast(page);
    expect(textsOf(file)).toEqual(TEXTS.slice(-file.messages.length));
    expect(file.end).toBe('cancelled');
    await page.close();
  });

  it('keeps what was in pictures when the page loads anew in the middle', async () => {
    const page = await browser.openPage(`${demo.origin}/chat/long`);
    const popup = await choose(page, en.conversation.toTop);
    await popup.waitForText(/\b[4-9]\d messages, back to Nov 16, 2026/, 60_000);
    await popup.close();
    await page.reload({ waitUntil: 'load' });
    captures += 1;
    const states = await waitForCaptures(archive, captures, 80_000);
    expect(states.at(-1)?.state).toBe('incomplete');
    const { file, capture } = await readLast(page);
    const count = file.messages.length;
    expect(count).toBeGreaterThan(15);
    expect(textsOf(file)).toEqual(TEXTS.slice(-count));
    expect(file.messages.map(({ number }) => number)).toEqual(file.messages.map((_, index) => index + 1));
    const gap = { reason: 'interrupted', where: String(count) };
    expect(file).toMatchObject({ asked: { to: 'top' }, end: 'interrupted', gaps: [gap] });
    const tiles = new Set(capture.record.artifacts.map((artifact) => artifact.name));
    for (const message of file.messages) {
      expect(message.tiles.length).toBeGreaterThan(0);
      for (const tile of message.tiles) expect(tiles).toContain(tile);
    }
    expect(capture.record.completeness).toMatchObject({
      seen: count,
      saved: count,
      reachedEnd: false,
      gaps: [gap],
    });
    expect(capture.record.notIncluded).toContainEqual({ what: 'capture', reason: 'interrupted' });
    await page.close();
  });

  it('says in the page how far it is, is stopped there by keys, and no picture shows it', async () => {
    const page = await browser.openPage(`${demo.origin}/chat/long`);
    const popup = await choose(page, en.conversation.toTop);
    await popup.waitForText(/\b[3-9]\d messages, back to Nov 16, 2026/, 60_000);
    await popup.close();
    await page.bringToFront();
    expect(await page.evaluate(OWN_ELEMENTS)).toBe(1);
    // It comes after all that the page has.
    await page.evaluate(`[...document.querySelectorAll('a[href], button, input, textarea')].at(-1)?.focus()`);
    for (let tabs = 0; tabs < 3 && !(await page.evaluate(OWN_HAS_FOCUS)); tabs += 1)
      await page.keyboard.press('Tab');
    expect(await page.evaluate(OWN_HAS_FOCUS)).toBe(true);
    await page.keyboard.press('Enter');
    captures += 1;
    const states = await waitForCaptures(archive, captures, 20_000);
    expect(states.at(-1)?.state).toBe('incomplete');
    expect(await page.evaluate(OWN_ELEMENTS)).toBe(0);
    const { file, capture } = await readLast(page);
    expect(textsOf(file)).toEqual(TEXTS.slice(-file.messages.length));
    expect(file.end).toBe('cancelled');
    const tiles = capture.record.artifacts.filter(({ role }) => role === 'tile');
    expect(tiles.length).toBeGreaterThan(2);
    for (const { name: tile } of tiles)
      expect(countInk(await capture.readBytes(tile)), `${tile} shows what is ours`).toBe(0);
    await page.close();
  });

  it('is whole although new messages come meanwhile', async () => {
    const { file } = await captureAll('count=120&arrives=2500');
    expect(textsOf(file)).toEqual(TEXTS.slice(-120));
    expect(file.gaps).toEqual([]);
  });

  it('is told by its neighbours where no message has an id and many say the same', async () => {
    const { file } = await captureAll('count=150&names=no&numbers=no&alike=yes');
    expect(file.messages).toHaveLength(150);
    expect(textsOf(file).slice(0, 12)).toEqual(listMessages(12).map(({ text }) => text));
    expect(file.gaps).toEqual([]);
  });

  it('names messages between which others may be missing', async () => {
    const { file, said } = await captureAll('count=150&numbers=no&jump=90');
    const all = TEXTS.slice(-150);
    const gap = file.gaps.find(({ reason }) => reason === 'messages-not-joined');
    const [before = 0, after = 0] = (gap?.where ?? '').split('–').map(Number);
    expect(after).toBe(before + 1);
    // What stands before and after the gap are real neighbours of it, and each stretch is whole.
    const texts = textsOf(file);
    const end = all.indexOf(texts[before - 1]!);
    const begin = all.indexOf(texts[before]!);
    expect(begin - end).toBeGreaterThan(1);
    expect(texts.slice(0, before)).toEqual(all.slice(end + 1 - before, end + 1));
    expect(texts.slice(before)).toEqual(all.slice(begin));
    expect(said).toContain(t('conversation.gaps', { count: file.gaps.length }));
  });

  it('names the numbers that the list leaves out', async () => {
    const { file, said } = await captureAll('count=150&lack=90');
    expect(file.messages).toHaveLength(140);
    expect(file.gaps).toEqual([{ reason: 'positions-missing', where: '90–99' }]);
    expect(said).toContain(t('conversation.gaps', { count: 1 }));
  });

  it('takes nothing of another conversation that comes in its place', async () => {
    const { file } = await captureAll('count=150&leaves=90');
    const texts = textsOf(file);
    expect(texts.filter((text) => text?.startsWith('Other'))).toEqual([]);
    expect(texts).toEqual(TEXTS.slice(-texts.length));
    expect(file).toMatchObject({ end: 'left', gaps: [{ reason: 'conversation-left' }] });
  });

  it('is read whole with a thousand messages', { timeout: 240_000 }, async () => {
    const { file, capture } = await captureAll('count=1000', 200_000);
    expect(textsOf(file)).toEqual(TEXTS);
    expect(new Set(file.messages.map(({ facts }) => facts.permalink?.value)).size).toBe(1000);
    expect(capture.record.completeness).toMatchObject({
      seen: 1000,
      saved: 1000,
      gaps: [],
      reachedEnd: true,
    });
  });
}
