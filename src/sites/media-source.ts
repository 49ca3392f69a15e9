/** Where the files of a post's media are: what the page shows, and where the platform has them in full size. */
import { attributeOf, localNameOf, queryAll, shownSourceOf } from './dom';
import { baseOf } from './generic/address';
import { isHostOf } from './host';
import type { MediaSource, PageContext } from './site';

/** What addresses in a page may be of; `blob:` and `data:` lie in the page itself. */
const SCHEMES = new Set(['https:', 'http:', 'blob:', 'data:']);
/** A picture that stands in its own address is no longer than this, UTF-16 units. */
const MAX_ADDRESS = 4_000_000;

/** An absolute address as it stands, credentials and all: it is asked with, and never kept. `null` for none. */
export function rawAddress(page: PageContext, raw: string | null): string | null {
  if (raw === null || raw.trim() === '' || raw.length > MAX_ADDRESS) return null;
  const url = URL.parse(raw, baseOf(page));
  if (url === null || !SCHEMES.has(url.protocol)) return null;
  url.hash = '';
  return url.href;
}

/**
 * Whether a request for a larger size may go to this address: `https:` on the standard port, at one of the hosts that the
 * site's adapter lists, without anything of a login in it.
 */
export function isMediaHost(address: string, mediaHosts: readonly string[]): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    isHostOf(url, mediaHosts)
  );
}

/**
 * The largest picture that a `srcset` names (HTML, 4.8.4.2.2: addresses hold no white space, and a comma ends a
 * candidate only before white space); `null` where it names none with its size.
 */
export function largestOf(srcset: string | null): string | null {
  let best: { address: string; size: number } | null = null;
  for (const candidate of (srcset ?? '').split(/,\s+/).slice(0, 50)) {
    const [address = '', descriptor = ''] = candidate.trim().split(/\s+/);
    const size = /^\d+(?:\.\d+)?[wx]$/.test(descriptor) ? Number.parseFloat(descriptor) : 0;
    if (address !== '' && size > (best?.size ?? 0)) best = { address, size };
  }
  return best?.address ?? null;
}

/** The address of what an `img` displays. */
export function shownIn(page: PageContext, image: Element): string | null {
  const shown = shownSourceOf(image);
  return rawAddress(page, shown === '' ? attributeOf(image, 'src') : shown);
}

/** The addresses of a film or sound, the one that plays first. */
function filmAddresses(page: PageContext, film: Element): string[] {
  const own = [film, ...queryAll(film, 'source[src]', 20)];
  const known = own.map((one) => rawAddress(page, attributeOf(one, 'src')));
  return [...new Set(known.filter((address) => address !== null))];
}

/** A film or sound with its still picture. */
export function sourcesOfFilm(page: PageContext, film: Element): MediaSource[] {
  const isFilm = localNameOf(film) === 'video';
  const [address = null] = filmAddresses(page, film);
  const still = isFilm ? rawAddress(page, attributeOf(film, 'poster')) : null;
  return [
    ...(still === null ? [] : [{ kind: 'image', element: film, shown: still, full: null } as const]),
    { kind: isFilm ? 'video' : 'audio', element: film, shown: address, full: null },
  ];
}

/** The sources without those that were named before. */
export function withoutDoubles(sources: readonly MediaSource[]): MediaSource[] {
  const seen = new Set<string>();
  return sources.filter(({ kind, shown, full }) => {
    const key = `${kind === 'other' ? 'image' : kind} ${full ?? shown ?? ''}`;
    if ((full ?? shown) !== null && seen.has(key)) return false;
    seen.add(key);
    if (shown !== null) seen.add(`${kind === 'other' ? 'image' : kind} ${shown}`);
    return true;
  });
}
