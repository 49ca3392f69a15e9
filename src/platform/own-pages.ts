import { browser } from 'wxt/browser';

/** The base address of this extension's own pages, with its final slash. */
export function readOwnBase(): string {
  return browser.runtime.getURL('/');
}

/** The version in the manifest. */
export function readOwnVersion(): string {
  return browser.runtime.getManifest().version;
}
