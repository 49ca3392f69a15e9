import type { ReadFileAnswer, ReadFileCall } from './import-messages';

/** A reading that takes longer is given up: no file that a person made needs as much. Milliseconds. */
const MOST_MS = 60_000;
/** Beside that, for each MB: the media of a chat are all hashed. Milliseconds. */
const MS_A_MEGABYTE = 50;

export interface FileReader {
  /** `null` where the reading hung or broke: then nothing is known of the file but its bytes. */
  read(file: File): Promise<Exclude<ReadFileAnswer, { kind: 'failed' }> | null>;
  /** From now on another worker answers. */
  replace(port: MessagePort): void;
  close(): void;
}

/** Has files read behind a port. A reader that hangs is told of, so that the page can put another in its place. */
export function createFileReader(first: MessagePort, onHanging: () => void): FileReader {
  const waiting = new Map<number, (answer: ReadFileAnswer | null) => void>();
  let last = 0;
  let port = listen(first);

  function listen(to: MessagePort): MessagePort {
    to.addEventListener('message', ({ data }: MessageEvent<ReadFileAnswer>) => {
      waiting.get(data.call)?.(data);
      waiting.delete(data.call);
    });
    to.start();
    return to;
  }

  return {
    async read(file) {
      const call = ++last;
      const { promise, resolve } = Promise.withResolvers<ReadFileAnswer | null>();
      waiting.set(call, resolve);
      const timer = setTimeout(
        () => {
          onHanging();
          // Whatever else it was asked is lost with it.
          for (const give of waiting.values()) give(null);
          waiting.clear();
        },
        MOST_MS + (file.size / 1_000_000) * MS_A_MEGABYTE,
      );
      port.postMessage({ call, file } satisfies ReadFileCall);
      const answer = await promise;
      clearTimeout(timer);
      return answer === null || answer.kind === 'failed' ? null : answer;
    },
    replace(other) {
      port.close();
      port = listen(other);
    },
    close() {
      port.close();
    },
  };
}
