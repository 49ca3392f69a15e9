/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list element cannot be virtualised: its lines stand absolutely */
import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TimelineRow } from '../../timeline/order';
import { useModel } from '../archive/model-context';
import { Icon } from '../components/icon';
import { useVirtualRows } from '../components/use-virtual-rows';
import { formatNumber } from '../format';
import { t } from '../words';
import { EventLine, useEventWords } from './event-line';
import { nameOfWho } from './timeline-choices';
import { lineId } from './timeline-model';
import { EVENT_ICONS, wordPeriod, wordRun, wordWhen } from './timeline-words';

/** Heights in rem, the same as in timeline.css. */
const LINE_REM = 4;
const PERIOD_REM = 3.25;

function keyOfRow(row: TimelineRow | undefined, index: number): string {
  if (row === undefined) return String(index);
  return lineId(row) ?? `period:${row.type === 'period' ? (row.period ?? 'none') : ''}`;
}

/** How far the list's top lies below the top of what scrolls; follows what is folded open above it. */
function useAbove(
  list: { readonly current: HTMLElement | null },
  scroller: { readonly current: HTMLElement | null },
) {
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    const [lines, pane] = [list.current, scroller.current];
    if (lines === null || pane === null) return undefined;
    const measure = (): void => {
      const offset = lines.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
      setAbove(Math.max(0, Math.round(offset)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    for (const sibling of lines.parentElement?.children ?? [])
      if (sibling !== lines) observer.observe(sibling);
    observer.observe(pane);
    return () => observer.disconnect();
  });
  return above;
}

/** The lines of the timeline; only those in sight are in the document. */
export function TimelineList({ scroller }: { readonly scroller: { readonly current: HTMLElement | null } }) {
  const model = useModel();
  const { timeline, services } = model;
  const { unit, activeId, names } = timeline;
  const rows = timeline.rows.value;
  const today = model.today();
  const lines = useRef<HTMLDivElement>(null);
  const rem = useRef(Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
  const above = useAbove(lines, scroller);
  const heightOf = useCallback(
    (index: number) => (rows[index]?.type === 'period' ? PERIOD_REM : LINE_REM) * rem.current,
    [rows],
  );
  const keyOf = useCallback((index: number) => keyOfRow(rows[index], index), [rows]);
  const { items, totalHeight, scrollTo } = useVirtualRows({
    count: rows.length,
    scroller,
    heightOf,
    keyOf,
    above,
  });
  const wordsOf = useEventWords();
  const activeRow = rows.findIndex((row) => activeId.value !== null && lineId(row) === activeId.value);
  const firstLine = rows.find((row) => row.type !== 'period');
  const standsOn = activeRow === -1 ? (firstLine === undefined ? null : lineId(firstLine)) : activeId.value;

  const wanted = timeline.focusWanted.value;
  const seen = useRef(wanted);
  const waits = useRef(false);
  useEffect(() => {
    if (seen.current === wanted || activeRow === -1) return;
    seen.current = wanted;
    waits.current = true;
    scrollTo(activeRow);
  }, [wanted, activeRow]);
  useEffect(() => {
    if (!waits.current) return;
    const line = lines.current?.querySelector<HTMLElement>('[data-active] > .line-link');
    if (line === null || line === undefined) return;
    waits.current = false;
    line.focus({ preventScroll: true });
  });

  const drawRow = (row: TimelineRow): JSX.Element => {
    if (row.type === 'period') {
      return (
        <h3>
          {row.period === null ? t('timeline.noDate') : wordPeriod(row.period, unit.value, today)}
          <span class="quiet"> {formatNumber(row.count)}</span>
        </h3>
      );
    }
    const id = lineId(row);
    const active = id === standsOn;
    const stand = (): void => {
      activeId.value = id;
    };
    if (row.type === 'event') {
      const withDay = unit.value !== 'day' || row.within !== null;
      return (
        <EventLine event={row.event} words={wordsOf(row.event, withDay)} active={active} onFocus={stand} />
      );
    }
    const { run, open } = row;
    const [first] = run.events;
    const who = first?.who.map((key) => nameOfWho(key, names.value)).join(', ') ?? '';
    return (
      <button
        type="button"
        class="row-link line-link line-run"
        tabIndex={active ? 0 : -1}
        aria-expanded={open}
        onFocus={stand}
        onClick={() => timeline.toggleRun(run.id)}
      >
        <span class="line-when">
          {first === undefined ? '' : wordWhen(first, services.machine.timeZone, today, unit.value !== 'day')}
        </span>
        <span class="cover-small cover-run">
          <Icon name={EVENT_ICONS[run.kind]} />
        </span>
        <span class="line-what">
          <span class="row-who">{wordRun(run)}</span>
          <span class="row-where line-second">
            {who !== '' && <span dir="auto">{who}</span>}
            {first?.site !== null && first?.site !== who && <span>{first?.site}</span>}
          </span>
        </span>
        <Icon name="expand" />
      </button>
    );
  };

  return (
    <div
      class="timeline-lines"
      role="list"
      aria-label={t('timeline.listLabel')}
      ref={lines}
      style={{ blockSize: `${totalHeight}px` }}
    >
      {items.map(({ index, start, key }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <div
            key={key}
            role="listitem"
            class={`line line-of-${row.type}`}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            data-within={row.type === 'event' && row.within !== null ? '' : undefined}
            data-active={lineId(row) !== null && lineId(row) === standsOn ? '' : undefined}
            style={{ insetBlockStart: `${start}px` }}
          >
            {drawRow(row)}
          </div>
        );
      })}
    </div>
  );
}
