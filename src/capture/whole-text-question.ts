import type { WholeTextWay, WholeTextWords } from '../messaging/calls';
import { openOverlay, type Overlay } from './overlay';
import { createOwnElement } from './own-element';
import { keepFromPage } from './own-events';

export interface WholeTextQuestion {
  readonly overlay: Overlay;
  stop(): void;
}

export interface WholeTextQuestionOptions {
  readonly words: WholeTextWords;
  readonly way: WholeTextWay;
  /** Presses the control; whether there is more of the text now. */
  open(): Promise<boolean>;
  /** The person wants the post as it is now shown. The question is gone. */
  capture(): void;
  left(): void;
}

/** Asks, before a post is kept of which the site shows only the beginning, whether to open the rest first. Esc leaves. */
export function askWholeText({
  words,
  way,
  open,
  capture,
  left,
}: WholeTextQuestionOptions): WholeTextQuestion {
  const overlay = openOverlay();
  const ending = new AbortController();
  const card = createOwnElement('div');
  card.className = 'card question';
  card.setAttribute('role', 'dialog');
  card.setAttribute('aria-label', words.shortened);
  const said = createOwnElement('p');
  said.setAttribute('role', 'status');
  said.textContent = `${words.shortened} ${way === 'page' ? words.opensPage : words.opensHere}`;
  card.append(said);
  overlay.root.append(card);

  const stop = (): void => {
    ending.abort();
    overlay.remove();
  };
  const leave = (): void => {
    stop();
    left();
  };
  const button = (label: string, pressed: () => void, quiet = false): HTMLButtonElement => {
    const element = createOwnElement('button');
    element.textContent = label;
    if (quiet) element.className = 'quiet';
    element.addEventListener('click', (event) => {
      event.stopImmediatePropagation();
      if (event.isTrusted) pressed();
    });
    card.append(element);
    return element;
  };
  const opening = button(words.open, () => {
    opening.remove();
    asIs.hidden = true;
    said.textContent = words.opening;
    void open().then((more) => {
      if (ending.signal.aborted) return;
      if (more) {
        stop();
        capture();
        return;
      }
      said.textContent = words.unchanged;
      asIs.hidden = false;
      asIs.focus();
    });
  });
  const asIs = button(
    words.asIs,
    () => {
      stop();
      capture();
    },
    true,
  );
  button(words.leave, leave, true);

  window.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      leave();
    },
    { capture: true, signal: ending.signal },
  );
  keepFromPage(overlay, ending.signal);
  opening.focus();
  return { overlay, stop };
}
