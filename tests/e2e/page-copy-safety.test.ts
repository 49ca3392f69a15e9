import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { Demo } from '../../demo/server.ts';
import { CREDENTIALS_PATH, EVIDENCE_ON_CREDENTIALS_PAGE, plantedCredentials } from '../pages/credentials.ts';
import { listRequestsSince } from '../pages/detection.ts';
import { HOSTILE_PAGES } from '../pages/hostile.ts';
import { startPages } from '../pages/serve.ts';
import { copyOf, openCopy } from './page-copy-reader.ts';
import { BROWSERS, launchWithPageScripts, type PageScriptBrowser } from './page-script-extension.ts';

/** Whatever a page is made of, its copy is there within this time. Milliseconds. */
const BOUND_MS = 20_000;

describe.each(BROWSERS)('%s', (name) => {
  let demo: Demo;
  let browser: PageScriptBrowser;

  beforeAll(async () => {
    demo = await startPages();
    browser = await launchWithPageScripts(name);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.close();
  });

  test('a page that looks for signs of a capture sees none', async () => {
    const page = await browser.openPage(`${demo.origin}/detect`);
    await browser.grant(page);
    await page.evaluate(() => window.watchFromNow());
    const before = demo.requests().length;
    // Twice, since the second injection meets the first.
    await browser.takePageCopy();
    const copy = await browser.takePageCopy();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await page.evaluate(() => window.readSignals())).toEqual([]);
    expect(listRequestsSince(demo, before)).toEqual([]);
    expect(copy.html).toContain('I can tell when somebody keeps what I write.');
    expect(copy.html).not.toContain('half a sentence');
    await page.close();
  });

  test('no credential of the viewer is in the copy, and the evidence is', async () => {
    const { page, copy } = await copyOf(browser, demo, CREDENTIALS_PATH);
    const everything = copy.html + JSON.stringify(copy.notIncluded);
    expect(plantedCredentials.filter(({ canary }) => everything.includes(canary))).toEqual([]);
    for (const evidence of Object.values(EVIDENCE_ON_CREDENTIALS_PAGE)) expect(copy.html).toContain(evidence);
    await page.close();
  });

  test('credentials the page stores are found wherever they are repeated', async () => {
    const page = await browser.openPage(`${demo.origin}/post/417777`);
    await page.evaluate(() => {
      document.cookie = 'session=cookie-value-77-xyz; path=/';
      localStorage.setItem('state', JSON.stringify({ user: { access_token: 'stored-value-88' } }));
      const repeated = document.createElement('p');
      repeated.title = 'of cookie-value-77-xyz';
      repeated.textContent = 'text cookie-value-77-xyz and stored-value-88 end';
      repeated.dataset['copy'] = 'stored-value-88';
      const code = document.createElement('code');
      code.style.display = 'none';
      code.textContent = '{"viewer":"hidden-state-99"}';
      document.body.append(repeated, code);
    });
    await browser.grant(page);
    const { html } = await browser.takePageCopy();
    for (const secret of ['cookie-value-77-xyz', 'stored-value-88', 'hidden-state-99'])
      expect(html).not.toContain(secret);
    expect(html).toContain('text removed and removed end');
    await page.close();
  });

  test('of another namespace, what is displayed stays so, and what was typed is not copied', async () => {
    const { page, copy } = await copyOf(browser, demo, '/hostile/foreign');
    await page.close();
    const opened = await openCopy(browser, copy.html);
    expect(await opened.page.evaluate(() => document.body.innerText)).toContain(
      'Words of another namespace.',
    );
    await opened.close();
    expect(copy.html).not.toContain('half a sentence');
  });

  test.each(HOSTILE_PAGES)('hostile page: %s', async (which) => {
    const { page, copy } = await copyOf(browser, demo, `/hostile/${which}`);
    expect(copy.copyMs).toBeLessThan(BOUND_MS);
    expect(copy.html).toMatch(/^<!DOCTYPE html/);
    expect(copy.notIncluded.map(({ reason }) => reason)).not.toContain('page-copy-failed');
    await page.close();
    const before = demo.requests().length;
    const opened = await openCopy(browser, copy.html);
    expect(opened.requests).toEqual([]);
    expect(listRequestsSince(demo, before)).toEqual([]);
    expect(
      await opened.page.evaluate(() => {
        const all = [...document.querySelectorAll('*')];
        return {
          scripts: document.scripts.length,
          handlers: all.filter((each) => each.getAttributeNames().some((key) => key.startsWith('on'))).length,
          frames: [...document.querySelectorAll('iframe')].filter(
            (each) => each.sandbox.length > 0 || !each.hasAttribute('sandbox'),
          ).length,
        };
      }),
    ).toEqual({ scripts: 0, handlers: 0, frames: 0 });
    await opened.close();
  });
});
