/**
 * What every adapter of one platform has in common: which elements are posts, what belongs to which post, and
 * the small readings from which facts are made. An adapter says only where things stand.
 */
import {
  NO_POST_FACTS,
  type Fact,
  type FactCaveat,
  type Found,
  type FoundHow,
  type MediaReference,
  type PostFacts,
} from '../domain/capture';
import { cutText, MAX_MEDIA, MAX_POST_NODES, MAX_POST_TEXT, oneLine } from './bounds';
import {
  attributeOf,
  closest,
  contains,
  documentElementOf,
  documentOf,
  isVisible,
  localNameOf,
  matches,
  parentElementOf,
  precedes,
  queryAll,
  queryFirst,
} from './dom';
import { collectText, TextLines } from './element-text';
import { addressFact, resolveAddress } from './generic/address';
import { found, type FoundFacts } from './generic/found-facts';
import { cleanHandle, cleanLanguage, cleanName } from './generic/identity';
import { documentLanguageOf } from './generic/page-metadata';
import { exactTime } from './generic/posted-at';
import { shownLine } from './generic/post-text';
import { isHostOf } from './host';
import { largestOf, rawAddress, shownIn, sourcesOfFilm, withoutDoubles } from './media-source';
import { recogniserOf } from './recognise';
import type { Conversation, MediaSource, PageContext, Site } from './site';

const MAX_POSTS = 20_000;
const MAX_PARTS = 2_000;
const MAX_LEVELS = 1_000;

/** One kind of post of a site. */
export interface Layout {
  readonly kind: PostFacts['kind'];
  /** Matches the element of each post of this kind, in the page's own tree. */
  readonly container: string;
  /** Of containers of this kind inside each other only the outermost is a post. */
  readonly outermost?: boolean;
  /** Parts of the post's box that are not the post: what it quotes, what stands around it. */
  readonly foreign?: string;
  /**
   * Whether an element inside the box belongs to words of others that are no recognised post: picking it picks
   * nothing, so that they are never taken for this post's.
   */
  apart?(element: Element, box: Element): boolean;
  /** The post's id on the platform. */
  id(post: Post): Found<string> | null;
  /** See `Site.wholeText`. */
  wholeText?(post: Post): Element | null;
  /** All facts but kind, platform and id. */
  read(post: Post, id: string | null): FoundFacts;
}

export interface SiteHooks {
  readonly id: string;
  readonly name: string;
  /** Empty where any host may run the software: then `marker` decides. */
  readonly hosts: readonly string[];
  /** Where and when its hooks were last seen to hold. */
  readonly seen: string;
  /** See `Marks`. */
  readonly marker?: string;
  /** Asked where a mark is there: whether the page is the software's after all. */
  confirms?(page: PageContext): boolean;
  /** See `Marks`. */
  readonly shapes?: readonly string[];
  readonly layouts: readonly Layout[];
  /** A container inside a container is a quotation, not a post of its own. */
  readonly nestedIsQuote?: boolean;
  /** For a click beside a post's element: an element of the post that is meant. */
  redirect?(element: Element): Element | null;
  /** The id of the post whose own page this address is. */
  mainId?(page: PageContext): string | null;
  /** What a page says as a whole, such as a profile of its account. */
  page?(page: PageContext): FoundFacts;
  /** The site's conversations, the first that the page has: where their messages stand and where older ones do. */
  readonly conversations?: readonly ConversationHook[];
  /** See `Site.mediaHosts`. */
  readonly mediaHosts?: readonly string[];
  /** A page on one of its hosts that is not of its own making, and read as any other page is. */
  isElsewhere?(page: PageContext): boolean;
  /** See `Site.pageWorld`. */
  readonly pageWorld?: boolean;
  /** See `Site.rawMessage`. */
  readonly rawMessage?: boolean;
  /** See `Site.placeOf`. */
  placeOf?(message: Element): number | null;
}

export interface ConversationHook {
  /** What scrolls the messages, or an element in or around it. */
  readonly list: string;
  readonly older: Conversation['older'];
}

/** One post's element with what is its own. */
export class Post {
  readonly page: PageContext;
  readonly element: Element;
  /** Where its media are, as far as its facts were read. */
  readonly media: MediaSource[] = [];
  readonly #layout: Layout;
  readonly #around: (element: Element) => Element | null;

  /** @param around the nearest post's or quoted post's element around another, itself included */
  constructor(
    page: PageContext,
    element: Element,
    layout: Layout,
    around: (element: Element) => Element | null,
  ) {
    this.page = page;
    this.element = element;
    this.#layout = layout;
    this.#around = around;
  }

  /** Whether an element inside is of this post and of no other one in it. */
  owns(element: Element): boolean {
    if (element === this.element) return true;
    if (this.#around(element) !== this.element) return false;
    const { foreign } = this.#layout;
    const outside = foreign === undefined ? null : closest(element, foreign);
    return outside === null || outside === this.element || !contains(this.element, outside);
  }

  all(selector: string): Element[] {
    return queryAll(this.element, selector, MAX_PARTS).filter((element) => this.owns(element));
  }

  first(selector: string): Element | null {
    return this.all(selector)[0] ?? null;
  }

  /** The attribute of the post's own element. */
  attribute(name: string): string | null {
    return oneLine(attributeOf(this.element, name));
  }

  /** An attribute of the first own part that has it. */
  attributeIn(selector: string, name: string): string | null {
    const owner = this.first(selector);
    return owner === null ? null : oneLine(attributeOf(owner, name));
  }

  /** What the part shows, on one line. */
  line(selector: string): string | null {
    const shown = this.all(selector).find((one) => isVisible(one)) ?? null;
    return shown === null ? null : shownLine(this.page, shown);
  }
}

export interface TextParts {
  /** What is left out inside the parts. */
  readonly leaveOut?: string;
  /** Parts inside of one of these are none. */
  readonly outside?: string;
  /** The site shows only the beginning. */
  readonly shortened?: boolean;
  /** All parts one after the other, not only the first. */
  readonly all?: boolean;
  /** The site writes line ends into the text (`TextOptions.written`). */
  readonly written?: boolean;
  /** Parts that stand before this element are none. */
  readonly after?: Element;
  /** Parts that stand after this element, or in it, are none. */
  readonly before?: Element | null;
}

/** The whole displayed text of the post's parts, one after the other; what belongs to others is left out. */
export function textOf(post: Post, selector: string, options: TextParts = {}): Fact<string> {
  const isOutside = (one: Element): boolean => {
    const around = options.outside === undefined ? null : closest(one, options.outside);
    return around === null || !contains(post.element, around);
  };
  const { after, before = null } = options;
  const isBetween = (one: Element): boolean =>
    (after === undefined || precedes(after, one)) &&
    (before === null || (precedes(one, before) && !contains(before, one)));
  const parts = post.all(selector).filter((one) => isOutside(one) && isBetween(one));
  const outer = parts.filter((one) => !parts.some((other) => other !== one && contains(other, one)));
  const lines = new TextLines(MAX_POST_TEXT);
  let cut = false;
  for (const box of options.all === true ? outer : outer.slice(0, 1)) {
    lines.break(1);
    const end = collectText(box, lines, {
      nodes: MAX_POST_NODES,
      shadowRootOf: post.page.shadowRootOf,
      ...(options.written === undefined ? {} : { written: options.written }),
      leaveOut: (element) =>
        element !== box &&
        (!post.owns(element) || (options.leaveOut !== undefined && matches(element, options.leaveOut))),
    });
    cut ||= end.cut;
  }
  const { text } = cutText(lines.toString(), MAX_POST_TEXT);
  if (text === '') return null;
  const caveat =
    cut || lines.full ? 'cut-at-bound' : options.shortened === true ? 'shortened-by-site' : undefined;
  return found(text, 'dom', selector, caveat);
}

/** The displayed text of an element that belongs to the post and stands outside its box, in its lines. */
export function shownText(page: PageContext, element: Element, leaveOut?: string): string | null {
  const lines = new TextLines(MAX_POST_TEXT);
  collectText(element, lines, {
    nodes: MAX_POST_NODES,
    shadowRootOf: page.shadowRootOf,
    leaveOut: (one) => one !== element && leaveOut !== undefined && matches(one, leaveOut),
  });
  const { text } = cutText(lines.toString(), MAX_POST_TEXT);
  return text === '' ? null : text;
}

/** A post with a title has it as its first paragraph. */
export function titled(title: Fact<string>, text: Fact<string>): Fact<string> {
  if (title === null || text === null) return text ?? title;
  return { ...text, value: `${title.value}\n\n${text.value}`, where: `${title.where}, ${text.where}` };
}

export function nameFact(raw: string | null, where: string, how: FoundHow = 'dom'): Fact<string> {
  return found(cleanName(raw), how, where);
}

export function handleFact(raw: string | null, where: string, how: FoundHow = 'dom'): Fact<string> {
  return found(cleanHandle(raw), how, where);
}

/** An id that has the platform's form; `null` for anything else. */
export function idFact(
  raw: string | null | undefined,
  form: RegExp,
  where: string,
  how: FoundHow = 'dom',
): Fact<string> {
  return found(raw != null && form.test(raw) ? raw : null, how, where);
}

/** The first group of a pattern in a text. */
export function part(text: string | null, pattern: RegExp): string | null {
  return text === null ? null : (pattern.exec(text)?.[1] ?? null);
}

export function linkFact(page: PageContext, raw: string | null, where: string, how: FoundHow = 'dom') {
  return addressFact(resolveAddress(page, raw), how, where);
}

/** An address made from its parts, in the form that the platform itself uses. */
export function builtAddress(page: PageContext, raw: string | null): Fact<string> {
  return raw === null ? null : linkFact(page, raw, 'platform address form', 'derived');
}

/** Path of a link on one of the site's hosts, without parameters; `null` for a link to elsewhere. */
export function pathOf(page: PageContext, link: Element | null, hosts: readonly string[]): string | null {
  const url = link === null ? null : resolveAddress(page, attributeOf(link, 'href'));
  if (url === null || (hosts.length === 0 ? url.host !== page.url.host : !isHostOf(url, hosts))) return null;
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    // `%` that encodes nothing: the path as it is written.
    return url.pathname;
  }
}

/** The words and, where an attribute gives it, the exact time. */
export function timeFacts(
  post: Post,
  selector: string,
  attribute: string | null,
  exact: (raw: string | null) => string | null = exactTime,
): Pick<FoundFacts, 'postedAt' | 'postedAtShown'> {
  const time = post.first(selector);
  if (time === null) return {};
  const postedAt = attribute === null ? null : exact(attributeOf(time, attribute));
  return {
    postedAtShown: found(shownLine(post.page, time), 'dom', selector),
    postedAt: found(postedAt, 'dom', `${selector}[${attribute}]`),
  };
}

/** Seconds or milliseconds since 1970 as UTC; `null` for what is no time. */
export function epochTime(raw: string | number | null | undefined, unit: 's' | 'ms'): string | null {
  if (raw == null || !/^\d{9,14}$/.test(String(raw))) return null;
  const date = new Date(Number(raw) * (unit === 's' ? 1000 : 1));
  const year = date.getUTCFullYear();
  return year >= 1995 && year <= 2100 ? date.toISOString() : null;
}

export function languageFact(post: Post, selector: string): Fact<string> {
  return found(cleanLanguage(post.attributeIn(selector, 'lang')), 'dom', `${selector}[lang]`);
}

export interface MediaHook {
  readonly kind: MediaReference['kind'];
  readonly selector: string;
  readonly attribute: string;
  /** The address as the platform serves it in full size. */
  readonly full?: (url: URL) => string;
  /** The same where that is no fact but worth asking for; `null`: there is none. */
  readonly larger?: (url: URL) => string | null;
}

export function mediaFacts(post: Post, hooks: readonly MediaHook[]): Found<MediaReference>[] {
  const media: Found<MediaReference>[] = [];
  const seen = new Set<string>();
  for (const hook of hooks) {
    const { kind, selector, attribute, full } = hook;
    for (const element of post.all(selector)) {
      const raw = attributeOf(element, attribute);
      const background = attribute === 'style' ? part(raw, /background-image:\s*url\(["']?([^"')]+)/) : raw;
      const url = resolveAddress(post.page, background);
      const fact = addressFact(
        url === null ? null : (URL.parse(full?.(url) ?? url.href) ?? url),
        'dom',
        selector,
      );
      if (fact === null || seen.has(fact.value) || media.length >= MAX_MEDIA) continue;
      seen.add(fact.value);
      const alternativeText = oneLine(attributeOf(element, 'alt'));
      media.push({ ...fact, value: { kind, url: fact.value, alternativeText } });
      post.media.push(sourceOf(post.page, element, hook, url!.href));
    }
  }
  return media;
}

/** Shown is what the page displays; what the hook or the picture's own list names is the full size. */
function sourceOf(
  page: PageContext,
  element: Element,
  { kind, attribute, full, larger }: MediaHook,
  named: string,
): MediaSource {
  const image =
    localNameOf(element) === 'img' ? element : attribute === 'href' ? queryFirst(element, 'img') : null;
  // A link leads to a file that the page itself shows smaller, or not at all.
  const shown = image !== null ? shownIn(page, image) : attribute === 'href' ? null : rawAddress(page, named);
  const known =
    full?.(new URL(named)) ??
    larger?.(new URL(named)) ??
    largestOf(image === null ? null : attributeOf(image, 'srcset'));
  const address = rawAddress(page, known ?? named);
  return { kind, element, shown, full: known == null && address === shown ? null : address };
}

/** Films, sounds and pictures without an address of their own, which facts do not name. */
function unnamedMedia(post: Post): MediaSource[] {
  return [
    ...post.all('img[src^="blob:"]').map((element) => {
      const shown = rawAddress(post.page, attributeOf(element, 'src'));
      return { kind: 'image', element, shown, full: null } as const;
    }),
    ...post.all('video,audio').flatMap((element) => sourcesOfFilm(post.page, element)),
  ];
}

/** The same fact with a caveat. */
export function withCaveat<T>(fact: Fact<T>, caveat: FactCaveat): Fact<T> {
  return fact === null ? null : { ...fact, caveat };
}

function conversationOf({ document }: PageContext, hooks: readonly ConversationHook[]): Conversation | null {
  for (const { list, older } of hooks) {
    const element = queryAll(document, list, MAX_PARTS).find((one) => isVisible(one));
    if (element !== undefined) return { list: element, older };
  }
  return null;
}

/** `apart` by a selector: inside one of these. */
export function insideOf(selector: string): (element: Element, box: Element) => boolean {
  return (element, box) => {
    const around = closest(element, selector);
    return around !== null && around !== box && contains(box, around);
  };
}

/** A site made of its hooks. What no hook finds is `null`; nothing is guessed. */
export function defineSite(hooks: SiteHooks): Site {
  const { layouts, conversations, placeOf } = hooks;
  const containers = layouts.map(({ container }) => container).join(',');
  const layoutOf = (element: Element): Layout | undefined =>
    layouts.find(({ container }) => matches(element, container));
  const isQuoted = (element: Element): boolean => {
    const around = hooks.nestedIsQuote === true ? parentElementOf(element) : null;
    return around !== null && closest(around, containers) !== null;
  };
  const hasInner = layouts.some(({ outermost }) => outermost === true);
  const isInner = (element: Element): boolean => {
    const layout = hasInner ? layoutOf(element) : undefined;
    const around = layout?.outermost === true ? parentElementOf(element) : null;
    return around !== null && closest(around, layout!.container) !== null;
  };
  /** For one post while it is read: each box is looked at once. */
  const aroundFor = (): ((element: Element) => Element | null) => {
    const known = new Map<Element, boolean>();
    const isInnerBox = (box: Element): boolean => {
      const is = known.get(box) ?? isInner(box);
      known.set(box, is);
      return is;
    };
    return (element) => {
      let at = closest(element, containers);
      for (let level = 0; hasInner && at !== null && isInnerBox(at) && level < MAX_LEVELS; level += 1) {
        const outer = parentElementOf(at);
        at = outer === null ? null : closest(outer, containers);
      }
      return at;
    };
  };
  const find = (page: PageContext, limit: number): Element[] =>
    queryAll(page.document, containers, MAX_POSTS)
      .filter((element) => !isQuoted(element) && !isInner(element) && isVisible(element))
      .slice(0, Math.max(0, limit));
  const open = (page: PageContext, element: Element): { post: Post; layout: Layout } | null => {
    const layout = layoutOf(element);
    return layout === undefined ? null : { post: new Post(page, element, layout, aroundFor()), layout };
  };
  const boxAround = (element: Element): Element | null => {
    let at: Element | null = element;
    for (let level = 0; at !== null && level < MAX_LEVELS; level += 1) {
      if (matches(at, containers) && !isQuoted(at) && !isInner(at)) return at;
      at = parentElementOf(at);
    }
    return null;
  };
  const isApartIn = (element: Element, post: Element): boolean =>
    element !== post && layoutOf(post)?.apart?.(element, post) === true;
  const { marker, shapes } = hooks;
  const told =
    marker === undefined ? () => null : recogniserOf(shapes === undefined ? { marker } : { marker, shapes });
  const recognise = (page: PageContext): string | null =>
    told(page) === null || hooks.confirms?.(page) === false ? null : told(page);
  const platformOf = (page: PageContext): Fact<string> =>
    hooks.hosts.length > 0
      ? found(hooks.name, 'url', 'host')
      : found(hooks.name, 'dom', recognise(page) ?? 'host');
  return {
    id: hooks.id,
    name: hooks.name,
    hosts: hooks.hosts,
    seen: hooks.seen,
    matches: (page) =>
      hooks.hosts.length > 0
        ? isHostOf(page.url, hooks.hosts) && hooks.isElsewhere?.(page) !== true
        : recognise(page) !== null,
    listPosts: find,
    closestPost(page, element) {
      if (documentOf(element) !== page.document) return null;
      const post = boxAround(hooks.redirect?.(element) ?? element);
      return post === null || isApartIn(element, post) || !isVisible(post) ? null : post;
    },
    isApart(_page, element) {
      const post = boxAround(element);
      return post !== null && isApartIn(element, post);
    },
    mainPost(page) {
      const id = hooks.mainId?.(page) ?? null;
      if (id === null) return null;
      const isMain = (element: Element): boolean => {
        const opened = open(page, element);
        return opened !== null && opened.layout.id(opened.post)?.value === id;
      };
      return find(page, MAX_POSTS).find(isMain) ?? null;
    },
    wholeText(page, element) {
      const opened = open(page, element);
      return opened?.layout.wholeText?.(opened.post) ?? null;
    },
    ...(conversations === undefined ? {} : { conversation: (page) => conversationOf(page, conversations) }),
    readMedia(page, element) {
      const opened = open(page, element);
      if (opened === null) return [];
      const { post, layout } = opened;
      layout.read(post, layout.id(post)?.value ?? null);
      const sources = withoutDoubles([...post.media, ...unnamedMedia(post)]);
      const order = (one: MediaSource, other: MediaSource): number =>
        one.element === other.element ? 0 : precedes(one.element, other.element) ? -1 : 1;
      return sources.toSorted(order).slice(0, MAX_MEDIA);
    },
    ...(hooks.mediaHosts === undefined ? {} : { mediaHosts: hooks.mediaHosts }),
    ...(hooks.pageWorld === undefined ? {} : { pageWorld: hooks.pageWorld }),
    ...(hooks.rawMessage === undefined ? {} : { rawMessage: hooks.rawMessage }),
    ...(placeOf === undefined ? {} : { placeOf: (_page, message) => placeOf(message) }),
    readPost(page, element) {
      if (element === null) {
        const root = documentElementOf(page.document);
        const language =
          root === null
            ? null
            : found(cleanLanguage(documentLanguageOf(page)), 'dom', 'html[lang]', 'from-page');
        return {
          ...NO_POST_FACTS,
          platform: platformOf(page),
          language,
          ...hooks.page?.(page),
          kind: 'page',
        };
      }
      const opened = open(page, element);
      const platform = platformOf(page);
      if (opened === null) return { ...NO_POST_FACTS, platform, kind: 'post' };
      const { post, layout } = opened;
      const postId = layout.id(post);
      const read = layout.read(post, postId?.value ?? null);
      return { ...NO_POST_FACTS, platform, postId, ...read, kind: layout.kind };
    },
  };
}
