import { readSession, writeSession } from '../platform/session-store';

const KEY = 'captureModeTabs';

/** The tabs in which the person wants a button beside each post. Outlives the worker, not the browser. */
export const captureModeTabs = {
  async has(tabId: number): Promise<boolean> {
    return ((await readSession<number[]>(KEY)) ?? []).includes(tabId);
  },
  async set(tabId: number, on: boolean): Promise<void> {
    const others = ((await readSession<number[]>(KEY)) ?? []).filter((known) => known !== tabId);
    await writeSession(KEY, on ? [...others, tabId] : others);
  },
};
