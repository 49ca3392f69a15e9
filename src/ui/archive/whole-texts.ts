import { signal, type ReadonlySignal } from '@preact/signals';
import type { CaptureSummary } from '../../domain/capture';
import type { Archive } from '../ports';
import type { SearchIndex } from './search-index';

/** A summary holds at most 400 characters of the text; one this long may have been cut. */
const MAYBE_CUT = 390;
/** Each batch has the search looked through anew, so it is not one a text, milliseconds. */
const BATCH_MS = 500;
/** After this much reading in a row the page has a turn, milliseconds. */
const TURN_MS = 16;

export interface WholeTexts {
  /** Long texts of which only the beginning is searched so far. */
  readonly waiting: ReadonlySignal<number>;
  /** Begins to read the long texts, newest first, where it has not begun yet. */
  want(captures: readonly CaptureSummary[]): void;
  stop(): void;
}

/** Reads long texts for the search one after the other, only once somebody searches: most visits never need them. */
export function createWholeTexts(archive: Archive, index: SearchIndex): WholeTexts {
  const waiting = signal(0);
  const done = new Set<string>();
  let queue: string[] = [];
  let running = false;

  async function readText(captureId: string): Promise<string | null> {
    const artifacts = await archive.listArtifacts(captureId);
    const text = artifacts.find(({ role }) => role === 'text');
    if (text === undefined) return null;
    const bytes = await archive.readArtifact(text.id);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  }

  async function run(): Promise<void> {
    running = true;
    let batch: (readonly [id: string, text: string])[] = [];
    let since = performance.now();
    let turn = since;
    const hand = (): void => {
      for (const [id, text] of batch) index.putWholeText(id, text);
      batch = [];
      since = performance.now();
      waiting.value = queue.length;
    };
    for (;;) {
      const next = queue.shift();
      if (next === undefined) break;
      // A text that cannot be read is still found by its beginning; reading the capture itself names the problem.
      const text = await readText(next).catch(() => null);
      if (text !== null) batch.push([next, text]);
      if (performance.now() - since >= BATCH_MS) hand();
      if (performance.now() - turn >= TURN_MS) {
        await new Promise((resolve) => {
          setTimeout(resolve);
        });
        turn = performance.now();
      }
    }
    hand();
    running = false;
  }

  return {
    waiting,
    want(captures) {
      const wanted = captures.filter(
        ({ id, excerpt }) => !done.has(id) && (excerpt?.length ?? 0) >= MAYBE_CUT,
      );
      if (wanted.length === 0) return;
      for (const { id } of wanted) done.add(id);
      queue.push(...wanted.map(({ id }) => id));
      waiting.value = queue.length;
      if (!running) void run();
    },
    stop() {
      queue = [];
      waiting.value = 0;
    },
  };
}
