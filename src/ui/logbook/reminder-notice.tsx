import { useModel } from '../archive/model-context';
import { toHash } from '../archive/route';
import { Notice } from '../components/notice';
import { formatDate } from '../format';
import { t } from '../words';
import { remindersOn, type Reminder } from './reminders';

function wordsOf({ is, days, date }: Reminder): string {
  const shown = formatDate(date);
  if (is === 'ends') return t('logbook.orderEnds', { count: days, date: shown });
  return t(is === 'ended' ? 'logbook.orderEnded' : 'logbook.stepDue', { date: shown });
}

/** What ends or is due soon. Said inside the archive only: nothing of it shows outside. */
export function Reminders() {
  const { logbook, today } = useModel();
  const { order, report } = logbook.lists.value;
  const reminders = remindersOn(today(), order, report);
  if (reminders.length === 0) return null;
  return (
    <div class="list-notice">
      <Notice kind="attention">
        <ul class="reminders">
          {reminders.map((reminder) => (
            <li key={reminder.id}>
              <a href={toHash({ page: 'logbook', kind: reminder.kind, id: reminder.id, mode: 'read' })}>
                {wordsOf(reminder)}
              </a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
