import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { en } from '../../src/i18n/en/index';
import { startPages } from '../pages/serve.ts';
import { readCaptureStates, waitUntilKept } from './harness/acts.ts';
import { launchChromium } from './harness/chromium.ts';
import {
  FIREFOX_EXTENSION_ID,
  FIREFOX_EXTENSION_UUID,
  launchFirefox,
  type FirefoxOptions,
} from './harness/firefox.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';

const { problem } = en;

/** Address → what the popup has to say of it and what to do instead. */
const PAGES: Readonly<Record<'chromium' | 'firefox', readonly (readonly [string, string, string])[]>> = {
  chromium: [
    ['chrome://version/', problem.browserInternal, problem.browserInternalDo],
    // Chromium does not say which page it is.
    ['view-source:{demo}/', problem.notAllowed, problem.notAllowedDo],
    ['about:blank', problem.notAllowed, problem.notAllowedDo],
    ['{demo}/files/table.pdf', problem.pdfViewer, problem.pdfViewerDo],
    ['{store}/detail/1', problem.extensionStore, problem.extensionStoreDo],
    ['{other}/page.html', problem.otherExtension, problem.otherExtensionDo],
  ],
  firefox: [
    ['about:license', problem.browserInternal, problem.browserInternalDo],
    ['about:addons', problem.browserInternal, problem.browserInternalDo],
    ['{demo}/files/table.pdf', problem.pdfViewer, problem.pdfViewerDo],
    ['{store}/en-US/firefox/', problem.extensionStore, problem.extensionStoreDo],
    ['{other}/page.html', problem.otherExtension, problem.otherExtensionDo],
  ],
};

const OTHER_ID = 'other@other.invalid';
const OTHER_UUID = '5d0c2f5e-3a64-4c55-8f0b-0d3c2a1f9e77';

/** Another extension, which does nothing but have a page. */
async function writeOtherExtension(folder: string): Promise<string> {
  const other = join(folder, 'other');
  await mkdir(other);
  await writeFile(
    join(other, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Other',
      version: '1',
      browser_specific_settings: { gecko: { id: OTHER_ID } },
    }),
  );
  await writeFile(join(other, 'page.html'), '<!doctype html><title>Page</title><p>Page');
  return other;
}

interface Prepared {
  readonly browser: TestBrowser;
  /** Origins of a page of the browser's store and of another extension. */
  readonly store: string;
  readonly other: string;
}

/** The store is a name that leads to the demo server: each browser refuses it by the name alone. */
async function launchChromiumWithOther(demo: Demo, folder: string): Promise<Prepared> {
  const store = 'http://store.example';
  const browser = await launchChromium({
    hosts: { 'store.example': demo.origin },
    arguments: [`--apps-gallery-url=${store}/`],
  });
  const id = await browser.browser.installExtension(await writeOtherExtension(folder));
  return { browser, store, other: `chrome-extension://${id}` };
}

async function launchFirefoxWithOther(demo: Demo, folder: string): Promise<Prepared> {
  const preferences: FirefoxOptions['preferences'] = {
    'network.dns.localDomains': 'addons.mozilla.org',
    'network.stricttransportsecurity.preloadlist': false,
    'dom.security.https_first': false,
    'extensions.webextensions.uuids': JSON.stringify({
      [FIREFOX_EXTENSION_ID]: FIREFOX_EXTENSION_UUID,
      [OTHER_ID]: OTHER_UUID,
    }),
  };
  const browser = await launchFirefox({ preferences });
  await browser.browser.installExtension(await writeOtherExtension(folder));
  const { port } = new URL(demo.origin);
  return {
    browser,
    store: `http://addons.mozilla.org:${port}`,
    other: `moz-extension://${OTHER_UUID}`,
  };
}

describe.each(['chromium', 'firefox'] as const)('pages that cannot be captured in %s', (name) => {
  let demo: Demo;
  let folder: TemporaryFolder;
  let prepared: Prepared;
  let browser: TestBrowser;
  let archive: View;

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('refused');
    const launch = name === 'chromium' ? launchChromiumWithOther : launchFirefoxWithOther;
    prepared = await launch(demo, folder.path);
    ({ browser } = prepared);
    archive = await browser.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  it.each(PAGES[name])('%s is named, with what to do instead', async (address, title, whatToDo) => {
    const url = address
      .replace('{demo}', demo.origin)
      .replace('{store}', prepared.store)
      .replace('{other}', prepared.other);
    const page = await browser.openPage(url);
    const popup = await browser.openPopup(page);
    await popup.waitForText(title);
    expect(await popup.text()).toContain(whatToDo);
    for (const act of [en.popup.capturePage, en.popup.capturePost, en.popup.fullPage]) {
      expect(await popup.has(act)).toBe(false);
    }
    await popup.close();
    await page.close();
    expect(await readCaptureStates(archive)).toEqual([]);
  });

  it.each(['/files/picture.png', '/files/note.txt'])('%s is captured all the same', async (path) => {
    const before = await readCaptureStates(archive);
    const page = await browser.openPage(demo.origin + path);
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.capturePage);
    await waitUntilKept(popup);
    await popup.close();
    await page.close();
    expect(await readCaptureStates(archive)).toHaveLength(before.length + 1);
  });
});
