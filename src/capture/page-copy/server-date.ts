import type { ServerDate } from '../../domain/capture';
import { decideResource, UNSEEN } from './resource-policy';

/** Where `documentAddress` is asked for; a test brings its own. */
export interface ServerDateParts {
  readonly origin: string;
  readonly fetchIsSeen: boolean;
  /** Address of the document as it was loaded, and when its answer began by the clock of this machine. */
  readonly load: { readonly url: string; readonly respondedAt: number } | null;
}

const ANSWER_MS = 2_000;

/**
 * The `Date` header (RFC 9110 section 6.6.1) that the document came with, from the browser's cache alone: no request
 * leaves, and where the page would see the asking (Firefox lists it in the page's own timeline) it is not asked.
 * `null` where it cannot be had so: pages that forbid to keep them are not in the cache.
 */
export async function readServerDate({
  origin,
  fetchIsSeen,
  load,
}: ServerDateParts): Promise<ServerDate | null> {
  if (load === null || !URL.canParse(load.url)) return null;
  const url = new URL(load.url);
  url.hash = '';
  const decision = decideResource(url.href, {
    policy: UNSEEN,
    origin,
    requested: new Set<string>(),
    fetchIsSeen,
  });
  if (decision.read !== 'cache-only') return null;
  try {
    const response = await fetch(url.href, {
      cache: 'only-if-cached',
      mode: 'same-origin',
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await response.body?.cancel();
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!response.ok || Number.isNaN(date)) return null;
    return { date: new Date(date).toISOString(), respondedAt: new Date(load.respondedAt).toISOString() };
  } catch {
    // Not in the cache.
    return null;
  }
}

/**
 * The navigation that this document came with; `null` where the browser does not tell, and where nothing of it came
 * from the server now (a restored tab, a page out of the cache): the `Date` in the cache is then that of an earlier
 * answer, and beside the present clock it would look like a clock that is wrong.
 */
export function readLoad(): ServerDateParts['load'] {
  const [navigation] = performance.getEntriesByType('navigation');
  if (!(navigation instanceof PerformanceNavigationTiming)) return null;
  if (navigation.responseStart === 0 || navigation.transferSize === 0) return null;
  return { url: navigation.name, respondedAt: performance.timeOrigin + navigation.responseStart };
}
