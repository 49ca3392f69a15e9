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

/** However busy the page is, preparing begins after this long, milliseconds. */
const LATEST_MS = 500;

/** Of a long text this much is searched, characters. */
export const WHOLE_TEXT_BOUND = 50_000;

/** Something to be found by what it says. */
export interface SearchDocument {
  readonly id: string;
  /** What it is made from: while that is the same object, the document is not read again. */
  readonly source: object;
  readonly fields: () => readonly (string | null | undefined)[];
}

interface CaptureEntry {
  readonly summary: CaptureSummary;
  readonly remark: Remark | null;
  readonly wholeText: string | null;
}

type Entry = CaptureEntry | SearchDocument;

export interface SearchIndex {
  /** Captures and documents that are not searched yet. */
  readonly waiting: ReadonlySignal<number>;
  /** Grows with each change, so that results can be worked out again. */
  readonly version: ReadonlySignal<number>;
  /** Takes captures in; each is prepared when the page has a moment. One whose values are the same is skipped. */
  put(summaries: readonly CaptureSummary[], remarks: ReadonlyMap<string, Remark>): void;
  /** Takes in what is no capture. Those of this group that are not among them any more are forgotten. */
  putDocuments(group: string, documents: readonly SearchDocument[]): void;
  /** Adds the whole text of a capture whose summary holds only its beginning. */
  putWholeText(captureId: string, text: string): void;
  remove(captureIds: Iterable<string>): void;
  /** Ids of the captures and documents that hold every word of the query; `null` for an empty query. */
  search(query: string): ReadonlySet<string> | null;
  /** Prepares everything at once, for tests and measurements. */
  settle(): void;
}

function fieldsOf({ summary, remark, wholeText }: CaptureEntry): (string | null | undefined)[] {
  return [
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
}

function foldEntry(entry: Entry): string {
  return ('fields' in entry ? entry.fields() : fieldsOf(entry))
    .flatMap((field) => (field === null || field === undefined ? [] : foldText(field)))
    .join(BETWEEN_FIELDS);
}

/** What was read is drawn before it is prepared for the search, slice by slice. */
function whenThereIsTime(work: () => void, isFirst: boolean): void {
  if (isFirst && typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: LATEST_MS });
  else setTimeout(work);
}

/**
 * Search in memory. Measured at 10,000 captures of 400 characters: looking through the folded texts takes 5 ms a
 * keystroke and 25 ms to prepare, an inverted index 8 ms (79 ms at the 95th percentile) and 1.5 s, and it cannot
 * find the second half of a compound word. docs/adr/0006-interface.md has the figures.
 */
export function createSearchIndex(
  later: (work: () => void, isFirst: boolean) => void = whenThereIsTime,
): SearchIndex {
  const entries = new Map<string, { readonly entry: Entry; readonly folded: string }>();
  const queue = new Map<string, Entry>();
  const groups = new Map<string, ReadonlySet<string>>();
  const waiting = signal(0);
  const version = signal(0);
  let scheduled = false;
  let toldAt = 0;
  let last: { query: string; version: number; found: ReadonlySet<string> } | null = null;

  function prepare(until: number): void {
    for (const [id, entry] of queue) {
      queue.delete(id);
      entries.set(id, { entry, folded: foldEntry(entry) });
      if (performance.now() >= until) break;
    }
    if (queue.size === 0 || performance.now() - toldAt >= TELL_MS) tell();
    if (queue.size > 0) schedule(false);
  }

  /** Each time it is told, everything that was found is worked out and drawn anew. */
  function tell(): void {
    toldAt = performance.now();
    waiting.value = queue.size;
    version.value += 1;
  }

  function schedule(isFirst: boolean): void {
    if (scheduled) return;
    scheduled = true;
    later(() => {
      scheduled = false;
      if (queue.size > 0) prepare(performance.now() + SLICE_MS);
    }, isFirst);
  }

  function enqueue(id: string, entry: Entry): void {
    // Before anything is prepared it is said that something is waiting; after that at its pace.
    if (queue.size === 0) waiting.value = Math.max(waiting.peek(), 1);
    queue.set(id, entry);
    schedule(true);
  }

  function captureOf(id: string): CaptureEntry | null {
    const entry = queue.get(id) ?? entries.get(id)?.entry;
    return entry === undefined || 'fields' in entry ? null : entry;
  }

  function forget(ids: Iterable<string>): void {
    for (const id of ids) {
      queue.delete(id);
      entries.delete(id);
    }
    waiting.value = queue.size;
    version.value += 1;
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
        const known = captureOf(summary.id);
        if (known !== null && known.summary === summary && known.remark === remark) continue;
        enqueue(summary.id, { summary, remark, wholeText: known?.wholeText ?? null });
      }
    },
    putDocuments(group, documents) {
      const ids = new Set(documents.map(({ id }) => id));
      const gone = [...(groups.get(group) ?? [])].filter((id) => !ids.has(id));
      groups.set(group, ids);
      if (gone.length > 0) forget(gone);
      for (const document of documents) {
        const known = queue.get(document.id) ?? entries.get(document.id)?.entry;
        if (known !== undefined && 'source' in known && known.source === document.source) continue;
        enqueue(document.id, document);
      }
    },
    putWholeText(captureId, text) {
      const known = captureOf(captureId);
      if (known !== null) enqueue(captureId, { ...known, wholeText: text.slice(0, WHOLE_TEXT_BOUND) });
    },
    remove: forget,
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
