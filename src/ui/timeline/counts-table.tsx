import { useState } from 'preact/hooks';
import type { CountsOverTime } from '../../timeline/counts';
import { Fold } from '../components/fold';
import { formatNumber } from '../format';
import { t } from '../words';
import type { PlotMark } from './plot';
import { wordPeriod } from './timeline-words';

interface CountsTableProps {
  readonly counts: CountsOverTime;
  readonly names: readonly string[];
  readonly marks: readonly PlotMark[];
  readonly today: string;
  readonly onNarrow: (start: string) => void;
}

/** The figures of the picture; each period leads to its entries. It is only made when it is opened. */
export function CountsTable({ counts, names, marks, today, onNarrow }: CountsTableProps) {
  const [open, setOpen] = useState(false);
  const { periods, series, unit } = counts;
  const rows = periods.flatMap((period, index) => {
    const figures = series.map((line) => line.counts[index] ?? 0);
    return figures.some((figure) => figure > 0) ? [{ period, figures }] : [];
  });
  return (
    <Fold summary={t('timeline.asTable')} open={open} onToggle={setOpen}>
      {open && (
        <>
          {rows.length < periods.length && <p class="quiet">{t('timeline.tableLeftOut')}</p>}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keys */}
          <section class="scrolls figures" tabIndex={0} aria-label={t('timeline.overTime')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('timeline.tablePeriod')}</th>
                  {names.map((name) => (
                    <th scope="col" key={name}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ period, figures }) => {
                  const words = wordPeriod(period, unit, today);
                  return (
                    <tr key={period}>
                      <th scope="row">
                        <button
                          type="button"
                          class="link-button"
                          aria-label={t('timeline.narrowTo', { period: words })}
                          onClick={() => onNarrow(period)}
                        >
                          {words}
                        </button>
                      </th>
                      {figures.map((figure, index) => (
                        <td key={names[index]}>{formatNumber(figure)}</td>
                      ))}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
          {marks.length > 0 && (
            <ul class="dot-list">
              {marks.map(({ label }) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </Fold>
  );
}
