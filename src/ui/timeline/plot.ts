import { axisX, axisY, cell, dot, gridY, plot, rect, rectY, ruleX, ruleY, text } from '@observablehq/plot';
import type { CountsOverTime } from '../../timeline/counts';
import { addDays, nextPeriod, periodOf } from '../../timeline/days';
import { pickTicks, roundUp, type TickUnit } from './ticks';
import type { HourMatrix } from '../../timeline/hours';

/*
 * The door to the plotting library. It is loaded when a picture is first drawn. All colours are custom properties, so
 * that one drawing serves light, dark, print and forced colours; all words are handed in.
 */

/** Something that stands beside the contacts: an order in force, or a report. Days `YYYY-MM-DD`, both included. */
export interface PlotMark {
  readonly is: 'order' | 'report';
  readonly from: string;
  readonly to: string | null;
  readonly label: string;
}

export interface CountsPlot {
  readonly counts: CountsOverTime;
  /** Names of the series, in their order. */
  readonly names: readonly string[];
  readonly marks: readonly PlotMark[];
  /** CSS pixels. */
  readonly width: number;
  readonly wordPeriod: (start: string) => string;
  readonly wordTick: (day: string, unit: TickUnit) => string;
}

export interface DrawnPlot {
  readonly picture: SVGSVGElement;
  /** The day at so many CSS pixels from the picture's left edge; `null` beside the bars. */
  readonly dayAt: (x: number) => string | null;
}

/** Few rows are higher, CSS pixels. */
function rowHeight(rows: number): number {
  return rows <= 2 ? 132 : rows <= 4 ? 104 : 84;
}

const TOP = 22;
/** The scale of time is at least so many periods long. */
const LEAST_PERIODS = 10;
const AXIS_HEIGHT = 26;
const EDGE = 34;

function moment(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** The library sets its few rules in a `style` element, which our policy forbids: they stand in timeline.css. */
function withoutStyle(made: SVGSVGElement | HTMLElement): SVGSVGElement {
  if (!(made instanceof SVGSVGElement)) throw new Error('the plot is no picture');
  for (const style of made.querySelectorAll('style')) style.remove();
  made.setAttribute('aria-hidden', 'true');
  return made;
}

/** Bars over time, one row for each series, all to one scale; with the marks through all rows. */
export function drawCounts({ counts, names, marks, width, wordPeriod, wordTick }: CountsPlot): DrawnPlot {
  const { periods, series, unit } = counts;
  const rows = series.flatMap(({ counts: figures }, row) =>
    figures.flatMap((count, index) => {
      const start = periods[index];
      if (count === 0 || start === undefined) return [];
      const end = nextPeriod(start, unit);
      return [{ x1: moment(start), x2: moment(end), count, row, title: `${wordPeriod(start)}: ${count}` }];
    }),
  );
  const begin = periods[0] ?? '1970-01-01';
  const last = nextPeriod(periods.at(-1) ?? begin, unit);
  // A few periods alone would make bars as broad as walls.
  const lead = Math.max(0, LEAST_PERIODS - periods.length);
  const first = periodOf(addDays(begin, -lead * { day: 1, week: 7, month: 30 }[unit]), unit);
  const most = roundUp(Math.max(1, ...rows.map(({ count }) => count)));
  const labels = series.map((_, row) => ({ row, name: names[row] ?? '' }));
  const spans = marks
    .filter(({ is, from, to }) => is === 'order' && from < last && (to === null || to >= first))
    .map(({ from, to, label }) => ({
      x1: moment(from < first ? first : from),
      x2: moment(to === null || to >= last ? last : nextPeriod(to, 'day')),
      label,
    }));
  const lines = marks
    .filter(({ is, from }) => is === 'report' && from >= first && from < last)
    .map(({ from, label }) => ({ x: moment(from), label }));
  const ticks = pickTicks(first, last, Math.max(2, Math.floor(width / 110)));
  const figure = plot({
    document,
    width,
    height: labels.length * rowHeight(labels.length) + TOP + AXIS_HEIGHT,
    marginLeft: EDGE,
    marginRight: 12,
    marginTop: TOP,
    marginBottom: AXIS_HEIGHT,
    className: 'plot',
    style: { fontSize: 'inherit', fontFamily: 'inherit', background: 'none' },
    x: { type: 'utc', domain: [moment(first), moment(last)], label: null },
    y: { domain: [0, most], label: null },
    fy: { domain: labels.map(({ row }) => row), axis: null, padding: 0.26 },
    marks: [
      rect(spans, {
        x1: 'x1',
        x2: 'x2',
        fill: 'var(--mark-wash)',
        stroke: 'var(--mark)',
        strokeDasharray: '2 3',
        title: 'label',
      }),
      gridY([most], { stroke: 'var(--line)', strokeOpacity: 1 }),
      axisY([0, most], {
        tickSize: 0,
        tickFormat: (count: number) => wordCount(count),
        fill: 'var(--ink-soft)',
      }),
      rectY(rows, {
        fy: 'row',
        x1: 'x1',
        x2: 'x2',
        y: 'count',
        fill: 'var(--tide)',
        title: 'title',
        ...insets(width, periods.length),
      }),
      ruleY([0], { stroke: 'var(--edge)' }),
      ruleX(lines, { x: 'x', stroke: 'var(--mark)', strokeWidth: 1.5, title: 'label' }),
      dot(lines, {
        x: 'x',
        frameAnchor: 'top',
        symbol: 'diamond',
        r: 4,
        fill: 'var(--mark)',
        facetAnchor: 'top',
        title: 'label',
      }),
      text(labels, {
        fy: 'row',
        text: 'name',
        frameAnchor: 'top-left',
        dx: 2,
        dy: -16,
        textAnchor: 'start',
        fill: 'var(--ink)',
        fontWeight: 600,
      }),
      axisX(ticks.days.map(moment), {
        tickSize: 4,
        facetAnchor: 'bottom',
        anchor: 'bottom',
        tickFormat: (date: Date) => wordTick(dayOf(date), ticks.unit),
        stroke: 'var(--edge)',
        fill: 'var(--ink-soft)',
      }),
    ],
  });
  const scale = figure.scale('x');
  return {
    picture: withoutStyle(figure),
    dayAt: (x) => {
      const at: unknown = scale?.invert?.(x);
      if (!(at instanceof Date) || Number.isNaN(at.getTime())) return null;
      const day = dayOf(at);
      return day < first || day >= last ? null : day;
    },
  };
}

function wordCount(count: number): string {
  return String(count);
}

/** Space between bars, as long as there is room for any. */
function insets(width: number, periods: number): { insetLeft: number; insetRight: number } {
  const inset = width / Math.max(periods, 1) > 6 ? 0.5 : 0;
  return { insetLeft: inset, insetRight: inset };
}

export interface HoursPlot {
  readonly hours: HourMatrix;
  /** From Monday on. */
  readonly weekdays: readonly string[];
  /** CSS pixels. */
  readonly width: number;
  readonly wordHour: (hour: number) => string;
  readonly wordCell: (weekday: number, hour: number, count: number) => string;
}

/** Weekdays down, hours across: the more there were, the larger and the stronger the square. */
export function drawHours({ hours, weekdays, width, wordHour, wordCell }: HoursPlot): SVGSVGElement {
  const left = 40;
  const size = (width - left - 4) / 24;
  const row = Math.max(18, Math.min(30, size));
  const squares = hours.cells.flatMap((line, weekday) =>
    line.map((count, hour) => ({ weekday, hour, count, title: wordCell(weekday, hour, count) })),
  );
  const side = Math.min(size, row) - 2;
  const figure = plot({
    document,
    width,
    height: row * 7 + AXIS_HEIGHT + 4,
    marginLeft: left,
    marginRight: 4,
    marginTop: 4,
    marginBottom: AXIS_HEIGHT,
    className: 'plot',
    style: { fontSize: 'inherit', fontFamily: 'inherit', background: 'none' },
    x: { type: 'band', domain: Array.from({ length: 24 }, (_, hour) => hour), label: null, padding: 0.06 },
    y: { type: 'band', domain: [0, 1, 2, 3, 4, 5, 6], label: null, padding: 0.06 },
    // The area says how many: d3's square of size s has sides of √s, and its size is πr².
    r: { type: 'sqrt', domain: [0, Math.max(1, hours.most)], range: [0, side / Math.sqrt(Math.PI)] },
    opacity: { domain: [0, Math.max(1, hours.most)], range: [0.55, 1] },
    marks: [
      cell(squares, { x: 'hour', y: 'weekday', fill: 'var(--cell)', title: 'title' }),
      dot(
        squares.filter(({ count }) => count > 0),
        {
          x: 'hour',
          y: 'weekday',
          r: 'count',
          symbol: 'square',
          fill: 'var(--tide)',
          fillOpacity: 'count',
          stroke: 'none',
          title: 'title',
        },
      ),
      axisY({
        tickSize: 0,
        tickFormat: (weekday: number) => weekdays[weekday] ?? '',
        fill: 'var(--ink-soft)',
      }),
      axisX([0, 6, 12, 18], {
        tickSize: 4,
        tickFormat: (hour: number) => wordHour(hour),
        stroke: 'var(--edge)',
        fill: 'var(--ink-soft)',
      }),
    ],
  });
  return withoutStyle(figure);
}
