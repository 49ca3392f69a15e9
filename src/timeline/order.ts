import { TIMELINE_KINDS, type TimelineEvent } from './event';
import { periodOf, type PeriodUnit } from './days';
import { findRuns, type Run } from './runs';

export type Direction = 'newest' | 'oldest';

const RANK = new Map(TIMELINE_KINDS.map((kind, index) => [kind, index]));

/**
 * Oldest first. Within a day, what has no time by the clock comes before what has one; what has no date at all comes
 * last of all. Two entries of the same moment keep the same order everywhere.
 */
export function compareEvents(a: TimelineEvent, b: TimelineEvent): number {
  const { time: first } = a;
  const { time: second } = b;
  if (first.day !== second.day) {
    if (first.day === null) return 1;
    if (second.day === null) return -1;
    return first.day < second.day ? -1 : 1;
  }
  if (first.at !== second.at) {
    if (first.at === null) return -1;
    if (second.at === null) return 1;
    return first.at - second.at;
  }
  const rank = (RANK.get(a.kind) ?? 0) - (RANK.get(b.kind) ?? 0);
  if (rank !== 0) return rank;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** All in one order of time, oldest first. */
export function sortEvents(events: readonly TimelineEvent[]): TimelineEvent[] {
  return events.toSorted(compareEvents);
}

/** A line of the timeline. `within` is the run that an entry is shown as part of. */
export type TimelineRow =
  | { readonly type: 'period'; readonly period: string | null; readonly count: number }
  | { readonly type: 'event'; readonly event: TimelineEvent; readonly within: string | null }
  | { readonly type: 'run'; readonly run: Run; readonly open: boolean };

/**
 * The lines of the timeline for events that are oldest first: before the first of each period its heading (`null`: no
 * date), and one line for each run, with what is in it under it where the run is open. A run stands where its first
 * entry would. Newest first is the other way about; only what has no date stays at the end.
 */
export function layOut(
  events: readonly TimelineEvent[],
  unit: PeriodUnit,
  direction: Direction,
  openRuns: ReadonlySet<string>,
): TimelineRow[] {
  const runs = findRuns(events);
  const runOf = new Map(runs.flatMap((run) => run.events.map((event) => [event.id, run] as const)));
  const dated = events.filter(({ time }) => time.day !== null);
  const rest = events.filter(({ time }) => time.day === null);
  const inOrder = [...(direction === 'newest' ? dated.toReversed() : dated), ...rest];
  const rows: TimelineRow[] = [];
  let heading: { type: 'period'; period: string | null; count: number } | null = null;
  for (const event of inOrder) {
    const run = runOf.get(event.id);
    if (run !== undefined && run.events[0] !== event) continue;
    const period = event.time.day === null ? null : periodOf(event.time.day, unit);
    if (heading === null || heading.period !== period) {
      heading = { type: 'period', period, count: 0 };
      rows.push(heading);
    }
    heading.count += run?.events.length ?? 1;
    if (run === undefined) {
      rows.push({ type: 'event', event, within: null });
      continue;
    }
    const open = openRuns.has(run.id);
    rows.push({ type: 'run', run, open });
    if (!open) continue;
    const inside = direction === 'newest' ? run.events.toReversed() : run.events;
    for (const one of inside) rows.push({ type: 'event', event: one, within: run.id });
  }
  return rows;
}
