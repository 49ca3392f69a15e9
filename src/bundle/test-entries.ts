import type { EntryFields, LogEntry } from '../domain/logbook';
import type { EntryKind } from '../domain/logbook-fields';

/** One revision of an invented entry of the logbook, for tests. */
export function inventedEntry<K extends EntryKind>(
  kind: K,
  id: string,
  fields: EntryFields<K>,
  change: Partial<LogEntry<K>> = {},
): LogEntry<K> {
  return {
    id,
    kind,
    number: null,
    revision: 1,
    loggedAt: '2026-10-05T08:00:00.000Z',
    editedAt: '2026-10-05T08:00:00.000Z',
    reason: null,
    salt: '5a'.repeat(16),
    fields,
    binnedAt: null,
    ...change,
  };
}

const when = { precision: 'about', timeZone: 'Europe/Copenhagen', start: '2026-10-02T14:05' } as const;

/** An incident that was corrected, with somebody, a report, an order and a witness around it. */
export function inventedLogbook(): LogEntry[] {
  const first = {
    occurredAt: when,
    whatHappened: 'Canary-first rang the bell.',
    place: 'Canary-address',
    placeIsOwnAddress: true,
    privateNote: 'Canary-private',
    captures: ['capture-1'],
    people: ['person-1'],
  } as const;
  const corrected = { ...first, whatHappened: 'Canary-second rang the bell twice.', exactWords: '=1+1' };
  return [
    inventedEntry('incident', 'incident-1', first, { number: 7 }),
    inventedEntry('incident', 'incident-1', corrected, {
      number: 7,
      revision: 2,
      editedAt: '2026-10-06T08:00:00.000Z',
      reason: 'Canary-reason',
      salt: '5b'.repeat(16),
    }),
    inventedEntry('person', 'person-1', { name: 'Canary-name', accounts: [{ handle: '@canary' }] }),
    inventedEntry('report', 'report-1', { referenceNumber: 'Canary-number', incidents: ['incident-1'] }),
    inventedEntry('order', 'order-1', { what: 'Canary-order', expires: '2026-12-31' }),
    inventedEntry('witness', 'witness-1', {
      name: 'Canary-witness',
      saw: 'The car.',
      incidents: ['incident-1'],
    }),
  ];
}
