import { describe, expect, test } from 'vitest';
import type { CaptureSummary } from '../domain/capture';
import type { LogEntry } from '../domain/logbook';
import type { EntryKind } from '../domain/logbook-fields';
import { localTime, offsetAt } from '../domain/occurred-at';
import {
  listInForce,
  makeEvents,
  postedAtOf,
  timeOfCapture,
  timeOfEntry,
  type TimelineMaterial,
} from './sources';
import { createRandom } from './test-events';

const capture: CaptureSummary = {
  id: 'c1',
  sequence: 1,
  state: 'sealed',
  kind: 'post',
  capturedAt: '2026-05-03T09:00:00.000Z',
  title: null,
  url: 'https://harbour.example/1',
  site: 'harbour.example',
  platform: null,
  authorName: 'A. Name',
  authorHandle: null,
  authorId: null,
  excerpt: null,
  sizeBytes: 1,
  artifactCount: 1,
  binnedAt: null,
};

test('a capture stands at the time of its post, else of the capture, and says which', () => {
  const posted = { at: '2026-05-01T23:30:00Z', about: false };
  expect(timeOfCapture(capture, posted, 'Europe/Copenhagen')).toMatchObject({
    basis: 'posted',
    precision: 'exact',
    day: '2026-05-02',
  });
  expect(timeOfCapture(capture, { ...posted, about: true }, 'UTC').precision).toBe('about');
  for (const unknown of [null, { at: '8h', about: false }])
    expect(timeOfCapture(capture, unknown, 'UTC')).toMatchObject({ basis: 'captured', day: '2026-05-03' });
});

test('a file stands at its own time, and apart from captures', () => {
  const file = { ...capture, kind: 'file' as const, site: null, authorName: null };
  const postedAt = new Map([['c1', { at: '2026-04-01T08:00:00', about: false }]]);
  expect(makeEvents({ ...NOTHING, captures: [{ ...file, postedAt: null }], postedAt }, 'UTC')).toMatchObject([
    {
      id: 'file:c1',
      kind: 'file',
      entryId: 'c1',
      time: { basis: 'file', precision: 'day', day: '2026-04-01' },
    },
  ]);
  expect(makeEvents({ ...NOTHING, captures: [file] }, 'UTC')[0]?.time.basis).toBe('captured');
});

test('a line that does not say whether the page gave a time leaves it to the record', () => {
  expect(postedAtOf(capture)).toBeUndefined();
  expect(postedAtOf({ ...capture, postedAt: null })).toBeNull();
  expect(postedAtOf({ ...capture, postedAt: '2026-05-01', postedAtAbout: true })).toEqual({
    at: '2026-05-01',
    about: true,
  });
});

function entry<K extends EntryKind>(kind: K, id: string, fields: LogEntry<K>['fields']): LogEntry<K> {
  const at = '2026-06-01T00:00:00.000Z';
  const clear = {
    number: null,
    revision: 1,
    loggedAt: at,
    editedAt: at,
    reason: null,
    salt: '',
    binnedAt: null,
  };
  return { ...clear, id, kind, fields };
}

const NOTHING: TimelineMaterial = {
  captures: [],
  remarks: new Map(),
  postedAt: new Map(),
  incidents: [],
  people: [],
  reports: [],
  orders: [],
};

test('a capture goes with its case, its author and the incident it is evidence of', () => {
  const events = makeEvents(
    {
      ...NOTHING,
      captures: [capture],
      remarks: new Map([['c1', { caseId: 'case' }]]),
      people: [entry('person', 'p', { accounts: [{ platform: 'harbour.example', handle: 'a. name' }] })],
      incidents: [
        entry('incident', 'i', { captures: ['c1'], people: ['p'], breach: true, platform: 'Harbour' }),
      ],
    },
    'UTC',
  );
  expect(events).toMatchObject([
    { id: 'capture:c1', caseIds: ['case'], site: 'harbour.example', evidenceOf: ['incident:i'] },
    { id: 'incident:i', who: ['person:p'], breach: true, site: 'Harbour', time: { precision: 'none' } },
  ]);
});

test('the time of a post that only the record tells takes the place of that of the capture', () => {
  const postedAt = new Map([['c1', { at: '2026-05-01T10:00:00Z', about: false }]]);
  const [event] = makeEvents({ ...NOTHING, captures: [capture], postedAt }, 'UTC');
  expect(event?.time).toMatchObject({ basis: 'posted', day: '2026-05-01' });
});

test('orders stand at their beginning and their end, reports when they were made', () => {
  const order = entry('order', 'o', { start: '2026-05-01', expires: '2026-08-01', people: ['p'], case: 'c' });
  const report = entry('report', 'r', {
    reportedAt: { precision: 'day', timeZone: 'Pacific/Apia', start: '2026-05-09' },
  });
  const open = entry('order', 'open', { start: '2026-05-02' });
  const events = makeEvents({ ...NOTHING, orders: [order, open], reports: [report] }, 'UTC');
  expect(events.map(({ id, time }) => [id, time.day])).toEqual([
    ['report:r', '2026-05-09'],
    ['order-start:o', '2026-05-01'],
    ['order-end:o', '2026-08-01'],
    ['order-start:open', '2026-05-02'],
  ]);
  expect(listInForce([order, open])).toEqual([
    { id: 'o', from: '2026-05-01', to: '2026-08-01' },
    { id: 'open', from: '2026-05-02', to: null },
  ]);
});

describe('what a person said of the time', () => {
  const said = (start: string, precision: 'exact' | 'about' | 'day' | 'range', end?: string) =>
    timeOfEntry(
      { precision, timeZone: 'America/New_York', start, ...(end === undefined ? {} : { end }) },
      'Europe/Copenhagen',
    );

  test('a time is a moment, seen from here and lived there', () => {
    expect(said('2026-05-01T20:30', 'exact')).toMatchObject({
      precision: 'exact',
      day: '2026-05-02',
      there: { day: '2026-05-01', minute: 1230, zone: 'America/New_York' },
    });
    expect(said('2026-05-01T20:30', 'about').precision).toBe('about');
  });

  test('a day stays that day, wherever it is looked at from', () => {
    expect(said('2026-05-01', 'day')).toMatchObject({
      precision: 'day',
      day: '2026-05-01',
      at: null,
      there: null,
    });
    expect(said('2026-05-01', 'about')).toMatchObject({
      precision: 'about',
      day: '2026-05-01',
      at: null,
      there: null,
    });
  });

  test('a range has its days, and no hour of its own', () => {
    expect(said('2026-05-01', 'range', '2026-05-04')).toMatchObject({
      precision: 'range',
      lastDay: '2026-05-04',
    });
    expect(said('2026-05-01T22:00', 'range', '2026-05-02T06:00')).toMatchObject({
      precision: 'range',
      at: Date.parse('2026-05-02T02:00:00Z'),
      end: Date.parse('2026-05-02T10:00:00Z'),
      there: null,
    });
    expect(said('2026-05-01T22:00', 'range', '2026-05-03')).toMatchObject({ lastDay: '2026-05-03' });
  });

  test('of any moment in any zone the clock there shows what was said', () => {
    const random = createRandom(23);
    const zones = ['Europe/Copenhagen', 'America/Santiago', 'Australia/Lord_Howe', 'Africa/Casablanca'];
    for (let round = 0; round < 500; round += 1) {
      const timeZone = zones[Math.floor(random() * zones.length)] ?? 'UTC';
      const at = Math.floor(Date.UTC(2019) / 60_000 + random() * 4_000_000) * 60_000;
      const start = localTime(at, timeZone);
      const time = timeOfEntry({ precision: 'exact', timeZone, start }, 'Pacific/Apia');
      // An hour that came twice is taken for the first of the two.
      expect([at, at - 3_600_000, at - 1_800_000]).toContain(time.at);
      const { day = '', minute = 0 } = time.there ?? {};
      const clock = [Math.floor(minute / 60), minute % 60]
        .map((part) => String(part).padStart(2, '0'))
        .join(':');
      expect(`${day}T${clock}`).toBe(start);
      expect(Date.parse(`${start}Z`) - (time.at ?? 0)).toBe(offsetAt(time.at ?? 0, timeZone));
    }
  });
});
