/** A new element of ours in the page's document, in which a picture may have the name `createElement`. */
export function createOwnElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
): HTMLElementTagNameMap[Name] {
  return Reflect.apply(Document.prototype.createElement, document, [name]) as HTMLElementTagNameMap[Name];
}
