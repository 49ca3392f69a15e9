/** One line of the bench: a figure against a baseline that was measured in the same run. */
export interface Row {
  readonly name: string;
  readonly figure: number;
  readonly baseline: number | null;
  readonly unit: 'ms' | 'MB' | 'kB' | '%' | 'bytes';
  /** What the figure (or the ratio, where there is a baseline) should stay within. */
  readonly goal: string;
  readonly met: boolean;
  readonly note?: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) throw new Error('the median of nothing');
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** A row whose goal is a bound on figure ÷ baseline. */
export function ratioRow(
  name: string,
  figure: number,
  baseline: number,
  bound: number,
  unit: Row['unit'] = 'ms',
  note?: string,
): Row {
  return {
    name,
    figure,
    baseline,
    unit,
    goal: `≤ ${bound}×`,
    met: figure / baseline <= bound,
    ...(note === undefined ? {} : { note }),
  };
}

/** A row whose goal is a bound on the figure itself. */
export function boundRow(name: string, figure: number, bound: number, unit: Row['unit'], note?: string): Row {
  return {
    name,
    figure,
    baseline: null,
    unit,
    goal: `≤ ${bound} ${unit}`,
    met: figure <= bound,
    ...(note === undefined ? {} : { note }),
  };
}

function shown(value: number): string {
  return Math.abs(value) >= 100 || Number.isInteger(value) ? String(Math.round(value)) : value.toFixed(2);
}

/** `name, figure, baseline, ratio`, and whether the goal was met. */
export function printRow(row: Row): string {
  const ratio = row.baseline === null ? '–' : (row.figure / row.baseline).toFixed(2);
  const baseline = row.baseline === null ? '–' : `${shown(row.baseline)} ${row.unit}`;
  const note = row.note === undefined ? '' : `  (${row.note})`;
  return `${row.name}, ${shown(row.figure)} ${row.unit}, ${baseline}, ${ratio}, goal ${row.goal}: ${row.met ? 'met' : 'NOT MET'}${note}`;
}
