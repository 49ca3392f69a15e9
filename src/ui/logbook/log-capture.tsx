import { exhibitNumber } from '../../bundle/names';
import type { CaptureRecord, CaptureSummary } from '../../domain/capture';
import { useModel } from '../archive/model-context';
import { toHash } from '../archive/route';
import { Button } from '../components/button';
import { t } from '../words';
import { authorDrafts, authorIdOf } from './authors';
import { titleOf } from './entry-format';
import { authorOf, incidentFromCapture, personWith } from './from-capture';

interface LogCaptureProps {
  readonly record: CaptureRecord;
  readonly summary: CaptureSummary;
}

/** The way from a capture to the incident it shows: those that name it, and a new one begun with what it tells. */
export function LogCapture({ record, summary }: LogCaptureProps) {
  const model = useModel();
  const { logbook, contents, services } = model;
  const { timeZone } = services.machine;
  const incidents = logbook.lists.value.incident.filter(({ fields }) =>
    fields.captures?.includes(summary.id),
  );

  const begin = async (): Promise<void> => {
    const author = authorOf(summary);
    const known = author === null ? undefined : personWith(logbook.lists.value.person, author.account);
    const url = record.facts.authorUrl?.value;
    const caseId = contents.remarks.value.get(summary.id)?.caseId ?? null;
    const id = crypto.randomUUID();
    const writing = authorDrafts(logbook.drafts.value);
    const person =
      known ??
      (author === null ? undefined : (personWith(writing, author.account) ?? { id: authorIdOf(id) }));
    if (author !== null && person?.id === authorIdOf(id)) {
      await logbook.save({
        id: person.id,
        kind: 'person',
        from: 0,
        fields: {
          ...(author.name === null ? {} : { name: author.name }),
          accounts: [{ ...author.account, ...(url === undefined ? {} : { url }) }],
        },
      });
    }
    await logbook.save({
      id,
      kind: 'incident',
      from: 0,
      fields: {
        ...incidentFromCapture(record, summary, timeZone),
        ...(person === undefined ? {} : { people: [person.id] }),
        ...(caseId === null ? {} : { case: caseId }),
      },
    });
    await logbook.readDrafts();
    model.go({ page: 'logbook', kind: 'incident', id, mode: 'edit' });
  };
  return (
    <section class="log-capture">
      <div>
        <Button icon="incident" onClick={() => void begin()}>
          {t('logbook.logThis')}
        </Button>
      </div>
      {incidents.length > 0 && (
        <>
          <h3>{t('logbook.loggedAs')}</h3>
          <ul class="entry-links">
            {incidents.map((entry) => (
              <li key={entry.id}>
                <a href={toHash({ page: 'logbook', kind: 'incident', id: entry.id, mode: 'read' })}>
                  {t('common.numbered', { number: exhibitNumber(entry.number ?? 0) })},{' '}
                  {titleOf(entry, timeZone)}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
