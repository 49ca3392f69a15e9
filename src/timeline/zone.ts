import { isZone, offsetAt } from '../domain/occurred-at';
import { dayOfNumber } from './days';

/** What a calendar and a clock in one place show at a moment. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Minute of the day by the clock, 0 to 1439. */
  readonly minute: number;
}

/** A time zone. */
export interface Zone {
  /** IANA name. */
  readonly name: string;
  /** The local time at a moment, milliseconds since 1970. */
  localOf(at: number): LocalTime;
}

const DAY_MS = 86_400_000;
const known = new Map<string, Zone>();

/**
 * The zone of that name; UTC where the name is not one that this browser knows (an archive can be older or younger
 * than its list).
 */
export function zoneOf(wanted: string): Zone {
  const before = known.get(wanted);
  if (before !== undefined) return before;
  const name = isZone(wanted) ? wanted : 'UTC';
  const zone: Zone = {
    name,
    localOf(at) {
      const local = at + offsetAt(at, name);
      const day = Math.floor(local / DAY_MS);
      return { day: dayOfNumber(day), minute: Math.floor((local - day * DAY_MS) / 60_000) };
    },
  };
  known.set(wanted, zone);
  return zone;
}
