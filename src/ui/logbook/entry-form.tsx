import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import type { EntryFields, FieldValue } from '../../domain/logbook';
import { isBlank, tidyFields } from '../../domain/logbook';
import { type EntryKind, fieldsOf } from '../../domain/logbook-fields';
import { KIND_WORDS } from '../../i18n/entry-words';
import { useModel } from '../archive/model-context';
import { Button } from '../components/button';
import { Fold } from '../components/fold';
import { Icon } from '../components/icon';
import { ProblemNotice } from '../components/problem-notice';
import { Status } from '../components/status';
import { say } from '../components/toasts';
import { t } from '../words';
import { createEntryDraft, type EntryDraftState } from './entry-draft';
import { FieldControl } from './field-control';
import { FORM_GROUPS, isOpenAtFirst } from './form-groups';

const STATE_WORDS = {
  unchanged: null,
  waiting: 'logbook.saving',
  saving: 'logbook.saving',
  saved: 'logbook.saved',
  failed: 'logbook.notSaved',
} as const satisfies Record<EntryDraftState, string | null>;

interface EntryFormProps {
  readonly kind: EntryKind;
  readonly id: string;
  readonly from: number;
  readonly fields: EntryFields;
  /** Of the change, as far as it was written before. */
  readonly reason?: string;
  /** A field that is to be seen and to have the keyboard first. */
  readonly firstField: string | null;
}

/** An entry being written: when, where and what first, the rest under headings; saved at every change. */
export function EntryForm({ kind, id, from, fields, reason = '', firstField }: EntryFormProps) {
  const model = useModel();
  const { logbook } = model;
  const draft = useMemo(() => createEntryDraft({ id, kind, from, fields, reason }, logbook), [id]);
  const [keeping, setKeeping] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const reasonField = useId();
  const reasonHint = useId();

  useEffect(() => {
    const release = model.beforeLeaving(draft.flush);
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') void draft.flush();
    };
    document.addEventListener('visibilitychange', onHidden);
    if (firstField === null) heading.current?.focus({ preventScroll: true });
    else
      document
        .querySelector<HTMLElement>(`[data-field="${firstField}"] :is(input, select, textarea)`)
        ?.focus();
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      release();
      void draft.flush();
    };
  }, [draft]);

  const said = draft.fields.value as Readonly<Record<string, FieldValue | undefined>>;
  const known = fieldsOf(kind);
  const read = { page: 'logbook', kind, id, mode: 'read' } as const;
  const words = STATE_WORDS[draft.state.value];

  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    setKeeping(true);
    const entry = await draft.keep();
    setKeeping(false);
    if (entry !== null) model.go(read, 'replace');
  };
  const stop = async (): Promise<void> => {
    await draft.flush();
    if (draft.problem.value !== null) return;
    model.go({ ...read, id: from === 0 ? null : id });
    say(t('logbook.stopHint'));
  };
  const discard = async (): Promise<void> => {
    const lost = { fields: draft.fields.value, reason: draft.reason.value };
    const along = await draft.discard();
    model.go({ ...read, id: from === 0 ? null : id }, 'replace');
    const bringBack = async (): Promise<void> => {
      for (const each of along) await logbook.save(each);
      await logbook.save({ id, kind, from, ...lost });
      await logbook.readDrafts();
      model.go({ ...read, mode: 'edit' });
    };
    say(t('logbook.discarded'), { label: t('logbook.undo'), run: () => void bringBack() });
  };
  const control = (name: string) => {
    const field = known[name];
    if (field === undefined) throw new Error(`${kind} has no field ${name}`);
    return (
      <div data-field={name} key={name}>
        <FieldControl
          name={name}
          field={field}
          value={said[name]}
          onChange={(value) => draft.change(name, value)}
        />
      </div>
    );
  };
  return (
    <form class="entry-form" onSubmit={(event) => void keep(event)}>
      <header class="entry-head">
        <h2 ref={heading} tabIndex={-1}>
          {t(KIND_WORDS[kind])}
        </h2>
        <Status class="draft-state quiet">
          {draft.state.value === 'saved' && <Icon name="check" />}
          {words !== null && t(words)}
        </Status>
      </header>
      <p class="quiet">{t('logbook.allOptional')}</p>
      {draft.problem.value !== null && (
        <ProblemNotice problem={draft.problem.value}>
          <p>
            {t(
              /another page/.test(draft.problem.value.detail ?? '')
                ? 'logbook.elsewhere'
                : 'logbook.notSavedHint',
            )}
          </p>
          <Button onClick={() => void draft.flush()}>{t('common.tryAgain')}</Button>
        </ProblemNotice>
      )}
      {FORM_GROUPS[kind].map(({ title, fields: names }) =>
        title === null ? (
          <div class="entry-group" key="first">
            {names.map(control)}
          </div>
        ) : (
          <Fold key={title} summary={t(title)} open={isOpenAtFirst(names, fields, firstField)}>
            <div class="entry-group">{names.map(control)}</div>
          </Fold>
        ),
      )}
      {from > 0 && (
        <div class="field">
          <label for={reasonField}>{t('logbook.reasonLabel')}</label>
          <input
            id={reasonField}
            value={draft.reason.value}
            autocomplete="off"
            aria-describedby={reasonHint}
            onInput={(event) => draft.changeReason(event.currentTarget.value)}
          />
          <p class="quiet" id={reasonHint}>
            {t('logbook.reasonHint')}
          </p>
        </div>
      )}
      <div class="entry-acts">
        <Button
          kind="primary"
          type="submit"
          busy={keeping}
          disabled={from === 0 && isBlank(tidyFields(kind, draft.fields.value))}
        >
          {t(kind === 'incident' && from === 0 ? 'logbook.keepIncident' : 'logbook.keep')}
        </Button>
        <Button onClick={() => void stop()}>{t('logbook.stopForToday')}</Button>
        <Button kind="quiet" onClick={() => void discard()}>
          {t('logbook.discard')}
        </Button>
      </div>
    </form>
  );
}
