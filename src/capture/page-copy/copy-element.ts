import { boxOf, localNameOf, matches, shownSourceOf } from '../../sites/dom';
import {
  attribute,
  documentAddress,
  documentOfOldFrame,
  frameDocument,
  namespaceOf,
  sheetOfLink,
  sheetOfStyle,
  sheetOfSvgStyle,
  textOf,
} from './clean-dom';
import { MARK, NAMESPACES, type CopyRun } from './copy-run';
import { readSheet, truestText } from './copy-sheets';
import { isVector, readCanvas, readFilmFrame } from './live-pixels';
import { copiedName, holdsDraft, isHiddenByMarkup, keepsMeta, nameAddress, scrubLink } from './scrub';

export interface CopiedElement {
  readonly copy: Element;
  readonly inside: 'children' | 'nothing' | 'what others need';
  readonly link: boolean;
}

/** What is displayed at this size or below is no picture anybody saw. CSS pixels. */
const UNSEEN = 2;
/** Elements that cannot stand in one of their own kind once a parser has read them. */
const NOT_IN_LINK = 'a';
const PLUGINS = new Set(['object', 'embed', 'applet', 'fencedframe', 'portal']);

/**
 * The copy of one element without its children, or `null` where it is left out with everything in it.
 * @param inLink whether it stands inside a link
 */
export function copyElement(live: Element, run: CopyRun, inLink: boolean): CopiedElement | null {
  const vocabulary = run.vocabularyOf(live);
  const liveName = localNameOf(live);
  if (vocabulary === 'html' && PLUGINS.has(liveName)) return copyUnreadable(live, run, pluginAddress(live));
  const name = copiedName(liveName, vocabulary);
  if (name === null) return null;
  const read = (attributeName: string): string | null => attribute(live, attributeName);
  if (vocabulary === 'html') {
    if (name === 'iframe') return copyFrame(live, liveName, run);
    if (name === 'style') return copyStyle(live, run, sheetOfStyle(live));
    if (name === 'link') return copyLink(live, run);
    if (name === 'meta' && !keepsMeta(read)) return null;
    if (name === 'input' && (read('type') ?? '').trim().toLowerCase() === 'hidden') return null;
  } else if (vocabulary === 'svg' && name === 'style') {
    return copyStyle(live, run, sheetOfSvgStyle(live) ?? null);
  }

  const nested = vocabulary === 'html' && name === NOT_IN_LINK && inLink;
  const copy = run.createElement(nested ? 'span' : name, vocabulary);
  run.copyAttributes(live, copy);
  const copied = (inside: CopiedElement['inside']): CopiedElement => ({ copy, inside, link: name === 'a' });
  if (vocabulary === 'svg') copyReference(live, liveName, copy, run);
  if (vocabulary === 'svg' || vocabulary === 'math') {
    if (name !== 'title') return copied('children');
    // Of HTML a title is nothing but text, and this could be read as one.
    run.copyText(textOf(live) ?? '', copy);
    return copied('nothing');
  }
  if (vocabulary === 'other') {
    if (namespaceOf(live) !== NAMESPACES.html) {
      // Only in HTML do these say how something is displayed.
      copy.removeAttribute('hidden');
      copy.removeAttribute('style');
    }
    return copied(holdsDraft(name, read) ? 'nothing' : 'children');
  }
  if (nested) keepAddressOfNested(live, copy, run);
  if (isClosedPopover(live)) {
    copy.setAttribute('hidden', '');
    return copied('what others need');
  }
  if (isHiddenByMarkup(read)) return copied('what others need');
  if (holdsDraft(name, read)) return copied('nothing');
  switch (name) {
    case 'img':
      copyPicture(live, copy, run);
      return copied('nothing');
    case 'input':
      copyInputPicture(live, copy, run);
      return copied('nothing');
    case 'canvas':
      copyCanvas(live as HTMLCanvasElement, copy, run);
      return copied('nothing');
    case 'video':
    case 'audio':
      copyMedia(live as HTMLVideoElement, copy, run);
      return copied('nothing');
    case 'title':
    case 'meta':
      return copied(name === 'title' ? 'children' : 'nothing');
    default:
      copyBackground(live, copy, run);
      return copied('children');
  }
}

/** Absolute, for what is to be embedded; `null` for what is no address or leads to a program. */
function absolute(value: string | null, run: CopyRun): string | null {
  if (value === null || value.trim() === '' || !URL.canParse(value.trim(), run.context.base)) return null;
  const url = new URL(value.trim(), run.context.base);
  return /^(?:https?|data|blob):$/.test(url.protocol) ? url.href : null;
}

/** The copy has no `popover` attribute, since nothing could open it there: an open one is displayed in its place. */
function isClosedPopover(live: Element): boolean {
  return attribute(live, 'popover') !== null && !matches(live, ':popover-open');
}

function keepAddressOfNested(live: Element, copy: Element, run: CopyRun): void {
  const address = scrubLink(attribute(live, 'href') ?? '', run.context);
  copy.removeAttribute('href');
  if (address !== null) copy.setAttribute('data-link', address);
}

/** The picture as displayed: of several candidates the one the browser chose. */
function copyPicture(live: Element, copy: Element, run: CopyRun): void {
  const image = live as HTMLImageElement;
  const shown = shownSourceOf(live) || absolute(attribute(live, 'src'), run);
  if (shown === null || shown === '') return;
  if (!image.complete) {
    run.leaveOut(nameAddress(shown, run.context), 'lazy-image-not-loaded');
    return;
  }
  if (shown.startsWith('data:') && !(shown.startsWith('data:image/') && run.makeRoom(shown.length))) return;
  copy.setAttribute('src', shown);
  const { naturalWidth } = image;
  if (naturalWidth > 0 || isVector(shown)) {
    run.findings.pictures.set(shown, image);
    run.findings.requested.add(shown);
  } else run.findings.broken.add(shown);
  const chosen = shown !== absolute(attribute(live, 'src'), run);
  if (chosen && naturalWidth > 0 && !copy.hasAttribute('width') && !copy.hasAttribute('height')) {
    // The natural size takes the density of the chosen candidate into account, which the copy no longer names.
    copy.setAttribute('width', String(naturalWidth));
  }
}

function copyInputPicture(live: Element, copy: Element, run: CopyRun): void {
  if (attribute(live, 'type')?.toLowerCase() !== 'image') return;
  const source = absolute(attribute(live, 'src'), run);
  if (source === null) return;
  run.findings.picturesInUse.add(source);
  copy.setAttribute('src', source);
}

function copyBackground(live: Element, copy: Element, run: CopyRun): void {
  const source = absolute(attribute(live, 'background'), run);
  if (source !== null) copy.setAttribute('background', source);
}

function copyCanvas(live: HTMLCanvasElement, copy: Element, run: CopyRun): void {
  copy.setAttribute('width', String(live.width));
  copy.setAttribute('height', String(live.height));
  const picture = readCanvas(live);
  if (picture === null || !run.makeRoom(picture.length)) {
    if (live.width * live.height > 0)
      run.leaveOut('canvas', picture === null ? 'cross-origin-refused' : 'too-large');
    return;
  }
  copy.setAttribute(MARK.canvas, String(run.addCanvas(picture)));
}

function copyMedia(live: HTMLVideoElement, copy: Element, run: CopyRun): void {
  const source = live.currentSrc;
  if (/^https?:/.test(source)) copy.setAttribute('src', source);
  else if (source !== '') run.leaveOut(localNameOf(live), 'not-in-cache');
  if (localNameOf(live) !== 'video') return;
  const frame = live.readyState >= 2 ? readFilmFrame(live, run.inert) : null;
  const poster = frame ?? absolute(attribute(live, 'poster'), run);
  if (poster === null || (poster.startsWith('data:') && !run.makeRoom(poster.length))) return;
  run.findings.picturesInUse.add(poster);
  copy.setAttribute('poster', poster);
}

/** `href` of drawings: a part of the same document, or a picture. */
function copyReference(live: Element, name: string, copy: Element, run: CopyRun): void {
  if (name === 'a') return;
  const value = attribute(live, 'href') ?? attribute(live, 'xlink:href');
  if (value === null) return;
  const { page } = run.context;
  const url = absolute(value, run);
  if (value.trim().startsWith('#')) copy.setAttribute('href', value.trim());
  else if (url?.startsWith(`${page}#`) === true) copy.setAttribute('href', url.slice(page.length));
  else if (url !== null && (name === 'image' || name === 'feImage' || name === 'use')) {
    if (url.startsWith('data:') && !(url.startsWith('data:image/') && run.makeRoom(url.length))) return;
    if (name === 'image') run.findings.picturesInUse.add(url);
    copy.setAttribute('href', url);
  }
}

function copyStyle(live: Element, run: CopyRun, sheet: CSSStyleSheet | null): CopiedElement | null {
  // No sheet: a language of some program, or a rule of the page's policy has refused it.
  if (sheet === null || sheet.disabled) return null;
  const rules = readSheet(sheet, run.findings.sheets);
  const original = textOf(live) ?? '';
  const css = rules === null ? original : truestText(original, rules);
  if (!run.makeRoom(css.length)) {
    run.leaveOut('style rules', 'too-large');
    return null;
  }
  // Always of HTML: what stands in a drawing's `style` would be read as markup.
  const copy = run.createElement('style');
  const media = sheet.media.mediaText;
  if (media !== '') copy.setAttribute('media', media);
  copy.textContent = run.findings.secrets.redact(css);
  return { copy, inside: 'nothing', link: false };
}

function copyLink(live: Element, run: CopyRun): CopiedElement | null {
  const relations = (attribute(live, 'rel') ?? '').toLowerCase().split(/\s+/);
  const copy = run.createElement('link');
  if (relations.includes('canonical')) {
    const address = scrubLink(attribute(live, 'href') ?? '', run.context);
    if (address === null) return null;
    copy.setAttribute('rel', 'canonical');
    copy.setAttribute('href', address);
    return { copy, inside: 'nothing', link: false };
  }
  const sheet = relations.includes('stylesheet') ? sheetOfLink(live) : null;
  const address = absolute(attribute(live, 'href'), run);
  if (sheet === null || sheet.disabled || address === null) return null;
  const href = sheet.href ?? address;
  run.findings.requested.add(href);
  if (!run.findings.sheets.has(href)) {
    const rules = readSheet(sheet, run.findings.sheets);
    if (rules !== null && run.makeRoom(rules.css.length)) run.findings.sheets.set(href, rules);
  }
  copy.setAttribute('rel', 'stylesheet');
  copy.setAttribute('href', href);
  const media = sheet.media.mediaText;
  if (media !== '') copy.setAttribute('media', media);
  return { copy, inside: 'nothing', link: false };
}

function copyFrame(live: Element, name: string, run: CopyRun): CopiedElement {
  const inside = name === 'frame' ? documentOfOldFrame(live) : frameDocument(live);
  const readable = inside !== null && run.mayEnterFrame();
  const number = run.addFrame(readable ? inside : unreadableAddress(live, run, frameAddress(live, inside)));
  // Under a name of its own until the end: what embeds pictures would empty an `iframe`.
  const copy = run.createElement('tidemark-frame');
  run.copyAttributes(live, copy);
  copy.setAttribute(MARK.frame, String(number));
  return { copy, inside: 'nothing', link: false };
}

function frameAddress(live: Element, inside: Document | null): string | null {
  return inside === null ? attribute(live, 'src') : documentAddress(inside);
}

function pluginAddress(live: Element): string | null {
  return attribute(live, 'data') ?? attribute(live, 'src') ?? attribute(live, 'code');
}

/** Names what could not be read, unless it is too small to have been seen. */
function unreadableAddress(live: Element, run: CopyRun, source: string | null): string {
  const { width, height } = boxOf(live);
  const url = absolute(source, run);
  const address = url === null ? localNameOf(live) : nameAddress(url, run.context);
  if (width > UNSEEN && height > UNSEEN) run.leaveOut(address, 'frame-picture-only');
  return address;
}

/** A box of the same size in place of a plug-in's content, with its address; nothing where nothing was seen. */
function copyUnreadable(live: Element, run: CopyRun, source: string | null): CopiedElement | null {
  const address = unreadableAddress(live, run, source);
  const { width, height } = boxOf(live);
  if (width <= UNSEEN || height <= UNSEEN) return null;
  const copy = run.createElement('div');
  copy.setAttribute(
    'style',
    `display:inline-block;box-sizing:border-box;width:${Math.round(width)}px;height:${Math.round(height)}px;` +
      'max-width:100%;overflow:hidden;padding:8px;border:1px dashed #666;background:#eee;color:#333;' +
      'font:12px/1.4 sans-serif;overflow-wrap:anywhere;text-align:start',
  );
  copy.textContent = address;
  return { copy, inside: 'nothing', link: false };
}
