import type { Overlay } from './overlay';

/**
 * Keeps what a hand does on an element of ours from the page's listeners. The element still gets it: the browser's own
 * answer (a press of Enter becomes a click) does not depend on who hears the event.
 */
export function keepFromPage({ host }: Overlay, signal: AbortSignal): void {
  for (const type of [
    'keydown',
    'keypress',
    'keyup',
    'pointerdown',
    'pointerup',
    'mousedown',
    'mouseup',
    'touchstart',
    'touchend',
  ])
    window.addEventListener(
      type,
      (event) => {
        if (event.target === host) event.stopImmediatePropagation();
      },
      { capture: true, passive: true, signal },
    );
}
