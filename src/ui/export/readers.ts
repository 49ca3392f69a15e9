import { buffersOf, type ReadingAnswer, type ReadingCall } from './reading-messages';

export interface Readers {
  readonly workers: readonly Worker[];
  /** Hands a question to the worker with the fewest. */
  ask(question: ReadingCall): void;
}

/** Beside the worker that writes the zip; more than these wait for the disk. */
const MOST_WORKERS = 3;

/**
 * Workers that open, hash and reduce files for the worker that writes the zip. The page starts them and hands
 * messages on, since a worker should not: in Firefox (153) one that starts workers of its own now and then
 * stands still in the constructor for good and hears no message any more. By way of the page bytes move by
 * transfer alone; over the ports of a `MessageChannel` they would be copied.
 */
export function startReaders(onAnswer: (answer: ReadingAnswer) => void): Readers {
  const count = Math.min(MOST_WORKERS, Math.max(2, navigator.hardwareConcurrency - 1));
  const hands = Array.from({ length: count }, () => {
    const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' });
    const hand = { worker, waiting: 0 };
    worker.addEventListener('message', ({ data }: MessageEvent<ReadingAnswer>) => {
      hand.waiting -= 1;
      onAnswer(data);
    });
    return hand;
  });
  return {
    workers: hands.map(({ worker }) => worker),
    ask(question) {
      const hand = hands.reduce((least, other) => (other.waiting < least.waiting ? other : least));
      hand.waiting += 1;
      hand.worker.postMessage(question, buffersOf(question));
    },
  };
}
