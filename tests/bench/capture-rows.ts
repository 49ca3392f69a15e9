import { PNG } from 'pngjs';
import { startDemo } from '../../demo/server.ts';
import { unpackBundle } from '../e2e/harness/bundle.ts';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { waitForDownload } from '../e2e/harness/downloads.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import { makeTemporaryFolder } from '../e2e/harness/temporary.ts';
import type { TestBrowser } from '../e2e/harness/test-browser.ts';
import type { View } from '../e2e/harness/view.ts';
import { boundRow, median, ratioRow, type Row } from './row.ts';

const VISIBLE_ROUNDS = 9;
const FULL_ROUNDS = 3;
const REST_MS = 2200;

function rest(ms = REST_MS): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** From the click in the popup to the words, by the popup's own clock. */
interface Times {
  /** Until the popup says that the page copy is being added: picture, facts and text are on disk. */
  readonly safe: number | null;
  /** Until it says "Kept". */
  readonly kept: number;
}

async function timeCapture(popup: View, button: string | RegExp, timeout: number): Promise<Times> {
  await popup.evaluate(() => {
    const times: { clicked: number; safe: number | null; kept: number | null } = {
      clicked: 0,
      safe: null,
      kept: null,
    };
    Object.assign(globalThis, { benchTimes: times });
    addEventListener('click', (event) => (times.clicked ||= event.timeStamp), { capture: true, once: true });
    new MutationObserver(() => {
      const text = document.body.innerText;
      if (times.safe === null && text.includes('Copying the page'))
        times.safe = performance.now() - times.clicked;
      if (times.kept === null && /Kept\. /.test(text)) times.kept = performance.now() - times.clicked;
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await popup.click(button);
  return popup.waitFor(
    'the receipt',
    () => {
      const { benchTimes: times } = globalThis as unknown as {
        benchTimes: { safe: number | null; kept: number | null };
      };
      return times.kept === null ? null : { safe: times.safe, kept: times.kept };
    },
    [],
    timeout,
  );
}

/** captureVisibleTab, SHA-256 and one durable IndexedDB put, in the background, with nothing around it. */
const BARE_VISIBLE = `async () => {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const database = await new Promise((resolve) => {
    const request = indexedDB.open('bench-bare');
    request.onupgradeneeded = () => request.result.createObjectStore('pictures', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
  });
  const began = performance.now();
  const url = await chrome.tabs.captureVisibleTab(tab.windowId, { format: 'png' });
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (c) => c.charCodeAt(0));
  await crypto.subtle.digest('SHA-256', bytes);
  await new Promise((resolve) => {
    const transaction = database.transaction('pictures', 'readwrite', { durability: 'strict' });
    transaction.objectStore('pictures').put(bytes);
    transaction.oncomplete = resolve;
  });
  const took = performance.now() - began;
  database.close();
  return took;
}`;

/** As many frames as the browser allows, nothing else: its own limit. */
const BARE_FRAMES = `async (count) => {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  const began = performance.now();
  for (let taken = 0; taken < count; ) {
    try {
      await chrome.tabs.captureVisibleTab(tab.windowId, { format: 'png' });
      taken += 1;
    } catch (error) {
      if (!String(error).includes('MAX_CAPTURE_VISIBLE_TAB')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  return performance.now() - began;
}`;

const BARE_RECT = `async (width, height) => {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const began = performance.now();
  await browser.tabs.captureVisibleTab(tab.windowId, { format: 'png', rect: { x: 0, y: 0, width, height }, scale: 1 });
  return performance.now() - began;
}`;

async function closePopup(popup: View): Promise<void> {
  await popup.evaluate(() => {
    setTimeout(() => close(), 0);
  });
  await rest(300);
}

async function visibleRows(browser: TestBrowser, origin: string): Promise<Row[]> {
  const safe: number[] = [];
  const kept: number[] = [];
  const bare: number[] = [];
  const page = await browser.openPage(`${origin}/`);
  for (let round = 0; round < VISIBLE_ROUNDS; round += 1) {
    const popup = await browser.openPopup(page);
    await popup.waitForText('Capture this');
    await rest();
    bare.push(await browser.evaluateInBackground<number>(BARE_VISIBLE));
    await rest();
    const times = await timeCapture(popup, /^Capture this/, 30_000);
    // The first round wakes everything up and is left out.
    if (round > 0) {
      safe.push(times.safe ?? times.kept);
      kept.push(times.kept);
    }
    await closePopup(popup);
  }
  const baseline = median(bare.slice(1));
  return [
    ratioRow(
      `visible capture, click to picture, facts and text on disk (${browser.name})`,
      median(safe),
      baseline,
      1.5,
    ),
    ratioRow(
      `visible capture, click to sealed with page copy (${browser.name})`,
      median(kept),
      baseline,
      8,
      'ms',
      'no goal was set; the page copy is made after the picture is safe',
    ),
  ];
}

async function fullPageRow(browser: TestBrowser, origin: string): Promise<Row> {
  const took: number[] = [];
  const limit: number[] = [];
  for (let round = 0; round < FULL_ROUNDS; round += 1) {
    const page = await browser.openPage(`${origin}/still?rows=160`);
    const { height, width, screens } = await page.evaluate(() => ({
      height: document.documentElement.scrollHeight,
      width: document.documentElement.clientWidth,
      screens: Math.ceil(document.documentElement.scrollHeight / innerHeight),
    }));
    const popup = await browser.openPopup(page);
    await popup.waitForText('Full page');
    await rest();
    limit.push(
      browser.name === 'chromium'
        ? await browser.evaluateInBackground<number>(BARE_FRAMES, screens)
        : await browser.evaluateInBackground<number>(BARE_RECT, width, height),
    );
    await rest();
    took.push((await timeCapture(popup, 'Full page', 120_000)).kept);
    await closePopup(popup);
    await page.close();
  }
  return browser.name === 'chromium'
    ? ratioRow(
        "full page against the browser's own frame limit (chromium)",
        median(took),
        median(limit),
        1.15,
      )
    : ratioRow('full page against one rect call (firefox)', median(took), median(limit), 1.5);
}

/** The stitched picture of a still page against the browser's own picture of the whole of it. */
async function stitchedRow(browser: TestBrowser, origin: string): Promise<Row> {
  const folder = await makeTemporaryFolder('bench');
  try {
    const page = await browser.openPage(`${origin}/still?rows=160`);
    const capturing = await browser.openPopup(page);
    await capturing.click('Full page');
    await capturing.waitForText(/Kept\. /, 120_000);
    await capturing.close();
    const exporting = await browser.openPopup(page);
    await exporting.click('Export');
    await exporting.click('The whole archive');
    const zip = await waitForDownload(browser.downloads, /^evidence-.*\.zip$/, {});
    await exporting.close();
    const bundle = await unpackBundle(zip, folder.path);
    const capture = bundle.records.find(({ record }) => record.collection.url.includes('/still'));
    if (capture === undefined) throw new Error('the still page is not in the bundle');
    const ours = PNG.sync.read(await capture.readBytes('full-page.png'));
    const own = PNG.sync.read(Buffer.from(await page.screenshot({ fullPage: true })));
    await page.close();
    const width = Math.min(ours.width, own.width);
    const height = Math.min(ours.height, own.height);
    let same = 0;
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const [a, b] = [(y * ours.width + x) * 4, (y * own.width + x) * 4];
        if (ours.data.readUInt32BE(a) === own.data.readUInt32BE(b)) same += 1;
      }
    }
    // Whatever only one of the two shows counts as different.
    const all = Math.max(ours.width, own.width) * Math.max(ours.height, own.height);
    return boundRow(
      `pixels of the stitched picture that differ from the browser's own (${browser.name})`,
      100 - (100 * same) / all,
      0.1,
      '%',
      `${ours.width} × ${ours.height}, the browser's ${own.width} × ${own.height}`,
    );
  } finally {
    await folder.remove();
  }
}

/** Captures by real clicks against what the browser itself needs, in both browsers. */
export async function* captureRows(): AsyncGenerator<Row> {
  const demo = await startDemo();
  try {
    for (const launch of [launchChromium, launchFirefox]) {
      const browser = await launch();
      try {
        yield* await visibleRows(browser, demo.origin);
        yield await fullPageRow(browser, demo.origin);
        yield await stitchedRow(browser, demo.origin);
      } finally {
        await browser.close();
      }
    }
  } finally {
    await demo.close();
  }
}
