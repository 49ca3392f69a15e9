import type { FieldValue, LogEntry } from '../../domain/logbook';
import type { EntryKind } from '../../domain/logbook-fields';
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
  for (const [name, value] of saidIn(revision)) {
    if (!isShown(name)) continue;
    const without = hiddenIn(value, hide);
    const changed = JSON.stringify(without) !== JSON.stringify(value);
    said[name] = changed ? { hidden: without } : { salt: await fieldSalt(revision.salt, name), value };
  }
  return { statement: await entryStatement(revision), said };
}

/** The same value with words hidden in every text of it. */
function hiddenIn(value: FieldValue, hide: (text: string) => string): FieldValue {
  const within = (part: unknown): unknown => {
    if (typeof part === 'string') return hide(part);
    if (Array.isArray(part)) return part.map(within);
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, within(inner)]));
    return part;
  };
  return within(value) as FieldValue;
}

export function valueOf(said: SaidField): FieldValue {
  return 'hidden' in said ? said.hidden : said.value;
}
