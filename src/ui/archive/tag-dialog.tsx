import { useId, useState } from 'preact/hooks';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { t } from '../words';
import { useModel } from './model-context';

/** Every tag in use, in the order of the alphabet. */
export function useKnownTags(): readonly string[] {
  const { contents } = useModel();
  return [...new Set([...contents.remarks.value.values()].flatMap(({ tags }) => tags))].sort((a, b) =>
    a.localeCompare(b),
  );
}

export function TagDialog({
  ids,
  onClose,
}: {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}) {
  const { acts } = useModel();
  const [tag, setTag] = useState('');
  const field = useId();
  const list = useId();
  const known = useKnownTags();
  const add = (event: Event): void => {
    event.preventDefault();
    const wanted = tag.trim();
    if (wanted === '') return;
    onClose();
    void acts.addTag(ids, wanted);
  };
  return (
    <Dialog title={t('archive.tagTitle', { count: ids.length })} onClose={onClose}>
      <form onSubmit={add}>
        <div class="field">
          <label for={field}>{t('archive.tagField')}</label>
          <input
            id={field}
            list={list}
            value={tag}
            autocomplete="off"
            maxLength={60}
            onInput={(event) => setTag(event.currentTarget.value)}
          />
          <datalist id={list}>
            {known.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </datalist>
        </div>
        <div class="dialog-acts">
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" type="submit" disabled={tag.trim() === ''}>
            {t('archive.tagAdd')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
