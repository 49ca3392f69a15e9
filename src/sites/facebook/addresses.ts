/** Addresses of Facebook: whose they are, which post they lead to. */
import type { Fact, FoundHow } from '../../domain/capture';
import { attributeOf, closest, contains, precedes } from '../dom';
import { resolveAddress } from '../generic/address';
import type { FoundFacts } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import { handleFact, idFact, linkFact, nameFact, part, type Post } from '../hooks';
import { isHostOf } from '../host';
import type { PageContext } from '../site';

export const HOSTS = ['facebook.com', 'messenger.com'];
const STORY =
  /^\/(?:groups\/[^/]+\/(?:posts|permalink)|[^/]+\/(?:posts|videos)(?:\/[^/]+)?|reel|share\/p)\/(pfbid\w+|\d+)\/?$/;
/** Parameters that lead to a post; all others are about how the link was come by. */
const KEPT = ['story_fbid', 'fbid', 'v', 'id', 'set', 'comment_id', 'reply_comment_id'];
const NO_NAME =
  /^(?:groups|pages|watch|events|marketplace|reel|stories|photo|hashtag|share|help|policies|l|home|messages|notifications|friends|gaming|login|settings|saved|me|ads|legal|privacy|search|story|permalink|profile)(?:\.php)?$/;

export function facebookLink(post: Post, link: Element): URL | null {
  const url = resolveAddress(post.page, attributeOf(link, 'href'));
  return url !== null && isHostOf(url, HOSTS) ? url : null;
}

interface Profile {
  readonly handle: string | null;
  readonly id: string | null;
  readonly path: string;
}

/** `/groups/1/user/2/`, `/profile.php?id=2`, `/people/Name/2/`, `/anna.example` */
export function profileOf(url: URL): Profile | null {
  const inGroup = part(url.pathname, /^\/groups\/[^/]+\/user\/(\d+)\/?$/);
  const numbered =
    inGroup ??
    part(url.pathname, /^\/(?:people|pages)\/[^/]+\/(\d+)\/?$/) ??
    part(url.pathname, /^\/(?:[^/]+-)?(\d{6,20})\/?$/) ??
    (url.pathname === '/profile.php' ? part(url.searchParams.get('id'), /^(\d+)$/) : null);
  const isNamed = /^\/[^/]+-\d{6,20}\/?$/.test(url.pathname);
  if (numbered !== null)
    return { handle: null, id: numbered, path: isNamed ? url.pathname : `/profile.php?id=${numbered}` };
  const handle = part(url.pathname, /^\/([\w.]{3,80})\/?$/);
  return handle === null || NO_NAME.test(handle) ? null : { handle, id: null, path: `/${handle}` };
}

/** Until 2020 a link to an account had its number in what a pointer over it asks for. */
function hoverId(link: Element): string | null {
  const card = attributeOf(link, 'data-hovercard');
  return part(card, /^\/ajax\/hovercard\/(?:user|page|hovercard)\.php\?(?:[^#]*&)?id=(\d+)/);
}

export interface AuthorPlace {
  /** It stands before this element. */
  readonly before?: Element | null;
  /** It stands in this element. */
  readonly within?: Element;
  /** It stands in none of these. */
  readonly outside?: string;
}

/** The first link to an account that shows a name. */
export function readAuthor(post: Post, selector: string, place: AuthorPlace = {}): FoundFacts {
  const { before = null, within, outside } = place;
  for (const link of post.all(selector)) {
    if (before !== null && !precedes(link, before)) return {};
    if (within !== undefined && !contains(within, link)) continue;
    if (outside !== undefined && closest(link, outside) !== null) continue;
    const url = facebookLink(post, link);
    const profile = url === null ? null : profileOf(url);
    const name = profile === null ? null : shownLine(post.page, link);
    if (profile !== null && name !== null)
      return {
        authorName: nameFact(name, selector),
        authorHandle: handleFact(profile.handle, selector),
        authorId: idFact(profile.id ?? hoverId(link), /^\d+$/, selector),
        authorUrl: linkFact(post.page, profile.path, selector),
      };
  }
  return {};
}

export interface Story {
  readonly url: URL;
  readonly id: string;
  readonly link: Element;
}

/** The post's id in an address of one; a photo that was posted by itself is a post too. */
export function storyId(url: URL): string | null {
  if (url.searchParams.has('comment_id')) return null;
  const path = part(url.pathname, STORY) ?? part(url.pathname, /^\/[\w.]+\/photos\/(?:[^/]+\/)?(\d+)\/?$/);
  if (path !== null) return path;
  if (/^\/(?:watch\/?(?:live\/?)?|video\.php)$/.test(url.pathname))
    return part(url.searchParams.get('v'), /^(\d+)$/);
  if (/^\/(?:permalink|story)\.php$/.test(url.pathname))
    return part(url.searchParams.get('story_fbid'), /^(pfbid\w+|\d+)$/);
  return /^\/photo(?:\/|\.php)?$/.test(url.pathname)
    ? part(url.searchParams.get('fbid'), /^(pfbid\w+|\d+)$/)
    : null;
}

/** The address without what only tells how it was come by. */
export function cleanAddress(
  page: PageContext,
  url: URL,
  where: string,
  how: FoundHow = 'dom',
): Fact<string> {
  const address = new URL(url.pathname, url);
  for (const name of KEPT) {
    const value = url.searchParams.get(name);
    if (value !== null) address.searchParams.set(name, value);
  }
  return linkFact(page, address.href, where, how);
}

/** The address a post's link leads to. */
export function clean(post: Post, url: URL | undefined, where: string): Fact<string> {
  return url === undefined ? null : cleanAddress(post.page, url, where);
}
