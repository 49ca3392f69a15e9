import axe from 'axe-core';
import { type ElementHandle, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Demo } from '../../demo/server.ts';
import { de } from '../../src/i18n/de/index';
import { en } from '../../src/i18n/en/index';
import { startPages } from '../pages/serve.ts';
import { captureByPopup, waitForCaptures } from './harness/acts.ts';
import { launchChromium } from './harness/chromium.ts';
import { launchFirefox } from './harness/firefox.ts';
import { t } from './harness/words.ts';
import { type MadeUpPage, openMadeUpPage } from './harness/made-up-page.ts';

/*
 * The timeline with made-up content (tests/interface), under the extension's own policy: what depends on how much there
 * is, on the window, the keyboard or the paper. At the end once with the extension itself.
 */

describe.each(['chromium', 'firefox'] as const)('the timeline in %s', (name) => {
  let made: MadeUpPage;
  let page: Page;
  let origin: string;

  beforeAll(async () => {
    made = await openMadeUpPage(name);
    ({ page, origin } = made);
  });
  afterAll(() => made?.close());
  afterEach(() => made.expectNoErrors());

  async function open(search: string, width = 1440, height = 1000): Promise<void> {
    await page.setViewport({ width, height });
    await page.goto('about:blank');
    await page.goto(`${origin}/archive.html?${search}#/timeline`);
    await page.waitForSelector('html[data-ready]');
    await page.waitForSelector('.timeline-lines, .timeline-page .empty');
  }

  const text = (): Promise<string> => page.evaluate(() => document.body.innerText);
  const waitForText = async (words: string): Promise<void> => {
    await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, words);
    expect(await text()).toContain(words);
  };
  const hash = (): Promise<string> => page.evaluate(() => location.hash);
  async function click(selector: string, words: string): Promise<void> {
    const found = await page.waitForFunction(
      (from, wanted) =>
        [...document.querySelectorAll(from)].find(
          (each) => each.textContent?.trim() === wanted || each.getAttribute('aria-label') === wanted,
        ),
      {},
      selector,
      words,
    );
    await (found as ElementHandle<HTMLElement>).click();
  }
  /** Chooses in the field of that label. */
  async function choose(label: string, words: string | RegExp): Promise<void> {
    await page.evaluate(
      (wanted, option, isPattern) => {
        const field = [...document.querySelectorAll('label')].find((each) => each.textContent === wanted);
        const select = document.getElementById(field?.htmlFor ?? '') as HTMLSelectElement | null;
        const found = [...(select?.options ?? [])].find((each) =>
          isPattern ? new RegExp(option).test(each.text) : each.text === option,
        );
        if (select === null || found === undefined) throw new Error(`no ${option} in ${wanted}`);
        select.value = found.value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      },
      label,
      typeof words === 'string' ? words : words.source,
      typeof words !== 'string',
    );
  }
  async function findFlaws(): Promise<unknown> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { axe: checker } = globalThis as unknown as { axe: typeof axe };
      const { violations } = await checker.run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => ({
        id,
        where: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary ?? ''}`),
      }));
    });
  }
  const counted = (): Promise<string> =>
    page.$eval('.timeline-title .quiet', (element) => element.textContent ?? '');

  describe('what it says', () => {
    test('nothing yet: what will stand here', async () => {
      await open('n=0');
      await waitForText(en.timeline.emptyTitle);
      expect(await page.$('.picture-figure')).toBeNull();
      expect(await findFlaws()).toEqual([]);
    });

    test('one incident: a list, and no picture of a single thing', async () => {
      await open('n=0&incidents=1');
      await waitForText(t('timeline.count', { count: 5 }));
      expect(await page.$('.plot')).toBeNull();
      expect(await findFlaws()).toEqual([]);
    });

    test('many: pictures, tables beside them, and a list of which only what is in sight is in the document', async () => {
      await open('n=400&incidents=120');
      await page.waitForFunction(() => document.querySelectorAll('.plot').length === 2);
      expect(await counted()).toBe(t('timeline.count', { count: 524 }));
      expect(await page.$$eval('.line', (lines) => lines.length)).toBeLessThan(80);
      // An element's style from a string is what the policy refuses; the library's own rules are taken out.
      expect(await page.$$eval('.plot style', (styles) => styles.length)).toBe(0);
      for (const summary of await page.$$('.picture-figure summary')) await summary.click();
      await page.waitForFunction(() => document.querySelectorAll('.figures table').length === 2);
      const sum = await page.$$eval('.figures:first-of-type td', (cells) =>
        cells.reduce((total, cell) => total + Number(cell.textContent), 0),
      );
      expect(sum).toBeGreaterThanOrEqual(520);
      expect(await findFlaws()).toEqual([]);
    });

    test('where the archive cannot be read it says why', async () => {
      await page.goto('about:blank');
      await page.goto(`${origin}/archive.html?n=40&failing=archive-unreadable#/timeline`);
      await page.waitForSelector('.timeline-page .notice');
      expect(await findFlaws()).toEqual([]);
    });
  });

  describe('what it can be made to do', () => {
    test('filters go together, each can be taken away, and the pictures follow', async () => {
      await open('n=400&incidents=120');
      await click('button', en.archive.filter);
      await choose(en.archive.filterKind, en.timeline.kindIncident);
      await waitForText(t('timeline.countOf', { shown: '120', count: 524 }));
      await choose(en.timeline.filterWho, /^Robin Example/);
      await waitForText(t('timeline.countOf', { shown: '80', count: 524 }));
      await page.waitForFunction(() =>
        document.querySelector('.picture-words')?.textContent?.startsWith('80 '),
      );
      await choose(en.timeline.filterOrder, 'No contact, 100 m');
      await page.waitForFunction(() => document.querySelectorAll('.timeline-head .chip').length === 3);
      expect(await findFlaws()).toEqual([]);
      await click('button', t('archive.chipRemove', { what: en.timeline.kindIncident }));
      await click('button', t('archive.chipRemove', { what: 'Robin Example' }));
      await page.waitForFunction(() => document.querySelectorAll('.timeline-head .chip').length === 1);
    });

    test('a period of the table is shown alone', async () => {
      await open('n=400&incidents=120');
      await choose(en.timeline.unitLabel, en.timeline.byMonth);
      await page.waitForSelector('.plot');
      const [summary] = await page.$$('.picture-figure summary');
      await summary?.click();
      await click('.link-button', t('timeline.narrowTo', { period: 'October 2026' }));
      await waitForText(t('archive.chipFrom', { date: '1 Oct 2026' }));
      await waitForText(t('archive.chipTo', { date: '31 Oct 2026' }));
      expect(await page.$$eval('.line-of-period', (lines) => lines.length)).toBe(1);
    });

    test('a bar of the picture is too', async () => {
      await open('n=400&incidents=120');
      await choose(en.timeline.unitLabel, en.timeline.byMonth);
      await page.waitForSelector('.plot');
      const host = await page.$('.picture-host[data-clickable]');
      const box = await host?.boundingBox();
      if (box === null || box === undefined) throw new Error('no picture');
      await page.mouse.click(box.x + box.width - 40, box.y + 60);
      await waitForText(t('archive.chipFrom', { date: '1 Nov 2026' }));
      expect(await page.$$eval('.line-of-period', (lines) => lines.length)).toBe(1);
    });

    test('the order is turned round, and what has no date stays at the end', async () => {
      await open('n=60&incidents=12');
      const first = (): Promise<string> =>
        page.$eval('.line-of-period h3', (heading) => heading.textContent ?? '');
      const newest = await first();
      await choose(en.timeline.directionLabel, en.timeline.oldestFirst);
      await page.waitForFunction(
        (before) => document.querySelector('.line-of-period h3')?.textContent !== before,
        {},
        newest,
      );
      await page.$eval('.timeline-page', (pane) => pane.scrollTo(0, pane.scrollHeight));
      await waitForText(en.timeline.noDate);
      const periods = await page.$$eval('.line-of-period h3', (all) => all.map((each) => each.textContent));
      expect(periods.at(-1)).toContain(en.timeline.noDate);
    });

    test('a run opens and closes, and says what it is', async () => {
      await open('n=12&runs');
      const run = await page.waitForSelector('.line-run');
      expect(await run?.evaluate((element) => element.textContent)).toMatch(
        /\d+ posts or messages in \d+ minutes/,
      );
      await page.evaluate(() => document.querySelector<HTMLElement>('.line-run')?.click());
      await page.waitForSelector('.line[data-within]');
      expect(await page.$$eval('.line[data-within]', (lines) => lines.length)).toBeGreaterThanOrEqual(4);
      await page.evaluate(() => document.querySelector<HTMLElement>('.line-run')?.click());
      await page.waitForFunction(() => document.querySelector('.line[data-within]') === null);
    });

    test('by keyboard: to the first line, on, and into the entry', async () => {
      await open('n=40&incidents=12');
      await page.keyboard.press('j');
      await page.waitForFunction(() => document.activeElement?.classList.contains('line-link'));
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('j');
      await page.waitForFunction(
        () => document.activeElement?.closest('.line')?.getAttribute('aria-posinset') !== '2',
      );
      const href = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
      expect(href).toMatch(/^#\/(?:capture|incidents|reports|orders)\//);
      await page.keyboard.press('Enter');
      await page.waitForFunction((wanted) => location.hash === wanted, {}, href);
    });

    test('for print every line is there', async () => {
      await open('n=400&incidents=120');
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      expect(await page.$$eval('.printed-table tr', (rows) => rows.length)).toBe(524);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      expect(await page.$('.printed-table')).toBeNull();
    });
  });

  describe('search', () => {
    async function search(words: string): Promise<void> {
      await page.keyboard.press('/');
      await page.waitForFunction(() => document.activeElement?.id === 'search');
      await page.keyboard.type(words);
    }

    test('over captures and what was entered, whatever the accents and the case', async () => {
      await open('n=60&incidents=12');
      await search('UBER nacht');
      await page.waitForFunction(() =>
        /^\d+ of 76 entries$/.test(document.querySelector('.timeline-title .quiet')?.textContent ?? ''),
      );
      const lines = await page.$$eval('.line .row-who', (all) => all.map((each) => each.textContent));
      expect(new Set(lines)).toEqual(new Set(['Über Nacht']));
      expect(await findFlaws()).toEqual([]);
    });

    test('by the name of a person, who is offered, and with a filter', async () => {
      await open('n=60&incidents=12');
      await search('robin');
      await waitForText(en.timeline.peopleFound);
      await waitForText(t('timeline.countOf', { shown: '10', count: 76 }));
      expect(await hash()).toBe('#/timeline');
      await click('button', 'Robin Example');
      await page.waitForFunction(() => document.querySelectorAll('.timeline-head .chip').length === 1);
      expect(await page.$eval('#search', (field) => (field as HTMLInputElement).value)).toBe('');
    });

    test('by what was written of an incident; nothing found leads back to everything', async () => {
      await open('n=60&incidents=12');
      await search('letter box');
      await page.waitForFunction(() =>
        document.querySelector('.timeline-title .quiet')?.textContent?.startsWith('2 '),
      );
      await page.keyboard.type(' nowhere');
      await waitForText(en.archive.nothingFound);
      await click('button', en.archive.showAll);
      await waitForText(t('timeline.count', { count: 76 }));
      expect(await counted()).toBe(t('timeline.count', { count: 76 }));
    });

    test('in the list of captures says what the logbook has of it', async () => {
      await page.goto('about:blank');
      await page.goto(`${origin}/archive.html?n=60&incidents=12#/`);
      await page.waitForSelector('html[data-ready]');
      await search('letter box');
      await waitForText(t('timeline.alsoFound', { count: 2 }));
      await click('a', en.timeline.showInTimeline);
      await page.waitForFunction(() =>
        document.querySelector('.timeline-title .quiet')?.textContent?.startsWith('2 '),
      );
      expect(await hash()).toBe('#/timeline');
    });
  });

  test('2,000 incidents and 10,000 captures, in German, in the dark where the browser can', async () => {
    if (name === 'chromium')
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await open('n=10000&incidents=2000&lang=de');
    await page.waitForFunction(() => document.querySelectorAll('.plot').length === 2, { timeout: 60_000 });
    expect(await text()).toContain(de.timeline.drawnByMonth);
    expect(await findFlaws()).toEqual([]);
    await page.$eval('.timeline-page', (pane) => pane.scrollTo(0, pane.scrollHeight));
    await waitForText(de.timeline.noDate);
    if (name === 'chromium') await page.emulateMediaFeatures([]);
  });

  test.each(['en', 'de', 'fr', 'nl', 'da'])('in %s nothing is too wide for 360 pixels', async (language) => {
    await open(`n=60&incidents=12&lang=${language}`, 360, 800);
    await page.waitForSelector('.plot');
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await page.$eval('.timeline-page', (pane) => pane.scrollWidth <= pane.clientWidth)).toBe(true);
    expect(await findFlaws()).toEqual([]);
  });
});

describe.each([
  ['chromium', launchChromium],
  ['firefox', launchFirefox],
] as const)('with the extension itself in %s', (_name, launchBrowser) => {
  let demo: Demo;
  let browser: Awaited<ReturnType<typeof launchBrowser>>;

  beforeAll(async () => {
    demo = await startPages();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  test('a capture stands at the time of its post, not of the capture', async () => {
    const page = await browser.openPage(`${demo.origin}/post/418199`);
    await captureByPopup(browser, page, en.popup.capturePost);
    const archive = await browser.openExtensionPage('options.html#/timeline');
    await waitForCaptures(archive, 1);
    await archive.waitForText(t('timeline.count', { count: 1 }));
    const said = await archive.text();
    expect(said).not.toContain(en.timeline.byCapture);
    expect(said).not.toContain(en.common.today);
    expect(
      await archive.evaluate(() => document.querySelector('.line-link')?.getAttribute('href') ?? ''),
    ).toMatch(/^#\/capture\//);
  });
});
