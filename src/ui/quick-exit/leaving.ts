import { signal, type ReadonlySignal } from '@preact/signals';
import type { TabsPort } from '../ports';
import { countKey, NOT_COUNTING, pressesMissing, PRESSES_TO_LEAVE, WINDOW_MS } from './exit-counter';

/** Longest that leaving waits for notes to be saved, milliseconds; the page is covered all the while. */
const SAVING_MS = 400;

export interface Leaving {
  /** How many more times Shift must be pressed; `null` while nobody is counting. */
  readonly missing: ReadonlySignal<number | null>;
  leave(): Promise<void>;
  stop(): void;
}

/** Hides the whole page with the next frame, without waiting for anything to be drawn anew. */
function cover(): void {
  document.documentElement.classList.add('covered');
}

/** The quick exit of a page: by `leave`, or by Shift alone three times. */
export function createLeaving(tabs: TabsPort, saveAll: () => Promise<void>): Leaving {
  const missing = signal<number | null>(null);
  let count = NOT_COUNTING;
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function leave(): Promise<void> {
    cover();
    const limit = new Promise((resolve) => {
      setTimeout(resolve, SAVING_MS);
    });
    await Promise.race([saveAll(), limit]);
    await tabs.leaveToNewTab();
  }

  function onKey(event: KeyboardEvent): void {
    const at = performance.now();
    const modified = event.ctrlKey || event.altKey || event.metaKey;
    count = countKey(count, {
      type: event.type === 'keyup' ? 'keyup' : 'keydown',
      key: event.key,
      modified,
      at,
    });
    const left = pressesMissing(count, at);
    missing.value = left === PRESSES_TO_LEAVE ? null : left;
    if (timer !== null) clearTimeout(timer);
    timer = left === PRESSES_TO_LEAVE ? null : setTimeout(() => (missing.value = null), WINDOW_MS);
    if (left <= 0) void leave();
  }

  // In the capture phase, so that no dialog or field keeps a key from being counted.
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('keyup', onKey, true);

  return {
    missing,
    leave,
    stop() {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('keyup', onKey, true);
      if (timer !== null) clearTimeout(timer);
    },
  };
}
