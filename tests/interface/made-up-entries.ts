import type { EntryFields, LogEntry } from '../../src/domain/logbook';
import type { EntryKind } from '../../src/domain/logbook-fields';
import { localTime } from '../../src/domain/occurred-at';

/* Invented entries for the pages; the names are of nobody. */

const ZONE = 'Europe/Copenhagen';
const DAY = 86_400_000;

function make<K extends EntryKind>(
  kind: K,
  id: string,
  at: number,
  fields: EntryFields<K>,
  number: number | null = null,
): LogEntry<K> {
  const loggedAt = new Date(at).toISOString();
  return {
    id,
    kind,
    number,
    revision: 1,
    loggedAt,
    editedAt: loggedAt,
    reason: null,
    salt: '0f'.repeat(16),
    fields,
    binnedAt: null,
  };
}

const SETTINGS = ['online', 'phone', 'in-person', 'post', 'property'] as const;
const WHAT = [
  'Waited across the street when I left the house. Drove off when a neighbour came out.',
  'Rang seven times within ten minutes and said nothing.',
  'A letter without a sender lay in the letter box.',
  'Wrote to a colleague of mine and asked where I am.',
  'Stood at the school gate.',
];

/** `count` incidents over the days before `now`, numbered from `firstNumber`, and the people and papers around them. */
export function makeEntries(count: number, now: number, firstNumber: number): LogEntry[] {
  if (count === 0) return [];
  const incidents = Array.from({ length: count }, (_, index) => {
    const at = now - (count - index) * 0.4 * DAY - ((index * 7919) % 600) * 60_000;
    const late = index % 4 === 1 ? 5 * DAY : 3_600_000;
    const start = localTime(at, ZONE);
    const precision = (['exact', 'about', 'day'] as const)[index % 3] ?? 'day';
    const fields: EntryFields<'incident'> = {
      occurredAt: { precision, timeZone: ZONE, start: precision === 'day' ? start.slice(0, 10) : start },
      setting: SETTINGS[index % SETTINGS.length] ?? 'online',
      ...(index % 5 === 4 ? {} : { whatHappened: WHAT[index % WHAT.length] ?? '' }),
      ...(index % 3 === 0 ? { place: 'In front of the house, Example Street' } : {}),
      people: index % 3 === 2 ? [] : ['person-1'],
      ...(index % 6 === 0 ? { breach: true, orders: ['order-1'] } : {}),
    };
    return make('incident', `incident-${index + 1}`, Math.min(now, at + late), fields, firstNumber + index);
  });
  const day = (days: number): string => localTime(now + days * DAY, ZONE).slice(0, 10);
  return [
    ...incidents,
    make('person', 'person-1', now - 90 * DAY, {
      name: 'Robin Example',
      relationship: 'Former partner',
      identity: 'certain',
      identityWhy: 'I know the voice and the car.',
      accounts: [
        { platform: 'social', handle: '@robin', stableId: 'id-1', url: 'https://social.example/@robin' },
      ],
    }),
    make('person', 'person-2', now - 20 * DAY, { otherNames: ['grey car'], identity: 'unknown' }),
    make('report', 'report-1', now - 9 * DAY, {
      to: 'police',
      reportedAt: { precision: 'day', timeZone: ZONE, start: day(-9) },
      how: 'in-person',
      referenceNumber: 'ST/0042/26',
      officerName: 'M. Sample',
      officerPhone: '+49 30 5550100',
      deadline: day(5),
      nextStep: 'Hand in the statement of the neighbour.',
      incidents: ['incident-1'],
    }),
    make('report', 'report-2', now - 2 * DAY, { to: 'platform', recipient: 'Social', how: 'online' }),
    make('order', 'order-1', now - 60 * DAY, {
      what: 'No contact, 100 m',
      court: 'Example District Court',
      number: '7 F 19/26',
      start: day(-60),
      expires: day(12),
      people: ['person-1'],
    }),
    make('witness', 'witness-1', now - 8 * DAY, {
      name: 'A neighbour',
      incidents: ['incident-1'],
      saw: 'The car, and who sat in it.',
      statement: 'asked',
    }),
  ];
}
