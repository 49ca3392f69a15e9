import { describe, expect, test, vi } from 'vitest';
import type { EntryFields, LogEntry, Order, Report } from '../../domain/logbook';
import { isOccurredAt } from '../../domain/occurred-at';
import { createEntryDraft, type DraftStore } from './entry-draft';
import { hintsFor } from './hints';
import { remindersOn } from './reminders';
import { formatWhen } from './entry-format';
import { isOpenAtFirst } from './form-groups';
import { endAfter, minutesOf, statedBy } from './when-field';

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

  test('has an end where one was said, also past midnight, and never one before its beginning', () => {
    const timed = { ...parts, time: '23:50' };
    const end = (change: Partial<Parameters<typeof statedBy>[0]>) => statedBy({ ...timed, ...change })?.end;
    expect(end({ endTime: '23:58' })).toBe('2026-11-20T23:58');
    expect(end({ endTime: '00:20' })).toBe('2026-11-21T00:20');
    expect(end({ endDate: '2026-11-22', endTime: '09:00' })).toBe('2026-11-22T09:00');
    expect(end({ endDate: '2026-11-22' })).toBe('2026-11-22');
    expect(end({ endDate: '2026-11-20', endTime: '09:00' })).toBeUndefined();
    expect(end({ exactness: 'about', endTime: '00:20' })).toBe('2026-11-21T00:20');
    expect(end({ exactness: 'about', time: '', endDate: '2026-11-21', endTime: '09:00' })).toBe('2026-11-21');
    expect(end({ time: '', endDate: '2026-11-22' })).toBeUndefined();
    for (const change of [
      { endTime: '00:20' },
      { exactness: 'about', time: '', endDate: '2026-11-21' },
    ] as const)
      expect(isOccurredAt(statedBy({ ...timed, ...change }))).toBe(true);
  });

  test('can be told by how long it lasted, by the clock and not by the wall', () => {
    const stated = statedBy({ ...parts, date: '2026-10-25', time: '01:30' });
    if (stated === undefined) throw new Error('nothing was stated');
    // The clock was put back at three: two hours later it showed half past two for the second time.
    expect(endAfter(stated, 180)).toEqual({ endDate: '2026-10-25', endTime: '03:30' });
    expect(minutesOf({ ...stated, end: '2026-10-25T03:30' })).toBe(180);
    for (const none of [0, -5, NaN, 1e9])
      expect(endAfter(stated, none)).toEqual({ endDate: '', endTime: '' });
    expect(minutesOf(stated)).toBeNull();
  });

  test('is said with its end', () => {
    const home = 'Europe/Copenhagen';
    const stated = { precision: 'exact', timeZone: home, start: '2026-11-20T14:05' } as const;
    expect(formatWhen({ ...stated, end: '2026-11-20T14:45' }, home)).toBe('20 Nov 2026, 14:05 – 14:45');
    expect(formatWhen({ ...stated, end: '2026-11-21T09:00' }, home)).toBe(
      '20 Nov 2026, 14:05 – 21 Nov 2026, 09:00',
    );
    expect(formatWhen({ ...stated, precision: 'about', end: '2026-11-20T14:45' }, home)).toMatch(
      /^about .* – /i,
    );
  });

  test('is nothing without a date', () => {
    expect(statedBy({ ...parts, date: '', time: '14:05' })).toBeUndefined();
  });

  test('is nothing while the year is being typed, since no zone knows such a time', () => {
    for (const date of ['0002-11-20', '0020-11-20'])
      expect(statedBy({ ...parts, date, time: '14:05' })).toBeUndefined();
    expect(statedBy({ ...parts, date: '0202-11-20' })).toBeDefined();
    expect(statedBy({ ...parts, exactness: 'between', endDate: '0002-11-20' })).toBeUndefined();
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
    drop: async () => [],
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

  test('keeps the reason of a correction too, so that leaving loses nothing', async () => {
    const disk = store();
    const reasons: unknown[] = [];
    const draft = createEntryDraft(
      { ...start, from: 1, reason: 'I' },
      { ...disk, save: async ({ reason }) => void reasons.push(reason) },
    );
    expect(draft.reason.value).toBe('I');
    draft.changeReason('I remembered');
    await draft.flush();
    await draft.flush();
    expect(reasons).toEqual(['I remembered']);
    expect(await draft.keep()).toMatchObject({ reason: 'I remembered' });
  });

  test('stays on the page where it could not be saved, and is saved later', async () => {
    const disk = store();
    disk.fails = true;
    const draft = createEntryDraft(start, disk);
    draft.change('place', 'here');
    await draft.flush();
    expect(draft.state.value).toBe('failed');
    expect(await draft.keep()).toBeNull();
    expect(draft.fields.value).toEqual({ place: 'here' });
    disk.fails = false;
    expect(await draft.keep()).toMatchObject({ fields: { place: 'here' } });
  });

  test('does not come back by a late save once it was kept or discarded', async () => {
    for (const end of ['keep', 'discard'] as const) {
      const disk = store();
      const draft = createEntryDraft(start, disk);
      draft.change('place', 'here');
      await (end === 'keep' ? draft.keep() : draft.discard());
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
  expect(offered('case', {})).toEqual(['background', 'examples', 'noContact']);
  expect(offered('case', { background: 'x', exampleCaptures: ['c'], noContact: '2026-02-10' })).toEqual([]);
});

test('groups in which something was said stand open, but for the words of whoever sent them', () => {
  const words = ['exactWords', 'exactWordsLanguage', 'exactWordsKnown'];
  const fields = { exactWords: 'You will hear from me.', channel: 'e-mail' };
  expect(isOpenAtFirst(words, fields, null)).toBe(false);
  expect(isOpenAtFirst(words, fields, 'exactWords')).toBe(true);
  expect(isOpenAtFirst(['channel', 'platform'], fields, null)).toBe(true);
  expect(isOpenAtFirst(['platform'], fields, null)).toBe(false);
});
