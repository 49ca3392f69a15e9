/** Goes once through what belongs to a post itself and notes what its facts can be read from. */
import { MAX_POST_NODES } from '../bounds';
import { walk } from '../composed-tree';
import { contains, hasAttribute, localNameOf, parentElementOf, queryFirst, tokensOf } from '../dom';
import { isEditable } from '../element-text';
import type { PageContext } from '../site';
import { linkAddress } from './address';
import { findPosts, postingTypeOf } from './find-posts';
import { isNotPosted, isQuote, namesOf, saysBody, saysComments, saysPersonName } from './markers';
import { perReading } from './per-reading';

export interface LinkHit {
  readonly element: Element;
  readonly address: URL;
}

export interface Survey {
  readonly post: Element;
  readonly times: readonly Element[];
  readonly links: readonly LinkHit[];
  /** `img`, `video`, `audio`. */
  readonly pictures: readonly Element[];
  /** Elements whose class says that they hold somebody's name. */
  readonly names: readonly Element[];
  /** Microdata: the properties of the post's own item. */
  readonly properties: ReadonlyMap<string, readonly Element[]>;
  /** schema.org type of that item. */
  readonly itemType: string | null;
  /** Microformats: the properties of the post's own entry. */
  readonly marks: ReadonlyMap<string, readonly Element[]>;
  /** Parts that name their own language. */
  readonly languageParts: readonly Element[];
  /** Parts whose class says that they hold what was written. */
  readonly bodies: readonly Element[];
  /** Part of the post's box and not of the post: other posts, quotes, comments, menus, a box to write in. */
  readonly isForeign: (element: Element) => boolean;
}

const MAX_NOTED = 2_000;
/** Levels around a box to write in that belong to it. */
const COMPOSER_LEVELS = 4;

function isEntryRoot(element: Element): boolean {
  return tokensOf(element, 'class').some((token) => /^h-[a-z]/.test(token));
}

const surveys = perReading(() => new Map<Element, Survey>());

/** What was noted of the post, remembered for this reading. */
export function surveyPost(page: PageContext, post: Element): Survey {
  const known = surveys(page);
  let survey = known.get(post);
  if (survey === undefined) {
    survey = makeSurvey(page, post);
    known.set(post, survey);
  }
  return survey;
}

function makeSurvey(page: PageContext, post: Element): Survey {
  const { posts, quotes } = findPosts(page, post);
  const others = new Set([...posts, ...quotes]);
  others.delete(post);
  const foreign = new Map<Element, boolean>();
  const isForeign = (element: Element): boolean => {
    if (element === post) return false;
    let known = foreign.get(element);
    if (known === undefined) {
      const names = namesOf(element);
      known = others.has(element) || isNotPosted(element) || saysComments(names) || isQuote(element, names);
      foreign.set(element, known);
    }
    return known;
  };

  const times: Element[] = [];
  const links: LinkHit[] = [];
  const pictures: Element[] = [];
  const names: Element[] = [];
  const properties = new Map<string, Element[]>();
  const marks = new Map<string, Element[]>();
  const languageParts: Element[] = [];
  const bodies: Element[] = [];
  const composers: Element[] = [];
  let item = postingTypeOf(post) === null ? null : post;
  let entry = isEntryRoot(post) ? post : null;
  /** Items and entries of another kind that are open, e.g. the author's card. */
  let innerItems = 0;
  let innerEntries = 0;
  const note = (map: Map<string, Element[]>, key: string, element: Element): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [element]);
    else if (known.length < MAX_NOTED) known.push(element);
  };

  const enter = (element: Element): 'into' | 'over' => {
    if (element === post) return 'into';
    const name = localNameOf(element);
    if (name === 'script' || name === 'style' || name === 'template' || name === 'noscript' || name === 'svg')
      return 'over';
    if (innerItems === 0 && item !== null)
      for (const property of tokensOf(element, 'itemprop')) note(properties, property, element);
    const classes = tokensOf(element, 'class');
    if (innerEntries === 0 && entry !== null)
      for (const mark of classes) if (/^(?:p|u|dt|e)-/.test(mark)) note(marks, mark, element);
    if (isForeign(element)) return 'over';
    if (isEditable(element)) {
      if (composers.length < MAX_NOTED) composers.push(element);
      return 'over';
    }
    if (item === null && postingTypeOf(element) !== null) item = element;
    else if (hasAttribute(element, 'itemscope')) innerItems += 1;
    if (classes.some((token) => /^h-[a-z]/.test(token))) {
      if (entry === null && classes.includes('h-entry')) entry = element;
      else innerEntries += 1;
    }
    if (hasAttribute(element, 'lang') && languageParts.length < MAX_NOTED) languageParts.push(element);
    if (name === 'time') times.push(element);
    else if (name === 'img' || name === 'video' || name === 'audio') pictures.push(element);
    else if (name === 'a' && links.length < MAX_NOTED) {
      const address = linkAddress(page, element);
      if (address !== null) links.push({ element, address });
    }
    if (classes.length > 0) {
      const said = namesOf(element);
      if (names.length < MAX_NOTED && saysPersonName(said)) names.push(element);
      if (bodies.length < MAX_NOTED && saysBody(said)) bodies.push(element);
    }
    return 'into';
  };
  const leave = (element: Element): void => {
    if (element === post) return;
    if (hasAttribute(element, 'itemscope') && element !== item) innerItems -= 1;
    if (element !== entry && isEntryRoot(element)) innerEntries -= 1;
  };
  walk(post, { enter, leave }, { nodes: MAX_POST_NODES, shadowRootOf: page.shadowRootOf });

  const boxes = composers.map((editable) => composerAround(editable, post));
  const isOwn = (element: Element): boolean => !boxes.some((box) => contains(box, element));
  return {
    post,
    times: times.filter(isOwn),
    links: links.filter((link) => isOwn(link.element)),
    pictures: pictures.filter(isOwn),
    names: names.filter(isOwn),
    properties,
    itemType: item === null ? null : postingTypeOf(item),
    marks,
    languageParts: languageParts.filter(isOwn),
    bodies: bodies.filter(isOwn),
    isForeign: (element) => isForeign(element) || boxes.includes(element),
  };
}

/**
 * The box around a place to write in, with the picture and name of the person who would write: the widest one
 * that holds no time and no heading, so that it cannot be the post's own head.
 */
function composerAround(editable: Element, post: Element): Element {
  let box = editable;
  for (let level = 0; level < COMPOSER_LEVELS; level += 1) {
    const around = parentElementOf(box);
    if (around === null || around === post || !contains(post, around)) break;
    if (queryFirst(around, 'time,h1,h2,h3,[rel~="author" i],[itemprop],p') !== null) break;
    box = around;
  }
  return box;
}

/** The nearest `a` around an element inside the post. */
export function linkAround(survey: Survey, element: Element): LinkHit | null {
  let at: Element | null = element;
  for (let depth = 0; at !== null && at !== survey.post && depth < 8; depth += 1) {
    const around = at;
    const hit = survey.links.find((link) => link.element === around);
    if (hit !== undefined) return hit;
    at = parentElementOf(at);
  }
  return null;
}
