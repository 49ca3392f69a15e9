import type { NotIncludedReason } from '../../domain/capture';
import { isSharedHost } from './shared-hosts';

/**
 * Where a page copy may take what belongs to a page. Measured in Chromium 156 and Firefox ESR 153
 * (docs/adr/0004-page-copy.md): a content script's `fetch` with `only-if-cached` never reaches the network;
 * with `force-cache` it does when the cache has nothing that fits (`no-store`, `Vary: Origin`). In Chromium
 * neither the page's scripts nor its service worker see either; in Firefox the page's performance timeline
 * shows both.
 */
export interface ResourcePolicy {
  /**
   * Other origins, of which the browser lets only a `force-cache` be asked. `shared-hosts`: those whose logs
   * no page's author sees. `requested`: all that the page itself has requested, for pages of known platforms.
   */
  readonly otherOrigins: 'never' | 'shared-hosts' | 'requested';
  /** Whether the page may see in its own timeline that something was read. */
  readonly mayBeSeen: boolean;
}

/** For any page: nothing that its author could notice. */
export const UNSEEN: ResourcePolicy = { otherOrigins: 'shared-hosts', mayBeSeen: false };
/** For a known platform's own page: what it has requested may be asked for again. */
export const KNOWN_PLATFORM: ResourcePolicy = { otherOrigins: 'requested', mayBeSeen: false };

export interface ResourceSituation {
  readonly policy: ResourcePolicy;
  /** Origin of the page, e.g. `https://site.test`. */
  readonly origin: string;
  /** Addresses the page has requested, as far as the browser still knows. */
  readonly requested: ReadonlySet<string>;
  /** Whether this browser shows a content script's requests in the page's own timeline (Firefox). */
  readonly fetchIsSeen: boolean;
}

export type ResourceDecision =
  | { readonly read: 'cache-only' | 'cache-first' | 'here' }
  | { readonly read: 'refused'; readonly reason: NotIncludedReason };

function refuse(reason: NotIncludedReason): ResourceDecision {
  return { read: 'refused', reason };
}

/**
 * Whether and how one address may be read.
 * `here`: it lies in the page itself (`data:`, `blob:`). `cache-only`: asked of the cache, never of the network.
 * @param url absolute
 */
export function decideResource(url: string, situation: ResourceSituation): ResourceDecision {
  if (!URL.canParse(url)) return refuse('not-in-cache');
  const { protocol, origin, hostname } = new URL(url);
  if (protocol === 'data:') return { read: 'here' };
  const unseen = !situation.fetchIsSeen || situation.policy.mayBeSeen;
  if (protocol === 'blob:')
    return unseen && origin === situation.origin ? { read: 'here' } : refuse('page-would-notice');
  if (protocol !== 'http:' && protocol !== 'https:') return refuse('cross-origin-refused');
  if (origin === situation.origin) return unseen ? { read: 'cache-only' } : refuse('page-would-notice');
  if (situation.policy.otherOrigins === 'never') return refuse('cross-origin-refused');
  if (!situation.requested.has(url)) return refuse('not-requested-by-page');
  if (!unseen) return refuse('page-would-notice');
  const allowed = situation.policy.otherOrigins === 'requested' || isSharedHost(hostname);
  return allowed ? { read: 'cache-first' } : refuse('cross-origin-refused');
}
