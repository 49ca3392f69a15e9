/**
 * Does `work` for every item, at most `width` at a time, in order of the list. Stops at the first error or once
 * `signal` is aborted (with its reason); rejects when what was under way has ended.
 */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const state = { next: 0, failed: false };
  const worker = async (): Promise<void> => {
    while (!state.failed && state.next < items.length) {
      signal.throwIfAborted();
      const item = items[state.next] as T;
      state.next += 1;
      try {
        await work(item);
      } catch (error) {
        state.failed = true;
        throw error;
      }
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: width }, worker));
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
