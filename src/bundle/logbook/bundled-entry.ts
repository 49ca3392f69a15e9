import type { FieldValue, LogEntry } from '../../domain/logbook';
import { type EntryKind, fieldsOf, type FieldType } from '../../domain/logbook-fields';
import { inFixedZone, type OccurredAt } from '../../domain/occurred-at';
import { entryStatement, type EntryStatement, fieldSalt, saidIn } from '../../integrity/entry-statement';

/** One entry of the logbook as it leaves, with every revision: what was corrected is to be seen. */
export interface BundledEntry {
  readonly format: 'tidemark-logbook-entry/1';
  readonly enteredBy: 'person';
  readonly id: string;
  readonly kind: EntryKind;
  readonly number: number | null;
  /** Oldest first. */
  readonly revisions: readonly BundledRevision[];
}

export interface BundledRevision {
  /** Its digest is in the journal. */
  readonly statement: EntryStatement;
  /** What is shown of it, by name; everything else that the statement has a digest of stays behind. */
  readonly said: Readonly<Record<string, SaidField>>;
}

/** As it was kept, with the salt that proves it; or with words hidden in it, which proves nothing. */
export type SaidField =
  { readonly salt: string; readonly value: FieldValue } | { readonly hidden: FieldValue };

/** One revision. `isShown` says which fields leave; `hide` takes words out of a text. */
export async function bundledRevision(
  revision: LogEntry,
  isShown: (name: string) => boolean,
  hide: (text: string) => string,
): Promise<BundledRevision> {
  const said: Record<string, SaidField> = {};
  const known = fieldsOf(revision.kind);
  for (const [name, value] of saidIn(revision)) {
    if (!isShown(name)) continue;
    const without = hiddenIn(known[name]?.type ?? 'text', value, hide);
    const changed = JSON.stringify(without) !== JSON.stringify(value);
    said[name] = changed ? { hidden: without } : { salt: await fieldSalt(revision.salt, name), value };
  }
  return { statement: await entryStatement(revision), said };
}

/**
 * The same value with words hidden in what a person wrote. Choices, days and links are no words of anybody: with
 * something taken out of them they would say something else, or lead nowhere. A zone that is named like something
 * hidden becomes its difference to UTC, so that the time stays the same.
 */
function hiddenIn(type: FieldType['type'], value: FieldValue, hide: (text: string) => string): FieldValue {
  switch (type) {
    case 'when': {
      const when = value as OccurredAt;
      return hide(when.timeZone) === when.timeZone ? when : inFixedZone(when);
    }
    case 'day':
    case 'yes-no':
    case 'choice':
    case 'choices':
    case 'link':
    case 'links':
      return value;
    case 'line':
    case 'text':
    case 'lines':
    case 'accounts':
      return hiddenInTexts(value, hide) as FieldValue;
  }
}

function hiddenInTexts(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((item) => hiddenInTexts(item, hide));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hiddenInTexts(inner, hide)]));
}

export function valueOf(said: SaidField): FieldValue {
  return 'hidden' in said ? said.hidden : said.value;
}
