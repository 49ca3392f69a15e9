import type { FileFactName } from '../domain/imported-file';
import { contentLines, partsOfValue, plainValue } from './lines';
import { cutText, FactList, type FileReading, readingOf } from './reading';

const CARD: Readonly<Record<string, FileFactName>> = {
  FN: 'name',
  NICKNAME: 'name',
  TEL: 'phone',
  EMAIL: 'email',
  ORG: 'organization',
  ADR: 'postal-address',
  URL: 'address',
  NOTE: 'note',
};

/** One card or several, vCard 2.1 to 4.0. */
export function readContact(text: string): FileReading {
  const list = new FactList();
  const { lines, cut } = contentLines(text);
  if (cut) list.remark('read-in-part');
  if (!lines.some(({ name, value }) => name === 'END' && value.trim().toUpperCase() === 'VCARD'))
    list.remark('damaged');
  for (const { name, value } of lines) {
    const fact = CARD[name];
    if (fact === undefined) continue;
    const words = fact === 'postal-address' || name === 'ORG' ? partsOfValue(value) : plainValue(value);
    list.add(fact, fact === 'phone' ? words.replace(/^tel:/i, '') : words, 'content', name);
  }
  const words = list.facts.map(({ value }) => value).join('\n');
  return readingOf('contact', 'text/vcard', list, { text: words === '' ? null : words });
}

const EVENT: Readonly<Record<string, FileFactName>> = {
  SUMMARY: 'title',
  LOCATION: 'event-place',
  ORGANIZER: 'organizer',
  ATTENDEE: 'attendee',
  DESCRIPTION: 'note',
};

/** Events of a calendar file. Times keep their zone as written: a name, `Z`, or none. */
export function readCalendar(text: string): FileReading {
  const list = new FactList();
  const { lines, cut } = contentLines(text);
  if (cut) list.remark('read-in-part');
  if (!lines.some(({ name, value }) => name === 'END' && value.trim().toUpperCase() === 'VCALENDAR'))
    list.remark('damaged');
  // What stands between these is about an alarm or a zone and not about the event.
  let within: string[] = [];
  for (const { name, parameters, value } of lines) {
    if (name === 'BEGIN') within = [...within, value.trim().toUpperCase()];
    else if (name === 'END') within = within.slice(0, -1);
    if (within.at(-1) !== 'VEVENT') continue;
    if (name === 'DTSTART' || name === 'DTEND') {
      const at = calendarTime(value, parameters.get('TZID') ?? null);
      if (at === null) list.remark('damaged');
      list.add(name === 'DTSTART' ? 'starts-at' : 'ends-at', at, 'content', name);
      continue;
    }
    const fact = EVENT[name];
    if (fact === undefined) continue;
    const who = name === 'ORGANIZER' || name === 'ATTENDEE';
    const words = plainValue(value);
    const common = parameters.get('CN');
    list.add(
      fact,
      who && common !== undefined ? `${common} <${words.replace(/^mailto:/i, '')}>` : words,
      'content',
      name,
    );
  }
  const words = list.facts.map(({ value }) => value).join('\n');
  return readingOf('calendar', 'text/calendar', list, {
    text: words === '' ? null : cutText(words, 1_000_000),
  });
}

/** `20261120T140300Z` as `2026-11-20T14:03:00Z`; with a named zone that name follows in brackets. */
function calendarTime(value: string, zone: string | null): string | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(value.trim());
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, utc] = parts;
  const date = `${year}-${month}-${day}`;
  if (Number.isNaN(Date.parse(`${date}T${hour ?? '00'}:${minute ?? '00'}:${second ?? '00'}Z`))) return null;
  if (hour === undefined) return date;
  return `${date}T${hour}:${minute}:${second}${utc ?? ''}${zone === null ? '' : ` (${zone})`}`;
}
