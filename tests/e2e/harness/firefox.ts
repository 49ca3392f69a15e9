import { launch, type Browser, type Page } from 'puppeteer-core';

import { requireBuiltExtension } from './built-extension.ts';
import { requireExecutable } from './executable.ts';
import type { NetworkProxy } from './fake-hosts.ts';
import {
  CHOOSE_FROM_CONTEXT_MENU,
  CLICK_TOOLBAR_BUTTON,
  CLOSE_POPUP,
  FirefoxRemote,
  IS_CLOSING_TAB,
  IS_LOADED,
  LOAD_OWN_PAGE,
  PRESS_KEYS,
  READ_BACKGROUND,
  READ_POPUP,
  STOP_BACKGROUND,
} from './firefox-chrome.ts';
import { makeTemporaryFolder, openProfile } from './temporary.ts';
import type { HandOnBrowser } from './test-browser.ts';
import { View, type ViewDriver } from './view.ts';
import { waitFor, within } from './wait.ts';

export const FIREFOX_EXTENSION_ID = 'tidemark@tidemark.invalid';
/** Firefox gives each installation a random one; a fixed one lets tests know the addresses. */
export const FIREFOX_EXTENSION_UUID = '1b6a1c52-0f5e-4d3b-9c1e-7d3a5a1e2f30';

export interface FirefoxOptions {
  readonly extension?: string;
  readonly window?: readonly [number, number];
  readonly language?: string;
  /** A profile that is used as it is and stays afterwards. */
  readonly profile?: string;
  readonly preferences?: Readonly<Record<string, unknown>>;
  /** A proxy for everything, such as `startFakeHosts` makes; its certificates are believed. */
  readonly proxy?: NetworkProxy;
}

export interface Firefox extends HandOnBrowser {
  readonly name: 'firefox';
  readonly browser: Browser;
  readonly remote: FirefoxRemote;
}

/** WebDriver's code points for keys without a character. */
const KEYS: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Home: '\uE011',
  End: '\uE010',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  Space: ' ',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Meta: '\uE03D',
};

function driverOf(remote: FirefoxRemote, context: string, close: () => Promise<void>): ViewDriver {
  return {
    call: (declaration, args) => remote.call(context, declaration, args),
    clickAt: async (x, y) => {
      await remote.send('input.performActions', {
        context,
        actions: [
          {
            type: 'pointer',
            id: 'pointer',
            actions: [
              { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
              { type: 'pointerDown', button: 0 },
              { type: 'pointerUp', button: 0 },
            ],
          },
        ],
      });
    },
    drag: async (path) => {
      const [start, ...rest] = path.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
      if (start === undefined) return;
      await remote.send('input.performActions', {
        context,
        actions: [
          {
            type: 'pointer',
            id: 'pointer',
            actions: [
              { type: 'pointerMove', ...start },
              { type: 'pointerDown', button: 0 },
              ...rest.map((place) => ({ type: 'pointerMove', ...place, duration: 40 })),
              { type: 'pointerUp', button: 0 },
            ],
          },
        ],
      });
    },
    point: async (type, paths) => {
      await remote.send('input.performActions', {
        context,
        actions: paths.map((path, finger) => {
          const [start, ...rest] = path.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
          return {
            type: 'pointer',
            id: `${type}-${finger}`,
            parameters: { pointerType: type },
            actions: [
              { type: 'pointerMove', ...start },
              { type: 'pointerDown', button: 0 },
              ...rest.map((place) => ({ type: 'pointerMove', ...place, duration: 60 })),
              { type: 'pointerUp', button: 0 },
            ],
          };
        }),
      });
    },
    press: async (key, modifiers) => {
      const value = KEYS[key] ?? key;
      const held = modifiers.map((modifier) => KEYS[modifier] ?? modifier);
      await remote.send('input.performActions', {
        context,
        actions: [
          {
            type: 'key',
            id: 'keyboard',
            actions: [
              ...held.map((each) => ({ type: 'keyDown', value: each })),
              { type: 'keyDown', value },
              { type: 'keyUp', value },
              ...held.toReversed().map((each) => ({ type: 'keyUp', value: each })),
            ],
          },
        ],
      });
    },
    screenshot: async () =>
      Buffer.from(
        (await remote.send<{ data: string }>('browsingContext.captureScreenshot', { context })).data,
        'base64',
      ),
    close,
  };
}

function behind({ address }: NetworkProxy): Record<string, unknown> {
  const { hostname, port } = new URL(`http://${address}`);
  return {
    'network.proxy.type': 1,
    'network.proxy.http': hostname,
    'network.proxy.http_port': Number(port),
    'network.proxy.ssl': hostname,
    'network.proxy.ssl_port': Number(port),
    // Real names may be on the list of those whose certificates nobody may overrule.
    'network.stricttransportsecurity.preloadlist': false,
    'security.cert_pinning.enforcement_level': 0,
  };
}

function preferences(options: FirefoxOptions, downloads: string): Record<string, unknown> {
  return {
    'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_EXTENSION_ID]: FIREFOX_EXTENSION_UUID }),
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'browser.download.useDownloadDir': true,
    'browser.download.alwaysOpenPanel': false,
    'browser.download.manager.showWhenStarting': false,
    'browser.download.always_ask_before_handling_new_types': false,
    'browser.helperApps.neverAsk.saveToDisk': 'application/zip,application/octet-stream,text/plain',
    'intl.accept_languages': options.language ?? 'en-US, en',
    // Events made by tests go through the parent process, as those of a hand do.
    'ui.popup.disable_autohide': false,
    ...(options.proxy === undefined ? {} : behind(options.proxy)),
    ...options.preferences,
  };
}

/** Starts a headless Firefox with the extension in a profile of its own, which is removed at the end. */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<Firefox> {
  const folder = await openProfile('firefox', options.profile);
  const downloads = await makeTemporaryFolder('downloads');
  const [width, height] = options.window ?? [1280, 900];
  let browser: Browser;
  try {
    browser = await launch({
      browser: 'firefox',
      executablePath: requireExecutable('firefox'),
      headless: true,
      acceptInsecureCerts: options.proxy !== undefined,
      defaultViewport: null,
      userDataDir: folder.path,
      args: ['--remote-allow-system-access', `--width=${width}`, `--height=${height}`],
      extraPrefsFirefox: preferences(options, downloads.path),
    });
  } catch (error) {
    await Promise.all([folder.remove(), downloads.remove()]);
    throw error;
  }
  const close = async (): Promise<void> => {
    const child = browser.process();
    await within('closing Firefox', 15_000, browser.close()).catch(() => child?.kill('SIGKILL'));
    await Promise.all([folder.remove(), downloads.remove()]);
  };
  try {
    const remote = new FirefoxRemote(browser);
    await remote.reachEveryContext();
    await browser.installExtension(options.extension ?? requireBuiltExtension('firefox-mv3'));
    return firefoxWith(browser, remote, { profile: folder.path, downloads: downloads.path, close });
  } catch (error) {
    await close();
    throw error;
  }
}

function firefoxWith(
  browser: Browser,
  remote: FirefoxRemote,
  { profile, downloads, close }: { profile: string; downloads: string; close: () => Promise<void> },
): Firefox {
  const origin = `moz-extension://${FIREFOX_EXTENSION_UUID}`;
  const contextOf = (page: Page): string => String(Reflect.get(page.mainFrame(), '_id'));
  const tabView = (context: string): View =>
    new View(driverOf(remote, context, async () => remote.send('browsingContext.close', { context })));
  const closePopup = async (): Promise<void> => {
    await remote.callInWindow(CLOSE_POPUP);
    await waitFor('the popup to close', async () => (await remote.callInWindow(READ_POPUP)) === null);
  };
  const readBackground = () =>
    remote.callInWindow<{ state: string | null; context: string | null }>(
      READ_BACKGROUND,
      FIREFOX_EXTENSION_ID,
    );
  return {
    name: 'firefox',
    browser,
    remote,
    extensionOrigin: origin,
    profile,
    downloads,
    listTabs: async () => (await remote.listTabs()).map((tab) => tab.url),
    openPage: async (url) => {
      const page = await browser.newPage();
      // Firefox never says of pages that are no web pages that they have loaded.
      if (/^(?:about:(?!blank$)|moz-extension:)/.test(url)) {
        await page.bringToFront();
        await remote.callInWindow(LOAD_OWN_PAGE, url);
        await waitFor(`${url} to load`, () => remote.callInWindow<boolean>(IS_LOADED, url));
        return page;
      }
      await page.goto(url, { waitUntil: 'load' });
      await page.waitForNetworkIdle({ idleTime: 300, timeout: 10_000 }).catch(() => null);
      return page;
    },
    viewOf: (page) => tabView(contextOf(page)),
    openPopup: async (page) => {
      await waitFor('closed tabs to be gone', async () => !(await remote.callInWindow(IS_CLOSING_TAB)));
      await page.bringToFront();
      // A click on the button while its popup is open would only close it.
      await closePopup();
      await remote.callInWindow(CLICK_TOOLBAR_BUTTON, FIREFOX_EXTENSION_ID);
      // The popup's first browsing context is about:blank in another process: ask again until the page is there.
      const context = await waitFor('the popup to load', async () => {
        const id = await remote.callInWindow<string | null>(READ_POPUP);
        if (id === null) return null;
        const there = await remote.call(
          id,
          `() => location.href.startsWith(${JSON.stringify(origin)}) && document.readyState === 'complete'`,
          [],
        );
        return there === true ? id : null;
      });
      return new View(driverOf(remote, context, closePopup));
    },
    openExtensionPage: async (path) => {
      const { context } = await remote.send<{ context: string }>('browsingContext.create', { type: 'tab' });
      // The navigation of an extension's page is never reported as done: its own content is waited for instead.
      await remote.send('browsingContext.navigate', { context, url: `${origin}/${path}`, wait: 'none' });
      const view = tabView(context);
      await view.waitFor(
        `${path} to load`,
        (start: string) => location.href.startsWith(start) && document.readyState === 'complete',
        [origin],
      );
      return view;
    },
    waitForTab: async (urlPart, timeout = 10_000) => {
      const tab = await waitFor(
        `a tab at ${urlPart}`,
        async () => (await remote.listTabs()).find((each) => each.url.includes(urlPart)),
        { timeout },
      );
      return tabView(tab.context);
    },
    evaluateInBackground: async <T>(declaration: string, ...args: readonly unknown[]) => {
      const context = await waitFor('the background to run', async () => (await readBackground()).context);
      return (await remote.call(context, declaration, args)) as T;
    },
    stopBackground: async () => {
      await remote.callInWindow(STOP_BACKGROUND, FIREFOX_EXTENSION_ID);
      await waitFor('the background to stop', async () => (await readBackground()).state === 'stopped');
    },
    pressShortcut: async (page, modifiers, key) => {
      await page.bringToFront();
      await remote.callInWindow(PRESS_KEYS, modifiers, key);
    },
    chooseFromContextMenu: async (page, at, item) => {
      await page.bringToFront();
      await remote.callInWindow(CHOOSE_FROM_CONTEXT_MENU, FIREFOX_EXTENSION_ID, at.x, at.y, item.label);
    },
    close,
  };
}
