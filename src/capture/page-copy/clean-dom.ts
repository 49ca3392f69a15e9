/**
 * Reading a document whose elements carry names that hide the DOM's own properties
 * (`<form><input name="attributes">`, `<img name="body">`). The prototypes of the isolated world are clean,
 * since the page cannot reach them; properties looked up on an element or a document are not. So each is read
 * through its prototype's getter. What `src/sites/dom.ts` has already is taken from there.
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
export const baseAddress = getter<Node, string>(Node.prototype, 'baseURI');
export const textOf = getter<Node, string | null>(Node.prototype, 'textContent');
export const namespaceOf = getter<Element, string | null>(Element.prototype, 'namespaceURI');
export const adoptedSheets = getter<Document | ShadowRoot, readonly CSSStyleSheet[] | undefined>(
  Document.prototype,
  'adoptedStyleSheets',
);
export const adoptedSheetsOfRoot = getter<Document | ShadowRoot, readonly CSSStyleSheet[] | undefined>(
  ShadowRoot.prototype,
  'adoptedStyleSheets',
);
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
export const documentOfOldFrame = getter<Element, Document | null>(
  HTMLFrameElement.prototype,
  'contentDocument',
);

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

export const attributeNames = method<Element, [], string[]>(Element.prototype, 'getAttributeNames');
export const attribute = method<Element, [string], string | null>(Element.prototype, 'getAttribute');
