import { shadowRootOf } from '../../sites/composed-tree';
import {
  dataOf,
  documentElementOf,
  firstChildOf,
  isElement,
  isText,
  localNameOf,
  nextSiblingOf,
  queryAll,
} from '../../sites/dom';
import type { ShadowRootLookup } from '../../sites/site';
import {
  baseAddress,
  compatibilityMode,
  documentAddress,
  documentTypeOf,
  implementationOf,
} from './clean-dom';
import { copyElement, type CopiedElement } from './copy-element';
import { readAdoptedSheets } from './copy-sheets';
import { CopyRun, type DocumentCopy, type Snapshot, type SnapshotLimits } from './copy-run';
import { nameAddress, type ScrubContext } from './scrub';

export interface SnapshotOptions {
  readonly document: Document;
  readonly shadowRootOf: ShadowRootLookup;
  /** Tidemark's own elements in the page; they belong in no copy. */
  readonly isOwn: (element: Element) => boolean;
  /** Whether pictures in use by style rules are to be listed, for browsers where reading from the cache is seen. */
  readonly listPicturesInUse: boolean;
  /** Marked in the copy, so that it can be found there. */
  readonly target?: Element | null;
  readonly limits?: Partial<SnapshotLimits>;
}

const LIMITS: SnapshotLimits = { nodes: 200_000, characters: 30_000_000 };
/** Deeper nesting is laid flat, as the browsers' own parsers do from 512 levels on. */
const MAX_DEPTH = 500;
const MAX_FRAME_DEPTH = 5;
/** What a hidden element may hold that displayed ones need: symbols of drawings, and style rules. */
const NEEDED_THOUGH_HIDDEN = 'svg, style, link[rel~="stylesheet" i]';
const MAX_NEEDED = 500;
/** Makes browsers lay the copy out as pages without a doctype are. */
const OLD_DOCTYPE = '-//W3C//DTD HTML 3.2 Final//EN';
const PUBLIC_ID = /^[\w\s\-./:+()]*$/;

interface Level {
  next: ChildNode | null;
  /** Instead of children: these, one after the other. */
  readonly list: readonly Element[] | null;
  index: number;
  readonly into: Element;
  readonly depth: number;
  readonly inLink: boolean;
  /** Shadow root or document whose constructed sheets come after everything else in it. */
  readonly sheetsOf: Document | ShadowRoot | null;
}

function levelOf(next: ChildNode | null, into: Element, from: Pick<Level, 'depth' | 'inLink'>): Level {
  return { next, list: null, index: 0, into, depth: from.depth, inLink: from.inLink, sheetsOf: null };
}

/**
 * Copies the document into one of its own that no window shows, in one go, so that all of it is of one moment.
 * Nothing in the copy loads, runs or is upgraded; the live document is only read.
 */
export function takeSnapshot(options: SnapshotOptions): Snapshot {
  const run = new CopyRun(options, { ...LIMITS, ...options.limits });
  const top = copyDocument(options.document, run, 0);
  return { ...run.findings, top };
}

function copyDocument(live: Document, run: CopyRun, frameDepth: number): DocumentCopy {
  const implementation = implementationOf(live);
  const inert = implementation.createHTMLDocument();
  setDoctype(live, inert, implementation);
  const address = documentAddress(live);
  const context: ScrubContext = {
    base: baseAddress(live),
    page: address.split('#', 1)[0] ?? address,
    secrets: run.findings.secrets,
  };
  const copy: DocumentCopy = { document: inert, base: context.base, frames: [], canvases: [] };
  run.enter({ live, inert, context, copy });
  const root = documentElementOf(live);
  if (root !== null) copyTree(live, root, inert, run);
  for (const frame of run.leave()) {
    if (typeof frame !== 'string' && frameDepth < MAX_FRAME_DEPTH) {
      copy.frames.push(copyDocument(frame, run, frameDepth + 1));
      continue;
    }
    const place = typeof frame === 'string' ? frame : nameAddress(documentAddress(frame), run.findings);
    copy.frames.push(inPlaceOf(place, implementation));
    if (typeof frame !== 'string') run.leaveOut(place, 'frame-picture-only');
  }
  return copy;
}

/** What is displayed in a frame that could not be read: where it came from, and nothing else. */
function inPlaceOf(address: string, implementation: DOMImplementation): DocumentCopy {
  const document = implementation.createHTMLDocument();
  document.body.setAttribute(
    'style',
    'margin:0;padding:8px;background:#eee;color:#333;font:12px/1.4 sans-serif;overflow-wrap:anywhere',
  );
  document.body.textContent = address;
  return { document, base: 'about:blank', frames: [], canvases: [] };
}

/** A copy begins with a doctype in any case; which one decides how it is laid out. */
function setDoctype(live: Document, inert: Document, implementation: DOMImplementation): void {
  const own = documentTypeOf(live);
  const old = compatibilityMode(live) === 'BackCompat';
  const known = own !== null && PUBLIC_ID.test(own.publicId) && PUBLIC_ID.test(own.systemId);
  const publicId = known ? own.publicId : old ? OLD_DOCTYPE : '';
  const systemId = known ? own.systemId : '';
  const doctype = implementation.createDocumentType(
    'html',
    publicId === '' && old ? OLD_DOCTYPE : publicId,
    systemId,
  );
  inert.doctype?.replaceWith(doctype);
}

/** The elements of a new document, found without asking the document by name. */
function partsOf(inert: Document): { html: Element; head: Element; body: Element } {
  return { html: inert.documentElement, head: inert.head, body: inert.body };
}

function copyTree(live: Document, root: Element, inert: Document, run: CopyRun): void {
  const { html, head, body } = partsOf(inert);
  const start = { depth: 0, inLink: false };
  const levels: Level[] = [{ ...levelOf(null, body, start), sheetsOf: live }];
  if (localNameOf(root) === 'html') {
    run.copyAttributes(root, html);
    let headDone = false;
    let bodyDone = false;
    const rest: Level[] = [];
    for (let child = firstChildOf(root); child !== null; child = nextSiblingOf(child)) {
      if (!isElement(child) || run.isOwn(child)) continue;
      const name = localNameOf(child);
      if (name === 'head' && !headDone) {
        headDone = true;
        rest.push(levelOf(firstChildOf(child), head, start));
      } else if ((name === 'body' || name === 'frameset') && !bodyDone) {
        bodyDone = true;
        run.copyAttributes(child, body);
        rest.push(...bodyLevels(child, body, run));
      } else rest.push({ ...levelOf(null, body, start), list: [child] });
    }
    levels.push(...rest.toReversed());
  } else levels.push({ ...levelOf(null, body, start), list: [root] });
  if (walk(levels, run)) return;
  run.leaveOut('page copy', 'nodes-cut-at-bound');
  for (let level = levels.pop(); level !== undefined; level = levels.pop()) finish(level, run);
}

function bodyLevels(live: Element, body: Element, run: CopyRun): Level[] {
  const start = { depth: 1, inLink: false };
  const children = levelOf(firstChildOf(live), body, start);
  const shadow = shadowRootOf(live, run.shadowRootOf);
  return shadow === null ? [children] : [shadowLevel(shadow, body, start, run), children];
}

function shadowLevel(
  shadow: ShadowRoot,
  host: Element,
  from: Pick<Level, 'depth' | 'inLink'>,
  run: CopyRun,
): Level {
  const template = run.createElement('template');
  template.setAttribute('shadowrootmode', shadow.mode);
  // As children of the element, not in its `content`: that is where the code that embeds pictures looks.
  host.append(template);
  return { ...levelOf(firstChildOf(shadow), template, from), sheetsOf: shadow };
}

/** @returns false when a bound was met before the end */
function walk(levels: Level[], run: CopyRun): boolean {
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const node = level.list === null ? level.next : (level.list[level.index] ?? null);
    if (node === null) {
      levels.pop();
      finish(level, run);
      continue;
    }
    if (!run.mayGoOn()) return false;
    if (level.list === null) level.next = nextSiblingOf(node);
    else level.index += 1;
    if (isElement(node)) copyInto(node, level, levels, run);
    else if (isText(node)) run.copyText(dataOf(node), level.into);
  }
  return true;
}

function finish(level: Level, run: CopyRun): void {
  if (level.sheetsOf !== null) run.appendStyle(readAdoptedSheets(level.sheetsOf, run.adopted), level.into);
}

function copyInto(live: Element, level: Level, levels: Level[], run: CopyRun): void {
  if (run.isOwn(live)) return;
  const copied: CopiedElement | null = copyElement(live, run, level.inLink);
  if (copied === null) return;
  const { copy } = copied;
  level.into.append(copy);
  if (copied.inside === 'nothing') return;
  const flat = level.depth >= MAX_DEPTH;
  const into = flat ? level.into : copy;
  const from = { depth: level.depth + 1, inLink: level.inLink || copied.link };
  if (copied.inside === 'what others need') {
    const needed = outermost(queryAll(live, NEEDED_THOUGH_HIDDEN, MAX_NEEDED));
    if (needed.length > 0) levels.push({ ...levelOf(null, into, from), list: needed });
    return;
  }
  const shadow = flat ? null : shadowRootOf(live, run.shadowRootOf);
  // The last one pushed is gone through first, so that the template stands before the children.
  const children = levelOf(firstChildOf(live), into, from);
  if (shadow !== null) levels.push(children, shadowLevel(shadow, copy, from, run));
  else if (children.next !== null) levels.push(children);
}

function outermost(found: readonly Element[]): Element[] {
  const kept: Element[] = [];
  for (const element of found) if (kept.at(-1)?.contains(element) !== true) kept.push(element);
  return kept;
}
