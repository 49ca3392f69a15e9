/** Whether an address is one post's own page, and which element that post is. */
import { MAX_DEPTH } from '../bounds';
import { queryComposed } from '../composed-tree';
import { attributeOf, parentElementOf, queryAll, rawTextOf } from '../dom';
import type { PageContext } from '../site';
import { linkAddress, resolveAddress, sameAddress } from './address';
import { findPosts } from './find-posts';
import type { FoundFacts } from './found-facts';
import { findAuthor, readAuthor } from './find-author';
import { findTime, readPermalink } from './from-dom';
import { findMainPosting, postingText, readPosting } from './from-json-ld';
import { readMicrodata } from './from-microdata';
import { readMicroformat } from './from-microformat';
import type { Posting } from './json-ld';
import { isHere } from './page-address';
import { readPageMetadata } from './page-metadata';
import { perReading } from './per-reading';
import { readBody } from './post-text';
import { surveyPost } from './survey';

/** Posts whose own address is compared with the page's. */
const MAX_COMPARED = 50;
const MAX_LINKS = 20_000;
/** Characters of a text that must be the same for it to be taken for the same text. */
const MIN_SAME_TEXT = 24;

/** The address that the post's own markup or form gives it. */
export function ownAddressOf(page: PageContext, post: Element): URL | null {
  const survey = surveyPost(page, post);
  const declared = readMicrodata(page, survey).permalink ?? readMicroformat(page, survey).permalink ?? null;
  if (declared !== null) return URL.parse(declared.value);
  return readPermalink(page, survey, findTime(survey))?.address ?? null;
}

/** The one post whose own page the address is; `null` for feeds, lists, and wherever it is not sure. */
export const findMainPost = perReading((page: PageContext): Element | null => {
  if (page.url.pathname === '/' && page.url.search === '' && page.url.hash === '') return null;
  const { posts, outermost } = findPosts(page, page.document);
  const marked = findMarked(page, posts);
  if (marked !== null) return marked;
  const named = postsLinkedAs(page, posts).filter((post) => isNamedHere(page, post));
  if (named.length > 0) return named.length === 1 ? named[0]! : null;
  const posting = findMainPosting(page);
  const metadata = readPageMetadata(page);
  const isArticle = metadata.isConfirmed && /^article$/i.test(metadata.meta('og:type') ?? '');
  if (posting === null && !isArticle) return null;
  const [only] = outermost;
  // Its own address, where it has one, is another: the post is shown here and lives elsewhere.
  if (only !== undefined && outermost.length === 1) return ownAddressOf(page, only) === null ? only : null;
  return posting === null ? null : findByText(page, posting, posts);
});

/** Posts with a link, or an item's id, that is the page's own address: those worth a closer look. */
function postsLinkedAs(page: PageContext, posts: readonly Element[]): Element[] {
  const accepted = new Set(posts);
  const around = (element: Element): Element | null => {
    let at: Element | null = element;
    for (let depth = 0; at !== null && depth < MAX_DEPTH; depth += 1) {
      if (accepted.has(at)) return at;
      at = parentElementOf(at);
    }
    return null;
  };
  const links = queryComposed(page.document, 'a[href],[itemid]', {
    limit: MAX_LINKS,
    shadowRootOf: page.shadowRootOf,
  });
  const here = links.filter(({ element }) => {
    const address = linkAddress(page, element) ?? resolveAddress(page, attributeOf(element, 'itemid'));
    return address !== null && address.hash === '' && isHere(page, address);
  });
  const found = new Set(here.map(({ element }) => around(element)));
  return [...found].filter((post) => post !== null).slice(0, MAX_COMPARED);
}

function isNamedHere(page: PageContext, post: Element): boolean {
  const address = ownAddressOf(page, post);
  return address !== null && address.hash === '' && isHere(page, address);
}

/** The address ends in the mark of a post (`#comment-12`). */
function findMarked(page: PageContext, posts: readonly Element[]): Element | null {
  const mark = page.url.hash.slice(1);
  if (mark === '') return null;
  const marked = posts.filter((post) => {
    const isMarked = attributeOf(post, 'id') === mark;
    if (!isMarked && queryAll(post, '[href],[itemid]', 200).every((one) => !leadsTo(one, mark))) return false;
    const address = ownAddressOf(page, post);
    if (address !== null && address.hash !== '') return sameAddress(address, page.url);
    return isMarked && (address === null || isHere(page, address)) && /\d/.test(mark);
  });
  return marked.length === 1 ? marked[0]! : null;
}

function leadsTo(element: Element, mark: string): boolean {
  return ['href', 'itemid'].some((name) => attributeOf(element, name)?.endsWith(`#${mark}`) === true);
}

/** The only post on the page that shows the words the page says it is about. */
function findByText(page: PageContext, posting: Posting, posts: readonly Element[]): Element | null {
  const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
  const words = plain(postingText(posting) ?? '');
  if (words.length < MIN_SAME_TEXT) return null;
  const start = words.replaceAll(/\s/g, '').slice(0, MIN_SAME_TEXT);
  const likely = posts.filter((post) => (rawTextOf(post) ?? '').replaceAll(/\s/g, '').includes(start));
  const showing = likely.slice(0, MAX_COMPARED).filter((post) => {
    const address = ownAddressOf(page, post);
    if (address !== null && !isHere(page, address)) return false;
    const body = readBody(page, surveyPost(page, post), []);
    return body !== null && plain(body.text).includes(words) && !isBySomebodyElse(page, post, posting);
  });
  return showing.length === 1 ? showing[0]! : null;
}

/** The same words under another name: copied, or passed on. */
function isBySomebodyElse(page: PageContext, post: Element, posting: Posting): boolean {
  const survey = surveyPost(page, post);
  const shown = readAuthor(page, survey, findAuthor(page, survey, findTime(survey)));
  const said = readPosting(page, posting);
  const names = (facts: FoundFacts): string[] =>
    [facts.authorName, facts.authorHandle, facts.authorId].flatMap((fact) =>
      fact == null ? [] : fact.value.toLowerCase(),
    );
  const known = new Set(names(said));
  return names(shown).length > 0 && known.size > 0 && !names(shown).some((name) => known.has(name));
}

/** Whether what is said of the page is said of this post. */
export function isMainPost(page: PageContext, post: Element): boolean {
  const address = ownAddressOf(page, post);
  if (address !== null && (address.hash !== '' || !isHere(page, address))) return false;
  if (address !== null) return true;
  // The page says nothing that would make any post its main one: no need to look at all of them.
  if (findMainPosting(page) === null && !readPageMetadata(page).isConfirmed) return false;
  if (page.url.hash !== '' && attributeOf(post, 'id') === page.url.hash.slice(1)) return false;
  return findMainPost(page) === post;
}

/** The JSON-LD about the page's main thing, for the post that is it. */
export function mainPostingFor(page: PageContext, post: Element): Posting | null {
  return isMainPost(page, post) ? findMainPosting(page) : null;
}
