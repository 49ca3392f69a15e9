import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { ExportResult } from '../../src/bundle/export-types';
import { buildExportTrial } from './export-trial/build';
import type { Trial } from './export-trial/page';
import { judgeBag, judgeZip, unpackBundle } from './harness/bundle';
import { launchChromium } from './harness/chromium';
import { FIREFOX_EXTENSION_ID, launchFirefox } from './harness/firefox';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary';
import type { TestBrowser } from './harness/test-browser';
import type { View } from './harness/view';
import { waitFor } from './harness/wait';

const MEGA = 1_000_000;

describe.each(['chromium', 'firefox'] as const)('an export in %s', (name) => {
  let folder: TemporaryFolder;
  let browser: TestBrowser;

  async function ask<K extends keyof Trial>(
    page: View,
    act: K,
    ...given: Parameters<Trial[K]>
  ): Promise<Awaited<ReturnType<Trial[K]>>> {
    return page.evaluate(
      (asked: string, args: unknown[]) =>
        (globalThis as unknown as { trial: Record<string, (...args: unknown[]) => Promise<never>> }).trial[
          asked
        ]?.(...args),
      act,
      given,
    ) as Promise<Awaited<ReturnType<Trial[K]>>>;
  }

  async function openTrial(): Promise<View> {
    const page = await browser.openExtensionPage('page.html');
    await page.waitFor('the page to be ready', () => 'trial' in globalThis, []);
    return page;
  }

  async function finish(page: View, volumeBytes: number): Promise<ExportResult> {
    await ask(page, 'start', volumeBytes);
    const result = (await ask(page, 'result')) as ExportResult & { failed?: string };
    expect(result.failed).toBeUndefined();
    return result;
  }

  beforeEach(async () => {
    folder = await makeTemporaryFolder('export');
    const extension = join(folder.path, 'extension');
    await buildExportTrial(extension, name, FIREFOX_EXTENSION_ID);
    browser = name === 'chromium' ? await launchChromium({ extension }) : await launchFirefox({ extension });
  });

  afterEach(async () => {
    await browser.close();
    await folder.remove();
  });

  test('writes bundles that others accept, with pictures in the report, and is gone once released', async () => {
    const page = await openTrial();
    await ask(page, 'seed', 8, { picture: 1600, pageCopy: 1_500_000 });
    const result = await finish(page, 10 * MEGA);
    expect(result).toMatchObject({ complete: true, capturesIncluded: 8, leftOut: [] });
    expect(result.volumes.length).toBeGreaterThan(1);
    expect(result.filesVerified).toBe(result.filesExpected);
    for (const [place, volume] of result.volumes.entries()) {
      const zip = join(folder.path, volume.name);
      const bytes = Buffer.from(await ask(page, 'read', place), 'base64');
      expect(bytes.length).toBe(volume.sizeBytes);
      await writeFile(zip, bytes);
      const bundle = await unpackBundle(zip, join(folder.path, `unpacked-${place}`));
      const verdicts = [...(await judgeZip(zip)), ...(await judgeBag(bundle.root))];
      expect(verdicts.filter(({ accepted }) => !accepted)).toEqual([]);
      const report = await bundle.records[0]?.readBytes('../../report.html');
      const previews = [...(report?.toString().matchAll(/src="data:image\/jpeg;base64,([^"]+)"/g) ?? [])];
      expect(previews).toHaveLength(bundle.records.length);
      for (const [, preview] of previews) expect((preview?.length ?? 0) * 0.75).toBeLessThan(121_000);
    }
    expect(await ask(page, 'stored')).toHaveLength(result.volumes.length);
    await ask(page, 'release');
    expect(await ask(page, 'stored')).toEqual([]);
  });

  test('leaves nothing when it is cancelled, at once', async () => {
    const page = await openTrial();
    await ask(page, 'seed', 40, { picture: 0, pageCopy: 2 * MEGA });
    await ask(page, 'start', 1000 * MEGA);
    await waitFor('the zip to be begun', async () => ((await ask(page, 'progress'))?.doneFiles ?? 0) > 3, {
      every: 10,
    });
    const began = Date.now();
    await ask(page, 'cancel');
    expect(await ask(page, 'result')).toEqual({ failed: 'ProblemError: cancelled' });
    expect(Date.now() - began).toBeLessThan(2_500);
    expect(await ask(page, 'stored')).toEqual([]);
    // And the next one is not disturbed by it.
    expect(await finish(page, 1000 * MEGA)).toMatchObject({ complete: true, capturesIncluded: 40 });
  });

  test('clears away what a page left that is gone, and not what another page still holds', async () => {
    const first = await openTrial();
    await ask(first, 'seed', 30, { picture: 0, pageCopy: 2 * MEGA });
    await ask(first, 'start', 1000 * MEGA);
    await waitFor('the zip to be begun', async () => ((await ask(first, 'progress'))?.doneFiles ?? 0) > 3, {
      every: 10,
    });
    const second = await openTrial();
    await first.close();
    expect(await ask(second, 'stored')).toHaveLength(1);

    const kept = await finish(second, 1000 * MEGA);
    const held = await ask(second, 'stored');
    expect(held).toHaveLength(1);
    expect(held[0]).toContain(kept.volumes[0]?.name);

    const third = await openTrial();
    await finish(third, 1000 * MEGA);
    expect(await ask(third, 'stored')).toHaveLength(2);
    expect(await ask(second, 'readable', 0)).toBe(kept.volumes[0]?.sizeBytes);
    await ask(third, 'release');
    expect(await ask(third, 'stored')).toEqual(held);
  });
});

describe.each(['chromium', 'firefox'] as const)('what an export left behind in %s', (name) => {
  test('is gone once the background starts, while what a page still holds stays', async () => {
    const browser = await (name === 'chromium' ? launchChromium() : launchFirefox());
    try {
      const page = await browser.openExtensionPage('options.html');
      await page.evaluate(async () => {
        const root = await navigator.storage.getDirectory();
        const all = await root.getDirectoryHandle('export', { create: true });
        for (const folder of ['left', 'held']) {
          const file = await (
            await all.getDirectoryHandle(folder, { create: true })
          ).getFileHandle('evidence.zip', { create: true });
          const stream = await file.createWritable();
          await stream.write(new Uint8Array(1000));
          await stream.close();
        }
        const { promise, resolve } = Promise.withResolvers<void>();
        void navigator.locks.request('export held', () => {
          resolve();
          return new Promise(() => undefined);
        });
        await promise;
      });
      await browser.stopBackground();
      const web = await browser.openPage('about:blank');
      await browser.openPopup(web);
      const folders = (): Promise<string[]> =>
        page.evaluate(async () => {
          const names: string[] = [];
          const root = await navigator.storage.getDirectory();
          for await (const key of (await root.getDirectoryHandle('export')).keys()) names.push(key);
          return names;
        });
      await waitFor('the background to clear away', async () => (await folders()).length < 2);
      expect(await folders()).toEqual(['held']);
    } finally {
      await browser.close();
    }
  });
});
