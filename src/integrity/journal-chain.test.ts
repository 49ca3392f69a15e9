import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../domain/journal';
import { entryBytes, entryDigest, NO_ENTRY_BEFORE, verifyChain } from './journal-chain';

async function chainOf(length: number): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  let previous = NO_ENTRY_BEFORE;
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const entry: JournalEntry = {
      sequence,
      at: `2026-11-20T10:00:0${sequence}.000Z`,
      act: 'captured',
      captureId: `capture-${sequence}`,
      sha256: String(sequence).repeat(64),
      detail: { files: sequence },
      previous,
    };
    entries.push(entry);
    previous = await entryDigest(entry);
  }
  return entries;
}

test('bytes and digest of an entry are those that anybody gets from its JSON', async () => {
  const [entry] = await chainOf(1);
  const text =
    '{"act":"captured","at":"2026-11-20T10:00:01.000Z","captureId":"capture-1","detail":{"files":1},' +
    `"previous":"${'0'.repeat(64)}","sequence":1,"sha256":"${'1'.repeat(64)}"}`;
  expect(new TextDecoder().decode(entryBytes(entry!))).toBe(text);
  // By an implementation of its own: printf '%s' '<text>' | sha256sum
  expect(await entryDigest(entry!)).toBe('2b6efba5d3733bd09aa3e781e411874cb7b99d933cbc9dd8eea90f5193a35765');
});

describe('verifyChain', () => {
  test('accepts a whole chain and gives its head', async () => {
    const entries = await chainOf(4);
    const headSha256 = await entryDigest(entries[3]!);
    expect(await verifyChain(entries)).toEqual({ intact: true, length: 4, headSha256 });
    expect(await verifyChain([])).toEqual({ intact: true, length: 0, headSha256: NO_ENTRY_BEFORE });
  });

  test('any change of an entry breaks the one after it', async () => {
    const changes: Partial<JournalEntry>[] = [
      { at: '2026-11-20T10:00:02.001Z' },
      { act: 'erased' },
      { captureId: null },
      { sha256: null },
      { detail: { files: 3 } },
    ];
    for (const change of changes) {
      const entries = await chainOf(4);
      entries[1] = { ...entries[1]!, ...change };
      expect(await verifyChain(entries)).toEqual({ intact: false, atSequence: 3, reason: 'does-not-follow' });
    }
  });

  test('an entry taken out, swapped or put in front is found', async () => {
    const entries = await chainOf(4);
    expect(await verifyChain(entries.toSpliced(1, 1))).toMatchObject({ intact: false, atSequence: 2 });
    expect(await verifyChain([entries[1]!, entries[0]!])).toMatchObject({ intact: false, atSequence: 1 });
    expect(await verifyChain(entries.slice(1))).toMatchObject({
      intact: false,
      atSequence: 1,
      reason: 'gap',
    });
    const renumbered = entries.toSpliced(1, 1).map((entry, index) => ({ ...entry, sequence: index + 1 }));
    expect(await verifyChain(renumbered)).toMatchObject({ intact: false, reason: 'does-not-follow' });
  });
});
