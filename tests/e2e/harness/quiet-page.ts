import type { Page } from 'puppeteer-core';

import type { Demo } from '../../../demo/server.ts';
import type { Signal } from '../../pages/detection.ts';
import type { TestBrowser } from './test-browser.ts';
import { waitFor } from './wait.ts';

/** Longer than the second for which the page's frames forgive their own loading. Milliseconds. */
const REST = 1300;

/** Opens the page that looks for signs and waits until it is silent: its own loading is none. */
export async function openQuietPage(browser: TestBrowser, demo: Demo): Promise<Page> {
  const page = await browser.openPage(`${demo.origin}/detect`);
  let count = -1;
  await waitFor(
    'the page to be at rest',
    () => {
      const now = demo.requests().length;
      const rest = now === count;
      count = now;
      return rest;
    },
    { every: REST },
  );
  return page;
}

/** Signals as lines, so that a failing test says what was noticed. */
export function describeSignals(signals: readonly Signal[]): string[] {
  return signals.map(({ kind, detail }) => `${kind} ${detail}`);
}
