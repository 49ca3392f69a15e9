import type { PageContext } from '../site';

/**
 * Remembers what was read of a page for as long as the page cannot change: until the code that runs now has
 * ended. A page's own scripts cannot run in between, so nothing remembered is ever old.
 */
export function perReading<T>(read: (page: PageContext) => T): (page: PageContext) => T {
  const known = new Map<PageContext, T>();
  return (page) => {
    const found = known.get(page);
    if (found !== undefined || known.has(page)) return found as T;
    const value = read(page);
    if (known.size === 0) queueMicrotask(() => known.clear());
    known.set(page, value);
    return value;
  };
}
