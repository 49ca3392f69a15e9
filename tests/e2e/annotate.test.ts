import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import type { BundledAnnotation } from '../../src/domain/annotation';
import { en } from '../../src/i18n/en/index';
import { startPages } from '../pages/serve.ts';
import { captureByPopup, exportEverything, readCaptureStates, waitForCaptures } from './harness/acts.ts';
import { type Bundle, type BundledCapture, findInBundle } from './harness/bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { launchFirefox } from './harness/firefox.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';
import { t } from './harness/words.ts';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox } as const;
const PICTURE = 'screenshot.png';
/** What is drawn, in this order, each from one place of the view of the picture to another (0 to 1). */
const DRAWN = [
  ['toolBox', [0.1, 0.1, 0.3, 0.2]],
  ['toolEllipse', [0.4, 0.1, 0.6, 0.2]],
  ['toolArrow', [0.9, 0.3, 0.7, 0.2]],
  ['toolLine', [0.1, 0.3, 0.3, 0.35]],
  ['toolPen', [0.4, 0.3, 0.6, 0.35]],
  ['toolHighlighter', [0.1, 0.45, 0.3, 0.46]],
  ['toolMarker', [0.8, 0.45, 0.8, 0.45]],
  ['toolText', [0.4, 0.5, 0.6, 0.55]],
  ['toolComment', [0.1, 0.6, 0.3, 0.7]],
  ['toolCrop', [0.05, 0.05, 0.95, 0.9]],
] as const;
const PRIVATE_WORDS = 'quetzal lantern nobody else reads';

describe.each(['chromium', 'firefox'] as const)('marking up in %s', (name) => {
  let demo: Demo;
  let browser: TestBrowser;
  let folder: TemporaryFolder;
  let archive: View;
  let captureId = '';
  let before: BundledCapture;
  let bundle: Bundle;

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('annotate');
    browser = await LAUNCH[name]();
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  const listed = (): Promise<string[]> =>
    archive.evaluate(() =>
      [...document.querySelectorAll('.annotate-shape')].map((each) => each.textContent ?? '').toReversed(),
    );
  const listedCount = (count: number): Promise<unknown> =>
    archive.waitFor(
      `${count} shapes in the list`,
      (wanted: number) => document.querySelectorAll('.annotate-shape').length === wanted,
      [count],
    );
  const saved = (): Promise<unknown> =>
    archive.waitFor(
      'everything to be saved',
      (words: string) => document.querySelector('.annotate-saving')?.textContent === words,
      [en.annotate.saved],
    );
  const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  /** The part of the picture that is in view, CSS pixels of the window. */
  const inView = () =>
    archive.evaluate(() => {
      const stage = document.querySelector('.annotate-stage');
      const space = document.querySelector('.annotate-space');
      if (stage === null || space === null) throw new Error('there is no stage');
      const { x, y, width, height } = stage.getBoundingClientRect();
      const margin = 34;
      return { x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin };
    });
  async function uncover(): Promise<void> {
    await archive.click(/^Show and mark up/);
    await archive.waitFor('the picture', () => document.querySelector('.annotate-over') !== null, []);
  }
  async function drawAll(): Promise<void> {
    const view = await inView();
    const at = (x: number, y: number) => ({ x: view.x + x * view.width, y: view.y + y * view.height });
    for (const [index, [tool, [x, y, toX, toY]]] of DRAWN.entries()) {
      await archive.click(t(`annotate.${tool}`));
      await archive.drag(at(x, y), at((x + toX) / 2, (y + toY) / 2 + 0.01), at(toX, toY));
      await listedCount(index + 1);
    }
  }

  it('begins covered, on the picture that was asked for', async () => {
    archive = await browser.openExtensionPage('options.html');
    const page = await browser.openPage(`${demo.origin}/post/418199`);
    await captureByPopup(browser, page, en.popup.capturePost);
    await waitForCaptures(archive, 1);
    captureId = (await readCaptureStates(archive))[0]?.id ?? '';
    await mkdir(join(folder.path, 'before'));
    const first = await exportEverything(browser, page, join(folder.path, 'before'));
    before = first.bundle.records[0]!;
    // The next one can have its name, which Chromium would write over without a word.
    await rm(first.zip);
    await page.close();
    archive = await browser.openExtensionPage(`options.html#/annotate/${captureId}/${PICTURE}`);
    await archive.waitForText(en.annotate.introduction);
    expect(await archive.evaluate(() => document.querySelectorAll('canvas, img').length)).toBe(0);
  });

  it('draws each kind with the pointer, and writes with the keyboard', async () => {
    await uncover();
    await drawAll();
    const names = DRAWN.map(([tool]) => t(`annotate.${tool}`));
    expect((await listed()).map((words, index) => words.slice(0, names[index]?.length))).toEqual(names);
    await archive.evaluate(() => document.querySelectorAll<HTMLElement>('.annotate-shape')[1]?.click());
    await archive.waitFor(
      'the comment’s field',
      () => {
        const field = document.querySelector<HTMLElement>('.annotate-properties textarea');
        field?.focus();
        return field !== null;
      },
      [],
    );
    await archive.type(PRIVATE_WORDS);
    await archive.waitForText(`${t('annotate.toolComment')}: ${PRIVATE_WORDS.slice(0, 20)}`);
    await archive.press('Escape');
    await saved();
  });

  it('undo goes to the start, redo back to the end', async () => {
    const end = await listed();
    await archive.press('Escape');
    for (let count = 0; count < DRAWN.length + 1; count += 1) await archive.press('z', 'Control');
    await listedCount(0);
    for (let count = 0; count < DRAWN.length + 1; count += 1) await archive.press('y', 'Control');
    await listedCount(DRAWN.length);
    expect(await listed()).toEqual(end);
    await saved();
  });

  it('a reload keeps all of it, and undo goes on from before it', async () => {
    const end = await listed();
    await archive.evaluate(() => setTimeout(() => location.reload(), 0));
    await archive.waitFor('the cover', () => document.querySelector('.annotate-covered') !== null, []);
    await uncover();
    await listedCount(DRAWN.length);
    expect(await listed()).toEqual(end);
    for (let count = 0; count < DRAWN.length + 1; count += 1) await archive.press('z', 'Control');
    await listedCount(0);
    for (let count = 0; count < DRAWN.length + 1; count += 1) await archive.press('y', 'Control');
    await listedCount(DRAWN.length);
    expect(await listed()).toEqual(end);
  });

  it('a shape is added, moved and described without any pointer', async () => {
    await archive.evaluate(() => document.querySelector<HTMLElement>('.annotate-stage')?.focus());
    await archive.press('b');
    await archive.press('Enter');
    await listedCount(DRAWN.length + 1);
    const placed = (await listed()).at(-1) ?? '';
    await archive.press('ArrowRight');
    await archive.press('ArrowDown', 'Shift');
    const numbers = (words: string): number[] => [...words.matchAll(/\d+/g)].map(Number);
    await archive.waitFor(
      'the box to have moved',
      (was: string) => document.querySelector('.annotate-shape')?.textContent !== was,
      [placed],
    );
    const [x = 0, y = 0, toX = 0, toY = 0] = numbers(placed);
    const moved = t('annotate.fromTo', { x: x + 1, y: y + 10, toX: toX + 1, toY: toY + 10 });
    expect(await archive.waitForText(moved)).toContain(moved);
    await archive.press('Delete');
    await listedCount(DRAWN.length);
    await saved();
  });

  it('the bundle has the original as it was, the marked-up copy, and what was drawn', async () => {
    const page = await browser.openPage(`${demo.origin}/`);
    bundle = (await exportEverything(browser, page, folder.path)).bundle;
    const capture = bundle.records[0]!;
    const original = await capture.readBytes(PICTURE);
    const artifact = capture.record.artifacts.find((each) => each.name === PICTURE)!;
    expect(await capture.readText('record.json')).toBe(await before.readText('record.json'));
    expect(digest(original)).toBe(artifact.sha256);
    expect(original.equals(await before.readBytes(PICTURE))).toBe(true);

    const annotation = JSON.parse(await capture.readText('screenshot-annotation.json')) as BundledAnnotation;
    expect(annotation.picture).toMatchObject({ name: PICTURE, sha256: artifact.sha256 });
    expect(annotation.shapes.map(({ kind }) => kind)).toEqual([
      'box',
      'ellipse',
      'arrow',
      'line',
      'pen',
      'highlighter',
      'marker',
      'text',
      'crop',
    ]);
    const crop = annotation.shapes.find((shape) => shape.kind === 'crop')!;
    const copy = PNG.sync.read(await capture.readBytes('screenshot-annotated.png'));
    expect(copy.width).toBe(Math.ceil(crop.x + crop.width) - Math.floor(crop.x));
    expect(copy.height).toBe(Math.ceil(crop.y + crop.height) - Math.floor(crop.y));
  });

  it('shows in the copy what was drawn where it was drawn, over the original’s own pixels', async () => {
    const capture = bundle.records[0]!;
    const annotation = JSON.parse(await capture.readText('screenshot-annotation.json')) as BundledAnnotation;
    const original = PNG.sync.read(await capture.readBytes(PICTURE));
    const copy = PNG.sync.read(await capture.readBytes('screenshot-annotated.png'));
    const crop = annotation.shapes.find((shape) => shape.kind === 'crop')!;
    const box = annotation.shapes.find((shape) => shape.kind === 'box')!;
    const [left, top] = [Math.floor(crop.x), Math.floor(crop.y)];
    const pixel = ({ data, width }: PNG, x: number, y: number): number[] => [
      ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3),
    ];
    const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y) };
    expect(pixel(copy, at.x - left, at.y - top)).toEqual([0xd5, 0x5e, 0x00]);
    // Between the shapes nothing was touched.
    let compared = 0;
    for (let x = left + 1; x < Math.floor(box.x) - 20; x += 1) {
      expect(pixel(copy, x - left, at.y - top)).toEqual(pixel(original, x, at.y));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(5);
  });

  it('takes no private comment along', async () => {
    expect(await findInBundle(bundle, PRIVATE_WORDS.slice(0, 16))).toEqual([]);
  });
});
