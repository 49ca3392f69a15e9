import { weekdayOf } from './days';
import { listContacts } from './counts';
import type { TimelineEvent } from './event';

export interface HourMatrix {
  /** `cells[weekday][hour]`: Monday is 0; hours by the clock where it happened, 0 to 23. */
  readonly cells: readonly (readonly number[])[];
  readonly most: number;
  readonly counted: number;
  /** Left out: no time by the clock (a day, a range, or no date). */
  readonly withoutClock: number;
  /** Left out: only the time of the capture is known. It says when the person was at the computer. */
  readonly byCapture: number;
}

/** On which days of the week and at which hours contacts were. */
export function countByHour(events: readonly TimelineEvent[]): HourMatrix {
  const cells = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  let most = 0;
  let counted = 0;
  let withoutClock = 0;
  let byCapture = 0;
  for (const { time } of listContacts(events)) {
    if (time.there === null) withoutClock += 1;
    else if (time.basis === 'captured') byCapture += 1;
    else {
      const row = cells[weekdayOf(time.there.day)];
      const hour = Math.floor(time.there.minute / 60);
      if (row === undefined) continue;
      row[hour] = (row[hour] ?? 0) + 1;
      most = Math.max(most, row[hour] ?? 0);
      counted += 1;
    }
  }
  return { cells, most, counted, withoutClock, byCapture };
}
