import type { FieldValue, LogEntry } from '../domain/logbook';
import { canonicalBytes } from './canonical-json';
import { sha256Hex } from './digest';

/**
 * What the journal holds the digest of, for one revision of a logbook entry. Each field stands in it only as a
 * salted digest of its own, and not by its name, so that an export can leave a field out (a private note, an
 * address, a word that is hidden) and still prove every other one to be what was kept. docs/bundle-format.md has
 * the form.
 */
export interface EntryStatement {
  readonly format: 'tidemark-entry/1';
  readonly id: string;
  readonly kind: string;
  readonly number: number | null;
  readonly revision: number;
  readonly loggedAt: string;
  readonly editedAt: string;
  /**
   * Lower-case hex SHA-256 of the canonical JSON of `[salt, name, value]`, for each field that was said and the
   * reason of the edit, ascending. What is often kept back has one always, of `null` where nothing was said: whether
   * there is a private note is nobody's business.
   */
  readonly fields: readonly string[];
}

type Revision = Omit<LogEntry, 'binnedAt'>;

/** The name that the reason of an edit stands under, beside the fields; no field is called so. */
export const REASON = 'reason';

const OFTEN_KEPT_BACK = ['place', 'privateNote'];

/** Salt of one field. Knowing it tells nothing about the revision's own salt, nor about another field's. */
export function fieldSalt(revisionSalt: string, name: string): Promise<string> {
  return sha256Hex(canonicalBytes([revisionSalt, name]));
}

/** What stands for one field in the statement. */
export function fieldDigest(salt: string, name: string, value: FieldValue | null): Promise<string> {
  return sha256Hex(canonicalBytes([salt, name, value]));
}

/** Everything that was said in a revision, by name. */
export function saidIn({ fields, reason }: Pick<Revision, 'fields' | 'reason'>): [string, FieldValue][] {
  const said = Object.entries(fields) as [string, FieldValue][];
  return reason === null ? said : [...said, [REASON, reason]];
}

export async function entryStatement(entry: Revision): Promise<EntryStatement> {
  const { id, kind, number, revision, loggedAt, editedAt, salt } = entry;
  const said: [string, FieldValue | null][] = saidIn(entry);
  for (const name of OFTEN_KEPT_BACK) if (!said.some(([known]) => known === name)) said.push([name, null]);
  const digests = await Promise.all(
    said.map(async ([name, value]) => fieldDigest(await fieldSalt(salt, name), name, value)),
  );
  const fields = digests.toSorted();
  return { format: 'tidemark-entry/1', id, kind, number, revision, loggedAt, editedAt, fields };
}

export function statementDigest(statement: EntryStatement): Promise<string> {
  return sha256Hex(canonicalBytes(statement));
}
