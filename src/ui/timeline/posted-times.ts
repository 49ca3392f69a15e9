import { signal, type ReadonlySignal } from '@preact/signals';
import type { CaptureSummary } from '../../domain/capture';
import type { FileFactName } from '../../domain/imported-file';
import type { PostedAt } from '../../timeline/sources';
import type { Archive } from '../ports';

/** Each batch has the timeline worked out anew, so it is not one a record, milliseconds. */
const BATCH_MS = 750;

/** What a file says of when it was made, taken, sent or begun. */
const OWN_TIMES: ReadonlySet<FileFactName> = new Set([
  'taken-at',
  'recorded-at',
  'sent-at',
  'starts-at',
  'first-message',
]);

/** When posts were made, for captures of before the list's lines said it, and files' own times: from their records. */
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
    if (posted !== null) return { at: posted.value, about: posted.caveat === 'derived-approximate' };
    const own = record?.file?.facts.find(({ name }) => OWN_TIMES.has(name));
    return own === undefined ? null : { at: own.value, about: false };
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
        ({ id, kind, postedAt, state, unreadable }) =>
          (postedAt === undefined || (kind === 'file' && postedAt === null)) &&
          state !== 'pending' &&
          unreadable !== true &&
          !asked.has(id),
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
