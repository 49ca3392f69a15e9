import type { FileSource } from '../../bundle/file-source';
import { UNREADABLE } from '../../bundle/unreadable';
import { ProblemError } from '../../domain/problem';
import type { ReadingAnswer, ReadingCall } from './reading-messages';

export interface ReadingPool extends FileSource {
  /** Ends the workers; what is still asked of them is never answered. */
  close(): void;
}

/** Beside the worker that writes the zip; more than these wait for the disk. */
const MOST_WORKERS = 3;

type Unnumbered<T> = T extends unknown ? Omit<T, 'call'> : never;

interface Hand {
  readonly worker: Worker;
  readonly waiting: Map<
    number,
    { readonly resolve: (answer: ReadingAnswer) => void; readonly reject: (error: unknown) => void }
  >;
}

/** Workers that open, hash and reduce files for an export; each question goes to the one with the fewest. */
export function openReadingPool(): ReadingPool {
  const count = Math.min(MOST_WORKERS, Math.max(2, navigator.hardwareConcurrency - 1));
  const hands = Array.from({ length: count }, startHand);
  let last = 0;

  const ask = async (question: Unnumbered<ReadingCall>, transfer: Transferable[]): Promise<ReadingAnswer> => {
    const hand = hands.reduce((least, other) => (other.waiting.size < least.waiting.size ? other : least));
    const call = ++last;
    const { promise, resolve, reject } = Promise.withResolvers<ReadingAnswer>();
    hand.waiting.set(call, { resolve, reject });
    hand.worker.postMessage({ ...question, call }, transfer);
    const answer = await promise;
    if (answer.kind === 'failed') throw new ProblemError(answer.problem);
    return answer;
  };
  return {
    async read({ id, mediaType, pixels }, slices) {
      const artifact = { id, mediaType, ...(pixels === undefined ? {} : { pixels }) };
      const answer = await ask({ kind: 'read', artifact, slices }, []);
      if (answer.kind !== 'file') throw new Error(`asked for a file, got ${answer.kind}`);
      return answer.file === 'unreadable' ? UNREADABLE : answer.file;
    },
    async draw({ id, mediaType, sha256 }, order, slices) {
      const answer = await ask({ kind: 'draw', artifact: { id, mediaType, sha256 }, order, slices }, []);
      if (answer.kind !== 'drawn') throw new Error(`asked for a drawing, got ${answer.kind}`);
      return answer.file;
    },
    async digest(bytes) {
      const answer = await ask({ kind: 'digest', bytes }, [bytes.buffer]);
      if (answer.kind !== 'digest') throw new Error(`asked for a digest, got ${answer.kind}`);
      return answer.sha256;
    },
    close() {
      for (const { worker } of hands) worker.terminate();
    },
  };
}

function startHand(): Hand {
  const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' });
  const waiting: Hand['waiting'] = new Map();
  worker.addEventListener('message', ({ data }: MessageEvent<ReadingAnswer>) => {
    waiting.get(data.call)?.resolve(data);
    waiting.delete(data.call);
  });
  worker.addEventListener('error', (event) => {
    const error = new ProblemError({ code: 'unexpected', detail: `reading worker: ${event.message}` });
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return { worker, waiting };
}
