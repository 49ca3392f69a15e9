import type { TargetedMouseEvent } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { lastDayOf, periodOf } from '../../timeline/days';
import type { CountsOverTime } from '../../timeline/counts';
import type { ArchiveModel } from '../archive/archive-model';
import { useModel } from '../archive/model-context';
import { formatDate } from '../format';
import { t } from '../words';
import { CountsTable } from './counts-table';
import type { DrawnPlot, PlotMark } from './plot';
import { nameOfWho } from './timeline-choices';
import { Select } from './timeline-tools';
import { wordEntry, wordPeriod, wordTick } from './timeline-words';
import { usePlotting, useWidth } from './use-plot';

const KIND_NAMES = {
  incident: 'timeline.incidents',
  capture: 'timeline.captures',
  file: 'timeline.files',
} as const;

function namesOf(
  { series }: CountsOverTime,
  by: 'kind' | 'who',
  names: ReadonlyMap<string, string>,
): string[] {
  return series.map(({ is, key }) => {
    if (is === 'others') return t('timeline.everybodyElse');
    if (is === 'nobody' || key === null) return t('timeline.nobodyNamed');
    if (by === 'who') return nameOfWho(key, names);
    return key === 'incident' || key === 'capture' || key === 'file' ? t(KIND_NAMES[key]) : key;
  });
}

/** Orders and reports, those of the chosen case where one is. */
function marksOf({ timeline, services }: ArchiveModel): PlotMark[] {
  const { timeZone } = services.machine;
  const { orders: inForce, events, filter } = timeline;
  const { caseId } = filter.value;
  const reports = (events.value ?? []).flatMap((event): PlotMark[] => {
    if (event.kind !== 'report' || event.time.day === null) return [];
    if (caseId !== null && !event.caseIds.includes(caseId)) return [];
    const words = wordEntry(timeline.entryOf(event.entryId), timeZone);
    const label = [t('timeline.markReport'), words, formatDate(event.time.day)];
    return [
      {
        is: 'report',
        from: event.time.day,
        to: null,
        label: label.filter((part) => part !== null).join(', '),
      },
    ];
  });
  const orders = inForce.value.flatMap(({ fields, ...order }): PlotMark[] => {
    if (fields.start === undefined || (caseId !== null && fields.case !== caseId)) return [];
    const span = [
      formatDate(fields.start),
      fields.expires === undefined ? '' : formatDate(fields.expires),
    ].join('–');
    const label = [t('timeline.markOrder'), wordEntry({ ...order, fields }, timeZone), span];
    return [
      {
        is: 'order',
        from: fields.start,
        to: fields.expires ?? null,
        label: label.filter((part) => part !== null).join(', '),
      },
    ];
  });
  return [...orders, ...reports];
}

function Summary({ counts, today }: { readonly counts: CountsOverTime; readonly today: string }) {
  const { periods, totals, unit, span, counted, undated, ranges, byCapture } = counts;
  if (span === null) return null;
  const most = Math.max(...totals);
  const at = periods[totals.lastIndexOf(most)] ?? span.last;
  const notes = [
    undated > 0 ? t('timeline.noteUndated', { count: undated }) : null,
    ranges > 0 ? t('timeline.noteRanges', { count: ranges }) : null,
    byCapture > 0 ? t('timeline.noteByCapture', { count: byCapture }) : null,
  ].filter((note) => note !== null);
  return (
    <div class="picture-words">
      <p>
        {t('timeline.overTimeSummary', {
          count: t('timeline.contacts', { count: counted }),
          from: formatDate(span.first),
          to: formatDate(span.last),
          most,
          period: unit === 'day' ? formatDate(at) : wordPeriod(at, unit, today),
        })}
      </p>
      {notes.map((note) => (
        <p class="quiet" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
}

/** Contacts over time, a row for each kind or person, with orders and reports as marks; a table beside it. */
export function CountsPicture() {
  const model = useModel();
  const { timeline } = model;
  const { by, unit, filter } = timeline;
  const counts = timeline.counts.value;
  const names = namesOf(counts, by.value, timeline.names.value);
  const marks = useMemo(
    () => marksOf(model),
    [timeline.orders.value, timeline.events.value, filter.value, model.settings.value.language],
  );
  const today = model.today();
  const heading = useId();
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const plotting = usePlotting();
  const drawn = useRef<DrawnPlot | null>(null);
  useLayoutEffect(() => {
    if (plotting === null || width === 0 || host.current === null) return;
    drawn.current = plotting.drawCounts({
      counts,
      names,
      marks,
      width,
      wordPeriod: (start) => wordPeriod(start, counts.unit, today),
      wordTick,
    });
    host.current.replaceChildren(drawn.current.picture);
  }, [plotting, width, counts, marks, names.join('\n'), today]);

  const narrow = (start: string): void => {
    filter.value = { ...filter.value, from: start, to: lastDayOf(start, counts.unit) };
  };
  const onClick = (event: TargetedMouseEvent<HTMLDivElement>): void => {
    const day =
      drawn.current?.dayAt(event.clientX - event.currentTarget.getBoundingClientRect().left) ?? null;
    if (day !== null) narrow(periodOf(day, counts.unit));
  };
  const span = counts.periods.length;
  return (
    <figure class="picture-figure" aria-labelledby={heading}>
      <div class="picture-head">
        <h3 id={heading}>{t('timeline.overTime')}</h3>
        <Select
          label={t('timeline.splitLabel')}
          value={by.value}
          choices={[
            ['kind', t('timeline.byKind')],
            ['who', t('timeline.byWho')],
          ]}
          onChange={(chosen) => (by.value = chosen)}
        />
      </div>
      <Summary counts={counts} today={today} />
      {counts.unit !== unit.value && (
        <p class="quiet">{t(counts.unit === 'week' ? 'timeline.drawnByWeek' : 'timeline.drawnByMonth')}</p>
      )}
      {/* The keyboard's way to the same is the table under it. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div class="picture-host" ref={host} onClick={onClick} data-clickable={span > 1 ? '' : undefined} />
      {marks.length > 0 && (
        <ul class="picture-legend">
          {marks.some(({ is }) => is === 'order') && (
            <li>
              <span class="legend-order" />
              {t('timeline.markOrder')}
            </li>
          )}
          {marks.some(({ is }) => is === 'report') && (
            <li>
              <span class="legend-report" />
              {t('timeline.markReport')}
            </li>
          )}
        </ul>
      )}
      <CountsTable counts={counts} names={names} marks={marks} today={today} onNarrow={narrow} />
    </figure>
  );
}
