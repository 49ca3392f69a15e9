import { join } from 'node:path';

import type { Frame, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import type { Artifact } from '../../src/domain/capture';
import { en } from '../../src/i18n/en/index';
import { startPages } from '../pages/serve.ts';
import { captureByPopup } from './harness/acts.ts';
import { judgeBag, judgeZip, unpackBundle, type BundledCapture, type Verdict } from './harness/bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { waitForDownload } from './harness/downloads.ts';
import { launchFirefox } from './harness/firefox.ts';
import { openDeadEnd, serveReplay, type DeadEnd, type ReplayServer } from './harness/replay.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import { waitFor } from './harness/wait.ts';
import { patternOf, t } from './harness/words.ts';

const ADDRESS = 'http://harbour.example/post/418199';

let demo: Demo | null = null;
let folder: TemporaryFolder | null = null;
let capture: BundledCapture;
let verdicts: readonly Verdict[] = [];

/** A person captures a post, goes to the export page, asks for the WACZ and saves the bundle. */
beforeAll(async () => {
  folder = await makeTemporaryFolder('wacz');
  demo = await startPages();
  const browser = await launchChromium({ hosts: { 'harbour.example': demo.origin } });
  try {
    const page = await browser.openPage(ADDRESS);
    await captureByPopup(browser, page, en.popup.capturePost);
    const archive = await browser.openExtensionPage('options.html#/export?scope=all');
    const start = t('archive.exportStart', { count: 1 });
    await archive.waitForText(start);
    await archive.click(en.archive.exportWacz);
    await archive.click(start);
    await archive.waitForText(patternOf(en.common.exportSaved.other), 60_000);
    const zip = await waitForDownload(browser.downloads, /^evidence-.*\.zip$/);
    const bundle = await unpackBundle(zip, join(folder.path, 'unpacked'));
    verdicts = [...(await judgeZip(zip)), ...(await judgeBag(bundle.root))];
    const [only] = bundle.records;
    if (only === undefined) throw new Error('the bundle has no capture');
    capture = only;
  } finally {
    await browser.close();
    // What is replayed must not be had from where it was captured.
    await demo.close();
    demo = null;
  }
});
afterAll(async () => {
  await demo?.close();
  await folder?.remove();
});

test('a bundle with page.wacz in it is accepted by the programs of others', () => {
  expect(verdicts).toHaveLength(6);
  expect(verdicts.filter(({ accepted }) => !accepted)).toEqual([]);
});

describe.each(['chromium', 'firefox'] as const)('ReplayWeb.page in %s', (name) => {
  let browser: TestBrowser | null = null;
  let outside: DeadEnd;
  let replay: ReplayServer;
  let page: Page;

  beforeAll(async () => {
    outside = await openDeadEnd();
    replay = await serveReplay(await capture.readBytes('page.wacz'));
    browser =
      name === 'chromium'
        ? await launchChromium({ arguments: [`--proxy-server=http://127.0.0.1:${outside.port}`] })
        : await launchFirefox({
            preferences: {
              'network.proxy.type': 1,
              'network.proxy.http': '127.0.0.1',
              'network.proxy.http_port': outside.port,
              'network.proxy.ssl': '127.0.0.1',
              'network.proxy.ssl_port': outside.port,
            },
          });
    page = await browser.openPage('about:blank');
  });
  afterAll(async () => {
    await browser?.close();
    await replay?.close();
    await outside?.close();
  });

  /** Opens what stands under `url` in the WACZ and returns the frame that it is shown in. */
  async function open(url: string): Promise<Frame> {
    // Only the part behind # differs from one to the next: without this the browser would stay where it is.
    await page.goto('about:blank');
    await page.goto(replay.addressOf(url, capture.record.collection.capturedAt));
    return waitFor(
      `${url} to be replayed`,
      () => page.frames().find((frame) => frame !== page.mainFrame() && frame.url().endsWith(`/${url}`)),
      { timeout: 60_000 },
    );
  }

  const asked = (): string[] => outside.asked.filter((line) => !isBrowsersOwn(line));

  test('shows the words of the page, under its own address', async () => {
    const { facts } = capture.record;
    const words = facts.text?.value.replaceAll(/\s+/g, ' ').trim() ?? '';
    expect(words.length).toBeGreaterThan(20);
    const frame = await open(ADDRESS);
    const shown = await waitFor(
      'the words',
      async () => {
        const text = await frame.evaluate(() => document.body?.innerText ?? '').catch(() => '');
        const plain = text.replaceAll(/\s+/g, ' ');
        return plain.includes(words) ? plain : null;
      },
      { timeout: 30_000 },
    );
    expect(shown).toContain(facts.authorName?.value);
  });

  test('shows the picture as the browser took it', async () => {
    const artifact = capture.record.artifacts.find(({ role }): boolean => role === 'viewport');
    const { width, height } = (artifact as Artifact).pixels ?? { width: 0, height: 0 };
    const frame = await open(`urn:view:${ADDRESS}`);
    const size = await waitFor(
      'the picture',
      async () => {
        const found = await frame
          .evaluate(() => {
            const image = document.images[0];
            return image?.complete === true && image.naturalWidth > 0
              ? [image.naturalWidth, image.naturalHeight]
              : null;
          })
          .catch(() => null);
        return found;
      },
      { timeout: 30_000 },
    );
    expect(size).toEqual([width, height]);
  });

  test('asks no other machine for anything', async () => {
    expect(asked()).toEqual([]);
    // And it would have been seen.
    await page.goto('about:blank');
    await page.goto('http://outside.example/probe').catch(() => null);
    expect(asked().some((line) => line.includes('outside.example/probe'))).toBe(true);
  });
});

/** What the browsers ask for by themselves, whatever is open in them. */
const OWN_HOSTS =
  /^(?:(?:clients\d?|accounts|www)\.google\.com|(?:update|content-autofill|optimizationguide-pa|safebrowsing)\.googleapis\.com|[\w.-]+\.gvt1\.com|(?:[\w-]+\.)+(?:mozilla|firefox)\.(?:com|net|org))$/;

function isBrowsersOwn(line: string): boolean {
  const [, target = ''] = line.split(' ');
  return OWN_HOSTS.test(new URL(target.includes('://') ? target : `https://${target}`).hostname);
}
