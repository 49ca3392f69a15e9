import type { CaptureSummary } from '../domain/capture';
import type { Incident, LogEntry, Order, Person, Report } from '../domain/logbook';
import { momentOf, type OccurredAt } from '../domain/occurred-at';
import type { Remark } from '../domain/remark';
import type { InForce } from './filter';
import { createWhoFinder, personKey } from './people';
import { zoneOf } from './zone';
import { readTime, timeOfDays, timeOfMoment, undated, type EventTime, type TimelineEvent } from './event';

/** When a post was made, by its page, or a file by its own word. */
export interface PostedAt {
  /** ISO 8601 */
  readonly at: string;
  /** Worked out from an id by a formula that is approximate. */
  readonly about: boolean;
}

/** What the line of a capture says of when its post was made; `undefined` where only the record can tell. */
export function postedAtOf({ postedAt, postedAtAbout }: CaptureSummary): PostedAt | null | undefined {
  if (postedAt === undefined || postedAt === null) return postedAt;
  return { at: postedAt, about: postedAtAbout === true };
}

/**
 * When a capture stands on the timeline: when its post was made (a file: its own time), else when it was captured (a
 * file: brought in); `basis` says which.
 */
export function timeOfCapture(
  capture: Pick<CaptureSummary, 'kind' | 'capturedAt'>,
  posted: PostedAt | null,
  timeZone: string,
): EventTime {
  const read =
    posted === null
      ? null
      : readTime(
          posted.at,
          posted.about ? 'about' : 'exact',
          capture.kind === 'file' ? 'file' : 'posted',
          timeZone,
        );
  if (read !== null) return read;
  const at = Date.parse(capture.capturedAt);
  return Number.isNaN(at) ? undated('captured') : timeOfMoment(at, 'exact', 'captured', timeZone);
}

/** When something that the person entered was; what was said of the time and no more. */
export function timeOfEntry(when: OccurredAt | undefined, timeZone: string): EventTime {
  if (when === undefined) return undated('entered');
  const { precision, start, end, second } = when;
  const there = zoneOf(when.timeZone).name;
  const firstDay = start.slice(0, 10);
  const lastDay = (end ?? start).slice(0, 10);
  const hasClock = start.includes('T');
  if (!hasClock) {
    const days = timeOfDays(firstDay, lastDay, 'entered');
    // "About" a day is still about; a day with an end that was said covers all of it.
    return precision === 'about' && days.precision !== 'none' ? { ...days, precision } : days;
  }
  const at = momentOf(start, there, second);
  const until = end?.includes('T') === true ? momentOf(end, there) : null;
  const moment = timeOfMoment(
    at,
    precision === 'about' ? 'about' : 'exact',
    'entered',
    timeZone,
    there,
    until,
  );
  if (precision !== 'range' || moment.precision === 'none') return moment;
  // Some time between two hours: in the order it stands where it begins, at an hour of the clock it does not.
  const after = moment.lastDay !== null && lastDay > moment.lastDay ? lastDay : moment.lastDay;
  return { ...moment, precision: 'range', lastDay: after, there: null };
}

/** Everything that the timeline is made from. */
export interface TimelineMaterial {
  readonly captures: readonly CaptureSummary[];
  readonly remarks: ReadonlyMap<string, Pick<Remark, 'caseId'>>;
  /** When posts were made, by capture, as far as their lines do not say it themselves. */
  readonly postedAt: ReadonlyMap<string, PostedAt | null>;
  readonly incidents: readonly Incident[];
  readonly people: readonly Person[];
  readonly reports: readonly Report[];
  readonly orders: readonly Order[];
}

const NONE: readonly string[] = [];
const NOTHING = { site: null, evidenceOf: NONE, breach: false } as const;

/** The events of all that there is, in no order. `timeZone` is the zone it is looked at from. */
export function makeEvents(material: TimelineMaterial, timeZone: string): TimelineEvent[] {
  const { captures, remarks, postedAt, incidents, people, reports, orders } = material;
  const whoOf = createWhoFinder(people.map(({ id, fields }) => ({ id, accounts: fields.accounts ?? [] })));
  const evidenceOf = new Map<string, string[]>();
  for (const { id, fields } of incidents)
    for (const captureId of fields.captures ?? [])
      evidenceOf.set(captureId, [...(evidenceOf.get(captureId) ?? []), `incident:${id}`]);
  /** One list for each of the few there are: ten thousand of one entry each are work for the collector. */
  const lists = new Map<string, readonly string[]>();
  const listOf = (only: string | null): readonly string[] => {
    if (only === null) return NONE;
    let list = lists.get(only);
    if (list === undefined) {
      list = [only];
      lists.set(only, list);
    }
    return list;
  };
  return [
    ...captures.map((capture): TimelineEvent => {
      const who = whoOf(capture);
      const caseId = remarks.get(capture.id)?.caseId ?? null;
      const posted = postedAtOf(capture) ?? postedAt.get(capture.id) ?? null;
      const kind = capture.kind === 'file' ? 'file' : 'capture';
      return {
        id: `${kind}:${capture.id}`,
        kind,
        entryId: capture.id,
        time: timeOfCapture(capture, posted, timeZone),
        who: listOf(who),
        site: capture.site,
        caseIds: listOf(caseId),
        evidenceOf: evidenceOf.get(capture.id) ?? NONE,
        breach: false,
      };
    }),
    ...incidents.map((entry): TimelineEvent => ({
      ...NOTHING,
      id: `incident:${entry.id}`,
      kind: 'incident',
      entryId: entry.id,
      time: timeOfEntry(entry.fields.occurredAt, timeZone),
      who: (entry.fields.people ?? []).map(personKey),
      site: entry.fields.platform ?? null,
      caseIds: casesOf(entry),
      breach: entry.fields.breach === true,
    })),
    ...reports.map((entry): TimelineEvent => ({
      ...NOTHING,
      id: `report:${entry.id}`,
      kind: 'report',
      entryId: entry.id,
      time: timeOfEntry(entry.fields.reportedAt, timeZone),
      who: [],
      caseIds: casesOf(entry),
    })),
    ...orders.flatMap((entry): TimelineEvent[] => {
      const { start, expires, people: against } = entry.fields;
      const ends = [
        ['order-start', start],
        ['order-end', expires],
      ] as const;
      return ends.flatMap(([kind, day]) =>
        day === undefined
          ? []
          : [
              {
                ...NOTHING,
                id: `${kind}:${entry.id}`,
                kind,
                entryId: entry.id,
                time: timeOfDays(day, day, 'entered'),
                who: (against ?? []).map(personKey),
                caseIds: casesOf(entry),
              },
            ],
      );
    }),
  ];
}

function casesOf(entry: LogEntry<'incident' | 'report' | 'order'>): readonly string[] {
  return entry.fields.case === undefined ? [] : [entry.fields.case];
}

/** From when to when each order is in force, as far as the person said. */
export function listInForce(orders: readonly Order[]): InForce[] {
  return orders.map(({ id, fields }) => ({ id, from: fields.start ?? null, to: fields.expires ?? null }));
}
