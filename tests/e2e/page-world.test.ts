import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ConversationFile } from '../../src/domain/conversation';
import type { PostFacts } from '../../src/domain/capture';
import { en } from '../../src/i18n/en/index';
import { exportEverything, waitForCaptures, waitUntilKept } from './harness/acts.ts';
import type { BundledCapture } from './harness/bundle.ts';
import { launchChromium, type Chromium } from './harness/chromium.ts';
import { launchFirefox, type Firefox } from './harness/firefox.ts';
import { openAs } from './harness/open-as.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { View } from './harness/view.ts';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox } as const;
const ID = 1_990_000_000_000_000_000n;

const post = (
  number: number,
): string => `<article data-testid="tweet" style="padding: 40px; min-height: 200px">
  <div data-testid="User-Name"><a href="/anna_${number}">Anna</a> <a href="/anna_${number}">@anna_${number}</a></div>
  <div data-testid="tweetText" lang="en">I will find you ${number}</div>
  <a href="/anna_${number}/status/${ID + BigInt(number)}"><time datetime="2025-11-16T09:57:30.000Z">now</time></a>
</article>`;

/** Posts as X shows them, with the state that React keeps beside each; `says` is whom that state names. */
function pageOf(count: number, says: (number: number) => string): string {
  const posts = Array.from({ length: count }, (_, number) => number);
  const states = posts.map((number) => ({
    id: String(ID + BigInt(number)),
    user: { id_str: String(4711 + number), screen_name: says(number) },
  }));
  return `<!doctype html><html lang="en"><head><title>A post</title></head><body>${posts.map(post).join('')}
    <script>
      const states = ${JSON.stringify(states)};
      for (const [at, article] of document.querySelectorAll('article').entries()) {
        const { id, user } = states[at];
        article['__reactFiber$abc'] = { memoizedProps: {}, return: { memoizedProps: { tweet: { id_str: id, user } }, return: null } };
      }
      window.before = Object.getOwnPropertyNames(window).sort().join();
      window.changes = 0;
      addEventListener('load', () => new MutationObserver((list) => { window.changes += list.length; })
        .observe(document, { attributes: true, childList: true, subtree: true, characterData: true }));
    </script>
  </body></html>`;
}

const STATUS = `https://x.com/anna_0/status/${ID}`;

describe.each(['chromium', 'firefox'] as const)('ids that are only in the page’s own world in %s', (name) => {
  let browser: Chromium | Firefox;
  let archive: Awaited<ReturnType<Chromium['openExtensionPage']>>;
  let folder: TemporaryFolder;
  let captures = 0;
  let kept: BundledCapture[] = [];

  beforeAll(async () => {
    folder = await makeTemporaryFolder('page-world');
    browser = await LAUNCH[name]();
    archive = await browser.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
  });

  async function capture(html: string, begin: (popup: View) => Promise<void>): Promise<Page> {
    const page = await openAs(browser, STATUS, html);
    const popup = await browser.openPopup(page);
    await begin(popup);
    await waitUntilKept(popup);
    captures += 1;
    await waitForCaptures(archive, captures);
    await popup.close();
    return page;
  }

  it('are read without a trace where the site is listed', async () => {
    const page = await capture(
      pageOf(1, (number) => `anna_${number}`),
      (popup) => popup.click(en.popup.capturePost),
    );
    expect(
      await page.evaluate(() => ({
        same: (window as unknown as { before: string }).before.split(','),
        now: Object.getOwnPropertyNames(window).filter((each) => each !== 'before' && each !== 'changes'),
        changes: (window as unknown as { changes: number }).changes,
      })),
    ).toSatisfy(
      ({ same, now, changes }: { same: string[]; now: string[]; changes: number }) =>
        changes === 0 && now.every((each) => same.includes(each)),
    );
    await page.close();
    const lying = await capture(
      pageOf(1, () => 'somebody_else'),
      (popup) => popup.click(en.popup.capturePost),
    );
    await lying.close();
  });

  // Every third post's state names somebody else than the page shows.
  const mixed = pageOf(14, (number) => (number % 3 === 2 ? 'somebody_else' : `anna_${number}`));

  it('are read screen by screen of a full page and of a conversation', async () => {
    const page = await capture(mixed, (popup) => popup.click(en.popup.fullPage));
    await page.close();
    const walked = await capture(mixed, async (popup) => {
      await popup.click(en.conversation.act);
      await popup.click(en.conversation.toBottom);
    });
    await walked.close();
    expect(captures).toBe(4);
  });

  const idsOf = (facts: readonly PostFacts[]) =>
    facts.map(({ authorHandle, authorId }) => [authorHandle?.value, authorId?.value, authorId?.how]);
  const believed = Array.from({ length: 14 }, (_, number) =>
    number % 3 === 2
      ? [`anna_${number}`, undefined, undefined]
      : [`anna_${number}`, String(4711 + number), 'page-world'],
  );

  it('are believed where they agree with what the page shows', async () => {
    const page = await browser.browser.newPage();
    const { bundle } = await exportEverything(browser, page, folder.path);
    kept = bundle.records.toSorted((one, two) => one.record.sequence - two.record.sequence);
    const [told, lied] = kept;
    expect(told?.record.facts).toMatchObject({
      authorHandle: { value: 'anna_0' },
      authorId: { value: '4711', how: 'page-world' },
    });
    expect(lied?.record.facts).toMatchObject({ authorHandle: { value: 'anna_0' }, authorId: null });
  });

  it('are so for each post of a full page', async () => {
    expect(idsOf(JSON.parse(await kept[2]!.readText('posts.json')) as PostFacts[])).toEqual(believed);
  });

  it('are so for each message of a conversation', async () => {
    const { messages } = JSON.parse(await kept[3]!.readText('conversation.json')) as ConversationFile;
    expect(idsOf(messages.map(({ facts }) => facts))).toEqual(believed);
  });
});
