import type { TranscriptMessage } from '../domain/imported-file';

/**
 * Chat exports of WhatsApp. Android writes `31.01.24, 14:05 - Name: text`, iOS `[31.01.24, 14:05:33] Name: text`;
 * date and time follow the phone's region, so the forms are read broadly and never translated by language. iOS puts
 * U+200E in front of what the program itself wrote.
 */
export interface ChatReading {
  readonly system: 'android' | 'ios';
  readonly messages: readonly TranscriptMessage[];
  readonly order: DateOrder;
  /** The order is a guess: every date could be read either way. */
  readonly orderAssumed: boolean;
  readonly cut: boolean;
}

export type DateOrder = 'day-first' | 'month-first' | 'year-first';

const MOST_MESSAGES = 200_000;
/** The head of a line is looked for in this much of it. */
const HEAD_LENGTH = 200;
const MARKS = '[\\u200e\\u200f\\ufeff\\u202a-\\u202e]*';
const GAP = '[ \\u00a0\\u202f]';
const DATE = `(\\d{1,4})(?<cut>[./-])${GAP}?(\\d{1,2})\\k<cut>${GAP}?(\\d{1,4})\\.?`;
/** A comma, a space, or a small word between date and time: à, um, om, kl. */
const BETWEEN = `,?${GAP}(?:(?:à|a|at|um|om|kl\\.?|le)${GAP})?`;
/** `14:05:33`, `14.05`, and `14 h 05 min 33 s` as French is written in Canada. */
const TIME = `(\\d{1,2})(?:[:.]|${GAP}h${GAP})(\\d{2})(?:(?:[:.]|${GAP}min${GAP})(\\d{2})(?:${GAP}s)?)?(?:${GAP}?([ap])\\.?${GAP}?m\\.?)?`;
const ANDROID = new RegExp(`^${MARKS}(${DATE}${BETWEEN}${TIME})${GAP}-${GAP}`, 'iu');
const IOS = new RegExp(`^${MARKS}\\[(${DATE}${BETWEEN}${TIME})\\]${GAP}?`, 'iu');

interface WrittenTime {
  readonly written: string;
  readonly numbers: readonly [number, number, number];
  /** How many digits the first number has. */
  readonly digits: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
}

/** How a line begins. */
interface Head {
  readonly system: ChatReading['system'];
  readonly time: WrittenTime;
  readonly length: number;
  /** What is the same in every line of one export: an export writes all its dates in one way. */
  readonly shape: string;
}

interface Line {
  readonly time: WrittenTime;
  rest: string;
}

/** Whether a text begins as such an export does. */
export function looksLikeChat(text: string): boolean {
  const lines = text.slice(0, 20_000).split(/\r?\n/);
  const first = lines.findIndex((line) => line.trim() !== '');
  return first >= 0 && headOf(lines[first] ?? '') !== null;
}

/** `null` where no line begins as a message does. */
export function parseChat(text: string): ChatReading | null {
  const lines: Line[] = [];
  let first: Head | null = null;
  let cut = false;
  for (const written of splitLines(text)) {
    const head = headOf(written);
    // A message may quote lines of another export; by their dates all others would be misread.
    if (head === null || (first !== null && head.shape !== first.shape)) {
      const last = lines.at(-1);
      if (last !== undefined) last.rest += `\n${written}`;
      continue;
    }
    if (lines.length >= MOST_MESSAGES) {
      cut = true;
      break;
    }
    first ??= head;
    lines.push({ time: head.time, rest: written.slice(head.length) });
  }
  if (first === null) return null;
  const phone = first.system;
  const { order, assumed } = findOrder(lines.map(({ time }) => time));
  const messages = lines.map(({ time, rest }, index): TranscriptMessage => {
    const words = rest.replace(/\n+$/, '');
    return { number: index + 1, at: isoOf(time, order), atWritten: time.written, ...authorOf(words, phone) };
  });
  return { system: phone, messages, order, orderAssumed: assumed, cut };
}

function* splitLines(text: string): Generator<string> {
  for (let from = 0; from <= text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    yield text.slice(from, text.charAt(to - 1) === '\r' && to > from ? to - 1 : to);
    if (end < 0) return;
    from = end + 1;
  }
}

function headOf(line: string): Head | null {
  const start = line.slice(0, HEAD_LENGTH);
  for (const [system, pattern] of [
    ['ios', IOS],
    ['android', ANDROID],
  ] as const) {
    const parts = pattern.exec(start);
    if (parts === null) continue;
    const time = timeOf(parts);
    if (time === null) continue;
    const [, , first = '', cut = '', , third = '', , , seconds, half] = parts;
    const said = [seconds, half].map((part) => (part === undefined ? '' : '1'));
    const shape = [system, cut, first.length === 4, third.length === 4, ...said].join(' ');
    return { system, time, length: parts[0].length, shape };
  }
  return null;
}

function timeOf(parts: RegExpExecArray): WrittenTime | null {
  const [, written = '', first = '', , second = '', third = '', hours, minutes, seconds, half] = parts;
  let hour = Number(hours);
  const minute = Number(minutes);
  const secondOf = seconds === undefined ? null : Number(seconds);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || (secondOf ?? 0) > 59) return null;
  return {
    written,
    numbers: [Number(first), Number(second), Number(third)],
    digits: first.length,
    hour,
    minute,
    second: secondOf,
  };
}

/**
 * Which number is the day. Told by a number above 12; else by the order of the messages, which only grows; else it
 * is taken for the day, as nearly everywhere, and said to be a guess.
 */
function findOrder(times: readonly WrittenTime[]): { readonly order: DateOrder; readonly assumed: boolean } {
  if (times.some(({ digits }) => digits === 4)) return { order: 'year-first', assumed: false };
  const dayFirst = times.every((time) => isoOf(time, 'day-first') !== null);
  const monthFirst = times.every((time) => isoOf(time, 'month-first') !== null);
  if (dayFirst !== monthFirst) return { order: dayFirst ? 'day-first' : 'month-first', assumed: false };
  const backDay = stepsBack(times, 'day-first');
  const backMonth = stepsBack(times, 'month-first');
  if (backDay !== backMonth)
    // Certain only where one way nothing goes back: pasted lines and a clock that was set make both go back.
    return {
      order: backDay < backMonth ? 'day-first' : 'month-first',
      assumed: !dayFirst || Math.min(backDay, backMonth) > 0,
    };
  // Where both numbers are always the same it does not matter.
  const same = times.every(({ numbers: [first, second] }) => first === second);
  return { order: 'day-first', assumed: !same };
}

function stepsBack(times: readonly WrittenTime[], order: DateOrder): number {
  let steps = 0;
  let before = '';
  for (const time of times) {
    const at = isoOf(time, order)?.slice(0, 10) ?? '';
    if (at < before) steps += 1;
    before = at;
  }
  return steps;
}

/** Local time without zone; `null` where there is no such day. */
function isoOf({ numbers, hour, minute, second }: WrittenTime, order: DateOrder): string | null {
  const [first, middle, last] = numbers;
  const [year, month, day] =
    order === 'year-first'
      ? [first, middle, last]
      : order === 'day-first'
        ? [last, middle, first]
        : [last, first, middle];
  const whole = year < 100 ? year + 2000 : year;
  if (whole < 2000 || whole > 2099 || month < 1 || month > 12 || day < 1 || day > daysIn(whole, month))
    return null;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${whole}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}${second === null ? '' : `:${two(second)}`}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * `<attached: name>` in any language, after words or a document's name only where the program's mark stands before it;
 * and Android's `name (file attached)`.
 */
const IOS_FILE = /(?:^|[\u200e\u200f])<[^<>:]{2,40}\s?:\s?([^<>/\\]{1,200}\.[A-Za-z0-9]{2,5})>/u;
const ANDROID_FILE = /^[\u200e\u200f]*([^<>/\\:*?"|\n]{1,200}\.[A-Za-z0-9]{2,5}) \([^()\n]{3,40}\)(?=\n|$)/u;
const MARKED = /^[\u200e\u200f]/u;

/** Who wrote it. What the program wrote is nobody's. */
function authorOf(
  rest: string,
  system: ChatReading['system'],
): Pick<TranscriptMessage, 'author' | 'text' | 'attachment'> {
  const unmarked = rest.replace(/^[\u200e\u200f\u202a-\u202e]+/u, '');
  const at = unmarked.indexOf(': ');
  const head = at < 0 && unmarked.endsWith(':') ? unmarked.slice(0, -1) : unmarked.slice(0, Math.max(0, at));
  // A name has no line end and no quotes: those are of lines such as: Ann changed the subject to “a: b”.
  const named = head !== '' && head.length <= 100 && !/["“”„«»\n]/u.test(head);
  if (!named) return { author: null, text: unmarked, attachment: null };
  const text = at < 0 ? '' : unmarked.slice(at + 2);
  const file = (system === 'ios' ? IOS_FILE : ANDROID_FILE).exec(text);
  if (file?.[1] !== undefined) {
    const attachment = { name: file[1], path: null, sizeBytes: null, sha256: null };
    return { author: head, text, attachment };
  }
  // On iOS the program marks what it wrote, even where a name stands before it.
  if (system === 'ios' && MARKED.test(text)) return { author: null, text: unmarked, attachment: null };
  return { author: head, text, attachment: null };
}
