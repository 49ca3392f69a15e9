import type { EntryKind } from '../../domain/logbook-fields';
import type { PlainMessageKey } from '../../i18n/translate';

/** Fields that stand together; the first group of a form is open, the others are folded under their names. */
export interface FormGroup {
  readonly title: PlainMessageKey | null;
  readonly fields: readonly string[];
}

const CASE: FormGroup = { title: 'logbook.gPlaceInCase', fields: ['case'] };
const PRIVATE: FormGroup = { title: 'logbook.gPrivate', fields: ['privateNote'] };

export const FORM_GROUPS: Readonly<Record<EntryKind, readonly FormGroup[]>> = {
  incident: [
    {
      title: null,
      fields: ['occurredAt', 'setting', 'place', 'placeIsOwnAddress', 'whatHappened', 'people'],
    },
    { title: 'logbook.gWords', fields: ['exactWords', 'exactWordsLanguage', 'exactWordsKnown'] },
    { title: 'logbook.gMeans', fields: ['channel', 'platform', 'device'] },
    {
      title: 'logbook.gThere',
      fields: ['targeted', 'present', 'childrenPresent', 'weapon', 'vehicle'],
    },
    { title: 'logbook.gEvidence', fields: ['captures', 'originalKept', 'deviceUnaltered'] },
    { title: 'logbook.gHarm', fields: ['injuries', 'damage', 'medical', 'medicalCertificate', 'costs'] },
    { title: 'logbook.gImpact', fields: ['practicalImpact', 'emotionalImpact'] },
    { title: 'logbook.gResponse', fields: ['response', 'responseText'] },
    { title: 'logbook.gOrder', fields: ['breach', 'orders'] },
    { title: 'logbook.gPlaceInCase', fields: ['case', 'tags'] },
    PRIVATE,
  ],
  person: [
    { title: null, fields: ['name', 'otherNames', 'relationship', 'accounts'] },
    { title: 'logbook.gIdentity', fields: ['identity', 'identityWhy'] },
    { title: 'logbook.gContact', fields: ['phones', 'emails'] },
    { title: 'logbook.gLooks', fields: ['description', 'vehicle', 'photo'] },
    CASE,
    PRIVATE,
  ],
  report: [
    { title: null, fields: ['to', 'recipient', 'reportedAt', 'referenceNumber'] },
    { title: 'logbook.gOfficer', fields: ['how', 'place', 'officerName', 'officerBadge', 'officerPhone'] },
    { title: 'logbook.gAbout', fields: ['incidents', 'captures'] },
    {
      title: 'logbook.gCopies',
      fields: ['receipt', 'copyRequested', 'copyReceived', 'prosecutionRequested'],
    },
    { title: 'logbook.gNext', fields: ['outcome', 'nextStep', 'deadline'] },
    CASE,
    PRIVATE,
  ],
  order: [
    { title: null, fields: ['what', 'court', 'number', 'start', 'expires', 'people'] },
    { title: 'logbook.gAbout', fields: ['terms', 'captures'] },
    CASE,
    PRIVATE,
  ],
  witness: [
    { title: null, fields: ['name', 'contact', 'saw', 'incidents'] },
    { title: 'logbook.gStatement', fields: ['statement', 'statementDate', 'captures', 'consent'] },
    CASE,
    PRIVATE,
  ],
  case: [
    { title: null, fields: ['title', 'started', 'jurisdiction', 'background'] },
    { title: 'logbook.gNoContact', fields: ['noContact', 'noContactHow', 'noContactCaptures'] },
    { title: 'logbook.gExamples', fields: ['examples', 'exampleCaptures', 'worst', 'worstCapture'] },
    PRIVATE,
  ],
};

/**
 * Whether a group is open when the form is: where `first` is in it, or something was said. Not the one with the words
 * of whoever sent them: those are shown when somebody asks for them.
 */
export function isOpenAtFirst(
  names: readonly string[],
  fields: Readonly<Record<string, unknown>>,
  first: string | null,
): boolean {
  if (first !== null && names.includes(first)) return true;
  return !names.includes('exactWords') && names.some((name) => fields[name] !== undefined);
}
