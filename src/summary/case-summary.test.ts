import { describe, expect, test } from 'vitest';
import type { CaptureSummary } from '../domain/capture';
import type { EntryFields, LogEntry } from '../domain/logbook';
import type { EntryKind } from '../domain/logbook-fields';
import { makeEvents } from '../timeline/sources';
import { summariseCase, type SummaryMaterial } from './case-summary';

let made = 0;
function entry<K extends EntryKind>(kind: K, id: string, fields: EntryFields<K>): LogEntry<K> {
  made += 1;
  return {
    id,
    kind,
    number: kind === 'incident' ? made : null,
    revision: 1,
    loggedAt: '2026-11-21T09:00:00.000Z',
    editedAt: '2026-11-21T09:00:00.000Z',
    reason: null,
    salt: '0f'.repeat(16),
    fields,
    binnedAt: null,
  };
}

function incident(id: string, day: string | null, more: EntryFields<'incident'> = {}) {
  return entry('incident', id, {
    ...(day === null ? {} : { occurredAt: { precision: 'day', timeZone: 'UTC', start: day } }),
    ...more,
  });
}

function capture(id: string, sequence: number, capturedAt: string): CaptureSummary {
  return {
    id,
    sequence,
    state: 'sealed',
    kind: 'post',
    capturedAt,
    title: null,
    url: 'https://harbour.example/1',
    site: 'harbour.example',
    platform: null,
    authorName: null,
    authorHandle: null,
    authorId: null,
    excerpt: 'never shown',
    sizeBytes: 1,
    artifactCount: 1,
    binnedAt: null,
  };
}

const entries = {
  incidents: [
    incident('mine-2', '2026-03-05', {
      case: 'c',
      captures: ['linked'],
      people: ['p'],
      orders: ['o'],
      breach: true,
    }),
    incident('mine-1', '2026-01-02', { case: 'c' }),
    incident('undated', null, { case: 'c' }),
    incident('other', '2025-01-01', { case: 'd' }),
  ],
  people: [entry('person', 'p', { name: 'Robin Example' }), entry('person', 'q', { case: 'd' })],
  reports: [
    entry('report', 'late', {
      incidents: ['mine-1'],
      reportedAt: { precision: 'day', timeZone: 'UTC', start: '2026-04-01' },
    }),
    entry('report', 'early', {
      case: 'c',
      referenceNumber: 'ST/1',
      reportedAt: { precision: 'day', timeZone: 'UTC', start: '2026-02-01' },
    }),
    entry('report', 'elsewhere', { case: 'd' }),
  ],
  orders: [
    entry('order', 'o', { what: 'No contact' }),
    entry('order', 'x', { case: 'd', expires: '2027-01-01' }),
  ],
  witnesses: [entry('witness', 'w', { incidents: ['mine-1'] }), entry('witness', 'v', {})],
};
const captures = [
  capture('linked', 11, '2026-03-05T10:00:00.000Z'),
  capture('tagged', 12, '2026-03-20T10:00:00.000Z'),
  capture('foreign', 13, '2026-06-20T10:00:00.000Z'),
];
const remarks = new Map([['tagged', { caseId: 'c' }]]);
const material: SummaryMaterial = {
  ...entries,
  captures,
  remarks,
  events: makeEvents({ ...entries, captures, remarks, postedAt: new Map() }, 'UTC'),
  digests: new Map([
    ['capture:linked', 'aa'],
    ['incident:mine-1', 'bb'],
  ]),
};
const details = entry('case', 'c', {
  background: 'Since the winter.',
  examples: ['mine-2', 'other'],
  exampleCaptures: ['tagged'],
  worst: 'mine-2',
  worstCapture: 'foreign',
});
const of = { caseId: 'c', title: 'Winter', details };
const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);

describe('of a case', () => {
  const summary = summariseCase(material, of, 'oldest');

  test('has what belongs to it, by its own word or because something of it names it, and nothing else', () => {
    expect(ids(summary.exhibits)).toEqual([
      'incident:mine-1',
      'incident:mine-2',
      'capture:linked',
      'capture:tagged',
      'incident:undated',
    ]);
    expect(ids(summary.reports.map(({ report }) => report))).toEqual(['early', 'late']);
    expect(ids(summary.people)).toEqual(['p']);
    expect(ids(summary.orders)).toEqual(['o']);
    expect(ids(summary.witnesses)).toEqual(['w']);
    expect([summary.incidents, summary.captures, summary.breaches]).toEqual([3, 2, 1]);
  });

  test('a capture that is evidence of an incident is one contact with it', () => {
    expect(summary.contacts).toBe(4);
    expect(summary.months.map(({ month, contacts }) => [month, contacts])).toEqual([
      ['2026-01', 1],
      ['2026-02', 0],
      ['2026-03', 2],
    ]);
  });

  test('first and latest are of what has a date, examples and worst are what the person named in it', () => {
    expect(summary.first?.id).toBe('incident:mine-1');
    expect(summary.latest?.id).toBe('capture:tagged');
    expect(ids(summary.examples)).toEqual(['incident:mine-2', 'capture:tagged']);
    expect(ids(summary.worst)).toEqual(['incident:mine-2']);
  });

  test('each exhibit has its number, and its digest where the journal has one', () => {
    expect(summary.exhibits.map(({ number, sha256 }) => [number, sha256])).toEqual([
      [2, 'bb'],
      [1, null],
      [11, 'aa'],
      [12, null],
      [3, null],
    ]);
  });

  test('newest first turns everything but what has no date; first and latest stay', () => {
    const turned = summariseCase(material, of, 'newest');
    expect(ids(turned.exhibits)).toEqual([
      'capture:tagged',
      'capture:linked',
      'incident:mine-2',
      'incident:mine-1',
      'incident:undated',
    ]);
    expect(ids(turned.reports.map(({ report }) => report))).toEqual(['late', 'early']);
    expect(turned.months.map(({ month }) => month)).toEqual(['2026-03', '2026-02', '2026-01']);
    expect([turned.first?.id, turned.latest?.id]).toEqual([summary.first?.id, summary.latest?.id]);
  });
});

test('a file from elsewhere is an exhibit like any other, and the worst can be one', () => {
  const letter: CaptureSummary = {
    ...capture('letter', 20, '2026-03-21T10:00:00.000Z'),
    kind: 'file',
    site: null,
  };
  const all = {
    ...material,
    captures: [letter],
    incidents: [],
    reports: [],
    orders: [],
    witnesses: [],
    people: [],
  };
  const summary = summariseCase(
    {
      ...all,
      events: makeEvents({ ...all, postedAt: new Map() }, 'UTC'),
      digests: new Map([['capture:letter', 'cc']]),
    },
    {
      caseId: null,
      title: null,
      details: entry('case', 'c', { worstCapture: 'letter', exampleCaptures: ['letter'] }),
    },
    'newest',
  );
  expect(summary.exhibits.map(({ number, sha256 }) => [number, sha256])).toEqual([[20, 'cc']]);
  expect([ids(summary.worst), ids(summary.examples)]).toEqual([['capture:letter'], ['capture:letter']]);
  expect(summary.months.map(({ files }) => files)).toEqual([1]);
});

describe('what could be added', () => {
  test('is told of the case only', () => {
    const { hints } = summariseCase(material, of, 'oldest');
    expect(hints).toEqual([
      { what: 'no-time', count: 1, entries: ['undated'] },
      { what: 'no-exhibit', count: 2, entries: ['mine-1', 'undated'] },
      { what: 'no-reference', count: 1, entries: ['late'] },
      { what: 'no-expiry', count: 1, entries: ['o'] },
    ]);
  });

  test('of everything, background and examples too where nobody gave any', () => {
    const { hints } = summariseCase(material, { caseId: null, title: null, details: null }, 'oldest');
    expect(hints.map(({ what }) => what)).toEqual([
      'no-time',
      'no-exhibit',
      'no-reference',
      'no-expiry',
      'no-background',
      'no-examples',
    ]);
  });

  test('more than five examples are many', () => {
    const many = Array.from({ length: 6 }, (_, index) =>
      incident(`many-${index}`, `2026-05-0${index + 1}`, { captures: ['linked'] }),
    );
    const own = { ...entries, incidents: many, reports: [], orders: [], witnesses: [], people: [] };
    const { hints } = summariseCase(
      {
        ...own,
        captures,
        remarks,
        events: makeEvents({ ...own, captures, remarks, postedAt: new Map() }, 'UTC'),
        digests: new Map(),
      },
      { caseId: null, title: null, details: entry('case', 'c', { background: 'b', examples: ids(many) }) },
      'newest',
    );
    expect(hints).toEqual([{ what: 'many-examples', count: 6, entries: [] }]);
  });

  test('is nothing of an empty case', () => {
    const summary = summariseCase(material, { caseId: 'none', title: null, details: null }, 'newest');
    expect(summary.hints).toEqual([]);
    expect([summary.first, summary.latest, summary.exhibits, summary.months]).toEqual([null, null, [], []]);
  });
});
