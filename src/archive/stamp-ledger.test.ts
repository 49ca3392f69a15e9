import { afterEach, expect, test, vi } from 'vitest';
import type { Stamp, StampState } from '../domain/integrity';
import { captureSample } from './test-captures';
import { freshEngine, openAt } from './test-storage';

function stampOf(size: number, state: StampState, service = 'https://one.example/'): Stamp {
  return {
    size,
    kind: 'rfc3161',
    service,
    state,
    requestedAt: '2026-11-20T10:00:00.000Z',
    attempts: 1,
    problem: null,
    answer: 'AAAA',
    certificates: [],
    attestedAt: null,
    clockAheadSeconds: null,
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

test('what is asked again is found without opening what is confirmed', async () => {
  const archive = await openAt(freshEngine());
  for (let size = 1; size <= 40; size += 1) await archive.saveStamp(stampOf(size, 'kept'));
  await archive.saveStamp(stampOf(31, 'waiting', 'https://two.example/'));
  await archive.saveStamp(stampOf(7, 'pending', 'https://two.example/'));
  await archive.saveStamp(stampOf(8, 'refused', 'https://two.example/'));
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
  const open = await archive.listOpenStamps();
  expect(open.map(({ size, state }) => `${size} ${state}`)).toEqual(['7 pending', '31 waiting']);
  expect(decrypt).toHaveBeenCalledTimes(2);
});

test('of each state the first is found that holds an entry, and no other is opened', async () => {
  const archive = await openAt(freshEngine());
  for (const size of [2, 10, 9, 30]) await archive.saveStamp(stampOf(size, 'kept'));
  for (const size of [8, 9, 12]) await archive.saveStamp(stampOf(size, 'pending', 'https://two.example/'));
  await archive.saveStamp(stampOf(9, 'refused', 'https://three.example/'));
  const decrypt = vi.spyOn(crypto.subtle, 'decrypt');
  const found = async (sequence: number) =>
    (await archive.findStamps(sequence)).map(({ size, state }) => `${size} ${state}`);
  expect(await found(3)).toEqual(['9 kept', '8 pending']);
  expect(await found(9)).toEqual(['9 kept', '9 pending']);
  expect(await found(13)).toEqual(['30 kept']);
  expect(await found(31)).toEqual([]);
  expect(decrypt).toHaveBeenCalledTimes(5);
});

test('a kept head is read by its size', async () => {
  const archive = await openAt(freshEngine());
  await captureSample(archive);
  const { head, bytes, signature } = await archive.keepHead();
  expect(await archive.readKeptHead(head.size)).toEqual({ head, bytes, signature, exported: false });
  expect(await archive.readKeptHead(head.size + 1)).toBeNull();
});

test('a capture that nobody was asked about is told from other acts, and from one that somebody was', async () => {
  const archive = await openAt(freshEngine());
  const other = { captureId: null, sha256: null, detail: {} };
  expect(await archive.hasUnstampedCapture()).toBe(false);
  await archive.note('checked', other);
  expect(await archive.hasUnstampedCapture()).toBe(false);
  await captureSample(archive);
  for (let acts = 0; acts < 70; acts += 1) await archive.note('checked', other);
  expect(await archive.hasUnstampedCapture()).toBe(true);
  await archive.saveStamp(stampOf(2, 'waiting'));
  expect(await archive.hasUnstampedCapture()).toBe(false);
  await captureSample(archive);
  expect(await archive.hasUnstampedCapture()).toBe(true);
});
