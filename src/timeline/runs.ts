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
  const open = new Map<string, TimelineEvent[]>();
  const found: TimelineEvent[][] = [];
  for (const event of events) {
    const { at, precision, basis } = event.time;
    if (at === null || precision !== 'exact' || !isContact(event)) continue;
    const key = [event.kind, basis, event.site ?? '', ...event.who].join('\n');
    const last = open.get(key)?.at(-1)?.time.at;
    const run = last !== undefined && last !== null && at - last <= RUN_PAUSE_MS ? open.get(key) : undefined;
    if (run !== undefined) run.push(event);
    else {
      const begun = [event];
      open.set(key, begun);
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
