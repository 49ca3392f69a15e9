import { ProblemError } from '../domain/problem';

export const UNREADABLE = Symbol('unreadable');

/** What was read, or `UNREADABLE` where it is there and its seal does not open. */
export async function unlessUnreadable<T>(reading: Promise<T>): Promise<T | typeof UNREADABLE> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'archive-unreadable') return UNREADABLE;
    throw error;
  }
}
