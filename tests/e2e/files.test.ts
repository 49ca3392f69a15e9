import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { CARD, deflate, heicWithExif, MAIL, makeZip, SMS, utf8, withExif } from '../../src/files/test-files';
import { en } from '../../src/i18n/en/index';
import { sha256Hex } from '../../src/integrity/digest';
import { faultsOf, verifyZips } from '../../src/verifier/test-verify';
import { startPages } from '../pages/serve.ts';
import { exportEverything, readCaptureStates } from './harness/acts.ts';
import { type Bundle, unpackBundle } from './harness/bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { listDownloads, waitForDownload } from './harness/downloads.ts';
import { launchFirefox } from './harness/firefox.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './harness/temporary.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';
import { patternOf, t } from './harness/words.ts';

const LAUNCH = { chromium: launchChromium, firefox: launchFirefox } as const;
const CHAT = `[20.11.26, 14:03:07] Rook: \u200e<Anhang: 1-PHOTO.jpg>\r\n[20.11.26, 14:03:08] Rook: you will hear from me\r\nand soon\r\n`;

interface Given {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

describe.each(['chromium', 'firefox'] as const)('files from elsewhere in %s', (name) => {
  let demo: Demo;
  let browser: TestBrowser;
  let folder: TemporaryFolder;
  let archive: View;
  /** A picture of this browser's own making, and a smaller copy of it. */
  let photo: Uint8Array<ArrayBuffer>;
  let smaller: Uint8Array<ArrayBuffer>;
  let bundle: Bundle;
  let zip = '';

  beforeAll(async () => {
    demo = await startPages();
    folder = await makeTemporaryFolder('files');
    browser = await LAUNCH[name]();
    archive = await browser.openExtensionPage('options.html');
  });
  afterAll(async () => {
    await browser?.close();
    await folder?.remove();
    await demo?.close();
  });

  /** What a person does, as the page hears it; the system's own dialogs cannot be driven. */
  const give = (by: 'drop' | 'paste' | 'pick', files: readonly Given[]): Promise<void> =>
    archive.evaluate(
      (act: string, given: { name: string; base64: string }[]) => {
        const data = new DataTransfer();
        for (const { name: fileName, base64 } of given)
          data.items.add(
            new File([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], fileName, {
              lastModified: Date.UTC(2026, 10, 19),
            }),
          );
        if (act === 'pick') {
          const input = document.querySelector<HTMLInputElement>('input[type=file]');
          if (input === null) throw new Error('no picker');
          input.files = data.files;
          input.dispatchEvent(new Event('change', { bubbles: true }));
        } else if (act === 'paste') {
          const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
          // Firefox takes no files for the event it makes.
          Object.defineProperty(event, 'clipboardData', { value: data });
          document.body.dispatchEvent(event);
        } else {
          document.body.dispatchEvent(
            new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }),
          );
          document.body.dispatchEvent(
            new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }),
          );
        }
      },
      by,
      files.map((file) => ({ name: file.name, base64: Buffer.from(file.bytes).toString('base64') })),
    );
  const goTo = (hash: string): Promise<void> =>
    archive.evaluate((to: string) => {
      location.hash = to;
    }, hash);
  const findFlaws = (): Promise<unknown[]> =>
    archive.evaluate<unknown[], []>(`async () => {
      if (!globalThis.axe) { ${axe.source} }
      const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }));
    }`);
  const draw = async (width: number, height: number): Promise<Uint8Array<ArrayBuffer>> => {
    const base64 = await archive.evaluate(
      async (wide: number, high: number) => {
        const canvas = new OffscreenCanvas(wide, high);
        const pen = canvas.getContext('2d');
        if (pen === null) throw new Error('no canvas');
        pen.scale(wide / 100, high / 75);
        const sky = pen.createLinearGradient(0, 0, 100, 75);
        sky.addColorStop(0, '#ffffff');
        sky.addColorStop(1, '#102030');
        pen.fillStyle = sky;
        pen.fillRect(0, 0, 100, 75);
        pen.fillStyle = '#000';
        pen.fillRect(10, 40, 30, 30);
        pen.fillStyle = '#fff';
        pen.fillRect(60, 45, 25, 20);
        const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
        let text = '';
        for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
        return btoa(text);
      },
      width,
      height,
    );
    return Uint8Array.from(Buffer.from(base64, 'base64'));
  };

  it('are dropped anywhere: a photo, a mail, a card, a chat with its media, messages of a phone', async () => {
    await archive.waitForText(en.archive.emptyTitle);
    photo = withExif(await draw(800, 600), {
      taken: '2026:11:20 14:03:07',
      offset: '+01:00',
      make: 'Example',
      model: 'Phone 3',
      place: [56.162939, 10.203921],
    });
    smaller = await draw(400, 300);
    const chat = makeZip([
      { name: '_chat.txt', bytes: utf8(CHAT) },
      { name: '1-PHOTO.jpg', bytes: photo },
    ]);
    await give('drop', [
      { name: 'IMG_1.jpg', bytes: photo },
      { name: 'mail.eml', bytes: utf8(MAIL) },
      { name: 'rook.vcf', bytes: utf8(CARD) },
      { name: 'WhatsApp Chat - Rook.zip', bytes: chat },
      { name: 'sms.xml', bytes: utf8(SMS) },
    ]);
    await archive.waitForText(t('files.sumKept', { count: 5 }), 30_000);
    const states = await readCaptureStates(archive);
    expect(states.map(({ state, artifactCount }) => [state, artifactCount])).toEqual([
      ['sealed', 1],
      ['sealed', 2],
      ['sealed', 2],
      ['sealed', 3],
      ['sealed', 3],
    ]);
    expect(await findFlaws()).toEqual([]);
  });

  it('are pasted and picked; the same again is named, what looks alike suggested', async () => {
    await give('paste', [{ name: 'image.png', bytes: smaller }]);
    await archive.waitForText(t('files.kept', { number: t('common.numbered', { number: '0006' }) }));
    await archive.waitForText(t('files.near', { number: t('common.numbered', { number: '0001' }) }));
    await give('pick', [{ name: 'copy.jpg', bytes: photo }]);
    await archive.waitForText(t('files.same', { number: t('common.numbered', { number: '0001' }) }));
    expect((await readCaptureStates(archive)).length).toBe(6);
  });

  it('that are hostile are refused, each with its reason, and the archive stays as it was', async () => {
    const before = await readCaptureStates(archive);
    const zeros = new Uint8Array(60 * 1024 * 1024);
    const packed = await deflate(zeros);
    await give('pick', [
      { name: 'slip.zip', bytes: makeZip([{ name: '../../x', bytes: utf8('x') }]) },
      {
        name: 'bomb.zip',
        bytes: makeZip([
          { name: 'a', bytes: zeros, deflated: { bytes: packed, announced: zeros.byteLength } },
        ]),
      },
      {
        name: 'lies.zip',
        bytes: makeZip([{ name: '_chat.txt', bytes: zeros, deflated: { bytes: packed, announced: 300 } }]),
      },
      {
        name: 'over.zip',
        bytes: makeZip([
          { name: 'a', bytes: utf8('a') },
          { name: 'b', bytes: utf8('b'), offset: 0 },
        ]),
      },
      { name: 'sms.xml', bytes: utf8('<?xml version="1.0"?><!DOCTYPE smses [<!ENTITY a "b">]><smses/>') },
      { name: 'empty.jpg', bytes: new Uint8Array() },
    ]);
    for (const reason of [
      en.files.refusedZipUnsafeNames,
      en.files.refusedZipBomb,
      en.files.refusedZipOverlapping,
      en.files.refusedXmlEntities,
      en.files.refusedEmpty,
    ])
      await archive.waitForText(reason, 30_000);
    await archive.waitForText(patternOf(en.files.sumRefused.other));
    expect(await readCaptureStates(archive)).toEqual(before);
    expect(await findFlaws()).toEqual([]);
  });

  it('show what they say of themselves, their words under a cover', async () => {
    const [first, mail, , chat] = await readCaptureStates(archive);
    await goTo(`#/capture/${first?.id}`);
    await archive.waitForText('Example Phone 3');
    await archive.waitForText('2026-11-20T14:03:07+01:00');
    expect(await archive.text()).not.toContain('IMG_1.jpg');
    expect(await findFlaws()).toEqual([]);
    await goTo(`#/capture/${mail?.id}`);
    await archive.waitForText('mx.receiver.example [192.0.2.10]');
    expect(await archive.text()).not.toContain('Ich weiß');
    await goTo(`#/capture/${chat?.id}`);
    await archive.click(new RegExp(`^${en.files.showMessages}`));
    await archive.waitForText('you will hear from me');
    await archive.waitForText(t('files.fileThere', { name: '1-PHOTO.jpg' }));
    expect(await findFlaws()).toEqual([]);
  });

  it('are found by name and by the words of mails and chats', async () => {
    await goTo('#/');
    for (const [words, found] of [
      ['rook.vcf', 1],
      ['wohnst', 1],
      ['hear soon', 2],
    ] as const) {
      await archive.waitFor(
        'the search',
        (wanted: string) => {
          const field = document.querySelector<HTMLInputElement>('input[type=search]');
          if (field === null) return false;
          field.value = wanted;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          return true;
        },
        [words],
      );
      const rows = await archive.waitFor(
        `rows for ${words}`,
        (count: number) => {
          const listed = document.querySelectorAll('.row-link').length;
          return listed === count ? listed : null;
        },
        [found],
      );
      expect(rows).toBe(found);
    }
  });

  it('leave in a bundle that the verifier and the record agree with, byte for byte', async () => {
    const page = await browser.openPage(`${demo.origin}/post/418199`);
    const exported = await exportEverything(browser, page, folder.path);
    ({ bundle, zip } = exported);
    expect(await verifyZips([await readFile(zip)]).then(faultsOf)).toEqual([]);
    const records = bundle.records.map(({ record }) => record);
    expect(records.map(({ file }) => file?.kind)).toEqual([
      'photo',
      'mail',
      'contact',
      'chat',
      'sms',
      'photo',
    ]);
    const original = records[0]?.artifacts.find(({ role }) => role === 'original');
    expect(original?.sha256).toBe(await sha256Hex(photo));
    expect(records[0]?.file).toMatchObject({
      name: 'IMG_1.jpg',
      origin: 'dropped',
      lastModified: '2026-11-19T00:00:00.000Z',
    });
    expect(records[5]?.file).toMatchObject({ origin: 'pasted', lastModified: null, mediaType: 'image/jpeg' });
    const held = await readFile(join(bundle.root, bundle.records[0]?.folder ?? '', original?.name ?? ''));
    expect(held.equals(photo)).toBe(true);
    const report = await readFile(join(bundle.root, 'data/report.html'), 'utf8');
    expect(report).toContain('IMG_1.jpg');
    expect(report).toContain('EXIF DateTimeOriginal');
    expect(report).toContain('mx.receiver.example [192.0.2.10]');
    expect(report).not.toContain('<script');
    const table = await readFile(join(bundle.root, 'data/captures.csv'), 'utf8');
    expect(table).toContain('WhatsApp Chat - Rook.zip');
  });

  it('leave with a redacted copy without what a photo tells of place and device', async () => {
    await goTo('#/export?scope=all');
    await archive.waitFor(
      'for whom it is',
      () => {
        const select = [...document.querySelectorAll('select')].find(({ options }) =>
          [...options].some(({ value }) => value === 'public'),
        );
        if (select === undefined) return false;
        select.value = 'public';
        select.dispatchEvent(new Event('change', { bubbles: true }));
        return true;
      },
      [],
    );
    await archive.waitForText(en.redact.photosHint);
    expect(await findFlaws()).toEqual([]);
    const before = await listDownloads(browser.downloads);
    await archive.click(t('archive.exportStart', { count: 6 }));
    const redacted = await waitForDownload(browser.downloads, /^evidence-.*\.zip$/, {
      before,
      timeout: 60_000,
    });
    const bytes = await readFile(redacted);
    // Stored, not compressed: every byte of every file is in it as it is.
    for (const told of ['Phone 3', 'Exif\0\0', '56.162']) expect(bytes.includes(told)).toBe(false);
    const left = await unpackBundle(redacted, join(folder.path, 'redacted'));
    expect(left.files.filter((file) => file.endsWith('-redacted.png'))).toHaveLength(2);
    expect(faultsOf(await verifyZips([new Uint8Array(bytes)]))).toEqual([]);
    const report = await readFile(join(left.root, 'data/report.html'), 'utf8');
    expect(report).toContain(en.report.photosDrawn);
  });

  it('that the browser cannot show are kept, read, and it is said what can be done', async () => {
    const heic = heicWithExif({
      taken: '2026:11:20 14:03:07',
      offset: '+01:00',
      make: 'Example',
      model: 'Phone 4',
    });
    await goTo('#/import');
    await give('drop', [{ name: 'IMG_2.HEIC', bytes: heic }]);
    await archive.waitForText(t('files.kept', { number: t('common.numbered', { number: '0007' }) }));
    const states = await readCaptureStates(archive);
    await goTo(`#/capture/${states.at(-1)?.id ?? ''}`);
    await archive.waitForText(t('files.cannotShow', { kind: 'HEIC' }));
    await archive.waitForText('Example Phone 4');
    await archive.waitForText('2026-11-20T14:03:07+01:00');
    expect(await findFlaws()).toEqual([]);
  });
});
