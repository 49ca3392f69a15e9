import type { FieldValue, LogEntry, Person } from '../../domain/logbook';
import { fieldsOf } from '../../domain/logbook-fields';
import type { SearchDocument } from '../archive/search-index';

/** Texts that a field holds; ids of other entries and choices from a list are none. */
function textsOf(value: FieldValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return [];
  return (value as readonly (string | object)[]).flatMap((item) =>
    typeof item === 'string'
      ? [item]
      : Object.values(item).filter((part): part is string => typeof part === 'string'),
  );
}

const SEARCHED = new Set(['line', 'text', 'lines', 'accounts']);

/** All words of one entry, its number and the names of those it links to. */
function wordsOf(entry: LogEntry, peopleById: ReadonlyMap<string, Person>): string[] {
  const known = fieldsOf(entry.kind);
  const said = Object.entries(entry.fields as Record<string, FieldValue | undefined>);
  const words = said.flatMap(([name, value]) =>
    value !== undefined && SEARCHED.has(known[name]?.type ?? '') ? textsOf(value) : [],
  );
  const linked = 'people' in entry.fields ? (entry.fields.people ?? []) : [];
  const names = linked.flatMap((id) => {
    const { name, otherNames = [] } = peopleById.get(id)?.fields ?? {};
    return name === undefined ? otherNames : [name, ...otherNames];
  });
  return [...words, ...names, ...(entry.number === null ? [] : [String(entry.number).padStart(4, '0')])];
}

/** The id under which the search knows an entry of the logbook. */
export function documentId({ kind, id }: Pick<LogEntry, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

/**
 * What the search reads of the entries. `source` of a document stays the same object for as long as neither the
 * entry nor any person has changed: what is part of an entry is found by their names too.
 */
export function createLogDocuments(): (
  entries: readonly LogEntry[],
  people: readonly Person[],
) => SearchDocument[] {
  let before = '';
  const sources = new Map<string, object>();
  return (entries, people) => {
    const now = people.map(({ id, revision }) => `${id}/${revision}`).join(' ');
    if (now !== before) sources.clear();
    before = now;
    const byId = new Map(people.map((person) => [person.id, person]));
    return entries.map((entry) => {
      const key = `${entry.id}/${entry.revision}`;
      const source = sources.get(key) ?? {};
      sources.set(key, source);
      return { id: documentId(entry), source, fields: () => wordsOf(entry, byId) };
    });
  };
}
