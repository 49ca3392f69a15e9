import { describe, expect, it } from 'vitest';
import type { CaptureSummary } from '../../../domain/capture';
import { otherNamesOf } from './other-names';

function summary(sequence: number, authorHandle: string | null, more: Partial<CaptureSummary> = {}) {
  return {
    id: `capture-${sequence}`,
    sequence,
    platform: 'X',
    site: 'x.com',
    authorId: '4711',
    authorHandle,
    ...more,
  } as CaptureSummary;
}

describe('the names that an account had', () => {
  const now = summary(5, 'anna_now');

  it('are told of the same stable id alone, earlier and later apart, each once', () => {
    const all = [
      summary(1, 'anna_old'),
      summary(2, 'Anna_Old_2'),
      summary(3, 'Anna_Old_2'),
      summary(4, 'ANNA_NOW'),
      now,
      summary(6, 'anna_next'),
      summary(7, 'bert', { authorId: '4712' }),
      summary(8, 'cleo', { platform: 'TikTok' }),
      summary(9, null),
    ];
    expect(otherNamesOf(now, all)).toEqual({ before: ['anna_old', 'Anna_Old_2'], after: ['anna_next'] });
  });

  it('are not told without a stable id', () => {
    const plain = summary(5, 'anna_now', { authorId: null });
    expect(otherNamesOf(plain, [summary(1, 'other', { authorId: null }), plain])).toEqual({
      before: [],
      after: [],
    });
  });
});
