import type { FieldValue, LogEntry } from '../../domain/logbook';
import type { Field } from '../../domain/logbook-fields';
import type { OccurredAt } from '../../domain/occurred-at';
import { choiceWord, KIND_WORDS, sayField, sayWhen } from '../../i18n/entry-words';
import { formatDate, formatShortMoment, formatTime } from '../format';
import { t } from '../words';

/** As exactly as it is known; the zone is named where it is not `homeZone`. */
export function formatWhen(when: OccurredAt, homeZone: string): string {
  const zone = when.timeZone === homeZone ? '' : ` (${when.timeZone})`;
  const words = sayWhen(when, {
    say: t,
    local: (at) => (at.includes('T') ? formatShortMoment(`${at}:00Z`, 'UTC') : formatDate(at)),
    clock: (at) => formatTime(`${at}:00Z`, 'UTC'),
  });
  return words + zone;
}

/** What an entry is called in lists. Never words of somebody else but names. */
export function titleOf(entry: LogEntry, homeZone: string): string {
  switch (entry.kind) {
    case 'incident': {
      const { occurredAt } = (entry as LogEntry<'incident'>).fields;
      return occurredAt === undefined ? t('entry.noTime') : formatWhen(occurredAt, homeZone);
    }
    case 'person':
    case 'witness': {
      const { name, otherNames } = (entry as LogEntry<'person'>).fields;
      return name ?? otherNames?.[0] ?? t('logbook.unnamed');
    }
    case 'report': {
      const { to, recipient } = (entry as LogEntry<'report'>).fields;
      const office = to === undefined ? null : t(choiceWord(to));
      return [office, recipient].filter((part) => part != null).join(', ') || t('entry.report');
    }
    case 'order': {
      const { what, number } = (entry as LogEntry<'order'>).fields;
      return what ?? number ?? t('entry.order');
    }
    case 'case':
      return (entry as LogEntry<'case'>).fields.title ?? t(KIND_WORDS.case);
  }
}

/** The second line of an entry in lists. */
export function subtitleOf(entry: LogEntry, homeZone: string): string {
  switch (entry.kind) {
    case 'incident': {
      const { setting, place, whatHappened } = (entry as LogEntry<'incident'>).fields;
      const way = setting === undefined ? null : t(choiceWord(setting));
      return [way, whatHappened ?? place].filter((part) => part != null).join(' · ');
    }
    case 'person': {
      const { relationship, accounts } = (entry as LogEntry<'person'>).fields;
      return [relationship, accounts?.[0]?.handle].filter((part) => part != null).join(' · ');
    }
    case 'report': {
      const { referenceNumber, reportedAt } = (entry as LogEntry<'report'>).fields;
      const when = reportedAt === undefined ? null : formatWhen(reportedAt, homeZone);
      return [referenceNumber, when].filter((part) => part != null).join(' · ');
    }
    case 'order': {
      const { court, number } = (entry as LogEntry<'order'>).fields;
      return [court, number].filter((part) => part != null).join(' · ');
    }
    case 'witness': {
      const { statement } = (entry as LogEntry<'witness'>).fields;
      return statement === undefined ? '' : `${t('entry.fStatement')}: ${t(choiceWord(statement))}`;
    }
    case 'case':
      return '';
  }
}

/** A value in words; links by what `nameOf` calls their target. */
export function formatValue(
  field: Field,
  value: FieldValue,
  homeZone: string,
  nameOf: (id: string) => string,
): string {
  return sayField(field, value, {
    say: t,
    when: (at) => formatWhen(at, homeZone),
    day: formatDate,
    nameOf,
  });
}
