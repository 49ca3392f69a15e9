import { browser } from 'wxt/browser';

export interface TabState {
  readonly tabId: number;
  readonly windowId: number;
  readonly active: boolean;
  readonly url: string | null;
  readonly title: string | null;
}

/** What the browser lets us know of a tab, or `null` when it is gone. */
export async function readTabState(tabId: number): Promise<TabState | null> {
  try {
    const tab = await browser.tabs.get(tabId);
    return {
      tabId,
      windowId: tab.windowId ?? browser.windows.WINDOW_ID_NONE,
      active: tab.active,
      url: tab.url ?? null,
      title: tab.title ?? null,
    };
  } catch {
    // The only failure of tabs.get for an id is that there is no such tab.
    return null;
  }
}

/** The tab's zoom factor, 1 = 100 %. */
export async function readZoom(tabId: number): Promise<number> {
  return browser.tabs.getZoom(tabId);
}

/** Calls back when a tab has loaded a document (`loaded`) or was closed (`closed`). */
export function watchTabs(on: { loaded(tabId: number): void; closed(tabId: number): void }): void {
  browser.tabs.onUpdated.addListener((tabId, change) => {
    if (change.status === 'complete') on.loaded(tabId);
  });
  browser.tabs.onRemoved.addListener((tabId) => on.closed(tabId));
}
