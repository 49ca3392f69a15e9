import { Mark } from '../components/mark';
import { t } from '../words';

/** What to do first, in three lines. */
export function EmptyArchive() {
  return (
    <div class="empty">
      <Mark />
      <h2>{t('archive.emptyTitle')}</h2>
      <ol>
        <li>{t('archive.emptyFirst')}</li>
        <li>{t('archive.emptySecond')}</li>
        <li>{t('archive.emptyThird')}</li>
      </ol>
    </div>
  );
}
