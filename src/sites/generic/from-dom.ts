/** When, where and what kind of post, by the form of its box and ids in attributes. Rather nothing than a guess. */
import type { Found } from '../../domain/capture';
import { attributeOf, closest, contains, hasAttribute, localNameOf, parentElementOf, tokensOf } from '../dom';
import type { PageContext } from '../site';
import { addressKey } from './address';
import { isProfileLink } from './list-rows';
import { found, type FoundFacts } from './found-facts';
import { cleanName } from './identity';
import { isUpdate, namesOf, saysComment, saysComments } from './markers';
import { exactTime } from './posted-at';
import { shownLine } from './post-text';
import { linkAround, type Survey } from './survey';

/** The time at which it was posted; `null` where several could be meant. */
export function findTime(survey: Survey): Element | null {
  const times = survey.times.filter(
    (time) => !isUpdate(time) && (parentElementOf(time) === survey.post || !isUpdate(parentElementOf(time)!)),
  );
  const [first] = times;
  if (first === undefined || times.length === 1) return first ?? null;
  const linked = times.filter((time) => linkAround(survey, time) !== null);
  if (linked.length === 1) return linked[0]!;
  const same = new Set(times.map((time) => attributeOf(time, 'datetime')));
  if (same.size === 1 && !same.has(null)) return first;
  const inHead = times.filter(
    (time) => closest(time, 'header') !== null && contains(survey.post, closest(time, 'header')!),
  );
  return inHead.length === 1 ? inHead[0]! : null;
}

export function readTime(page: PageContext, time: Element | null): FoundFacts {
  if (time === null) return {};
  const datetime = attributeOf(time, 'datetime');
  const exact = exactTime(datetime);
  const shown = cleanName(shownLine(page, time));
  const facts: FoundFacts = {
    postedAt: found(exact, 'dom', 'time[datetime]'),
    postedAtShown: found(shown, 'dom', 'time'),
  };
  // Nothing displayed: what the page wrote for machines is still what it says, without a zone as it is.
  if (shown === null && exact === null)
    facts.postedAtShown = found(cleanName(datetime), 'dom', 'time[datetime]');
  return facts;
}

/** The link that names the post: around its time, else one that says so. */
export function readPermalink(
  page: PageContext,
  survey: Survey,
  time: Element | null,
): { address: URL; where: string } | null {
  const around = time === null ? null : linkAround(survey, time);
  if (around !== null && !isProfileLink(page, around.element))
    return { address: around.address, where: 'a time' };
  const bookmarks = survey.links.filter((link) => tokensOf(link.element, 'rel').includes('bookmark'));
  const [bookmark] = bookmarks;
  if (
    bookmark !== undefined &&
    bookmarks.every((link) => addressKey(link.address) === addressKey(bookmark.address))
  )
    return { address: bookmark.address, where: 'a[rel=bookmark]' };
  const id = readElementId(survey)?.value ?? null;
  const carrying =
    id === null
      ? []
      : survey.links.filter((link) => link.address.host === page.url.host && carriesId(link.address, id));
  const [carrier] = carrying;
  if (
    carrier !== undefined &&
    carrying.every((link) => addressKey(link.address) === addressKey(carrier.address))
  )
    return { address: carrier.address, where: 'a with post id' };
  if (localNameOf(survey.post) !== 'article') return null;
  const headings = survey.links.filter(
    (link) => link.address.host === page.url.host && closest(link.element, 'h1,h2,h3') !== null,
  );
  const [heading] = headings;
  return heading !== undefined && headings.length === 1 ? { address: heading.address, where: 'h2 a' } : null;
}

const ID_ATTRIBUTES = [
  'data-post-id',
  'data-message-id',
  'data-comment-id',
  'data-status-id',
  'data-tweet-id',
  'data-reply-id',
];
const NUMBERED =
  /^(?:js-|div-)?(?:posts?|comments?|messages?|msg|status|reply|answer|entry|p|c)[-_]?(\d{1,25})$/i;
const ID_IN_PATH =
  /\/(?:status|statuses|posts?|comments?|p|t|notes?|item|messages?|objects|replies|reply|@[^/]+)\/([\w-]{1,128})\/?$/i;

/** The id that stands on the post's element. */
function readElementId({ post }: Survey): Found<string> | null {
  for (const name of ID_ATTRIBUTES) {
    const value = cleanName(attributeOf(post, name));
    if (value !== null) return found(value, 'dom', `@${name}`);
  }
  for (const name of ['data-content', 'id']) {
    const numbered = NUMBERED.exec(attributeOf(post, name) ?? '');
    if (numbered !== null) return found(numbered[1] ?? null, 'dom', `@${name}`);
  }
  return null;
}

/** Whether an address ends in the post's id: `/threads/x/post-12`, `/x#comment-12`. */
function carriesId(address: URL, id: string): boolean {
  const end =
    address.hash === ''
      ? (address.pathname.replace(/\/$/, '').split('/').at(-1) ?? '')
      : address.hash.slice(1);
  return /^\d{3,}$/.test(id) && (NUMBERED.exec(end)?.[1] === id || end === id);
}

/** The post's own id: as an attribute, else as it stands in its address. */
export function readPostId(survey: Survey, permalink: URL | null): Found<string> | null {
  const own = readElementId(survey);
  if (own !== null) return own;
  if (permalink === null) return null;
  const inFragment = NUMBERED.exec(permalink.hash.slice(1));
  if (inFragment !== null) return found(inFragment[1] ?? null, 'url', 'permalink');
  if (permalink.hash !== '') return null;
  const inPath = ID_IN_PATH.exec(permalink.pathname)?.[1] ?? null;
  // A word is the title made into an address, an id has a digit.
  if (inPath !== null && /\d/.test(inPath) && !/-\w*-/.test(inPath)) return found(inPath, 'url', 'permalink');
  const parameters = [...permalink.searchParams].filter(
    ([name, value]) => /^(?:p|id|post|pid)$/.test(name) && /^\d+$/.test(value),
  );
  return parameters.length === 1 ? found(parameters[0]![1], 'url', 'permalink') : null;
}

const CHAT_LINE =
  /(?:^|[\s-])(?:chat-?(?:message|line)|message-?(?:row|item|list-?item|bubble|in|out)|msg)(?=[\s-]|$)/;

/** Whether the post is a line of a chat or a comment, by its place and its class; else it is just a post. */
export function readKind({ post }: Survey): 'post' | 'comment' | 'message' {
  if (closest(post, '[role="log" i]') !== null || hasAttribute(post, 'data-message-id')) return 'message';
  const names = namesOf(post);
  if (saysComment(names) || hasAttribute(post, 'data-comment-id')) return 'comment';
  if (CHAT_LINE.test(names)) return 'message';
  let at = parentElementOf(post);
  for (let level = 0; at !== null && level < 20; level += 1) {
    if (saysComments(namesOf(at))) return 'comment';
    at = parentElementOf(at);
  }
  return 'post';
}
