import { useId, useState } from 'preact/hooks';
import type { Case } from '../../domain/remark';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { t } from '../words';
import { useModel } from './model-context';

interface CaseDialogProps {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

/** Puts captures into a case, an old or a new one, or takes them out of theirs. */
export function CaseDialog({ ids, onClose }: CaseDialogProps) {
  const { acts, contents, dialog } = useModel();
  const [chosen, setChosen] = useState('');
  const field = useId();
  const assign = (event: Event): void => {
    event.preventDefault();
    onClose();
    void acts.assignCase(ids, chosen === '' ? null : chosen);
  };
  return (
    <Dialog title={t('archive.caseTitle', { count: ids.length })} onClose={onClose}>
      <form onSubmit={assign}>
        <div class="field">
          <label for={field}>{t('archive.case')}</label>
          <select id={field} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="">{t('archive.noCase')}</option>
            {contents.cases.value.map(({ id, title }) => (
              <option value={id} key={id}>
                {title}
              </option>
            ))}
          </select>
        </div>
        <Button
          kind="quiet"
          icon="case-new"
          onClick={() =>
            (dialog.value = { is: 'new-case', onAdded: ({ id }) => void acts.assignCase(ids, id) })
          }
        >
          {t('archive.newCase')}
        </Button>
        <div class="dialog-acts">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit">
            {t('archive.caseAssign')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface NewCaseDialogProps {
  readonly onAdded: ((added: Case) => void) | undefined;
  readonly onClose: () => void;
}

export function NewCaseDialog({ onAdded, onClose }: NewCaseDialogProps) {
  const { acts } = useModel();
  const [title, setTitle] = useState('');
  const field = useId();
  const hint = useId();
  const add = async (event: Event): Promise<void> => {
    event.preventDefault();
    const wanted = title.trim();
    if (wanted === '') return;
    onClose();
    const added = await acts.addCase(wanted);
    if (added !== null) onAdded?.(added);
  };
  return (
    <Dialog title={t('archive.newCase')} onClose={onClose}>
      <form onSubmit={(event) => void add(event)}>
        <div class="field">
          <label for={field}>{t('archive.caseName')}</label>
          <input
            id={field}
            value={title}
            autocomplete="off"
            maxLength={120}
            aria-describedby={hint}
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
          <p class="quiet" id={hint}>
            {t('archive.caseNameHint')}
          </p>
        </div>
        <div class="dialog-acts">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={title.trim() === ''}>
            {t('archive.caseAdd')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
