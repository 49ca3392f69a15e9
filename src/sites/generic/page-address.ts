/** Which addresses mean the page that is open. */
import { attributeOf, headOf, queryFirst } from '../dom';
import type { PageContext } from '../site';
import { pageKey, parametersOf, resolveAddress, samePage } from './address';
import { perReading } from './per-reading';

/** The address that the page's head says is its own; it may be left from an earlier page. */
export const canonicalOf = perReading((page: PageContext): URL | null => {
  const head = headOf(page.document);
  const link = head === null ? null : queryFirst(head, 'link[rel~="canonical" i][href]');
  return link === null ? null : resolveAddress(page, attributeOf(link, 'href'));
});

const keysOf = perReading((page: PageContext): ReadonlySet<string> => {
  const keys = new Set([pageKey(page.url)]);
  const canonical = canonicalOf(page);
  if (canonical !== null && isLoadedAs(page, canonical)) keys.add(pageKey(canonical));
  return keys;
});

/** Whether an address means this page, wherever in it. */
export function isHere(page: PageContext, address: URL): boolean {
  return keysOf(page).has(pageKey(address));
}

/**
 * Whether the canonical address is this one without parameters that do not matter (`?from=short`). Only where
 * the document was loaded from this very address, so that the head cannot be another page's, and where the
 * path names what is shown: on `/watch?v=…` the parameters are all that does.
 */
function isLoadedAs(page: PageContext, canonical: URL): boolean {
  const loaded = page.urlAtLoad == null ? null : URL.parse(page.urlAtLoad);
  if (loaded === null || !samePage(loaded, page.url)) return false;
  const own = new Set(parametersOf(page.url));
  const bare = (url: URL): string => pageKey(new URL(url.pathname, url));
  const last = canonical.pathname.split('/').findLast((segment) => segment !== '') ?? '';
  return (
    bare(canonical) === bare(page.url) &&
    parametersOf(canonical).every((parameter) => own.has(parameter)) &&
    (/\d{3}/.test(last) || last.split('-').length > 2) &&
    !/\.(?:php|aspx?|jsp|cgi|pl)$/i.test(last)
  );
}
