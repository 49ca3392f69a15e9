import { launch, type Browser, type Page } from 'puppeteer-core';

import { buildInterface, serveInterface } from '../../interface/build.ts';
import { requireExecutable } from './executable.ts';
import { makeTemporaryFolder } from './temporary.ts';

/** A page of a browser on which the interface with made-up content (tests/interface) can be opened. */
export interface MadeUpPage {
  readonly browser: Browser;
  readonly page: Page;
  readonly origin: string;
  /** Throws where the page reported an error since the last call. */
  expectNoErrors(): void;
  close(): Promise<void>;
}

/** Builds the interface, serves it on 127.0.0.1 under the extension's own policy, and starts the browser. */
export async function openMadeUpPage(name: 'chromium' | 'firefox'): Promise<MadeUpPage> {
  const folder = await makeTemporaryFolder('interface');
  await buildInterface(folder.path);
  const { origin, server } = await serveInterface(folder.path);
  const browser = await launch({
    browser: name === 'chromium' ? 'chrome' : 'firefox',
    executablePath: requireExecutable(name),
    headless: true,
    args: name === 'chromium' ? ['--no-sandbox', '--disable-gpu', '--no-first-run'] : [],
  });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return {
    browser,
    page,
    origin,
    expectNoErrors() {
      const seen = errors.splice(0);
      if (seen.length > 0) throw new Error(`the page reported: ${seen.join('; ')}`);
    },
    async close() {
      await browser.close();
      server.close();
      await folder.remove();
    },
  };
}
