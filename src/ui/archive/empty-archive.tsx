import { Mark } from '../components/mark';
import { t } from '../words';
import { EmergencyLine } from './help/emergency-line';
import { useModel } from './model-context';

/** What to do first, in three lines. */
export function EmptyArchive() {
  const { settings } = useModel();
  return (
    <div class="empty">
      <Mark />
      <h2>{t('archive.emptyTitle')}</h2>
      <ol>
        <li>{t('archive.emptyFirst')}</li>
        <li>{t('archive.emptySecond')}</li>
        <li>{t('archive.emptyThird')}</li>
      </ol>
      {settings.value.introductionSeen && <EmergencyLine />}
    </div>
  );
}
