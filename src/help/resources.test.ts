import { describe, expect, test } from 'vitest';
import { COUNTRIES, RESOURCES, standingOf, urgentNumbers, type Provenance } from './resources';

const entries = COUNTRIES.flatMap((country) => [
  ...RESOURCES[country].emergency.map((entry) => ({ country, what: entry.number, entry })),
  ...RESOURCES[country].services.map((entry) => ({ country, what: entry.name, entry })),
]);

describe('every entry', () => {
  test.each(entries)('$country $what says where and when it was read', ({ entry }) => {
    const { source, seenOn, lastVerified }: Provenance = entry;
    expect(['own-page', 'third-party', 'nowhere']).toContain(source);
    for (const day of lastVerified === null ? [seenOn] : [seenOn, lastVerified]) {
      expect(day).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
    }
    // Verified is what was read on the service's own page, and nothing else.
    expect(lastVerified !== null).toBe(source === 'own-page');
  });

  test.each(entries)('$country $what can be reached', ({ entry }) => {
    if ('number' in entry) expect(entry.number).toMatch(/^\d[\d -]*$/);
    else {
      expect([entry.telephone, entry.text, entry.site].some((way) => way !== null)).toBe(true);
      for (const number of [entry.telephone, entry.text])
        if (number !== null) expect(number).toMatch(/^\d[\d -]*$/);
      if (entry.site !== null) expect(new URL(`https://${entry.site}/`).host).toBe(entry.site);
      expect(Intl.getCanonicalLocales(entry.lang)).toEqual([entry.lang]);
    }
  });
});

test('there is a number to call and a service in every country', () => {
  for (const country of COUNTRIES) {
    expect(urgentNumbers(country).length).toBeGreaterThan(0);
    expect(RESOURCES[country].services.length).toBeGreaterThan(0);
  }
});

describe('standing', () => {
  const verified: Provenance = { source: 'own-page', seenOn: '2026-11-20', lastVerified: '2026-11-20' };
  test('a verification holds for twelve months', () => {
    expect(standingOf(verified, '2027-11-19T23:59:59.000Z')).toBe('verified');
    expect(standingOf(verified, '2027-11-21T00:00:00.000Z')).toBe('stale');
  });
  test('what nobody verified is said to be so', () => {
    expect(standingOf({ ...verified, source: 'third-party', lastVerified: null }, '2026-11-21')).toBe(
      'elsewhere',
    );
    expect(standingOf({ ...verified, source: 'nowhere', lastVerified: null }, '2026-11-21')).toBe(
      'unconfirmed',
    );
  });
});
