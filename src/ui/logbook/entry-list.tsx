import { useCallback, useEffect, useRef } from 'preact/hooks';
import { exhibitNumber } from '../../bundle/names';
import type { LogEntry } from '../../domain/logbook';
import type { EntryKind } from '../../domain/logbook-fields';
import { daysLate } from '../../domain/occurred-at';
import { KIND_LIST_WORDS } from '../../i18n/entry-words';
import type { MessageKey } from '../../i18n/translate';
import { useModel } from '../archive/model-context';
import { toHash } from '../archive/route';
import { Button } from '../components/button';
import { Fold } from '../components/fold';
import { Icon } from '../components/icon';
import { Mark } from '../components/mark';
import { ProblemNotice } from '../components/problem-notice';
import { useVirtualRows } from '../components/use-virtual-rows';
import { formatShortMoment } from '../format';
import { t } from '../words';
import { authorIdOf, authorsNamedBy } from './authors';
import { subtitleOf, titleOf } from './entry-format';
import { Reminders } from './reminder-notice';

/** Height of a row in rem, the same as in list.css. */
const ROW_REM = 4.25;

const NEW_WORDS = {
  incident: 'logbook.logIncident',
  person: 'logbook.addPerson',
  report: 'logbook.addReport',
  order: 'logbook.addOrder',
  witness: 'logbook.addWitness',
  case: 'archive.newCase',
} as const satisfies Record<EntryKind, MessageKey>;

const EMPTY_WORDS = {
  incident: 'logbook.emptyIncidents',
  person: 'logbook.emptyPeople',
  report: 'logbook.emptyReports',
  order: 'logbook.emptyOrders',
  witness: 'logbook.emptyWitnesses',
  case: 'logbook.noneYet',
} as const satisfies Record<EntryKind, MessageKey>;

/** A button that begins a new entry. */
export function NewEntry({
  kind,
  primary = false,
}: {
  readonly kind: EntryKind;
  readonly primary?: boolean;
}) {
  const model = useModel();
  const begin = (): void => {
    if (kind === 'case') model.dialog.value = { is: 'new-case' };
    else model.go({ page: 'logbook', kind, id: crypto.randomUUID(), mode: 'edit' });
  };
  return (
    <Button kind={primary ? 'primary' : 'plain'} icon="add" onClick={begin}>
      {t(NEW_WORDS[kind])}
    </Button>
  );
}

function EntryMarks({ entry }: { readonly entry: LogEntry }) {
  const incident = entry.kind === 'incident' ? (entry as LogEntry<'incident'>) : null;
  const late = incident === null ? null : daysLate(incident.fields.occurredAt, incident.loggedAt);
  return (
    <span class="row-marks">
      {entry.number !== null && (
        <span class="mark-word">{t('common.numbered', { number: exhibitNumber(entry.number) })}</span>
      )}
      {incident?.fields.breach === true && (
        <span class="mark-word mark-attention">
          <Icon name="order" />
          {t('logbook.breachMark')}
        </span>
      )}
      {late !== null && <span class="mark-word">{t('logbook.late')}</span>}
    </span>
  );
}

function EntryRow({ entry, open }: { readonly entry: LogEntry; readonly open: boolean }) {
  const { services } = useModel();
  const { timeZone } = services.machine;
  const { kind, id } = entry;
  return (
    <a
      class="row-link"
      href={toHash({ page: 'logbook', kind, id, mode: 'read' })}
      aria-current={open ? 'true' : undefined}
    >
      <span class="cover-small">
        <Icon name={kind} />
      </span>
      <span class="row-first">
        <span class="row-who" dir="auto">
          {titleOf(entry, timeZone)}
        </span>
      </span>
      <span class="row-second">
        <span class="entry-about" dir="auto">
          {subtitleOf(entry, timeZone)}
        </span>
        <EntryMarks entry={entry} />
      </span>
    </a>
  );
}

/** What was begun and not kept yet, to go on with. */
function BeingWritten({ kind }: { readonly kind: EntryKind }) {
  const { logbook, services, route } = useModel();
  const { timeZone } = services.machine;
  const here = route.value;
  const openId = here.page === 'logbook' && here.mode === 'edit' ? here.id : null;
  const written = logbook.drafts.value;
  // Whoever is written along with an incident comes and goes with it.
  const along = new Set(
    written.flatMap((draft) =>
      draft.kind === 'incident'
        ? [authorIdOf(draft.id), ...authorsNamedBy(draft.fields, written).map(({ id }) => id)]
        : [],
    ),
  );
  const drafts = written.filter(
    (draft) => draft.kind === kind && draft.id !== openId && !along.has(draft.id),
  );
  if (drafts.length === 0) return null;
  return (
    <div class="list-notice being-written">
      <h3>{t('logbook.beingWritten')}</h3>
      <ul>
        {drafts.map(({ id, startedAt }) => (
          <li key={id}>
            <span class="quiet">
              {t('logbook.draftOf', { when: formatShortMoment(startedAt, timeZone) })}
            </span>
            <a class="button" href={toHash({ page: 'logbook', kind, id, mode: 'edit' })}>
              <span class="button-words">{t('logbook.continueWriting')}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function InBin({ kind }: { readonly kind: EntryKind }) {
  const { logbook } = useModel();
  const binned: readonly LogEntry[] = logbook.binned.value[kind];
  if (binned.length === 0) return null;
  return (
    <div class="entry-bin">
      <Fold summary={t('logbook.inBin', { count: binned.length })}>
        <ul class="entry-links">
          {binned.map((entry) => (
            <li key={entry.id}>
              <EntryRow entry={entry} open={false} />
            </li>
          ))}
        </ul>
      </Fold>
    </div>
  );
}

/** The list of one kind, with what is being written and what is in the bin. Only rows in sight are drawn. */
export function EntryList({ kind, openId }: { readonly kind: EntryKind; readonly openId: string | null }) {
  const { logbook, listFocus } = useModel();
  const entries: readonly LogEntry[] = logbook.lists.value[kind];
  const { loaded, problem, activeId } = logbook;
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useRef(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
  const heightOf = useCallback(() => ROW_REM * rem.current, []);
  const keyOf = useCallback((index: number) => entries[index]?.id ?? String(index), [entries]);
  const { items, totalHeight, scrollTo } = useVirtualRows({
    count: entries.length,
    scroller,
    heightOf,
    keyOf,
  });
  const active = activeId.value;
  const activeRow = entries.findIndex(({ id }) => id === active);
  const wanted = listFocus.value;
  const seen = useRef(wanted);
  useEffect(() => {
    if (activeRow !== -1) scrollTo(activeRow);
  }, [activeRow]);
  useEffect(() => {
    if (seen.current === wanted) return;
    const link = scroller.current?.querySelector<HTMLElement>('.list-row[data-active] .row-link');
    if (link === null || link === undefined) return;
    seen.current = wanted;
    link.focus({ preventScroll: true });
  });
  const title = t(KIND_LIST_WORDS[kind]);
  return (
    <section class="pane list-pane" aria-label={title}>
      <div class="list-head">
        <div class="list-title">
          <h2>{title}</h2>
          {loaded.value && <p class="quiet">{t('logbook.count', { count: entries.length })}</p>}
        </div>
        {entries.length > 0 && <NewEntry kind={kind} primary={openId === null} />}
      </div>
      {problem.value !== null && (
        <div class="list-notice">
          <ProblemNotice problem={problem.value}>
            <Button onClick={() => void logbook.load()}>{t('common.tryAgain')}</Button>
          </ProblemNotice>
        </div>
      )}
      <Reminders />
      <BeingWritten kind={kind} />
      {!loaded.value && problem.value === null && <p class="list-nothing quiet">{t('archive.loading')}</p>}
      {loaded.value && entries.length === 0 ? (
        <div class="entry-nothing">
          <Mark />
          <p>{t(EMPTY_WORDS[kind])}</p>
          <NewEntry kind={kind} primary />
        </div>
      ) : (
        <div class="list-scroller" ref={scroller}>
          <ul class="list-rows" aria-label={title} style={{ blockSize: `${totalHeight}px` }}>
            {items.map(({ index, start, key }) => {
              const entry = entries[index];
              if (entry === undefined) return null;
              return (
                <li
                  key={key}
                  class="list-row"
                  aria-posinset={index + 1}
                  aria-setsize={entries.length}
                  data-open={entry.id === openId ? '' : undefined}
                  data-active={entry.id === active ? '' : undefined}
                  onFocusIn={() => (activeId.value = entry.id)}
                  style={{ insetBlockStart: `${start}px` }}
                >
                  <EntryRow entry={entry} open={entry.id === openId} />
                </li>
              );
            })}
          </ul>
        </div>
      )}
      <InBin kind={kind} />
    </section>
  );
}
