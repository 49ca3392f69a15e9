import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Acts } from './archive-trial/acts';
import { buildTrial } from './archive-trial/build';
import { launchChromium } from './harness/chromium';
import { FIREFOX_EXTENSION_ID, launchFirefox } from './harness/firefox';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary';
import type { TestBrowser } from './harness/test-browser';
import type { View } from './harness/view';
import { waitFor } from './harness/wait';

/** A temporary add-on would otherwise take its storage with it when Firefox is left. */
const KEEP_STORAGE = {
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
};

describe.each(['chromium', 'firefox'] as const)('the archive in %s', (name) => {
  let folder: TemporaryFolder;
  let browser: TestBrowser & { browser: { process(): { kill(signal: 'SIGKILL'): boolean } | null } };
  let page: View;

  async function start(): Promise<void> {
    const options = { extension: join(folder.path, 'extension'), profile: join(folder.path, 'profile') };
    browser =
      name === 'chromium'
        ? await launchChromium(options)
        : await launchFirefox({ ...options, preferences: KEEP_STORAGE });
    page = await browser.openExtensionPage('page.html');
  }

  function ask<K extends keyof Acts>(
    where: string,
    act: K,
    ...given: unknown[]
  ): Promise<Awaited<ReturnType<Acts[K]>>> {
    return page.evaluate(
      (place: string, asked: object) =>
        (globalThis as unknown as { ask(place: string, asked: object): Promise<never> }).ask(place, asked),
      where,
      { act, given },
    );
  }

  beforeEach(async () => {
    folder = await makeTemporaryFolder('archive');
    await buildTrial(join(folder.path, 'extension'), name, FIREFOX_EXTENSION_ID);
    await start();
  });

  afterEach(async () => {
    await browser.close();
    await folder.remove();
  });

  test('is one for background, page and workers that all open it first, and is whole after a restart', async () => {
    const places = ['background', 'page', 'first worker', 'second worker'];
    const sequences = await Promise.all(places.map((place) => ask(place, 'capture', place, 5_000_000)));
    expect(new Set(sequences)).toEqual(new Set([1, 2, 3, 4]));
    for (const place of places) expect(new Set(await ask(place, 'titles'))).toEqual(new Set(places));
    expect(await ask('page', 'check')).toEqual({ unchanged: 8 });

    await browser.close();
    await start();
    for (const place of places) expect(new Set(await ask(place, 'titles'))).toEqual(new Set(places));
    expect(await ask('second worker', 'check')).toEqual({ unchanged: 8 });
  });

  test('tells everybody who observes it of a change made elsewhere', async () => {
    const places = ['background', 'page', 'worker'];
    for (const place of places) await ask(place, 'changes');
    for (const writer of places) {
      const before = await Promise.all(places.map((place) => ask(place, 'changes')));
      await ask(writer, 'capture', 'something', 10);
      const later = async (index: number) => (await ask(places[index]!, 'changes')) - before[index]!;
      for (const [index, place] of places.entries()) {
        const heard = await waitFor(`${place} to hear of ${writer}`, async () => (await later(index)) > 0);
        expect(heard).toBe(true);
      }
    }
  });

  test('has everything it reported to be stored when the browser is killed, and labels the rest', async () => {
    await ask('background', 'leave', 'left behind');
    await page.evaluate(() => (globalThis as unknown as { captureOnAndOn(): void }).captureOnAndOn());
    const readTold = () => page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
    const told = await waitFor('some captures', async () => {
      const titles = await readTold();
      return titles.length >= 5 ? titles : null;
    });
    browser.browser.process()!.kill('SIGKILL');
    await browser.close();
    await start();
    const recovered = await ask('background', 'recover');
    expect(recovered).toContain('left behind: incomplete');
    const titles = await ask('page', 'titles');
    for (const title of told) expect(titles).toContain(title);
    const outcomes = await ask('page', 'check');
    expect(Object.keys(outcomes)).toEqual(['unchanged']);
  });
});
