import { describe, expect, test } from 'vitest';
import { offsetAt } from '../domain/occurred-at';
import { createRandom } from './test-events';
import { zoneOf } from './zone';

/** Half hours, quarters, a leap over a whole day, changes at midnight, of half an hour, of two hours, in Ramadan. */
const ZONES = [
  'UTC',
  'Europe/Copenhagen',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'America/Asuncion',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Antarctica/Troll',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
];
const HOUR = 3_600_000;

const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    }),
  ]),
);

function asked(at: number, timeZone: string): string {
  const parts = formats.get(timeZone)?.formatToParts(at) ?? [];
  const read = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${read('year').padStart(4, '0')}-${read('month')}-${read('day')} ${read('hour')}:${read('minute')}`;
}

function told(at: number, timeZone: string): string {
  const { day, minute } = zoneOf(timeZone).localOf(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

describe.each(ZONES)('%s', (timeZone) => {
  test('any moment of a century is told as the browser tells it', () => {
    const random = createRandom(timeZone.length * 7919);
    for (let round = 0; round < 400; round += 1) {
      const at = Math.floor(Date.UTC(1970) + random() * (Date.UTC(2070) - Date.UTC(1970)));
      expect(told(at, timeZone)).toBe(asked(at, timeZone));
    }
  });

  test('so is every quarter of an hour around each change of the clocks', () => {
    const offset = (at: number): number => offsetAt(at, timeZone);
    let before = offset(Date.UTC(2019));
    let changes = 0;
    for (let at = Date.UTC(2019); at < Date.UTC(2027); at += 6 * HOUR) {
      const now = offset(at);
      if (now === before) continue;
      before = now;
      changes += 1;
      for (let near = at - 8 * HOUR; near <= at + 2 * HOUR; near += HOUR / 4) {
        const moments = [near - 1, near];
        const wrong = moments.filter((moment) => told(moment, timeZone) !== asked(moment, timeZone));
        expect(wrong).toEqual([]);
      }
    }
    if (timeZone === 'Europe/Copenhagen') expect(changes).toBe(16);
  });
});

test('the hour that comes twice and the one that does not come', () => {
  const copenhagen = zoneOf('Europe/Copenhagen');
  expect(copenhagen.localOf(Date.parse('2026-03-29T00:59:00Z'))).toEqual({ day: '2026-03-29', minute: 119 });
  expect(copenhagen.localOf(Date.parse('2026-03-29T01:00:00Z'))).toEqual({ day: '2026-03-29', minute: 180 });
  expect(copenhagen.localOf(Date.parse('2026-10-25T00:30:00Z'))).toEqual({ day: '2026-10-25', minute: 150 });
  expect(copenhagen.localOf(Date.parse('2026-10-25T01:30:00Z'))).toEqual({ day: '2026-10-25', minute: 150 });
});

test('before the year 100 a year is itself', () => {
  expect(zoneOf('UTC').localOf(Date.parse('0044-03-15T12:00:00Z')).day).toBe('0044-03-15');
});

test('a zone that this browser does not know is UTC, and says so', () => {
  expect(zoneOf('Moon/Tycho').name).toBe('UTC');
  expect(zoneOf('Moon/Tycho').localOf(0)).toEqual({ day: '1970-01-01', minute: 0 });
});
