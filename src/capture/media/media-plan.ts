import type { NotIncludedReason } from '../../domain/capture';
import { isMediaHost } from '../../sites/media-source';
import { decideResource } from '../page-copy/resource-policy';
import type { MediaSource } from '../../sites/site';

/**
 * Where the files of a post's media may be taken from (docs/adr/0020-media.md). Two kinds of places: what the page has
 * loaded already, by the rules of the page copy; and, unless the person switched it off, the platform's own media hosts
 * as its adapter lists them, for a size or a film that the page itself did not load as one file.
 */
export interface MediaSituation {
  /** Origin of the page. */
  readonly origin: string;
  /** Addresses that the page has requested or displays. */
  readonly requested: ReadonlySet<string>;
  /** Whether this browser shows a content script's requests in the page's own timeline (Firefox). */
  readonly fetchIsSeen: boolean;
  /** Whether the person lets larger sizes be asked for. */
  readonly fullSize: boolean;
  /** See `FoundMedia`. */
  readonly platform: boolean;
  readonly mediaHosts: readonly string[];
}

/** `here`: in the page itself. `cache`: asked of the cache alone. `host`: of the cache first, then of its host. */
export interface MediaAttempt {
  readonly url: string;
  readonly size: 'full' | 'shown';
  readonly read: 'here' | 'cache' | 'host';
}

export interface MediaPlan {
  /** In their order; the first that gives a file ends it. */
  readonly attempts: readonly MediaAttempt[];
  /** What may not be asked for. */
  readonly refused: readonly (Omit<MediaAttempt, 'read'> & { readonly reason: NotIncludedReason })[];
}

/** Lists of pieces (HLS, DASH), which are no film by themselves. */
const LISTS_PIECES = /\.(?:m3u8|mpd)$/i;

type Decision = MediaAttempt['read'] | NotIncludedReason;

function decide(
  url: string,
  size: MediaAttempt['size'],
  isFilm: boolean,
  situation: MediaSituation,
): Decision {
  const { mediaHosts, fullSize, platform, origin } = situation;
  const { pathname, protocol, origin: itsOrigin } = new URL(url);
  if (isFilm && LISTS_PIECES.test(pathname)) return 'media-in-pieces';
  // A film plays from its host by ranges: the whole file is a request that the page did not make either.
  const isNew = size === 'full' || isFilm || !situation.requested.has(url);
  if (isMediaHost(url, mediaHosts) && (isNew || fullSize)) return fullSize ? 'host' : 'media-not-asked-for';
  const isWeb = protocol === 'http:' || protocol === 'https:';
  if (isFilm && isWeb && itsOrigin !== origin) return 'cross-origin-refused';
  const decision = decideResource(url, {
    policy: { otherOrigins: 'shared-hosts', mayBeSeen: platform && fullSize },
    origin,
    requested: situation.requested,
    fetchIsSeen: situation.fetchIsSeen,
  });
  if (decision.read === 'refused') return decision.reason;
  return decision.read === 'here' ? 'here' : decision.read === 'cache-only' ? 'cache' : 'host';
}

/** Full size first, then what the page shows. */
export function planMedia(
  { kind, full, shown }: Pick<MediaSource, 'kind' | 'full' | 'shown'>,
  situation: MediaSituation,
): MediaPlan {
  const attempts: MediaAttempt[] = [];
  const refused: MediaPlan['refused'][number][] = [];
  const isFilm = kind === 'video' || kind === 'audio';
  for (const [url, size] of [
    [full, 'full'],
    [shown, 'shown'],
  ] as const) {
    if (url === null || (size === 'shown' && url === full)) continue;
    const decision = decide(url, size, isFilm, situation);
    if (decision === 'here' || decision === 'cache' || decision === 'host')
      attempts.push({ url, size, read: decision });
    else refused.push({ url, size, reason: decision });
  }
  return { attempts, refused };
}
