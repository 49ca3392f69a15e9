import type { MediaReference, PostFacts } from '../domain/capture';

/** The shadow root of an element, `null` where it has none or none that can be reached. Never throws. */
export type ShadowRootLookup = (element: Element) => ShadowRoot | null;

/** What the page's own world says of one post (`page-world.ts`). */
export interface PageWorldEntry {
  /** What the page shows of the post, by which it is found again. */
  readonly key: string;
  readonly authorId?: string | null;
  readonly authorHandle?: string | null;
  readonly postId?: string | null;
  readonly permalink?: string | null;
  readonly postedAt?: string | null;
}

/** The page a site reads from. `url` is the address now, not the one the document was loaded from. */
export interface PageContext {
  readonly document: Document;
  readonly url: URL;
  /**
   * The address the document was loaded from; `null` or left out where unknown. Where it differs from `url`
   * the page navigated inside itself and what its head says may belong to another post.
   */
  readonly urlAtLoad?: string | null;
  /** Reaches closed shadow roots where the browser lets an extension do so; else only open ones are read. */
  readonly shadowRootOf?: ShadowRootLookup;
  /** What was read in the page's own world, by what the page shows; left out where nothing was. */
  readonly pageWorld?: ReadonlyMap<string, PageWorldEntry>;
}

/** One picture, film or sound of a post. */
export interface MediaSource {
  readonly kind: MediaReference['kind'];
  /** Where it stands on the page. */
  readonly element: Element;
  /** The address of what the page displays, with all that belongs to it; `null` where it has none. */
  readonly shown: string | null;
  /** The address of the same in full size, the same one where that is shown; `null` where nothing tells. */
  readonly full: string | null;
}

/** Where a page's conversation stands: a chat, direct messages, a thread of comments, a live chat. */
export interface Conversation {
  /**
   * What scrolls the messages, or an element in or around it; `null` where the messages themselves tell. The
   * messages are the site's posts (`listPosts`, `readPost`), each with its `postId` where the page has one.
   */
  readonly list: Element | null;
  /** On which side older messages stand; `null` where only their times tell. */
  readonly older: 'above' | 'below' | null;
}

/**
 * One site's knowledge of its own pages: which element is a post and what it says. Everything here runs in
 * the page's isolated world on a document somebody else wrote: read through prototype getters
 * (`src/sites/dom.ts`), cap sizes, throw nothing, click nothing, change nothing.
 */
export interface Site {
  /** Stable, lower-case, also the folder's name. */
  readonly id: string;
  /** The platform's name as people know it; `null` for the generic reader. */
  readonly name: string | null;
  /** Lower case, each with the names below it; empty where pages are told by what is in them. */
  readonly hosts: readonly string[];
  /** Where and when what it relies on was last seen to hold, for `docs/sites.md`; `null`: standards of the web. */
  readonly seen: string | null;
  /** Whether this site reads that page. Hosts are compared whole or by a leading dot, never by substring. */
  matches(page: PageContext): boolean;
  /**
   * Every visible post on the page in document order, at most `limit`. One element a post: of wrappers around
   * the same post only one; a comment that stands inside the post it answers is a post of its own, a quoted
   * post is part of the one that quotes it.
   */
  listPosts(page: PageContext, limit: number): Element[];
  /** The innermost post that holds `element`, or `null`. */
  closestPost(page: PageContext, element: Element): Element | null;
  /**
   * Whether an element stands in a post's box and belongs to somebody else's words that no post of their own is known
   * for: then neither that post nor any around is what is pointed at.
   */
  isApart?(page: PageContext, element: Element): boolean;
  /** The one post whose own page this address is, or `null` where it is a feed, a profile, anything else. */
  mainPost(page: PageContext): Element | null;
  /** What the page says of this post; of the page as a whole where `post` is `null`. */
  readPost(page: PageContext, post: Element | null): PostFacts;
  /**
   * The site's own control in a post that shows the whole of a text of which the page has only the beginning; `null`
   * where there is none, left out where the site is not known to have any.
   */
  wholeText?(page: PageContext, post: Element): Element | null;
  /** Where the files of this post's media are; never its author's picture, never what it quotes. */
  readMedia(page: PageContext, post: Element): MediaSource[];
  /**
   * The platform's own hosts of pictures and films, each with the names below it: larger sizes than the page shows are asked
   * of these alone, and of them only where every name below belongs to the platform. Left out where the page's own host, or
   * anybody, keeps them.
   */
  readonly mediaHosts?: readonly string[];
  /** Ids that are nowhere but in the page's own world may be read there (`src/capture/page-world`). */
  readonly pageWorld?: boolean;
  /** Mail: the message as it was sent, with its headers, is better evidence than what the page shows of it. */
  readonly rawMessage?: boolean;
  /** The conversation on this page, `null` where there is none; left out where the site is not known to have any. */
  conversation?(page: PageContext): Conversation | null;
  /**
   * The message's number where the site counts a conversation's messages one by one, so that a missing one shows;
   * `null` where it does not. `aria-posinset` is read without it.
   */
  placeOf?(page: PageContext, message: Element): number | null;
}
