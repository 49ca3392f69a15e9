import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { LANGUAGES } from '../../src/domain/settings';
import { COUNTRIES, RESOURCES } from '../../src/help/resources';
import { de } from '../../src/i18n/de/index';
import { en } from '../../src/i18n/en/index';
import { translator } from '../../src/i18n/translate';
import { startPages } from '../pages/serve.ts';
import { captureByPopup, exportEverything, waitForCaptures } from './harness/acts.ts';
import { launchChromium } from './harness/chromium.ts';
import { launchFirefox } from './harness/firefox.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';
import { patternOf, t } from './harness/words.ts';
import { type MadeUpPage, openMadeUpPage } from './harness/made-up-page.ts';

/*
 * Help, the form on paper and the summary: first with made-up content (tests/interface), where every state can be
 * had, then in the extension itself.
 */

describe.each(['chromium', 'firefox'] as const)('help and summary with made-up content in %s', (name) => {
  let made: MadeUpPage;
  let page: Page;
  let origin: string;
  const asked: string[] = [];

  beforeAll(async () => {
    made = await openMadeUpPage(name);
    ({ page, origin } = made);
    page.on('request', (request) => asked.push(request.url()));
  });
  afterAll(() => made?.close());
  afterEach(() => made.expectNoErrors());

  async function open(search: string, hash: string, width = 1280, height = 900): Promise<void> {
    await page.setViewport({ width, height });
    await page.goto('about:blank');
    await page.goto(`${origin}/archive.html?${search}${hash}`);
    await page.waitForSelector('html[data-ready]');
  }
  const waitForText = (words: string) =>
    page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, words);
  const focused = (): Promise<string> =>
    page.evaluate(() => (document.activeElement?.textContent ?? '').replaceAll(/\s+/g, ' ').trim());
  const hash = (): Promise<string> => page.evaluate(() => location.hash);

  /** Presses Tab until the focus is on something of that name. */
  async function tabTo(words: string, most = 60): Promise<void> {
    for (let presses = 0; presses < most; presses += 1) {
      if ((await focused()) === words) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach “${words}”; it is on “${await focused()}”`);
  }

  async function findFlaws(): Promise<unknown[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { violations } = await (
        globalThis as unknown as {
          axe: {
            run(
              where: Document,
              options: object,
            ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
          };
        }
      ).axe.run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }));
    });
  }

  test('help is reached by keyboard from the first page, and a link says first where it leads', async () => {
    await open('n=0&lang=de', '#/');
    await waitForText(de.help.dangerTitle);
    expect(await page.$eval('.emergency-line', (line) => line.textContent)).toContain('110');
    await tabTo(de.help.dangerMore);
    await page.keyboard.press('Enter');
    await waitForText(de.help.servicesTitle);
    expect(await hash()).toBe('#/help');
    await page.waitForFunction((words) => document.activeElement?.textContent === words, {}, de.help.title);
    const before = (await made.browser.pages()).length;
    asked.length = 0;
    await tabTo(translator('de')('help.website', { site: 'hilfetelefon.de' }));
    await page.keyboard.press('Enter');
    await page.waitForSelector('dialog[open]');
    const said = await page.$eval('dialog[open]', (dialog) => (dialog as HTMLElement).innerText);
    expect(said).toContain(translator('de')('help.outsideTitle', { site: 'hilfetelefon.de' }));
    expect(said).toContain(de.help.outsideTraces);
    const link = await page.$eval('dialog[open] a', (anchor) => ({
      href: anchor.href,
      rel: anchor.rel,
      target: anchor.target,
    }));
    expect(link).toEqual({
      href: 'https://hilfetelefon.de/',
      rel: 'noopener noreferrer',
      target: '_blank',
    });
    expect(await findFlaws()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null);
    // Asked about and left: nothing was opened and nothing was fetched.
    expect((await made.browser.pages()).length).toBe(before);
    expect(asked).toEqual([]);
    // No address stands as a link in the page itself.
    expect(await page.$$eval('a[href^="http"]', (all) => all.length)).toBe(0);
  });

  test('the country is the person’s choice, and every country has its numbers and marks', async () => {
    await open('n=3&lang=en', '#/help');
    await waitForText(en.help.servicesTitle);
    expect(await page.$eval('.help-country select', (select) => select.value)).toBe('GB');
    for (const country of COUNTRIES) {
      await page.select('.help-country select', country);
      const [first] = RESOURCES[country].emergency;
      await page.waitForFunction(
        (number) => document.querySelector('.help-digits')?.textContent === number,
        {},
        first?.number ?? '',
      );
      const text = await page.$eval('main', (main) => main.innerText);
      for (const { name: service } of RESOURCES[country].services) expect(text).toContain(service);
      const { emergency, services } = RESOURCES[country];
      const unverified = [...emergency, ...services].filter(({ lastVerified }) => lastVerified === null);
      const law = ['DE', 'FR', 'NL'].includes(country) ? 1 : 0;
      expect({ country, marks: (await page.$$('.help-unverified')).length }).toEqual({
        country,
        marks: unverified.length + law,
      });
    }
    const saved = await page.evaluate(async () => {
      const { model } = globalThis as unknown as {
        model: { services: { settings: { read(): Promise<{ country: string | null }> } } };
      };
      return (await model.services.settings.read()).country;
    });
    expect(saved).toBe('NZ');
  });

  test.each(LANGUAGES)('help, form and summary pass axe in %s, and nothing is too wide', async (language) => {
    for (const [address, search] of [
      ['#/help', 'n=4'],
      ['#/form', 'n=4'],
      ['#/form/filled', 'n=4&incidents=3'],
      ['#/summary', 'n=6&incidents=8'],
      ['#/case/case-1/summary', 'n=40'],
      ['#/', 'n=0&introduction'],
    ] as const) {
      await open(`${search}&lang=${language}`, address, 360, 760);
      if (address.startsWith('#/form')) await page.waitForSelector('.sheet');
      if (address.endsWith('summary')) await page.waitForSelector('.summary-sheet');
      expect({ address, flaws: await findFlaws() }).toEqual({ address, flaws: [] });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect({ address, wide }).toEqual({ address, wide: false });
    }
  });

  test.each(LANGUAGES)(
    'the blank form in %s is one sheet of paper without anything around it',
    async (language) => {
      await open('n=2&lang=en', '#/form');
      await page.waitForSelector('.sheet');
      await page.select('.sheet-choices select', language);
      await page.waitForSelector(`.sheet[lang=${language}]`);
      const say = translator(language);
      const text = await page.$eval('.sheet', (sheet) => (sheet as HTMLElement).innerText);
      for (const words of [say('logForm.what'), say('logForm.reference'), say('logForm.feelings')])
        expect(text).toContain(words);
      if (name === 'firefox') return;
      const paper = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      expect(paper.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
      await page.emulateMediaType('print');
      const shown = await page.evaluate(() =>
        ['.top', '.side', '.page-head', '.not-printed', '.sheet'].map(
          (selector) => document.querySelector(selector)?.checkVisibility() ?? null,
        ),
      );
      await page.emulateMediaType();
      expect(shown).toEqual([false, false, false, false, true]);
    },
  );

  test('the filled form has what was entered, one incident on each sheet', async () => {
    await open('n=2&incidents=3&lang=en', '#/form/filled');
    await page.waitForSelector('.sheet');
    const sheets = await page.$$eval('.sheet', (all) => all.map((sheet) => (sheet as HTMLElement).innerText));
    expect(sheets).toHaveLength(3);
    expect(sheets[0]).toContain('0003');
    expect(sheets[0]).toContain('Robin Example');
    expect(sheets[0]).toContain('ST/0042/26');
    expect(sheets.every((sheet) => sheet.includes(en.logForm.what))).toBe(true);
  });

  test('the summary of everything: in short, first and latest, months, orders, reports, exhibits', async () => {
    await open('n=6&incidents=8&lang=en', '#/');
    await page.click('.side a[href="#/summary"]');
    await page.waitForSelector('.summary-sheet');
    expect(await hash()).toBe('#/summary');
    const text = await page.$eval('.summary-sheet', (sheet) => (sheet as HTMLElement).innerText);
    expect(text).toContain(t('summary.incidents', { count: 8 }));
    expect(text).toContain('ST/0042/26');
    expect(text).toContain('7 F 19/26');
    expect(text).toContain('Robin Example');
    const numbers = (): Promise<string[]> =>
      page.$$eval('.summary-exhibits tbody th', (all) => all.map((each) => each.textContent ?? ''));
    const newest = await numbers();
    expect(newest).toHaveLength(14);
    expect(new Set(newest).size).toBe(14);
    await page.select('.sheet-choices select', 'oldest');
    await page.waitForFunction(
      (last) => document.querySelector('.summary-exhibits tbody th')?.textContent === last,
      {},
      newest.at(-1) ?? '',
    );
    expect(await numbers()).toEqual(newest.toReversed());
    // What could be added is said on the screen and never printed.
    await waitForText(en.summary.hintsTitle);
    const offer = t('summary.hintNoReference', { count: 1 });
    expect(
      await page.$$eval(
        'main a',
        (links, words) => links.find((link) => link.textContent === words)?.getAttribute('href'),
        offer,
      ),
    ).toBe('#/reports/report-2');
    if (name === 'firefox') return;
    await page.emulateMediaType('print');
    expect(
      await page.evaluate(
        (words) =>
          [...document.querySelectorAll('h3')]
            .filter((heading) => heading.textContent === words)
            .map((heading) => heading.checkVisibility()),
        en.summary.hintsTitle,
      ),
    ).toEqual([false]);
    await page.emulateMediaType();
  });

  test('without pictures none is shown, in the capture or anywhere, and no act uncovers one', async () => {
    await open('n=3&lang=en', '#/settings');
    await page.evaluate((words) => {
      const label = [...document.querySelectorAll('label')].find((each) => each.textContent === words);
      label?.querySelector('input')?.click();
    }, en.summary.withoutPictures);
    await page.evaluate(() => (location.hash = '#/capture/capture-3'));
    await waitForText(en.summary.pictureHidden);
    await page.keyboard.press('s');
    for (const address of ['#/capture/capture-3', '#/summary', '#/annotate/capture-3/post.png']) {
      await page.evaluate((to) => (location.hash = to), address);
      await page.waitForFunction(() => document.querySelector('main') !== null);
      expect({ address, pictures: (await page.$$('img, canvas')).length }).toEqual({ address, pictures: 0 });
      expect({ address, covers: (await page.$$('.picture .cover, .annotate-covered')).length }).toEqual({
        address,
        covers: 0,
      });
    }
  });
});

const EXTENSIONS = { chromium: launchChromium, firefox: launchFirefox } as const;

describe.each(['chromium', 'firefox'] as const)('help and summary in the extension in %s', (name) => {
  let demo: Demo;
  let browser: TestBrowser;
  let folder: TemporaryFolder;
  let archive: View;

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('help');
    browser = await EXTENSIONS[name]();
    archive = await browser.openExtensionPage('options.html#/help');
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
    await folder?.remove();
  });

  it('help opens by its address, and the country stays chosen', async () => {
    await archive.waitForText(en.help.servicesTitle);
    await archive.evaluate(() => {
      const select = document.querySelector<HTMLSelectElement>('.help-country select');
      if (select === null) throw new Error('no country');
      select.value = 'DK';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await archive.waitForText('Dansk Stalking Center');
    await archive.evaluate(() => location.reload());
    expect(await archive.waitForText('Dansk Stalking Center')).toContain('25 17 73 74');
  });

  it('the digest in the summary is that of the record in the export', async () => {
    const page = await browser.openPage(`${demo.origin}/post/418199`);
    await captureByPopup(browser, page, en.popup.capturePost);
    await waitForCaptures(archive, 1);
    await archive.evaluate(() => {
      location.hash = '#/summary';
    });
    await archive.waitForText(t('summary.captures', { count: 1 }));
    const digest = await archive.waitFor(
      'a digest',
      () => document.querySelector('.summary-exhibits code')?.textContent ?? null,
      [],
    );
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const { bundle, said } = await exportEverything(browser, page, folder.path);
    expect(said).toMatch(patternOf(en.common.exportSaved.other));
    const manifest = await readFile(join(bundle.root, 'manifest-sha256.txt'), 'utf8');
    const line = manifest.split('\n').find((each) => each.endsWith('/record.json'));
    expect(line?.slice(0, 64)).toBe(digest);
  });

  it('Shift three times leaves from the help', async () => {
    await archive.evaluate(() => {
      location.hash = '#/help';
    });
    await archive.waitForText(en.help.servicesTitle);
    for (let presses = 0; presses < 3; presses += 1) await archive.press('Shift');
    await archive.waitUntilClosed();
    expect((await browser.listTabs()).filter((address) => address.includes('options.html'))).toEqual([]);
  });
});
