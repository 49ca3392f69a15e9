import { expect, test } from 'vitest';
import type { EntryFields, Incident, LogEntry } from '../../../domain/logbook';
import type { EntryKind } from '../../../domain/logbook-fields';
import { LANGUAGES } from '../../../domain/settings';
import { translator } from '../../../i18n/translate';
import { fillForm, type FormMaterial } from './fill-form';
import { FORM_GROUPS } from './log-form-fields';

function entry<K extends EntryKind>(kind: K, id: string, fields: EntryFields<K>): LogEntry<K> {
  return {
    id,
    kind,
    number: kind === 'incident' ? 7 : null,
    revision: 1,
    loggedAt: '2026-11-21T09:00:00.000Z',
    editedAt: '2026-11-21T09:00:00.000Z',
    reason: null,
    salt: '0f'.repeat(16),
    fields,
    binnedAt: null,
  };
}

const incident: Incident = entry('incident', 'i', {
  occurredAt: {
    precision: 'range',
    timeZone: 'Europe/Berlin',
    start: '2026-11-20T14:05',
    end: '2026-11-20T15:00',
  },
  setting: 'in-person',
  place: 'Example Street 3',
  placeIsOwnAddress: true,
  whatHappened: 'Waited outside.',
  people: ['p'],
  targeted: ['family', 'work'],
  captures: ['b', 'a', 'gone'],
  orders: ['o'],
  breach: true,
  case: 'c',
  privateNote: 'canary',
});

const material: FormMaterial = {
  people: [entry('person', 'p', { name: 'Robin Example', identity: 'believed', privateNote: 'canary' })],
  orders: [entry('order', 'o', { what: 'No contact', number: '7 F 19/26', privateNote: 'canary' })],
  reports: [entry('report', 'r', { incidents: ['i'], referenceNumber: 'ST/0042/26', privateNote: 'canary' })],
  witnesses: [entry('witness', 'w', { incidents: ['i'], name: 'A neighbour', statement: 'asked' })],
  numberOf: (id) => ({ a: 3, b: 12 })[id] ?? null,
  caseName: () => 'Winter',
  timeZone: 'Europe/Copenhagen',
};

test('the day it was logged is that of where the person is', () => {
  const evening = { ...incident, loggedAt: '2026-11-21T23:30:00.000Z' };
  expect(fillForm(evening, 'i', material, 'en').loggedAt).toBe('22 Nov 2026');
  const there = { ...material, timeZone: 'America/New_York' };
  expect(fillForm({ ...incident, loggedAt: '2026-11-22T01:00:00.000Z' }, 'i', there, 'en').loggedAt).toBe(
    '21 Nov 2026',
  );
});

test('what was entered stands where it is asked', () => {
  const { number, caseName, texts, ticked } = fillForm(incident, 'i', material, 'en');
  expect([number, caseName]).toEqual(['0007', 'Winter']);
  expect(texts).toMatchObject({
    day: '20 Nov 2026',
    time: '14:05',
    until: '20 Nov 2026, 15:00',
    what: 'Waited outside.',
    who: 'Robin Example',
    exhibits: '0003, 0012',
    order: 'No contact, 7 F 19/26',
    reference: 'ST/0042/26',
    witness: 'A neighbour',
  });
  expect(ticked).toMatchObject({
    precision: ['range'],
    setting: ['in-person'],
    identity: ['believed'],
    target: ['friend', 'work'],
    statement: ['asked'],
    breach: ['yes'],
  });
});

test.each(LANGUAGES)('neither private notes nor the own address are printed (%s)', (language) => {
  const said = JSON.stringify(fillForm(incident, 'i', material, language));
  expect(said).not.toContain('canary');
  expect(said).not.toContain('Example Street');
  expect(said).toContain(translator(language)('logForm.ownAddress'));
});

test('every text and tick has its place on the form', () => {
  const { texts, ticked } = fillForm(incident, 'i', material, 'en');
  const fields = FORM_GROUPS.flatMap((group) => group.fields);
  const textIds = fields.filter(({ is }) => is === 'text').map(({ id }) => id);
  expect(Object.keys(texts).filter((id) => !textIds.includes(id))).toEqual([]);
  for (const [id, options] of Object.entries(ticked)) {
    const field = fields.find((one) => one.is === 'choice' && one.id === id);
    const known = field?.is === 'choice' ? Object.keys(field.options) : [];
    expect({ id, unknown: options.filter((option) => !known.includes(option)) }).toEqual({ id, unknown: [] });
  }
});

test('of an incident of which nothing was said the form is blank', () => {
  const { texts, ticked } = fillForm(entry('incident', 'x', {}), 'x', material, 'da');
  expect(Object.values(texts).join('')).toBe('');
  expect(Object.values(ticked).flat()).toEqual([]);
});
