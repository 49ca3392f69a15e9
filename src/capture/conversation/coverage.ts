import type { Rect } from '../../domain/capture';
import type { MessageRow } from './find-conversation';
import type { Direction } from './way';

/** Room between the next message and the edge of the view, CSS pixels. */
const MARGIN = 6;

type Row = Pick<MessageRow, 'top' | 'bottom'>;

/**
 * How much of a message is shown once the view is as it is, from the side we come from, 0 to 1; never less than
 * what was `covered` before. A message that fits the view counts once it is whole in it; a taller one piece by piece.
 */
export function coverageOf(row: Row, covered: number, area: Rect, direction: Direction): number {
  const [viewTop, viewBottom] = [area.y - 1, area.y + area.height + 1];
  const height = row.bottom - row.top;
  if (row.bottom < viewTop || row.top > viewBottom) return covered;
  if (row.top >= viewTop && row.bottom <= viewBottom) return 1;
  if (height <= area.height - 2 * MARGIN) return covered;
  const edge = direction === 'up' ? row.bottom - covered * height : row.top + covered * height;
  if (direction === 'up' ? edge > viewBottom : edge < viewTop) return covered;
  const shown =
    direction === 'up'
      ? (row.bottom - Math.max(row.top, viewTop)) / height
      : (Math.min(row.bottom, viewBottom) - row.top) / height;
  return Math.max(covered, shown > 0.99 ? 1 : shown);
}

/** How far to scroll onward to have what is not covered of a message begin at the edge of the view, CSS pixels. */
export function distanceTo(row: Row, covered: number, area: Rect, direction: Direction): number {
  const shown = covered * (row.bottom - row.top);
  return direction === 'up'
    ? area.y + area.height - MARGIN - (row.bottom - shown)
    : row.top + shown - (area.y + MARGIN);
}
