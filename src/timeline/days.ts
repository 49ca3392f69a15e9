/** Calendar days as `YYYY-MM-DD`, without any zone: reckoned as whole numbers, so that no clock change touches them. */

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What entries are put together by. Weeks begin on Monday (ISO 8601). */
export type PeriodUnit = 'day' | 'week' | 'month';

/** Whether this is a day that the calendar has. */
export function isDay(text: string): boolean {
  return DAY.test(text) && dayOfNumber(numberOfDay(text)) === text;
}

/** Thousands of entries fall on some hundred days: what was reckoned once is kept. */
const numbers = new Map<string, number>();
const names = new Map<number, string>();

/** Days since 1 January 1970; below zero before it. */
export function numberOfDay(day: string): number {
  let number = numbers.get(day);
  if (number === undefined) {
    number = Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
    numbers.set(day, number);
  }
  return number;
}

/** The day of that number; the other way about of `numberOfDay`. Empty where the number is no day of years 0 to 9999. */
export function dayOfNumber(number: number): string {
  let day = names.get(number);
  if (day === undefined) {
    const date = new Date(number * DAY_MS);
    day = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
    names.set(number, day);
  }
  return day;
}

export function addDays(day: string, days: number): string {
  return dayOfNumber(numberOfDay(day) + days);
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(day: string): number {
  // 1 January 1970 was a Thursday.
  return (((numberOfDay(day) + 3) % 7) + 7) % 7;
}

/** The first day of the period that a day is in; it stands for the period. */
export function periodOf(day: string, unit: PeriodUnit): string {
  if (unit === 'day') return day;
  return unit === 'month' ? `${day.slice(0, 7)}-01` : addDays(day, -weekdayOf(day));
}

/** The first day of the period after the one that begins with `start`. */
export function nextPeriod(start: string, unit: PeriodUnit): string {
  if (unit === 'month') return periodOf(addDays(start, 31), 'month');
  return addDays(start, unit === 'week' ? 7 : 1);
}

/** The last day of the period that begins with `start`. */
export function lastDayOf(start: string, unit: PeriodUnit): string {
  return addDays(nextPeriod(start, unit), -1);
}

/** Every period from the one of `first` to the one of `last`, none left out. Empty where `last` is before `first`. */
export function listPeriods(first: string, last: string, unit: PeriodUnit): string[] {
  const periods: string[] = [];
  const end = periodOf(last, unit);
  for (let start = periodOf(first, unit); start <= end && start !== ''; start = nextPeriod(start, unit))
    periods.push(start);
  return periods;
}

/** How many periods there are from the one of `first` to the one of `last`, roughly enough to choose a unit by. */
export function countPeriods(first: string, last: string, unit: PeriodUnit): number {
  const length = numberOfDay(last) - numberOfDay(first) + 1;
  return Math.ceil(length / (unit === 'day' ? 1 : unit === 'week' ? 7 : 30));
}
