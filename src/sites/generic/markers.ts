/** Words and roles that pages use in `class` and `id` for parts of a post. They only ever leave something out or rank. */
import { attributeOf, closest, localNameOf, matches, parentElementOf, queryFirst, tokensOf } from '../dom';

/** `repliedMessage__fd3` → `replied-message-fd3`, all names of an element in one line; `''` where it has none. */
export function namesOf(element: Element): string {
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;
  return names
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll(/_+/g, '-')
    .toLowerCase();
}

const QUOTE =
  /(?:^|\s)(?:quot(?:e|ed|ation)(?:-[\w-]*)?|[\w-]+--quote|replied(?:-[\w-]*)?|reply-(?:context|preview|to)(?:-[\w-]*)?|in-reply-to|embedded-message)(?=\s|$)/;
const BODY =
  /(?:^|\s)(?:(?:[\w-]+-)?(?:post|message|msg|comment|entry|status|article|topic|tweet|reply|note|answer|review)-?(?:text|body|content)|text|body|content|bb-?wrapper|md|markdown(?:-body)?|prose|commtext|bubble)(?=\s|$)/;
const COMMENTS =
  /(?:^|\s)(?:comments?|comments?-(?:area|list|section|thread|wrapper|container)|comment-?list|replies|responses|respond|disqus-thread)(?=\s|$)/;
const AUTHOR =
  /(?:^|[\s-])(?:authors?|byline|username|user-?name|display-?name|screen-?name|sender|poster|nick|nickname|vcard|h-card|hnuser|user-?info|user-?link|profile-?link|post-?meta)(?=[\s-]|$)/;
const NAME =
  /(?:^|[\s-])(?:author|author-name|username|user-?name|display-?name|sender|sender-name|poster-name|nick|nickname|fn)(?=[\s-]|$)|(?:^|\s)name(?=\s|$)/;
const AVATAR =
  /(?:^|[^a-z])(?:avatars?|userpics?|user-?photo|profile[-_]?(?:pic|photo|image|img)s?|gravatar|pfp)(?=[^a-z]|$)/i;
const MESSAGE = /(?:^|[\s-])(?:messages?|msg|chat-(?:message|line|entry)|bubble)(?=[\s-]|$)/;
const COMMENT = /(?:^|\s)(?:comment|reply|answer)(?=[\s-]|$)/;
const HEAD =
  /(?:^|[\s-])(?:head|header|heading|meta|metadata|byline|tagline|author-line|post-info)(?=[\s-]|$)/;
const UPDATED = /(?:^|[\s-])(?:updated?|modified|edited|dt-updated)(?=[\s-]|$)/;

// Each takes what `namesOf` gave, so that a walk asks for it once.
export const saysAuthor = (names: string): boolean => AUTHOR.test(names);
export const saysPersonName = (names: string): boolean => NAME.test(names);
export const saysMessage = (names: string): boolean => MESSAGE.test(names);
export const saysComment = (names: string): boolean => COMMENT.test(names);
export const saysComments = (names: string): boolean => COMMENTS.test(names);
export const saysBody = (names: string): boolean => BODY.test(names);
export const saysHead = (names: string): boolean => HEAD.test(names);

/** A time at which something was changed, not posted. */
export function isUpdate(element: Element): boolean {
  return UPDATED.test(namesOf(element)) || tokensOf(element, 'itemprop').includes('datemodified');
}

export const saysAvatar = (hint: string): boolean => AVATAR.test(hint);

/** A picture of a person, by its name, its class or the link it stands in. */
export function namesAvatar(image: Element): boolean {
  const hints = [
    attributeOf(image, 'class'),
    attributeOf(image, 'id'),
    attributeOf(image, 'alt'),
    attributeOf(image, 'src')?.slice(0, 1000),
  ];
  if (hints.some((hint) => hint != null && AVATAR.test(hint))) return true;
  const around = parentElementOf(image);
  return around !== null && AVATAR.test(attributeOf(around, 'class') ?? '');
}

/** Not part of what was posted, wherever it stands: navigation, menus, forms, status lines. */
const NOT_POSTED =
  'nav,form,[role="navigation" i],[role="menu" i],[role="menubar" i],[role="toolbar" i],[role="search" i],' +
  '[role="form" i],[role="dialog" i],[role="tooltip" i],[role="status" i],[role="alert" i],[role="banner" i]';

export function isNotPosted(element: Element): boolean {
  return matches(element, NOT_POSTED);
}

/**
 * Another post shown inside a post: a quote with its source, a preview of what is answered, an embedded card.
 * A plain `blockquote` is part of what was written.
 */
export function isQuote(element: Element, names = namesOf(element)): boolean {
  const name = localNameOf(element);
  if (name === 'blockquote')
    return (
      matches(element, '[cite],[data-author],[data-quote],[data-username]') ||
      QUOTE.test(names) ||
      queryFirst(element, 'time,cite,.h-cite,a[rel~="author" i],a[href*="/@"],a[href*="/status/"]') !== null
    );
  if (tokensOf(element, 'class').includes('h-cite')) return !isNamedComment(element);
  if (tokensOf(element, 'role').includes('link') && name !== 'a') return queryFirst(element, 'time') !== null;
  return QUOTE.test(names) && name !== 'button' && name !== 'a' && name !== 'time';
}

/** An answer in the microformats way: a citation that says it is a comment. */
export function isNamedComment(element: Element): boolean {
  return tokensOf(element, 'class').some((token) => token === 'p-comment' || token === 'u-comment');
}

/** Whether something between `inner` and `outer` (both left out) makes `inner` a quote in `outer`. */
export function isQuotedIn(inner: Element, outer: Element): boolean {
  let at = parentElementOf(inner);
  for (let depth = 0; at !== null && at !== outer && depth < 64; depth += 1) {
    const name = localNameOf(at);
    if (name === 'blockquote' || name === 'a' || tokensOf(at, 'role').includes('link') || isQuote(at))
      return true;
    at = parentElementOf(at);
  }
  return false;
}

/** The row of a list that holds the element. */
export function listRowAround(element: Element): Element | null {
  return closest(element, 'li,[role="listitem" i]');
}
