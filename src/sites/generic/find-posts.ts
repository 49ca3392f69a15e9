/** Finds what is a post: by what the page declares (schema.org, microformats, ARIA, `article`), else by form. */
import { queryComposed, walk } from '../composed-tree';
import {
  attributeOf,
  contains,
  dataOf,
  firstElementOf,
  hasAttribute,
  isElement,
  isVisible,
  localNameOf,
  matches,
  nextElementOf,
  parentElementOf,
  queryFirst,
  tokensOf,
} from '../dom';
import { isEditable } from '../element-text';
import type { PageContext } from '../site';
import { hasProfileLink, rowOfForm } from './list-rows';
import { isNamedComment, isNotPosted, isQuotedIn, listRowAround } from './markers';
import { kindOfType, typeName } from './posting-types';
import { perReading } from './per-reading';

export interface PostIndex {
  /** In document order. */
  readonly posts: readonly Element[];
  /** Posts that stand in no other post. */
  readonly outermost: readonly Element[];
  /** Posts that are shown inside a post as a quotation. */
  readonly quotes: ReadonlySet<Element>;
}

const LOG_ROWS = '[role="log" i] :is(li,[role="listitem" i],[role="row" i])';
const FEED_ITEMS = '[role="feed" i] [aria-posinset]';
const CONTAINERS = `article,[role="article" i],[itemscope][itemtype],.h-entry,.h-cite,${FEED_ITEMS},${LOG_ROWS}`;
const EVIDENCE =
  'time,[itemprop~="datePublished"],[itemprop~="dateCreated"],.dt-published,[rel~="author" i],[itemprop~="author"],.p-author';
const OTHER_ITEM =
  '[itemscope]:not(article,[role="article" i],.h-entry,.h-cite,[aria-posinset],li,[role="listitem" i],[role="row" i])';
const LOG = '[role="log" i]';
const MAX_HITS = 60_000;
/** Levels between what is asked about and the row of a list around it. */
const ROW_DEPTH = 40;
const CONTENT_NODES = 2_000;

interface Entry {
  readonly element: Element;
  readonly depth: number;
  readonly parent: Entry | null;
  /** The page itself says that this is a post. */
  readonly declared: boolean;
  readonly row: boolean;
  readonly quote: boolean;
  /** It has a time or an author of its own. */
  identity: boolean;
  /** It turned out to be a part of the post around it. */
  part: boolean;
}

/** schema.org type of an item that is a post; `null` for any other element. */
export function postingTypeOf(element: Element): string | null {
  if (!hasAttribute(element, 'itemscope')) return null;
  const types = (attributeOf(element, 'itemtype') ?? '').split(/\s+/).map(typeName);
  return types.find((type) => kindOfType(type) !== null) ?? null;
}

/** Something to read or see of its own: text outside of buttons, menus and other posts, or a picture. */
export function hasOwnContent(page: PageContext, element: Element, others: ReadonlySet<Element>): boolean {
  let has = false;
  walk(
    element,
    {
      enter(inner) {
        if (inner === element) return 'into';
        const name = localNameOf(inner);
        if (name === 'img' || name === 'video' || name === 'picture') has = true;
        const skip =
          /^(?:script|style|template|noscript|button|svg|select|input|title)$/.test(name) ||
          others.has(inner) ||
          isEditable(inner) ||
          isNotPosted(inner) ||
          matches(inner, '[role="button" i]');
        return skip ? 'over' : 'into';
      },
      text(text) {
        has ||= /\S/.test(dataOf(text));
      },
    },
    { nodes: CONTENT_NODES, shadowRootOf: page.shadowRootOf, enough: () => has },
  );
  return has;
}

/** The lines of a log that is made of plain boxes: the children of its innermost single box. */
function rowsOfPlainLog(log: Element): Element[] {
  let box = log;
  for (let depth = 0; depth < 12; depth += 1) {
    const first = firstElementOf(box);
    if (first === null || nextElementOf(first) !== null) break;
    box = first;
  }
  const rows: Element[] = [];
  for (let row = firstElementOf(box); row !== null && rows.length < MAX_HITS; row = nextElementOf(row))
    if (!isNotPosted(row) && !isEditable(row)) rows.push(row);
  return rows.length > 1 ? rows : [];
}

function holds(outer: Entry, inner: Element, depth: number): boolean {
  if (outer.depth === depth) return contains(outer.element, inner);
  if (depth < outer.depth) return false;
  for (let at: Element | null = inner; at !== null; at = parentElementOf(at))
    if (at === outer.element) return true;
  return false;
}

class Finder {
  readonly entries: Entry[] = [];
  readonly #known = new Set<Element>();
  readonly #page: PageContext;
  #open: Entry[] = [];

  constructor(page: PageContext) {
    this.#page = page;
  }

  look(element: Element, depth: number): void {
    for (
      let top = this.#open.at(-1);
      top !== undefined && !holds(top, element, depth);
      top = this.#open.at(-1)
    )
      this.#open.pop();
    const top = this.#open.at(-1) ?? null;
    if (matches(element, CONTAINERS)) {
      const row = matches(element, LOG_ROWS);
      const declared =
        row ||
        postingTypeOf(element) !== null ||
        matches(element, `.h-entry,${FEED_ITEMS}`) ||
        isNamedComment(element);
      const article = matches(element, 'article,[role="article" i]');
      const cite = matches(element, '.h-cite') && !isNamedComment(element);
      // A list or an item of another kind inside a message is part of the message.
      if (top?.row === true && row) return;
      if (declared || article || cite) this.#add(element, depth, top, declared, row, cite);
      return;
    }
    if (matches(element, LOG)) {
      if (queryFirst(element, CONTAINERS) === null)
        for (const row of rowsOfPlainLog(element)) {
          const entry = this.#add(row, depth, top, true, true, false);
          entry.identity = true;
        }
      return;
    }
    this.#evidence(element, depth, top);
  }

  #evidence(element: Element, depth: number, top: Entry | null): void {
    if (top?.row === true) {
      top.identity = true;
      return;
    }
    const isTime = localNameOf(element) === 'time';
    const row = isTime ? listRowAround(element) : null;
    if (
      row !== null &&
      top !== null &&
      row !== top.element &&
      contains(top.element, row) &&
      hasProfileLink(this.#page, row)
    ) {
      this.#add(row, depth, top, false, false, false).identity = true;
      return;
    }
    if (top !== null) top.identity = true;
    else if (isTime) {
      const form = rowOfForm(this.#page, element);
      if (form !== null && !this.#known.has(form))
        this.#add(form, depth, null, false, false, false).identity = true;
    }
  }

  #add(
    element: Element,
    depth: number,
    parent: Entry | null,
    declared: boolean,
    row: boolean,
    cite: boolean,
  ): Entry {
    const quote = parent !== null && (cite || isQuotedIn(element, parent.element));
    const entry: Entry = { element, depth, parent, declared, row, quote, identity: false, part: false };
    this.entries.push(entry);
    this.#known.add(element);
    this.#open.push(entry);
    return entry;
  }
}

function resolve(page: PageContext, entries: readonly Entry[]): PostIndex {
  const quotes = new Set(entries.filter((entry) => entry.quote).map((entry) => entry.element));
  const inQuote = (entry: Entry): boolean => {
    for (let at: Entry | null = entry; at !== null; at = at.parent) if (at.quote) return true;
    return false;
  };
  const candidates = entries.filter(
    (entry) => !inQuote(entry) && !(entry.parent === null && isCiteOnly(entry)),
  );
  for (const entry of candidates) {
    if (entry.parent === null) continue;
    // A box without time, author or declaration inside a post is that post's body.
    if (!entry.declared && !entry.identity) entry.part = true;
  }
  for (const entry of candidates) {
    if (!entry.declared || entry.identity) continue;
    // The declaration stands on the outer box, time and author in the only inner one: the same post.
    const inner = candidates.filter((other) => other.parent === entry && !other.part);
    if (inner.length === 1 && !inner[0]!.declared && inner[0]!.identity) inner[0]!.part = true;
  }
  const chosen = candidates.filter((entry) => !entry.part);
  const elements = new Set([...chosen.map((entry) => entry.element), ...quotes]);
  const isPost = (entry: Entry): boolean => {
    if (!isVisible(entry.element)) return false;
    if (entry.identity && !entry.declared) return true;
    return hasOwnContent(page, entry.element, elements);
  };
  const posts = chosen.filter(isPost);
  const accepted = new Set(posts);
  const isOutermost = (entry: Entry): boolean => {
    for (let at = entry.parent; at !== null; at = at.parent) if (accepted.has(at)) return false;
    return true;
  };
  return {
    posts: posts.map((entry) => entry.element),
    outermost: posts.filter(isOutermost).map((entry) => entry.element),
    quotes,
  };
}

function isCiteOnly(entry: Entry): boolean {
  return (
    !entry.declared &&
    tokensOf(entry.element, 'class').includes('h-cite') &&
    !matches(entry.element, 'article,[role="article" i]')
  );
}

function indexOf(page: PageContext, root: Node): PostIndex {
  const finder = new Finder(page);
  if (isElement(root) && matches(root, `${CONTAINERS},${LOG}`)) finder.look(root, 0);
  for (const { element, depth } of queryComposed(root, `${CONTAINERS},${EVIDENCE},${LOG}`, {
    limit: MAX_HITS,
    shadowRootOf: page.shadowRootOf,
  }))
    finder.look(element, depth);
  return resolve(page, finder.entries);
}

const indexes = perReading(() => new Map<Node, PostIndex>());

/** Posts in `root`, itself included: the document, or the element that holds what is asked about. */
export function findPosts(page: PageContext, root: Node): PostIndex {
  const known = indexes(page);
  let index = known.get(root);
  if (index === undefined) {
    index = indexOf(page, root);
    known.set(root, index);
  }
  return index;
}

/** `CONTAINERS` without items of other kinds, such as a page that calls itself one. */
function isContainer(element: Element): boolean {
  return matches(element, CONTAINERS) && (postingTypeOf(element) !== null || !matches(element, OTHER_ITEM));
}

/** The innermost post around an element. Looks only at what is around it, however large the page is. */
export function findPostAround(page: PageContext, element: Element): Element | null {
  const around: Element[] = [];
  for (let at: Element | null = element; at !== null && around.length < 1_000; at = parentElementOf(at))
    around.push(at);
  const log = around.find((one) => matches(one, LOG));
  const outer = around.findLast(isContainer) ?? null;
  const root =
    log !== undefined && (outer === null || around.indexOf(log) > around.indexOf(outer)) ? log : outer;
  if (root !== null) {
    const { posts, quotes } = findPosts(page, root);
    const accepted = new Set(posts);
    const post = around.find((one) => accepted.has(one) && !quotes.has(one));
    if (post !== undefined) return post;
  }
  return around.slice(0, ROW_DEPTH).find((one) => isRowOfForm(page, one)) ?? null;
}

function isRowOfForm(page: PageContext, element: Element): boolean {
  const time = queryFirst(element, 'time');
  return time !== null && rowOfForm(page, time) === element && isVisible(element);
}
