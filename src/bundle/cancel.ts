import { ProblemError } from '../domain/problem';

/** Throws the `cancelled` problem once `signal` is aborted. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new ProblemError({ code: 'cancelled' });
}
