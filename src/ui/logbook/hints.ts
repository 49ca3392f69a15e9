import type { LogEntry } from '../../domain/logbook';
import type { PlainMessageKey } from '../../i18n/translate';

/** What could still be said, as offers; never more than three at once. */
export function hintsFor(
  entry: LogEntry,
): readonly { readonly field: string; readonly words: PlainMessageKey }[] {
  return allHints(entry).slice(0, 3);
}

function allHints(entry: LogEntry): { field: string; words: PlainMessageKey }[] {
  const said = entry.fields as Readonly<Record<string, unknown>>;
  const lacking = (field: string, words: PlainMessageKey) =>
    said[field] === undefined ? [{ field, words }] : [];
  switch (entry.kind) {
    case 'incident':
      return [
        ...lacking('occurredAt', 'logbook.hintTime'),
        ...(said['exactWords'] === undefined ? lacking('whatHappened', 'logbook.hintWhat') : []),
        ...lacking('captures', 'logbook.hintExhibit'),
        ...lacking('people', 'logbook.hintPerson'),
      ];
    case 'report':
      return [
        ...lacking('reportedAt', 'logbook.hintReportTime'),
        ...lacking('referenceNumber', 'logbook.hintReference'),
      ];
    case 'order':
      return lacking('expires', 'logbook.hintExpiry');
    case 'witness':
      return said['statement'] === 'received' ? [] : [{ field: 'statement', words: 'logbook.hintStatement' }];
    case 'person':
      return said['identity'] === undefined ? [] : lacking('identityWhy', 'logbook.hintWhy');
    case 'case':
      return [
        ...lacking('background', 'summary.hintNoBackground'),
        ...(said['exampleCaptures'] === undefined ? lacking('examples', 'summary.hintNoExamples') : []),
        ...lacking('noContact', 'logbook.hintNoContact'),
      ];
  }
}
