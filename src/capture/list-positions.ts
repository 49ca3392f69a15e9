import { attributeOf } from '../sites/dom';

/** Place of an item in a list and how many the list says there are (`aria-posinset`, `aria-setsize`). */
export function readPosition(element: Element): { at: number; of: number | null } | null {
  const at = Number.parseInt(attributeOf(element, 'aria-posinset') ?? '', 10);
  if (!Number.isInteger(at) || at < 1) return null;
  const of = Number.parseInt(attributeOf(element, 'aria-setsize') ?? '', 10);
  return { at, of: Number.isInteger(of) && of > 0 ? of : null };
}

/** `2, 3, 4, 9` → `2–4, 9`. */
export function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  let from: number | null = null;
  let to = 0;
  const flush = (): void => {
    if (from !== null) parts.push(from === to ? String(from) : `${from}–${to}`);
  };
  for (const number of numbers) {
    if (from !== null && number === to + 1) to = number;
    else {
      flush();
      from = number;
      to = number;
    }
  }
  flush();
  return parts.join(', ');
}
