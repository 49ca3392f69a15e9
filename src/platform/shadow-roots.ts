interface ShadowRootOpener {
  dom?: { openOrClosedShadowRoot?(element: HTMLElement): ShadowRoot | null };
}

/**
 * The shadow root of an element, closed ones too, as only extensions are told it; `null` where there is none.
 * Chromium: `chrome.dom.openOrClosedShadowRoot`; Firefox: `Element.openOrClosedShadowRoot`.
 */
export function openOrClosedShadowRoot(element: Element): ShadowRoot | null {
  const own = (element as Element & { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (own !== undefined) return own;
  const opener = (globalThis as { chrome?: ShadowRootOpener }).chrome?.dom?.openOrClosedShadowRoot;
  if (opener !== undefined && element instanceof HTMLElement) return opener(element);
  return element.shadowRoot;
}
