import { isContact, type TimeBasis, type TimelineEvent, type TimelineKind } from './event';

/** Entries of one kind by the same people, one shortly after the other. */
export interface Run {
  /** The id of its first entry. */
  readonly id: string;
  readonly kind: TimelineKind;
  readonly basis: TimeBasis;
  /** Oldest first. */
  readonly events: readonly TimelineEvent[];
  /** From the first to the last, milliseconds. */
  readonly lastsMs: number;
}

/** Longest pause within a run, milliseconds. */
export const RUN_PAUSE_MS = 10 * 60_000;
/** Fewer than these are shown one by one. */
export const RUN_LEAST = 4;

/**
 * The runs among events that are oldest first. Only exact times count: what was "about" then cannot be said to have
 * come within minutes. Times of posts and times of captures are never put together: a row of captures in ten minutes
 * is what the person did, not what was sent to them.
 */
export function findRuns(events: readonly TimelineEvent[]): Run[] {
  const open = new Map<string, { readonly events: TimelineEvent[]; lastAt: number }>();
  const found: TimelineEvent[][] = [];
  for (const event of events) {
    const { at, precision, basis } = event.time;
    if (at === null || precision !== 'exact' || !isContact(event)) continue;
    const key = `${event.kind}\n${basis}\n${event.site ?? ''}\n${event.who.join('\n')}`;
    const run = open.get(key);
    if (run !== undefined && at - run.lastAt <= RUN_PAUSE_MS) {
      run.events.push(event);
      run.lastAt = at;
    } else {
      const begun = [event];
      open.set(key, { events: begun, lastAt: at });
      found.push(begun);
    }
  }
  return found.flatMap((run) => {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined || run.length < RUN_LEAST) return [];
    return [
      {
        id: first.id,
        kind: first.kind,
        basis: first.time.basis,
        events: run,
        lastsMs: (last.time.at ?? 0) - (first.time.at ?? 0),
      },
    ];
  });
}
