import { isDay } from './days';
import { zoneOf } from './zone';

/**
 * `capture` and `file`: evidence. `incident`: what the person wrote down. The others are what was done about it, and
 * stand as marks.
 */
export type TimelineKind = 'incident' | 'capture' | 'file' | 'report' | 'order-start' | 'order-end';

export const TIMELINE_KINDS: readonly TimelineKind[] = [
  'incident',
  'capture',
  'file',
  'report',
  'order-start',
  'order-end',
];

/**
 * How well the time is known. `exact` has a time by the clock, `about` may have one, `day` has none. A `range` stands
 * where it begins and has no hour of its own. `none` is for what was entered without any date.
 */
export type EventPrecision = 'exact' | 'about' | 'day' | 'range' | 'none';

/** Whose word the time is: a page's for its post, this machine's clock at a capture, a file's own, or the person's. */
export type TimeBasis = 'posted' | 'captured' | 'file' | 'entered';

export interface EventTime {
  readonly precision: EventPrecision;
  readonly basis: TimeBasis;
  /** The (first) day, in the zone that is looked from; a day that was entered as a day is never moved. */
  readonly day: string | null;
  /** The last day of a range; else the same as `day`. */
  readonly lastDay: string | null;
  /** The moment, or the one a range begins at, milliseconds since 1970; `null` without a time by the clock. */
  readonly at: number | null;
  /** When it ended, where that is known, milliseconds since 1970. */
  readonly end: number | null;
  /** What calendar and clock showed where it happened: the hour that it was for the person. `null` without a clock. */
  readonly there: { readonly day: string; readonly minute: number; readonly zone: string } | null;
}

/** One entry of the timeline. What it says is not in here: it is looked up by kind and `entryId`. */
export interface TimelineEvent {
  /** Unique on the timeline, e.g. `capture:…`. */
  readonly id: string;
  readonly kind: TimelineKind;
  /** Of the capture, incident, report, order or file. */
  readonly entryId: string;
  readonly time: EventTime;
  /** Keys of who it was, see `people.ts`; empty where nobody is named. */
  readonly who: readonly string[];
  readonly site: string | null;
  readonly caseIds: readonly string[];
  /** Ids (of the timeline) of the incidents that this is evidence of: there it is counted already. */
  readonly evidenceOf: readonly string[];
  /** The person said that it breaks an order. */
  readonly breach: boolean;
}

/** Whether it counts among contacts; reports and orders are marks beside them. */
export function isContact({ kind }: Pick<TimelineEvent, 'kind'>): boolean {
  return kind === 'incident' || kind === 'capture' || kind === 'file';
}

export function undated(basis: TimeBasis): EventTime {
  return { precision: 'none', basis, day: null, lastDay: null, at: null, end: null, there: null };
}

/** A day, or from a day to another. What the calendar does not have is no date at all. */
export function timeOfDays(first: string, last: string, basis: TimeBasis): EventTime {
  if (!isDay(first)) return undated(basis);
  const lastDay = isDay(last) && last > first ? last : first;
  return {
    precision: lastDay === first ? 'day' : 'range',
    basis,
    day: first,
    lastDay,
    at: null,
    end: null,
    there: null,
  };
}

/**
 * A moment, seen from the zone `seenFrom`. `happenedIn` is the zone of where it happened; its clock tells the hour
 * that it was there.
 */
export function timeOfMoment(
  at: number,
  precision: 'exact' | 'about',
  basis: TimeBasis,
  seenFrom: string,
  happenedIn: string = seenFrom,
  end: number | null = null,
): EventTime {
  // Further from 1970 no calendar of JavaScript goes (ECMA-262, Time Values and Time Range).
  if (!(Math.abs(at) <= 8.64e15)) return undated(basis);
  const here = zoneOf(seenFrom).localOf(at);
  const { day } = here;
  const zone = zoneOf(happenedIn);
  const local = happenedIn === seenFrom ? here : zone.localOf(at);
  const until = end !== null && Number.isFinite(end) && end > at ? end : null;
  return {
    precision,
    basis,
    day,
    lastDay: until === null ? day : zoneOf(seenFrom).localOf(until).day,
    at,
    end: until,
    there: { day: local.day, minute: local.minute, zone: zone.name },
  };
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/;

/**
 * A time as a page or a file gives it (ISO 8601): with an offset it is a moment; without one the zone is not guessed,
 * and only the day is taken. `null` where it is neither.
 */
export function readTime(
  text: string,
  precision: 'exact' | 'about',
  basis: TimeBasis,
  seenFrom: string,
): EventTime | null {
  if (MOMENT.test(text)) {
    const time = timeOfMoment(Date.parse(text), precision, basis, seenFrom);
    if (time.precision !== 'none') return time;
  }
  const day = text.slice(0, 10);
  return isDay(day) && /^.{10}(?:T|$)/.test(text) ? timeOfDays(day, day, basis) : null;
}
