/** Lines compared at each merge; a list that drops nodes overlaps with what was read just before. */
const WINDOW = 1500;

/** Length of the longest common subsequence of the tails `a[i…]` and `b[j…]`, row by row. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint16Array[] {
  const rows: Uint16Array[] = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const row = rows[i]!;
    const below = rows[i + 1]!;
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? below[j + 1]! + 1 : Math.max(below[j]!, row[j + 1]!);
    }
  }
  return rows;
}

/**
 * The shortest sequence that holds both in their order: lines that both have stand once, lines that only one
 * has keep their place. So the texts of a list read while scrolling, which overlap, become one text without
 * doubling and without loss.
 */
export function mergeLines(before: readonly string[], now: readonly string[]): string[] {
  if (before.length === 0) return [...now];
  // What is the same at both ends needs no table.
  let start = 0;
  while (start < before.length && start < now.length && before[start] === now[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < now.length - start &&
    before[before.length - 1 - end] === now[now.length - 1 - end]
  ) {
    end += 1;
  }
  const settled = Math.max(start, before.length - end - WINDOW);
  const a = before.slice(settled, before.length - end);
  const b = now.slice(start, now.length - end);
  const head = before.slice(0, settled);
  const tail = before.slice(before.length - end);
  const compared = b.slice(0, WINDOW);
  const rest = b.slice(WINDOW);
  const rows = commonLengths(a, compared);
  const merged: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < compared.length) {
    if (a[i] === compared[j]) {
      merged.push(a[i]!);
      i += 1;
      j += 1;
    } else if (rows[i + 1]![j]! >= rows[i]![j + 1]!) {
      merged.push(a[i]!);
      i += 1;
    } else {
      merged.push(compared[j]!);
      j += 1;
    }
  }
  return [...head, ...merged, ...a.slice(i), ...compared.slice(j), ...rest, ...tail];
}
