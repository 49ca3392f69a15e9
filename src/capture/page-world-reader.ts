import { pageWorldEntries } from '../sites/page-world';
import type { PageContext, PageWorldEntry, Site } from '../sites/site';
import { pageCalls } from '../messaging/messenger';

/** A background that does not answer costs a capture no more. Milliseconds. */
const ANSWER_MS = 1000;

/** What the page's own world said in the course of one capture; each post by the key that the page shows of it. */
export interface PageWorldReader {
  /** Has it read, on a site whose ids are nowhere else. Nothing depends on it. */
  look(site: Site): Promise<void>;
  /** The page together with what was read so far; the same map as long as nothing was added. */
  with(page: PageContext): PageContext;
}

/** @param ask has the script run in the page's own world, and gives back what it returned */
export function createPageWorldReader(
  ask: () => Promise<unknown> = async () => (await pageCalls.sendMessage('readWorld', {})).said,
): PageWorldReader {
  let entries: ReadonlyMap<string, PageWorldEntry> | null = null;
  /** Keys of which different things were said, of which nothing is believed. */
  const doubtful = new Set<string>();

  const add = (read: ReadonlyMap<string, PageWorldEntry>): void => {
    const grown = new Map(entries ?? []);
    let changed = entries === null;
    for (const [key, entry] of read) {
      const known = grown.get(key);
      if (doubtful.has(key) || (known !== undefined && JSON.stringify(known) === JSON.stringify(entry)))
        continue;
      changed = true;
      if (known === undefined) grown.set(key, entry);
      else {
        doubtful.add(key);
        grown.delete(key);
      }
    }
    if (changed) entries = grown;
  };

  return {
    async look(site) {
      if (site.pageWorld !== true) return;
      const late = new Promise<null>((resolve) => {
        setTimeout(resolve, ANSWER_MS, null);
      });
      add(pageWorldEntries(await Promise.race([ask().catch(() => null), late])));
    },
    with: (page) => (entries === null ? page : { ...page, pageWorld: entries }),
  };
}

/** The page without what its own world says: by what it shows a post is told from others at every moment. */
export function asShown(page: PageContext): PageContext {
  const { pageWorld, ...shown } = page;
  return pageWorld === undefined ? page : shown;
}
