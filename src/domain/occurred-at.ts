/**
 * When something happened, as exactly as it is known and no more exactly. What a person remembers is a day and a
 * time on the wall of a place, so that is what is kept; the moment in UTC is worked out from it.
 */

/**
 * `exact`: the time is known to the minute. `about`: the day or the time is near to this. `day`: some time on that
 * day. `range`: some time, or all the time, between two.
 */
export type WhenPrecision = 'exact' | 'about' | 'day' | 'range';

export interface OccurredAt {
  readonly precision: WhenPrecision;
  /** IANA name, e.g. `Europe/Copenhagen`. */
  readonly timeZone: string;
  /** On the wall of that zone: `2026-11-20T14:05`, or `2026-11-20` where no time is known. */
  readonly start: string;
  /** When it ended, in the same form; absent where that was not said. A range always has one. */
  readonly end?: string;
  /**
   * Which of two, where the clock was put back and `start` was twice on the wall; absent means the first. Of what
   * is stated as exact only.
   */
  readonly second?: true;
}

/** A stretch of time in milliseconds since 1970; `to` is no longer in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Whether a value is a day or a time that the calendar has, in a zone that is known. */
export function isOccurredAt(value: unknown): value is OccurredAt {
  if (typeof value !== 'object' || value === null) return false;
  const { precision, timeZone, start, end, second, ...rest } = value as Partial<Record<string, unknown>>;
  if (Object.keys(rest).length > 0 || typeof timeZone !== 'string' || typeof start !== 'string') return false;
  if (second !== undefined && second !== true) return false;
  if (!isZone(timeZone) || asUtc(start) === null) return false;
  if (end !== undefined && (typeof end !== 'string' || asUtc(end) === null)) return false;
  if (precision === 'exact') return start.includes('T');
  if (precision === 'range') return end !== undefined;
  return precision === 'about' || (precision === 'day' && !start.includes('T'));
}

/** The time on the wall as if it were UTC, in milliseconds; `null` where there is no such day or time. */
function asUtc(local: string): number | null {
  const match = LOCAL.exec(local);
  if (match === null) return null;
  const [, year = '', month = '', day = '', hour = '0', minute = '0'] = match;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  // `Date.UTC` makes the 31st of June the 1st of July, and the years 0 to 99 those of the last century.
  const again = new Date(at).toISOString();
  return again.startsWith(local.length === 10 ? local : `${local}:`) ? at : null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

/** Whether this browser knows a zone of that name. */
export function isZone(timeZone: string): boolean {
  try {
    formatIn(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** What the wall of `timeZone` shows at a moment, `2026-11-20T14:05`. Throws `RangeError` on an unknown zone. */
export function localTime(at: number, timeZone: string): string {
  const parts = formatIn(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** By zone, what the wall is ahead at the beginning of each day of UTC that was asked for. */
const dayOffsets = new Map<string, Map<number, number>>();

function askOffset(at: number, timeZone: string): number {
  const minute = Math.floor(at / MINUTE) * MINUTE;
  return (asUtc(localTime(minute, timeZone)) ?? minute) - minute;
}

/**
 * Days within which no zone has changed its clocks and changed them back: looked through for all zones of 1970 to 2037,
 * the shortest time was seven days (Boa Vista, Recife and Noronha in October 2000).
 */
const STRETCHES = [4, 1] as const;

/**
 * How far the wall of `timeZone` is ahead of UTC at a moment, milliseconds, to the minute. Asking the browser is slow
 * for thousands of entries: within a stretch of days that begins and ends with the same difference it is asked only
 * once. Throws `RangeError` on an unknown zone.
 */
export function offsetAt(at: number, timeZone: string): number {
  let known = dayOffsets.get(timeZone);
  if (known === undefined) {
    known = new Map();
    dayOffsets.set(timeZone, known);
  }
  for (const days of STRETCHES) {
    const first = Math.floor(at / (days * DAY)) * days;
    const start = offsetOfDay(known, first, timeZone);
    if (start === offsetOfDay(known, first + days, timeZone)) return start;
  }
  return askOffset(at, timeZone);
}

function offsetOfDay(known: Map<number, number>, day: number, timeZone: string): number {
  let offset = known.get(day);
  if (offset === undefined) {
    offset = askOffset(day * DAY, timeZone);
    known.set(day, offset);
  }
  return offset;
}

/**
 * The moments at which the wall of `timeZone` shows `local`, ascending: one; two where the clock was put back; none
 * where it was put forward over it.
 */
export function momentsOf(local: string, timeZone: string): number[] {
  const wall = asUtc(local);
  if (wall === null) throw new RangeError(`${local} is no time`);
  const around = [wall - DAY, wall, wall + DAY].map((at) => offsetAt(at, timeZone));
  const offsets = new Set(around);
  // No clock was put anywhere near: nearly always.
  if (offsets.size === 1) return around.slice(0, 1).map((offset) => wall - offset);
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((at) => offsetAt(at, timeZone) === wall - at)
    .toSorted((first, second) => first - second);
}

/**
 * The moment at which the wall showed `local`; of two the first, unless the second is wanted. A time that was left
 * out when the clock was put forward is the moment of that leap, as far after it as it stands past it.
 */
export function momentOf(local: string, timeZone: string, second = false): number {
  const moments = momentsOf(local, timeZone);
  const found = (second ? moments.at(-1) : undefined) ?? moments[0];
  if (found !== undefined) return found;
  const wall = asUtc(local) ?? 0;
  return wall - offsetAt(wall - DAY, timeZone);
}

/** The first moment after the minute or the day that `local` names. */
function endOf(local: string, timeZone: string, second = false): number {
  if (local.includes('T')) return momentOf(local, timeZone, second) + MINUTE;
  const next = new Date((asUtc(local) ?? 0) + DAY).toISOString().slice(0, 10);
  return momentOf(next, timeZone);
}

/**
 * What a statement of time covers: from the beginning of its start to the end of its end. "About" covers what is
 * named and no more; how far off it may be nobody said. An end before the start counts as the start.
 */
export function spanOf({ timeZone, start, end, second }: OccurredAt): Span {
  const from = momentOf(start, timeZone, second);
  const to = endOf(end ?? start, timeZone, end === undefined && second);
  return { from, to: Math.max(to, endOf(start, timeZone, second)) };
}

/** The same times in a zone that has no name: its difference to UTC at the beginning, e.g. `+02:00`. */
export function inFixedZone({ timeZone, start, end, second, ...rest }: OccurredAt): OccurredAt {
  const minutes = Math.round(offsetAt(momentOf(start, timeZone, second), timeZone) / MINUTE);
  const [hour, minute] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  const fixed = `${minutes < 0 ? '-' : '+'}${hour}:${minute}`;
  const local = (at: string, twice?: boolean): string =>
    at.includes('T') ? localTime(momentOf(at, timeZone, twice), fixed) : at;
  return {
    ...rest,
    timeZone: fixed,
    start: local(start, second),
    ...(end === undefined ? {} : { end: local(end) }),
  };
}

/** For putting in order: by beginning, then the shorter first. What has no time comes by when it was logged. */
export function orderKey(when: OccurredAt | undefined, loggedAt: string): number {
  return when === undefined ? Date.parse(loggedAt) : momentOf(when.start, when.timeZone, when.second);
}

/**
 * Whole days between the end of what happened and when it was logged; `null` where that is less than a day or
 * nothing is known.
 */
export function daysLate(when: OccurredAt | undefined, loggedAt: string): number | null {
  if (when === undefined) return null;
  const days = Math.floor((Date.parse(loggedAt) - spanOf(when).to) / DAY);
  return days >= 1 ? days : null;
}
