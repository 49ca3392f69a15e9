import type { Target } from '../../messaging/calls';
import { contains } from '../../sites/dom';
import { rawAddress } from '../../sites/media-source';
import type { MediaSource, PageContext, Site } from '../../sites/site';

/** The media of what was read, of that moment. */
export interface FoundMedia {
  readonly sources: readonly MediaSource[];
  /** See `Site.mediaHosts`. */
  readonly mediaHosts: readonly string[];
  /**
   * A known platform's own page: its author is the platform, and not who posted. Pages that are told by their marks may be
   * anybody's.
   */
  readonly platform: boolean;
  /** The person pointed at one picture, and not at a post. */
  readonly picture: boolean;
}

/** The one picture that was pointed at; in a post the site may know a larger one of it. */
function pictureSource(site: Site, page: PageContext, element: Element, address: string): MediaSource {
  const post = site.closestPost(page, element);
  const listed = post === null ? [] : site.readMedia(page, post);
  const known = listed.find((one) => one.kind === 'image' && contains(one.element, element));
  return { kind: 'image', element, shown: rawAddress(page, address), full: known?.full ?? null };
}

/**
 * Where the media of a post, or the one picture, are. Empty where listing them fails: that costs the capture nothing
 * else, and the addresses that the page names stand among its facts.
 */
export function findMedia(site: Site, page: PageContext, element: Element, target: Target): FoundMedia {
  const found = {
    mediaHosts: site.mediaHosts ?? [],
    platform: site.hosts.length > 0,
    picture: target.by === 'picture',
  };
  try {
    const sources =
      target.by === 'picture'
        ? [pictureSource(site, page, element, target.pictureUrl)]
        : site.readMedia(page, element);
    return { ...found, sources };
  } catch {
    return { ...found, sources: [] };
  }
}
