import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { HourMatrix } from '../../timeline/hours';
import { useModel } from '../archive/model-context';
import { Fold } from '../components/fold';
import { formatNumber } from '../format';
import { language, t } from '../words';
import { weekdayWords, wordHour } from './timeline-words';
import { usePlotting, useWidth } from './use-plot';

function wordSpan(hour: number): string {
  return t('timeline.hourSpan', { from: wordHour(hour), to: wordHour((hour + 1) % 24) });
}

/** The fullest hour of the week; the first of those that are equally full. */
function findFullest({ cells, most }: HourMatrix): { weekday: number; hour: number } {
  const weekday = cells.findIndex((line) => line.includes(most));
  return { weekday, hour: cells[weekday]?.indexOf(most) ?? 0 };
}

function Summary({ hours }: { readonly hours: HourMatrix }) {
  const { counted, most, withoutClock, byCapture } = hours;
  const { weekday, hour } = findFullest(hours);
  const day = weekdayWords('long')[weekday] ?? '';
  return (
    <div class="picture-words">
      <p>
        {counted === 0
          ? t('timeline.hoursNothing')
          : t('timeline.hoursSummary', {
              count: t('timeline.contacts', { count: counted }),
              most,
              when: `${day}, ${wordSpan(hour)}`,
            })}
      </p>
      {withoutClock > 0 && <p class="quiet">{t('timeline.hoursWithout', { count: withoutClock })}</p>}
      {byCapture > 0 && <p class="quiet">{t('timeline.hoursByCapture', { count: byCapture })}</p>}
    </div>
  );
}

function HoursTable({ hours }: { readonly hours: HourMatrix }) {
  const [open, setOpen] = useState(false);
  const days = weekdayWords('short');
  const all = Array.from({ length: 24 }, (_, hour) => hour);
  const filled = all.filter((hour) => hours.cells.some((line) => (line[hour] ?? 0) > 0));
  return (
    <Fold summary={t('timeline.asTable')} open={open} onToggle={setOpen}>
      {open && (
        <>
          {filled.length < 24 && <p class="quiet">{t('timeline.tableLeftOut')}</p>}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keys */}
          <section class="scrolls figures" tabIndex={0} aria-label={t('timeline.hours')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('timeline.tableHours')}</th>
                  {days.map((day) => (
                    <th scope="col" key={day}>
                      {day}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {filled.map((hour) => (
                  <tr key={hour}>
                    <th scope="row">{wordSpan(hour)}</th>
                    {days.map((day, weekday) => (
                      <td key={day}>{formatNumber(hours.cells[weekday]?.[hour] ?? 0)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </Fold>
  );
}

/** On which weekdays and at which hours contacts were; a table beside it. */
export function HoursPicture() {
  const { timeline } = useModel();
  const hours = timeline.hours.value;
  const heading = useId();
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const plotting = usePlotting();
  const spoken = language.value;
  useLayoutEffect(() => {
    if (plotting === null || width === 0 || host.current === null) return;
    if (hours.counted === 0) {
      host.current.replaceChildren();
      return;
    }
    const days = weekdayWords('long');
    host.current.replaceChildren(
      plotting.drawHours({
        hours,
        weekdays: weekdayWords('short'),
        width,
        wordHour,
        wordCell: (weekday, hour, count) =>
          t('timeline.hourCell', { weekday: days[weekday] ?? '', hour: wordSpan(hour), count }),
      }),
    );
  }, [plotting, width, hours, spoken]);
  return (
    <figure class="picture-figure" aria-labelledby={heading}>
      <div class="picture-head">
        <h3 id={heading}>{t('timeline.hours')}</h3>
      </div>
      <Summary hours={hours} />
      <div class="picture-host" ref={host} />
      {hours.counted > 0 && (
        <>
          <p class="quiet">{t('timeline.hoursScale', { count: hours.most })}</p>
          <HoursTable hours={hours} />
        </>
      )}
    </figure>
  );
}
