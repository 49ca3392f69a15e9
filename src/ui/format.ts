import { computed } from '@preact/signals';
import { formatTag, t } from './words';

const number = computed(() => new Intl.NumberFormat(formatTag.value));

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const sizes = computed(() =>
  UNITS.map(
    (unit) =>
      new Intl.NumberFormat(formatTag.value, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumFractionDigits: unit === 'byte' || unit === 'kilobyte' ? 0 : 1,
      }),
  ),
);

const byOptions = computed(() => {
  const known = new Map<string, Intl.DateTimeFormat>();
  const tag = formatTag.value;
  return (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify(options);
    const before = known.get(key);
    if (before !== undefined) return before;
    const format = new Intl.DateTimeFormat(tag, options);
    known.set(key, format);
    return format;
  };
});

export function formatNumber(value: number): string {
  return number.value.format(value);
}

/** A size in the decimal units that browsers and file managers show, e.g. `1.4 MB`. */
export function formatBytes(bytes: number): string {
  let step = 0;
  let value = bytes;
  while (value >= 999.5 && step < UNITS.length - 1) {
    value /= 1000;
    step += 1;
  }
  return sizes.value[step]?.format(value) ?? number.value.format(bytes);
}

/** Hour and minute, e.g. `14:32`. */
export function formatTime(at: string, timeZone: string): string {
  return byOptions.value({ hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at));
}

/** Day and time to the second with the zone's name, e.g. `1 May 2026, 14:32:07 CEST`. */
export function formatMoment(at: string, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone,
  };
  return byOptions.value(options).format(new Date(at));
}

/** Day and time to the minute, short, e.g. `1 May 2026, 14:32`. */
export function formatShortMoment(at: string, timeZone: string): string {
  return byOptions.value({ dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(at));
}

/** A day `YYYY-MM-DD` in words, `Today` and `Yesterday` by name. `today` is such a day too. */
export function formatDay(day: string, today: string): string {
  if (day === today) return t('common.today');
  const moment = new Date(`${day}T12:00:00Z`);
  const yesterday = new Date(`${today}T12:00:00Z`);
  yesterday.setUTCDate(yesterday.getUTCDate() - 1);
  if (moment.getTime() === yesterday.getTime()) return t('common.yesterday');
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  };
  return byOptions.value(sameYear ? options : { ...options, year: 'numeric' }).format(moment);
}

/** A day `YYYY-MM-DD` as a short date, e.g. `1 May 2026`. */
export function formatDate(day: string): string {
  return byOptions.value({ dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}

/** A month `YYYY-MM` in words, e.g. `May 2026`. */
export function formatMonth(month: string): string {
  const options: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric', timeZone: 'UTC' };
  return byOptions.value(options).format(new Date(`${month}-15T12:00:00Z`));
}

/** A day `YYYY-MM-DD` with its weekday, short, e.g. `Fri, 1 May`. */
export function formatShortDay(day: string): string {
  const options = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return byOptions.value(options).format(new Date(`${day}T12:00:00Z`));
}
