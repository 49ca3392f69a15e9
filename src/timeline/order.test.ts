import { describe, expect, test } from 'vitest';
import { timeOfDays, timeOfMoment, undated, type TimelineEvent } from './event';
import { layOut, sortEvents } from './order';
import { createRandom, makeEvent } from './test-events';

function makeMany(seed: number, timeZone: string): TimelineEvent[] {
  const random = createRandom(seed);
  return Array.from({ length: 300 }, (_, number) => {
    const at = Date.UTC(2025, 8) + Math.floor(random() * 100 * 86_400_000);
    const day = new Date(at).toISOString().slice(0, 10);
    const dice = random();
    const time =
      dice < 0.6
        ? timeOfMoment(at, dice < 0.5 ? 'exact' : 'about', 'entered', timeZone)
        : dice < 0.9
          ? timeOfDays(day, day, 'entered')
          : undated('entered');
    return makeEvent('2026-01-01T00:00:00Z', { id: `incident:${number}`, time });
  });
}

const idsOf = (events: readonly TimelineEvent[]): string[] => events.map(({ id }) => id);

describe.each(['UTC', 'Europe/Copenhagen', 'America/Santiago', 'Pacific/Apia'])('in %s', (timeZone) => {
  test('there is one order, whatever order the entries come in', () => {
    const events = makeMany(7, timeZone);
    const random = createRandom(11);
    const shuffled = events
      .map((event) => ({ event, by: random() }))
      .sort((a, b) => a.by - b.by)
      .map(({ event }) => event);
    expect(idsOf(sortEvents(shuffled))).toEqual(idsOf(sortEvents(events)));
  });

  test('days never go back, and within a day neither does the clock', () => {
    const sorted = sortEvents(makeMany(13, timeZone));
    for (const [index, { time }] of sorted.entries()) {
      const before = sorted[index - 1]?.time;
      if (before === undefined || time.day === null) continue;
      expect((before.day ?? '') <= time.day).toBe(true);
      if (before.day === time.day && before.at !== null) expect(time.at).toBeGreaterThanOrEqual(before.at);
    }
  });

  test.each(['day', 'week', 'month'] as const)('by %s, newest first is oldest first backwards', (unit) => {
    const events = sortEvents(makeMany(17, timeZone));
    const read = (direction: 'newest' | 'oldest') => {
      const rows = layOut(events, unit, direction, new Set());
      return {
        periods: rows.flatMap((row) => (row.type === 'period' && row.period !== null ? [row.period] : [])),
        ids: rows.flatMap((row) =>
          row.type === 'event' && row.event.time.day !== null ? [row.event.id] : [],
        ),
        undated: rows.flatMap((row) =>
          row.type === 'event' && row.event.time.day === null ? [row.event.id] : [],
        ),
      };
    };
    expect(read('newest').ids).toEqual(read('oldest').ids.toReversed());
    expect(read('newest').periods).toEqual(read('oldest').periods.toReversed());
    expect(new Set(read('oldest').periods).size).toBe(read('oldest').periods.length);
    expect(read('newest').undated).toEqual(read('oldest').undated);
  });

  test('every entry stands once, and the headings count them all', () => {
    const events = sortEvents(makeMany(19, timeZone));
    const rows = layOut(events, 'week', 'newest', new Set());
    const headed = rows.reduce((sum, row) => sum + (row.type === 'period' ? row.count : 0), 0);
    expect(headed).toBe(events.length);
    expect(new Set(rows.flatMap((row) => (row.type === 'event' ? [row.event.id] : []))).size).toBe(
      events.length,
    );
  });
});

describe('a run', () => {
  const at = (minutes: number): string =>
    new Date(Date.UTC(2026, 4, 1, 23, 50) + minutes * 60_000).toISOString();
  const messages = [0, 4, 8, 15, 22].map((minutes) =>
    makeEvent(at(minutes), { id: `m${minutes}`, who: ['account:x'] }),
  );
  const other = makeEvent(at(12), { id: 'other', who: ['account:y'] });
  const events = sortEvents([...messages, other]);

  test('is one line where its first entry would stand, over midnight too', () => {
    const rows = layOut(events, 'day', 'oldest', new Set());
    expect(rows.map((row) => (row.type === 'event' ? row.event.id : row.type))).toEqual([
      'period',
      'run',
      'period',
      'other',
    ]);
    expect(rows[0]).toMatchObject({ period: '2026-05-01', count: 5 });
  });

  test('opens, in the order of the list', () => {
    const read = (direction: 'newest' | 'oldest') =>
      layOut(events, 'day', direction, new Set(['m0'])).flatMap((row) =>
        row.type === 'event' && row.within === 'm0' ? [row.event.id] : [],
      );
    expect(read('oldest')).toEqual(['m0', 'm4', 'm8', 'm15', 'm22']);
    expect(read('newest')).toEqual(['m22', 'm15', 'm8', 'm4', 'm0']);
  });
});
