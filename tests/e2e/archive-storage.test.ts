import { readdir, readFile } from 'node:fs/promises';
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

/** Files below `folder` in which `word` stands, in UTF-8 or UTF-16. */
async function filesWith(folder: string, word: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le'))) found.push(entry.name);
  }
  return found;
}

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

  test('leaves no word of a capture in any file of the profile', async () => {
    const sealed = 'quodlibet-sealed-canary';
    const clear = 'quodlibet-clear-canary';
    await ask('background', 'capture', sealed, 100);
    // So that finding nothing means something: the same browser, the same storage, not sealed.
    await page.evaluate(async (word: string) => {
      const request = indexedDB.open('control', 1);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore('rows'));
      await new Promise((resolve) => request.addEventListener('success', resolve));
      const transaction = request.result.transaction('rows', 'readwrite', { durability: 'strict' });
      transaction.objectStore('rows').put({ word }, 1);
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    }, clear);
    await browser.close();
    const profile = join(folder.path, 'profile');
    expect(await filesWith(profile, clear)).not.toEqual([]);
    expect(await filesWith(profile, sealed)).toEqual([]);
    await start();
    expect(await ask('page', 'titles')).toEqual([sealed]);
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
