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

test('a reading that hangs is given up, told once, and the next worker answers', async () => {
  const onHanging = vi.fn<() => void>();
  const reader = createFileReader(worker(null), onHanging);
  const [first, second] = [reader.read(FILE), reader.read(FILE)];
  await vi.advanceTimersByTimeAsync(59_000);
  expect(onHanging).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await first).toBeNull();
  expect(await second).toBeNull();
  expect(onHanging).toHaveBeenCalledTimes(1);
  reader.replace(worker((call) => ({ call, kind: 'refused', reason: 'zip-bomb' })));
  expect(await reader.read(FILE)).toMatchObject({ kind: 'refused', reason: 'zip-bomb' });
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
