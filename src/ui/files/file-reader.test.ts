import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFileReader } from './file-reader';
import type { ReadFileAnswer, ReadFileCall } from './import-messages';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const FILE = new File(['words'], 'a.txt');

/** A worker that answers each call as told; `null` for never. */
function worker(answer: ((call: number) => ReadFileAnswer) | null): MessagePort {
  const { port1, port2 } = new MessageChannel();
  port2.addEventListener('message', ({ data }: MessageEvent<ReadFileCall>) => {
    if (answer !== null) port2.postMessage(answer(data.call));
  });
  port2.start();
  return port1;
}

const refused: (call: number) => ReadFileAnswer = (call) => ({ call, kind: 'refused', reason: 'zip-bomb' });

test('a reading that hangs is given up, told once, and the next worker answers', async () => {
  const onHanging = vi.fn<() => void>();
  const reader = createFileReader(worker(null), onHanging);
  const first = reader.read(FILE);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(onHanging).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await first).toBeNull();
  expect(onHanging).toHaveBeenCalledTimes(1);
  // Asked before the next worker is there.
  const second = reader.read(FILE);
  reader.replace(worker(refused));
  expect(await second).toMatchObject({ kind: 'refused', reason: 'zip-bomb' });
  expect(await reader.read(FILE)).toMatchObject({ kind: 'refused', reason: 'zip-bomb' });
  reader.close();
});

test('of several that were being read only the one that hangs by itself is given up', async () => {
  // Hangs over the second file, and over whatever else it is asked meanwhile.
  const hanging = (): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    let hangs = false;
    port2.addEventListener('message', ({ data: { call, file } }: MessageEvent<ReadFileCall>) => {
      hangs ||= file.name === 'hanging.txt';
      if (!hangs) port2.postMessage(refused(call));
    });
    port2.start();
    return port1;
  };
  const reader: ReturnType<typeof createFileReader> = createFileReader(hanging(), () =>
    queueMicrotask(() => reader.replace(hanging())),
  );
  const answers: string[] = [];
  for (const name of ['hanging.txt', 'b.txt', 'c.txt'])
    void reader
      .read(new File(['words'], name))
      .then((answer) => answers.push(`${name} ${answer?.kind ?? 'nothing'}`));
  for (let seconds = 0; answers.length < 3 && seconds < 200; seconds += 1) {
    await vi.advanceTimersByTimeAsync(1_000);
    // Messages between ports come in real time.
    for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  }
  expect(answers.toSorted()).toEqual(['b.txt refused', 'c.txt refused', 'hanging.txt nothing']);
  reader.close();
});

test('a reading that broke says that nothing is known', async () => {
  const reader = createFileReader(
    worker((call) => ({ call, kind: 'failed', detail: 'out of memory' })),
    () => undefined,
  );
  expect(await reader.read(FILE)).toBeNull();
  reader.close();
});
