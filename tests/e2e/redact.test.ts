import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import axe from 'axe-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { coveredBy } from '../../src/bundle/redact/covered-words';
import type { RedactedRecord } from '../../src/bundle/redact/redacted-record';
import type { Rect } from '../../src/domain/capture';
import { readLayout } from '../../src/domain/page-layout';
import { en } from '../../src/i18n/en/index';
import { faultsOf, verifyZips } from '../../src/verifier/test-verify';
import { startPages } from '../pages/serve.ts';
import { captureByPopup, exportEverything, readCaptureStates, waitForCaptures } from './harness/acts.ts';
import { type Bundle, type BundledCapture, findInBundle, unpackBundle } from './harness/bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { listDownloads, waitForDownload } from './harness/downloads.ts';
import { launchFirefox } from './harness/firefox.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';
import { t } from './harness/words.ts';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox } as const;
const PICTURE = 'screenshot.png';
const BLACK = [0, 0, 0];

describe.each(['chromium', 'firefox'] as const)('a redacted copy in %s', (name) => {
  let demo: Demo;
  let browser: TestBrowser;
  let folder: TemporaryFolder;
  let archive: View;
  let original: BundledCapture;
  /** A word of the page that the person wants out of everything. */
  let hidden = '';
  let zip = '';
  let bundle: Bundle;
  let statement: RedactedRecord;
  let home = '';
  /** In image pixels, as the list beside the picture says it. */
  let box: Rect | null = null;

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('redact');
    browser = await LAUNCH[name]();
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  const choose = (label: string, value: string): Promise<unknown> =>
    archive.waitFor(
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
  const findFlaws = (): Promise<unknown[]> =>
    archive.evaluate<unknown[], []>(`async () => {
      if (!globalThis.axe) { ${axe.source} }
      const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }));
    }`);

  it('a black box is drawn over a picture', async () => {
    archive = await browser.openExtensionPage('options.html');
    const page = await browser.openPage(`${demo.origin}/post/418199`);
    await captureByPopup(browser, page, en.popup.capturePost);
    await waitForCaptures(archive, 1);
    const captureId = (await readCaptureStates(archive))[0]?.id ?? '';
    const first = await exportEverything(browser, page, folder.path);
    original = first.bundle.records[0]!;
    await page.close();
    hidden = original.record.facts.authorName?.value ?? '';
    expect(hidden.length).toBeGreaterThan(3);
    archive = await browser.openExtensionPage(`options.html#/annotate/${captureId}/${PICTURE}`);
    await archive.click(/^Show and mark up/);
    await archive.waitFor('the picture', () => document.querySelector('.annotate-over') !== null, []);
    const stage = await archive.evaluate(() => {
      const { x, y, width, height } = document.querySelector('.annotate-stage')!.getBoundingClientRect();
      return { x, y, width, height };
    });
    await archive.click(t('annotate.kindRedact'));
    const at = (x: number, y: number) => ({ x: stage.x + x * stage.width, y: stage.y + y * stage.height });
    await archive.drag(at(0.25, 0.2), at(0.4, 0.3), at(0.6, 0.45));
    await archive.waitFor(
      'the box in the list',
      () => document.querySelectorAll('.annotate-shape').length === 1,
      [],
    );
    // The page says in another place, always, that everything is saved.
    await archive.waitFor(
      'that it is saved',
      (saved: string) => document.querySelector('.annotate-saving')?.textContent?.trim() === saved,
      [en.annotate.saved],
    );
    box = await archive.evaluate((words: Record<'fromX' | 'fromY' | 'toX' | 'toY', string>) => {
      const value = (label: string) =>
        Number(
          [...document.querySelectorAll<HTMLInputElement>('.annotate-place input')].find((input) =>
            [...(input.labels ?? [])].some((own) => own.textContent?.trim() === label),
          )?.value,
        );
      const [x, y] = [value(words.fromX), value(words.fromY)];
      return { x, y, width: value(words.toX) - x, height: value(words.toY) - y };
    }, en.annotate);
  });

  it('is the default for the platform and not for a court; what leaves is shown before', async () => {
    await archive.close();
    archive = await browser.openExtensionPage('options.html#/export?scope=all');
    await archive.waitForText(en.archive.redactTitle);
    const variant = () =>
      archive.evaluate(() => document.querySelector<HTMLSelectElement>('.redact-captures select')?.value);
    await choose(en.archive.recipient, 'authorities');
    await archive.waitFor(
      'the original',
      () => document.querySelector<HTMLSelectElement>('.redact-captures select')?.value === 'original',
      [],
    );
    await choose(en.archive.recipient, 'platform');
    await archive.waitForText(en.archive.redactWords);
    expect(await variant()).toBe('redacted');
    // What is the person's own is suggested once it is said, and hidden once it is accepted.
    await archive.click(en.archive.ownNames);
    await archive.type(hidden);
    await archive.click(en.archive.redactMore);
    await archive.waitForText(en.archive.suggestOwn);
    await archive.click(hidden);
    await archive.click(en.archive.redactReviewed);
    await archive.click(t('archive.redactShow', { number: '1' }));
    await archive.waitFor(
      'the copy',
      () => {
        const image = document.querySelector<HTMLImageElement>('.redact-shown img');
        return image !== null && image.naturalWidth > 0;
      },
      [],
    );
    const shown = await archive.evaluate(() =>
      [...document.querySelectorAll('.redact-shown p, .redact-shown textarea')]
        .map((each) => (each as HTMLTextAreaElement).value ?? each.textContent ?? '')
        .join('\n'),
    );
    expect(shown).toContain('█████');
    expect(shown.toLowerCase()).not.toContain(hidden.toLowerCase());
    expect(await findFlaws()).toEqual([]);
  });

  it('leaves in the place of the original', async () => {
    const before = await listDownloads(browser.downloads);
    await archive.click(t('archive.exportStart', { count: 1 }));
    zip = await waitForDownload(browser.downloads, /^evidence-.*\.zip$/, { before });
    bundle = await unpackBundle(zip, join(folder.path, 'redacted'));
    const path = bundle.files.find((file) => file.endsWith('/redacted-record.json')) ?? '';
    home = join(bundle.root, path, '..');
    statement = JSON.parse(await readFile(join(home, 'redacted-record.json'), 'utf8')) as RedactedRecord;
    expect(
      bundle.files.filter((file) => /\/(?:record\.json|page\.html|annotation\.json)$/.test(file)),
    ).toEqual([]);
    expect(statement.hidden).toMatchObject({
      boxes: 1,
      terms: 1,
      texts: 'without-terms',
      underBoxes: 'known',
    });
    expect(statement.withheld.map(({ original: file }) => file)).toContain('page.html');
  });

  it('has nothing of the original under the box, in the picture and in what was cut from it', async () => {
    const copies = statement.files.filter(({ redacted, mediaType }) => redacted && mediaType === 'image/png');
    expect(copies.map(({ original: file }) => file)).toContain(PICTURE);
    for (const { name: file, original: of } of copies) {
      const bytes = await readFile(join(home, file));
      const copy = PNG.sync.read(bytes);
      const was = PNG.sync.read(await original.readBytes(of));
      expect([copy.width, copy.height]).toEqual([was.width, was.height]);
      let black = 0;
      let kept = 0;
      for (let at = 0; at < copy.data.length; at += 4) {
        const now = [...copy.data.subarray(at, at + 3)];
        const then = [...was.data.subarray(at, at + 3)];
        if (now.join() === then.join()) kept += 1;
        else {
          // Nothing but the box differs, and it lets nothing through.
          expect(now).toEqual(BLACK);
          black += 1;
        }
      }
      expect(kept).toBeGreaterThan(100);
      expect(black).toBeGreaterThan(100);
      for (const chunk of ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'iCCP', 'pHYs'])
        expect(bytes.includes(chunk)).toBe(false);
    }
  });

  it('shows the box in the report too, in whatever format its pictures are', async () => {
    const report = await readFile(join(bundle.root, 'data/report.html'), 'utf8');
    const pictures = [...report.matchAll(/data:(image\/[a-z]+);base64,([A-Za-z0-9+/=]+)/g)].map(
      ([, type = '', base64 = '']) => ({ type, base64 }),
    );
    expect(pictures.length).toBeGreaterThan(0);
    // How much of each is black: of a picture of the same page without a box next to nothing is.
    const black = await archive.evaluate(
      async (given: { type: string; base64: string }[]) =>
        Promise.all(
          given.map(async ({ type, base64 }) => {
            const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], { type }));
            const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
            pen.drawImage(bitmap, 0, 0);
            const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
            let count = 0;
            for (let at = 0; at < data.length; at += 4)
              if (data[at]! + data[at + 1]! + data[at + 2]! < 24) count += 1;
            return count / (bitmap.width * bitmap.height);
          }),
        ),
      pictures,
    );
    const file = original.record.artifacts.find(({ name: of }) => of === PICTURE);
    if (box === null || file?.pixels === undefined) throw new Error('no box was drawn');
    const share = (box.width * box.height) / (file.pixels.width * file.pixels.height);
    expect(share).toBeGreaterThan(0.02);
    expect(Math.max(...black)).toBeGreaterThan(share / 2);
  });

  it('has nothing of what stood under the box, which the capture knows by itself', async () => {
    const layout = readLayout(await original.readText('layout.json'));
    if (layout === null) throw new Error('the capture does not say where its words stood');
    if (box === null) throw new Error('no box was drawn');
    const { passages } = coveredBy(original.record, layout, [{ name: PICTURE, boxes: [box] }]);
    // What was hidden without anybody having typed it.
    const text = (await original.readText('text.txt')).replaceAll(/\s+/g, ' ');
    const telling = passages
      .flatMap((passage) => passage.match(/(?:\S+ ){3}\S+/g) ?? [])
      .filter((part) => text.includes(part) && !part.includes(hidden));
    expect(telling.length).toBeGreaterThan(0);
    for (const part of telling) expect(await findInBundle(bundle, part)).toEqual([]);
  });

  it('has the hidden words in no file, while the original has them', async () => {
    expect(await findInBundle(bundle, hidden)).toEqual([]);
    expect(await original.readText('record.json')).toContain(hidden);
  });

  it('is whole for the verifier, which says that it is a copy; its original is in the journal', async () => {
    const result = await verifyZips([new Uint8Array(await readFile(zip))]);
    expect(faultsOf(result)).toEqual([]);
    expect(result.verdict).toBe('whole');
    const codes = result.bundles.flatMap(({ volumes }) =>
      volumes.flatMap(({ findings }) => findings.map(({ code }) => code)),
    );
    expect(codes).toContain('capture-redacted');
    const record = await original.readBytes('record.json');
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(record))).toString('hex');
    expect(statement.originalRecordSha256).toBe(digest);
  });
});
