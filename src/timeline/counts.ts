import { countPeriods, listPeriods, periodOf, type PeriodUnit } from './days';
import { isContact, TIMELINE_KINDS, type TimelineEvent } from './event';

/** A line of figures, one for each period. */
export interface CountSeries {
  /** A kind, or who it was; `null`: everybody else, or nobody named. */
  readonly key: string | null;
  readonly is: 'one' | 'others' | 'nobody';
  readonly counts: readonly number[];
  readonly total: number;
}

export interface CountsOverTime {
  readonly unit: PeriodUnit;
  /** The first and the last day that a counted entry begins on; `null` where there is none. */
  readonly span: { readonly first: string; readonly last: string } | null;
  /** First days of the periods from the first entry to the last, none left out. */
  readonly periods: readonly string[];
  readonly series: readonly CountSeries[];
  /** Contacts in each period, each once. */
  readonly totals: readonly number[];
  /** Contacts that are counted, each once. */
  readonly counted: number;
  /** Contacts that have no date and are in no period. */
  readonly undated: number;
  /** Contacts that last for days; each is counted once, where it began. */
  readonly ranges: number;
  /** Captures and files that are counted when they were saved, since their own time is not known. */
  readonly byCapture: number;
}

/** The named lines; who comes after them is put together. */
const LINES_BY_WHO = 6;

/**
 * Contacts, each once: what is evidence of an incident that is counted too is left out. That incident tells of the
 * same contact.
 */
export function listContacts(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  let contacts = contactsOf.get(events);
  if (contacts === undefined) {
    const evidence = events.some(({ evidenceOf }) => evidenceOf.length > 0);
    const here = new Set(evidence ? events.map(({ id }) => id) : []);
    contacts = events.filter((event) => isContact(event) && !event.evidenceOf.some((id) => here.has(id)));
    contactsOf.set(events, contacts);
  }
  return contacts;
}

/** Every picture and number of the timeline asks for those of the same events. */
const contactsOf = new WeakMap<readonly TimelineEvent[], readonly TimelineEvent[]>();

/** The unit, or the next larger one that keeps the number of periods within `most`; months at last. */
export function fitUnit(unit: PeriodUnit, first: string, last: string, most: number): PeriodUnit {
  const units: readonly PeriodUnit[] = ['day', 'week', 'month'];
  const from = units.indexOf(unit);
  return units.slice(from).find((one) => countPeriods(first, last, one) <= most) ?? 'month';
}

/** The first and the last day that any event begins on; `null` where none has a date. */
export function spanOf(events: readonly TimelineEvent[]): { first: string; last: string } | null {
  let first: string | null = null;
  let last: string | null = null;
  for (const { time } of events) {
    if (time.day === null) continue;
    if (first === null || time.day < first) first = time.day;
    if (last === null || time.day > last) last = time.day;
  }
  return first === null || last === null ? null : { first, last };
}

/**
 * Contacts over time. By kind every entry stands in its own line, and what is evidence of an incident stands in both;
 * by person each contact is counted once for each person in it.
 */
export function countOverTime(
  events: readonly TimelineEvent[],
  unit: PeriodUnit,
  by: 'kind' | 'who',
): CountsOverTime {
  const contacts = listContacts(events);
  const dated = contacts.filter(({ time }) => time.day !== null);
  const lined = by === 'kind' ? events.filter((event) => isContact(event) && event.time.day !== null) : dated;
  const span = spanOf(lined);
  const periods = span === null ? [] : listPeriods(span.first, span.last, unit);
  const placeOfPeriod = new Map(periods.map((period, index) => [period, index]));
  /** Thousands of contacts fall on some hundred days. */
  const placeOfDay = new Map<string, number | undefined>();
  const placeOf = ({ time: { day } }: TimelineEvent): number | undefined => {
    if (day === null) return undefined;
    let place = placeOfDay.get(day);
    if (place === undefined) {
      place = placeOfPeriod.get(periodOf(day, unit));
      placeOfDay.set(day, place);
    }
    return place;
  };
  const lines = new Map<string, number[]>();
  const add = (key: string, place: number): void => {
    let line = lines.get(key);
    if (line === undefined) {
      line = periods.map(() => 0);
      lines.set(key, line);
    }
    line[place] = (line[place] ?? 0) + 1;
  };
  const named = by === 'who' ? mostNamed(dated) : new Set<string>();
  const totals = periods.map(() => 0);
  for (const event of dated) {
    const place = placeOf(event);
    if (place !== undefined) totals[place] = (totals[place] ?? 0) + 1;
  }
  for (const event of lined) {
    const place = placeOf(event);
    if (place === undefined) continue;
    if (by === 'kind') add(`one:${event.kind}`, place);
    else if (event.who.length === 0) add('nobody', place);
    else
      for (const key of new Set(event.who.map((who) => (named.has(who) ? `one:${who}` : 'others'))))
        add(key, place);
  }
  const order = by === 'kind' ? TIMELINE_KINDS.map(String) : [...named];
  const series = [...order.map((key) => `one:${key}`), 'others', 'nobody'].flatMap((line): CountSeries[] => {
    const counts = lines.get(line);
    if (counts === undefined) return [];
    const is = line === 'others' || line === 'nobody' ? line : 'one';
    const key = is === 'one' ? line.slice('one:'.length) : null;
    return [{ key, is, counts, total: counts.reduce((sum, count) => sum + count, 0) }];
  });
  return {
    unit,
    span,
    periods,
    series,
    totals,
    counted: dated.length,
    undated: contacts.length - dated.length,
    ranges: dated.filter(({ time }) => time.precision === 'range').length,
    byCapture: dated.filter(({ time }) => time.basis === 'captured').length,
  };
}

function mostNamed(events: readonly TimelineEvent[]): Set<string> {
  const totals = new Map<string, number>();
  for (const { who } of events) for (const key of new Set(who)) totals.set(key, (totals.get(key) ?? 0) + 1);
  const most = [...totals].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return new Set(most.slice(0, LINES_BY_WHO).map(([key]) => key));
}

export interface MonthCount {
  /** `YYYY-MM` */
  readonly month: string;
  readonly incidents: number;
  readonly captures: number;
  readonly files: number;
  /** Contacts, each once (see `listContacts`). */
  readonly contacts: number;
}

/** What there was in each month from the first entry to the last, months with nothing included; oldest first. */
export function countByMonth(events: readonly TimelineEvent[]): MonthCount[] {
  const dated = events.filter((event) => isContact(event) && event.time.day !== null);
  const span = spanOf(dated);
  if (span === null) return [];
  const once = new Set(listContacts(dated));
  const months = new Map(
    listPeriods(span.first, span.last, 'month').map((start) => [
      start.slice(0, 7),
      { month: start.slice(0, 7), incidents: 0, captures: 0, files: 0, contacts: 0 },
    ]),
  );
  for (const event of dated) {
    const month = months.get(event.time.day?.slice(0, 7) ?? '');
    if (month === undefined) continue;
    if (event.kind === 'incident') month.incidents += 1;
    else if (event.kind === 'capture') month.captures += 1;
    else month.files += 1;
    if (once.has(event)) month.contacts += 1;
  }
  return [...months.values()];
}
