import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { build, type Plugin } from 'vite';

import { inertSingleFile } from '../../scripts/inert-single-file.ts';
import { quietHtml2canvas } from '../../scripts/quiet-html2canvas.ts';
import type { NotIncluded } from '../../src/domain/capture.ts';
import { launchChromium, type Chromium } from './harness/chromium.ts';
import { CLICK_TOOLBAR_BUTTON } from './harness/firefox-chrome.ts';
import { FIREFOX_EXTENSION_ID, launchFirefox, type Firefox } from './harness/firefox.ts';
import { makeTemporaryFolder } from './harness/temporary.ts';

const ROOT = join(import.meta.dirname, '../..');

export type BrowserName = 'chromium' | 'firefox';
export const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

/** What the background of the small extension answers. */
export interface CopyOfPage {
  readonly html: string;
  readonly notIncluded: readonly NotIncluded[];
  /** Milliseconds from the injection to the answer, and until the last piece was here. */
  readonly copyMs: number;
  readonly allMs: number;
}

/** A small extension with nothing but our scripts for pages, so that they are tested apart from the rest. */
export interface PageScriptBrowser {
  readonly name: BrowserName;
  /** The whole browser, for what is not here. */
  readonly test: Chromium | Firefox;
  openPage(url: string): Promise<Page>;
  /** Clicks the toolbar button for real, which lets the extension into the page. */
  grant(page: Page): Promise<void>;
  /** Injects the script and asks it for a copy of the page that was granted last. */
  takePageCopy(): Promise<CopyOfPage>;
  /** Injects a script and asks it for something; transfers are fetched whole into `text`. */
  ask<T>(script: string, type: string, data: object): Promise<T & { text: string; ms: number }>;
  close(): Promise<void>;
}

/** One script as one file, the way the release build makes it, only faster. */
async function bundle(script: string, name: BrowserName, plugins: readonly Plugin[]): Promise<string> {
  const entry = 'page-script-entry';
  const virtual = `\0${entry}`;
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'silent',
    define: { 'import.meta.env.BROWSER': JSON.stringify(name === 'chromium' ? 'chrome' : 'firefox') },
    plugins: [
      inertSingleFile(),
      quietHtml2canvas(),
      ...plugins,
      {
        name: 'page-script',
        enforce: 'pre',
        // Vite makes a path of the entry's name.
        resolveId: (source) => (source.endsWith(entry) ? virtual : null),
        load: (id) =>
          id === virtual
            ? `import script from '${join(ROOT, 'entrypoints', `${script}.ts`)}'; void script.main();`
            : null,
      },
    ],
    build: { write: false, target: 'es2023', lib: { entry, formats: ['iife'], name: 'script' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error(`${script} was not built`);
  return output.output[0].code;
}

const BACKGROUND = `
  const api = globalThis.browser ?? globalThis.chrome;
  let tabId = null;
  api.action.onClicked.addListener((tab) => { tabId = tab.id; });
  globalThis.granted = () => tabId;
  globalThis.forget = () => { tabId = null; };
  let id = 0;
  const ask = (type, data) => new Promise((resolve, reject) =>
    chrome.tabs.sendMessage(tabId, { id: ++id, type, data, timestamp: Date.now() }, { frameId: 0 }, (answer) => {
      const error = chrome.runtime.lastError;
      if (error || !answer) reject(new Error(error ? error.message : 'no answer'));
      else if (answer.err) reject(new Error(answer.err.name + ': ' + answer.err.message + ' ' + answer.err.stack));
      else resolve(answer.res);
    }));
  globalThis.askPage = async (script, type, data) => {
    const begin = performance.now();
    await api.scripting.executeScript({ target: { tabId }, files: [script + '.js'] });
    const answer = await ask(type, data);
    const copyMs = performance.now() - begin;
    let text = '';
    for (let index = 0; index < (answer?.pieces ?? 0); index += 1)
      text += await ask('readPiece', { transfer: answer.transfer, index });
    return { ...answer, text, copyMs, ms: performance.now() - begin };
  };
`;

async function writeExtension(
  folder: string,
  name: BrowserName,
  { scripts = ['page-copy'], plugins = [] }: PageScriptOptions,
): Promise<void> {
  const manifest = {
    manifest_version: 3,
    name: 'Page scripts',
    version: '1',
    permissions: ['activeTab', 'scripting'],
    action: {},
    background: name === 'chromium' ? { service_worker: 'background.js' } : { scripts: ['background.js'] },
    ...(name === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: { id: FIREFOX_EXTENSION_ID, data_collection_permissions: { required: ['none'] } },
          },
        }
      : {}),
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'background.js'), BACKGROUND);
  for (const script of scripts)
    await writeFile(join(folder, `${script}.js`), await bundle(script, name, plugins));
}

export interface PageScriptOptions {
  /** Names of entrypoints; the page copy alone where left out. */
  readonly scripts?: readonly string[];
  /** Names that stand for a local server; in Chromium only. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** To put something in the place of a library. */
  readonly plugins?: readonly Plugin[];
}

/** Starts a browser with the small extension. */
export async function launchWithPageScripts(
  name: BrowserName,
  options: PageScriptOptions = {},
): Promise<PageScriptBrowser> {
  const folder = await makeTemporaryFolder('page-scripts');
  await writeExtension(folder.path, name, options);
  const test =
    name === 'chromium'
      ? await launchChromium({ extension: folder.path, hosts: options.hosts ?? {} })
      : await launchFirefox({ extension: folder.path });
  const askPage = <T>(script: string, type: string, data: object): Promise<T> =>
    test.evaluateInBackground<T>('(...call) => askPage(...call)', script, type, data);
  return {
    name,
    test,
    openPage: (url) => test.openPage(url),
    async grant(page) {
      await page.bringToFront();
      await test.evaluateInBackground('() => forget()');
      if (test.name === 'firefox') await test.remote.callInWindow(CLICK_TOOLBAR_BUTTON, FIREFOX_EXTENSION_ID);
      else {
        const [extension] = (await test.browser.extensions()).values();
        if (extension === undefined) throw new Error('the extension is not loaded');
        await page.triggerExtensionAction(extension);
      }
      for (let waited = 0; waited < 5000; waited += 50) {
        if ((await test.evaluateInBackground<number | null>('() => granted()')) !== null) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error('the click on the toolbar button did not arrive');
    },
    async takePageCopy() {
      const { text, notIncluded, copyMs, ms } = await askPage<{
        text: string;
        notIncluded: NotIncluded[];
        copyMs: number;
        ms: number;
      }>('page-copy', 'takePageCopy', { reference: null });
      return { html: text, notIncluded, copyMs, allMs: ms };
    },
    ask: askPage,
    async close() {
      await test.close();
      await folder.remove();
    },
  };
}
