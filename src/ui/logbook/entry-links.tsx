import { exhibitNumber } from '../../bundle/names';
import type { LogEntry } from '../../domain/logbook';
import { useModel } from '../archive/model-context';
import { START, toHash, withCapture } from '../archive/route';
import { t } from '../words';
import { titleOf } from './entry-format';
import { capturesOf } from './from-capture';

/** How many of somebody's captures are named; the rest is counted. */
const SHOWN_CAPTURES = 5;

/** Names what a link points to, whatever that is; a number says it where there is one. */
export function useNameOf(): (id: string) => string {
  const { logbook, contents, services } = useModel();
  const entries = logbook.byId.value;
  const captures = contents.captures.value;
  const cases = contents.cases.value;
  return (id) => {
    const entry = entries.get(id);
    if (entry !== undefined) {
      const title = titleOf(entry, services.machine.timeZone);
      return entry.number === null
        ? title
        : `${t('common.numbered', { number: exhibitNumber(entry.number) })}, ${title}`;
    }
    const capture = captures.find((each) => each.id === id);
    if (capture !== undefined) return t('common.numbered', { number: exhibitNumber(capture.sequence) });
    return cases.find((each) => each.id === id)?.title ?? t('logbook.unnamed');
  };
}

/** Where a link leads; `null` where what it points to is not here any more. */
export function useHrefOf(): (id: string) => string | null {
  const { logbook, contents } = useModel();
  return (id) => {
    const entry = logbook.byId.value.get(id);
    if (entry !== undefined) return toHash({ page: 'logbook', kind: entry.kind, id, mode: 'read' });
    if (contents.captures.value.some((each) => each.id === id)) return toHash(withCapture(START, id));
    return null;
  };
}

/** Entries of other kinds that point to this one. */
export function Pointing({ entry }: { readonly entry: LogEntry }) {
  const { logbook, contents } = useModel();
  const nameOf = useNameOf();
  const { incident, report, witness } = logbook.lists.value;
  const { id } = entry;
  const lists: readonly (readonly [title: string, ids: readonly string[]])[] = [
    [
      t('logbook.incidentsOf'),
      incident
        .filter(({ fields }) => [...(fields.people ?? []), ...(fields.orders ?? [])].includes(id))
        .map((each) => each.id),
    ],
    [
      t('logbook.reportsOf'),
      report.filter(({ fields }) => fields.incidents?.includes(id)).map((each) => each.id),
    ],
    [
      t('logbook.witnessesOf'),
      witness.filter(({ fields }) => fields.incidents?.includes(id)).map((each) => each.id),
    ],
  ];
  const own = entry.kind === 'person' ? capturesOf(entry, contents.captures.value) : [];
  const hrefOf = useHrefOf();
  return (
    <>
      {lists
        .filter(([, ids]) => ids.length > 0)
        .map(([title, ids]) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul class="entry-links">
              {ids.slice(0, 20).map((each) => (
                <li key={each}>
                  <a href={hrefOf(each) ?? '#/'}>{nameOf(each)}</a>
                </li>
              ))}
            </ul>
            {ids.length > 20 && <p class="quiet">{t('logbook.moreOf', { count: ids.length - 20 })}</p>}
          </section>
        ))}
      {own.length > 0 && (
        <section>
          <h3>{t('logbook.capturesOf', { count: own.length })}</h3>
          <ul class="entry-links">
            {own.slice(0, SHOWN_CAPTURES).map((each) => (
              <li key={each.id}>
                <a href={toHash(withCapture(START, each.id))}>{nameOf(each.id)}</a>
              </li>
            ))}
          </ul>
          {own.length > SHOWN_CAPTURES && (
            <p class="quiet">{t('logbook.moreOf', { count: own.length - SHOWN_CAPTURES })}</p>
          )}
        </section>
      )}
    </>
  );
}
