import { listContacts } from './counts';
import { dayOfNumber, numberOfDay } from './days';
import type { TimelineEvent } from './event';

/** Some days in a row, both ends included. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

export interface Stretches {
  /** The longest time between two contacts without any entry; `null` where there is none of at least a day. */
  readonly longestPause: Stretch | null;
  /** The most days in a row that each have a contact; `null` without any dated contact. */
  readonly longestRow: Stretch | null;
  /** The day with the most contacts that begin on it. */
  readonly fullestDay: { readonly day: string; readonly count: number } | null;
}

function stretch(from: number, to: number): Stretch {
  return { from: dayOfNumber(from), to: dayOfNumber(to), days: to - from + 1 };
}

/**
 * The longest pause and the longest row of days. A range counts for each of its days. Of two equally long the newer is
 * given. That nothing was entered does not say that nothing happened.
 */
export function findStretches(events: readonly TimelineEvent[]): Stretches {
  const perDay = new Map<string, number>();
  const spans: [first: number, last: number][] = [];
  for (const { time } of listContacts(events)) {
    if (time.day === null || time.lastDay === null) continue;
    perDay.set(time.day, (perDay.get(time.day) ?? 0) + 1);
    spans.push([numberOfDay(time.day), numberOfDay(time.lastDay)]);
  }
  spans.sort((a, b) => a[0] - b[0]);
  let longestPause: Stretch | null = null;
  let longestRow: Stretch | null = null;
  let row: [first: number, last: number] | null = null;
  const closeRow = (): void => {
    if (row === null) return;
    const found = stretch(row[0], row[1]);
    if (longestRow === null || found.days >= longestRow.days) longestRow = found;
  };
  for (const [first, last] of spans) {
    if (row !== null && first <= row[1] + 1) {
      row[1] = Math.max(row[1], last);
      continue;
    }
    if (row !== null) {
      const pause = stretch(row[1] + 1, first - 1);
      if (longestPause === null || pause.days >= longestPause.days) longestPause = pause;
    }
    closeRow();
    row = [first, last];
  }
  closeRow();
  let fullestDay: { day: string; count: number } | null = null;
  for (const [day, count] of perDay)
    if (
      fullestDay === null ||
      count > fullestDay.count ||
      (count === fullestDay.count && day > fullestDay.day)
    )
      fullestDay = { day, count };
  return { longestPause, longestRow, fullestDay };
}
