import { timeOfMoment, type TimelineEvent } from './event';

/** Numbers that look random and are the same each time (mulberry32), 0 to 1. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

let made = 0;

/** An incident at a moment, in UTC, with whatever is to be different. */
export function makeEvent(at: string, other: Partial<TimelineEvent> = {}): TimelineEvent {
  made += 1;
  const kind = other.kind ?? 'incident';
  return {
    id: `${kind}:${made}`,
    kind,
    entryId: String(made),
    time: timeOfMoment(Date.parse(at), 'exact', 'entered', 'UTC'),
    who: [],
    site: null,
    caseIds: [],
    evidenceOf: [],
    breach: false,
    ...other,
  };
}
