import { describe, expect, test } from 'vitest';
import { countByMonth, countOverTime, fitUnit, listContacts } from './counts';
import { timeOfDays, timeOfMoment, undated, type TimelineEvent } from './event';
import { createRandom, makeEvent } from './test-events';

const captured = (day: string): TimelineEvent =>
  makeEvent(`${day}T10:00:00Z`, {
    kind: 'capture',
    time: timeOfMoment(Date.parse(`${day}T10:00:00Z`), 'exact', 'captured', 'UTC'),
  });

describe('over time', () => {
  test('every period is there, also those with nothing', () => {
    const counts = countOverTime(
      [
        makeEvent('2026-01-31T23:00:00Z'),
        makeEvent('2026-04-01T00:00:00Z'),
        makeEvent('2026-04-30T00:00:00Z'),
      ],
      'month',
      'kind',
    );
    expect(counts.periods).toEqual(['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']);
    expect(counts.series).toEqual([{ key: 'incident', is: 'one', counts: [1, 0, 0, 2], total: 3 }]);
  });

  test('of any entries the lines add up to what is counted', () => {
    const random = createRandom(5);
    const events = Array.from({ length: 500 }, () =>
      makeEvent(new Date(Date.UTC(2024, 0) + random() * 8e10).toISOString(), {
        kind: random() < 0.5 ? 'capture' : 'incident',
        who: random() < 0.3 ? [] : [`account:${Math.floor(random() * 20)}`],
      }),
    );
    for (const unit of ['day', 'week', 'month'] as const)
      for (const by of ['kind', 'who'] as const) {
        const { series, counted } = countOverTime(events, unit, by);
        expect(series.reduce((sum, { total }) => sum + total, 0)).toBe(counted);
        expect(counted).toBe(500);
      }
  });

  test('who comes most often has a line, the others share one, nobody named has one', () => {
    const events = Array.from({ length: 9 }, (_, who) =>
      Array.from({ length: who + 1 }, () => makeEvent('2026-01-01T00:00:00Z', { who: [`account:${who}`] })),
    ).flat();
    const { series } = countOverTime([...events, makeEvent('2026-01-02T00:00:00Z')], 'day', 'who');
    expect(series.map(({ key, is, total }) => [key ?? is, total])).toEqual([
      ['account:8', 9],
      ['account:7', 8],
      ['account:6', 7],
      ['account:5', 6],
      ['account:4', 5],
      ['account:3', 4],
      ['others', 6],
      ['nobody', 1],
    ]);
  });

  test('what has no date, what lasted and what only a capture dates is said', () => {
    const events = [
      makeEvent('2026-01-01T00:00:00Z', { time: undated('entered') }),
      makeEvent('2026-01-01T00:00:00Z', { time: timeOfDays('2026-01-01', '2026-01-05', 'entered') }),
      captured('2026-01-03'),
      makeEvent('2026-01-01T00:00:00Z', { kind: 'report' }),
    ];
    expect(countOverTime(events, 'day', 'kind')).toMatchObject({
      counted: 2,
      undated: 1,
      ranges: 1,
      byCapture: 1,
    });
  });

  test('of nothing there is nothing', () => {
    expect(countOverTime([], 'day', 'who')).toMatchObject({ periods: [], series: [], counted: 0 });
  });
});

test('what is evidence of an incident is the same contact, while the incident is there', () => {
  const incident = makeEvent('2026-01-01T00:00:00Z', { id: 'incident:i' });
  const capture = { ...captured('2026-01-02'), evidenceOf: ['incident:i'] };
  expect(listContacts([incident, capture])).toEqual([incident]);
  expect(listContacts([capture])).toEqual([capture]);
  expect(countOverTime([incident, capture], 'day', 'kind')).toMatchObject({
    series: [{ total: 1 }, { total: 1 }],
    totals: [1, 0],
    counted: 1,
  });
  expect(countOverTime([incident, capture], 'day', 'who').counted).toBe(1);
});

test('a unit that would give too many periods becomes the next larger', () => {
  expect(fitUnit('day', '2026-01-01', '2026-03-01', 100)).toBe('day');
  expect(fitUnit('day', '2026-01-01', '2026-12-01', 100)).toBe('week');
  expect(fitUnit('day', '1990-01-01', '2026-12-01', 100)).toBe('month');
});

test('by month', () => {
  const incident = makeEvent('2025-12-31T23:59:00Z', { id: 'incident:m' });
  const events = [
    incident,
    { ...captured('2026-02-01'), evidenceOf: ['incident:m'] },
    captured('2026-02-03'),
  ];
  expect(countByMonth(events)).toEqual([
    { month: '2025-12', incidents: 1, captures: 0, files: 0, contacts: 1 },
    { month: '2026-01', incidents: 0, captures: 0, files: 0, contacts: 0 },
    { month: '2026-02', incidents: 0, captures: 2, files: 0, contacts: 1 },
  ]);
  expect(countByMonth([])).toEqual([]);
});
