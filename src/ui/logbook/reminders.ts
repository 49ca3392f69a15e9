import type { Order, Report } from '../../domain/logbook';

/** How long before its end an order is spoken of, and how long after, days. */
const BEFORE = 30;
const AFTER = 30;
/** The same of a step that is due. */
const STEP_BEFORE = 14;

export interface Reminder {
  readonly id: string;
  readonly kind: 'order' | 'report';
  readonly is: 'ends' | 'ended' | 'due';
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Days from today; negative for what is past. */
  readonly days: number;
}

/** What ends or is due soon, the nearest first. `today` is a day, `YYYY-MM-DD`. */
export function remindersOn(
  today: string,
  orders: readonly Order[],
  reports: readonly Report[],
): readonly Reminder[] {
  const made: Reminder[] = [];
  for (const { id, fields } of orders) {
    if (fields.expires === undefined) continue;
    const days = daysBetween(today, fields.expires);
    if (days <= BEFORE && days >= -AFTER)
      made.push({ id, kind: 'order', is: days >= 0 ? 'ends' : 'ended', date: fields.expires, days });
  }
  for (const { id, fields } of reports) {
    if (fields.deadline === undefined) continue;
    const days = daysBetween(today, fields.deadline);
    // Whether it was done nobody says here, so what is past is not held against anybody.
    if (days <= STEP_BEFORE && days >= 0)
      made.push({ id, kind: 'report', is: 'due', date: fields.deadline, days });
  }
  return made.toSorted((one, other) => (one.date < other.date ? -1 : 1));
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}
