import { useId } from 'preact/hooks';
import type { Stretch } from '../../timeline/stretches';
import { useModel } from '../archive/model-context';
import { formatDate } from '../format';
import { t } from '../words';
import { CountsPicture } from './counts-picture';
import { HoursPicture } from './hours-picture';

function wordStretch({ days, from, to }: Stretch): string {
  const count = t('timeline.days', { count: days });
  return from === to
    ? t('timeline.oneDay', { days: count, on: formatDate(from) })
    : t('timeline.spanOfDays', { days: count, from: formatDate(from), to: formatDate(to) });
}

/** Pauses and days in a row, in words. */
function Stretches() {
  const { timeline } = useModel();
  const { longestPause, longestRow, fullestDay } = timeline.stretches.value;
  const heading = useId();
  if (longestRow === null || fullestDay === null) return null;
  return (
    <section class="stretches" aria-labelledby={heading}>
      <h3 id={heading}>{t('timeline.pauses')}</h3>
      <dl>
        {longestPause !== null && (
          <div>
            <dt>{t('timeline.longestPause')}</dt>
            <dd>{wordStretch(longestPause)}</dd>
          </div>
        )}
        <div>
          <dt>{t('timeline.longestRow')}</dt>
          <dd>{wordStretch(longestRow)}</dd>
        </div>
        <div>
          <dt>{t('timeline.fullestDay')}</dt>
          <dd>
            {t('timeline.onDay', {
              count: t('timeline.contacts', { count: fullestDay.count }),
              on: formatDate(fullestDay.day),
            })}
          </dd>
        </div>
      </dl>
      <p class="quiet">{t('timeline.pausesHint')}</p>
    </section>
  );
}

/** Of fewer contacts a picture says nothing that the list does not. */
const LEAST = 5;

/** What is shown, as pictures and in a few words. */
export function Pictures() {
  const { timeline } = useModel();
  if (timeline.contacts.value < LEAST) return null;
  return (
    <section class="pictures" aria-label={t('timeline.picturesTitle')}>
      <div class="pictures-beside">
        <CountsPicture />
        <Stretches />
      </div>
      <HoursPicture />
    </section>
  );
}
