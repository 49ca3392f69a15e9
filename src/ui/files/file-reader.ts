import type { ReadFileAnswer, ReadFileCall } from './import-messages';

/** A reading that takes longer is given up: no file that a person made needs as much. Milliseconds. */
const MOST_MS = 60_000;
/** Beside that, for each MB: the media of a chat are all hashed. Milliseconds. */
const MS_A_MEGABYTE = 50;

type Answer = Exclude<ReadFileAnswer, { kind: 'failed' }>;

export interface FileReader {
  /** `null` where the reading hung or broke: then nothing is known of the file but its bytes. */
  read(file: File): Promise<Answer | null>;
  /** From now on another worker answers. */
  replace(port: MessagePort): void;
  close(): void;
}

interface Asked {
  readonly call: number;
  readonly file: File;
  readonly give: (answer: ReadFileAnswer | null) => void;
  timer: ReturnType<typeof setTimeout> | null;
}

/**
 * Has files read behind a port, several at a time. A reader that hangs is told of, so that the page can put another
 * in its place. Which of the files it was that hung cannot be told then: they are all asked again, one by one, and the
 * one that hangs by itself is given up. It costs the others nothing but time.
 */
export function createFileReader(first: MessagePort, onHanging: () => void): FileReader {
  const waiting = new Map<number, Asked>();
  /** To be asked again, one by one; while there are any, all others wait behind them. */
  let suspects: Asked[] = [];
  let last = 0;
  /** It hangs, and the next one is not there yet. */
  let isDeaf = false;
  let port = listen(first);

  function listen(to: MessagePort): MessagePort {
    to.addEventListener('message', ({ data }: MessageEvent<ReadFileAnswer>) => {
      const asked = waiting.get(data.call);
      if (asked !== undefined) settle(asked, data);
    });
    to.start();
    return to;
  }

  function settle(asked: Asked, answer: ReadFileAnswer | null): void {
    if (asked.timer !== null) clearTimeout(asked.timer);
    waiting.delete(asked.call);
    suspects = suspects.filter((other) => other !== asked);
    asked.give(answer);
    ask();
  }

  /** Asks what has not been asked of this reader yet: of suspects only the first. */
  function ask(): void {
    if (isDeaf) return;
    for (const asked of suspects.length > 0 ? suspects.slice(0, 1) : waiting.values()) {
      if (asked.timer !== null) continue;
      const most = MOST_MS + (asked.file.size / 1_000_000) * MS_A_MEGABYTE;
      asked.timer = setTimeout(() => giveUp(asked), most);
      port.postMessage({ call: asked.call, file: asked.file } satisfies ReadFileCall);
    }
  }

  function giveUp(hanging: Asked): void {
    const isAlone = waiting.size === 1 || suspects[0] === hanging;
    if (!isAlone) suspects = [...waiting.values()];
    for (const asked of waiting.values()) {
      if (asked.timer !== null) clearTimeout(asked.timer);
      asked.timer = null;
    }
    isDeaf = true;
    onHanging();
    if (isAlone) settle(hanging, null);
  }

  return {
    async read(file) {
      const { promise, resolve } = Promise.withResolvers<ReadFileAnswer | null>();
      const asked: Asked = { call: ++last, file, give: resolve, timer: null };
      waiting.set(asked.call, asked);
      if (suspects.length > 0) suspects.push(asked);
      ask();
      const answer = await promise;
      return answer === null || answer.kind === 'failed' ? null : answer;
    },
    replace(other) {
      port.close();
      port = listen(other);
      isDeaf = false;
      ask();
    },
    close() {
      port.close();
    },
  };
}
