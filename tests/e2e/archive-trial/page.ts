import { acts, type Asked, run } from './acts';

interface Answer {
  readonly value?: unknown;
  readonly error?: string;
}

/** One worker for each name. */
const workers = new Map<string, Worker>();

function askWorker(name: string, asked: Asked): Promise<Answer> {
  const worker = workers.get(name) ?? new Worker('worker.js');
  workers.set(name, worker);
  return new Promise((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data), { once: true });
    worker.postMessage(asked);
  });
}

/** Has the archive's act done in the page itself, in the background, or in a worker of that name. */
async function ask(where: string, asked: Asked): Promise<unknown> {
  if (where === 'page') return run(asked);
  const answer =
    where === 'background'
      ? await chrome.runtime.sendMessage<Asked, Answer>(asked)
      : await askWorker(where, asked);
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.value;
}

const told: string[] = [];

Object.assign(globalThis, {
  ask,
  told,
  captureOnAndOn: () => void acts.captureOnAndOn((title) => told.push(title)),
});
