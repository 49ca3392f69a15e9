import axe from 'axe-core';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { en } from '../../src/i18n/en/index';
import { type MadeUpPage, openMadeUpPage } from './harness/made-up-page.ts';

/*
 * The media of a post in the archive, with made-up content (tests/interface).
 */

describe.each(['chromium', 'firefox'] as const)('kept media in the archive in %s', (name) => {
  let made: MadeUpPage;
  let page: Page;

  beforeAll(async () => {
    made = await openMadeUpPage(name);
    ({ page } = made);
  });
  afterAll(() => made?.close());
  afterEach(() => made.expectNoErrors());

  async function open(width = 1440, search = 'n=40'): Promise<void> {
    await page.setViewport({ width, height: 900 });
    await page.goto('about:blank');
    await page.goto(`${made.origin}/archive.html?${search}#/capture/capture-24`);
    await page.waitForSelector('.media-file');
  }
  const uncover = (place: number): Promise<void> =>
    page.$$eval(
      '.media-file',
      (files, at) => files[at]?.querySelector<HTMLElement>('.cover')?.click(),
      place,
    );
  async function findFlaws(): Promise<unknown[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const checked = (globalThis as unknown as { axe: typeof axe }).axe;
      const { violations } = await checked.run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))]);
    });
  }

  it('are covered, each by itself, and say what they are, how large and where from', async () => {
    await open();
    expect(await page.$$eval('.media :is(img, video, audio)', (shown) => shown.length)).toBe(0);
    const said = await page.$$eval('.media-file', (files) =>
      files.map((file) => (file as HTMLElement).innerText),
    );
    expect(said).toHaveLength(6);
    expect(said[0]).toContain(en.media.full);
    expect(said[1]).toContain(en.media.still);
    expect(said[2]).toContain(en.media.video);
    expect(said[3]).toContain(en.media.audio);
    expect(said[4]).toContain(en.media.redrawn);
    expect(said[5]).toContain(en.media.noDisplay);
    for (const one of said) expect(one).toContain('https://media.harbour.example/original/');
    expect(await findFlaws()).toEqual([]);
  });

  it('show a picture when asked for, and cover it again', async () => {
    await open();
    await uncover(0);
    await page.waitForFunction(
      () => (document.querySelector<HTMLImageElement>('.media img')?.naturalWidth ?? 0) > 0,
    );
    expect(await findFlaws()).toEqual([]);
    // The keyboard is at the button that covers it again.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(en.detail.cover);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.media img') === null);
  });

  it('play a film and a sound only when the person plays them', async () => {
    await open();
    await uncover(2);
    await uncover(3);
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll<HTMLMediaElement>('.media :is(video, audio)')].filter(
          ({ readyState, paused, controls }) => readyState > 0 && paused && controls,
        ).length === 2,
    );
    await page.$eval('.media video', async (film) => {
      film.muted = true;
      await film.play();
    });
    await page.waitForFunction(
      () => (document.querySelector<HTMLVideoElement>('.media video')?.currentTime ?? 0) > 0,
    );
    expect(await findFlaws()).toEqual([]);
  });

  it.each([360, 900])('have room on %i pixels', async (width) => {
    await open(width);
    await uncover(0);
    await page.waitForSelector('.media img');
    expect(
      await page.$$eval('.media-file', (files) =>
        files.every((file) => file.scrollWidth <= file.clientWidth + 1 && file.clientWidth > 0),
      ),
    ).toBe(true);
  });

  it('show no picture at all to who reads without them', async () => {
    await open();
    await page.evaluate(async () => {
      const { model } = globalThis as unknown as {
        model: { saveSettings(change: { withoutPictures: boolean }): Promise<void> };
      };
      await model.saveSettings({ withoutPictures: true });
    });
    await page.waitForFunction(() => document.querySelectorAll('.media-file .cover').length === 1);
    expect(await page.$$eval('.media-file', (files) => files.length)).toBe(6);
  });
});
