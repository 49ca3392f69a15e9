import { useEffect, useRef, useState } from 'preact/hooks';
import { exhibitNumber } from '../../bundle/names';
import type { FieldValue, LogEntry } from '../../domain/logbook';
import { type EntryKind, fieldsOf } from '../../domain/logbook-fields';
import { daysLate } from '../../domain/occurred-at';
import { fieldWord, KIND_WORDS } from '../../i18n/entry-words';
import { useModel } from '../archive/model-context';
import { Button, IconButton } from '../components/button';
import { Icon } from '../components/icon';
import { say } from '../components/toasts';
import { formatShortMoment } from '../format';
import { t } from '../words';
import { Corrections } from './corrections';
import { CoveredWords } from './covered-words';
import { EraseEntryDialog } from './erase-entry-dialog';
import { formatValue, titleOf } from './entry-format';
import { Pointing, useHrefOf, useNameOf } from './entry-links';
import { FORM_GROUPS } from './form-groups';
import { hintsFor } from './hints';

function Value({ name, entry }: { readonly name: string; readonly entry: LogEntry }) {
  const { services } = useModel();
  const nameOf = useNameOf();
  const hrefOf = useHrefOf();
  const field = fieldsOf(entry.kind)[name];
  const value = (entry.fields as Readonly<Record<string, FieldValue>>)[name];
  if (field === undefined || value === undefined) return null;
  if (name === 'exactWords') return <CoveredWords words={value as string} />;
  if (field.type === 'links' || (field.type === 'link' && field.to !== 'case')) {
    const ids = typeof value === 'string' ? [value] : (value as readonly string[]);
    return (
      <ul class="entry-links">
        {ids.map((id) => {
          const href = hrefOf(id);
          return <li key={id}>{href === null ? nameOf(id) : <a href={href}>{nameOf(id)}</a>}</li>;
        })}
      </ul>
    );
  }
  return (
    <span class="entry-value" dir="auto">
      {formatValue(field, value, services.machine.timeZone, nameOf)}
    </span>
  );
}

function Hints({ entry }: { readonly entry: LogEntry }) {
  const model = useModel();
  const hints = hintsFor(entry);
  if (hints.length === 0) return null;
  return (
    <section class="entry-hints">
      <h3>{t('logbook.couldAdd')}</h3>
      <ul>
        {hints.map(({ field, words }) => (
          <li key={field}>
            <Button
              kind="quiet"
              icon="add"
              onClick={() => {
                model.entryFocus.value = field;
                model.go({ page: 'logbook', kind: entry.kind, id: entry.id, mode: 'edit' });
              }}
            >
              {t(words)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Logged({ entry }: { readonly entry: LogEntry }) {
  const { services } = useModel();
  const when = formatShortMoment(entry.loggedAt, services.machine.timeZone);
  const late =
    entry.kind === 'incident'
      ? daysLate((entry as LogEntry<'incident'>).fields.occurredAt, entry.loggedAt)
      : null;
  return (
    <p class="quiet">
      {entry.number !== null && `${t('common.numbered', { number: exhibitNumber(entry.number) })} · `}
      {late === null ? t('logbook.loggedAt', { when }) : t('logbook.loggedLate', { when, count: late })}
    </p>
  );
}

/** One entry as it is, what points to it, what could be added, and every correction. */
export function EntryView({ kind, id }: { readonly kind: EntryKind; readonly id: string }) {
  const model = useModel();
  const { logbook, contents, services } = model;
  const [erasing, setErasing] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!logbook.walking.peek()) heading.current?.focus({ preventScroll: true });
    logbook.walking.value = false;
  }, [id]);
  const known = logbook.byId.value.get(id);
  const described = kind === 'case' ? contents.cases.value.find((each) => each.id === id) : undefined;
  const list = { page: 'logbook', kind, id: null, mode: 'read' } as const;
  const edit = { page: 'logbook', kind, id, mode: 'edit' } as const;
  const back = (): void =>
    model.go(kind === 'case' ? { page: 'list', view: 'case', caseId: id, captureId: null } : list);
  if (known === undefined && described === undefined) {
    return (
      <div class="detail-empty">
        <p>{t('logbook.missing')}</p>
      </div>
    );
  }
  const groups = FORM_GROUPS[kind];
  const said = (known?.fields ?? {}) as Readonly<Record<string, FieldValue>>;
  // When an incident was is its heading.
  const shown = groups.map(({ title, fields }) => ({
    title,
    fields: fields.filter((name) => said[name] !== undefined && name !== 'occurredAt'),
  }));
  const inBin = known?.binnedAt != null;
  return (
    <article class="entry">
      <header class="detail-head">
        <div class="detail-back entry-back">
          <IconButton icon="back" label={t('archive.backToList')} onClick={back} />
        </div>
        <div class="detail-title">
          <p class="quiet">{t(KIND_WORDS[kind])}</p>
          <h2 ref={heading} tabIndex={-1} dir="auto">
            {known === undefined ? described?.title : titleOf(known, services.machine.timeZone)}
          </h2>
          {known !== undefined && <Logged entry={known} />}
        </div>
        <div class="detail-acts">
          {inBin ? (
            <>
              <Button
                icon="restore"
                onClick={() => void logbook.restore([id]).then(() => say(t('logbook.restored')))}
              >
                {t('archive.restore')}
              </Button>
              <Button icon="bin" onClick={() => setErasing(true)}>
                {t('archive.erase')}
              </Button>
            </>
          ) : (
            <>
              <Button icon="pen" onClick={() => model.go(edit)}>
                {t('logbook.edit')}
              </Button>
              {kind !== 'case' && (
                <IconButton
                  icon="bin"
                  label={t('logbook.moveToBin')}
                  onClick={() =>
                    void logbook.moveToBin([id]).then(() => {
                      model.go(list);
                      say(t('logbook.movedToBin'), {
                        label: t('logbook.undo'),
                        run: () => void logbook.restore([id]),
                      });
                    })
                  }
                />
              )}
            </>
          )}
        </div>
      </header>
      {known !== undefined && (
        <>
          {shown
            .filter(({ fields }) => fields.length > 0)
            .map(({ title, fields }) => (
              <section key={title ?? 'first'}>
                {title !== null && <h3>{t(title)}</h3>}
                <dl class="entry-fields">
                  {fields.map((name) => {
                    const word = fieldWord(name);
                    return (
                      <div
                        key={name}
                        class={fieldsOf(kind)[name]?.private === true ? 'entry-private' : undefined}
                      >
                        <dt>
                          {fieldsOf(kind)[name]?.private === true && <Icon name="hide" />}
                          {word === null ? name : t(word)}
                        </dt>
                        <dd>
                          <Value name={name} entry={known} />
                        </dd>
                      </div>
                    );
                  })}
                </dl>
              </section>
            ))}
          <Pointing entry={known} />
          {!inBin && <Hints entry={known} />}
          {kind === 'incident' && !inBin && <AboutIncident id={id} />}
          <Corrections entry={known} />
        </>
      )}
      {erasing && (
        <EraseEntryDialog
          onClose={() => setErasing(false)}
          onErase={() => void logbook.erase([id]).then(() => model.go(list))}
        />
      )}
    </article>
  );
}

/** What belongs to an incident and is an entry of its own: begun with the link made. */
function AboutIncident({ id }: { readonly id: string }) {
  const model = useModel();
  const begin = async (kind: 'report' | 'witness'): Promise<void> => {
    const entryId = crypto.randomUUID();
    await model.logbook.save({ id: entryId, kind, from: 0, fields: { incidents: [id] } });
    await model.logbook.load();
    model.go({ page: 'logbook', kind, id: entryId, mode: 'edit' });
  };
  return (
    <div class="entry-acts">
      <Button icon="witness" onClick={() => void begin('witness')}>
        {t('logbook.addWitness')}
      </Button>
      <Button icon="report" onClick={() => void begin('report')}>
        {t('logbook.addReport')}
      </Button>
    </div>
  );
}
