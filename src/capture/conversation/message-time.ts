import type { PostFacts } from '../../domain/capture';

const NUMERIC = /(?<!\d)(\d{1,4})[./-](\d{1,2})[./-](\d{2,4})(?!\d)/;
const WITH_MONTH = /[A-Za-z]{3,}\.? \d{1,2},? \d{4}|\d{1,2}\.? [A-Za-z]{3,}\.? \d{4}/;

function day(year: number, month: number, date: number): number | null {
  const full = year < 100 ? 2000 + year : year;
  const at = new Date(full, month - 1, date, 23, 59, 59);
  return at.getMonth() === month - 1 && at.getDate() === date && full > 1990 && full < 2200
    ? at.getTime()
    : null;
}

/**
 * The latest moment that the words of a time can mean, milliseconds since 1970; `null` where they name no day. The
 * order of day and month is not known: so a message is never taken for older than it may be.
 */
export function latestOfWords(words: string): number | null {
  const numbers = NUMERIC.exec(words);
  if (numbers !== null) {
    const [first = 0, second = 0, third = 0] = numbers.slice(1).map(Number);
    const readings =
      first > 31 ? [day(first, second, third)] : [day(third, second, first), day(third, first, second)];
    const possible = readings.filter((reading) => reading !== null);
    return possible.length === 0 ? null : Math.max(...possible);
  }
  const named = WITH_MONTH.exec(words);
  const at = named === null ? Number.NaN : Date.parse(`${named[0].replaceAll('.', '')} 23:59:59`);
  return Number.isNaN(at) ? null : at;
}

/** The latest moment at which the message can have been posted; `null` where the page does not tell the day. */
export function latestTime({ postedAt, postedAtShown }: PostFacts): number | null {
  const exact = postedAt === null ? Number.NaN : Date.parse(postedAt.value);
  if (!Number.isNaN(exact)) return exact;
  return postedAtShown === null ? null : latestOfWords(postedAtShown.value);
}
