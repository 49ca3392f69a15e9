import { launch, TargetType, type Browser, type Extension, type Page } from 'puppeteer-core';

import { requireBuiltExtension } from './built-extension.ts';
import { requireExecutable } from './executable.ts';
import type { NetworkProxy } from './fake-hosts.ts';
import { makeTemporaryFolder, openProfile } from './temporary.ts';
import type { TestBrowser } from './test-browser.ts';
import { View, type Modifier, type ViewDriver } from './view.ts';
import { waitFor, within } from './wait.ts';

export interface ChromiumOptions {
  /** Folder of the unpacked extension; the built one where left out. */
  readonly extension?: string;
  /** Width and height of the window, CSS pixels. */
  readonly window?: readonly [number, number];
  /** A window on the machine's own screen; headless where left out. */
  readonly visible?: boolean;
  /** A display (`:99`) for the window. */
  readonly display?: string;
  /** Names that stand for a local server, e.g. `{'harbour.example': 'http://127.0.0.1:8080'}`. */
  readonly hosts?: Readonly<Record<string, string>>;
  readonly language?: string;
  /** A proxy for everything, such as `startFakeHosts` makes; its certificates are believed. */
  readonly proxy?: NetworkProxy;
  /** A profile that is used as it is and stays afterwards. */
  readonly profile?: string;
  /** `ask`: downloads go where the person says; otherwise into a folder that is removed at the end. */
  readonly downloads?: 'ask' | 'folder';
  readonly arguments?: readonly string[];
}

export interface Chromium extends TestBrowser {
  readonly name: 'chromium';
  readonly browser: Browser;
}

/** The window's own size rules: `captureVisibleTab` sees what the window shows, not an emulated device. */
const DEFAULT_WINDOW = [1280, 900] as const;

function flags(options: ChromiumOptions): string[] {
  const [width, height] = options.window ?? DEFAULT_WINDOW;
  const rules = Object.entries(options.hosts ?? {}).map(([host, at]) => `MAP ${host} ${new URL(at).host}`);
  return [
    // The sandbox refuses to run for root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--window-size=${width},${height}`,
    `--lang=${options.language ?? 'en-US'}`,
    ...(rules.length === 0 ? [] : [`--host-resolver-rules=${rules.join(', ')}`]),
    ...(options.proxy === undefined
      ? []
      : [
          `--proxy-server=http://${options.proxy.address}`,
          `--ignore-certificate-errors-spki-list=${options.proxy.key}`,
        ]),
    ...(options.arguments ?? []),
  ];
}

function driverOf(page: Page): ViewDriver {
  return {
    call: (declaration, args) => page.evaluate(`(${declaration})(...${JSON.stringify(args)})`),
    clickAt: (x, y) => page.mouse.click(x, y),
    drag: async ([start, ...rest]) => {
      if (start === undefined) return;
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      for (const { x, y } of rest) await page.mouse.move(x, y, { steps: 4 });
      await page.mouse.up();
    },
    point: async (type, paths) => {
      const session = await page.createCDPSession();
      const steps = Math.max(...paths.map(({ length }) => length));
      for (let step = 0; step < steps; step += 1) {
        if (type === 'touch') {
          const touchPoints = paths.map((path, id) => ({ ...path[Math.min(step, path.length - 1)]!, id }));
          await session.send('Input.dispatchTouchEvent', {
            type: step === 0 ? 'touchStart' : 'touchMove',
            touchPoints,
          });
        } else {
          const at = paths[0]![step]!;
          await session.send('Input.dispatchMouseEvent', {
            type: step === 0 ? 'mousePressed' : 'mouseMoved',
            ...at,
            button: 'left',
            buttons: 1,
            clickCount: 1,
            pointerType: 'pen',
          });
        }
      }
      if (type === 'touch')
        await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      else
        await session.send('Input.dispatchMouseEvent', {
          type: 'mouseReleased',
          ...paths[0]!.at(-1)!,
          button: 'left',
          clickCount: 1,
          pointerType: 'pen',
        });
      await session.detach();
    },
    press: async (key, modifiers: readonly Modifier[]) => {
      for (const modifier of modifiers) await page.keyboard.down(modifier);
      if (key.length === 1 && modifiers.length === 0) await page.keyboard.type(key);
      else await page.keyboard.press(key as 'Enter');
      for (const modifier of modifiers.toReversed()) await page.keyboard.up(modifier);
    },
    screenshot: () => page.screenshot(),
    close: () => page.close(),
  };
}

async function requireExtension(browser: Browser): Promise<Extension> {
  return waitFor('Chromium to load the extension', async () => [...(await browser.extensions()).values()][0]);
}

/** Starts Chromium with the extension in a profile of its own, which is removed at the end. */
export async function launchChromium(options: ChromiumOptions = {}): Promise<Chromium> {
  const folder = await openProfile('chromium', options.profile);
  const downloads = await makeTemporaryFolder('downloads');
  let browser: Browser;
  try {
    browser = await launch({
      executablePath: requireExecutable('chromium'),
      headless: options.display === undefined && options.visible !== true,
      pipe: true,
      defaultViewport: null,
      userDataDir: folder.path,
      enableExtensions: [options.extension ?? requireBuiltExtension('chrome-mv3')],
      args: flags(options),
      env: { ...process.env, ...(options.display === undefined ? {} : { DISPLAY: options.display }) },
    });
  } catch (error) {
    await Promise.all([folder.remove(), downloads.remove()]);
    throw error;
  }
  const close = async (): Promise<void> => {
    const child = browser.process();
    await within('closing Chromium', 10_000, browser.close()).catch(() => child?.kill('SIGKILL'));
    await Promise.all([folder.remove(), downloads.remove()]);
  };
  try {
    if (options.downloads !== 'ask') {
      const session = await browser.target().createCDPSession();
      await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads.path });
    }
    const extension = await requireExtension(browser);
    const origin = `chrome-extension://${extension.id}`;
    const backgroundTarget = () =>
      browser
        .targets()
        .find((target) => target.type() === TargetType.SERVICE_WORKER && target.url().startsWith(origin));
    return {
      name: 'chromium',
      browser,
      extensionOrigin: origin,
      profile: folder.path,
      downloads: downloads.path,
      listTabs: async () => (await browser.pages()).map((page) => page.url()),
      openPage: async (url) => {
        const page = await browser.newPage();
        await page.goto(url, { waitUntil: 'load' });
        await page.waitForNetworkIdle({ idleTime: 300, timeout: 10_000 }).catch(() => null);
        return page;
      },
      viewOf: (page) => new View(driverOf(page)),
      openPopup: async (page) => {
        await page.bringToFront();
        const isPopup = (url: string): boolean => url.startsWith(`${origin}/popup.html`);
        // A click on the button while its popup is open would only close it.
        const open = browser.targets().filter((target) => isPopup(target.url()));
        for (const target of open) await (await target.asPage()).close();
        await waitFor('the popup before to close', () =>
          browser.targets().every((target) => !isPopup(target.url())),
        );
        await page.triggerExtensionAction(extension);
        const target = await browser.waitForTarget((each) => isPopup(each.url()), { timeout: 10_000 });
        const view = new View(driverOf(await target.asPage()));
        await view.waitFor('the popup to load', () => document.readyState === 'complete', []);
        return view;
      },
      openExtensionPage: async (path) => {
        const page = await browser.newPage();
        await page.goto(`${origin}/${path}`, { waitUntil: 'load' });
        return new View(driverOf(page));
      },
      waitForTab: async (urlPart, timeout = 10_000) => {
        const target = await browser.waitForTarget(
          (each) => each.type() === TargetType.PAGE && each.url().includes(urlPart),
          {
            timeout,
          },
        );
        return new View(driverOf(await target.asPage()));
      },
      evaluateInBackground: async <T>(declaration: string, ...args: readonly unknown[]) => {
        const target = await waitFor('the background to run', backgroundTarget);
        const worker = await target.worker();
        if (worker === null) throw new Error('the background is no worker');
        return (await worker.evaluate(`(${declaration})(...${JSON.stringify(args)})`)) as T;
      },
      stopBackground: async () => {
        const worker = await backgroundTarget()?.worker();
        await worker?.close();
        await waitFor('the background to stop', () => backgroundTarget() === undefined);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
