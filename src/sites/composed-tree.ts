/** Goes through a page as it is composed: into shadow roots, slots filled with what is shown in them. */
import { MAX_DEPTH } from './bounds';
import {
  assignedTo,
  firstChildOf,
  isElement,
  isText,
  localNameOf,
  nextSiblingOf,
  openShadowRootOf,
  precedes,
  queryAll,
} from './dom';
import type { ShadowRootLookup } from './site';

export interface Visitor {
  /** `into` goes on with what is inside, `over` leaves it out. */
  enter(element: Element): 'into' | 'over';
  text?(text: Text, parent: Element | null): void;
  /** After everything inside an element that was gone into. */
  leave?(element: Element): void;
}

export interface WalkOptions {
  /** Nodes looked at, at most. */
  readonly nodes: number;
  readonly shadowRootOf?: ShadowRootLookup | undefined;
  /** Asked before each node; `true` ends the walk. */
  readonly enough?: () => boolean;
}

export interface WalkEnd {
  readonly nodes: number;
  /** Something was left out because of a bound. */
  readonly cut: boolean;
}

/** Elements other than custom ones that may have a shadow root (DOM standard). */
const HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);

/**
 * The shadow root of an element. The lookup that reaches closed roots costs a call into the extension API, so
 * it is asked only where one is likely: custom elements, and elements that show nothing of their own.
 */
export function shadowRootOf(element: Element, lookup: ShadowRootLookup | undefined): ShadowRoot | null {
  const name = localNameOf(element);
  const custom = name.includes('-');
  if (!custom && !HOSTS.has(name)) return null;
  const open = openShadowRootOf(element);
  if (open !== null || lookup === undefined) return open;
  return custom || firstChildOf(element) === null ? lookup(element) : null;
}

interface Level {
  readonly element: Element | null;
  /** The next node to look at, for children. */
  next: Node | null;
  /** For a slot: what is shown in it. */
  readonly assigned: readonly Node[] | null;
  index: number;
}

/**
 * Visits `root` (an element, document or shadow root) and all it is composed of, in the order in which it is
 * displayed. Iterative, so that depth costs no stack; ends at the bounds; no slot or shadow root twice.
 */
export function walk(root: Node, visitor: Visitor, options: WalkOptions): WalkEnd {
  const levels: Level[] = [];
  const seen = new Set<Node>();
  let nodes = 0;
  let cut = false;

  const open = (element: Element): Level => {
    const shadow = shadowRootOf(element, options.shadowRootOf);
    if (shadow !== null && !seen.has(shadow)) {
      seen.add(shadow);
      return { element, next: firstChildOf(shadow), assigned: null, index: 0 };
    }
    if (localNameOf(element) === 'slot' && !seen.has(element)) {
      const assigned = assignedTo(element);
      if (assigned.length > 0) {
        seen.add(element);
        return { element, next: null, assigned, index: 0 };
      }
    }
    return { element, next: firstChildOf(element), assigned: null, index: 0 };
  };

  const visit = (node: Node): void => {
    nodes += 1;
    if (isElement(node)) {
      if (visitor.enter(node) === 'over') return;
      if (levels.length < MAX_DEPTH) levels.push(open(node));
      else {
        cut ||= firstChildOf(node) !== null;
        visitor.leave?.(node);
      }
    } else if (isText(node)) visitor.text?.(node, levels.at(-1)?.element ?? null);
  };

  if (isElement(root)) visit(root);
  else levels.push({ element: null, next: firstChildOf(root), assigned: null, index: 0 });
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const node = level.assigned === null ? level.next : (level.assigned[level.index] ?? null);
    if (node === null) {
      levels.pop();
      if (level.element !== null) visitor.leave?.(level.element);
      continue;
    }
    if (nodes >= options.nodes || options.enough?.() === true) {
      cut = true;
      break;
    }
    if (level.assigned === null) level.next = nextSiblingOf(node);
    else level.index += 1;
    visit(node);
  }
  // What is still open is closed in order, so that a visitor's book-keeping comes out even.
  for (let level = levels.pop(); level !== undefined; level = levels.pop())
    if (level.element !== null) visitor.leave?.(level.element);
  return { nodes, cut };
}

/** HTML's own element names, commonest first: what is none of these may be a custom element. */
const KNOWN_NAMES =
  'div,span,a,p,li,img,svg,path,g,use,button,time,ul,ol,td,tr,input,br,b,i,em,strong,h1,h2,h3,h4,h5,h6,script,style,' +
  'link,meta,label,section,article,header,footer,nav,main,aside,html,head,body,title,form,textarea,select,option,' +
  'table,tbody,thead,tfoot,th,caption,col,colgroup,dl,dt,dd,pre,code,blockquote,figure,figcaption,picture,source,' +
  'video,audio,track,iframe,canvas,small,sub,sup,u,s,q,cite,abbr,mark,del,ins,kbd,samp,var,wbr,bdi,bdo,hr,details,' +
  'summary,dialog,template,slot,noscript,fieldset,legend,datalist,optgroup,output,progress,meter,object,embed,map,' +
  'area,address,hgroup,menu,data,dfn,ruby,rt,rp,center,font,circle,rect,line,polyline,polygon,ellipse,defs,text,' +
  'tspan,linearGradient,stop,clipPath,mask,symbol,desc,filter,math';
const LIKELY_HOSTS = `:not(${KNOWN_NAMES}),:is(div,span,section,main,article,aside,header,footer,nav,p,body):empty`;
const MAX_HOSTS = 10_000;
const MAX_SHADOW_ROOTS = 5_000;
const MAX_SHADOW_DEPTH = 32;

export interface ComposedHit {
  readonly element: Element;
  /** How many shadow roots deep below the root of the search. */
  readonly depth: number;
}

interface Host {
  readonly host: Element;
  readonly shadow: ShadowRoot;
}

/** Remembered until the code that runs now has ended: until then the page cannot change. */
const knownHosts = new Map<Node, readonly Host[]>();

/** Elements of one tree that have a shadow root, in document order. */
function hostsIn(tree: Node, lookup: ShadowRootLookup | undefined): readonly Host[] {
  const known = knownHosts.get(tree);
  if (known !== undefined) return known;
  const hosts = queryAll(tree, LIKELY_HOSTS, MAX_HOSTS).flatMap((host) => {
    const shadow = shadowRootOf(host, lookup);
    return shadow === null ? [] : [{ host, shadow }];
  });
  if (knownHosts.size === 0) queueMicrotask(() => knownHosts.clear());
  knownHosts.set(tree, hosts);
  return hosts;
}

/**
 * What a selector finds in `root` and in the shadow roots inside it, each right after its host, in document
 * order. The browser searches, which on a large page is many times faster than walking.
 */
export function queryComposed(
  root: Node,
  selector: string,
  options: { readonly limit: number; readonly shadowRootOf?: ShadowRootLookup | undefined },
): ComposedHit[] {
  const hits: ComposedHit[] = [];
  const seen = new Set<ShadowRoot>();
  const search = (tree: Node, depth: number): void => {
    const room = depth >= MAX_SHADOW_DEPTH ? 0 : MAX_SHADOW_ROOTS - seen.size;
    const inside = hostsIn(tree, options.shadowRootOf)
      .filter(({ shadow }) => !seen.has(shadow))
      .slice(0, room);
    for (const { shadow } of inside) seen.add(shadow);
    let next = 0;
    for (const element of queryAll(tree, selector, options.limit)) {
      for (let deeper = inside[next]; deeper !== undefined; deeper = inside[next]) {
        if (deeper.host === element || precedes(element, deeper.host)) break;
        next += 1;
        search(deeper.shadow, depth + 1);
      }
      if (hits.length >= options.limit) return;
      hits.push({ element, depth });
    }
    for (const deeper of inside.slice(next)) search(deeper.shadow, depth + 1);
  };
  const own = isElement(root) ? shadowRootOf(root, options.shadowRootOf) : null;
  if (own !== null) {
    seen.add(own);
    search(own, 1);
  }
  search(root, 0);
  return hits;
}
