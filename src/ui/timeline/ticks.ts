import { addDays, listPeriods, numberOfDay, weekdayOf } from '../../timeline/days';

/** What a tick of the axis is worded as. */
export type TickUnit = 'year' | 'month' | 'day';

/** At most so many days between `first` and `last` (itself not included) that a reader expects a tick at. */
export function pickTicks(
  first: string,
  last: string,
  most: number,
): { readonly unit: TickUnit; readonly days: readonly string[] } {
  const end = addDays(last, -1);
  const length = numberOfDay(last) - numberOfDay(first);
  for (const step of [1, 2, 7, 14]) {
    if (length / step > most) continue;
    const all = listPeriods(first, end, 'day');
    // Weeks are counted from Mondays on, so that they lie where the bars of weeks begin.
    const from = step < 7 ? 0 : (7 - weekdayOf(first)) % 7;
    return { unit: 'day', days: all.filter((_, index) => index >= from && (index - from) % step === 0) };
  }
  const months = listPeriods(first, end, 'month').filter((day) => day >= first);
  for (const step of [1, 2, 3, 6]) {
    const days = months.filter((day) => (Number(day.slice(5, 7)) - 1) % step === 0);
    if (days.length <= most) return { unit: 'month', days };
  }
  const years = months.filter((day) => day.slice(5, 7) === '01');
  const step = Math.ceil(years.length / most);
  return { unit: 'year', days: years.filter((_, index) => index % step === 0) };
}

/** The next round number, so that a scale ends on a figure that is easy to read. */
export function roundUp(most: number): number {
  if (most <= 4) return Math.max(Math.ceil(most), 1);
  const power = 10 ** Math.floor(Math.log10(most));
  const rounds = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((step) => step * power);
  return rounds.find((round) => round >= most && Number.isInteger(round)) ?? Math.ceil(most);
}
