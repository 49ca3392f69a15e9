import { expect, test } from 'vitest';
import type { CaptureSummary } from '../domain/capture';
import { eventOfCapture, postedAtOf, timeOfCapture } from './sources';

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

test('a line that does not say whether the page gave a time leaves it to the record', () => {
  expect(postedAtOf(capture)).toBeUndefined();
  expect(postedAtOf({ ...capture, postedAt: null })).toBeNull();
  expect(postedAtOf({ ...capture, postedAt: '2026-05-01', postedAtAbout: true })).toEqual({
    at: '2026-05-01',
    about: true,
  });
});

test('it goes with its case and its author', () => {
  const seen = { timeZone: 'UTC', whoOf: () => 'person:p' };
  expect(eventOfCapture(capture, { caseId: 'c' }, null, seen)).toMatchObject({
    id: 'capture:c1',
    who: ['person:p'],
    caseIds: ['c'],
    site: 'harbour.example',
  });
});
