import { computed } from '@preact/signals';
import type { LogEntry } from '../../domain/logbook';
import type { PeriodUnit } from '../../timeline/days';
import { addDays } from '../../timeline/days';
import { isContact, type TimelineEvent, type TimelineKind } from '../../timeline/event';
import type { Run } from '../../timeline/runs';
import { choiceWord } from '../../i18n/entry-words';
import { titleOf } from '../logbook/entry-format';
import type { IconName } from '../components/icon';
import { formatDate, formatDay, formatTime } from '../format';
import { formatTag, t } from '../words';
import type { TickUnit } from './ticks';

export const EVENT_WORDS = {
  incident: 'timeline.kindIncident',
  capture: 'timeline.kindCapture',
  file: 'timeline.kindFile',
  report: 'timeline.kindReport',
  'order-start': 'timeline.kindOrderStart',
  'order-end': 'timeline.kindOrderEnd',
} as const satisfies Record<TimelineKind, string>;

export const EVENT_ICONS: Record<TimelineKind, IconName> = {
  incident: 'incident',
  capture: 'camera',
  file: 'file',
  report: 'report',
  'order-start': 'order',
  'order-end': 'order',
};

const formats = computed(() => {
  const tag = formatTag.value;
  const day = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  const unit = (name: 'minute' | 'hour'): Intl.NumberFormat =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: 1 });
  return {
    month: day({ month: 'long', year: 'numeric' }),
    shortMonth: day({ month: 'short' }),
    monthAndYear: day({ month: 'short', year: '2-digit' }),
    year: day({ year: 'numeric' }),
    shortDay: day({ day: 'numeric', month: 'short' }),
    weekday: day({ weekday: 'short' }),
    longWeekday: day({ weekday: 'long' }),
    minutes: unit('minute'),
    hours: unit('hour'),
    places: new Map<string, Intl.DateTimeFormat>(),
  };
});

function at(day: string): Date {
  return new Date(`${day}T12:00:00Z`);
}

/** `14 May`; with the year where it is another than that of `today`. */
export function formatShortDay(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? formats.value.shortDay.format(at(day)) : formatDate(day);
}

/** A period by its first day, e.g. `Week of 11 May 2026`, `May 2026`. */
export function wordPeriod(start: string, unit: PeriodUnit, today: string): string {
  if (unit === 'day') return formatDay(start, today);
  if (unit === 'month') return formats.value.month.format(at(start));
  return t('timeline.weekOf', { date: formatDate(start) });
}

/** A tick of the axis. January says its year. */
export function wordTick(day: string, unit: TickUnit): string {
  const { shortDay, shortMonth, monthAndYear, year } = formats.value;
  if (unit === 'year') return year.format(at(day));
  if (unit === 'day') return shortDay.format(at(day));
  return (day.slice(5, 7) === '01' ? monthAndYear : shortMonth).format(at(day));
}

/** Weekdays from Monday on; 5 January 1970 was one. */
export function weekdayWords(length: 'short' | 'long'): string[] {
  const format = length === 'short' ? formats.value.weekday : formats.value.longWeekday;
  return Array.from({ length: 7 }, (_, index) => format.format(at(addDays('1970-01-05', index))));
}

/** A whole hour, e.g. `18:00`. */
export function wordHour(hour: number): string {
  return formatTime(new Date(Date.UTC(1970, 0, 1, hour)).toISOString(), 'UTC');
}

/** A length of time in minutes, or in hours from two hours on. */
export function wordDuration(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return minutes < 120 ? formats.value.minutes.format(minutes) : formats.value.hours.format(minutes / 60);
}

export function wordRun({ kind, basis, events, lastsMs }: Run): string {
  const values = { count: events.length, time: wordDuration(lastsMs) };
  if (kind === 'incident') return t('timeline.runIncidents', values);
  if (kind === 'file') return t('timeline.runFiles', values);
  return basis === 'captured' ? t('timeline.runCaptures', values) : t('timeline.runPosts', values);
}

/**
 * When it was, no more exactly than it is known. `withDay`: also on which day, where the heading does not say it.
 */
export function wordWhen(event: TimelineEvent, timeZone: string, today: string, withDay: boolean): string {
  const { precision, day, lastDay, at: moment, end } = event.time;
  if (day === null || lastDay === null) return t('timeline.noDate');
  const date = withDay ? formatShortDay(day, today) : null;
  const clock = moment === null ? null : formatTime(new Date(moment).toISOString(), timeZone);
  const start = [date, clock].filter((part) => part !== null).join(', ');
  if (precision === 'range') {
    const until =
      lastDay === day && end !== null
        ? formatTime(new Date(end).toISOString(), timeZone)
        : formatShortDay(lastDay, today);
    return [start, t('timeline.until', { when: until })].filter((part) => part !== '').join(' ');
  }
  if (precision === 'about')
    return t('timeline.about', { when: start === '' ? formatShortDay(day, today) : start });
  // That an order begins or ends on a day is all that there is to say.
  if (clock === null) return date ?? (isContact(event) ? t('timeline.dayOnly') : '');
  return start;
}

/** The clock where it happened, where that is another than here; else `null`. */
export function wordThere({ time }: TimelineEvent, timeZone: string): string | null {
  const { at: moment, there } = time;
  if (moment === null || there === null || there.zone === timeZone) return null;
  const iso = new Date(moment).toISOString();
  const clock = formatTime(iso, there.zone);
  if (clock === formatTime(iso, timeZone)) return null;
  const place = there.zone.split('/').at(-1)?.replaceAll('_', ' ') ?? there.zone;
  return t('timeline.there', { time: clock, place });
}

/** What an entry is called in a line: what it is about, in words of the person or of the form. */
export function wordEntry(entry: LogEntry | undefined, timeZone: string): string | null {
  if (entry === undefined) return null;
  if (entry.kind !== 'incident') return titleOf(entry, timeZone);
  const { setting, channel, platform } = (entry as LogEntry<'incident'>).fields;
  const parts = [setting === undefined ? null : t(choiceWord(setting)), channel, platform];
  return parts.filter((part) => part !== null && part !== undefined).join(' · ') || null;
}
