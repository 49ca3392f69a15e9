import type { PickWords } from '../messaging/calls';
import { openOverlay, place, type Overlay } from './overlay';
import { boxOf } from '../sites/dom';
import { createOwnElement } from './own-element';

export interface PickMode {
  readonly overlay: Overlay;
  stop(): void;
}

export interface PickModeOptions {
  readonly words: PickWords;
  /** The post at a point of the viewport, or `null`. */
  at(point: { x: number; y: number }, own: Element): Element | null;
  /** The post that holds the focus, or `null`. */
  inFocus(): Element | null;
  /** All posts of the page in order, for the arrow keys. */
  posts(): Element[];
  chosen(post: Element): void;
  left(): void;
  /** Scrolls what the shield lies over; without it the page scrolls as it does. */
  scroll?(by: number, unit: 'pixel' | 'line' | 'page'): void;
}

/**
 * Highlights the post under the pointer or in focus; click or Enter chooses it, Esc leaves. The page gets no
 * pointer event while it lasts, and events that no hand made do nothing.
 */
export function startPickMode(options: PickModeOptions): PickMode {
  const overlay = openOverlay();
  const shield = createOwnElement('div');
  shield.className = 'shield';
  const frame = createOwnElement('div');
  frame.className = 'frame';
  frame.hidden = true;
  const hint = createOwnElement('div');
  hint.className = 'hint';
  hint.setAttribute('role', 'status');
  hint.textContent = options.words.hint;
  overlay.root.append(shield, frame, hint);

  const ending = new AbortController();
  let current: Element | null = null;

  const highlight = (post: Element | null): void => {
    current = post;
    frame.hidden = post === null;
    hint.textContent = post === null ? options.words.nothingHere : options.words.hint;
    if (post !== null) place(frame, boxOf(post));
  };
  const stop = (): void => {
    ending.abort();
    overlay.remove();
  };
  const choose = (): void => {
    const post = current;
    if (post === null) return;
    stop();
    options.chosen(post);
  };
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const step = (by: 1 | -1): void => {
    const posts = options.posts();
    const at = current === null ? -1 : posts.indexOf(current);
    const next = posts[Math.min(posts.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    next.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    highlight(next);
  };

  const listen = (type: string, handle: (event: Event) => void): void => {
    window.addEventListener(
      type,
      (event) => {
        if (event.isTrusted) handle(event);
      },
      { capture: true, passive: false, signal: ending.signal },
    );
  };
  let aimed: { x: number; y: number } | null = null;
  listen('pointermove', (event) => {
    if (!(event instanceof PointerEvent)) return;
    event.stopImmediatePropagation();
    const first = aimed === null;
    aimed = { x: event.clientX, y: event.clientY };
    if (!first) return;
    requestAnimationFrame(() => {
      if (aimed !== null && !ending.signal.aborted) highlight(options.at(aimed, overlay.host));
      aimed = null;
    });
  });
  for (const type of [
    'pointerdown',
    'pointerup',
    'mousedown',
    'mouseup',
    'touchstart',
    'touchend',
    'contextmenu',
    'dblclick',
    'auxclick',
  ]) {
    listen(type, swallow);
  }
  listen('click', (event) => {
    swallow(event);
    if (!(event instanceof MouseEvent)) return;
    highlight(options.at({ x: event.clientX, y: event.clientY }, overlay.host));
    choose();
  });
  listen('focusin', () => highlight(options.inFocus()));
  listen('scroll', () => {
    if (current !== null) place(frame, boxOf(current));
  });
  const { scroll } = options;
  if (scroll !== undefined)
    listen('wheel', (event) => {
      if (!(event instanceof WheelEvent) || event.ctrlKey) return;
      swallow(event);
      scroll(event.deltaY, event.deltaMode === 0 ? 'pixel' : event.deltaMode === 1 ? 'line' : 'page');
    });
  listen('keydown', (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    if (scroll !== undefined && (event.key === 'PageUp' || event.key === 'PageDown')) {
      swallow(event);
      scroll(event.key === 'PageDown' ? 1 : -1, 'page');
      return;
    }
    if (event.key === 'Escape') {
      swallow(event);
      stop();
      options.left();
    } else if (event.key === 'Enter') {
      swallow(event);
      choose();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      swallow(event);
      step(event.key === 'ArrowDown' ? 1 : -1);
    }
  });

  const focused = options.inFocus();
  if (focused !== null) highlight(focused);
  return { overlay, stop };
}
