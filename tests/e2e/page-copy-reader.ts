import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';

import type { Demo } from '../../demo/server.ts';
import { makeTemporaryFolder } from './harness/temporary.ts';
import type { CopyOfPage, PageScriptBrowser } from './page-script-extension.ts';

export interface TakenCopy {
  readonly page: Page;
  readonly copy: CopyOfPage;
  /** What reached the server between the click and the end. */
  readonly requests: readonly string[];
}

/** Opens a page of the demo server, clicks the toolbar button and takes a copy. */
export async function copyOf(browser: PageScriptBrowser, demo: Demo, path: string): Promise<TakenCopy> {
  const page = await browser.test.browser.newPage();
  await page.goto(`${demo.origin}${path}`, { waitUntil: 'domcontentloaded' });
  // Some pages never come to rest, and some only do what they do after a while.
  await page.waitForNetworkIdle({ idleTime: 500, timeout: 5_000 }).catch(() => null);
  await browser.grant(page);
  const before = demo.requests().length;
  const copy = await browser.takePageCopy();
  const requests = demo
    .requests()
    .slice(before)
    .map(({ method, path: asked }) => `${method} ${asked}`);
  return { page, copy, requests };
}

export interface OpenedCopy {
  readonly page: Page;
  /** What it asked for beside itself. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Opens a copy from disk, as a receiver would, and notes what it asks for. */
export async function openCopy(browser: PageScriptBrowser, html: string): Promise<OpenedCopy> {
  const folder = await makeTemporaryFolder('copy');
  const file = join(folder.path, 'page.html');
  await writeFile(file, html);
  const page = await browser.test.browser.newPage();
  const requests: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (url !== `file://${file}` && !/^(?:data:|about:srcdoc$)/.test(url)) requests.push(url);
  });
  page.on('dialog', (dialog) => requests.push(`dialog ${dialog.message()}`));
  await page.goto(`file://${file}`, { waitUntil: 'load' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  return {
    page,
    requests,
    async close() {
      await page.close();
      await folder.remove();
    },
  };
}
