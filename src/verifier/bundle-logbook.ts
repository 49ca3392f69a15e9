import type { FieldValue } from '../domain/logbook';
import { type EntryStatement, fieldDigest, statementDigest } from '../integrity/entry-statement';
import { attempt } from './attempt';
import {
  digest,
  digests,
  instant,
  list,
  Malformed,
  object,
  plain,
  readCanonical,
  string,
} from './bundle-json';
import type { Container, ContainerFile } from './container';
import type { FindingList } from './findings';
import { readBounded } from './read-file';

/** An entry of the logbook as a volume holds it. */
export interface HeldEntry {
  readonly path: string;
  /** Digest of each revision's statement, the first at 0; `null` where what is shown is not what the statement says. */
  readonly revisions: readonly (string | null)[];
}

/** What the journal says of an entry: the digest of each revision by its number. */
export type EntryRevisions = ReadonlyMap<number, string | null>;

const LOGBOOK = 'data/logbook/';
const MOST_BYTES = 16 * 1024 * 1024;
const STATEMENT = ['format', 'id', 'kind', 'number', 'revision', 'loggedAt', 'editedAt', 'fields'];

/** Reads every entry, and holds what is shown of it to the digests in its statements. By id. */
export async function readLogbook(
  container: Container,
  findings: FindingList,
): Promise<Map<string, HeldEntry>> {
  const entries = new Map<string, HeldEntry>();
  for (const file of container.files) {
    if (!file.path.startsWith(LOGBOOK)) continue;
    const read = await attempt(findings, file.path, () => readEntry(file, findings));
    if (read === null) continue;
    if (entries.has(read.id)) findings.add('malformed', file.path, 'an entry twice');
    else entries.set(read.id, { path: file.path, revisions: read.revisions });
  }
  return entries;
}

async function readEntry(
  file: ContainerFile,
  findings: FindingList,
): Promise<{ id: string; revisions: readonly (string | null)[] }> {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    await readBounded(file, MOST_BYTES),
  );
  const entry = object(readCanonical(text), ['format', 'enteredBy', 'id', 'kind', 'number', 'revisions']);
  if (entry['format'] !== 'tidemark-logbook-entry/1') throw new Malformed('format');
  if (entry['enteredBy'] !== 'person') throw new Malformed('enteredBy');
  const id = string(entry, 'id');
  const { number } = entry;
  if (number !== null) {
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1)
      throw new Malformed('number');
    if (!file.path.startsWith(`${LOGBOOK}${String(number).padStart(4, '0')}-`))
      throw new Malformed('file name');
  }
  const revisions = list(entry['revisions'], 'revisions');
  if (revisions.length === 0) throw new Malformed('revisions');
  let loggedAt: unknown;
  const held: (string | null)[] = [];
  for (const [index, item] of revisions.entries()) {
    const revision = object(item, ['statement', 'said']);
    const statement = object(revision['statement'], STATEMENT);
    if (statement['format'] !== 'tidemark-entry/1') throw new Malformed('format of a statement');
    for (const name of ['id', 'kind', 'number'])
      if (statement[name] !== entry[name]) throw new Malformed(`${name} of a statement`);
    if (statement['revision'] !== index + 1) throw new Malformed('revision');
    instant(statement, 'editedAt');
    loggedAt ??= instant(statement, 'loggedAt');
    if (statement['loggedAt'] !== loggedAt) throw new Malformed('loggedAt');
    const fields = digests(statement['fields']);
    if (fields.some((one, place) => place > 0 && one <= (fields[place - 1] ?? ''))) {
      throw new Malformed('fields');
    }
    const faithful = await isFaithful(plain(revision['said'], 'said'), fields, file.path, findings);
    held.push(faithful ? await statementDigest(statement as unknown as EntryStatement) : null);
  }
  return { id, revisions: held };
}

/** Whether every value that is shown whole is one that the statement has a digest of. */
async function isFaithful(
  said: Readonly<Record<string, unknown>>,
  fields: readonly string[],
  path: string,
  findings: FindingList,
): Promise<boolean> {
  const known = new Set(fields);
  let faithful = true;
  for (const [name, item] of Object.entries(said)) {
    const shown = plain(item, name);
    if ('hidden' in shown) {
      object(shown, ['hidden']);
      findings.add('log-entry-hidden', path, name);
      continue;
    }
    const { value } = object(shown, ['salt', 'value']);
    const salt = digest(shown, 'salt');
    // Deleting it: no two values may lean on one digest.
    if (!known.delete(await fieldDigest(salt, name, value as FieldValue | null))) faithful = false;
  }
  return faithful;
}

/** Compares every entry with what the journal has of it. */
export function compareLogbook(
  held: ReadonlyMap<string, HeldEntry>,
  journal: ReadonlyMap<string, EntryRevisions>,
  findings: FindingList,
): void {
  for (const [id, { path, revisions }] of held) {
    const known: EntryRevisions = journal.get(id) ?? new Map();
    for (let number = 1; number <= Math.max(revisions.length, ...known.keys()); number += 1) {
      const own = revisions[number - 1] ?? null;
      if (own === null || known.get(number) !== own) {
        findings.add('log-entry-altered', path, `revision ${number}`);
      }
    }
  }
}
