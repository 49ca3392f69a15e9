/**
 * Reading a document whose elements carry names that hide the DOM's own properties
 * (`<form><input name="attributes">`, `<img name="body">`). The prototypes of the isolated world are clean,
 * since the page cannot reach them; properties looked up on an element or a document are not. So each is read
 * through its prototype's getter.
 */

type Reader<Owner, Value> = (owner: Owner) => Value;

/**
 * The getter of one property. A browser that lacks the property answers `undefined`.
 * @param prototype where to begin to look for it
 */
function getter<Owner, Value>(prototype: object | undefined, name: string): Reader<Owner, Value> {
  for (let at = prototype; at !== undefined && at !== null; at = Object.getPrototypeOf(at) as object) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found?.get !== undefined) {
      // oxlint-disable-next-line typescript/unbound-method -- it is called with its owner, by Reflect.apply
      const { get } = found;
      return (owner) => Reflect.apply(get, owner, []) as Value;
    }
  }
  return () => undefined as Value;
}

export const nodeType = getter<Node, number>(Node.prototype, 'nodeType');
export const firstChild = getter<Node, ChildNode | null>(Node.prototype, 'firstChild');
export const nextSibling = getter<Node, ChildNode | null>(Node.prototype, 'nextSibling');
export const parentNode = getter<Node, ParentNode | null>(Node.prototype, 'parentNode');
export const baseAddress = getter<Node, string>(Node.prototype, 'baseURI');
export const textOf = getter<Node, string | null>(Node.prototype, 'textContent');
export const characters = getter<CharacterData, string>(CharacterData.prototype, 'data');
export const localName = getter<Element, string>(Element.prototype, 'localName');
export const namespace = getter<Element, string | null>(Element.prototype, 'namespaceURI');
export const attributesOf = getter<Element, NamedNodeMap>(Element.prototype, 'attributes');
export const attributeCount = getter<NamedNodeMap, number>(NamedNodeMap.prototype, 'length');
export const templateContent = getter<Element, DocumentFragment>(HTMLTemplateElement.prototype, 'content');
export const adoptedSheets = getter<Document | ShadowRoot, readonly CSSStyleSheet[] | undefined>(
  Document.prototype,
  'adoptedStyleSheets',
);
export const adoptedSheetsOfRoot = getter<ShadowRoot, readonly CSSStyleSheet[] | undefined>(
  ShadowRoot.prototype,
  'adoptedStyleSheets',
);
export const documentElement = getter<Document, Element | null>(Document.prototype, 'documentElement');
export const documentAddress = getter<Document, string>(Document.prototype, 'URL');
export const documentTypeOf = getter<Document, DocumentType | null>(Document.prototype, 'doctype');
export const compatibilityMode = getter<Document, string>(Document.prototype, 'compatMode');
export const implementationOf = getter<Document, DOMImplementation>(Document.prototype, 'implementation');
export const cookieOf = getter<Document, string>(Document.prototype, 'cookie');
export const sheetOfStyle = getter<Element, CSSStyleSheet | null>(HTMLStyleElement.prototype, 'sheet');
export const sheetOfSvgStyle = getter<Element, CSSStyleSheet | null | undefined>(
  SVGStyleElement.prototype,
  'sheet',
);
export const sheetOfLink = getter<Element, CSSStyleSheet | null>(HTMLLinkElement.prototype, 'sheet');
export const frameDocument = getter<Element, Document | null>(HTMLIFrameElement.prototype, 'contentDocument');
export const frameDocumentOfFrame = getter<Element, Document | null>(
  HTMLFrameElement.prototype,
  'contentDocument',
);
export const chosenSource = getter<Element, string>(HTMLImageElement.prototype, 'currentSrc');
export const isImageComplete = getter<Element, boolean>(HTMLImageElement.prototype, 'complete');
export const naturalWidth = getter<Element, number>(HTMLImageElement.prototype, 'naturalWidth');
export const chosenMedia = getter<Element, string>(HTMLMediaElement.prototype, 'currentSrc');
export const readiness = getter<Element, number>(HTMLMediaElement.prototype, 'readyState');

type Method<Owner, Arguments extends readonly unknown[], Value> = (
  owner: Owner,
  ...given: Arguments
) => Value;

function method<Owner, Arguments extends readonly unknown[], Value>(
  prototype: object,
  name: string,
): Method<Owner, Arguments, Value> {
  const called = Reflect.get(prototype, name) as (...given: unknown[]) => unknown;
  return (owner, ...given) => Reflect.apply(called, owner, given) as Value;
}

export const attribute = method<Element, [string], string | null>(Element.prototype, 'getAttribute');
export const attributeAt = method<NamedNodeMap, [number], Attr | null>(NamedNodeMap.prototype, 'item');
export const firstMatch = method<Element, [string], Element | null>(Element.prototype, 'querySelector');
export const allInDocument = method<Document, [string], NodeListOf<Element>>(
  Document.prototype,
  'querySelectorAll',
);
export const boxOf = method<Element, [], DOMRect>(Element.prototype, 'getBoundingClientRect');
export const matches = method<Element, [string], boolean>(Element.prototype, 'matches');
