import { signal, type ReadonlySignal } from '@preact/signals';
import type { CaptureSummary } from '../../domain/capture';
import type { PostedAt } from '../../timeline/sources';
import type { Archive } from '../ports';

/** Each batch has the timeline worked out anew, so it is not one a record, milliseconds. */
const BATCH_MS = 750;

/** When posts were made, for captures of before the list's lines said it: read from their records. */
export interface PostedTimes {
  readonly known: ReadonlySignal<ReadonlyMap<string, PostedAt | null>>;
  /** Captures whose record is still to be read. */
  readonly waiting: ReadonlySignal<number>;
  want(captures: readonly CaptureSummary[]): void;
  stop(): void;
}

export function createPostedTimes(archive: Archive): PostedTimes {
  const known = signal<ReadonlyMap<string, PostedAt | null>>(new Map());
  const waiting = signal(0);
  const asked = new Set<string>();
  let queue: string[] = [];
  let running = false;

  async function read(id: string): Promise<PostedAt | null> {
    // A record that cannot be read leaves the capture at the time it was made; opening it names the problem.
    const record = await archive.readRecord(id).catch(() => null);
    const posted = record?.facts.postedAt ?? null;
    return posted === null ? null : { at: posted.value, about: posted.caveat === 'derived-approximate' };
  }

  async function run(): Promise<void> {
    running = true;
    let found: (readonly [string, PostedAt | null])[] = [];
    let since = performance.now();
    const hand = (): void => {
      known.value = new Map([...known.value, ...found]);
      waiting.value = queue.length;
      found = [];
      since = performance.now();
    };
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      found.push([next, await read(next)]);
      if (performance.now() - since >= BATCH_MS) hand();
    }
    hand();
    running = false;
  }

  return {
    known,
    waiting,
    want(captures) {
      const wanted = captures.filter(
        ({ id, postedAt, state, unreadable }) =>
          postedAt === undefined && state !== 'pending' && unreadable !== true && !asked.has(id),
      );
      if (wanted.length === 0) return;
      for (const { id } of wanted) asked.add(id);
      queue.push(...wanted.map(({ id }) => id));
      waiting.value = queue.length;
      if (!running) void run();
    },
    stop() {
      queue = [];
    },
  };
}
