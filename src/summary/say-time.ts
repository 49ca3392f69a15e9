import type { Translate } from '../i18n/translate';
import type { EventTime } from '../timeline/event';

export interface Spoken {
  readonly t: Translate;
  /** BCP 47, for dates. */
  readonly tag: string;
  /** The zone that is looked from. */
  readonly timeZone: string;
}

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

interface Formats {
  readonly days: Intl.DateTimeFormat;
  readonly moments: Intl.DateTimeFormat;
  readonly clock: Intl.DateTimeFormat;
}

/** Making one takes a browser as long as using it a hundred times, and a case has thousands of times to say. */
const formats = new Map<string, Formats>();

function formatsOf(tag: string, timeZone: string): Formats {
  const key = `${tag} ${timeZone}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made: Formats = {
    days: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }),
    moments: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    clock: new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone }),
  };
  formats.set(key, made);
  return made;
}

/**
 * When it was, as exactly as it is known and no more, e.g. `about 1 May 2026, 14:05`. Where only the time is known at
 * which it was saved, it says so.
 */
export function sayTime(time: EventTime, { t, tag, timeZone }: Spoken): string {
  const { precision, basis, day, lastDay, at, end } = time;
  if (precision === 'none' || day === null) return t('summary.undated');
  const { days, moments, clock } = formatsOf(tag, timeZone);
  if (precision === 'range') {
    return lastDay === null || lastDay === day
      ? days.format(noon(day))
      : t('summary.fromTo', { from: days.format(noon(day)), to: days.format(noon(lastDay)) });
  }
  if (at === null) {
    const when = days.format(noon(day));
    if (basis === 'captured') return t('summary.saved', { when });
    return precision === 'about' ? t('summary.about', { when }) : when;
  }
  const from = moments.format(new Date(at));
  const when =
    end === null
      ? from
      : t('summary.fromTo', { from, to: (lastDay === day ? clock : moments).format(new Date(end)) });
  if (basis === 'captured') return t('summary.saved', { when });
  return precision === 'about' ? t('summary.about', { when }) : when;
}

/** A day `YYYY-MM-DD`, e.g. `1 May 2026`; the text itself where it is none. */
export function sayDay(day: string, tag: string): string {
  const date = noon(day);
  return Number.isNaN(date.getTime())
    ? day
    : new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}

/** A month `YYYY-MM`, e.g. `May 2026`. */
export function sayMonth(month: string, tag: string): string {
  return new Intl.DateTimeFormat(tag, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    noon(`${month}-15`),
  );
}
