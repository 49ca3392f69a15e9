import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { en } from '../../src/i18n/en/index';
import { exportEverything, waitForCaptures, waitUntilKept } from './harness/acts.ts';
import type { BundledCapture } from './harness/bundle.ts';
import { launchChromium, type Chromium } from './harness/chromium.ts';
import { launchFirefox, type Firefox } from './harness/firefox.ts';
import { openAs } from './harness/open-as.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { View } from './harness/view.ts';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox } as const;
const ID = '1990000000000000000';
const BEGINNING = 'I know where you live';
const WHOLE = `${BEGINNING} and when you leave the house in the morning`;
const STATUS = `https://x.com/anna_example/status/${ID}`;

interface Made {
  /** The control, inside the post. */
  readonly control: string;
  /** What happens at its press. */
  readonly pressed?: string;
}

/** A post of which the page has only the beginning, with a count of how often its control was pressed. */
function pageOf({ control, pressed = '' }: Made): string {
  return `<!doctype html><html lang="en"><head><title>A post</title></head><body>
    <article data-testid="tweet" style="padding: 40px">
      <div data-testid="User-Name"><a href="/anna_example">Anna</a> <a href="/anna_example">@anna_example</a></div>
      <div data-testid="tweetText" lang="en">${BEGINNING}</div>
      ${control}
      <a href="/anna_example/status/${ID}"><time datetime="2025-11-16T09:57:30.000Z">now</time></a>
    </article>
    <script>
      window.presses = 0;
      const control = document.querySelector('[data-testid="tweet-text-show-more-link"]');
      const grow = () => { document.querySelector('[data-testid="tweetText"]').textContent = ${JSON.stringify(WHOLE)}; control.remove(); };
      control.addEventListener('click', (event) => { window.presses += 1; ${pressed} });
    </script>
  </body></html>`;
}

const BUTTON = '<button data-testid="tweet-text-show-more-link">Show more</button>';
const LINK = `<a data-testid="tweet-text-show-more-link" href="/anna_example/status/${ID}">Show more</a>`;

const pressesOf = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { presses: number }).presses);

describe.each(['chromium', 'firefox'] as const)('a text that the site shortens in %s', (name) => {
  let browser: Chromium | Firefox;
  let archive: View;
  let folder: TemporaryFolder;
  let captures = 0;

  beforeAll(async () => {
    folder = await makeTemporaryFolder('whole-text');
    browser = await LAUNCH[name]();
    archive = await browser.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
  });

  async function captured(): Promise<void> {
    captures += 1;
    await waitForCaptures(archive, captures);
  }

  it('is opened by the popup once, when the person asks for it, and captured whole', async () => {
    const page = await openAs(browser, STATUS, pageOf({ control: BUTTON, pressed: 'setTimeout(grow, 300)' }));
    const popup = await browser.openPopup(page);
    await popup.waitForText(en.sites.shortenedTitle);
    expect(await pressesOf(page)).toBe(0);
    await popup.click(en.sites.openWhole);
    await waitUntilKept(popup);
    await popup.close();
    await captured();
    expect(await pressesOf(page)).toBe(1);
    await page.close();
  });

  it('says so where the control shows no more', async () => {
    const page = await openAs(browser, STATUS, pageOf({ control: BUTTON }));
    const popup = await browser.openPopup(page);
    await popup.click(en.sites.openWhole);
    await waitUntilKept(popup);
    await popup.waitForText(en.sites.openedInVain);
    await popup.close();
    await captured();
    expect(await pressesOf(page)).toBe(1);
    await page.close();
  });

  it.each([
    ['link, which the popup says leads to the post’s page', LINK],
    ['button, though that goes to the post’s page too', BUTTON],
  ])('is opened by the site’s %s', async (_, control) => {
    const goOn = `event.preventDefault(); history.pushState(null, '', '${new URL(STATUS).pathname}');
      setTimeout(() => { document.querySelector('article').outerHTML = document.querySelector('article').outerHTML; grow();
        document.querySelector('[data-testid="tweet-text-show-more-link"]')?.remove(); }, 300);`;
    const page = await openAs(browser, 'https://x.com/home', pageOf({ control, pressed: goOn }));
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.pick);
    await popup.waitUntilClosed();
    await page.mouse.move(90, 60);
    await page.mouse.click(90, 62);
    // Enter presses the first button of the question.
    await page.keyboard.press('Enter');
    await captured();
    expect(await pressesOf(page)).toBe(1);
    expect(page.url()).toBe(STATUS);
    await page.close();
  });

  it('is captured as it is, and nothing pressed, where the person wants that', async () => {
    const page = await openAs(browser, STATUS, pageOf({ control: BUTTON, pressed: 'grow()' }));
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.capturePost);
    await waitUntilKept(popup);
    await popup.waitForText(en.sites.shortenedAfter);
    await popup.close();
    await captured();
    expect(await pressesOf(page)).toBe(0);
    await page.close();
  });

  it('is opened of a post that was captured already', async () => {
    const page = await openAs(browser, 'https://x.com/home', pageOf({ control: BUTTON, pressed: 'grow()' }));
    let popup = await browser.openPopup(page);
    await popup.click(en.popup.pick);
    await popup.waitUntilClosed();
    await page.mouse.move(90, 60);
    await page.mouse.click(90, 62);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await captured();
    expect(await pressesOf(page)).toBe(0);
    popup = await browser.openPopup(page);
    await popup.waitForText(en.sites.shortenedLast);
    await popup.click(en.sites.openWhole);
    await waitUntilKept(popup);
    await popup.close();
    await captured();
    expect(await pressesOf(page)).toBe(1);
    await page.close();
  });

  it.each([
    ['in a form', `<form action="/send">${BUTTON}</form>`],
    ['a link to elsewhere', LINK.replace(`/status/${ID}`, '/status/2')],
    ['a link to another site', LINK.replace('/anna', 'https://attacker.example/anna')],
    ['a link into another tab', LINK.replace('<a ', '<a target="_blank" ')],
  ])('is not offered to be opened by a control that is %s', async (_, control) => {
    const page = await openAs(browser, STATUS, pageOf({ control }));
    const popup = await browser.openPopup(page);
    await popup.waitForText(en.sites.shortenedBefore);
    expect(await popup.has(en.sites.openWhole)).toBe(false);
    await popup.close();
    await page.close();
  });

  it('tells in its facts how the text was come by', async () => {
    const page = await browser.browser.newPage();
    const { bundle } = await exportEverything(browser, page, folder.path);
    const textOf = ({ record }: BundledCapture) => [record.facts.text?.value, record.facts.text?.caveat];
    const told = bundle.records
      .filter(({ record }) => record.sequence > 0)
      .toSorted((one, two) => one.record.sequence - two.record.sequence)
      .map(textOf);
    expect(told).toEqual([
      [WHOLE, 'opened-by-person'],
      [BEGINNING, 'shortened-though-opened'],
      [WHOLE, 'opened-by-person'],
      [WHOLE, 'opened-by-person'],
      [BEGINNING, 'shortened-by-site'],
      [BEGINNING, 'shortened-by-site'],
      [WHOLE, 'opened-by-person'],
    ]);
  });
});
