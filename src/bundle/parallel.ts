import { throwIfCancelled } from './cancel';

/**
 * Does `work` for every item, at most `width` at a time, in order of the list. Stops at the first error or
 * once `signal` is aborted; rejects when what was under way has ended.
 */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  signal: AbortSignal,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const state = { next: 0, failed: false };
  const worker = async (): Promise<void> => {
    while (!state.failed && state.next < items.length) {
      throwIfCancelled(signal);
      const index = state.next;
      state.next += 1;
      const item = items[index];
      if (item !== undefined) await work(item, index);
    }
  };
  const guarded = async (): Promise<void> => {
    try {
      await worker();
    } catch (error) {
      state.failed = true;
      throw error;
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: width }, guarded));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
