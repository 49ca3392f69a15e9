import { browser } from 'wxt/browser';

const ARCHIVE_PAGE = '/options.html';

/** Id of the tab in front of the window this page belongs to, or `null` where there is none. */
export async function readActiveTabId(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

/**
 * Own tabs, whole address included: both browsers tell an extension the addresses of its own pages without
 * the `tabs` permission (tried in Chromium 156 and Firefox ESR 153).
 */
async function listOwnTabs(path = '/*') {
  return browser.tabs.query({ url: `${browser.runtime.getURL('/')}${path.slice(1)}` });
}

/** Brings the archive to the front at `hash` (e.g. `#/bin`): its tab where one is open, else a new one. */
export async function openArchivePage(hash = ''): Promise<void> {
  const page = `${browser.runtime.getURL('/')}${ARCHIVE_PAGE.slice(1)}`;
  // A fragment is no part of a match pattern, so this finds the page wherever in it the person is.
  const [open] = await listOwnTabs(ARCHIVE_PAGE);
  if (open?.id === undefined) {
    await browser.tabs.create({ url: page + hash });
    return;
  }
  await browser.tabs.update(open.id, { active: true, ...(hash === '' ? {} : { url: page + hash }) });
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true });
}

/**
 * Puts the browser's own new-tab page in front and closes every tab of this extension, this one included. The new
 * tab comes first, so that a window whose only tab is ours stays open. Nothing is awaited in between: a popup is
 * gone as soon as another tab comes to the front.
 */
export async function leaveToNewTab(): Promise<void> {
  const own = await listOwnTabs();
  await Promise.all([
    browser.tabs.create({ active: true }),
    browser.tabs.remove(own.flatMap(({ id }) => id ?? [])),
  ]);
}
