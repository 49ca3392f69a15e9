/**
 * Does `work` for every item, at most `width` at a time, in order of the list. Stops at the first error or once
 * `check`, asked before each item, throws; rejects with the first error when what was under way has ended.
 */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  check: () => void,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  const state = { next: 0, failed: false };
  const worker = async (): Promise<void> => {
    while (!state.failed && state.next < items.length) {
      const index = state.next;
      state.next += 1;
      try {
        check();
        await work(items[index] as T, index);
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
