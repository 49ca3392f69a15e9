import { exhibitNumber } from '../../bundle/names';
import { signal, type ReadonlySignal } from '@preact/signals';
import type { CaptureSummary } from '../../domain/capture';
import type { Remark } from '../../domain/remark';
import { foldText, holds, readQuery, type Needle } from './search-text';

/** Between two fields, so that no word is found across them. */
const BETWEEN_FIELDS = '\n';

/** Longest a slice of preparing may keep the page from answering, milliseconds. */
const SLICE_MS = 8;
/** While much is waiting, results and the number still to go are brought up to date this often, milliseconds. */
const TELL_MS = 400;

/** Of a long text this much is searched, characters. */
export const WHOLE_TEXT_BOUND = 50_000;

interface Entry {
  summary: CaptureSummary;
  remark: Remark | null;
  folded: string;
  wholeText: string | null;
}

export interface SearchIndex {
  /** Captures that are not searched yet. */
  readonly waiting: ReadonlySignal<number>;
  /** Grows with each change, so that results can be worked out again. */
  readonly version: ReadonlySignal<number>;
  /** Takes captures in; each is prepared when the page has a moment. One whose values are the same is skipped. */
  put(summaries: readonly CaptureSummary[], remarks: ReadonlyMap<string, Remark>): void;
  /** Adds the whole text of a capture whose summary holds only its beginning. */
  putWholeText(captureId: string, text: string): void;
  remove(captureIds: Iterable<string>): void;
  /** Ids of the captures that hold every word of the query; `null` for an empty query. */
  search(query: string): ReadonlySet<string> | null;
  /** Prepares everything at once, for tests and measurements. */
  settle(): void;
}

function foldEntry({ summary, remark, wholeText }: Omit<Entry, 'folded'>): string {
  const fields = [
    wholeText ?? summary.excerpt,
    summary.title,
    summary.authorName,
    summary.authorHandle,
    summary.platform,
    // Every address has the scheme: nobody looks for it.
    summary.url.replace(/^https?:\/\/(www\.)?/, ''),
    `#${summary.sequence}`,
    exhibitNumber(summary.sequence),
    remark?.note,
    remark?.privateNote,
    ...(remark?.tags ?? []),
  ];
  return fields
    .flatMap((field) => (field === null || field === undefined ? [] : foldText(field)))
    .join(BETWEEN_FIELDS);
}

/**
 * Search in memory. Measured at 10,000 captures of 400 characters: looking through the folded texts takes 5 ms a
 * keystroke and 25 ms to prepare, an inverted index 8 ms (79 ms at the 95th percentile) and 1.5 s, and it cannot
 * find the second half of a compound word. docs/adr/0006-interface.md has the figures.
 */
export function createSearchIndex(
  later: (work: () => void) => void = (work) => void setTimeout(work),
): SearchIndex {
  const entries = new Map<string, Entry>();
  const queue = new Map<string, Omit<Entry, 'folded'>>();
  const waiting = signal(0);
  const version = signal(0);
  let scheduled = false;
  let toldAt = 0;
  let last: { query: string; version: number; found: ReadonlySet<string> } | null = null;

  function prepare(until: number): void {
    for (const [id, entry] of queue) {
      queue.delete(id);
      entries.set(id, { ...entry, folded: foldEntry(entry) });
      if (performance.now() >= until) break;
    }
    if (queue.size === 0 || performance.now() - toldAt >= TELL_MS) tell();
    if (queue.size > 0) schedule();
  }

  /** Each time it is told, everything that was found is worked out and drawn anew. */
  function tell(): void {
    toldAt = performance.now();
    waiting.value = queue.size;
    version.value += 1;
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    later(() => {
      scheduled = false;
      if (queue.size > 0) prepare(performance.now() + SLICE_MS);
    });
  }

  function enqueue(entry: Omit<Entry, 'folded'>): void {
    // Before anything is prepared it is said that something is waiting; after that at its pace.
    if (queue.size === 0) waiting.value = Math.max(waiting.peek(), 1);
    queue.set(entry.summary.id, entry);
    schedule();
  }

  function look(query: readonly Needle[], among: Iterable<string>): Set<string> {
    const found = new Set<string>();
    for (const id of among) {
      const entry = entries.get(id);
      if (entry !== undefined && holds(entry.folded, query)) found.add(id);
    }
    return found;
  }

  return {
    waiting,
    version,
    put(summaries, remarks) {
      for (const summary of summaries) {
        const remark = remarks.get(summary.id) ?? null;
        const known = queue.get(summary.id) ?? entries.get(summary.id);
        if (known !== undefined && known.summary === summary && known.remark === remark) continue;
        enqueue({ summary, remark, wholeText: known?.wholeText ?? null });
      }
    },
    putWholeText(captureId, text) {
      const known = queue.get(captureId) ?? entries.get(captureId);
      if (known === undefined) return;
      enqueue({ summary: known.summary, remark: known.remark, wholeText: text.slice(0, WHOLE_TEXT_BOUND) });
    },
    remove(captureIds) {
      for (const id of captureIds) {
        queue.delete(id);
        entries.delete(id);
      }
      waiting.value = queue.size;
      version.value += 1;
    },
    search(text) {
      const query = readQuery(text);
      if (query.length === 0) return null;
      const now = version.value;
      if (last !== null && last.version === now && last.query === text) return last.found;
      // Each further letter can only narrow what the letters before it found. Quotes can widen it.
      const narrows =
        last !== null &&
        last.version === now &&
        text.startsWith(last.query) &&
        !text.includes('"') &&
        last.query !== '';
      const found = look(query, narrows && last !== null ? last.found : entries.keys());
      last = { query: text, version: now, found };
      return found;
    },
    settle() {
      prepare(Infinity);
    },
  };
}
