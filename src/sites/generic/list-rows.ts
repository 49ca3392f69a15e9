/** Rows of a list that declares nothing: told by their form, each with a time and an account. */
import {
  localNameOf,
  nextElementOf,
  parentElementOf,
  previousElementOf,
  queryAll,
  queryFirst,
  tokensOf,
} from '../dom';
import type { PageContext } from '../site';
import { linkAddress } from './address';
import { readProfileAddress } from './identity';
import { namesOf, saysMessage } from './markers';

/** Levels between a time and the row of a list it may belong to. */
const ROW_LEVELS = 12;

/** Whether the link's address is one of an account, or the link says that it leads to the author. */
export function isProfileLink(page: PageContext, link: Element): boolean {
  if (tokensOf(link, 'rel').includes('author')) return true;
  const address = linkAddress(page, link);
  return address !== null && readProfileAddress(address) !== null;
}

export function hasProfileLink(page: PageContext, element: Element): boolean {
  return queryAll(element, 'a[href]', 30).some((link) => isProfileLink(page, link));
}

/** Rows of one list look alike: they share a class, or have none. */
function isOfOneClass(a: Element, b: Element): boolean {
  const classes = tokensOf(a, 'class');
  const others = tokensOf(b, 'class');
  return classes.length === 0 ? others.length === 0 : classes.some((token) => others.includes(token));
}

/** The row of a list without any declared post: siblings of the same form, each with a time and an account. */
export function rowOfForm(page: PageContext, time: Element): Element | null {
  const isRow = (element: Element | null, like: Element): boolean =>
    element !== null &&
    localNameOf(element) === localNameOf(like) &&
    isOfOneClass(element, like) &&
    queryFirst(element, 'time') !== null &&
    (hasProfileLink(page, element) || saysMessage(namesOf(element)));
  let at = parentElementOf(time);
  for (let level = 0; at !== null && level < ROW_LEVELS; level += 1) {
    const name = localNameOf(at);
    if (/^(?:ul|ol|table|tbody|main|body|html|nav|p|a|h[1-6])$/.test(name)) {
      if (!/^(?:p|a|h[1-6])$/.test(name)) return null;
    } else if (isRow(at, at) && (isRow(nextElementOf(at), at) || isRow(previousElementOf(at), at))) return at;
    at = parentElementOf(at);
  }
  return null;
}
