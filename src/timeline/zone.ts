import { dayOfNumber } from './days';

/** What a calendar and a clock in one place show at a moment. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** Minute of the day by the clock, 0 to 1439. */
  readonly minute: number;
}

/** A time zone, ready to be asked about thousands of moments. */
export interface Zone {
  /** IANA name. */
  readonly name: string;
  /** What the local time is ahead of UTC at a moment, milliseconds. */
  offsetAt(at: number): number;
  /** The local time at a moment, milliseconds since 1970. */
  localOf(at: number): LocalTime;
}

const DAY_MS = 86_400_000;
const known = new Map<string, Zone>();

/**
 * The zone of that name; UTC where the name is not one that this browser knows (an archive can be older or younger
 * than its list). The browser's own rules of the zone are asked; within a day that begins and ends with the same
 * difference they are asked only once, since no zone has ever changed its clocks twice within a day and back.
 */
export function zoneOf(name: string): Zone {
  const before = known.get(name);
  if (before !== undefined) return before;
  const zone = makeZone(name);
  known.set(name, zone);
  return zone;
}

function formatOf(timeZone: string): { format: Intl.DateTimeFormat; name: string } {
  const options: Intl.DateTimeFormatOptions = {
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  };
  try {
    return {
      format: new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { ...options, timeZone }),
      name: timeZone,
    };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return {
      format: new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { ...options, timeZone: 'UTC' }),
      name: 'UTC',
    };
  }
}

function makeZone(wanted: string): Zone {
  const { format, name } = formatOf(wanted);
  const atDayStart = new Map<number, number>();

  function ask(at: number): number {
    const whole = Math.floor(at / 1000) * 1000;
    const parts = format.formatToParts(whole);
    const read = (type: Intl.DateTimeFormatPartTypes): number =>
      Number(parts.find((part) => part.type === type)?.value);
    const year = parts.some(({ type, value }) => type === 'era' && value.startsWith('B'))
      ? 1 - read('year')
      : read('year');
    const local = new Date(0);
    // Not Date.UTC, which takes the years 0 to 99 for those of a century ago.
    local.setUTCFullYear(year, read('month') - 1, read('day'));
    local.setUTCHours(read('hour'), read('minute'), read('second'));
    return local.getTime() - whole;
  }

  function atStartOf(day: number): number {
    const before = atDayStart.get(day);
    if (before !== undefined) return before;
    const offset = ask(day * DAY_MS);
    atDayStart.set(day, offset);
    return offset;
  }

  function offsetAt(at: number): number {
    const day = Math.floor(at / DAY_MS);
    const offset = atStartOf(day);
    return offset === atStartOf(day + 1) ? offset : ask(at);
  }

  return {
    name,
    offsetAt,
    localOf(at) {
      const local = at + offsetAt(at);
      const day = Math.floor(local / DAY_MS);
      return { day: dayOfNumber(day), minute: Math.floor((local - day * DAY_MS) / 60_000) };
    },
  };
}
