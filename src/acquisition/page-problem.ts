import type { Problem } from '../domain/problem';

const BROWSER_SCHEMES = [
  'chrome:',
  'about:',
  'edge:',
  'brave:',
  'vivaldi:',
  'opera:',
  'devtools:',
  'view-source:',
  'resource:',
  'chrome-search:',
];
const EXTENSION_SCHEMES = ['chrome-extension:', 'moz-extension:'];
/** The browsers keep extensions out of these by themselves. */
const STORE_HOSTS = ['chromewebstore.google.com', 'microsoftedge.microsoft.com', 'addons.mozilla.org'];

function ofAddress(address: string | null): Problem | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (BROWSER_SCHEMES.includes(url.protocol)) return { code: 'page-browser-internal' };
  if (EXTENSION_SCHEMES.includes(url.protocol)) return { code: 'page-other-extension' };
  if (url.protocol === 'file:') return { code: 'page-local-file' };
  if (STORE_HOSTS.includes(url.hostname)) return { code: 'page-extension-store' };
  if (url.hostname === 'chrome.google.com' && url.pathname.startsWith('/webstore'))
    return { code: 'page-extension-store' };
  // Only asked once the browser refused: Firefox lets nobody into its own viewer, and does not say why.
  if (/\.pdf$/i.test(url.pathname)) return { code: 'page-pdf-viewer' };
  return null;
}

/** Words of Chromium's and Firefox's own refusals, which are not translated. */
const REFUSALS: readonly (readonly [RegExp, Problem['code']])[] = [
  [/extensions gallery|webstore/i, 'page-extension-store'],
  [/chrome-extension:\/\/|moz-extension:\/\/|different extension/i, 'page-other-extension'],
  [
    /cannot access (a )?(chrome|edge|brave|about|devtools|view-source)(:|\b)|chrome:\/\//i,
    'page-browser-internal',
  ],
  [/file:\/\//i, 'page-local-file'],
  [/error page|showing error/i, 'page-still-loading'],
  [/no tab with id|invalid tab id/i, 'tab-gone'],
];

/**
 * Why the browser did not let us into a page: told from the address where we may see it, else from the
 * browser's own words.
 */
export function pageProblem(address: string | null, refusal: unknown): Problem {
  const detail = refusal instanceof Error ? refusal.message : String(refusal);
  const known = ofAddress(address);
  if (known !== null) return { ...known, detail };
  const named = REFUSALS.find(([words]) => words.test(detail));
  return { code: named?.[1] ?? 'page-not-allowed', detail };
}

/** The problem of a document that let us in but is no page: the browser's own viewer for PDF files. */
export function contentProblem(contentType: string): Problem | null {
  return contentType === 'application/pdf' ? { code: 'page-pdf-viewer' } : null;
}
