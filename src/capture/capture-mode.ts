import type { CaptureModeWords } from '../messaging/calls';
import { openOverlay, type Overlay } from './overlay';
import { boxOf, documentElementOf } from '../sites/dom';
import { createOwnElement } from './own-element';

/** Buttons are kept for the posts in view and a little around. CSS pixels. */
const AROUND = 200;
/** Posts asked for at each look. */
const POSTS_LIMIT = 400;
/** How long the sign that a post was kept stays. */
const KEPT_MS = 2500;

export interface CaptureMode {
  readonly overlay: Overlay;
  ended(post: Element, ok: boolean): void;
  stop(): void;
}

export interface CaptureModeOptions {
  readonly words: CaptureModeWords;
  posts(limit: number): Element[];
  capture(post: Element): void;
  leave(): void;
}

interface PostButton {
  readonly element: HTMLButtonElement;
  busy: boolean;
}

/**
 * One small button beside each post in view, for as long as the person wants. The buttons live in the closed
 * shadow root of one host and are placed by looking, never by touching the posts.
 */
export function startCaptureMode(options: CaptureModeOptions): CaptureMode {
  const overlay = openOverlay();
  const buttons = new Map<Element, PostButton>();
  const ending = new AbortController();
  const region = createOwnElement('div');
  region.setAttribute('role', 'region');
  region.setAttribute('aria-label', options.words.label);
  overlay.root.append(region);

  const leave = createOwnElement('button');
  leave.className = 'quiet';
  leave.textContent = options.words.leave;
  leave.style.insetBlockEnd = '16px';
  leave.style.insetInlineEnd = '16px';
  region.append(leave);

  const buttonFor = (post: Element): PostButton => {
    const known = buttons.get(post);
    if (known !== undefined) return known;
    const element = createOwnElement('button');
    element.textContent = options.words.capture;
    const made: PostButton = { element, busy: false };
    element.addEventListener('click', (event) => {
      event.stopImmediatePropagation();
      if (!event.isTrusted || made.busy) return;
      made.busy = true;
      element.setAttribute('aria-disabled', 'true');
      element.textContent = options.words.saving;
      options.capture(post);
    });
    buttons.set(post, made);
    region.append(element);
    return made;
  };

  const look = (): void => {
    const inView = new Set<Element>();
    for (const post of options.posts(POSTS_LIMIT)) {
      const box = boxOf(post);
      const near = box.bottom > -AROUND && box.top < innerHeight + AROUND && box.width > 0 && box.height > 0;
      if (!near) continue;
      inView.add(post);
      const { element } = buttonFor(post);
      element.hidden = box.bottom < 40 || box.top > innerHeight - 16;
      element.style.insetBlockStart = `${Math.min(Math.max(box.top + 6, 6), box.bottom - 38)}px`;
      element.style.left = `${Math.max(4, Math.min(box.right - element.offsetWidth - 6, innerWidth - element.offsetWidth - 4))}px`;
    }
    for (const [post, button] of buttons) {
      if (inView.has(post) || button.busy) continue;
      button.element.remove();
      buttons.delete(post);
    }
  };
  let due = false;
  const lookSoon = (): void => {
    if (due || ending.signal.aborted) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      if (!ending.signal.aborted) look();
    });
  };
  addEventListener('scroll', lookSoon, { capture: true, passive: true, signal: ending.signal });
  addEventListener('resize', lookSoon, { passive: true, signal: ending.signal });
  const changes = new MutationObserver(lookSoon);
  changes.observe(documentElementOf(document) ?? document, { childList: true, subtree: true });

  const stop = (): void => {
    ending.abort();
    changes.disconnect();
    overlay.remove();
    buttons.clear();
  };
  leave.addEventListener('click', (event) => {
    event.stopImmediatePropagation();
    if (!event.isTrusted) return;
    stop();
    options.leave();
  });
  look();

  return {
    overlay,
    stop,
    ended(post, ok) {
      const button = buttons.get(post);
      if (button === undefined) return;
      button.element.textContent = ok ? options.words.kept : options.words.failed;
      setTimeout(() => {
        button.busy = false;
        button.element.removeAttribute('aria-disabled');
        button.element.textContent = options.words.capture;
        lookSoon();
      }, KEPT_MS);
    },
  };
}
