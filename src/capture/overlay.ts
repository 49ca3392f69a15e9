import type { Rect } from '../domain/capture';
import { documentElementOf } from '../sites/dom';
import { createOwnElement } from './own-element';
import { frames } from './painted';

const STYLE = `
:host { all: initial; }
* { box-sizing: border-box; font: 500 14px/1.3 system-ui, sans-serif; }
.shield { position: fixed; inset: 0; cursor: crosshair; pointer-events: auto; }
.frame { position: fixed; border: 3px solid #0f6d80; border-radius: 8px; box-shadow: 0 0 0 2px #fff, 0 0 0 9999px rgb(12 30 36 / .28); pointer-events: none; }
.hint { position: fixed; inset-block-end: 24px; inset-inline: 0; margin-inline: auto; inline-size: fit-content; max-inline-size: calc(100vw - 32px); padding: 10px 16px; border-radius: 8px; background: #0c2f38; color: #fff; box-shadow: 0 4px 16px rgb(0 0 0 / .3); pointer-events: none; }
button { position: fixed; min-inline-size: 32px; min-block-size: 32px; padding: 4px 12px; border: 1px solid #0c2f38; border-radius: 8px; background: #0f6d80; color: #fff; cursor: pointer; pointer-events: auto; box-shadow: 0 1px 4px rgb(0 0 0 / .25); }
button:hover { background: #0c5a69; }
button:focus-visible { outline: 3px solid #e0a93b; outline-offset: 2px; }
button[aria-disabled='true'] { background: #46606a; cursor: default; }
.card { position: fixed; inset-block-end: 24px; inset-inline: 0; margin-inline: auto; inline-size: fit-content; max-inline-size: min(620px, calc(100vw - 32px)); display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; padding: 12px 16px; border-radius: 8px; background: #0c2f38; color: #fff; box-shadow: 0 4px 16px rgb(0 0 0 / .3); pointer-events: auto; }
.card p { margin: 0; flex: 1 1 220px; }
.question p { flex-basis: 100%; }
.card button { position: static; box-shadow: none; border-color: #fff; }
.spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet { background: #fff; color: #0c2f38; }
.quiet:hover { background: #eef3f4; }
[hidden] { display: none !important; }
@media (forced-colors: active) { .card { border: 1px solid CanvasText; } .frame { border-color: Highlight; } button { border-color: ButtonText; } }
`;

/**
 * Tidemark's own elements in a page: one host with a closed shadow root, made only when the person asked for
 * a mode that needs it, and gone afterwards. The page can see that the host is there, but not into it.
 */
export interface Overlay {
  readonly root: ShadowRoot;
  readonly host: HTMLElement;
  /** Out of the picture, resolved once a frame without it has been painted. */
  hide(): Promise<void>;
  show(): void;
  remove(): void;
}

/** Style without a `<style>` node, so that the page's own content security policy has no say in it. */
function applyStyle(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
}

export function openOverlay(): Overlay {
  const host = createOwnElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  applyStyle(root);
  host.style.setProperty('all', 'initial', 'important');
  host.style.setProperty('position', 'fixed', 'important');
  host.style.setProperty('inset', '0 auto auto 0', 'important');
  host.style.setProperty('z-index', '2147483647', 'important');
  // The top layer, so that a modal dialog of the page cannot cover it.
  host.setAttribute('popover', 'manual');
  documentElementOf(document)?.append(host);
  const rise = (): void => {
    if (host.isConnected && !host.matches(':popover-open')) host.showPopover();
  };
  rise();
  return {
    root,
    host,
    async hide() {
      host.style.setProperty('display', 'none', 'important');
      await frames();
    },
    show() {
      host.style.removeProperty('display');
      rise();
    },
    remove() {
      host.remove();
    },
  };
}

/** Puts an element of the overlay over a box of the viewport, CSS pixels. */
export function place(element: HTMLElement, box: Rect): void {
  element.style.left = `${box.x}px`;
  element.style.top = `${box.y}px`;
  element.style.width = `${box.width}px`;
  element.style.height = `${box.height}px`;
}
