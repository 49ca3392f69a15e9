import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type ElementHandle, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en/index';
import { type MadeUpPage, openMadeUpPage } from './harness/made-up-page.ts';

/*
 * The archive page with made-up content (tests/interface): what depends on how much there is, on the window, or on
 * the keyboard alone. The whole way from a page to a zip is in the other suites.
 */

describe.each(['chromium', 'firefox'] as const)('the archive page in %s', (name) => {
  let made: MadeUpPage;
  let page: Page;
  let origin: string;

  beforeAll(async () => {
    made = await openMadeUpPage(name);
    ({ page, origin } = made);
  });
  afterAll(() => made?.close());
  afterEach(() => made.expectNoErrors());

  async function open(search: string, hash = '', width = 1440, height = 900): Promise<void> {
    await page.setViewport({ width, height });
    await page.goto('about:blank');
    await page.goto(`${origin}/archive.html?${search}${hash}`);
    await page.waitForSelector('html[data-ready]');
  }

  /** Every letter is pressed by itself. */
  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key as 'Enter');
  }

  const hash = (): Promise<string> => page.evaluate(() => location.hash);
  const acts = (): Promise<string[]> =>
    page.evaluate(() => (globalThis as unknown as { acts: string[] }).acts);
  const textOf = (selector: string): Promise<string> =>
    page.$eval(selector, (element) => element.textContent ?? '');
  /** Clicks the button of that name; the last one, since a dialog stands after what it covers. */
  async function clickButton(words: string): Promise<void> {
    const button = await page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('button')].findLast(
          (each) => each.textContent?.trim() === wanted || each.getAttribute('aria-label') === wanted,
        ),
      {},
      words,
    );
    await (button as ElementHandle<HTMLButtonElement>).click();
  }
  const waitForText = (words: string) =>
    page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, words);

  describe('by keyboard alone', () => {
    test('a capture is found, opened, uncovered, noted and left', async () => {
      await open('n=40');
      await press('j', 'j', 'j', 'k', 'Enter');
      await page.waitForSelector('.detail-title');
      expect(await hash()).toBe('#/capture/capture-39');
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
      await press('s');
      await page.waitForSelector('.picture-scroller img');
      await press('s');
      await page.waitForSelector('.picture .cover');
      await press('j');
      await page.waitForFunction(() => location.hash === '#/capture/capture-38');
      await press('n');
      await page.keyboard.type('jk');
      await waitForText('Saved');
      expect(await hash()).toBe('#/capture/capture-38');
      await press('Escape', 'Escape');
      await page.waitForFunction(() => location.hash === '#/');
      await page.waitForFunction(() => document.activeElement?.classList.contains('row-link'));
      await press('/');
      await page.keyboard.type('nothing like this');
      await waitForText('Nothing here matches.');
      await press('Escape');
      await page.waitForSelector('.list-row');
    });

    test('captures are marked in a range, moved to the bin and brought back', async () => {
      await open('n=40');
      await press('j', 'x');
      await page.keyboard.down('Shift');
      await press('ArrowDown', 'ArrowDown');
      await page.keyboard.up('Shift');
      expect(await textOf('.selection-count')).toBe('3 selected');
      await press('Delete');
      await waitForText('3 captures moved to the bin.');
      await waitForText('37 captures');
      await page.keyboard.down('Control');
      await press('z');
      await page.keyboard.up('Control');
      await waitForText('40 captures');
      expect(await acts()).toEqual([]);
    });

    test('single letters do nothing once they are turned off, arrows still do', async () => {
      await open('n=40', '#/settings');
      await page.click('.page-inside input[type=checkbox]');
      await press('Escape', 'x');
      expect(await page.$('.selection-bar')).toBeNull();
      await press('ArrowDown', 'Enter');
      await page.waitForSelector('.detail-title');
    });

    test('Shift three times leaves from anywhere, also out of a dialog, and a note is saved before', async () => {
      await open('n=40', '#/capture/capture-40');
      await page.type('#note', ' and more');
      await press('Escape', '?');
      await page.waitForSelector('dialog[open]');
      await press('Shift', 'Shift');
      expect(await textOf('.exit-count')).toBe('Press Shift 1 more time to leave');
      await press('Shift');
      await page.waitForFunction(() => (globalThis as unknown as { acts: string[] }).acts.includes('left'));
      expect(await page.evaluate(() => getComputedStyle(document.body).visibility)).toBe('hidden');
      expect(
        await page.evaluate(async () => {
          const { model } = globalThis as unknown as {
            model: { services: { archive: { readRemark(id: string): Promise<{ note: string } | null> } } };
          };
          return (await model.services.archive.readRemark('capture-40'))?.note;
        }),
      ).toMatch(/and more$/);
    });
  });

  test('the way out leads out through a dialog too, and beside it a press only closes the dialog', async () => {
    for (const [hashOf, wayOut] of [
      ['#/', true],
      ['#/settings', false],
    ] as const) {
      await open('n=40', hashOf);
      await press('?');
      await page.waitForSelector('dialog[open]');
      const box = await page.$eval('.exit button', (button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      });
      await page.mouse.click(box.x, wayOut ? box.y : 880);
      await page.waitForSelector('dialog[open]', { hidden: true });
      expect((await acts()).includes('left')).toBe(wayOut);
    }
  });

  describe('the bin', () => {
    test('keeps what is in it until it is erased, after a word of warning', async () => {
      await open('n=40&binned=6', '#/bin');
      await waitForText('6 captures');
      await press('j', 'x');
      await clickButton(en.archive.restore);
      await waitForText('1 capture restored.');
      await waitForText('5 captures');
      await press('Home', 'x');
      await clickButton(en.archive.erase);
      await page.waitForSelector('dialog[open]');
      expect(await textOf('dialog[open]')).toContain(en.archive.eraseLost);
      await clickButton(en.common.cancel);
      await page.waitForFunction(() => document.querySelector('dialog[open]') === null);
      await waitForText('5 captures');
      await clickButton(en.archive.erase);
      await page.waitForSelector('dialog[open]');
      await clickButton(en.archive.erase);
      await waitForText('1 capture erased.');
      await waitForText('4 captures');
    });

    test('gives back by its button what was just moved there', async () => {
      await open('n=40', '#/capture/capture-40');
      await press('Delete');
      await waitForText('39 captures');
      await clickButton(en.archive.undo);
      await waitForText('40 captures');
      expect(await textOf('.list-title')).toContain('40 captures');
    });
  });

  describe('filter and search', () => {
    test('a filter narrows the list, is shown, holds together with the search and is taken away', async () => {
      await open('n=40');
      await clickButton(en.archive.filter);
      const [author, count] = await page.evaluate((label) => {
        const field = [...document.querySelectorAll('label')].find((each) => each.textContent === label);
        const select = field?.control as HTMLSelectElement;
        const option = select.options[1];
        if (option === undefined) throw new Error('no author to choose');
        select.value = option.value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        const [, words = '', number] = /^(.+) \((\d+)\)$/.exec(option.text) ?? [];
        return [words, Number(number)] as const;
      }, en.archive.filterAuthor);
      expect(count).toBeGreaterThan(1);
      expect(count).toBeLessThan(40);
      await waitForText(`${count} of 40`);
      expect(await textOf('.chips')).toContain(author);
      await press('Escape');
      const number = await page.$eval('.list-row', (row) => /No\. (\d{4})/.exec(row.textContent ?? '')?.[1]);
      await page.type('#search', `#${Number(number)}`);
      await waitForText('1 of 40');
      await page.focus('#search');
      await press('Escape');
      await waitForText(`${count} of 40`);
      await clickButton(`Remove filter: ${author}`);
      await waitForText('40 captures');
      expect(await page.$('.chips')).toBeNull();
    });
  });

  describe('what is covered', () => {
    test('no picture and no words of the page are in the document before they are asked for', async () => {
      await open('n=40', '#/capture/capture-40');
      await page.waitForSelector('.cover');
      expect(await page.$$eval('img', (images) => images.length)).toBe(0);
      const before = await page.evaluate(() => document.documentElement.outerHTML);
      expect(before).not.toContain('boats');
      expect(before).not.toContain('A page about');
      await page.click('.cover-text');
      await page.waitForSelector('.text-scroller');
      expect(await textOf('.text-scroller')).toContain('boats');
      expect(await page.title()).toBe('Tidemark');
    });

    test('another capture is covered again', async () => {
      await open('n=40', '#/capture/capture-40');
      await page.click('.cover');
      await page.waitForSelector('.picture-scroller img');
      expect(await page.$eval('.picture-scroller img', (image) => image.getAttribute('alt'))).toBe(
        'Picture of a post, 640 × 380 pixels',
      );
      await page.evaluate(() => (location.hash = '#/capture/capture-36'));
      await page.waitForFunction(() =>
        document.querySelector('.detail-title')?.textContent?.includes('0036'),
      );
      expect(await page.$$eval('img', (images) => images.length)).toBe(0);
    });
  });

  describe('10,000 captures', () => {
    test('only the rows in sight are in the document, from the first to the last', async () => {
      await open('n=10000');
      expect(await page.$$eval('.list-row', (rows) => rows.length)).toBeLessThan(60);
      await press('End');
      await page.waitForFunction(() =>
        document.querySelector('.list-rows')?.textContent?.includes('No. 0001'),
      );
      expect(await page.$$eval('.list-row', (rows) => rows.length)).toBeLessThan(60);
      await page.type('#search', '#9987');
      await waitForText('No. 9987');
      expect(await textOf('.list-title')).toContain('of 10,000');
    });
  });

  describe('windows', () => {
    test.each([
      [320, 256, 'n=40&lang=de', '#/capture/capture-34'],
      [320, 256, 'n=40&lang=fr', '#/export?scope=all'],
      [320, 256, 'n=40&lang=nl', ''],
      [360, 740, 'n=40&lang=de&dir=rtl', ''],
      [800, 900, 'n=40&lang=de', '#/capture/capture-34'],
    ])('%i × %i %s %s: nothing sticks out at the side', async (width, height, search, at) => {
      await open(search, at, width, height);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    });

    test('one pane at a time in a narrow one, and the way back', async () => {
      await open('n=40', '', 360, 740);
      await page.click('.row-link');
      await page.waitForSelector('.detail-title');
      const seen = (selector: string): Promise<boolean> =>
        page.$eval(selector, (element) => element.checkVisibility({ visibilityProperty: true }));
      expect([await seen('.list-pane'), await seen('.detail-pane')]).toEqual([false, true]);
      await page.click('.detail-back button');
      await page.waitForFunction(() => location.hash === '#/');
      expect([await seen('.list-pane'), await seen('.detail-pane')]).toEqual([true, false]);
    });
  });

  describe('axe', () => {
    test.each([
      ['n=0&introduction=1', ''],
      ['failing=archive-unreadable', ''],
      ['unopened=archive-newer', ''],
      ['n=40&binned=6&lang=de', '#/bin/capture-3'],
      ['n=40&pending=1', '#/capture/capture-40'],
      ['n=40', '#/capture/capture-34'],
      ['n=40', '#/about'],
      ['n=40&lang=da', '#/settings'],
    ])('finds nothing at %s %s', async (search, at) => {
      await open(search, at);
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { axe: run } = globalThis as unknown as {
          axe: { run(root: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await run.run(document);
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      expect(found).toEqual([]);
    });
  });
});
