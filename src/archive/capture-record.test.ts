import { expect, test } from 'vitest';
import { NO_POST_FACTS, type PostFacts } from '../domain/capture';
import { makeRecord, summaryOfRecord } from './capture-record';
import { sampleStart } from './test-captures';

function postedIn(postedAt: PostFacts['postedAt']) {
  const record = makeRecord({
    id: 'c',
    sequence: 1,
    state: 'sealed',
    sealedAt: '2026-05-03T09:00:00.000Z',
    start: sampleStart(),
    parts: { facts: { ...NO_POST_FACTS, postedAt } },
    artifacts: [],
    interrupted: false,
  });
  const { postedAt: at, postedAtAbout: about } = summaryOfRecord(record, 'ab'.repeat(32));
  return { at, about };
}

test('the line of a capture says when its post was made, and whether that is approximate', () => {
  const found = { value: '2026-05-01T10:00:00.123456Z', how: 'dom', where: 'time' } as const;
  expect(postedIn(found)).toEqual({ at: found.value, about: undefined });
  expect(postedIn({ ...found, caveat: 'derived-approximate' })).toEqual({ at: found.value, about: true });
  expect(postedIn({ ...found, caveat: 'from-page' })).toEqual({ at: found.value, about: undefined });
  expect(postedIn(null)).toEqual({ at: null, about: undefined });
});
