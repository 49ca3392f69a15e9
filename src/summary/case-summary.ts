import type { CaptureSummary } from '../domain/capture';
import type { CaseDetails, EntryFields, Incident, Order, Person, Report, Witness } from '../domain/logbook';
import type { Remark } from '../domain/remark';
import { countByMonth, listContacts, type MonthCount } from '../timeline/counts';
import { isContact, type EventTime, type TimelineEvent } from '../timeline/event';
import { compareEvents, type Direction } from '../timeline/order';
import { findHints, type Hint } from './hints';

/*
 * One page about a case, as support centres and the police ask for it. All of it is what the person entered or what
 * is kept; nothing is weighed or scored here: typical examples and the worst are those the person named.
 */

/** All that there is, before it is narrowed to a case. */
export interface SummaryMaterial {
  readonly captures: readonly CaptureSummary[];
  readonly remarks: ReadonlyMap<string, Pick<Remark, 'caseId'>>;
  readonly incidents: readonly Incident[];
  readonly people: readonly Person[];
  readonly reports: readonly Report[];
  readonly orders: readonly Order[];
  readonly witnesses: readonly Witness[];
  /** Of all of these, in any order. */
  readonly events: readonly TimelineEvent[];
  /** SHA-256 of each exhibit, lower-case hex, by `capture:ID` or `incident:ID`. */
  readonly digests: ReadonlyMap<string, string>;
}

export interface SummaryOf {
  /** `null`: everything. */
  readonly caseId: string | null;
  readonly title: string | null;
  readonly details: CaseDetails | null;
}

/** A capture or an incident, with its number: what is handed over. */
export interface Exhibit {
  /** `capture:ID` (a file from elsewhere too) or `incident:ID`. */
  readonly id: string;
  readonly number: number | null;
  readonly time: EventTime;
  readonly of:
    | { readonly kind: 'capture'; readonly capture: CaptureSummary }
    | { readonly kind: 'incident'; readonly incident: Incident };
  readonly sha256: string | null;
}

export interface CaseSummary {
  readonly title: string | null;
  readonly details: EntryFields<'case'>;
  readonly incidents: number;
  readonly captures: number;
  /** Contacts, each once: a capture that is evidence of an incident is counted with it. */
  readonly contacts: number;
  /** Captures and files that stand at the time they were saved, since their own time is not known. */
  readonly byCapture: number;
  readonly breaches: number;
  /** What there is of each, in the order wanted where it has a time. */
  readonly people: readonly Person[];
  readonly witnesses: readonly Witness[];
  readonly orders: readonly Order[];
  readonly reports: readonly { readonly report: Report; readonly time: EventTime | null }[];
  readonly first: Exhibit | null;
  readonly latest: Exhibit | null;
  /** What the person called the worst. */
  readonly worst: readonly Exhibit[];
  /** What the person flagged as typical. */
  readonly examples: readonly Exhibit[];
  readonly months: readonly MonthCount[];
  readonly exhibits: readonly Exhibit[];
  readonly hints: readonly Hint[];
}

interface Linked {
  readonly id: string;
  readonly fields: { readonly case?: string };
}

/** What belongs to the case: by its own word, or because something of the case names it. */
function narrow(material: SummaryMaterial, caseId: string | null): SummaryMaterial {
  if (caseId === null) return material;
  const { captures, remarks, incidents, people, reports, orders, witnesses } = material;
  const inCase = ({ fields }: Linked): boolean => fields.case === caseId;
  const ownIncidents = incidents.filter(inCase);
  const incidentIds = new Set(ownIncidents.map(({ id }) => id));
  const namesIncident = (ids: readonly string[] | undefined): boolean =>
    ids?.some((id) => incidentIds.has(id)) === true;
  const ownReports = reports.filter((entry) => inCase(entry) || namesIncident(entry.fields.incidents));
  const orderIds = new Set(ownIncidents.flatMap(({ fields }) => fields.orders ?? []));
  const ownOrders = orders.filter((entry) => inCase(entry) || orderIds.has(entry.id));
  const personIds = new Set([
    ...ownIncidents.flatMap(({ fields }) => fields.people ?? []),
    ...ownOrders.flatMap(({ fields }) => fields.people ?? []),
  ]);
  const captureIds = new Set(ownIncidents.flatMap(({ fields }) => fields.captures ?? []));
  return {
    ...material,
    incidents: ownIncidents,
    reports: ownReports,
    orders: ownOrders,
    people: people.filter((entry) => inCase(entry) || personIds.has(entry.id)),
    witnesses: witnesses.filter((entry) => inCase(entry) || namesIncident(entry.fields.incidents)),
    captures: captures.filter(({ id }) => remarks.get(id)?.caseId === caseId || captureIds.has(id)),
  };
}

/** The summary of a case, or of everything; lists in the order `direction` says. */
export function summariseCase(
  all: SummaryMaterial,
  { caseId, title, details }: SummaryOf,
  direction: Direction,
): CaseSummary {
  const own = narrow(all, caseId);
  const { captures, incidents, people, reports, orders, witnesses, digests } = own;
  const ofCapture = new Map(captures.map((capture) => [capture.id, capture]));
  const ofIncident = new Map(incidents.map((incident) => [incident.id, incident]));
  const reportIds = new Set(reports.map(({ id }) => id));
  const belongs = ({ kind, entryId }: TimelineEvent): boolean => {
    if (kind === 'capture' || kind === 'file') return ofCapture.has(entryId);
    return kind === 'incident' ? ofIncident.has(entryId) : kind === 'report' && reportIds.has(entryId);
  };
  const events = all.events.filter(belongs).toSorted(compareEvents);
  const contacts = events.filter(isContact);
  const exhibits = contacts.flatMap(({ kind, entryId, time }): Exhibit[] => {
    const id = `${kind === 'incident' ? 'incident' : 'capture'}:${entryId}`;
    const sha256 = digests.get(id) ?? null;
    const incident = kind === 'incident' ? ofIncident.get(entryId) : undefined;
    if (incident !== undefined)
      return [{ id, number: incident.number, time, of: { kind: 'incident', incident }, sha256 }];
    const capture = ofCapture.get(entryId);
    return capture === undefined
      ? []
      : [{ id, number: capture.sequence, time, of: { kind: 'capture', capture }, sha256 }];
  });
  const byId = new Map(exhibits.map((exhibit) => [exhibit.id, exhibit]));
  const found = (ids: readonly string[]): Exhibit[] => ids.flatMap((id) => byId.get(id) ?? []);
  const inOrder = <T>(list: readonly T[]): readonly T[] =>
    direction === 'newest' ? list.toReversed() : list;
  const dated = exhibits.filter(({ time }) => time.day !== null);
  const fields: EntryFields<'case'> = details?.fields ?? {};
  const flagged = new Set([
    ...(fields.examples ?? []).map((id) => `incident:${id}`),
    ...(fields.exampleCaptures ?? []).map((id) => `capture:${id}`),
  ]);
  const timeOf = new Map(events.map(({ id, time }) => [id, time]));
  const placeOf = new Map(events.map(({ id }, place) => [id, place]));
  const examples = exhibits.filter(({ id }) => flagged.has(id));
  return {
    title,
    details: fields,
    incidents: incidents.length,
    captures: captures.length,
    contacts: listContacts(contacts).length,
    byCapture: contacts.filter(({ time }) => time.basis === 'captured').length,
    breaches: incidents.filter(({ fields: { breach } }) => breach === true).length,
    people,
    witnesses,
    orders: inOrder(orders.toSorted((a, b) => (a.fields.start ?? '').localeCompare(b.fields.start ?? ''))),
    reports: inOrder(
      reports
        .map((report) => ({ report, time: timeOf.get(`report:${report.id}`) ?? null }))
        .toSorted(
          (a, b) => (placeOf.get(`report:${a.report.id}`) ?? 0) - (placeOf.get(`report:${b.report.id}`) ?? 0),
        ),
    ),
    first: dated[0] ?? null,
    latest: dated.at(-1) ?? null,
    worst: found([
      ...(fields.worst === undefined ? [] : [`incident:${fields.worst}`]),
      ...(fields.worstCapture === undefined ? [] : [`capture:${fields.worstCapture}`]),
    ]),
    examples: inOrder(examples),
    months: inOrder(countByMonth(events)),
    // What has no date stays at the end, whichever way the rest goes.
    exhibits: [...inOrder(dated), ...exhibits.filter(({ time }) => time.day === null)],
    hints: findHints({
      incidents,
      reports,
      orders,
      fields,
      examples: examples.length,
      exhibits: exhibits.length,
    }),
  };
}
