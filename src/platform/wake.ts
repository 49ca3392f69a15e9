import { browser } from 'wxt/browser';

/** Chromium ends an idle worker after 30 s; any call of the extension API counts as work. */
const PING_MS = 20_000;

/** Runs `work` and keeps the background from being ended while it lasts. */
export async function whileAwake<T>(work: () => Promise<T>): Promise<T> {
  const ping = setInterval(() => {
    void browser.runtime.getPlatformInfo();
  }, PING_MS);
  try {
    return await work();
  } finally {
    clearInterval(ping);
  }
}
