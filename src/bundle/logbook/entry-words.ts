import type { FieldValue } from '../../domain/logbook';
import type { Field } from '../../domain/logbook-fields';
import type { OccurredAt } from '../../domain/occurred-at';
import { choiceWord, fieldWord, KIND_WORDS, sayField, sayWhen } from '../../i18n/entry-words';
import { exhibitNumber } from '../names';
import type { Words } from '../report/words';
import type { PlannedEntry, PlannedLogbook } from './plan-logbook';

/** As exactly as it is known, with the zone: whoever receives a bundle may be in another. */
export function wordWhen(when: OccurredAt, words: Words): string {
  const said = sayWhen(when, {
    say: words.t,
    local: (at) => (at.includes('T') ? words.shortMoment(`${at}:00Z`, 'UTC') : words.day(at)),
    clock: words.clock,
  });
  return `${said} (${when.timeZone})`;
}

/** What an entry is called where others point to it. */
export function nameEntry({ kind, number, revisions }: PlannedEntry, { t }: Words): string {
  if (number !== null) return t('common.numbered', { number: exhibitNumber(number) });
  const { name, otherNames, what, recipient, to, title } = (revisions.at(-1)?.fields ?? {}) as Partial<
    Record<string, string>
  >;
  if (kind === 'report') {
    const told = [to === undefined ? undefined : t(choiceWord(to)), recipient].filter(
      (part) => part !== undefined,
    );
    if (told.length > 0) return told.join(', ');
  }
  const unnamed = kind === 'person' ? t('summary.unnamed') : t(KIND_WORDS[kind]);
  return name ?? otherNames?.[0] ?? what ?? title ?? unnamed;
}

/** Names what a link points to: an entry of this bundle, a capture by its number; else a bare id says no more. */
export function createNamer(
  { entries, captureNumbers }: PlannedLogbook,
  caseTitles: ReadonlyMap<string, string>,
  words: Words,
): (id: string) => string {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return (id) => {
    const entry = byId.get(id);
    if (entry !== undefined) return nameEntry(entry, words);
    const number = captureNumbers.get(id);
    if (number !== undefined) return words.t('common.numbered', { number: exhibitNumber(number) });
    return caseTitles.get(id) ?? words.t('report.notInBundle');
  };
}

/** A value in words, several lines where it has several parts. */
export function wordValue(
  field: Field,
  value: FieldValue,
  nameOf: (id: string) => string,
  words: Words,
): string {
  return sayField(field, value, {
    say: words.t,
    when: (at) => wordWhen(at, words),
    day: words.day,
    nameOf,
  });
}

/** What a field is called. */
export function wordField(name: string, { t }: Words): string {
  const word = fieldWord(name);
  return word === null ? name : t(word);
}
