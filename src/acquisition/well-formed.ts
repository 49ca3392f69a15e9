/**
 * The same value with every lone surrogate in its strings replaced by U+FFFD. A page may hold half characters;
 * they have no UTF-8 form, so no record and no file could hold them.
 */
export function wellFormed<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed() as T;
  if (Array.isArray(value)) return value.map((item: unknown) => wellFormed(item)) as T;
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, wellFormed(held)])) as T;
  }
  return value;
}
