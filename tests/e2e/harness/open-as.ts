import type { Page } from 'puppeteer-core';

import type { Chromium } from './chromium.ts';
import type { Firefox } from './firefox.ts';

/**
 * Opens a made-up page under the address of a real site. Nothing is asked of that site: the page is answered from here,
 * and every other request is refused.
 */
export async function openAs({ browser }: Chromium | Firefox, url: string, html: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
    const answer = isPage
      ? request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body: html })
      : request.abort();
    answer.catch(() => undefined);
  });
  await page.goto(url, { waitUntil: 'load' });
  return page;
}
