import type { ENTRY_FIELDS, EntryKind, Field } from './logbook-fields';
import { fieldsOf } from './logbook-fields';
import { isOccurredAt, type OccurredAt } from './occurred-at';

/**
 * The logbook: what a person enters beside the captures. Nothing in it is ever changed in place: each edit is a new
 * revision with its time and, where the person gave one, its reason; the newest revision is the present state.
 */

/** An account on a platform. `stableId` stays when the handle changes, and joins people with captures. */
export interface Account {
  readonly platform?: string;
  readonly handle?: string;
  readonly url?: string;
  readonly stableId?: string;
}

type ValueOf<F extends Field> = F extends { type: 'line' | 'text' | 'day' | 'link' }
  ? string
  : F extends { type: 'lines' | 'links' }
    ? readonly string[]
    : F extends { type: 'yes-no' }
      ? boolean
      : F extends { type: 'when' }
        ? OccurredAt
        : F extends { type: 'accounts' }
          ? readonly Account[]
          : F extends { type: 'choice'; of: readonly (infer C)[] }
            ? C
            : F extends { type: 'choices'; of: readonly (infer C)[] }
              ? readonly C[]
              : never;

/** What was said, by name of the field; `logbook-fields.ts` tells what each is. */
export type EntryFields<K extends EntryKind = EntryKind> = {
  readonly [Kind in K]: {
    readonly [Name in keyof (typeof ENTRY_FIELDS)[Kind]]?: (typeof ENTRY_FIELDS)[Kind][Name] extends Field
      ? ValueOf<(typeof ENTRY_FIELDS)[Kind][Name]>
      : never;
  };
}[K];

export type FieldValue = string | boolean | readonly string[] | OccurredAt | readonly Account[];

/** One revision of one entry. */
export interface LogEntry<K extends EntryKind = EntryKind> {
  readonly id: string;
  readonly kind: K;
  /**
   * Its exhibit number, for incidents; `null` for all else. Incidents and captures share one row of numbers, and
   * none is ever used again.
   */
  readonly number: number | null;
  /** 1, 2, 3 … */
  readonly revision: number;
  /** When it was first kept. UTC, milliseconds, ends in `Z`; the same in every revision. */
  readonly loggedAt: string;
  /** When this revision was kept. */
  readonly editedAt: string;
  /** Why it was changed, where the person said so. */
  readonly reason: string | null;
  /** 128 random bits in hex; the salts of its fields are made from it. */
  readonly salt: string;
  readonly fields: EntryFields<K>;
  /** When it was moved to the bin; `null` where it was not. No part of the revision. */
  readonly binnedAt: string | null;
}

export type Incident = LogEntry<'incident'>;
export type Person = LogEntry<'person'>;
export type Report = LogEntry<'report'>;
export type Order = LogEntry<'order'>;
export type Witness = LogEntry<'witness'>;
export type CaseDetails = LogEntry<'case'>;

/** What is being written and was not kept yet: of a new entry, or of changes to one that is there. */
export interface EntryDraft<K extends EntryKind = EntryKind> {
  /** The id that the entry has or will have. */
  readonly id: string;
  readonly kind: K;
  /** The revision that it changes; 0 for a new entry. */
  readonly from: number;
  readonly startedAt: string;
  readonly changedAt: string;
  readonly fields: EntryFields<K>;
  /** Why it is being changed, as far as that was written; absent in drafts of before it was saved with them. */
  readonly reason?: string;
}

/** One difference between two revisions; `undefined` where nothing was said. */
export interface FieldChange {
  readonly name: string;
  readonly before: FieldValue | undefined;
  readonly after: FieldValue | undefined;
}

/** `fields` without what is empty: blank texts and empty lists. Texts are trimmed at their ends. */
export function tidyFields<K extends EntryKind>(kind: K, fields: EntryFields<K>): EntryFields<K> {
  const known = fieldsOf(kind);
  const tidied = Object.entries(fields as Record<string, FieldValue | undefined>).flatMap(([name, value]) => {
    const tidy = name in known && value !== undefined ? tidyValue(value) : undefined;
    return tidy === undefined ? [] : [[name, tidy] as const];
  });
  return Object.fromEntries(tidied) as EntryFields<K>;
}

function tidyValue(value: FieldValue): FieldValue | undefined {
  if (typeof value === 'string') return tidyText(value);
  if (!Array.isArray(value)) return value;
  const kept = (value as readonly (string | Account)[]).flatMap((item): (string | Account)[] => {
    if (typeof item === 'string') return [tidyText(item)].filter((text) => text !== undefined);
    const parts = Object.entries(item).flatMap(([name, part]: [string, string]) => {
      const tidy = tidyText(part);
      return tidy === undefined ? [] : [[name, tidy] as const];
    });
    return parts.length === 0 ? [] : [Object.fromEntries(parts) as Account];
  });
  return kept.length === 0 ? undefined : (kept as readonly string[] | readonly Account[]);
}

function tidyText(text: string): string | undefined {
  const tidy = text.toWellFormed().trim();
  return tidy === '' ? undefined : tidy;
}

/** Throws `TypeError` when a value is not what the field table says. */
export function checkFields(kind: EntryKind, fields: unknown): void {
  if (typeof fields !== 'object' || fields === null) throw new TypeError('the fields are no object');
  const known = fieldsOf(kind);
  for (const [name, value] of Object.entries(fields)) {
    const field = known[name];
    if (field === undefined) throw new TypeError(`${kind} has no field ${name}`);
    if (!fits(field, value)) throw new TypeError(`${name} is no ${field.type}`);
  }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed();
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const ACCOUNT_PARTS = ['platform', 'handle', 'url', 'stableId'];

function fits(field: Field, value: unknown): boolean {
  switch (field.type) {
    case 'line':
    case 'text':
    case 'link':
      return isText(value);
    case 'day':
      return typeof value === 'string' && DAY.test(value);
    case 'yes-no':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && field.of.includes(value);
    case 'choices':
      return Array.isArray(value) && value.every((one: unknown) => field.of.includes(one as string));
    case 'lines':
    case 'links':
      return Array.isArray(value) && value.every(isText);
    case 'when':
      return isOccurredAt(value);
    case 'accounts':
      return Array.isArray(value) && value.every(isAccount);
  }
}

function isAccount(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).every(([name, part]) => ACCOUNT_PARTS.includes(name) && isText(part))
  );
}

/** What differs, in the order of the field table. */
export function changesBetween<K extends EntryKind>(
  kind: K,
  before: EntryFields<K>,
  after: EntryFields<K>,
): FieldChange[] {
  const [old, present] = [before, after] as readonly Record<string, FieldValue | undefined>[];
  return Object.keys(fieldsOf(kind)).flatMap((name) =>
    sameValue(old?.[name], present?.[name]) ? [] : [{ name, before: old?.[name], after: present?.[name] }],
  );
}

/** `fields` after these changes. Throws when they are not changes of it. */
export function withChanges<K extends EntryKind>(
  fields: EntryFields<K>,
  changes: readonly FieldChange[],
): EntryFields<K> {
  const next: Record<string, FieldValue | undefined> = { ...fields };
  for (const { name, before, after } of changes) {
    if (!sameValue(next[name], before)) throw new Error(`${name} is not what was changed`);
    if (after === undefined) delete next[name];
    else next[name] = after;
  }
  return next as EntryFields<K>;
}

/** Same content, whatever order the parts of an object are in. */
export function sameValue(first: unknown, second: unknown): boolean {
  if (first === second) return true;
  if (typeof first !== 'object' || typeof second !== 'object' || first === null || second === null)
    return false;
  if (Array.isArray(first) !== Array.isArray(second)) return false;
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...names].every((name) =>
    sameValue((first as Record<string, unknown>)[name], (second as Record<string, unknown>)[name]),
  );
}

/** Whether nothing at all was said. */
export function isBlank(fields: EntryFields): boolean {
  return Object.keys(fields).length === 0;
}

/** The reading half of the logbook. */
export interface LogbookReader {
  /** The present state of every entry of one kind, in the order they were logged; the bin's where asked. */
  listEntries<K extends EntryKind>(kind: K, filter?: { readonly binned?: boolean }): Promise<LogEntry<K>[]>;
  /** The present state of every entry of any kind, in the bin or not, in the order they were logged: one read. */
  listAllEntries(): Promise<LogEntry[]>;
  /** The present state, in the bin or not; `null` when there is none, or it is of another kind. */
  readEntry<K extends EntryKind>(kind: K, id: string): Promise<LogEntry<K> | null>;
  /** Oldest first. */
  listEntryRevisions(id: string): Promise<LogEntry[]>;
  /** What is being written, the latest first. */
  listEntryDrafts(): Promise<EntryDraft[]>;
  readEntryDraft(id: string): Promise<EntryDraft | null>;
}

/** What a person does to the logbook. */
export interface LogbookKeeper {
  /**
   * Keeps a new entry, or a new revision of one that is there, and drops its draft. `from` is the revision it was
   * made from, 0 for a new entry: where another page has kept one meanwhile it is refused, and nothing is written.
   * Where nothing changed, gives what is there. A new entry of the kind `case` makes the case too.
   */
  saveEntry<K extends EntryKind>(
    kind: K,
    entry: {
      readonly id: string;
      readonly from: number;
      readonly fields: EntryFields<K>;
      readonly reason?: string | null;
    },
  ): Promise<LogEntry<K>>;
  /** Takes the place of the draft before. No act of the journal. */
  saveEntryDraft<K extends EntryKind>(
    draft: Pick<EntryDraft<K>, 'id' | 'kind' | 'from' | 'fields' | 'reason'>,
  ): Promise<void>;
  /** Forgets what was being written; what was kept stays. */
  dropEntryDraft(id: string): Promise<void>;
  moveEntriesToBin(ids: readonly string[]): Promise<void>;
  restoreEntries(ids: readonly string[]): Promise<void>;
  /** Only what is in the bin. Digests and acts stay in the journal, and the number is never used again. */
  eraseEntries(ids: readonly string[]): Promise<void>;
}
