import type { EntryDraft, EntryFields } from '../../domain/logbook';

/*
 * Whoever wrote what is logged may not stand in the logbook yet. As long as the incident is only being written, they
 * are only being written too, under an id of their own, and come and go with it.
 */

const AUTHOR = '-author';

/** The id of the person that is written along with an incident. */
export function authorIdOf(incidentId: string): string {
  return incidentId + AUTHOR;
}

/** People that are being written along with an incident. */
export function authorDrafts(drafts: readonly EntryDraft[]): readonly EntryDraft<'person'>[] {
  return drafts.filter(
    (draft): draft is EntryDraft<'person'> =>
      draft.kind === 'person' && draft.from === 0 && draft.id.endsWith(AUTHOR),
  );
}

/** Those of them that were named in the incident that ends, and in no other that is being written. */
export function authorsOnlyIn(
  { id, fields }: Pick<EntryDraft, 'id' | 'fields'>,
  drafts: readonly EntryDraft[],
): readonly EntryDraft<'person'>[] {
  const peopleOf = (of: EntryFields): readonly string[] => (of as EntryFields<'incident'>).people ?? [];
  const named = new Set([authorIdOf(id), ...peopleOf(fields)]);
  const elsewhere = new Set(
    drafts.flatMap((draft) => (draft.kind === 'incident' && draft.id !== id ? peopleOf(draft.fields) : [])),
  );
  return authorDrafts(drafts).filter((draft) => named.has(draft.id) && !elsewhere.has(draft.id));
}

/** Those of them that an incident names: they stay when it does. */
export function authorsNamedBy(
  fields: EntryFields,
  drafts: readonly EntryDraft[],
): readonly EntryDraft<'person'>[] {
  const named = new Set((fields as EntryFields<'incident'>).people ?? []);
  return authorDrafts(drafts).filter(({ id }) => named.has(id));
}
