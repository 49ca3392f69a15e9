/**
 * What the polyfill of the browser's API gives back in Firefox: the browser's own object. Put in its place in that
 * build, whose background has little room; in Chromium the polyfill makes promises of callbacks.
 */
export default globalThis.browser;
