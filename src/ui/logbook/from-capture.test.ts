import { describe, expect, test } from 'vitest';
import { spanOf } from '../../domain/occurred-at';
import { sampleCollection, sampleFacts } from '../../archive/test-captures';
import type { CaptureSummary, PostFacts } from '../../domain/capture';
import type { Person } from '../../domain/logbook';
import { authorOf, capturesOf, incidentFromCapture, personWith, sameAccount } from './from-capture';

const found = <T>(value: T) => ({ value, how: 'dom', where: 'here' }) as const;
const zone = 'Europe/Copenhagen';
const where = { site: 'social.example', platform: 'social' };

function read(facts: Partial<PostFacts>) {
  return incidentFromCapture(
    { id: 'c', facts: sampleFacts(facts), collection: sampleCollection() },
    where,
    zone,
  );
}

function summary(change: Partial<CaptureSummary>): CaptureSummary {
  return {
    ...where,
    authorName: 'Wren',
    authorHandle: '@wren',
    authorId: 'id-1',
    ...change,
  } as CaptureSummary;
}

function person(id: string, ...accounts: NonNullable<Person['fields']['accounts']>): Person {
  return { id, fields: { accounts } } as unknown as Person;
}

describe('what a capture tells of an incident', () => {
  test('is when the post was made, where, and in what words', () => {
    expect(read({ postedAt: found('2026-11-20T13:00:00Z'), language: found('da') })).toEqual({
      occurredAt: { precision: 'exact', timeZone: zone, start: '2026-11-20T14:00' },
      setting: 'online',
      platform: 'social',
      exactWords: 'You will hear from me.',
      exactWordsKnown: 'read',
      exactWordsLanguage: 'da',
      captures: ['c'],
    });
  });

  test('is in the hour that it was, also where the clock shows it twice', () => {
    const moments = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'];
    for (const at of moments) {
      const { occurredAt } = read({ postedAt: found(at) });
      expect(occurredAt === undefined ? null : spanOf(occurredAt).from).toBe(Date.parse(at));
    }
  });

  test('is only about that time where the time was worked out', () => {
    const postedAt = { ...found('2026-11-20T13:00:00Z'), caveat: 'derived-approximate' } as const;
    expect(read({ postedAt }).occurredAt?.precision).toBe('about');
  });

  test.each(['2026-11-20', '2026-11-20T13:00:00', 'yesterday', '2026-13-40T13:00:00Z'])(
    'has no time where the page gave none that is certain: %s',
    (given) => {
      expect(read({ postedAt: found(given) }).occurredAt).toBeUndefined();
    },
  );

  test('never has the time of the capture for that of the post', () => {
    expect(read({ postedAt: null }).occurredAt).toBeUndefined();
  });

  test('has no words of a whole page', () => {
    expect(read({ kind: 'page' }).exactWords).toBeUndefined();
  });
});

describe('an account', () => {
  test('is known by the platform’s own id whatever it calls itself now', () => {
    expect(
      sameAccount(
        { platform: 'social', handle: '@wren', stableId: '1' },
        { platform: 'Social', handle: '@other', stableId: '1' },
      ),
    ).toBe(true);
  });

  test('is another where the id is another, though the handle is the same', () => {
    expect(
      sameAccount(
        { platform: 'social', handle: '@wren', stableId: '1' },
        { platform: 'social', handle: '@wren', stableId: '2' },
      ),
    ).toBe(false);
  });

  test('is known by its handle where an id is not known, on the same platform only', () => {
    expect(sameAccount({ platform: 'social', handle: '@Wren' }, { platform: 'social', handle: 'wren' })).toBe(
      true,
    );
    expect(sameAccount({ platform: 'social', handle: 'wren' }, { platform: 'other', handle: 'wren' })).toBe(
      false,
    );
    expect(sameAccount({ platform: 'social' }, { platform: 'social' })).toBe(false);
  });

  test('leads to its person, and a person to the captures of all their accounts', () => {
    const one = person(
      'one',
      { platform: 'social', handle: '@old', stableId: 'id-1' },
      { platform: 'two', handle: 'x' },
    );
    const author = authorOf(summary({}))!;
    expect(author.account).toEqual({ platform: 'social', handle: '@wren', stableId: 'id-1' });
    expect(personWith([person('none'), one], author.account)).toBe(one);
    const captures = [
      summary({ id: 'a' }),
      summary({ id: 'b', authorId: 'id-2' }),
      summary({ id: 'c', platform: 'two', authorHandle: '@X', authorId: null }),
      summary({ id: 'd', authorName: null, authorHandle: null, authorId: null }),
    ];
    expect(capturesOf(one, captures).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(authorOf(captures[3]!)).toBeNull();
  });
});
