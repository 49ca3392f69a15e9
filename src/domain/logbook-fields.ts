/**
 * What can be said in the logbook, field by field. Form, tables, report, bundle and verifier are all made from this
 * one table, so that a field that is added here is asked, shown, kept and exported in the same words. Every field
 * is optional; one of which nothing was said is absent, never empty.
 */

/** What a link points to. */
export type LinkTarget = 'capture' | 'incident' | 'person' | 'order' | 'case';

/**
 * `line`: one line of text. `text`: as many as wanted. `lines`: several short texts. `day`: a date, `YYYY-MM-DD`.
 * `when`: `OccurredAt`. `link`/`links`: ids. `accounts`: `Account[]`.
 */
export type FieldType =
  | { readonly type: 'line' | 'text' | 'lines' | 'yes-no' | 'day' | 'when' | 'accounts' }
  | { readonly type: 'choice' | 'choices'; readonly of: readonly string[] }
  | { readonly type: 'link' | 'links'; readonly to: LinkTarget };

/** `private`: never leaves unless the person says so at that export. */
export type Field = FieldType & { readonly private?: true };

const LINE = { type: 'line' } as const;
const TEXT = { type: 'text' } as const;
const LINES = { type: 'lines' } as const;
const YES_NO = { type: 'yes-no' } as const;
const DAY = { type: 'day' } as const;
const WHEN = { type: 'when' } as const;
const CASE = { type: 'link', to: 'case' } as const;
const CAPTURES = { type: 'links', to: 'capture' } as const;
const INCIDENTS = { type: 'links', to: 'incident' } as const;
const PEOPLE = { type: 'links', to: 'person' } as const;
const PRIVATE = { type: 'text', private: true } as const;

/** Something that happened. */
const incident = {
  occurredAt: WHEN,
  setting: {
    type: 'choice',
    of: ['online', 'phone', 'in-person', 'post', 'third-party', 'property', 'tracking'],
  },
  /** Messages, a call, a letter …, in the person's words. */
  channel: LINE,
  platform: LINE,
  device: LINE,
  place: TEXT,
  /** The place is the person's own address: it stays behind like a private field. */
  placeIsOwnAddress: YES_NO,
  whatHappened: TEXT,
  exactWords: TEXT,
  exactWordsLanguage: LINE,
  exactWordsKnown: { type: 'choice', of: ['read', 'heard', 'recorded', 'told'] },
  people: PEOPLE,
  targeted: { type: 'choices', of: ['me', 'child', 'family', 'friend', 'work', 'other'] },
  present: TEXT,
  childrenPresent: YES_NO,
  weapon: LINE,
  vehicle: LINE,
  injuries: TEXT,
  damage: TEXT,
  medical: TEXT,
  medicalCertificate: YES_NO,
  costs: LINE,
  practicalImpact: TEXT,
  emotionalImpact: TEXT,
  response: { type: 'choices', of: ['none', 'blocked', 'asked-to-stop', 'other'] },
  responseText: TEXT,
  captures: CAPTURES,
  originalKept: LINE,
  deviceUnaltered: YES_NO,
  breach: YES_NO,
  orders: { type: 'links', to: 'order' },
  tags: LINES,
  case: CASE,
  privateNote: PRIVATE,
} as const satisfies Record<string, Field>;

/** Somebody who takes part, also one who is not known. */
const person = {
  name: LINE,
  otherNames: LINES,
  relationship: LINE,
  phones: LINES,
  emails: LINES,
  accounts: { type: 'accounts' },
  vehicle: LINE,
  description: TEXT,
  photo: { type: 'link', to: 'capture' },
  identity: { type: 'choice', of: ['certain', 'believed', 'unknown'] },
  identityWhy: TEXT,
  case: CASE,
  privateNote: PRIVATE,
} as const satisfies Record<string, Field>;

/** That somebody was told: the police, a platform … */
const report = {
  to: {
    type: 'choice',
    of: ['police', 'platform', 'employer', 'school', 'court', 'support', 'lawyer', 'other'],
  },
  recipient: LINE,
  reportedAt: WHEN,
  how: { type: 'choice', of: ['in-person', 'phone', 'online', 'email', 'post'] },
  place: LINE,
  referenceNumber: LINE,
  receipt: YES_NO,
  officerName: LINE,
  officerBadge: LINE,
  officerPhone: LINE,
  copyRequested: YES_NO,
  copyReceived: YES_NO,
  /** In the Netherlands prosecution for stalking needs an express request. */
  prosecutionRequested: YES_NO,
  outcome: TEXT,
  nextStep: TEXT,
  deadline: DAY,
  incidents: INCIDENTS,
  captures: CAPTURES,
  case: CASE,
  privateNote: PRIVATE,
} as const satisfies Record<string, Field>;

/** An order of a court or of the police that is to keep somebody away. */
const order = {
  what: LINE,
  court: LINE,
  number: LINE,
  start: DAY,
  expires: DAY,
  people: PEOPLE,
  terms: TEXT,
  captures: CAPTURES,
  case: CASE,
  privateNote: PRIVATE,
} as const satisfies Record<string, Field>;

/** Somebody who saw or heard it. */
const witness = {
  name: LINE,
  contact: LINE,
  incidents: INCIDENTS,
  /** What they saw or heard themselves. */
  saw: TEXT,
  statement: { type: 'choice', of: ['not-asked', 'asked', 'received'] },
  statementDate: DAY,
  captures: CAPTURES,
  consent: YES_NO,
  case: CASE,
  privateNote: PRIVATE,
} as const satisfies Record<string, Field>;

/** What a case is about; its id is that of the `Case` it describes. */
const caseDetails = {
  title: LINE,
  started: DAY,
  jurisdiction: LINE,
  background: TEXT,
  /** The last time that they clearly said "no contact". */
  noContact: DAY,
  noContactHow: TEXT,
  noContactCaptures: CAPTURES,
  /** Three to five typical ones. */
  examples: INCIDENTS,
  exampleCaptures: CAPTURES,
  /** The one that the person calls the worst; nothing here ever guesses it. */
  worst: { type: 'link', to: 'incident' },
  worstCapture: { type: 'link', to: 'capture' },
  privateNote: PRIVATE,
} as const satisfies Record<string, Field>;

export const ENTRY_FIELDS = { incident, person, report, order, witness, case: caseDetails } as const;

export type EntryKind = keyof typeof ENTRY_FIELDS;

export const ENTRY_KINDS = Object.keys(ENTRY_FIELDS) as readonly EntryKind[];

/** The fields of one kind by name, whatever kind it is. */
export function fieldsOf(kind: EntryKind): Readonly<Record<string, Field>> {
  return ENTRY_FIELDS[kind];
}
