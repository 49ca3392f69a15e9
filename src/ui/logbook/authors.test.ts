import { expect, test } from 'vitest';
import type { EntryDraft, EntryFields } from '../../domain/logbook';
import type { EntryKind } from '../../domain/logbook-fields';
import { createMemoryLogbook } from '../../../tests/interface/memory-logbook';
import type { Archive } from '../ports';
import { authorDrafts, authorIdOf, authorsNamedBy, authorsOnlyIn } from './authors';
import { createLogbookModel } from './logbook-model';

const at = '2026-11-21T12:00:00.000Z';
function draft(kind: EntryKind, id: string, fields: EntryFields = {}, from = 0): EntryDraft {
  return { id, kind, from, startedAt: at, changedAt: at, fields };
}

const author = draft('person', authorIdOf('a'), { name: 'Wren' });
const named = (id: string) => draft('incident', id, { people: [author.id] });

test('only a person that was begun with an incident comes and goes with it', () => {
  const written = [
    author,
    draft('person', 'b'),
    draft('person', authorIdOf('c'), {}, 1),
    draft('order', 'x-author'),
  ];
  expect(authorDrafts(written)).toEqual([author]);
  expect(authorsNamedBy({ people: [author.id, 'b'] }, written)).toEqual([author]);
  expect(authorsNamedBy({}, written)).toEqual([]);
});

test('an author that another incident names too does not go with the first', () => {
  expect(authorsOnlyIn(named('a'), [named('a'), author])).toEqual([author]);
  expect(authorsOnlyIn(named('a'), [named('a'), named('b'), author])).toEqual([]);
  // The last of them takes them along, also where they began with another.
  expect(authorsOnlyIn(named('b'), [named('b'), author])).toEqual([author]);
  // Not named any more, but begun with it.
  expect(authorsOnlyIn(draft('incident', 'a'), [author])).toEqual([author]);
});

function logbook() {
  let number = 0;
  const archive = createMemoryLogbook({
    entries: [],
    now: () => at,
    nextNumber: () => (number += 1),
    readable: () => undefined,
    writable: () => undefined,
    changed: () => undefined,
  });
  const model = createLogbookModel(
    { ...archive, observe: () => () => undefined } as unknown as Archive,
    () => undefined,
  );
  const begin = async (people: readonly string[] = [author.id]): Promise<void> => {
    await model.save(author);
    await model.save({ id: 'a', kind: 'incident', from: 0, fields: { people } });
  };
  return { archive, model, begin };
}

test('a discarded incident leaves nobody behind, and brings them back with it', async () => {
  const { archive, model, begin } = logbook();
  await begin();
  const along = await model.drop('a');
  expect(await archive.listEntryDrafts()).toEqual([]);
  expect(await archive.listEntries('person')).toEqual([]);
  for (const each of along) await model.save(each);
  expect((await archive.readEntryDraft(author.id))?.fields).toEqual({ name: 'Wren' });
});

test('a kept incident keeps whom it names; one that is not named any more goes', async () => {
  const { archive, model, begin } = logbook();
  await begin();
  await model.keep({ id: 'a', kind: 'incident', from: 0, fields: { people: [author.id] }, reason: null });
  expect((await archive.listEntries('person')).map(({ id, fields }) => [id, fields])).toEqual([
    [author.id, { name: 'Wren' }],
  ]);
  expect(await archive.listEntryDrafts()).toEqual([]);

  const other = logbook();
  await other.begin();
  await other.model.keep({ id: 'a', kind: 'incident', from: 0, fields: { place: 'here' }, reason: null });
  expect(await other.archive.listEntries('person')).toEqual([]);
  expect(await other.archive.listEntryDrafts()).toEqual([]);
});

test('discarding a change of somebody who was kept takes nobody away', async () => {
  const { archive, model, begin } = logbook();
  await begin();
  await model.keep({ id: 'a', kind: 'incident', from: 0, fields: { people: [author.id] }, reason: null });
  await model.save({ id: 'a', kind: 'incident', from: 1, fields: { people: [author.id], place: 'x' } });
  expect(await model.drop('a')).toEqual([]);
  expect(await archive.listEntries('person')).toHaveLength(1);
});

test('what was just saved is read, also while an earlier reading is under way', async () => {
  const { model, begin } = logbook();
  const earlier = model.load();
  await begin();
  await model.readDrafts();
  expect(model.drafts.value.map(({ id }) => id).toSorted()).toEqual(['a', author.id]);
  await earlier;
  model.stop();
});
