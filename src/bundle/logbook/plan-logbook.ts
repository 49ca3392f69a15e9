import type { ArchiveReader } from '../../domain/archive';
import type { FieldValue, LogEntry } from '../../domain/logbook';
import { ENTRY_KINDS, type EntryKind, fieldsOf } from '../../domain/logbook-fields';
import { daysLate, type OccurredAt, orderKey } from '../../domain/occurred-at';
import { canonicalBytes } from '../../integrity/canonical-json';
import type { JournalAct, JournalEntry } from '../../domain/journal';
import { sha256Hex } from '../../integrity/digest';
import { statementDigest } from '../../integrity/entry-statement';
import type { LeftOut, LogbookChoice } from '../export-types';
import { exhibitNumber } from '../names';
import { createHider } from '../redact/terms';
import { UNREADABLE, unlessUnreadable } from '../unreadable';
import { type BundledEntry, bundledRevision, valueOf } from './bundled-entry';

/** One entry, ready to leave. */
export interface PlannedEntry {
  readonly id: string;
  readonly kind: EntryKind;
  readonly number: number | null;
  /** Below `data/`. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
  readonly loggedAt: string;
  /** Whole days between what happened and when it was logged; `null` where that is less than one. */
  readonly daysLate: number | null;
  /** What the journal must have of each revision, oldest first. */
  readonly statementSha256: readonly string[];
  /** Oldest first; the last is the present state. */
  readonly revisions: readonly ShownRevision[];
}

/** What is shown of one revision. */
export interface ShownRevision {
  readonly revision: number;
  readonly editedAt: string;
  readonly reason: string | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
}

export interface PlannedLogbook {
  /** By kind; incidents by when they happened, all else as it was logged. */
  readonly entries: readonly PlannedEntry[];
  /** Exhibit numbers of the captures that entries link to, also of those that are not in the bundle, by id. */
  readonly captureNumbers: ReadonlyMap<string, number>;
  readonly leftOut: readonly LeftOut[];
}

export const NO_LOGBOOK: PlannedLogbook = { entries: [], captureNumbers: new Map(), leftOut: [] };

/** Reads the chosen entries with all their revisions. `terms` are hidden in every text. */
export async function planLogbook(
  reader: ArchiveReader,
  choice: LogbookChoice,
  terms: readonly string[],
): Promise<PlannedLogbook> {
  const wanted = new Set(choice.entryIds);
  if (wanted.size === 0) return NO_LOGBOOK;
  const hide = createHider(terms);
  const entries: PlannedEntry[] = [];
  const leftOut: LeftOut[] = [];
  const linked = new Set<string>();
  for (const kind of ENTRY_KINDS) {
    const listed: readonly LogEntry[] = await reader.listEntries(kind);
    for (const entry of inOrder(listed.filter(({ id }) => wanted.has(id)))) {
      const revisions = await unlessUnreadable(reader.listEntryRevisions(entry.id));
      if (revisions === UNREADABLE || revisions.length !== entry.revision) {
        const path = pathOf(entry);
        leftOut.push({ captureId: entry.id, sequence: entry.number, file: path, reason: 'file-unreadable' });
        continue;
      }
      const planned = await planEntry(entry, revisions, choice, hide);
      entries.push(planned);
      for (const id of linkedCaptures(planned)) linked.add(id);
    }
  }
  const captureNumbers = new Map<string, number>();
  for (const id of linked) {
    const summary = await reader.readSummary(id);
    if (summary !== null) captureNumbers.set(id, summary.sequence);
  }
  return { entries, captureNumbers, leftOut };
}

async function planEntry(
  entry: LogEntry,
  revisions: readonly LogEntry[],
  choice: LogbookChoice,
  hide: (text: string) => string,
): Promise<PlannedEntry> {
  const { id, kind, number, loggedAt } = entry;
  const known = fieldsOf(kind);
  // What was the person's own address in any revision is so in all of them.
  const ownAddress = revisions.some(
    ({ fields }) => (fields as { readonly placeIsOwnAddress?: boolean }).placeIsOwnAddress === true,
  );
  const isShown = (name: string): boolean => {
    if (known[name]?.private === true) return choice.privateNotes;
    return name !== 'place' || !ownAddress || choice.ownAddress;
  };
  const bundled: BundledEntry = {
    format: 'tidemark-logbook-entry/1',
    enteredBy: 'person',
    id,
    kind,
    number,
    revisions: await Promise.all(revisions.map((revision) => bundledRevision(revision, isShown, hide))),
  };
  const bytes = canonicalBytes(bundled);
  const when = (entry.fields as { readonly occurredAt?: OccurredAt }).occurredAt;
  return {
    id,
    kind,
    number,
    path: pathOf(entry),
    bytes,
    sha256: await sha256Hex(bytes),
    loggedAt,
    daysLate: kind === 'incident' ? daysLate(when, loggedAt) : null,
    statementSha256: await Promise.all(bundled.revisions.map(({ statement }) => statementDigest(statement))),
    revisions: bundled.revisions.map(({ statement: { revision, editedAt }, said }) => {
      const { reason, ...fields } = Object.fromEntries(
        Object.entries(said).map(([name, field]) => [name, valueOf(field)]),
      );
      return { revision, editedAt, reason: typeof reason === 'string' ? reason : null, fields };
    }),
  };
}

/** `logbook/0042-2026-11-20-incident.json`, or by its id where it has no number. */
function pathOf(entry: LogEntry): string {
  const { id, kind, number } = entry;
  if (number === null) return `logbook/${kind}-${id.toLowerCase()}.json`;
  const when = (entry.fields as { readonly occurredAt?: OccurredAt }).occurredAt;
  return `logbook/${exhibitNumber(number)}-${when?.start.slice(0, 10) ?? 'undated'}-${kind}.json`;
}

function inOrder(entries: readonly LogEntry[]): readonly LogEntry[] {
  const keyOf = ({ fields, loggedAt }: LogEntry): number =>
    orderKey((fields as { readonly occurredAt?: OccurredAt }).occurredAt, loggedAt);
  return entries.toSorted((one, other) => keyOf(one) - keyOf(other));
}

function linkedCaptures({ kind, revisions }: PlannedEntry): string[] {
  return Object.entries(fieldsOf(kind)).flatMap(([name, field]) => {
    if ((field.type !== 'link' && field.type !== 'links') || field.to !== 'capture') return [];
    return revisions.flatMap(({ fields }) => {
      const value = fields[name];
      return typeof value === 'string' ? [value] : ((value as readonly string[] | undefined) ?? []);
    });
  });
}

/** What the entries take in a volume, with their lines in report and tables; bytes. */
export function logbookBytes({ entries }: PlannedLogbook): number {
  return entries.reduce((sum, { bytes }) => sum + 6 * bytes.byteLength + 2_000, 0);
}

const KEEPING: ReadonlySet<JournalAct> = new Set(['incident logged', 'entry added', 'entry edited']);

/** Without the entries of which the journal has something else than was read, or does not open: they prove nothing. */
export function provableLogbook(
  logbook: PlannedLogbook,
  journalOf: (id: string) => readonly JournalEntry[],
): PlannedLogbook {
  const isProvable = ({ id, statementSha256 }: PlannedEntry): boolean => {
    const kept = journalOf(id).filter(({ act }) => KEEPING.has(act));
    return (
      kept.length === statementSha256.length &&
      kept.every(({ sha256 }, index) => sha256 === statementSha256[index])
    );
  };
  const entries = logbook.entries.filter(isProvable);
  const leftOut = logbook.entries
    .filter((entry) => !entries.includes(entry))
    .map(({ id, number, path }) => ({
      captureId: id,
      sequence: number,
      file: path,
      reason: 'file-changed' as const,
    }));
  return { ...logbook, entries, leftOut: [...logbook.leftOut, ...leftOut] };
}
