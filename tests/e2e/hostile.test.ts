import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { en } from '../../src/i18n/en/index';
import { HOSTILE_TEXT } from '../pages/hostile-shell.ts';
import { HOSTILE_PAGES } from '../pages/hostile.ts';
import { startPages } from '../pages/serve.ts';
import { xssCorpus } from '../pages/xss.ts';
import { exportEverything, readCaptureStates, waitForCaptures } from './harness/acts.ts';
import { findInBundle, judgeBag, judgeZip, type Bundle, type BundledCapture } from './harness/bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { launchFirefox } from './harness/firefox.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';
import { t } from './harness/words.ts';

const CLOBBERED_IN_FULL = 'clobber in full';
const CLOBBERED_BY_POINTING = 'clobber by pointing';
/** Stands in the private note alone. */
const PRIVATE = 'quince marmalade 4711';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox } as const;

/** Runs in a page: what in it would run, load or send something, were it not words. */
function findAlive(): string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    const { localName } = element;
    if (/^(?:iframe|frame|object|embed|base|audio|video|template|applet)$/.test(localName)) {
      // The copies keep frames, which run nothing.
      if (!(localName === 'iframe' && element.getAttribute('sandbox') === '')) found.push(localName);
    }
    if (localName === 'script' && !/^(?:moz|chrome)-extension:/.test((element as HTMLScriptElement).src)) {
      found.push('script');
    }
    if (localName === 'meta' && /refresh/i.test(element.getAttribute('http-equiv') ?? ''))
      found.push('refresh');
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) found.push(`${localName} ${name}`);
      if (
        /^(?:src|href|action|data|poster|xlink:href)$/.test(name) &&
        /^\s*(?:javascript|vbscript):/i.test(value)
      )
        found.push(`${localName} ${name} ${value.slice(0, 40)}`);
    }
  }
  return found;
}

/** Pages whose answer takes its time: a million nodes, megabytes of text. */
const PATIENCE = 90_000;

describe.each(['chromium', 'firefox'] as const)('hostile pages in %s', (name) => {
  let demo: Demo;
  let browser: TestBrowser;
  let folder: TemporaryFolder;
  let archive: View;
  let bundle: Bundle;
  let captures = 0;
  let corpus: string[] = [];
  let short = '';
  const sequences = new Map<string, number>();

  beforeAll(async () => {
    demo = await startPages();
    corpus = xssCorpus(`${demo.origin}/hostile/hit`);
    short = `<img src=${demo.origin}/hostile/hit>`;
    folder = await makeTemporaryFolder('bundle');
    browser = await LAUNCH[name]();
    archive = await browser.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  const captureOf = (page: string): BundledCapture => {
    const found = bundle.records.find(({ record }) => record.sequence === sequences.get(page));
    if (found === undefined) throw new Error(`no capture of ${page} in the bundle`);
    return found;
  };
  const hits = (): string[] =>
    demo
      .requests()
      .map(({ path }) => path)
      .filter((path) => path.startsWith('/hostile/hit'));

  it.each(HOSTILE_PAGES)('%s is captured', async (hostile) => {
    const page = await browser.openPage(`${demo.origin}/hostile/${hostile}`);
    const popup = await browser.openPopup(page);
    await popup.waitForText(/Capture this (?:page|post)/, PATIENCE);
    expect(await popup.evaluate(findAlive)).toEqual([]);
    await popup.click(/^Capture this (?:page|post)$/, PATIENCE);
    captures += 1;
    const states = await waitForCaptures(archive, captures, PATIENCE);
    sequences.set(hostile, states.at(-1)?.sequence ?? 0);
    expect(states.at(-1)?.artifactCount).toBeGreaterThan(1);
    await popup.close();
    await page.close({ runBeforeUnload: false });
  });

  it('captures in full, and by pointing, a page whose elements stand in for properties', async () => {
    const page = await browser.openPage(`${demo.origin}/hostile/clobber`);
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.fullPage);
    captures += 1;
    const states = await waitForCaptures(archive, captures, PATIENCE);
    expect(states.at(-1)?.state).toBe('sealed');
    sequences.set(CLOBBERED_IN_FULL, states.at(-1)?.sequence ?? 0);
    await popup.close();

    const picking = await browser.openPopup(page);
    await picking.click(en.popup.pick);
    await picking.waitUntilClosed();
    const { x, y } = await page.evaluate(() => {
      // The page's own `querySelector` is a picture.
      const post = Document.prototype.querySelector.call(document, 'article');
      if (post === null) throw new Error('no post');
      const box = Element.prototype.getBoundingClientRect.call(post);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    });
    await page.mouse.move(x, y - 5);
    await page.mouse.move(x, y);
    await page.mouse.click(x, y);
    captures += 1;
    const pointed = await waitForCaptures(archive, captures, PATIENCE);
    sequences.set(CLOBBERED_BY_POINTING, pointed.at(-1)?.sequence ?? 0);
    await page.close();
  });

  it('leaves a full page that never ends, and says so', async () => {
    const page = await browser.openPage(`${demo.origin}/hostile/endless`);
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.fullPage);
    await popup.waitForText(en.popup.stepTiles, 30_000);
    await popup.click(en.common.cancel);
    captures += 1;
    const states = await waitForCaptures(archive, captures, PATIENCE);
    expect(states.at(-1)?.state).toBe('incomplete');
    await popup.close();
    await page.close();
  });

  it('goes on after a page that leaves while it is captured', async () => {
    const page = await browser.openPage(`${demo.origin}/hostile/leaving`);
    const popup = await browser.openPopup(page);
    await popup.click(en.popup.fullPage);
    captures += 1;
    const states = await waitForCaptures(archive, captures, PATIENCE);
    expect(states.at(-1)?.state).toBe('incomplete');
    await popup.close();
    await page.close();
  });

  it('shows all of it in the archive without running any', async () => {
    // In front, where a page is drawn as fast as anybody looks.
    archive = await browser.openExtensionPage('options.html');
    await archive.waitForText(t('archive.count', { count: captures }));
    let texts = 0;
    for (const { id, sequence } of await readCaptureStates(archive)) {
      await archive.evaluate((hash: string) => void (location.hash = hash), `#/capture/${id}`);
      await archive.waitFor(
        'the capture to be shown',
        (number: string) => document.querySelector('.detail-title')?.textContent?.includes(number),
        [String(sequence).padStart(4, '0')],
      );
      const hasText = await archive.evaluate(() => {
        for (const fold of document.querySelectorAll('details')) fold.open = true;
        const covers = document.querySelectorAll<HTMLElement>('.cover-text, .covered-words button');
        for (const cover of covers) cover.click();
        return [...covers].some((cover) => cover.classList.contains('cover-text'));
      });
      if (hasText) {
        texts += 1;
        await archive.waitFor(
          'the text to be shown',
          () => document.querySelector('.text-scroller') !== null,
          [],
        );
      }
      expect(await archive.evaluate(findAlive)).toEqual([]);
      if (sequence === sequences.get('xss')) {
        const shown = await archive.text();
        for (const entry of corpus.slice(0, 5)) expect(shown).toContain(entry);
      }
    }
    // What was stopped has pictures only.
    expect(texts).toBeGreaterThan(HOSTILE_PAGES.length);
    expect(hits()).toEqual([]);
  });

  it('takes what is hostile in a note, a tag and the name of a case as words', async () => {
    const id = (await readCaptureStates(archive)).find(
      ({ sequence }) => sequence === sequences.get('xss'),
    )?.id;
    await archive.evaluate((hash: string) => void (location.hash = hash), `#/capture/${id ?? ''}`);
    await archive.waitForText(en.detail.privateNote);
    await archive.click(en.archive.newCase);
    await archive.click(en.archive.caseName);
    await archive.type(short);
    await archive.press('Enter');
    await archive.waitFor(
      'the case to be there',
      (label: string, wanted: string) => {
        const fields = [...document.querySelectorAll('label')];
        const select = fields.find((each) => each.textContent === label)?.control as HTMLSelectElement | null;
        const option = [...(select?.options ?? [])].find((each) => each.text === wanted);
        if (select === null || option === undefined) return false;
        select.value = option.value;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      },
      [en.archive.case, short],
    );
    await archive.click(en.report.tags);
    await archive.type(short);
    await archive.press('Enter');
    await archive.evaluate(
      (notes: [string, string][]) => {
        for (const [label, words] of notes) {
          const fields = [...document.querySelectorAll('label')];
          const field = fields.find((each) => each.textContent === label)?.control as HTMLTextAreaElement;
          field.value = words;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }
      },
      [
        [en.detail.note, corpus.join('\n')],
        [en.detail.privateNote, `${PRIVATE}\n${corpus.join('\n')}`],
      ] as [string, string][],
    );
    await archive.waitForText(en.detail.draftSaved);
    expect(await archive.evaluate(findAlive)).toEqual([]);
    expect(hits()).toEqual([]);
  });

  it('exports all of it, and other programs accept the bundle', async () => {
    const page = await browser.openPage(`${demo.origin}/`);
    const result = await exportEverything(browser, page, folder.path);
    ({ bundle } = result);
    expect(bundle.records).toHaveLength(captures);
    const verdicts = [...(await judgeZip(result.zip)), ...(await judgeBag(bundle.root))];
    expect(verdicts.filter(({ accepted }) => !accepted)).toEqual([]);
  });

  it.each(HOSTILE_PAGES)('%s could not hide what stood on it', async (hostile) => {
    const { record, readText } = captureOf(hostile);
    const text = record.artifacts.find(({ role }) => role === 'text');
    expect(await readText(text?.name ?? '')).toContain(HOSTILE_TEXT);
    expect(record.artifacts.map(({ role }) => role)).toContain('viewport');
    expect(record.collection.url).toContain(`${demo.origin}/hostile/${hostile}`);
  });

  it('has all of the page whose elements stand in for properties', async () => {
    const full = captureOf(CLOBBERED_IN_FULL);
    expect(
      full.record.artifacts.filter(({ role }) => /^(?:tile|full-page|stitched)$/.test(role)),
    ).not.toEqual([]);
    expect(full.record.completeness).toMatchObject({ reachedEnd: true, gaps: [] });
    for (const { record, readText } of [full, captureOf(CLOBBERED_BY_POINTING)]) {
      const text = record.artifacts.find(({ role }) => role === 'text');
      expect(await readText(text?.name ?? '')).toContain(HOSTILE_TEXT);
    }
    expect(captureOf(CLOBBERED_BY_POINTING).record.facts.text?.value).toContain(HOSTILE_TEXT);
  });

  it('has names of files that say nothing and go nowhere', () => {
    for (const file of bundle.files) expect(file).toMatch(/^[A-Za-z0-9._/-]+$/);
    expect(bundle.files.filter((file) => file.includes('..'))).toEqual([]);
  });

  it('has a report and copies that run nothing and ask for nothing when they are opened', async () => {
    const before = demo.requests().length;
    const opened = [
      'data/report.html',
      ...bundle.files.filter((file) => file.endsWith('.html') && file !== 'data/report.html'),
    ];
    expect(opened.length).toBeGreaterThan(HOSTILE_PAGES.length);
    const open = async (file: string): Promise<void> => {
      const address = `file://${join(bundle.root, file)}`;
      const page = await browser.openPage(address);
      const alive = await page.evaluate(`(${findAlive.toString()})()`);
      expect([file, page.url(), alive]).toEqual([file, address, []]);
      if (file === 'data/report.html') {
        const shown = await page.evaluate(() => document.documentElement.textContent);
        for (const entry of corpus.slice(0, 5)) expect(shown).toContain(entry);
        expect(shown).toContain(short);
      }
      await page.close();
    };
    for (let from = 0; from < opened.length; from += 4) {
      await Promise.all(opened.slice(from, from + 4).map(open));
    }
    expect(hits()).toEqual([]);
    expect(
      demo
        .requests()
        .slice(before)
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('has nothing of the private note', async () => {
    expect(await findInBundle(bundle, PRIVATE)).toEqual([]);
  });

  it('has a table whose cells a spreadsheet does not run', async () => {
    const table = await readFile(join(bundle.root, 'data/captures.csv'), 'utf8');
    const cells = [...table.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = '']) => cell);
    expect(cells.filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([]);
    expect(table).toContain('HYPERLINK');
  });
});
