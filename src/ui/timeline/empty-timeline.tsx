import { Mark } from '../components/mark';
import { NewEntry } from '../logbook/entry-list';
import { t } from '../words';

/** What will stand here once there is something. */
export function EmptyTimeline() {
  return (
    <div class="empty">
      <Mark />
      <h3>{t('timeline.emptyTitle')}</h3>
      <p>{t('timeline.emptyHint')}</p>
      <NewEntry kind="incident" primary />
    </div>
  );
}
