import type { Account, FieldValue } from '../domain/logbook';
import type { EntryKind, Field } from '../domain/logbook-fields';
import type { OccurredAt } from '../domain/occurred-at';
import type { PlainMessageKey, Translate } from './translate';

/* The words of the logbook's fields and choices, the same in form, page, table and report. */

/** By name of the field, and of the reason of an edit. */
export const FIELD_WORDS = {
  occurredAt: 'entry.fOccurredAt',
  setting: 'entry.fSetting',
  channel: 'entry.fChannel',
  platform: 'entry.fPlatform',
  device: 'entry.fDevice',
  place: 'entry.fPlace',
  placeIsOwnAddress: 'entry.fPlaceIsOwnAddress',
  whatHappened: 'entry.fWhatHappened',
  exactWords: 'entry.fExactWords',
  exactWordsLanguage: 'entry.fExactWordsLanguage',
  exactWordsKnown: 'entry.fExactWordsKnown',
  people: 'entry.fPeople',
  targeted: 'entry.fTargeted',
  present: 'entry.fPresent',
  childrenPresent: 'entry.fChildrenPresent',
  weapon: 'entry.fWeapon',
  vehicle: 'entry.fVehicle',
  injuries: 'entry.fInjuries',
  damage: 'entry.fDamage',
  medical: 'entry.fMedical',
  medicalCertificate: 'entry.fMedicalCertificate',
  costs: 'entry.fCosts',
  practicalImpact: 'entry.fPracticalImpact',
  emotionalImpact: 'entry.fEmotionalImpact',
  response: 'entry.fResponse',
  responseText: 'entry.fResponseText',
  captures: 'entry.fCaptures',
  originalKept: 'entry.fOriginalKept',
  deviceUnaltered: 'entry.fDeviceUnaltered',
  breach: 'entry.fBreach',
  orders: 'entry.fOrders',
  tags: 'entry.fTags',
  case: 'entry.fCase',
  privateNote: 'entry.fPrivateNote',
  name: 'entry.fName',
  otherNames: 'entry.fOtherNames',
  relationship: 'entry.fRelationship',
  phones: 'entry.fPhones',
  emails: 'entry.fEmails',
  accounts: 'entry.fAccounts',
  description: 'entry.fDescription',
  photo: 'entry.fPhoto',
  identity: 'entry.fIdentity',
  identityWhy: 'entry.fIdentityWhy',
  to: 'entry.fTo',
  recipient: 'entry.fRecipient',
  reportedAt: 'entry.fReportedAt',
  how: 'entry.fHow',
  referenceNumber: 'entry.fReferenceNumber',
  receipt: 'entry.fReceipt',
  officerName: 'entry.fOfficerName',
  officerBadge: 'entry.fOfficerBadge',
  officerPhone: 'entry.fOfficerPhone',
  copyRequested: 'entry.fCopyRequested',
  copyReceived: 'entry.fCopyReceived',
  prosecutionRequested: 'entry.fProsecutionRequested',
  outcome: 'entry.fOutcome',
  nextStep: 'entry.fNextStep',
  deadline: 'entry.fDeadline',
  incidents: 'entry.fIncidents',
  what: 'entry.fWhat',
  court: 'entry.fCourt',
  number: 'entry.fNumber',
  start: 'entry.fStart',
  expires: 'entry.fExpires',
  terms: 'entry.fTerms',
  contact: 'entry.fContact',
  saw: 'entry.fSaw',
  statement: 'entry.fStatement',
  statementDate: 'entry.fStatementDate',
  consent: 'entry.fConsent',
  title: 'entry.fTitle',
  started: 'entry.fStarted',
  jurisdiction: 'entry.fJurisdiction',
  background: 'entry.fBackground',
  noContact: 'entry.fNoContact',
  noContactHow: 'entry.fNoContactHow',
  noContactCaptures: 'entry.fNoContactCaptures',
  examples: 'entry.fExamples',
  exampleCaptures: 'entry.fExampleCaptures',
  worst: 'entry.fWorst',
  worstCapture: 'entry.fWorstCapture',
  reason: 'entry.fReason',
} as const satisfies Record<string, PlainMessageKey>;

/** `null` for a name that is no field's. */
export function fieldWord(name: string): PlainMessageKey | null {
  return Object.hasOwn(FIELD_WORDS, name) ? FIELD_WORDS[name as keyof typeof FIELD_WORDS] : null;
}

const CHOICE_WORDS: Readonly<Record<string, PlainMessageKey>> = {
  online: 'entry.cOnline',
  phone: 'entry.cPhone',
  'in-person': 'entry.cInPerson',
  post: 'entry.cPost',
  'third-party': 'entry.cThirdParty',
  property: 'entry.cProperty',
  tracking: 'entry.cTracking',
  read: 'entry.cRead',
  heard: 'entry.cHeard',
  recorded: 'entry.cRecorded',
  told: 'entry.cTold',
  me: 'entry.cMe',
  child: 'entry.cChild',
  family: 'entry.cFamily',
  friend: 'entry.cFriend',
  work: 'entry.cWork',
  other: 'entry.cOther',
  none: 'entry.cNone',
  blocked: 'entry.cBlocked',
  'asked-to-stop': 'entry.cAskedToStop',
  certain: 'entry.cCertain',
  believed: 'entry.cBelieved',
  unknown: 'entry.cUnknown',
  police: 'entry.cPolice',
  platform: 'entry.cPlatformTo',
  employer: 'entry.cEmployer',
  school: 'entry.cSchool',
  court: 'entry.cCourtTo',
  support: 'entry.cSupport',
  lawyer: 'entry.cLawyer',
  email: 'entry.cEmail',
  'not-asked': 'entry.cNotAsked',
  asked: 'entry.cAsked',
  received: 'entry.cReceived',
};

/** The words of a choice. Throws on one that the field table does not have. */
export function choiceWord(choice: string): PlainMessageKey {
  const word = Object.hasOwn(CHOICE_WORDS, choice) ? CHOICE_WORDS[choice] : undefined;
  if (word === undefined) throw new Error(`no words for the choice ${choice}`);
  return word;
}

/** What one entry is called. */
export const KIND_WORDS = {
  incident: 'entry.incident',
  person: 'entry.person',
  report: 'entry.report',
  order: 'entry.order',
  witness: 'entry.witness',
  case: 'entry.caseDetails',
} as const satisfies Record<EntryKind, PlainMessageKey>;

/** What the list of them is called. */
export const KIND_LIST_WORDS = {
  incident: 'entry.incidents',
  person: 'entry.people',
  report: 'entry.reports',
  order: 'entry.orders',
  witness: 'entry.witnesses',
  case: 'archive.cases',
} as const satisfies Record<EntryKind, PlainMessageKey>;

/** How the parts of a time are said. */
export interface WhenSaying {
  readonly say: Translate;
  /** A day, or a day and a time, as it was on the wall there. */
  readonly local: (at: string) => string;
  /** The time alone of a day and a time. */
  readonly clock: (at: string) => string;
}

/** A time as exactly as it is known, with its end where one was said; the zone is not named. */
export function sayWhen({ precision, start, end }: OccurredAt, { say, local, clock }: WhenSaying): string {
  if (precision === 'range' && end !== undefined)
    return say('entry.between', { from: local(start), to: local(end) });
  const sameDay = end?.slice(0, 10) === start.slice(0, 10) && start.includes('T') && end.includes('T');
  const when =
    end === undefined || end <= start
      ? local(start)
      : say('summary.fromTo', { from: local(start), to: sameDay ? clock(end) : local(end) });
  return precision === 'about' ? say('entry.about', { when }) : when;
}

/** How the parts of a value are said; `say` gives the words of a key. */
export interface FieldSaying {
  readonly say: (key: PlainMessageKey) => string;
  readonly when: (at: OccurredAt) => string;
  /** Of `YYYY-MM-DD`. */
  readonly day: (day: string) => string;
  readonly nameOf: (id: string) => string;
}

/** A value in words, several lines where it has several parts; links by what `nameOf` calls their target. */
export function sayField(field: Field, value: FieldValue, { say, when, day, nameOf }: FieldSaying): string {
  switch (field.type) {
    case 'when':
      return when(value as OccurredAt);
    case 'day':
      return day(value as string);
    case 'yes-no':
      return say(value === true ? 'entry.yes' : 'entry.no');
    case 'choice':
      return say(choiceWord(value as string));
    case 'choices':
      return (value as readonly string[]).map((choice) => say(choiceWord(choice))).join(', ');
    case 'link':
      return nameOf(value as string);
    case 'links':
      return (value as readonly string[]).map(nameOf).join(', ');
    case 'lines':
      return (value as readonly string[]).join('\n');
    case 'accounts':
      return (value as readonly Account[])
        .map(({ platform, handle, url, stableId }) =>
          [platform, handle, url, stableId].filter((part) => part !== undefined).join(' · '),
        )
        .join('\n');
    case 'line':
    case 'text':
      return value as string;
  }
}
