import type { TimelineEvent, TimelineKind } from './event';

/** What the timeline is narrowed to. Every part that is not `null` must hold. */
export interface TimelineFilter {
  /** First and last day, `YYYY-MM-DD`, both included. A range is shown when any of its days is within. */
  readonly from: string | null;
  readonly to: string | null;
  readonly kind: TimelineKind | null;
  /** Key of a person or account, see `people.ts`. */
  readonly who: string | null;
  readonly site: string | null;
  readonly caseId: string | null;
  /** Id of an order: only what fell in the time it was in force. */
  readonly orderId: string | null;
  /** Only what the person marked as breaking an order. */
  readonly breach: true | null;
}

export const NO_TIMELINE_FILTER: TimelineFilter = {
  from: null,
  to: null,
  kind: null,
  who: null,
  site: null,
  caseId: null,
  orderId: null,
  breach: null,
};

/** From which day to which an order was in force; `null` where that is not known or has no end. */
export interface InForce {
  readonly id: string;
  readonly from: string | null;
  readonly to: string | null;
}

function fallsWithin(event: TimelineEvent, from: string | null, to: string | null): boolean {
  const { day, lastDay } = event.time;
  if (from === null && to === null) return true;
  if (day === null || lastDay === null) return false;
  return (from === null || lastDay >= from) && (to === null || day <= to);
}

/**
 * The events that a filter lets through, in the order they came. `found` are the ids that a search found, `null` where
 * nobody searches. Of an order whose beginning nobody wrote down it is not known what fell in its time: nothing is shown.
 */
export function filterEvents(
  events: readonly TimelineEvent[],
  filter: TimelineFilter,
  orders: readonly InForce[] = [],
  found: ReadonlySet<string> | null = null,
): readonly TimelineEvent[] {
  const { from, to, kind, who, site, caseId, orderId, breach } = filter;
  const isOpen = Object.values(filter).every((part) => part === null);
  if (isOpen && found === null) return events;
  const order = orderId === null ? null : orders.find(({ id }) => id === orderId);
  return events.filter(
    (event) =>
      (found === null || found.has(event.id)) &&
      fallsWithin(event, from, to) &&
      (kind === null || event.kind === kind) &&
      (who === null || event.who.includes(who)) &&
      (site === null || event.site === site) &&
      (caseId === null || event.caseIds.includes(caseId)) &&
      (breach === null || event.breach) &&
      (orderId === null ||
        (order !== undefined &&
          order !== null &&
          order.from !== null &&
          fallsWithin(event, order.from, order.to))),
  );
}

/** The parts of a filter that narrow, in the order they are shown. */
export function listTimelineParts(filter: TimelineFilter): (keyof TimelineFilter)[] {
  return (Object.keys(NO_TIMELINE_FILTER) as (keyof TimelineFilter)[]).filter(
    (part) => filter[part] !== null,
  );
}
