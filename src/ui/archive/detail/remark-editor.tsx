import { Status } from '../../components/status';
import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import type { Remark } from '../../../domain/remark';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { ProblemNotice } from '../../components/problem-notice';
import { t } from '../../words';
import { NOTE_FIELD } from '../keyboard';
import { useModel } from '../model-context';
import { createRemarkDraft, type DraftState } from '../remark-draft';
import { RevisionFold } from './revision-fold';
import { TagField } from './tag-field';

const STATE_WORDS = {
  unchanged: null,
  waiting: 'detail.draftWaiting',
  saving: 'detail.draftSaving',
  saved: 'detail.draftSaved',
  failed: 'detail.draftFailed',
} as const satisfies Record<DraftState, string | null>;

interface RemarkEditorProps {
  readonly captureId: string;
  readonly remark: Remark | null;
  readonly onSaved: () => Promise<void>;
}

/** What the person writes beside the capture; saved by itself, and every version stays. */
export function RemarkEditor({ captureId, remark, onSaved }: RemarkEditorProps) {
  const model = useModel();
  const { acts, contents, dialog } = model;
  const [revision, setRevision] = useState(remark?.revision ?? 0);
  const draft = useMemo(
    () =>
      createRemarkDraft(remark, async (parts) => {
        const saved = await acts.saveRemark(captureId, parts);
        setRevision(saved.revision);
        await onSaved();
        return saved;
      }),
    [captureId],
  );
  const stored = contents.remarks.value.get(captureId) ?? remark;
  useEffect(() => draft.follow(stored), [stored]);
  useEffect(() => {
    const release = model.beforeLeaving(draft.flush);
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden') void draft.flush();
    };
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      release();
      void draft.flush();
    };
  }, [draft]);

  const ids = { note: NOTE_FIELD, private: useId(), privateHint: useId(), case: useId() };
  const { note, privateNote, tags, caseId } = draft.parts.value;
  const words = STATE_WORDS[draft.state.value];
  return (
    <section class="remark" onFocusOut={() => void draft.flush()}>
      <div class="section-head">
        <h3>{t('detail.remark')}</h3>
        <Status class="draft-state quiet">
          {draft.state.value === 'saved' && <Icon name="check" />}
          {words !== null && t(words)}
        </Status>
      </div>
      {draft.problem.value !== null && (
        <ProblemNotice problem={draft.problem.value}>
          <p>{t('detail.draftFailedHint')}</p>
          <Button onClick={() => void draft.flush()}>{t('common.tryAgain')}</Button>
        </ProblemNotice>
      )}
      <div class="field">
        <label for={ids.note}>{t('detail.note')}</label>
        <textarea
          id={ids.note}
          rows={3}
          value={note ?? ''}
          onInput={(event) => draft.change({ note: event.currentTarget.value })}
        />
      </div>
      <div class="field field-private">
        <label for={ids.private}>
          <Icon name="hide" />
          {t('detail.privateNote')}
        </label>
        <textarea
          id={ids.private}
          rows={2}
          value={privateNote ?? ''}
          aria-describedby={ids.privateHint}
          onInput={(event) => draft.change({ privateNote: event.currentTarget.value })}
        />
        <p class="quiet" id={ids.privateHint}>
          {t('detail.privateNoteHint')}
        </p>
      </div>
      <TagField tags={tags} onChange={(changed) => draft.change({ tags: changed })} />
      <div class="field">
        <label for={ids.case}>{t('archive.case')}</label>
        <div class="field-row">
          <select
            id={ids.case}
            value={caseId ?? ''}
            onChange={(event) => draft.change({ caseId: event.currentTarget.value || null })}
          >
            <option value="">{t('archive.noCase')}</option>
            {contents.cases.value.map(({ id, title }) => (
              <option value={id} key={id}>
                {title}
              </option>
            ))}
          </select>
          <Button
            kind="quiet"
            icon="case-new"
            onClick={() =>
              (dialog.value = { is: 'new-case', onAdded: ({ id }) => draft.change({ caseId: id }) })
            }
          >
            {t('archive.newCase')}
          </Button>
        </div>
      </div>
      <RevisionFold captureId={captureId} revision={revision} />
    </section>
  );
}
