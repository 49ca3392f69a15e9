import { expect, it } from 'vitest';
import { NO_POST_FACTS, type CompletenessReceipt } from '../domain/capture';
import type { ConversationFile } from '../domain/conversation';
import type { ReadSoFar } from '../messaging/calls';
import type { CaptureSession } from './capture-session';
import { ReadOnTheWay } from './read-on-the-way';

function said(from: number, upward: boolean, ...tiles: string[]): ReadSoFar {
  return {
    from,
    upward,
    messages: tiles.map((tile) => ({ tiles: [tile], facts: NO_POST_FACTS })),
    file: { format: 'tidemark-conversation/1', asked: { to: 'top' }, end: 'interrupted', gaps: [] },
    completeness: { seen: from + tiles.length, saved: 0, announced: null, reachedEnd: false, gaps: [] },
  };
}

/** What is written when the page is gone after these stretches were handed over. */
function keptOf(...read: readonly ReadSoFar[]) {
  const kept: { file: ConversationFile | null; completeness: CompletenessReceipt | null } = {
    file: null,
    completeness: null,
  };
  const session = {
    now: () => new Date(0),
    keep: async ({ bytes }: { bytes: Uint8Array<ArrayBuffer> }) => {
      kept.file = JSON.parse(new TextDecoder().decode(bytes)) as ConversationFile;
    },
    setCompleteness: (receipt: CompletenessReceipt) => {
      kept.completeness = receipt;
    },
  } as unknown as CaptureSession;
  const onTheWay = new ReadOnTheWay();
  for (const one of read) onTheWay.add(one);
  onTheWay.keep(session, 9);
  return { ...kept, onTheWay, session };
}

const orderOf = (file: ConversationFile | null) =>
  file?.messages.map(({ number, tiles }) => [number, tiles[0]]);

it('puts what was handed over together from the top down, whichever way it was read', () => {
  expect(orderOf(keptOf(said(0, true, 'a', 'b'), said(2, true, 'c')).file)).toEqual([
    [1, 'c'],
    [2, 'b'],
    [3, 'a'],
  ]);
  expect(orderOf(keptOf(said(0, false, 'a', 'b'), said(2, false, 'c')).file)).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
  ]);
});

it('replaces what the page says differently later', () => {
  const { file, completeness } = keptOf(said(0, false, 'a', 'c'), said(1, false, 'b', 'c', 'd'));
  expect(orderOf(file)?.map(([, tile]) => tile)).toEqual(['a', 'b', 'c', 'd']);
  expect(completeness).toMatchObject({ seen: 4, tiles: 9 });
});

it('writes nothing where nothing was handed over, or where the page gave all of it', () => {
  expect(keptOf().file).toBeNull();
  const { onTheWay } = keptOf(said(0, false, 'a'));
  onTheWay.clear();
  const after: unknown[] = [];
  const session = { keep: async (one: unknown) => after.push(one) } as unknown as CaptureSession;
  onTheWay.keep(session, 1);
  expect(after).toEqual([]);
});
