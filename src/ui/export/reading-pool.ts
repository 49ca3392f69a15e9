import type { FileSource } from '../../bundle/file-source';
import { UNREADABLE } from '../../bundle/unreadable';
import { ProblemError } from '../../domain/problem';
import type { ReadingAnswer, ReadingCall } from './reading-messages';

export interface ReadingPool extends FileSource {
  /** Lets go of the ports; what is still asked is never answered. */
  close(): void;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'call'> : never;

interface Hand {
  readonly port: MessagePort;
  readonly waiting: Map<number, { readonly resolve: (answer: ReadingAnswer) => void }>;
}

/** Has files opened, hashed and reduced behind these ports; each question goes to the one with the fewest. */
export function openReadingPool(ports: readonly MessagePort[]): ReadingPool {
  const hands = ports.map(takeHand);
  let last = 0;

  const ask = async (question: Unnumbered<ReadingCall>, transfer: Transferable[]): Promise<ReadingAnswer> => {
    const hand = hands.reduce((least, other) => (other.waiting.size < least.waiting.size ? other : least));
    const call = ++last;
    const { promise, resolve } = Promise.withResolvers<ReadingAnswer>();
    hand.waiting.set(call, { resolve });
    hand.port.postMessage({ ...question, call }, transfer);
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
      for (const { port } of hands) port.close();
    },
  };
}

function takeHand(port: MessagePort): Hand {
  const waiting: Hand['waiting'] = new Map();
  port.addEventListener('message', ({ data }: MessageEvent<ReadingAnswer>) => {
    waiting.get(data.call)?.resolve(data);
    waiting.delete(data.call);
  });
  port.start();
  return { port, waiting };
}
