import { Button, IconButton } from '../components/button';
import { t } from '../words';
import { useModel } from './model-context';
import { NOTHING_SELECTED } from './selection';

/** What can be done with the marked captures. Empty while none is marked. */
export function SelectionBar() {
  const model = useModel();
  const { list, acts, dialog } = model;
  const { selection, place } = list;
  const ids = [...selection.value.ids];
  if (ids.length === 0) return null;
  const done = (): void => {
    selection.value = NOTHING_SELECTED;
  };
  const isBin = place.value.view === 'bin';
  return (
    <div class="selection-bar" role="toolbar" aria-label={t('archive.selectionLabel')}>
      <output class="selection-count">{t('archive.selected', { count: ids.length })}</output>
      {isBin ? (
        <>
          <Button kind="quiet" icon="restore" onClick={() => void acts.restore(ids)}>
            {t('archive.restore')}
          </Button>
          <Button kind="quiet" icon="bin" onClick={() => (dialog.value = { is: 'erase', ids })}>
            {t('archive.erase')}
          </Button>
        </>
      ) : (
        <>
          <Button
            kind="quiet"
            icon="export"
            onClick={() => model.go({ page: 'export', scope: { of: 'selection' } })}
          >
            {t('archive.export')}
          </Button>
          <Button kind="quiet" icon="tag" onClick={() => (dialog.value = { is: 'tag', ids })}>
            {t('archive.tag')}
          </Button>
          <Button kind="quiet" icon="case" onClick={() => (dialog.value = { is: 'case', ids })}>
            {t('archive.case')}
          </Button>
          <Button kind="quiet" icon="bin" onClick={() => void acts.moveToBin(ids)}>
            {t('archive.moveToBin')}
          </Button>
        </>
      )}
      <IconButton icon="close" label={t('archive.selectNone')} onClick={done} />
    </div>
  );
}
