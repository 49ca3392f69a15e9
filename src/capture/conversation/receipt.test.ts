import { describe, expect, it } from 'vitest';

import { NO_POST_FACTS, type PostFacts } from '../../domain/capture';
import { gapsOf, periodOf, transcriptOf, type Circumstances, type WalkedMessage } from './receipt';

const found = (value: string) => ({ value, how: 'dom', where: 'here' }) as const;

function message(change: Partial<WalkedMessage> & { readonly facts?: PostFacts } = {}): WalkedMessage {
  return { facts: NO_POST_FACTS, number: null, tiles: ['tile-001.png'], notJoined: false, ...change };
}

const WHOLE: Circumstances = {
  direction: 'up',
  end: 'site-end',
  range: { to: 'top' },
  found: false,
  unsure: false,
};

describe('the gaps of a conversation', () => {
  it('are none where all was joined, counted and pictured', () => {
    expect(
      gapsOf(
        [1, 2, 3].map((number) => message({ number })),
        WHOLE,
      ),
    ).toEqual([]);
  });

  it('lie on the side from which a message was come upon', () => {
    const list = [message(), message({ notJoined: true }), message()];
    expect(gapsOf(list, WHOLE)).toEqual([{ reason: 'messages-not-joined', where: '2–3' }]);
    expect(gapsOf(list, { ...WHOLE, direction: 'down' })).toEqual([
      { reason: 'messages-not-joined', where: '1–2' },
    ]);
  });

  it('are the numbers that the site counts and does not show, also before the first', () => {
    const list = [4, 5, 9, 10].map((number) => message({ number }));
    expect(gapsOf(list, WHOLE)).toEqual([{ reason: 'positions-missing', where: '1–3, 6–8' }]);
    expect(gapsOf(list, { ...WHOLE, end: 'reached' })).toEqual([
      { reason: 'positions-missing', where: '6–8' },
    ]);
  });

  it('are messages in no picture', () => {
    const list = [message(), message({ tiles: [] }), message({ tiles: [] })];
    expect(gapsOf(list, WHOLE)).toEqual([{ reason: 'messages-not-pictured', where: '2–3' }]);
  });

  it.each([
    ['cancelled', 'cancelled'],
    ['left', 'conversation-left'],
    ['still-loading', 'still-loading'],
    ['bound', 'stopped-at-bound'],
  ] as const)('name an end that came before its time: %s', (end, reason) => {
    expect(gapsOf([message(), message()], { ...WHOLE, end })).toEqual([{ reason, where: '2' }]);
  });

  it('name a message that was pointed at and not met again', () => {
    const range = { to: 'message' } as const;
    expect(gapsOf([message()], { ...WHOLE, range })).toEqual([{ reason: 'end-not-found', where: '1' }]);
    expect(gapsOf([message()], { ...WHOLE, range, found: true, end: 'reached' })).toEqual([]);
  });
});

it('tells the earliest and the latest exact time, whatever their order and offsets', () => {
  const at = (value: string) => message({ facts: { ...NO_POST_FACTS, postedAt: found(value) } });
  const list = [at('2025-05-03T12:00:00+02:00'), message(), at('2025-05-03T09:00:00Z'), at('no time')];
  expect(periodOf(list)).toEqual({ from: '2025-05-03T09:00:00Z', until: '2025-05-03T12:00:00+02:00' });
  expect(periodOf([message()])).toBeNull();
});

it('writes out what was said', () => {
  const facts: PostFacts = {
    ...NO_POST_FACTS,
    authorName: found('Lantern'),
    postedAt: found('2025-05-03T09:00:00Z'),
    text: found('Hello.\nIt is me.'),
    media: [
      { ...found(''), value: { kind: 'image', url: 'https://a.example/1.png', alternativeText: 'a boat' } },
    ],
  };
  expect(transcriptOf([{ facts }, { facts: { ...NO_POST_FACTS, text: found('No.') } }])).toBe(
    '2025-05-03T09:00:00Z Lantern\nHello.\nIt is me.\n[image: a boat]\n\nNo.',
  );
});
