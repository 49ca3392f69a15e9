import type { Incident, Order, Person, Report, Witness } from '../../../domain/logbook';
import { exhibitNumber } from '../../../bundle/names';
import { localTime } from '../../../domain/occurred-at';
import type { Language } from '../../../domain/settings';
import { choiceWord } from '../../../i18n/entry-words';
import { translator } from '../../../i18n/translate';
import { sayDay } from '../../../summary/say-time';
import type { FormValues } from './log-form-fields';

/** What stands around an incident, to be named on its form. */
export interface FormMaterial {
  readonly people: readonly Person[];
  readonly orders: readonly Order[];
  readonly reports: readonly Report[];
  readonly witnesses: readonly Witness[];
  /** Number of a capture by its id. */
  readonly numberOf: (captureId: string) => number | null;
  readonly caseName: (caseId: string) => string | null;
  /** IANA name; when something was logged is told in it. */
  readonly timeZone: string;
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}

/** A day, and the time where one is known, of a time on the wall (`2026-11-20T14:05`). */
function dayAndTime(local: string, tag: string): string {
  const [day = '', time] = local.split('T');
  return joined(sayDay(day, tag), time);
}

/**
 * An incident as it stands on the form, in the language of the form. Private notes are never in it, and a place that
 * is the person's own address is only called that.
 */
export function fillForm(
  { number, loggedAt, fields }: Incident,
  id: string,
  { people, orders, reports, witnesses, numberOf, caseName, timeZone }: FormMaterial,
  language: Language,
): FormValues {
  const t = translator(language);
  // Plain English dates are British: they cannot be misread.
  const tag = language === 'en' ? 'en-GB' : language;
  const named = people.filter((person) => fields.people?.includes(person.id));
  const asked = witnesses.filter((witness) => witness.fields.incidents?.includes(id));
  const told = reports.filter((report) => report.fields.incidents?.includes(id));
  const broken = orders.filter((order) => fields.orders?.includes(order.id));
  const numbers = (fields.captures ?? []).flatMap((capture) => numberOf(capture) ?? []);
  const lines = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n');
  const when = fields.occurredAt;
  const place = fields.placeIsOwnAddress === true ? t('logForm.ownAddress') : fields.place;
  const texts: Readonly<Record<string, string>> = {
    day: when === undefined ? '' : sayDay(when.start.slice(0, 10), tag),
    time: when?.start.split('T')[1] ?? '',
    until: when?.end === undefined ? '' : dayAndTime(when.end, tag),
    place: joined(place, fields.platform, fields.channel),
    what: fields.whatHappened ?? '',
    words: fields.exactWords ?? '',
    who: lines(
      named.map((person) =>
        joined(
          person.fields.name ?? t('logForm.unknownName'),
          ...(person.fields.otherNames ?? []),
          ...(person.fields.accounts ?? []).map(({ handle, platform }) => joined(handle, platform)),
          ...(person.fields.phones ?? []),
        ),
      ),
    ),
    identityWhy: lines(named.map((person) => person.fields.identityWhy ?? '')),
    present: fields.present ?? '',
    weapon: fields.weapon ?? '',
    vehicle: fields.vehicle ?? '',
    witness: lines(asked.map((witness) => joined(witness.fields.name, witness.fields.contact))),
    witnessSaw: lines(asked.map((witness) => witness.fields.saw ?? '')),
    injuries: joined(fields.injuries, fields.medical),
    damage: fields.damage ?? '',
    costs: fields.costs ?? '',
    practical: fields.practicalImpact ?? '',
    feelings: fields.emotionalImpact ?? '',
    response: fields.responseText ?? '',
    exhibits: joined(
      ...numbers.toSorted((one, other) => one - other).map((one) => exhibitNumber(one)),
      fields.originalKept,
    ),
    order: lines(broken.map((order) => joined(order.fields.what, order.fields.court, order.fields.number))),
    reportedTo: lines(
      told.map(({ fields: report }) =>
        joined(
          report.to && t(choiceWord(report.to)),
          report.recipient,
          report.reportedAt && dayAndTime(report.reportedAt.start, tag),
        ),
      ),
    ),
    reference: lines(told.map(({ fields: report }) => report.referenceNumber ?? '')),
    officer: lines(told.map(({ fields: report }) => joined(report.officerName, report.officerBadge))),
    outcome: lines(
      told.map(({ fields: report }) =>
        joined(report.outcome, report.nextStep, report.deadline && sayDay(report.deadline, tag)),
      ),
    ),
  };
  const identities = named.flatMap((person) => person.fields.identity ?? []);
  const statements = asked.flatMap((witness) => witness.fields.statement ?? []);
  return {
    number: number === null ? null : exhibitNumber(number),
    caseName: fields.case === undefined ? null : caseName(fields.case),
    loggedAt: sayDay(localTime(Date.parse(loggedAt), timeZone).slice(0, 10), tag),
    texts,
    ticked: {
      precision: when === undefined ? [] : [when.precision],
      setting: fields.setting === undefined ? [] : [fields.setting],
      identity: identities,
      target: (fields.targeted ?? []).map((whom) => (whom === 'family' ? 'friend' : whom)),
      children: fields.childrenPresent === true ? ['yes'] : [],
      statement: statements,
      response: fields.response ?? [],
      device: fields.deviceUnaltered === true ? ['unaltered'] : [],
      breach: fields.breach === true ? ['yes'] : [],
    },
  };
}
