/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- a table element cannot be
   virtualised, and in a grid its cells take the focus */
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { useVirtualRows } from '../components/use-virtual-rows';
import { formatDay } from '../format';
import { t } from '../words';
import { CaptureRow } from './capture-row';
import type { ListRow } from './day-groups';
import { useModel } from './model-context';
import { extendTo, toggle } from './selection';

/** Heights in rem, the same as in list.css. */
const ROW_REM = 4.25;
const DAY_REM = 2.75;

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

/** The list's lines; only those in sight are in the document. */
export function CaptureList() {
  const model = useModel();
  const { list, contents } = model;
  const rows = list.rows.value;
  const { place, selection, activeId } = list;
  const scroller = useRef<HTMLDivElement>(null);
  const rem = useRef(rootFontSize());
  const heightOf = useCallback(
    (index: number) => (rows[index]?.type === 'day' ? DAY_REM : ROW_REM) * rem.current,
    [rows],
  );
  const keyOf = useCallback(
    (index: number) => {
      const row = rows[index];
      return row === undefined ? String(index) : row.type === 'day' ? row.day : row.capture.id;
    },
    [rows],
  );
  const { items, totalHeight, scrollTo } = useVirtualRows({ count: rows.length, scroller, heightOf, keyOf });

  const activeRow = rows.findIndex((row) => row.type === 'capture' && row.capture.id === activeId.value);
  const wantsFocus = useRef(false);
  const listFocus = model.listFocus.value;
  const seenFocus = useRef(listFocus);
  useEffect(() => {
    if (activeRow === -1) return;
    // The heading of the day comes into sight with its first capture.
    scrollTo(rows[activeRow - 1]?.type === 'day' && activeRow === 1 ? 0 : activeRow);
  }, [activeRow]);
  useEffect(() => {
    if (seenFocus.current !== listFocus) {
      seenFocus.current = listFocus;
      wantsFocus.current = true;
    }
    if (!wantsFocus.current) return;
    const link = scroller.current?.querySelector<HTMLElement>('.list-row[data-active] .row-link');
    if (link === null || link === undefined) return;
    wantsFocus.current = false;
    link.focus({ preventScroll: true });
  });

  const mark = (id: string, extend: boolean): void => {
    const shown = list.shown.value.map((capture) => capture.id);
    selection.value = extend ? extendTo(selection.value, id, shown) : toggle(selection.value, id);
    activeId.value = id;
  };

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    // Left and right go between a row's box and its link, as in every grid.
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const row = (event.target as HTMLElement).closest('.list-row');
    const forward =
      (event.key === 'ArrowRight') === (getComputedStyle(event.currentTarget).direction === 'ltr');
    row?.querySelector<HTMLElement>(forward ? '.row-link' : 'input')?.focus();
    event.preventDefault();
  };

  const openId = place.value.captureId;
  const firstCapture = rows.find((row) => row.type === 'capture');
  const standsOn =
    activeRow === -1 ? (firstCapture?.type === 'capture' ? firstCapture.capture.id : null) : activeId.value;

  const drawRow = (row: ListRow): JSX.Element => {
    if (row.type === 'day') {
      return (
        <div role="gridcell" class="day" aria-colspan={2}>
          <h3>{formatDay(row.day, model.today())}</h3>
        </div>
      );
    }
    const { capture } = row;
    return (
      <CaptureRow
        capture={capture}
        remark={contents.remarks.value.get(capture.id)}
        place={place.value}
        timeZone={model.services.machine.timeZone}
        selected={selection.value.ids.has(capture.id)}
        active={capture.id === standsOn}
        open={capture.id === openId}
        onOpen={(event) => {
          if (event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          activeId.value = capture.id;
          model.detailFocus.value = true;
          model.open(capture.id);
        }}
        onMark={(extend) => mark(capture.id, extend)}
      />
    );
  };

  return (
    <div class="list-scroller" ref={scroller}>
      <div
        class="list-rows"
        role="grid"
        aria-label={t('archive.listLabel')}
        aria-rowcount={rows.length}
        aria-multiselectable={true}
        style={{ blockSize: `${totalHeight}px` }}
        onKeyDown={onKeyDown}
      >
        {items.map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const isCapture = row.type === 'capture';
          return (
            <div
              key={key}
              role="row"
              class={isCapture ? 'list-row' : 'list-day'}
              aria-rowindex={index + 1}
              aria-selected={isCapture ? selection.value.ids.has(row.capture.id) : undefined}
              data-active={isCapture && row.capture.id === standsOn ? '' : undefined}
              data-open={isCapture && row.capture.id === openId ? '' : undefined}
              style={{ insetBlockStart: `${start}px` }}
            >
              {drawRow(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
