import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { t } from '../words';
import { useModel } from './model-context';

/** The keys of the archive, and whether the single letters act. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const model = useModel();
  const { singleKeys } = model.settings.value;
  const keys: readonly (readonly [keys: readonly string[], what: string])[] = [
    [['/'], t('archive.keySearch')],
    [['j', '↓'], t('archive.keyNext')],
    [['k', '↑'], t('archive.keyPrevious')],
    [['Enter', 'o'], t('archive.keyOpen')],
    [['Esc'], t('archive.keyBack')],
    [['x'], t('archive.keyMark')],
    [['Shift ↓', 'Shift ↑'], t('archive.keyExtend')],
    [['s'], t('archive.keyShow')],
    [['n'], t('archive.keyNote')],
    [['e'], t('archive.keyExport')],
    [['Del'], t('archive.keyBin')],
    [['Ctrl Z'], t('archive.keyUndo')],
    [['?'], t('archive.keyKeys')],
    [['Shift Shift Shift'], t('common.leave')],
  ];
  return (
    <Dialog
      title={t('archive.keys')}
      onClose={onClose}
      acts={
        <Button kind="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <dl class="keys">
        {keys.map(([names, what]) => (
          <div key={what}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => void model.saveSettings({ singleKeys: event.currentTarget.checked })}
        />
        {t('archive.singleKeys')}
      </label>
    </Dialog>
  );
}
