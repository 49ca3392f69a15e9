import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import axe from 'axe-core';
import { type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { localTime } from '../../src/domain/occurred-at';
import { de } from '../../src/i18n/de/index';
import { en } from '../../src/i18n/en/index';
import { faultsOf, verifyZips } from '../../src/verifier/test-verify';
import { startPages } from '../pages/serve.ts';
import { captureByPopup, waitForCaptures } from './harness/acts.ts';
import { type Bundle, unpackBundle } from './harness/bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { listDownloads, waitForDownload } from './harness/downloads.ts';
import { launchFirefox } from './harness/firefox.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';
import { patternOf, t } from './harness/words.ts';
import { type MadeUpPage, openMadeUpPage } from './harness/made-up-page.ts';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox } as const;

/** Canaries: what stays in the archive must not be in any byte of what leaves. */
const PRIVATE = 'canaryprivate';
const HOME = 'canaryhome';

describe.each(['chromium', 'firefox'] as const)('the logbook in %s', (name) => {
  let demo: Demo;
  let browser: TestBrowser;
  let folder: TemporaryFolder;
  let archive: View;
  let bundle: Bundle;

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('logbook');
    browser = await LAUNCH[name]();
    archive = await browser.openExtensionPage('options.html#/incidents');
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  async function goTo(hash: string): Promise<void> {
    await archive.evaluate((to: string) => {
      location.hash = to;
    }, hash);
  }
  const hashNow = (): Promise<string> => archive.evaluate(() => location.hash);
  async function fill(label: string, words: string): Promise<void> {
    await archive.click(label);
    await archive.type(words);
  }
  async function choose(label: string, value: string): Promise<void> {
    await archive.waitFor(
      `the choice ${label}`,
      (words: string, wanted: string) => {
        const select = [...document.querySelectorAll('select')].find((each) =>
          [...each.labels].some((own) => own.textContent === words),
        );
        if (select === undefined) return false;
        select.value = wanted;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      },
      [label, value],
    );
  }
  /** A date is typed differently in every browser and language; the field is what is looked at here. */
  async function setDate(label: string, value: string): Promise<void> {
    await archive.waitFor(
      `the date ${label}`,
      (words: string, wanted: string) => {
        const input = [...document.querySelectorAll('input')].find((each) =>
          [...(each.labels ?? [])].some((own) => own.textContent === words),
        );
        if (input === undefined) return false;
        input.value = wanted;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        return true;
      },
      [label, value],
    );
  }
  const today = (): string =>
    localTime(Date.now(), Intl.DateTimeFormat().resolvedOptions().timeZone).slice(0, 10);

  it('an incident is written, and nothing of it is lost when the page is gone in the middle', async () => {
    await archive.waitForText(en.logbook.emptyIncidents);
    await archive.click(en.logbook.logIncident);
    await archive.waitForText(en.logbook.allOptional);
    await fill(en.entry.fWhatHappened, 'Rang the bell');
    await archive.waitForText(en.logbook.saved);
    // Gone without any warning: what is on disk is all there is.
    await archive.close();
    archive = await browser.openExtensionPage('options.html#/incidents');
    await archive.waitForText(en.logbook.beingWritten);
    await archive.click(en.logbook.continueWriting);
    await archive.waitForText(en.logbook.allOptional);
    expect(
      await archive.evaluate(() =>
        [...document.querySelectorAll('textarea')].some(({ value }) => value === 'Rang the bell'),
      ),
    ).toBe(true);
  });

  it('an incident is left for today, taken up again, and logged with its number', async () => {
    await fill(en.entry.fPlace, HOME);
    await archive.click(en.entry.fPlaceIsOwnAddress);
    await archive.click(en.logbook.stopForToday);
    await archive.waitForText(en.logbook.stopHint);
    await archive.click(en.common.close);
    await archive.waitForText(en.logbook.beingWritten);
    expect(await hashNow()).toBe('#/incidents');
    await archive.click(en.logbook.continueWriting);
    await setDate(en.logbook.date, today());
    await setDate(en.logbook.time, '14:05');
    await choose(en.logbook.exactness, 'about');
    await archive.click(en.logbook.addEnd);
    await setDate(en.logbook.lastedMinutes, '40');
    await fill(en.logbook.addPerson, 'Robin Example');
    await archive.press('Enter');
    await archive.waitForText('Robin Example');
    await archive.click(en.logbook.gPrivate);
    await fill(en.entry.fPrivateNote, PRIVATE);
    await archive.waitForText(en.logbook.saved);
    await archive.click(en.logbook.keepIncident);
    await archive.waitForText(en.logbook.couldAdd);
    const text = await archive.text();
    expect(text).toContain(t('common.numbered', { number: '0001' }));
    expect(text).not.toContain(en.logbook.beingWritten);
    expect(text).toMatch(/about .*20\d\d.*:05.* – .*:45/i);
  });

  it('a correction keeps what was there, with its reason', async () => {
    await archive.click(en.logbook.edit);
    await fill(en.entry.fWhatHappened, 'X');
    await fill(en.logbook.reasonLabel, 'I remembered more');
    await archive.click(en.logbook.keep);
    await archive.click(t('logbook.corrections', { count: 1 }));
    const text = await archive.waitForText('I remembered more');
    expect(text).toContain('Rang the bell');
    expect(text).toContain('X');
  });

  it('an order that ends soon is said in time, and a report has its number', async () => {
    await goTo('#/orders');
    await archive.click(en.logbook.addOrder);
    await fill(en.entry.fWhat, 'No contact');
    const end = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    await setDate(en.entry.fExpires, end);
    await archive.click(en.logbook.keep);
    await archive.waitForText(patternOf(en.logbook.orderEnds.other));
    await goTo('#/');
    await archive.waitForText(patternOf(en.logbook.orderEnds.other));
    await goTo('#/reports');
    await archive.click(en.logbook.addReport);
    await choose(en.entry.fTo, 'police');
    await fill(en.entry.fReferenceNumber, '=cmd 42');
    await archive.click(en.logbook.keep);
    await archive.waitForText('=cmd 42');
    expect(await archive.text()).toContain(en.logbook.hintReportTime);
  });

  it('a capture is logged with what it tells, its words covered, its author by their own id', async () => {
    const page = await browser.openPage(`${demo.origin}/post/418199`);
    await captureByPopup(browser, page, en.popup.capturePost);
    await page.close();
    const [capture] = await waitForCaptures(archive, 1);
    // The row of numbers is one: the incident has the first.
    expect(capture?.sequence).toBe(2);
    await goTo(`#/capture/${capture?.id ?? ''}`);
    // Discarded, nothing of it stays: neither the incident nor whoever was written along with it.
    await archive.click(en.logbook.logThis);
    await archive.waitForText(en.logbook.allOptional);
    await archive.click(en.logbook.discard);
    await archive.waitForText(en.logbook.discarded);
    await goTo('#/people');
    await archive.waitForText(t('logbook.count', { count: 1 }));
    expect(await archive.text()).not.toContain(en.logbook.beingWritten);
    await archive.click(en.common.close);
    await goTo(`#/capture/${capture?.id ?? ''}`);
    await archive.click(en.logbook.logThis);
    await archive.waitForText(en.logbook.allOptional);
    await archive.click(en.logbook.keepIncident);
    const text = await archive.waitForText(en.logbook.show);
    expect(text).toContain(t('common.numbered', { number: '0003' }));
    expect(text).toContain(t('common.numbered', { number: '0002' }));
    const words = await archive.evaluate(
      () => document.querySelector('.covered-words .entry-value')?.textContent ?? null,
    );
    expect(words).toBeNull();
    await archive.click(en.logbook.show);
    await archive.waitFor(
      'the words',
      () => document.querySelector('.covered-words .entry-value') !== null,
      [],
    );
    await goTo('#/people');
    await archive.waitForText(t('logbook.count', { count: 2 }));
    await goTo(`#/capture/${capture?.id ?? ''}`);
    await archive.waitForText(en.logbook.loggedAs);
    // A second incident of the same author is of the same person.
    await archive.click(en.logbook.logThis);
    await archive.waitForText(en.logbook.allOptional);
    await archive.click(en.logbook.discard);
    await archive.waitForText(en.logbook.discarded);
    await goTo('#/people');
    await archive.waitForText(t('logbook.count', { count: 2 }));
  });

  it('an entry goes to the bin and comes back', async () => {
    await goTo('#/reports');
    await archive.click(/Police/);
    await archive.click(en.logbook.moveToBin);
    await archive.waitForText(en.logbook.emptyReports);
    await archive.click(en.logbook.undo);
    expect(await archive.waitForText(t('logbook.count', { count: 1 }))).toContain('=cmd 42');
  });

  it('all of it leaves in one bundle that proves itself, without what is private', async () => {
    await goTo('#/export?scope=all');
    const before = await listDownloads(browser.downloads);
    await archive.waitForText(t('logbook.exportWith', { count: 6 }));
    await archive.click(t('archive.exportStart', { count: 1 }));
    const zip = await waitForDownload(browser.downloads, /^evidence-.*\.zip$/, { before });
    bundle = await unpackBundle(zip, join(folder.path, 'bundle'));
    const bytes = await readFile(zip);
    // Stored, not compressed: every byte of every file is in it as it is.
    for (const canary of [PRIVATE, HOME]) expect(bytes.includes(canary)).toBe(false);
    for (const said of ['Rang the bell', 'I remembered more', 'Robin Example', 'cmd 42'])
      expect(bytes.includes(said)).toBe(true);
    const incidents = bundle.files.filter((file) => /\/logbook\/\d{4}-.*-incident\.json$/.test(file));
    expect(incidents.map((file) => /(\d{4})-/.exec(file.split('/').at(-1) ?? '')?.[1])).toEqual([
      '0001',
      '0003',
    ]);
    const reports = await readFile(join(bundle.root, 'data/reports.csv'), 'utf8');
    expect(reports).toContain(`"'=cmd 42"`);
    const result = await verifyZips([new Uint8Array(bytes)]);
    expect(faultsOf(result)).toEqual([]);
    expect(result.verdict).toBe('whole');
  });
});

/** Every page in every state, with made-up content. */
describe.each(['chromium', 'firefox'] as const)('pages of the logbook in %s', (name) => {
  let made: MadeUpPage;
  let page: Page;
  let origin: string;

  beforeAll(async () => {
    made = await openMadeUpPage(name);
    ({ page, origin } = made);
  });
  afterAll(() => made?.close());
  afterEach(() => made.expectNoErrors());

  async function open(search: string, hash: string, width = 1280, height = 900): Promise<void> {
    await page.setViewport({ width, height });
    await page.goto('about:blank');
    await page.goto(`${origin}/archive.html?${search}${hash}`);
    await page.waitForSelector('html[data-ready]');
    await page.waitForSelector('.logbook .list-title p, .page-inside, .logbook .notice');
  }
  async function findFlaws(): Promise<unknown[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { axe: runner } = globalThis as unknown as {
        axe: { run(root: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await runner.run(document);
      return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }));
    });
  }

  const STATES: readonly (readonly [what: string, search: string, hash: string])[] = [
    ['nothing', 'n=0&incidents=0', '#/incidents'],
    ['one incident', 'n=0&incidents=1', '#/incidents/incident-1'],
    ['two thousand', 'n=40&incidents=2000', '#/incidents/incident-1999'],
    ['a form', 'n=40&incidents=40', '#/incidents/new-1/edit'],
    ['a change', 'n=40&incidents=40', '#/incidents/incident-37/edit'],
    ['people', 'n=40&incidents=40', '#/people/person-1'],
    ['a person changed', 'n=40&incidents=40', '#/people/person-1/edit'],
    ['a report', 'n=40&incidents=40', '#/reports/report-1'],
    ['a report changed', 'n=40&incidents=40', '#/reports/report-2/edit'],
    ['an order', 'n=40&incidents=40', '#/orders/order-1'],
    ['an order changed', 'n=40&incidents=40', '#/orders/order-1/edit'],
    ['a witness', 'n=40&incidents=40', '#/witnesses/witness-1'],
    ['a witness changed', 'n=40&incidents=40', '#/witnesses/witness-1/edit'],
    ['a case', 'n=40&incidents=40', '#/case/case-1/details'],
    ['a case changed', 'n=40&incidents=40', '#/case/case-1/details/edit'],
    ['none of that id', 'n=40&incidents=4', '#/incidents/gone'],
    ['a failing archive', 'n=4&incidents=4&failing=archive-unreadable', '#/incidents'],
    ['an export', 'n=4&incidents=4', '#/export?scope=all'],
  ];

  test.each(STATES)('axe finds nothing and nothing is cut: %s', async (_what, search, hash) => {
    for (const [scheme, width] of [
      ['light', 1280],
      ['dark', 360],
    ] as const) {
      if (name === 'chromium')
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await open(`${search}&lang=${width === 360 ? 'de' : 'en'}`, hash, width);
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
      });
      expect(await findFlaws()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    }
  });

  test('of two thousand only those in sight are drawn', async () => {
    await open('n=4&incidents=2000', '#/incidents');
    expect(await page.$$eval('.logbook .list-row', (rows) => rows.length)).toBeLessThan(60);
  });

  test('the list is walked, opened and left by keys as that of the captures is', async () => {
    await open('n=4&incidents=2000', '#/incidents');
    const stands = (): Promise<{ hash: string; row: number | null; open: string | null }> =>
      page.evaluate(() => ({
        hash: location.hash,
        row: Number(document.activeElement?.closest('.list-row')?.getAttribute('aria-posinset')) || null,
        open: document.querySelector('.list-row[data-open]')?.getAttribute('aria-posinset') ?? null,
      }));
    const at = async (row: number): Promise<void> => {
      await page.waitForFunction(
        (wanted) => document.activeElement?.closest('.list-row')?.getAttribute('aria-posinset') === wanted,
        {},
        String(row),
      );
    };
    await page.keyboard.press('j');
    await at(1);
    await page.keyboard.press('ArrowDown');
    await at(2);
    await page.keyboard.press('k');
    await at(1);
    // Also where the line is far away and not drawn yet.
    await page.keyboard.press('End');
    await at(2000);
    await page.keyboard.press('ArrowUp');
    await at(1999);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /^#\/incidents\/./.test(location.hash));
    const opened = await stands();
    expect(opened.open).toBe('1999');
    await page.keyboard.press('k');
    await at(1998);
    expect((await stands()).open).toBe('1998');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => location.hash === '#/incidents');
    await at(1998);
    expect(await findFlaws()).toEqual([]);
  });

  test('keys do not take anybody away from what is being written', async () => {
    await open('n=4&incidents=4', '#/incidents/incident-2/edit');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => location.hash)).toBe('#/incidents/incident-2/edit');
  });

  test('an offer leads to its field', async () => {
    await open('n=4&incidents=4', '#/reports/report-2');
    const offer = await page.waitForFunction(
      (words) => [...document.querySelectorAll('button')].find((each) => each.textContent?.includes(words)),
      {},
      en.logbook.hintReference,
    );
    await (offer as unknown as { click(): Promise<void> }).click();
    const reached = await page.waitForFunction(
      () => document.activeElement?.closest('[data-field="referenceNumber"]') !== null,
    );
    expect(await reached.jsonValue()).toBe(true);
  });

  test('the days that are offered are dates, in the person’s language', async () => {
    await open('n=4&incidents=4&lang=de', '#/incidents/new-1/edit');
    const offered = await page.$$eval('.when-field .chip', (chips) =>
      chips.map((chip) => chip.textContent ?? ''),
    );
    expect(offered).toHaveLength(4);
    for (const words of offered) expect(words).toMatch(/\d{1,2}\. Nov/);
    expect(offered.join(' ')).not.toContain(de.common.yesterday);
    await page.click('.when-field .chip:nth-child(1)');
    expect(await page.$eval('.when-field input[type=date]', (input) => input.value)).toBe('2026-11-21');
  });
});
