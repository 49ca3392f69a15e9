import process from 'node:process';

import { launchChromium } from '../tests/e2e/harness/chromium.ts';
import { startDemo } from './server.ts';

/** Opens a browser window with the extension on the demo site; ends when the window is closed. */
export async function runVisibleDemo(): Promise<void> {
  const demo = await startDemo();
  const browser = await launchChromium({ visible: true, downloads: 'ask' });
  try {
    const page = await browser.openPage(`${demo.origin}/`);
    const [blank] = await browser.browser.pages();
    if (blank !== undefined && blank !== page) await blank.close();
    console.log(`\nHarbour, a made-up site, is at ${demo.origin}/ and in the window that has opened.`);
    console.log('The extension is behind the puzzle piece in the toolbar; Alt+Shift+M opens it, too.');
    console.log(
      'Worth a try: a post’s own page, the long thread (full page), the messages (an inner scroller).',
    );
    console.log('The profile is a temporary one: what you capture is gone when you close the window.');
    const stop = new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    });
    const gone = new Promise((resolve) => browser.browser.once('disconnected', resolve));
    await Promise.race([gone, stop]);
  } finally {
    await browser.close();
    await demo.close();
  }
}
