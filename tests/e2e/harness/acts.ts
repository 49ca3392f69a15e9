import { join } from 'node:path';

import type { Page } from 'puppeteer-core';

import { en } from '../../../src/i18n/en/index';
import { unpackBundle, type Bundle } from './bundle.ts';
import { listDownloads, waitForDownload } from './downloads.ts';
import type { TestBrowser } from './test-browser.ts';
import type { View } from './view.ts';
import { waitFor } from './wait.ts';
import { patternOf, t } from './words.ts';

const KEPT = new RegExp(`${patternOf(en.popup.kept.one).source}|${patternOf(en.popup.kept.other).source}`);

/** Waits until the popup says that the capture is kept; fails with the popup's words where it says anything else. */
export async function waitUntilKept(popup: View, timeout = 60_000): Promise<string> {
  return popup.waitForText(KEPT, timeout);
}

/** Opens the popup over `page`, clicks one of its acts, waits for "Kept.", closes it. Returns what the popup said. */
export async function captureByPopup(
  browser: TestBrowser,
  page: Page,
  act: string,
  timeout?: number,
): Promise<string> {
  const popup = await browser.openPopup(page);
  await popup.click(act);
  const said = await waitUntilKept(popup, timeout);
  await popup.close();
  return said;
}

/** Opens the popup, exports everything, waits for the file, unpacks it below `into`. */
export async function exportEverything(
  browser: TestBrowser,
  page: Page,
  into: string,
): Promise<{ zip: string; bundle: Bundle; said: string }> {
  const before = await listDownloads(browser.downloads);
  const popup = await browser.openPopup(page);
  await popup.click(t('archive.export'));
  await popup.click(t('popup.exportAll'));
  const saved = patternOf(en.common.exportSaved.other);
  const said = await popup.waitForText(saved, 120_000);
  const zip = await waitForDownload(browser.downloads, /^evidence-.*\.zip$/, { before });
  await popup.close();
  return { zip, said, bundle: await unpackBundle(zip, join(into, String(before.length))) };
}

/** What stands in the clear of one capture in the archive's database. */
export interface CaptureState {
  readonly id: string;
  readonly sequence: number;
  readonly state: 'pending' | 'sealed' | 'incomplete';
  readonly artifactCount: number;
}

/** Reads the rows as they lie in the database, from any page of the extension. Oldest first. */
export async function readCaptureStates(view: View): Promise<CaptureState[]> {
  return view.evaluate(
    () =>
      new Promise<CaptureState[]>((resolve, reject) => {
        const opening = indexedDB.open('archive');
        opening.addEventListener('error', () => reject(opening.error ?? new Error('no archive')));
        // Nothing was captured yet: the database that this call would make is not made.
        opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
        opening.addEventListener('success', () => {
          const database = opening.result;
          const reading = database.transaction('captures').objectStore('captures').getAll();
          reading.addEventListener('error', () => reject(reading.error ?? new Error('not readable')));
          reading.addEventListener('success', () => {
            database.close();
            resolve(
              (reading.result as CaptureState[]).map(({ id, sequence, state, artifactCount }) => ({
                id,
                sequence,
                state,
                artifactCount,
              })),
            );
          });
        });
      }),
  );
}

/** Waits until the archive holds `count` captures and none of them is being written. */
export async function waitForCaptures(view: View, count: number, timeout = 60_000): Promise<CaptureState[]> {
  let last: CaptureState[] = [];
  try {
    return await waitFor(
      `${count} captures`,
      async () => {
        last = await readCaptureStates(view);
        return last.length >= count && last.every(({ state }) => state !== 'pending') ? last : null;
      },
      { timeout, every: 100 },
    );
  } catch (error) {
    throw new Error(`waited ${timeout} ms for ${count} captures; there are ${JSON.stringify(last)}`, {
      cause: error,
    });
  }
}
