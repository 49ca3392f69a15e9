import path from 'node:path';
import { launch, type Browser, type Page } from 'puppeteer-core';
import { build } from 'vite';
import { requireExecutable } from '../harness/executable.ts';

/** The world of content scripts: the page's document, none of the page's own changes to it. */
interface Realm {
  evaluate(script: string): Promise<unknown>;
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry: path.join(import.meta.dirname, 'entry.ts'), formats: ['iife'], name: 'readingEntry' },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}

export class ReadingBrowser {
  readonly browser: Browser;
  readonly #code: string;

  private constructor(browser: Browser, code: string) {
    this.browser = browser;
    this.#code = code;
  }

  static async start(name: 'chromium' | 'firefox'): Promise<ReadingBrowser> {
    const code = await bundle();
    const browser = await launch({
      browser: name === 'firefox' ? 'firefox' : 'chrome',
      executablePath: requireExecutable(name),
      headless: true,
      args:
        name === 'firefox'
          ? []
          : [
              ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
              '--disable-gpu',
              '--disable-quic',
              '--no-first-run',
              '--disable-background-networking',
              '--disable-component-update',
              '--disable-sync',
            ],
    });
    return new ReadingBrowser(browser, code);
  }

  /** Opens a page under any address; frames show a line of their own, nothing else is fetched from anywhere. */
  async open(url: string, html: string, headers: Record<string, string> = {}): Promise<ReadingPage> {
    const page = await this.browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isWhole = request.frame() === page.mainFrame();
      const answer = request.isNavigationRequest()
        ? request.respond({
            status: 200,
            contentType: 'text/html; charset=utf-8',
            ...(isWhole ? { headers, body: html } : { body: '<p>of another origin</p>' }),
          })
        : request.abort();
      answer.catch(() => undefined);
    });
    await page.goto(url, { waitUntil: 'load' });
    return new ReadingPage(page, this.#code);
  }

  /** Opens a page that a server of the test's own serves. */
  async visit(url: string): Promise<ReadingPage> {
    const page = await this.browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
    return new ReadingPage(page, this.#code);
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

export class ReadingPage {
  readonly page: Page;
  readonly #code: string;

  constructor(page: Page, code: string) {
    this.page = page;
    this.#code = code;
  }

  /** Evaluates `reading.…` beside the page, as a content script would. */
  async read<T>(expression: string): Promise<T> {
    // Puppeteer keeps this world for its own use and does not document it.
    const realm = (this.page.mainFrame() as unknown as { isolatedRealm(): Realm }).isolatedRealm();
    const script = `(async () => { ${this.#code}; return JSON.stringify(await readingEntry.${expression}); })()`;
    return JSON.parse((await realm.evaluate(script)) as string) as T;
  }

  close(): Promise<void> {
    return this.page.close();
  }
}
