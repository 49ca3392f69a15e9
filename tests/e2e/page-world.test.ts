import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en/index';
import { exportEverything, waitForCaptures } from './harness/acts.ts';
import { launchChromium, type Chromium } from './harness/chromium.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';

const ID = '1990000000000000000';

/** A post as X shows it, with the state that React keeps beside it; `handle` is whom that state names. */
function pageOf(handle: string): string {
  return `<!doctype html><html lang="en"><head><title>A post</title></head><body>
    <article data-testid="tweet" style="padding: 40px">
      <div data-testid="User-Name"><a href="/anna_example">Anna</a> <a href="/anna_example">@anna_example</a></div>
      <div data-testid="tweetText" lang="en">I will find you</div>
      <a href="/anna_example/status/${ID}"><time datetime="2025-11-16T09:57:30.000Z">now</time></a>
    </article>
    <script>
      const user = { id_str: '4711', screen_name: '${handle}' };
      const fiber = { memoizedProps: {}, return: { memoizedProps: { tweet: { id_str: '${ID}', user } }, return: null } };
      document.querySelector('article')['__reactFiber$abc'] = fiber;
      window.before = Object.getOwnPropertyNames(window).sort().join();
      window.changes = 0;
      addEventListener('load', () => new MutationObserver((list) => { window.changes += list.length; })
        .observe(document, { attributes: true, childList: true, subtree: true, characterData: true }));
    </script>
  </body></html>`;
}

describe('ids that are only in the page’s own world', () => {
  let chromium: Chromium;
  let archive: Awaited<ReturnType<Chromium['openExtensionPage']>>;
  let folder: TemporaryFolder;
  let captures = 0;

  beforeAll(async () => {
    folder = await makeTemporaryFolder('page-world');
    chromium = await launchChromium();
    archive = await chromium.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await chromium?.close();
    await folder?.remove();
  });

  async function capture(url: string, html: string): Promise<Page> {
    const page = await chromium.browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
      const answer = isPage
        ? request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body: html })
        : request.abort();
      answer.catch(() => undefined);
    });
    await page.goto(url, { waitUntil: 'load' });
    const popup = await chromium.openPopup(page);
    await popup.click(en.popup.capturePost);
    captures += 1;
    await waitForCaptures(archive, captures);
    await popup.close();
    return page;
  }

  it('are read where the site is listed, believed where they agree, and leave no trace', async () => {
    const url = `https://x.com/anna_example/status/${ID}`;
    const page = await capture(url, pageOf('anna_example'));
    expect(
      await page.evaluate(() => ({
        same: (window as unknown as { before: string }).before.split(','),
        now: Object.getOwnPropertyNames(window).filter((name) => name !== 'before' && name !== 'changes'),
        changes: (window as unknown as { changes: number }).changes,
      })),
    ).toSatisfy(
      ({ same, now, changes }: { same: string[]; now: string[]; changes: number }) =>
        changes === 0 && now.every((name) => same.includes(name)),
    );
    await page.close();
    const lying = await capture(url, pageOf('somebody_else'));
    await lying.close();
    const other = await chromium.browser.newPage();
    const { bundle } = await exportEverything(chromium, other, folder.path);
    const [told, lied] = bundle.records.toSorted((one, two) => one.record.sequence - two.record.sequence);
    expect(told?.record.facts).toMatchObject({
      authorHandle: { value: 'anna_example' },
      authorId: { value: '4711', how: 'page-world' },
    });
    expect(lied?.record.facts).toMatchObject({ authorHandle: { value: 'anna_example' }, authorId: null });
  });
});
