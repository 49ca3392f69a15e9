import type { MessageKey } from '../../../i18n/translate';

/** Words that need no figure in them. */
type FormKey = Exclude<Extract<MessageKey, `logForm.${string}`>, 'logForm.showAll'>;

/** A line to write on, of so many lines of room; `half` stands beside the next. */
export interface TextField {
  readonly is: 'text';
  readonly id: string;
  /** `null` where the group's title says it. */
  readonly label: FormKey | null;
  readonly lines: number;
  readonly half?: true;
}

/** Boxes to tick. */
export interface ChoiceField {
  readonly is: 'choice';
  readonly id: string;
  readonly label: FormKey | null;
  readonly options: Readonly<Record<string, FormKey>>;
}

export type FormField = TextField | ChoiceField;

export interface FormGroup {
  readonly title: FormKey;
  readonly fields: readonly FormField[];
}

const line = (id: string, label: FormKey | null, lines = 1): TextField => ({ is: 'text', id, label, lines });
const half = (id: string, label: FormKey, lines = 1): TextField => ({
  ...line(id, label, lines),
  half: true,
});
const choice = (
  id: string,
  label: FormKey | null,
  options: Readonly<Record<string, FormKey>>,
): ChoiceField => ({
  is: 'choice',
  id,
  label,
  options,
});

/** The fields of one incident on paper, in the order they are asked; ids are those that `FormValues` fills. */
export const FORM_GROUPS: readonly FormGroup[] = [
  {
    title: 'logForm.when',
    fields: [
      half('day', 'logForm.day'),
      half('time', 'logForm.time'),
      half('until', 'logForm.until'),
      choice('precision', 'logForm.howSure', {
        exact: 'logForm.exact',
        about: 'logForm.about',
        day: 'logForm.thatDay',
        range: 'logForm.range',
      }),
    ],
  },
  {
    title: 'logForm.where',
    fields: [
      choice('setting', null, {
        online: 'logForm.online',
        phone: 'logForm.phone',
        'in-person': 'logForm.inPerson',
        post: 'logForm.post',
        'third-party': 'logForm.thirdParty',
        property: 'logForm.property',
        tracking: 'logForm.tracking',
      }),
      line('place', 'logForm.place'),
    ],
  },
  {
    title: 'logForm.what',
    fields: [line('what', null, 5)],
  },
  {
    title: 'logForm.words',
    fields: [line('words', null, 3)],
  },
  {
    title: 'logForm.who',
    fields: [
      line('who', 'logForm.name'),
      choice('identity', 'logForm.identity', {
        certain: 'logForm.certain',
        believed: 'logForm.believed',
        unknown: 'logForm.unknown',
      }),
      line('identityWhy', 'logForm.why'),
      choice('target', 'logForm.aimedAt', {
        me: 'logForm.me',
        child: 'logForm.child',
        friend: 'logForm.friend',
        work: 'logForm.work',
        other: 'logForm.other',
      }),
      line('present', 'logForm.present'),
      choice('children', null, { yes: 'logForm.children' }),
      half('weapon', 'logForm.weapon'),
      half('vehicle', 'logForm.vehicle'),
    ],
  },
  {
    title: 'logForm.witnesses',
    fields: [
      line('witness', 'logForm.contact'),
      line('witnessSaw', 'logForm.saw'),
      choice('statement', 'logForm.statement', {
        'not-asked': 'logForm.notAsked',
        asked: 'logForm.asked',
        received: 'logForm.received',
      }),
    ],
  },
  {
    title: 'logForm.harm',
    fields: [
      line('injuries', 'logForm.injuries'),
      half('damage', 'logForm.damage'),
      half('costs', 'logForm.costs'),
      line('practical', 'logForm.practical', 2),
      line('feelings', 'logForm.feelings', 2),
    ],
  },
  {
    title: 'logForm.response',
    fields: [
      choice('response', null, {
        none: 'logForm.none',
        blocked: 'logForm.blocked',
        'asked-to-stop': 'logForm.askedToStop',
        other: 'logForm.other',
      }),
      line('response', 'logForm.more'),
    ],
  },
  {
    title: 'logForm.evidence',
    fields: [
      line('exhibits', 'logForm.exhibit'),
      choice('device', null, { unaltered: 'logForm.unaltered' }),
      choice('breach', null, { yes: 'logForm.order' }),
      half('order', 'logForm.whichOrder'),
    ],
  },
  {
    title: 'logForm.reported',
    fields: [
      line('reportedTo', 'logForm.reportedTo'),
      line('reference', 'logForm.reference'),
      line('officer', 'logForm.officer'),
      line('outcome', 'logForm.outcome'),
    ],
  },
];

/** What stands on one form: texts by the id of their field, and which boxes are ticked. Empty: a blank one. */
export interface FormValues {
  readonly number: string | null;
  readonly caseName: string | null;
  readonly loggedAt: string | null;
  readonly texts: Readonly<Record<string, string>>;
  readonly ticked: Readonly<Record<string, readonly string[]>>;
}

export const BLANK: FormValues = { number: null, caseName: null, loggedAt: null, texts: {}, ticked: {} };
