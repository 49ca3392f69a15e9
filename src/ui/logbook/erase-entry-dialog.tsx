import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { t } from '../words';

interface EraseEntryDialogProps {
  readonly onClose: () => void;
  readonly onErase: () => void;
}

/** Names what is lost before it is. */
export function EraseEntryDialog({ onClose, onErase }: EraseEntryDialogProps) {
  return (
    <Dialog
      title={t('logbook.eraseTitle')}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            icon="bin"
            onClick={() => {
              onClose();
              onErase();
            }}
          >
            {t('archive.erase')}
          </Button>
        </>
      }
    >
      <p>{t('logbook.eraseHint')}</p>
    </Dialog>
  );
}
