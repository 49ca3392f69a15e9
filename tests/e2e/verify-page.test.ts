import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { en } from '../../src/i18n/en/index';
import { de } from '../../src/i18n/de/index';
import { ROOT, STAMPING, TestAuthority } from '../../src/integrity/test-authority.ts';
import { fromHex } from '../../src/integrity/digest.ts';
import { newNonce, timeStampRequest } from '../../src/integrity/time-stamp-request.ts';
import { makeVolume, TestArchive, utf8, zipOf } from '../../src/verifier/test-bundle.ts';
import { launchChromium } from './harness/chromium.ts';
import { launchFirefox } from './harness/firefox.ts';
import type { TestBrowser } from './harness/test-browser.ts';
import type { View } from './harness/view.ts';

/** `verify.html` as `npm run build` makes it. */
function requirePage(): string {
  const output = process.env['TIDEMARK_OUTPUT'] ?? join(import.meta.dirname, '../../.output');
  const path = join(output, 'verify/verify.html');
  if (!existsSync(path)) throw new Error(`${path} is not there: npm run build makes it`);
  return pathToFileURL(path).href;
}

interface Given {
  readonly name: string;
  readonly base64: string;
}

const given = (name: string, bytes: Uint8Array): Given => ({
  name,
  base64: Buffer.from(bytes).toString('base64'),
});

/** Drops files where a person would, once what was dropped before is put away. */
async function drop(view: View, ...files: Given[]): Promise<void> {
  await putAway(view);
  await view.evaluate((dropped: readonly Given[]) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of dropped) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    }
    const place = document.querySelector('.verify-drop');
    if (place === null) throw new Error('nowhere to drop');
    place.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, files);
}

/** In whichever of the two languages it speaks. */
async function putAway(view: View): Promise<void> {
  const words = (await view.text()).includes(de.verify.title) ? de.verify : en.verify;
  if ((await view.text()).includes(words.another)) await view.click(words.another);
  await view.waitForText(words.dropHint);
}

async function findFlaws(view: View): Promise<unknown> {
  return view.evaluate(`async () => {
    if (!globalThis.axe) { ${axe.source} }
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html.slice(0, 160)) }));
  }`);
}

const openssl = new TestAuthority();
let archive: TestArchive;
let whole: Given;
let altered: Given;
let certificate: Given;

beforeAll(async () => {
  const root = openssl.issue({ name: 'Root', extensions: ROOT });
  const signer = openssl.issue({ name: 'Stamps', issuer: root, extensions: STAMPING });
  archive = await TestArchive.open();
  await archive.capture();
  await archive.stamp(({ sha256 }) => {
    const reply = openssl.reply(timeStampRequest(fromHex(sha256), newNonce()), signer, [root]);
    return new Map([['stamps.tsr', reply]]);
  });
  // Larger than what is hashed in one piece, so that the streamed digest runs under the page's policy.
  await archive.capture(new Map([['large.bin', new Uint8Array(5_000_000)]]));
  const files = await makeVolume(archive);
  whole = given('evidence.zip', await zipOf(files));
  files.set('data/extra.txt', utf8('added'));
  altered = given('altered.zip', await zipOf(files));
  const base64 = Buffer.from(root.der).toString('base64');
  certificate = given(
    'authority.pem',
    utf8(`-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`),
  );
});
afterAll(openssl.done);

describe.each([
  ['chromium', launchChromium],
  ['firefox', launchFirefox],
] as const)('in %s', (name, launch) => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  describe('verify.html, from a file', () => {
    let view: View;
    beforeAll(async () => {
      view = browser.viewOf(await browser.openPage(requirePage()));
      await view.waitForText(en.verify.dropHint);
    });

    it('has no flaw that axe finds', async () => {
      expect(await findFlaws(view)).toEqual([]);
    });

    it('says that a whole bundle is whole, and what that rests on', async () => {
      await drop(view, whole);
      await view.waitForText(en.verify.whole);
      await view.waitForText(en.verify.openGenuine);
      await view.waitForText(en.verify.tokenUnjudged);
      expect(await findFlaws(view)).toEqual([]);
    });

    it('says what is wrong with one that is not, by name', async () => {
      await drop(view, altered);
      await view.waitForText(en.verify.notWhole);
      await view.waitForText('data/extra.txt');
      expect(await view.text()).not.toContain(en.verify.provedUnchanged);
      expect(await findFlaws(view)).toEqual([]);
    });

    it('takes certificates that are dropped beside the bundle', async () => {
      await drop(view, certificate, whole);
      await view.waitForText(en.verify.tokenAnchored);
      expect(await view.text()).not.toContain(en.verify.openAuthority);
    });

    it('speaks the language that is chosen', async () => {
      await putAway(view);
      await view.evaluate(() => {
        const select = document.querySelector('select');
        if (select === null) throw new Error('no choice of language');
        select.value = 'de';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      });
      await view.waitForText(de.verify.dropHint);
      expect(await view.evaluate(() => document.documentElement.lang)).toBe('de');
    });

    it('can be used by keyboard alone', async () => {
      await drop(view, whole);
      await view.waitForText(de.verify.whole);
      await view.evaluate(() => {
        (document.activeElement as HTMLElement | null)?.blur();
      });
      const names: string[] = [];
      for (let step = 0; step < 12 && names.at(-1) !== de.verify.another; step += 1) {
        await view.press('Tab');
        names.push(await view.evaluate(() => document.activeElement?.textContent.trim() ?? ''));
      }
      expect(names).toContain(de.verify.another);
      await view.press('Enter');
      await view.waitForText(de.verify.dropHint);
    });

    it('loads nothing, and may not', async () => {
      expect(
        await view.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name)),
      ).toEqual([]);
      const refused = await view.evaluate(async () => {
        const seen = new Promise<string>((resolve) => {
          addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
        });
        await fetch('http://127.0.0.1:9/').catch(() => null);
        return seen;
      });
      expect(refused).toBe('connect-src');
    });
  });

  describe('the page in the extension', () => {
    let view: View;
    beforeAll(async () => {
      view = await browser.openExtensionPage('options.html#/verify');
      await view.waitForText(en.verify.dropHint);
    });

    it('checks a bundle, remembers its key when asked, and knows it afterwards', async () => {
      await drop(view, whole);
      await view.waitForText(en.verify.whole, 30_000);
      await view.waitForText(en.verify.keyNew);
      expect(await findFlaws(view)).toEqual([]);
      await view.click(en.verify.remember);
      await view.waitForText(en.verify.forget);
      await drop(view, whole);
      await view.waitForText(en.verify.keyKnown);
      await view.waitForText(en.verify.provedKnownKey);
      await view.click(en.verify.forget);
      await view.waitForText(en.verify.remember);
    });

    it('says what is wrong', async () => {
      await drop(view, altered);
      await view.waitForText(en.verify.notWhole);
      await view.waitForText('data/extra.txt');
      expect(await findFlaws(view)).toEqual([]);
    });

    it(`is at rest again (${name})`, async () => {
      await putAway(view);
      expect(await findFlaws(view)).toEqual([]);
    });
  });
});
