import type { FactCaveat, Found, FoundHow } from '../../domain/capture';
import { scrubAddress } from '../../domain/scrub-address';
import { MAX_ATTRIBUTE, wellFormed } from '../bounds';
import { attributeOf, headOf, localNameOf, queryFirst } from '../dom';
import type { PageContext } from '../site';
import { perReading } from './per-reading';

/** What tells where a visitor came from and nothing about the page. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igsh(?:id)?|mc_[ce]id|ref_src|ref_url|_ga|spm)$/i;

/** The address that relative ones on the page are relative to. */
export const baseOf = perReading((page: PageContext): URL => {
  const head = headOf(page.document);
  const base = head === null ? null : queryFirst(head, 'base[href]');
  const href = base === null ? null : attributeOf(base, 'href');
  return (href !== null && URL.parse(href, page.url)) || page.url;
});

/** An absolute http(s) address, or `null`. Longer than the bound is `null` too: a cut address leads elsewhere. */
export function resolveAddress(page: PageContext, raw: string | null): URL | null {
  if (raw === null || raw.trim() === '' || raw.length >= MAX_ATTRIBUTE) return null;
  const url = URL.parse(wellFormed(raw), baseOf(page));
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return url.href.length > MAX_ATTRIBUTE ? null : url;
}

/** Where a link leads; `null` for one that leads nowhere, runs a script or only jumps to the top. */
export function linkAddress(page: PageContext, link: Element): URL | null {
  const name = localNameOf(link);
  const raw = name === 'a' || name === 'area' || name === 'link' ? attributeOf(link, 'href') : null;
  return raw === null || /^\s*#?\s*$/.test(raw) ? null : resolveAddress(page, raw);
}

/** The parameters of an address in a fixed order, without those that only track. */
export function parametersOf(url: URL): string[] {
  return url.search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !TRACKING.test(parameter.split('=', 1)[0] ?? ''))
    .toSorted();
}

/** The same for all addresses that mean the same page: no scheme, `www.`, closing slash, tracking; with fragment. */
export function addressKey(url: URL): string {
  return pageKey(url) + (url.hash === '#' ? '' : url.hash);
}

/** `addressKey` without the fragment. */
export function pageKey(url: URL): string {
  const path = url.pathname.replace(/\/+$/, '');
  const search = parametersOf(url).join('&');
  return `${url.host.replace(/^www\./, '')}${path}${search === '' ? '' : `?${search}`}`;
}

/** Whether both mean the same place, fragment included. */
export function sameAddress(a: URL, b: URL): boolean {
  return addressKey(a) === addressKey(b);
}

/** Whether both mean the same page, wherever in it. */
export function samePage(a: URL, b: URL): boolean {
  return pageKey(a) === pageKey(b);
}

/** An address as a fact, credentials taken out and that said. */
export function addressFact(
  url: URL | null,
  how: FoundHow,
  where: string,
  caveat?: FactCaveat,
): Found<string> | null {
  if (url === null) return null;
  const scrubbed = scrubAddress(url.href);
  if (scrubbed.removed.length > 0) return { value: scrubbed.url, how, where, caveat: 'credential-removed' };
  return caveat === undefined
    ? { value: scrubbed.url, how, where }
    : { value: scrubbed.url, how, where, caveat };
}
