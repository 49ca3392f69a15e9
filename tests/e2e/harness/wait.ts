import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again and again until `ask` gives something other than `null`, `undefined` or `false`, and returns it.
 * `timeout` in milliseconds; the error says what was waited for and what was seen last.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | Promise<T>,
  { timeout = 15_000, every = 50 }: { timeout?: number; every?: number } = {},
): Promise<Exclude<T, null | undefined | false>> {
  const end = Date.now() + timeout;
  let lastError: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== null && answer !== undefined && answer !== false) {
        return answer as Exclude<T, null | undefined | false>;
      }
      lastError = undefined;
    } catch (error) {
      // A page that is being replaced cannot be asked; the next round asks its successor.
      lastError = error;
    }
    if (Date.now() > end) {
      throw new Error(
        `waited ${timeout} ms for ${what}`,
        lastError === undefined ? {} : { cause: lastError },
      );
    }
    await sleep(every);
  }
}

/** Fails with `what` when `work` takes longer than `timeout` milliseconds. */
export async function within<T>(what: string, timeout: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not done after ${timeout} ms`)), timeout);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
