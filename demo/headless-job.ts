import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

import type { Page } from 'puppeteer-core';

import { launchChromium, type Chromium } from '../tests/e2e/harness/chromium.ts';
import { waitForDownload } from '../tests/e2e/harness/downloads.ts';
import { View } from '../tests/e2e/harness/view.ts';
import { startDemo } from './server.ts';

const run = promisify(execFile);
const OUTPUT = join(import.meta.dirname, '../demo-output');

/** The interface in English: what is clicked and what is waited for. */
const WORDS = {
  capturePost: 'Capture this post',
  fullPage: 'Full page',
  kept: /Kept\. .+/,
  export: 'Export',
  exportAll: 'The whole archive',
  saved: /Saved: .+ checked/,
  show: /^Show/,
  understood: 'Understood',
} as const;

let stepNumber = 0;

/** Says what is being done and, once it is, how long it took and what came of it. */
async function step<T>(
  what: string,
  work: () => Promise<T>,
  result: (value: T) => string = () => '',
): Promise<T> {
  stepNumber += 1;
  process.stdout.write(`${String(stepNumber).padStart(2)}. ${what} … `);
  const began = performance.now();
  const value = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const said = result(value);
  process.stdout.write(`${seconds} s${said === '' ? '' : `  ${said}`}\n`);
  return value;
}

const firstMatch = (text: string, pattern: RegExp): string => pattern.exec(text)?.[0] ?? '';

async function shoot(view: View | Page, name: string): Promise<void> {
  const path = join(OUTPUT, `${name}.png`) as `${string}.png`;
  if (view instanceof View) await view.screenshot(path);
  else await view.screenshot({ path });
}

async function capture(
  browser: Chromium,
  page: Page,
  act: string,
  pictures: { before: string; after: string },
): Promise<string> {
  const popup = await browser.openPopup(page);
  await popup.waitForText(act);
  await shoot(popup, pictures.before);
  await popup.click(act);
  const said = await popup.waitForText(WORDS.kept, 90_000);
  await shoot(popup, pictures.after);
  await popup.close();
  return firstMatch(said, WORDS.kept);
}

/**
 * The whole job without a screen: a post and a full page are captured by toolbar button and popup, the archive is
 * opened, everything is exported. Leaves the zip, its unpacked copy and pictures of every page in `demo-output/`.
 */
export async function runHeadlessJob(): Promise<void> {
  await rm(OUTPUT, { recursive: true, force: true });
  await mkdir(OUTPUT, { recursive: true });
  const demo = await step(
    'Starting the demo site',
    () => startDemo(),
    ({ origin }) => origin,
  );
  const browser = await step('Starting Chromium with the extension', () =>
    // A name instead of an address with a port, as real sites have.
    launchChromium({ hosts: { 'harbour.example': demo.origin } }),
  );
  try {
    const site = 'http://harbour.example';
    const post = await step('Opening a post', () => browser.openPage(`${site}/post/418199`));
    await step(
      'Capturing it: toolbar button, then "Capture this post"',
      () => capture(browser, post, WORDS.capturePost, { before: 'popup', after: 'popup-kept' }),
      (said) => said,
    );
    const thread = await step('Opening a thread of 60 posts', () =>
      browser.openPage(`${site}/thread/500001`),
    );
    await step(
      'Capturing it to its end: "Full page"',
      () => capture(browser, thread, WORDS.fullPage, { before: 'popup-page', after: 'popup-full-page' }),
      (said) => said,
    );
    const chat = await step('Opening a chat', () => browser.openPage(`${site}/chat/lantern47`));
    await step(
      'Capturing it in its own scroller: "Full page"',
      () => capture(browser, chat, WORDS.fullPage, { before: 'popup-chat', after: 'popup-chat-kept' }),
      (said) => said,
    );
    const archive = await step('Opening the archive', async () => {
      const view = await browser.openExtensionPage('options.html');
      await view.waitForText(/3 captures/);
      await shoot(view, 'archive-first');
      await view.click(WORDS.understood);
      return view;
    });
    await step('Opening the post in it', async () => {
      await archive.click(/^Lantern/);
      await archive.waitForText('Read from the page');
      await shoot(archive, 'archive');
    });
    await step('Uncovering its picture', async () => {
      await archive.click(WORDS.show);
      await archive.waitFor(
        'the picture',
        () => [...document.images].some((image) => image.naturalWidth > 300),
        [],
      );
      await shoot(archive, 'detail');
      await archive.close();
    });
    const zip = await step(
      'Exporting everything, reading the zip back',
      async () => {
        const popup = await browser.openPopup(thread);
        await popup.click(WORDS.export);
        await popup.click(WORDS.exportAll);
        const said = firstMatch(await popup.waitForText(WORDS.saved, 60_000), WORDS.saved);
        await shoot(popup, 'popup-exported');
        const path = await waitForDownload(browser.downloads, /\.zip$/);
        await popup.close();
        await copyFile(path, join(OUTPUT, basename(path)));
        return { path: join(OUTPUT, basename(path)), said };
      },
      ({ said }) => said,
    );
    const bag = await step(
      'Unpacking a copy (unzip)',
      async () => {
        await run('unzip', ['-q', zip.path, '-d', OUTPUT]);
        const name = basename(zip.path, '.zip');
        await run(
          'sha256sum',
          ['-c', '--strict', '--quiet', 'tagmanifest-sha256.txt', 'manifest-sha256.txt'],
          {
            cwd: join(OUTPUT, name),
          },
        );
        return name;
      },
      () => 'every digest as sha256sum finds it',
    );
    await step('Opening its report', async () => {
      const report = await browser.openPage(`file://${join(OUTPUT, bag, 'data/report.html')}`);
      await shoot(report, 'report');
    });
    const files = (await readdir(OUTPUT)).toSorted();
    console.log(`\nIn demo-output/: ${files.join(', ')}`);
  } finally {
    await browser.close();
    await demo.close();
  }
}
