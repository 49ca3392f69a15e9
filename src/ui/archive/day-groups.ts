import type { CaptureSummary } from '../../domain/capture';

/** Tells the day of a moment in one zone, `YYYY-MM-DD`. Answers for known moments are kept. */
export function createDayOf(timeZone: string): (at: string) => string {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const known = new Map<string, string>();
  return (at) => {
    const before = known.get(at);
    if (before !== undefined) return before;
    const parts = format.formatToParts(new Date(at));
    const read = (type: Intl.DateTimeFormatPartTypes): string =>
      parts.find((part) => part.type === type)?.value ?? '';
    const day = `${read('year').padStart(4, '0')}-${read('month')}-${read('day')}`;
    known.set(at, day);
    return day;
  };
}

/** A line of the list: the heading of a day, or one capture with its place among the captures (first is 0). */
export type ListRow =
  | { readonly type: 'day'; readonly day: string; readonly count: number }
  | { readonly type: 'capture'; readonly capture: CaptureSummary; readonly index: number };

/** The list's lines for captures that are newest first: before the first capture of each day its heading. */
export function groupByDay(captures: readonly CaptureSummary[], dayOf: (at: string) => string): ListRow[] {
  const rows: ListRow[] = [];
  let heading: { type: 'day'; day: string; count: number } | null = null;
  for (const [index, capture] of captures.entries()) {
    const day = dayOf(capture.capturedAt);
    if (heading === null || heading.day !== day) {
      heading = { type: 'day', day, count: 0 };
      rows.push(heading);
    }
    heading.count += 1;
    rows.push({ type: 'capture', capture, index });
  }
  return rows;
}
