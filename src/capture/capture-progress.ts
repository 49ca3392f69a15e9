import type { ProgressWords } from '../messaging/calls';
import { openOverlay, type Overlay } from './overlay';
import { createOwnElement } from './own-element';
import { keepFromPage } from './own-events';

/** How often a screen reader is told how far it is. Milliseconds. */
const SPOKEN_MS = 15_000;

/** How far a long capture is. `oldest`: for messages, ISO 8601 or in the page's words. */
export type Reached =
  | { readonly of: 'messages'; readonly count: number; readonly oldest: string | null }
  | { readonly of: 'screens'; readonly count: number; readonly total: number };

/**
 * Says in the page how far a long capture is, with a button that stops it. It is there only while no picture is taken:
 * the capture itself says when that is.
 */
export interface CaptureProgress {
  /** Aborted once the person stopped it, by the button or by Esc. */
  readonly stopping: AbortSignal;
  /** No picture is being taken. */
  open(reached: Reached): void;
  /** A picture follows; it has gone with the next frame that is painted. */
  close(): void;
  end(): void;
}

/** @param made told of each element of ours that comes into the page */
export function createCaptureProgress(words: ProgressWords, made: (host: Element) => void): CaptureProgress {
  const stopping = new AbortController();
  const ending = new AbortController();
  let shown: { overlay: Overlay; veil: HTMLElement; count: HTMLElement; said: HTMLElement } | null = null;
  let saidAt = Number.NEGATIVE_INFINITY;

  const stop = (): void => stopping.abort();
  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.key !== 'Escape' || stopping.signal.aborted) return;
      // For many chats and dialogs it means to close them.
      event.preventDefault();
      event.stopImmediatePropagation();
      stop();
    },
    { capture: true, signal: ending.signal },
  );

  const build = () => {
    const overlay = openOverlay();
    made(overlay.host);
    const veil = createOwnElement('div');
    veil.className = 'card';
    veil.setAttribute('role', 'region');
    veil.setAttribute('aria-label', words.label);
    // What is seen changes with each screen; what is spoken does not.
    const count = createOwnElement('p');
    count.setAttribute('aria-hidden', 'true');
    const said = createOwnElement('p');
    said.className = 'spoken';
    said.setAttribute('role', 'status');
    const button = createOwnElement('button');
    button.className = 'quiet';
    button.textContent = words.stop;
    button.addEventListener('click', (event) => {
      event.stopImmediatePropagation();
      if (!event.isTrusted) return;
      button.setAttribute('aria-disabled', 'true');
      button.textContent = words.stopping;
      stop();
    });
    veil.append(count, said, button);
    overlay.root.append(veil);
    keepFromPage(overlay, ending.signal);
    return { overlay, veil, count, said };
  };

  return {
    stopping: stopping.signal,
    open(reached) {
      if (ending.signal.aborted) return;
      shown ??= build();
      const now =
        reached.of === 'messages'
          ? words.messages(reached.count, reached.oldest)
          : words.screens(reached.count, reached.total);
      shown.count.textContent = now;
      if (performance.now() - saidAt > SPOKEN_MS) {
        saidAt = performance.now();
        shown.said.textContent = now;
      }
      shown.veil.style.opacity = '1';
    },
    close() {
      // Not `display`: the button keeps the focus, and screen readers their place.
      if (shown !== null) shown.veil.style.opacity = '0';
    },
    end() {
      ending.abort();
      shown?.overlay.remove();
      shown = null;
    },
  };
}
