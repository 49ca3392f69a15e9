import { describe, expect, it } from 'vitest';
import { isoInZone } from './local-time';

describe('isoInZone', () => {
  it.each([
    ['2026-11-21T01:02:03.004Z', 'Europe/Copenhagen', '2026-11-21T02:02:03.004+01:00'],
    ['2026-07-01T22:30:00.000Z', 'Europe/Berlin', '2026-07-02T00:30:00.000+02:00'],
    ['2026-11-21T01:02:03.004Z', 'UTC', '2026-11-21T01:02:03.004+00:00'],
    ['2026-11-21T01:02:03.999Z', 'Asia/Kathmandu', '2026-11-21T06:47:03.999+05:45'],
    ['2026-11-21T01:02:03.004Z', 'America/St_Johns', '2026-11-20T21:32:03.004-03:30'],
    // the hour that is repeated when summer time ends is told apart by its offset
    ['2026-10-25T00:30:00.000Z', 'Europe/Paris', '2026-10-25T02:30:00.000+02:00'],
    ['2026-10-25T01:30:00.000Z', 'Europe/Paris', '2026-10-25T02:30:00.000+01:00'],
  ])('%s in %s is %s, and the same moment', (utc, zone, local) => {
    const written = isoInZone(new Date(utc), zone);
    expect(written).toBe(local);
    expect(Date.parse(written)).toBe(Date.parse(utc));
  });

  it('refuses a zone that does not exist', () => {
    expect(() => isoInZone(new Date(0), 'Nowhere/Land')).toThrow();
  });
});
