import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import type { Page } from 'puppeteer-core';

import { launchChromium, type Chromium, type ChromiumOptions } from './chromium.ts';
import type { HandOnBrowser, MenuItem } from './test-browser.ts';
import { waitFor, within } from './wait.ts';

const run = promisify(execFile);

/** A display nobody sees, with a window manager, so that windows get the keyboard. */
export interface Display {
  /** e.g. `:99`. */
  readonly name: string;
  xdotool(...args: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await within('ending a process', 3000, gone).catch(() => child.kill('SIGKILL'));
}

/** Starts Xvfb and openbox. Needs Debian's `xvfb`, `openbox` and `xdotool`. */
export async function startDisplay(width = 1400, height = 1000): Promise<Display> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const children: ChildProcess[] = [server];
  const killAll = (): void => {
    for (const child of children) child.kill('SIGKILL');
  };
  process.once('exit', killAll);
  const close = async (): Promise<void> => {
    process.off('exit', killAll);
    for (const child of children.toReversed()) await end(child);
  };
  try {
    let said = '';
    server.stdout.on('data', (part: Buffer) => (said += part.toString()));
    const name = `:${await waitFor('Xvfb to name its display', () => /^(\d+)\n/.exec(said)?.[1])}`;
    const environment = { ...process.env, DISPLAY: name };
    const manager = spawn('openbox', ['--sm-disable'], { env: environment, stdio: 'ignore' });
    children.push(manager);
    const xdotool = async (...args: readonly string[]): Promise<string> =>
      (await run('xdotool', [...args], { env: environment })).stdout.trim();
    // Only a window manager that runs can tell which desktop is shown.
    await waitFor('openbox to manage the display', async () => (await xdotool('get_desktop')) !== '');
    return { name, xdotool, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Chromium with a window on a display of its own: its commands and its context menu are used by hand. */
export async function launchChromiumByHand(options: ChromiumOptions = {}): Promise<Chromium & HandOnBrowser> {
  const display = await startDisplay();
  let chromium: Chromium;
  try {
    chromium = await launchChromium({ ...options, display: display.name });
  } catch (error) {
    await display.close();
    throw error;
  }
  const focusWindow = async (page: Page): Promise<void> => {
    await page.bringToFront();
    const window = await waitFor('the window of Chromium', async () =>
      (await display.xdotool('search', '--onlyvisible', '--class', 'chromium')).split('\n').at(-1),
    );
    await display.xdotool('windowactivate', '--sync', window);
  };
  /** Where the page's own top left corner is on the display. */
  const cornerOf = (page: Page): Promise<{ x: number; y: number }> =>
    page.evaluate(() => ({
      x: window.screenX + (window.outerWidth - window.innerWidth) / 2,
      y: window.screenY + (window.outerHeight - window.innerHeight),
    }));
  return {
    ...chromium,
    pressShortcut: async (page, modifiers, key) => {
      await focusWindow(page);
      const names = modifiers.map((modifier) => (modifier === 'Control' ? 'ctrl' : modifier.toLowerCase()));
      await display.xdotool('key', [...names, key].join('+'));
    },
    chooseFromContextMenu: async (page, at, item) => {
      await focusWindow(page);
      const corner = await cornerOf(page);
      await display.xdotool(
        'mousemove',
        String(Math.round(corner.x + at.x)),
        String(Math.round(corner.y + at.y)),
      );
      await display.xdotool('click', '3');
      await chooseNativeItem(display, item);
    },
    close: async () => {
      await chromium.close();
      await display.close();
    },
  };
}

/** How long a native menu takes to open, milliseconds; nothing outside the browser can see that it did. */
const MENU_OPENS = 500;

/**
 * The extension's items stand in a submenu near the end of the menu, above "View page source" (pages only) and
 * "Inspect". Going up from nothing begins at the end.
 */
async function chooseNativeItem(display: Display, item: MenuItem): Promise<void> {
  await sleep(MENU_OPENS);
  const ups = item.on === 'page' ? 3 : 2;
  for (let step = 0; step < ups; step += 1) await display.xdotool('key', 'Up');
  await display.xdotool('key', 'Right');
  await sleep(MENU_OPENS);
  for (let step = 0; step < item.position; step += 1) await display.xdotool('key', 'Down');
  await display.xdotool('key', 'Return');
}
