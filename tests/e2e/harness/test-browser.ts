import type { Page } from 'puppeteer-core';

import type { View } from './view.ts';

/** What tests do with a browser, the same for Chromium and Firefox. */
export interface TestBrowser {
  readonly name: 'chromium' | 'firefox';
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  /** The profile's folder, for tests that read what the browser wrote. */
  readonly profile: string;
  /** Where downloads land. */
  readonly downloads: string;
  /** Addresses of all tabs. */
  listTabs(): Promise<string[]>;
  /** Opens a web page in a new tab in front, loaded and at rest. */
  openPage(url: string): Promise<Page>;
  /** The page as a view, for clicks by name. */
  viewOf(page: Page): View;
  /** Clicks the toolbar button while `page` is in front, and returns the popup. */
  openPopup(page: Page): Promise<View>;
  /** Opens a page of the extension in a new tab, e.g. `options.html`. */
  openExtensionPage(path: string): Promise<View>;
  /** Runs a function in the extension's background, which has to be running. Arguments and answer are JSON. */
  evaluateInBackground<T>(declaration: string, ...args: readonly unknown[]): Promise<T>;
  /** Ends the background as the browser itself may at any time. */
  stopBackground(): Promise<void>;
  /** A view of a tab that the extension opened by itself, once its address ends so. */
  waitForTab(urlPart: string, timeout?: number): Promise<View>;
  close(): Promise<void>;
}

/** An item of the extension in the page's context menu. */
export interface MenuItem {
  readonly label: string;
  /** Its place among the extension's items that are shown there; the first is 0. */
  readonly position: number;
  /** What the menu is opened on. */
  readonly on: 'page' | 'picture' | 'link';
}

/** What only a browser with a window in front of it can do; Firefox can without one. */
export interface HandOnBrowser extends TestBrowser {
  /** Presses the keys of a command for real, e.g. `['Alt', 'Shift'], 'k'`. */
  pressShortcut(page: Page, modifiers: readonly ('Alt' | 'Shift' | 'Control')[], key: string): Promise<void>;
  /** Opens the browser's own context menu at a place of the page and chooses the extension's item. */
  chooseFromContextMenu(page: Page, at: { x: number; y: number }, item: MenuItem): Promise<void>;
}
