/** How often Shift alone must be pressed, and within what time. */
export const PRESSES_TO_LEAVE = 3;
export const WINDOW_MS = 5000;

/** What has been pressed so far. */
export interface ExitCount {
  /** When Shift was let go, milliseconds of one clock, oldest first. */
  readonly releasedAt: readonly number[];
  /** Shift is down and nothing else has been pressed with it. */
  readonly alone: boolean;
}

export const NOT_COUNTING: ExitCount = { releasedAt: [], alone: false };

export interface KeyMoment {
  readonly type: 'keydown' | 'keyup';
  readonly key: string;
  /** Other modifiers that are down. */
  readonly modified: boolean;
  readonly at: number;
}

/**
 * Counts a key. Shift counts when it is let go and nothing was pressed with it, so a capital letter or a range in
 * a list does not count; any other key starts the count anew.
 */
export function countKey(count: ExitCount, moment: KeyMoment): ExitCount {
  if (moment.key !== 'Shift' || moment.modified) return NOT_COUNTING;
  const recent = count.releasedAt.filter((at) => moment.at - at < WINDOW_MS);
  if (moment.type === 'keydown') return { releasedAt: recent, alone: true };
  if (!count.alone) return NOT_COUNTING;
  return { releasedAt: [...recent, moment.at], alone: false };
}

/** How many presses are missing at a time; `PRESSES_TO_LEAVE` when none count any more. */
export function pressesMissing(count: ExitCount, at: number): number {
  return PRESSES_TO_LEAVE - count.releasedAt.filter((released) => at - released < WINDOW_MS).length;
}
