import { startDemo } from '../../demo/server.ts';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import type { TestBrowser } from '../e2e/harness/test-browser.ts';
import { ratioRow, type Row } from './row.ts';

/** A person's pace, one screen after the other; the same that the capture keeps to. Milliseconds. */
const PACE_MS = 600;

/** Scrolling through the whole chat at that pace, waiting for what it loads, with nothing of ours in the page. */
async function scrollBare(browser: TestBrowser, address: string): Promise<number> {
  const page = await browser.openPage(address);
  try {
    return await page.evaluate(async (pace) => {
      const list = document.getElementById('messages')!;
      const began = performance.now();
      const pause = (ms: number) =>
        new Promise((resolve) => {
          setTimeout(resolve, ms);
        });
      const first = () => list.querySelector('[aria-posinset="1"]');
      for (;;) {
        const stepped = performance.now();
        list.scrollTop -= list.clientHeight;
        await pause(pace - (performance.now() - stepped));
        if (list.scrollTop === 0 && first() !== null) return performance.now() - began;
      }
    }, PACE_MS);
  } finally {
    await page.close();
  }
}

/** From the click to "Kept", as the popup sees it. */
async function capture(browser: TestBrowser, address: string): Promise<number> {
  const page = await browser.openPage(address);
  const popup = await browser.openPopup(page);
  await popup.click('Capture the conversation');
  const began = performance.now();
  await popup.click('Up to the top');
  const said = await popup.waitForText(/Kept\. /, 240_000);
  const took = performance.now() - began;
  if (!/1,000 messages/.test(said)) throw new Error(`not all was read: ${said}`);
  await popup.close();
  await page.close();
  return took;
}

/** A chat of a thousand messages, captured and merely scrolled through, in both browsers. */
export async function* conversationRows(
  launches: readonly (() => Promise<TestBrowser>)[] = [launchChromium, launchFirefox],
): AsyncGenerator<Row> {
  const demo = await startDemo();
  try {
    for (const launch of launches) {
      const browser = await launch();
      try {
        const address = `${demo.origin}/chat/long`;
        const bare = await scrollBare(browser, address);
        yield ratioRow(
          `a chat of 1,000 messages against scrolling through it (${browser.name})`,
          await capture(browser, address),
          bare,
          1.3,
          'ms',
          'both one screen every 600 ms, as a person scrolls; the capture ends once it is sealed',
        );
      } finally {
        await browser.close();
      }
    }
  } finally {
    await demo.close();
  }
}
