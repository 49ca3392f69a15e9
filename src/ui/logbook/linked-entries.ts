import type { FieldValue, LogEntry } from '../../domain/logbook';
import { fieldsOf } from '../../domain/logbook-fields';

/** Ids that an entry links to, whatever they are of. */
function linksOf({ kind, fields }: LogEntry): string[] {
  const said = fields as Readonly<Record<string, FieldValue | undefined>>;
  return Object.entries(fieldsOf(kind)).flatMap(([name, field]) => {
    if (field.type !== 'link' && field.type !== 'links') return [];
    const value = said[name];
    return typeof value === 'string' ? [value] : ((value as readonly string[] | undefined) ?? []);
  });
}

/**
 * What of the logbook goes with some captures: the incidents, reports and the like that name one of them, what those
 * are about (people, orders, the case), and the witnesses and reports of the incidents. Nothing else.
 */
export function linkedEntries(entries: readonly LogEntry[], captureIds: readonly string[]): LogEntry[] {
  const captures = new Set(captureIds);
  const wanted = new Set<string>();
  for (const entry of entries)
    if (entry.kind !== 'case' && linksOf(entry).some((id) => captures.has(id))) wanted.add(entry.id);
  const incidents = new Set(
    entries.filter(({ id, kind }) => kind === 'incident' && wanted.has(id)).map(({ id }) => id),
  );
  for (const entry of entries) {
    if (entry.kind !== 'witness' && entry.kind !== 'report') continue;
    if (linksOf(entry).some((id) => incidents.has(id))) wanted.add(entry.id);
  }
  const named = new Set(entries.filter(({ id }) => wanted.has(id)).flatMap(linksOf));
  // Other incidents that a report names stay behind: they were not asked for.
  return entries.filter(({ id, kind }) => wanted.has(id) || (kind !== 'incident' && named.has(id)));
}
