/**
 * Reads a document that may try to mislead: every property is taken from the browser's own prototypes, so a
 * form with fields named `textContent`, `children` or `parentNode`, or a picture named `head`, answers for
 * nobody but itself. Nothing here throws on any node, and nothing changes the page.
 */
import { MAX_ATTRIBUTE } from './bounds';

type Getter<T> = (target: object) => T;
type Method<A extends readonly unknown[], T> = (target: object, ...values: A) => T;

/**
 * The descriptor is looked up at the first use, not when the module loads: the background, which has no
 * document, may import a site's name.
 */
function descriptorOf(owner: () => object, name: string): PropertyDescriptor {
  for (let at: object | null = owner(); at !== null; at = Reflect.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found !== undefined) return found;
  }
  throw new TypeError(`This browser has no ${name}`);
}

function getter<T>(owner: () => object, name: string): Getter<T> {
  let descriptor: PropertyDescriptor | undefined;
  return (target) => {
    descriptor ??= descriptorOf(owner, name);
    return Reflect.apply(Reflect.get(descriptor, 'get') as () => T, target, []);
  };
}

function method<A extends readonly unknown[], T>(owner: () => object, name: string): Method<A, T> {
  let descriptor: PropertyDescriptor | undefined;
  return (target, ...values) => {
    descriptor ??= descriptorOf(owner, name);
    return Reflect.apply(descriptor.value as (...values: A) => T, target, values);
  };
}

const nodes = (): object => Node.prototype;
const elements = (): object => Element.prototype;
const documents = (): object => Document.prototype;

const nodeType = getter<number>(nodes, 'nodeType');
const parentNode = getter<Node | null>(nodes, 'parentNode');
const ownerDocument = getter<Document | null>(nodes, 'ownerDocument');
const containsNode = method<[Node | null], boolean>(nodes, 'contains');
const position = method<[Node], number>(nodes, 'compareDocumentPosition');
const characters = getter<string>(() => CharacterData.prototype, 'data');
const getAttribute = method<[string], string | null>(elements, 'getAttribute');
const matchesSelector = method<[string], boolean>(elements, 'matches');
const closestElement = method<[string], Element | null>(elements, 'closest');
const boundingBox = method<[], DOMRect>(elements, 'getBoundingClientRect');
const isRendered = method<[CheckVisibilityOptions], boolean>(elements, 'checkVisibility');
const queryElement = method<[string], NodeListOf<Element>>(elements, 'querySelectorAll');
const queryDocument = method<[string], NodeListOf<Element>>(documents, 'querySelectorAll');
const queryFragment = method<[string], NodeListOf<Element>>(
  () => DocumentFragment.prototype,
  'querySelectorAll',
);
const findInElement = method<[string], Element | null>(elements, 'querySelector');
const findInDocument = method<[string], Element | null>(documents, 'querySelector');
const findInFragment = method<[string], Element | null>(() => DocumentFragment.prototype, 'querySelector');
const listLength = getter<number>(() => NodeList.prototype, 'length');
const defaultView = getter<(Window & typeof globalThis) | null>(documents, 'defaultView');
const namespaceOf = getter<string | null>(elements, 'namespaceURI');
const slotNodes = method<[], Node[]>(() => HTMLSlotElement.prototype, 'assignedNodes');
const pictureSource = getter<string>(() => HTMLImageElement.prototype, 'currentSrc');
const documentOfFrame = getter<Document | null>(() => HTMLIFrameElement.prototype, 'contentDocument');
const documentOfOldFrame = getter<Document | null>(() => HTMLFrameElement.prototype, 'contentDocument');

export const firstChildOf = getter<ChildNode | null>(nodes, 'firstChild');
export const nextElementOf = getter<Element | null>(elements, 'nextElementSibling');
export const previousElementOf = getter<Element | null>(elements, 'previousElementSibling');
export const firstElementOf = getter<Element | null>(elements, 'firstElementChild');
export const nextSiblingOf = getter<ChildNode | null>(nodes, 'nextSibling');
export const localNameOf = getter<string>(elements, 'localName');
export const openShadowRootOf = getter<ShadowRoot | null>(elements, 'shadowRoot');
export const documentElementOf = getter<Element | null>(documents, 'documentElement');
export const bodyOf = getter<Element | null>(documents, 'body');
export const headOf = getter<Element | null>(documents, 'head');
export const titleOf = getter<string>(documents, 'title');
export const referrerOf = getter<string>(documents, 'referrer');
/** All text inside, displayed or not. */
export const rawTextOf = getter<string | null>(elements, 'textContent');
/** The element with all that is in it, as HTML. */
export const markupOf = getter<string>(elements, 'outerHTML');
export const isConnectedOf = getter<boolean>(nodes, 'isConnected');
export const scrollingElementOf = getter<Element | null>(documents, 'scrollingElement');
export const activeElementOf = getter<Element | null>(documents, 'activeElement');
export const contentTypeOf = getter<string>(documents, 'contentType');
/** All elements at a point of the viewport, the topmost first. */
export const elementsAt = method<[number, number], Element[]>(documents, 'elementsFromPoint');
export const assignedSlotOf = getter<HTMLSlotElement | null>(elements, 'assignedSlot');
export const scrollTopOf = getter<number>(elements, 'scrollTop');
export const scrollLeftOf = getter<number>(elements, 'scrollLeft');
export const clientTopOf = getter<number>(elements, 'clientTop');
export const clientLeftOf = getter<number>(elements, 'clientLeft');
export const clientWidthOf = getter<number>(elements, 'clientWidth');
export const clientHeightOf = getter<number>(elements, 'clientHeight');
export const scrollWidthOf = getter<number>(elements, 'scrollWidth');
export const scrollHeightOf = getter<number>(elements, 'scrollHeight');

/** Told by name and namespace: elements of a frame are not instances of this window's classes. */
function isHtml(target: Element, name: string): boolean {
  return localNameOf(target) === name && namespaceOf(target) === 'http://www.w3.org/1999/xhtml';
}

export function isElement(value: Node): value is Element {
  return nodeType(value) === 1;
}

export function isText(value: Node): value is Text {
  const type = nodeType(value);
  return type === 3 || type === 4;
}

export function isDocument(value: Node): value is Document {
  return nodeType(value) === 9;
}

function isFragment(value: Node): value is DocumentFragment {
  return nodeType(value) === 11;
}

export function dataOf(text: Text): string {
  return characters(text);
}

export function documentOf(value: Node): Document {
  return isDocument(value) ? value : ownerDocument(value)!;
}

/** The window that shows the document; `null` for one that no window shows. */
export function viewOf(value: Node): (Window & typeof globalThis) | null {
  return defaultView(documentOf(value));
}

/** The attribute's value, cut at `MAX_ATTRIBUTE`; `null` where the element has none. */
export function attributeOf(target: Element, name: string): string | null {
  const value = getAttribute(target, name);
  return value !== null && value.length > MAX_ATTRIBUTE ? value.slice(0, MAX_ATTRIBUTE) : value;
}

export function hasAttribute(target: Element, name: string): boolean {
  return getAttribute(target, name) !== null;
}

/** The words of an attribute that is a list, such as `class`, `rel`, `itemprop`; lower case. */
export function tokensOf(target: Element, name: string): string[] {
  const value = attributeOf(target, name);
  return value === null ? [] : value.toLowerCase().split(/\s+/).filter(Boolean);
}

/** The element around, out of a shadow root to its host; `null` at the top. */
export function parentElementOf(value: Node): Element | null {
  const parent = parentNode(value);
  if (parent === null) return null;
  if (isElement(parent)) return parent;
  // Nothing on a page can give a fragment a property that we would see, so `host` is a shadow root's own.
  return isFragment(parent) ? ((parent as Partial<ShadowRoot>).host ?? null) : null;
}

/** Whether `inner` is `outer` or stands inside it, in the same tree. */
export function contains(outer: Node, inner: Node): boolean {
  return containsNode(outer, inner);
}

/** Whether `first` comes before `second` in document order, in the same tree. */
export function precedes(first: Node, second: Node): boolean {
  return (position(first, second) & 4) !== 0;
}

export function matches(target: Element, selector: string): boolean {
  return matchesSelector(target, selector);
}

/** The element itself or the nearest one around it, in the same tree. */
export function closest(target: Element, selector: string): Element | null {
  return closestElement(target, selector);
}

/** Descendants in document order, the first `limit` of them. `root` is a document, shadow root or element. */
export function queryAll(root: Node, selector: string, limit: number): Element[] {
  const list = isElement(root)
    ? queryElement(root, selector)
    : isDocument(root)
      ? queryDocument(root, selector)
      : queryFragment(root, selector);
  const found: Element[] = [];
  const length = Math.min(listLength(list), limit);
  for (let index = 0; index < length; index += 1) found.push(list[index]!);
  return found;
}

export function queryFirst(root: Node, selector: string): Element | null {
  if (isElement(root)) return findInElement(root, selector);
  return isDocument(root) ? findInDocument(root, selector) : findInFragment(root, selector);
}

/** The nodes shown in a slot; empty where it shows its own content. */
export function assignedTo(slot: Element): readonly Node[] {
  return isHtml(slot, 'slot') ? slotNodes(slot) : [];
}

/** The address of the picture as displayed, `''` where it shows none. */
export function shownSourceOf(image: Element): string {
  return isHtml(image, 'img') ? pictureSource(image) : '';
}

/** The document in a frame of the same origin; `null` where the browser does not let us see it. */
export function frameDocumentOf(frame: Element): Document | null {
  if (isHtml(frame, 'iframe')) return documentOfFrame(frame);
  return isHtml(frame, 'frame') ? documentOfOldFrame(frame) : null;
}

/** In viewport CSS pixels. */
export function boxOf(target: Element): DOMRect {
  return boundingBox(target);
}

/**
 * Whether the element is displayed at all: not `display: none`, `visibility: hidden`, in a closed `details`.
 * In a document without a window only what the markup says counts.
 */
export function isVisible(target: Element): boolean {
  const view = viewOf(target);
  if (view !== null) {
    if (isRendered(target, { visibilityProperty: true })) return true;
    // `display: contents` has no box of its own and is displayed all the same.
    const { display, visibility } = view.getComputedStyle(target);
    const around = display === 'contents' && visibility === 'visible' ? parentElementOf(target) : null;
    return around !== null && isVisible(around);
  }
  let at: Element | null = target;
  for (let depth = 0; at !== null && depth < 100; depth += 1) {
    if (isHiddenByMarkup(at)) return false;
    at = parentElementOf(at);
  }
  return true;
}

export function isHiddenByMarkup(target: Element): boolean {
  if (hasAttribute(target, 'hidden')) return true;
  const style = attributeOf(target, 'style');
  return style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}
