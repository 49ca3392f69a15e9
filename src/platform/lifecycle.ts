import { browser } from 'wxt/browser';

/** Calls back when the extension was installed or updated, or the browser was started. */
export function onStart(handle: () => void): void {
  browser.runtime.onInstalled.addListener(handle);
  browser.runtime.onStartup.addListener(handle);
}
