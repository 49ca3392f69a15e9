/** Who wrote a post, by the form of its box: links to accounts, names with a class that says so. Rather nobody than a guess. */
import type { Found } from '../../domain/capture';
import {
  attributeOf,
  closest,
  contains,
  dataOf,
  firstChildOf,
  isElement,
  isText,
  localNameOf,
  nextSiblingOf,
  parentElementOf,
  queryFirst,
  tokensOf,
} from '../dom';
import type { PageContext } from '../site';
import { addressFact, addressKey } from './address';
import { found, type FoundFacts } from './found-facts';
import { cleanHandle, cleanName, isWrittenHandle, readProfileAddress } from './identity';
import { isProfileLink } from './list-rows';
import { namesOf, saysAuthor } from './markers';
import { shownLine } from './post-text';
import type { LinkHit, Survey } from './survey';

export interface AuthorHit {
  readonly address: URL | null;
  readonly links: readonly LinkHit[];
  /** Elements that hold the name, for text to leave out. */
  readonly elements: readonly Element[];
}

/** Who wrote it: the account whose links stand with the post's time, or are marked as the author's. */
export function findAuthor(page: PageContext, survey: Survey, time: Element | null): AuthorHit | null {
  const profiles = profileLinks(page, survey);
  const bylines = profiles.filter((link) => isByline(page, survey, link, time));
  const chosen =
    onlyAccount(bylines.filter((link) => tokensOf(link.element, 'rel').includes('author'))) ??
    (time === null ? null : accountBeside(survey, bylines, time)) ??
    onlyAccount(bylines.filter((link) => isStrong(survey, link)));
  if (chosen !== null) {
    const links = bylines.filter((link) => addressKey(link.address) === addressKey(chosen));
    return { address: chosen, links, elements: links.map((link) => link.element) };
  }
  if (bylines.length > 0) return null;
  const name = findName(page, survey, time);
  return name === null ? null : { address: null, links: [], elements: [name] };
}

function profileLinks(page: PageContext, survey: Survey): LinkHit[] {
  const isHandleLink = ({ element, address }: LinkHit): boolean => {
    const handle = /^\/([^/]+)\/?$/.exec(address.pathname)?.[1];
    if (handle === undefined || address.host !== page.url.host) return false;
    const text = shownLine(page, element);
    return (
      text !== null && isWrittenHandle(text) && cleanHandle(text)?.toLowerCase() === handle.toLowerCase()
    );
  };
  const named = new Set(
    survey.links
      .filter((link) => isProfileLink(page, link.element) || isHandleLink(link))
      .map((link) => addressKey(link.address)),
  );
  return survey.links.filter(
    (link) => named.has(addressKey(link.address)) && queryFirst(link.element, 'time') === null,
  );
}

const SEPARATOR_TEXT = /^[\s·•|/,:;()–—-]*$/u;

/** Whether the link stands by itself as a byline does, and not in a sentence, where it mentions somebody. */
function isByline(page: PageContext, survey: Survey, link: LinkHit, time: Element | null): boolean {
  const { element } = link;
  if (tokensOf(element, 'rel').includes('author')) return true;
  const parent = parentElementOf(element);
  if (parent === null) return false;
  const holdsTime = time !== null && contains(parent, time) && parent !== survey.post;
  const alone = onlySeparators(parent, element);
  if (isMarkedAuthor(survey, element) || holdsTime) return true;
  if (!alone) return parent === survey.post && isFirstWord(page, survey, element);
  const paragraph = closest(element, 'p');
  if (paragraph !== null && paragraph !== survey.post && contains(survey.post, paragraph))
    return time !== null && contains(paragraph, time);
  const text = shownLine(page, element);
  // `@anna` alone in a box may be the whole message; as a byline it stands in the head.
  return (
    text === null ||
    !isWrittenHandle(text) ||
    closest(element, 'header') !== null ||
    queryFirst(element, 'img') !== null ||
    holdsName(page, survey, link)
  );
}

/** Another link to the same account, with its name, stands in the post. */
function holdsName(page: PageContext, survey: Survey, link: LinkHit): boolean {
  return survey.links.some((other) => {
    if (other.element === link.element || addressKey(other.address) !== addressKey(link.address))
      return false;
    const text = shownLine(page, other.element);
    return text !== null && !isWrittenHandle(text) && closest(other.element, 'p') === null;
  });
}

function onlySeparators(parent: Element, except: Element): boolean {
  for (let child = firstChildOf(parent); child !== null; child = nextSiblingOf(child))
    if (child !== except && isText(child) && !SEPARATOR_TEXT.test(dataOf(child))) return false;
  return true;
}

/** In a chat line without boxes the name comes first: `12:03 anna: hello`. */
function isFirstWord(page: PageContext, survey: Survey, element: Element): boolean {
  const text = shownLine(page, element);
  if (text === null || isWrittenHandle(text)) return false;
  for (
    let child = firstChildOf(survey.post);
    child !== null && child !== element;
    child = nextSiblingOf(child)
  )
    if (
      isText(child) ? /[\p{L}\p{N}]/u.test(dataOf(child)) : isElement(child) && localNameOf(child) !== 'time'
    )
      return false;
  const next = nextSiblingOf(element);
  return next !== null && (!isText(next) || /^\s*(?:[:>–—-]|$)/u.test(dataOf(next)));
}

function isMarkedAuthor(survey: Survey, element: Element): boolean {
  let at: Element | null = element;
  for (let level = 0; at !== null && at !== survey.post && level < 4; level += 1) {
    if (localNameOf(at) === 'address' || saysAuthor(namesOf(at))) return true;
    at = parentElementOf(at);
  }
  return false;
}

function isStrong(survey: Survey, link: LinkHit): boolean {
  return queryFirst(link.element, 'img') !== null || isMarkedAuthor(survey, link.element);
}

function onlyAccount(links: readonly LinkHit[]): URL | null {
  const [first] = links;
  return first !== undefined && links.every((link) => addressKey(link.address) === addressKey(first.address))
    ? first.address
    : null;
}

/** The account in the smallest box that holds the time and any account. */
function accountBeside(survey: Survey, links: readonly LinkHit[], time: Element): URL | null {
  let box: Element | null = time;
  for (let level = 0; box !== null && level < 64; level += 1) {
    const around = box;
    const inside = links.filter((link) => contains(around, link.element));
    if (inside.length > 0)
      return onlyAccount(inside) ?? onlyAccount(inside.filter((link) => isStrong(survey, link)));
    if (box === survey.post) return null;
    box = parentElementOf(box);
  }
  return null;
}

/** A name without a link: the only one with a class that says so, beside the time where there is one. */
function findName(page: PageContext, survey: Survey, time: Element | null): Element | null {
  const inner = survey.names.filter(
    (name) => !survey.names.some((other) => other !== name && contains(name, other)),
  );
  const named = inner.filter(
    (name) =>
      shownLine(page, name) !== null &&
      queryFirst(name, 'time,p') === null &&
      cleanName(shownLine(page, name)) !== null,
  );
  const onlyName = (names: readonly Element[]): Element | null =>
    new Set(names.map((name) => shownLine(page, name))).size === 1 ? names[0]! : null;
  if (time === null) return onlyName(named);
  let box: Element | null = parentElementOf(time);
  for (let level = 0; box !== null && level < 64; level += 1) {
    const around = box;
    const inside = named.filter((name) => contains(around, name));
    if (inside.length > 0) return onlyName(inside);
    if (box === survey.post) return null;
    box = parentElementOf(box);
  }
  return null;
}

export function readAuthor(page: PageContext, survey: Survey, hit: AuthorHit | null): FoundFacts {
  if (hit === null) {
    const name = cleanName(attributeOf(survey.post, 'data-author'));
    return { authorName: found(name, 'dom', '@data-author') };
  }
  const [first] = hit.elements;
  if (hit.address === null) {
    const text = first === undefined ? null : shownLine(page, first);
    return isWrittenHandle(text ?? '')
      ? { authorHandle: found(cleanHandle(text), 'dom', '.name') }
      : { authorName: found(cleanName(text?.replace(/\s*:$/, '') ?? null), 'dom', '.name') };
  }
  const where = tokensOf(first!, 'rel').includes('author') ? 'a[rel=author]' : 'author link';
  const parts = hit.links.map((link) => /^(.*?)\s*(@\S+)?$/u.exec(nameIn(page, link.element) ?? ''));
  const written = parts.map((part) => part?.[2] ?? '').find(isWrittenHandle) ?? null;
  const name = parts.map((part) => part?.[1] ?? '').find((text) => /[^\s\p{P}]/u.test(text)) ?? null;
  const profile = readProfileAddress(hit.address);
  const byUrl = profile?.handle ?? null;
  return {
    authorName: found(cleanName(name?.replace(/\s*:$/, '') ?? null), 'dom', where),
    authorHandle: written === null ? found(byUrl, 'url', where) : found(cleanHandle(written), 'dom', where),
    authorUrl: addressFact(hit.address, 'dom', where),
    authorId: readAuthorId(survey, hit) ?? found(profile?.id ?? null, 'url', where),
  };
}

/** Longer than this, or with a mark between parts, a link shows more than a name. */
const LONGEST_SHOWN_NAME = 80;

/** The text of a link where it can be a name and a handle; `null` for a whole card. */
function nameIn(page: PageContext, link: Element): string | null {
  const text = shownLine(page, link);
  return text === null || text.length > LONGEST_SHOWN_NAME || /\s[•·|]\s/u.test(text) ? null : text;
}

const ACCOUNT_ID = /^[\w:.-]{1,128}$/;

/** The id that forum software writes on the author's link or, as the author's, on the post. */
function readAuthorId(survey: Survey, hit: AuthorHit): Found<string> | null {
  for (const { element } of hit.links) {
    for (const name of ['data-user-id', 'data-author-id', 'data-account-id', 'data-member-id']) {
      const value = attributeOf(element, name);
      if (value !== null && ACCOUNT_ID.test(value)) return found(value, 'dom', `author link @${name}`);
    }
  }
  for (const name of ['data-author-id', 'data-author-fullname', 'author-id']) {
    const value = attributeOf(survey.post, name);
    if (value !== null && ACCOUNT_ID.test(value)) return found(value, 'dom', `@${name}`);
  }
  return null;
}
