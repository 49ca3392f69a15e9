import { Icon } from '../components/icon';
import { t } from '../words';

/** Stands where a picture would be while the person reads without pictures. */
export function PicturesOff() {
  return (
    <p class="pictures-off">
      <Icon name="hide" />
      <span>
        {t('summary.pictureHidden')} <a href="#/settings">{t('archive.settings')}</a>
      </span>
    </p>
  );
}
