import type { FileSource } from '../../bundle/file-source';
import { UNREADABLE } from '../../bundle/unreadable';
import { ProblemError } from '../../domain/problem';
import type { ReadingAnswer, ReadingCall } from './reading-messages';

export interface ReadingPool extends FileSource {
  /** Takes what was answered to one of the questions. */
  hear(answer: ReadingAnswer): void;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'call'> : never;

/** Has files opened, hashed and reduced by whoever hears `tell`; many questions may be open at a time. */
export function openReadingPool(tell: (question: ReadingCall) => void): ReadingPool {
  const waiting = new Map<number, (answer: ReadingAnswer) => void>();
  let last = 0;

  const ask = async (question: Unnumbered<ReadingCall>): Promise<ReadingAnswer> => {
    const call = ++last;
    const { promise, resolve } = Promise.withResolvers<ReadingAnswer>();
    waiting.set(call, resolve);
    tell({ ...question, call });
    const answer = await promise;
    if (answer.kind === 'failed') throw new ProblemError(answer.problem);
    return answer;
  };
  return {
    async read({ id, mediaType, pixels }, slices) {
      const artifact = { id, mediaType, ...(pixels === undefined ? {} : { pixels }) };
      const answer = await ask({ kind: 'read', artifact, slices });
      if (answer.kind !== 'file') throw new Error(`asked for a file, got ${answer.kind}`);
      return answer.file === 'unreadable' ? UNREADABLE : answer.file;
    },
    async draw({ id, mediaType, sha256 }, order, slices) {
      const answer = await ask({ kind: 'draw', artifact: { id, mediaType, sha256 }, order, slices });
      if (answer.kind !== 'drawn') throw new Error(`asked for a drawing, got ${answer.kind}`);
      return answer.file;
    },
    async digest(bytes) {
      const answer = await ask({ kind: 'digest', bytes });
      if (answer.kind !== 'digest') throw new Error(`asked for a digest, got ${answer.kind}`);
      return answer.sha256;
    },
    hear(answer) {
      waiting.get(answer.call)?.(answer);
      waiting.delete(answer.call);
    },
  };
}
