import { wellFormed } from '../../sites/bounds';
import { MARK, type DocumentCopy } from './copy-run';
import type { SheetTable } from './copy-sheets';
import { copiedName, keepsMeta } from './scrub';
import { serialise } from './single-file';
import { tidyStyle } from './style-text';

/** Nothing runs, nothing is loaded, nothing is sent; what is inside the file itself is displayed. */
export const COPY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:; " +
  "base-uri 'none'; form-action 'none'";

/** Attributes that would load something or run something, and how what they name may begin. */
const LOADING = new Set(['src', 'poster', 'background', 'href', 'xlink:href']);
const NEVER =
  /^(?:on.*|data-off.*|srcset|srcdoc|ping|action|formaction|data|nonce|integrity|manifest|autofocus)$/i;
const INSIDE = /^data:(?:image|video|audio|font)\//;

/**
 * Brings the copy of a document, with what could be embedded, into the form in which it is kept, and writes
 * it as a file of its own.
 */
export function finishDocument(copy: DocumentCopy, sheets: SheetTable): string {
  finishTree(copy, sheets);
  const { document } = copy;
  const policy = document.createElement('meta');
  policy.setAttribute('http-equiv', 'Content-Security-Policy');
  policy.setAttribute('content', COPY_POLICY);
  const referrer = document.createElement('meta');
  referrer.setAttribute('name', 'referrer');
  referrer.setAttribute('content', 'no-referrer');
  const charset = document.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  document.head.prepend(charset, policy, referrer);
  return wellFormed(serialise(document));
}

/**
 * Takes out whatever would run or load, and puts canvases and frames in their places. Goes over everything
 * once more: pictures and style sheets that were embedded are the page's own, too.
 */
export function finishTree(copy: DocumentCopy, sheets: SheetTable): void {
  const { document } = copy;
  for (const element of document.querySelectorAll('*')) finishElement(element, copy, sheets);
  for (const meta of document.querySelectorAll('meta')) {
    if (!keepsMeta((name) => meta.getAttribute(name))) meta.remove();
  }
}

function finishElement(element: Element, copy: DocumentCopy, sheets: SheetTable): void {
  if (!mayStand(element)) {
    element.remove();
    return;
  }
  for (const attribute of element.getAttributeNames()) {
    const value = element.getAttribute(attribute) ?? '';
    if (NEVER.test(attribute) || (LOADING.has(attribute) && !mayLoad(element, value)))
      element.removeAttribute(attribute);
  }
  const name = element.localName;
  if (name === 'style') element.textContent = tidyStyle(element.textContent);
  else if (name === 'link') finishLink(element, sheets);
  const style = element.getAttribute('style');
  if (style !== null && /url\(|["'<]|\/\*/i.test(style)) element.setAttribute('style', tidyStyle(style));
  const canvas = copy.canvases[Number(element.getAttribute(MARK.canvas) ?? Number.NaN)];
  if (canvas !== undefined) showPicture(element, canvas);
  const frame = copy.frames[Number(element.getAttribute(MARK.frame) ?? Number.NaN)];
  if (frame !== undefined) element.replaceWith(finishFrame(element, frame, sheets));
  else element.removeAttribute(MARK.canvas);
}

function mayStand(element: Element): boolean {
  const name = element.localName;
  if (name === 'template') return element.hasAttribute('shadowrootmode');
  // Frames of ours have another name until the end; these came in with a drawing.
  return name !== 'iframe' && name !== 'frame' && copiedName(name, 'html') !== null;
}

function mayLoad(element: Element, value: string): boolean {
  if (element.localName === 'a' || element.localName === 'area')
    return !/^\s*(?:javascript|data|vbscript|blob):/i.test(value);
  if (element.localName === 'link') return true; // settled below
  return value.startsWith('#') || INSIDE.test(value);
}

/** A style sheet that nobody put in place, because embedding failed half-way. */
function finishLink(link: Element, sheets: SheetTable): void {
  const relation = link.getAttribute('rel');
  if (relation === 'canonical') return;
  const rules = relation === 'stylesheet' ? sheets.get(link.getAttribute('href') ?? '') : undefined;
  if (rules === undefined) {
    link.remove();
    return;
  }
  const style = link.ownerDocument.createElement('style');
  const media = link.getAttribute('media');
  if (media !== null) style.setAttribute('media', media);
  style.textContent = tidyStyle(rules.css);
  link.replaceWith(style);
}

/** A canvas stays what it was, so that rules for canvases still fit, and shows its picture behind. */
function showPicture(canvas: Element, picture: string): void {
  const own = canvas.getAttribute('style');
  const shown = `background:url("${picture}") 0 0/100% 100% no-repeat content-box!important`;
  canvas.setAttribute('style', own === null || own === '' ? shown : `${own};${shown}`);
}

function finishFrame(placeholder: Element, copy: DocumentCopy, sheets: SheetTable): Element {
  const frame = placeholder.ownerDocument.createElement('iframe');
  for (const { name, value } of placeholder.attributes)
    if (name !== MARK.frame) frame.setAttribute(name, value);
  frame.setAttribute('sandbox', '');
  frame.setAttribute('srcdoc', finishDocument(copy, sheets));
  return frame;
}
