import { signal, type ReadonlySignal } from '@preact/signals';
import type { Annotation, DrawingHistory, HistoryChange } from '../../domain/annotation';
import { asProblem, type Problem } from '../../domain/problem';
import { NO_HISTORY } from '../../markup/history';

/** After this long without a change what was drawn becomes a revision, milliseconds. */
export const IDLE_MS = 60_000;

export type SavingState = 'unchanged' | 'saving' | 'saved' | 'failed';

export interface SavingPort {
  readonly saveStep: (from: { steps: number; done: number }, change: HistoryChange) => Promise<void>;
  /** Makes a revision of what is on disk. */
  readonly keep: () => Promise<Annotation | null>;
}

export interface DraftSaver {
  readonly state: ReadonlySignal<SavingState>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** The history is this now. */
  save(history: DrawingHistory): void;
  /** Resolves when all that was handed in is on disk, or has failed. */
  flush(): Promise<void>;
  /** All on disk, and a revision with its entry in the journal made of it. */
  keep(): Promise<void>;
  stop(): void;
}

/** What leads on disk from one history to another; steps are the same objects as long as they are the same. */
export function changeBetween(stored: DrawingHistory, now: DrawingHistory): HistoryChange | null {
  let keep = 0;
  while (keep < stored.steps.length && keep < now.steps.length && stored.steps[keep] === now.steps[keep])
    keep += 1;
  if (keep === stored.steps.length && keep === now.steps.length && stored.done === now.done) return null;
  return { keep, added: now.steps.slice(keep), done: now.done };
}

/**
 * Writes every change at once, one write after the other; changes that come meanwhile go with the next. What could
 * not be written is tried again with the next change, or when asked.
 */
export function createDraftSaver(
  port: SavingPort,
  opened: DrawingHistory = NO_HISTORY,
  idleMs = IDLE_MS,
): DraftSaver {
  let stored = opened;
  let wanted = opened;
  let unkept = true;
  let running: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | null = null;
  const state = signal<SavingState>('unchanged');
  const problem = signal<Problem | null>(null);

  async function run(): Promise<void> {
    try {
      for (;;) {
        const target = wanted;
        const change = changeBetween(stored, target);
        if (change === null) {
          stored = target;
          break;
        }
        state.value = 'saving';
        await port.saveStep({ steps: stored.steps.length, done: stored.done }, change);
        stored = target;
      }
      problem.value = null;
      // What came in this moment is the next run's.
      if (state.value !== 'unchanged' && wanted === stored) state.value = 'saved';
    } catch (error) {
      problem.value = asProblem(error);
      state.value = 'failed';
    }
  }

  function flush(): Promise<void> {
    // One after the other: what runs looks for more before it ends, but may just have looked.
    running = running.then(run);
    return running;
  }

  function rest(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  async function keep(): Promise<void> {
    rest();
    await flush();
    if (state.value === 'failed' || !unkept) return;
    try {
      unkept = false;
      await port.keep();
    } catch (error) {
      unkept = true;
      problem.value = asProblem(error);
      state.value = 'failed';
    }
  }

  return {
    state,
    problem,
    save(history) {
      wanted = history;
      unkept = true;
      // At once: nothing says that it is saved while it is not.
      if (changeBetween(stored, wanted) !== null) state.value = 'saving';
      void flush();
      rest();
      timer = setTimeout(() => void keep(), idleMs);
    },
    flush,
    keep,
    stop: rest,
  };
}
