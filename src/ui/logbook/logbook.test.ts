import { describe, expect, test, vi } from 'vitest';
import type { EntryFields, LogEntry, Order, Report } from '../../domain/logbook';
import { createEntryDraft, type DraftStore } from './entry-draft';
import { hintsFor } from './hints';
import { remindersOn } from './reminders';
import { statedBy } from './when-field';

const parts = {
  exactness: 'given',
  date: '2026-11-20',
  time: '',
  endDate: '',
  endTime: '',
  timeZone: 'Europe/Copenhagen',
  second: false,
} as const;

describe('what the form states of a time', () => {
  const zone = { timeZone: 'Europe/Copenhagen' };

  test('is as exact as what was filled in', () => {
    expect(statedBy(parts)).toEqual({ ...zone, precision: 'day', start: '2026-11-20' });
    expect(statedBy({ ...parts, time: '14:05' })).toEqual({
      ...zone,
      precision: 'exact',
      start: '2026-11-20T14:05',
    });
    expect(statedBy({ ...parts, exactness: 'about' })).toEqual({
      ...zone,
      precision: 'about',
      start: '2026-11-20',
    });
    expect(statedBy({ ...parts, exactness: 'between', endTime: '18:00' })).toEqual({
      ...zone,
      precision: 'range',
      start: '2026-11-20',
      end: '2026-11-20T18:00',
    });
    expect(statedBy({ ...parts, time: '02:30', second: true })).toMatchObject({ second: true });
  });

  test('is nothing without a date', () => {
    expect(statedBy({ ...parts, date: '', time: '14:05' })).toBeUndefined();
  });
});

function store(): DraftStore & { saved: EntryFields[]; fails: boolean } {
  const made = {
    saved: [] as EntryFields[],
    fails: false,
    save: async ({ fields }: { fields: EntryFields }) => {
      if (made.fails) throw new Error('no room');
      made.saved.push(fields);
    },
    keep: async (entry: object) => {
      if (made.fails) throw new Error('no room');
      return { ...entry, revision: 1 } as unknown as LogEntry;
    },
    drop: async () => undefined,
  };
  return made;
}

describe('an entry being written', () => {
  const start = { id: 'a', kind: 'incident', from: 0, fields: {} } as const;

  test('is saved a moment after each change, and at once when it is left', async () => {
    vi.useFakeTimers();
    const disk = store();
    const draft = createEntryDraft(start, disk);
    draft.change('place', 'h');
    draft.change('place', 'here');
    expect(draft.state.value).toBe('waiting');
    await vi.advanceTimersByTimeAsync(250);
    expect(disk.saved).toEqual([{ place: 'here' }]);
    expect(draft.state.value).toBe('saved');
    draft.change('weapon', 'none \ud800');
    await draft.flush();
    expect(disk.saved.at(-1)).toEqual({ place: 'here', weapon: 'none \ufffd' });
    await draft.flush();
    expect(disk.saved).toHaveLength(2);
    vi.useRealTimers();
  });

  test('stays on the page where it could not be saved, and is saved later', async () => {
    const disk = store();
    disk.fails = true;
    const draft = createEntryDraft(start, disk);
    draft.change('place', 'here');
    await draft.flush();
    expect(draft.state.value).toBe('failed');
    expect(await draft.keep(null)).toBeNull();
    expect(draft.fields.value).toEqual({ place: 'here' });
    disk.fails = false;
    expect(await draft.keep(null)).toMatchObject({ fields: { place: 'here' } });
  });

  test('does not come back by a late save once it was kept or discarded', async () => {
    for (const end of ['keep', 'discard'] as const) {
      const disk = store();
      const draft = createEntryDraft(start, disk);
      draft.change('place', 'here');
      await (end === 'keep' ? draft.keep(null) : draft.discard());
      const { length } = disk.saved;
      draft.change('place', 'late');
      await draft.flush();
      expect(disk.saved).toHaveLength(length);
    }
  });
});

test('reminders name what ends or is due soon, the nearest first', () => {
  const order = (id: string, expires?: string) =>
    ({ id, fields: expires === undefined ? {} : { expires } }) as unknown as Order;
  const report = (id: string, deadline: string) => ({ id, fields: { deadline } }) as unknown as Report;
  const reminders = remindersOn(
    '2026-11-20',
    [
      order('today', '2026-11-20'),
      order('soon', '2026-12-20'),
      order('later', '2026-12-21'),
      order('ended', '2026-11-10'),
      order('long ago', '2026-01-10'),
      order('none'),
    ],
    [report('due', '2026-11-25'), report('past', '2026-11-19'), report('far', '2027-01-01')],
  );
  expect(reminders.map(({ id, is, days }) => [id, is, days])).toEqual([
    ['ended', 'ended', -10],
    ['today', 'ends', 0],
    ['due', 'due', 5],
    ['soon', 'ends', 30],
  ]);
});

test('what could be added is offered where it is lacking, three at the most', () => {
  const entry = (kind: string, fields: object) => ({ kind, fields }) as unknown as LogEntry;
  const offered = (kind: string, fields: object) => hintsFor(entry(kind, fields)).map(({ field }) => field);
  expect(offered('incident', {})).toEqual(['occurredAt', 'whatHappened', 'captures']);
  expect(offered('incident', { exactWords: 'x', captures: ['c'] })).toEqual(['occurredAt', 'people']);
  expect(offered('report', { reportedAt: {} })).toEqual(['referenceNumber']);
  expect(offered('witness', { statement: 'received' })).toEqual([]);
  expect(offered('person', { identity: 'believed' })).toEqual(['identityWhy']);
  expect(offered('case', {})).toEqual([]);
});
