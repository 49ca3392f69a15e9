import { Button } from '../../components/button';
import { CopyButton } from '../../components/copy-button';
import { Dialog } from '../../components/dialog';
import { Icon } from '../../components/icon';
import { t } from '../../words';

interface OutsideDialogProps {
  /** Host of the website. */
  readonly site: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Before anything outside is opened: where it leads, and what the visit leaves behind. */
export function OutsideDialog({ site, name, onClose }: OutsideDialogProps) {
  const address = `https://${site}/`;
  return (
    <Dialog
      title={t('help.outsideTitle', { site })}
      onClose={onClose}
      acts={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <a
            class="button button-primary"
            href={address}
            target="_blank"
            rel="noopener noreferrer"
            onClick={() => onClose()}
          >
            <Icon name="outside" />
            <span class="button-words">{t('help.outsideOpen', { site })}</span>
          </a>
        </>
      }
    >
      <p>{t('help.outsideWhat', { name })}</p>
      <p>{t('help.outsideTraces')}</p>
      <p class="outside-address">
        <code>{address}</code>
        <CopyButton text={address} label={t('help.outsideCopy')} />
      </p>
    </Dialog>
  );
}
