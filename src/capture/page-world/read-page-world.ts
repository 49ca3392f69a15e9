/**
 * Runs in the page's own world, at an act of the person, on the hosts in `sources.ts` alone: reads ids that the page
 * keeps nowhere else. It changes nothing and leaves nothing behind, not even a name. It is the page's world, so the page
 * can lie and, if it has replaced the browser's own functions, can notice being read: what comes out is checked against
 * what the page shows and marked as found here.
 */
import type { PageWorldEntry } from '../../sites/site';
import { SOURCES } from './sources';

const MAX_ENTRIES = 300;
/** A page that answers slowly on purpose is left alone. Milliseconds. */
const LIMIT_MS = 150;

/** The entries as JSON; `null` on any other host and where the page has replaced what this needs. */
export function readPageWorld(host: string): string | null {
  const sources = SOURCES.filter(({ hosts }) =>
    hosts.some((one) => host === one || host.endsWith(`.${one}`)),
  );
  if (sources.length === 0) return null;
  const ends = performance.now() + LIMIT_MS;
  const entries: PageWorldEntry[] = [];
  try {
    for (const source of sources)
      for (const element of document.querySelectorAll(source.container)) {
        if (entries.length >= MAX_ENTRIES || performance.now() > ends) break;
        const key = source.keyOf(element);
        const entry = key === null || key.length > 300 ? null : source.read(element, key);
        if (entry !== null) entries.push(entry);
      }
    return JSON.stringify(entries);
  } catch {
    // Whatever the page did to its own world costs only these values.
    return null;
  }
}
