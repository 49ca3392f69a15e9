import { appendFile, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { PNG } from 'pngjs';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { fromLayout } from '../../src/bundle/redact/covered-words';
import type { Rect } from '../../src/domain/capture';
import { readLayout } from '../../src/domain/page-layout';
import { en } from '../../src/i18n/en/index';
import { startPages } from '../pages/serve.ts';
import { captureByPopup, exportEverything, waitForCaptures, waitUntilKept } from './harness/acts.ts';
import { judgeBag, judgeZip, unpackBundle, type Bundle, type BundledCapture } from './harness/bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { launchFirefox } from './harness/firefox.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';
import { t } from './harness/words.ts';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox } as const;

/** Where the middle of the post with this text is, CSS pixels of the viewport, scrolled into sight. */
async function findPost(
  page: Page,
  text: string,
): Promise<{ x: number; y: number; right: number; top: number }> {
  return page.evaluate((wanted) => {
    const post = [...document.querySelectorAll('article')].find((each) => each.textContent?.includes(wanted));
    if (post === undefined) throw new Error(`no post says ${wanted}`);
    post.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = post.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, right: box.right, top: box.top };
  }, text);
}

describe.each(['chromium', 'firefox'] as const)('the main job in %s', (name) => {
  let demo: Demo;
  let browser: TestBrowser;
  let folder: TemporaryFolder;
  let archive: View;
  let page: Page;
  let captures = 0;
  let zip = '';
  let bundle: Bundle;

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('bundle');
    browser = await LAUNCH[name]();
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  const kept = (): BundledCapture[] => bundle.records.filter(({ record }) => record.sequence > 0);
  const captureOf = (sequence: number): BundledCapture => {
    const found = kept().find(({ record }) => record.sequence === sequence);
    if (found === undefined) throw new Error(`no capture ${sequence} in the bundle`);
    return found;
  };

  it('opens no tab when it is installed', async () => {
    expect(await browser.listTabs()).toEqual(['about:blank']);
    archive = await browser.openExtensionPage('options.html');
  });

  it('captures a post’s own page by Enter, the button being in focus', async () => {
    page = await browser.openPage(`${demo.origin}/post/418199`);
    const popup = await browser.openPopup(page);
    await popup.waitForText(en.popup.capturePost);
    await popup.waitFor(
      'the primary button to have the focus',
      (words: string) => document.activeElement?.textContent?.trim() === words,
      [en.popup.capturePost],
    );
    await popup.press('Enter');
    const said = await waitUntilKept(popup);
    expect(said).not.toContain('I know which train you take');
    await popup.close();
    captures += 1;
    await waitForCaptures(archive, captures);
  });

  it('captures a page that is no single post', async () => {
    page = await browser.openPage(`${demo.origin}/`);
    await captureByPopup(browser, page, en.popup.capturePage);
    captures += 1;
    expect(await waitForCaptures(archive, captures)).toHaveLength(captures);
  });

  it('captures a full page and puts the page back', async () => {
    page = await browser.openPage(`${demo.origin}/thread/500001`);
    await page.evaluate(() => scrollTo({ top: 777, behavior: 'instant' }));
    const said = await captureByPopup(browser, page, en.popup.fullPage, 90_000);
    expect(said).toContain(t('popup.keptOf', { saved: '60', count: 60 }));
    expect(await page.evaluate(() => scrollY)).toBe(777);
    captures += 1;
  });

  it('captures a chat in its inner scroller', async () => {
    page = await browser.openPage(`${demo.origin}/chat/lantern47`);
    const before = await page.evaluate(() => document.getElementById('messages')?.scrollTop);
    const said = await captureByPopup(browser, page, en.popup.fullPage, 90_000);
    expect(said).toContain(t('popup.keptOf', { saved: '60', count: 60 }));
    expect(await page.evaluate(() => document.getElementById('messages')?.scrollTop)).toBe(before);
    captures += 1;
  });

  it('captures the post that was pointed at', async () => {
    page = await browser.openPage(`${demo.origin}/`);
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.pick);
    await popup.waitUntilClosed();
    const at = await findPost(page, 'other accounts and a lot of time');
    await page.mouse.move(at.x, at.y - 5);
    await page.mouse.move(at.x, at.y);
    await page.mouse.click(at.x, at.y);
    captures += 1;
    await waitForCaptures(archive, captures);
    expect(await page.evaluate(() => document.querySelectorAll('html > :not(head, body)').length)).toBe(0);
  });

  it('leaves picking by Esc and captures nothing', async () => {
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.pick);
    await popup.waitUntilClosed();
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelectorAll('html > :not(head, body)').length === 0);
    expect(await waitForCaptures(archive, captures)).toHaveLength(captures);
  });

  it('captures post after post in capture mode, one click each', async () => {
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.captureMode);
    await popup.waitForText(en.popup.captureModeOn);
    await popup.close();
    for (const text of ['I know which train you take', 'winkt allen zu']) {
      const at = await findPost(page, text);
      // The button follows the post one frame after it moved.
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      await page.mouse.click(at.right - 30, at.top + 22);
      captures += 1;
      expect(await waitForCaptures(archive, captures)).toHaveLength(captures);
    }
  });

  it('shows each capture in the archive, covered', async () => {
    await archive.waitForText(t('archive.count', { count: captures }));
    const list = await archive.text();
    expect(list).not.toContain('I know which train you take');
  });

  it('exports everything as one zip that it has read back', async () => {
    const result = await exportEverything(browser, page, folder.path);
    ({ zip, bundle } = result);
    expect(bundle.records).toHaveLength(captures);
    expect(bundle.files).toEqual(
      expect.arrayContaining(['READ-ME-FIRST.txt', 'bagit.txt', 'data/captures.csv', 'data/report.html']),
    );
  });

  it('is accepted by programs of others', async () => {
    const verdicts = [...(await judgeZip(zip)), ...(await judgeBag(bundle.root))];
    expect(verdicts.filter(({ accepted }) => !accepted)).toEqual([]);
    expect(verdicts).toHaveLength(6);
  });

  it('is refused by them once a byte was changed, or a file added', async () => {
    const copy = join(folder.path, 'tampered');
    await mkdir(copy);
    const tampered = join(copy, 'tampered.zip');
    await copyFile(zip, tampered);
    const bytes = await readFile(tampered);
    const inside = Math.floor(bytes.length / 2);
    bytes[inside] = (bytes[inside] ?? 0) ^ 1;
    await writeFile(tampered, bytes);
    expect((await judgeZip(tampered)).filter(({ accepted }) => accepted)).toEqual([]);

    const { root } = await unpackBundle(zip, join(copy, 'bag'));
    await appendFile(join(root, captureOf(1).folder, 'record.json'), ' ');
    const changed = await judgeBag(root);
    expect(changed.map(({ tool, accepted }) => [tool, accepted])).toEqual([
      ['sha256sum payload', false],
      ['sha256sum tags', true],
      ['hashdeep', false],
    ]);

    const { root: other } = await unpackBundle(zip, join(copy, 'added'));
    await writeFile(join(other, 'data', 'slipped-in.txt'), 'never captured');
    const added = await judgeBag(other);
    expect(added.map(({ tool, accepted }) => [tool, accepted])).toEqual([
      ['sha256sum payload', true],
      ['sha256sum tags', true],
      ['hashdeep', false],
    ]);
  });

  it('says of the post who, what, where and when, and how each was found', () => {
    const { record } = captureOf(1);
    expect(record.state).toBe('sealed');
    expect(record.facts).toMatchObject({
      kind: 'post',
      authorName: { value: 'Lantern', how: 'json-ld' },
      authorId: { value: 'acct-9047' },
      postId: { value: '418199' },
      permalink: { value: `${demo.origin}/post/418199` },
      postedAt: { value: '2026-11-20T17:48:12+01:00' },
      postedAtShown: { value: '2 h' },
    });
    expect(record.facts.authorHandle?.value.replace('@', '')).toBe('lantern47');
    expect(record.facts.text?.value).toContain('I know which train you take.');
    expect(record.collection).toMatchObject({
      url: `${demo.origin}/post/418199`,
      trigger: 'popup',
      kind: 'post',
      loggedIn: 'unknown',
      tool: { name: 'Tidemark' },
    });
    expect(record.collection.capturedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('holds true pixels: the viewport, and the post cut from it', async () => {
    const { record, readBytes } = captureOf(1);
    const viewport = record.artifacts.find(({ role }) => role === 'viewport');
    const post = record.artifacts.find(({ role }) => role === 'post');
    expect(viewport).toBeDefined();
    expect(post).toBeDefined();
    const whole = PNG.sync.read(await readBytes(viewport?.name ?? ''));
    const cut = PNG.sync.read(await readBytes(post?.name ?? ''));
    expect(whole.width).toBeGreaterThan(1000);
    expect(cut.width).toBeLessThan(whole.width);
    expect(cut.height).toBeLessThan(whole.height);
    const colours = new Set<number>();
    for (let at = 0; at < cut.data.length; at += 4) colours.add(cut.data.readUInt32BE(at));
    expect(colours.size).toBeGreaterThan(10);
  });

  it('holds a page copy without scripts and a text', async () => {
    const { record, readText } = captureOf(1);
    const copy = record.artifacts.find(({ role }) => role === 'page-copy');
    const html = await readText(copy?.name ?? '');
    expect(html).toContain('I know which train you take.');
    expect(html).not.toMatch(/<script(?![^>]*application\/ld\+json)/i);
    const text = record.artifacts.find(({ role }) => role === 'text');
    expect(await readText(text?.name ?? '')).toContain('I know which train you take.');
  });

  it.each([3, 4])('says where each word stands, on the picture of the whole too (%i)', async (sequence) => {
    const thread = captureOf(sequence);
    const layout = readLayout(await thread.readText('layout.json'));
    if (layout === null) throw new Error('nothing says where words stand');
    const picture = thread.record.artifacts.find(({ role }) => role === 'stitched' || role === 'full-page')!;
    const onPicture = fromLayout(thread.record, layout, picture.name);
    if (onPicture === null) throw new Error('the picture has no place');
    const { data, width, height } = PNG.sync.read(await thread.readBytes(picture.name));
    /** How much darker or lighter than its surroundings anything in the place is. */
    const contrast = ({ x, y, width: wide, height: high }: Rect): number => {
      let [least, most] = [765, 0];
      for (let row = Math.round(y); row < Math.min(height, y + high); row += 1)
        for (let column = Math.round(x); column < Math.min(width, x + wide); column += 1) {
          const at = 4 * (row * width + column);
          const light = data[at]! + data[at + 1]! + data[at + 2]!;
          [least, most] = [Math.min(least, light), Math.max(most, light)];
        }
      return most - least;
    };
    const words = layout.texts.flatMap(({ text, words: places }) =>
      text.split(' ').map((word, index) => ({
        word,
        place: onPicture({
          x: places[4 * index]!,
          y: places[4 * index + 1]!,
          width: places[4 * index + 2]!,
          height: places[4 * index + 3]!,
        }),
      })),
    );
    const inside = words.filter(
      ({ word, place }) => word.length > 3 && place.y >= 0 && place.y + place.height <= height,
    );
    expect(inside.length).toBeGreaterThan(100);
    // Down to the end of the page, and hardly one word where the picture shows none.
    expect(Math.max(...inside.map(({ place }) => place.y))).toBeGreaterThan(height * 0.9);
    const blank = inside.filter(({ place }) => contrast(place) < 90);
    expect(blank.map(({ word }) => word).slice(0, 9)).toEqual([]);
    expect(layout.posts.length).toBeGreaterThan(10);
  });

  it('holds of the long thread every post once, in order, and the stitched picture', async () => {
    const { record, readText } = captureOf(3);
    expect(record.completeness).toMatchObject({ seen: 60, saved: 60, reachedEnd: true, gaps: [] });
    const text = await readText(record.artifacts.find(({ role }) => role === 'text')?.name ?? '');
    expect(text.split('Winter timetable, first draft').length - 1).toBe(3);
    expect(text.indexOf('first draft')).toBeLessThan(text.indexOf('Noted and passed on. 🧾 (3)'));
    // Chromium gives screens, which are put together; Firefox the whole page in one picture.
    const whole = record.artifacts.filter(({ pixels }) => (pixels?.height ?? 0) > 8000);
    expect(whole.map(({ role }) => role)).toEqual([name === 'chromium' ? 'stitched' : 'full-page']);
    const taken = name === 'chromium' ? 'tile' : 'full-page';
    const tiles = record.artifacts.filter(({ role }) => role === taken);
    expect(tiles).toHaveLength(record.completeness?.tiles ?? 0);
    expect(whole[0]?.derivedFrom ?? []).toEqual(name === 'chromium' ? tiles.map((tile) => tile.name) : []);
  });

  it('tells apart how each capture was begun', () => {
    expect(kept().map(({ record }) => `${record.collection.kind} by ${record.collection.trigger}`)).toEqual([
      'post by popup',
      'page by popup',
      'full-page by popup',
      'full-page by popup',
      'post by pick',
      'post by capture-mode',
      'post by capture-mode',
    ]);
    expect(kept()[4]?.record.facts.text?.value).toContain('other accounts and a lot of time');
    expect(kept()[5]?.record.facts.text?.value).toContain('I know which train you take');
    expect(kept()[6]?.record.facts.text?.value).toContain('winkt allen zu');
  });
});
