import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { CaptureSummary } from '../../domain/capture';
import type { ArchiveContents } from './archive-contents';
import { matchesFilter, NO_FILTER, type CaptureFilter } from './capture-filter';
import { createDayOf, groupByDay, type ListRow } from './day-groups';
import { START, type ListRoute } from './route';
import type { SearchIndex } from './search-index';
import { keepOnly, NOTHING_SELECTED, type Selection } from './selection';

/** What the list shows now: a view, narrowed by filter and search, with a line to stand on and marks. */
export interface ListView {
  /** The list last looked at; other pages leave it as it was. */
  readonly place: Signal<ListRoute>;
  readonly filter: Signal<CaptureFilter>;
  readonly query: Signal<string>;
  /** All captures of the view, before filter and search. */
  readonly ofView: ReadonlySignal<readonly CaptureSummary[]>;
  readonly shown: ReadonlySignal<readonly CaptureSummary[]>;
  readonly rows: ReadonlySignal<readonly ListRow[]>;
  readonly selection: Signal<Selection>;
  /** The capture the keyboard stands on. */
  readonly activeId: Signal<string | null>;
  readonly dayOf: (at: string) => string;
  /** Moves the line by so many captures and gives the one it is on then. */
  move(by: number): CaptureSummary | null;
  stop(): void;
}

export function createListView(contents: ArchiveContents, index: SearchIndex, timeZone: string): ListView {
  const place = signal<ListRoute>(START);
  const filter = signal<CaptureFilter>(NO_FILTER);
  const query = signal('');
  const selection = signal<Selection>(NOTHING_SELECTED);
  const activeId = signal<string | null>(null);
  const dayOf = createDayOf(timeZone);

  const ofView = computed(() => {
    const { value } = place;
    if (value.view === 'case') {
      const remarks = contents.remarks.value;
      return contents.captures.value.filter(({ id }) => remarks.get(id)?.caseId === value.caseId);
    }
    return value.view === 'bin' ? contents.binned.value : contents.captures.value;
  });

  const shown = computed(() => {
    const wanted = filter.value;
    const isSearched = query.value.trim() !== '';
    // Only a search needs to be worked out again when the index has grown.
    const found = isSearched ? (index.version.value, index.search(query.value)) : null;
    if (found === null && wanted === NO_FILTER) return ofView.value;
    const searched = found === null ? ofView.value : ofView.value.filter(({ id }) => found.has(id));
    if (wanted === NO_FILTER) return searched;
    const remarks = contents.remarks.value;
    return searched.filter((capture) =>
      matchesFilter(wanted, capture, remarks.get(capture.id), dayOf(capture.capturedAt)),
    );
  });

  const rows = computed(() => groupByDay(shown.value, dayOf));

  const stop = effect(() => {
    const present = new Set(ofView.value.map(({ id }) => id));
    selection.value = keepOnly(selection.peek(), present);
  });

  return {
    place,
    filter,
    query,
    ofView,
    shown,
    rows,
    selection,
    activeId,
    dayOf,
    move(by) {
      const list = shown.value;
      const at = list.findIndex(({ id }) => id === activeId.value);
      // Standing nowhere, a step forward is onto the first.
      const from = at === -1 && by < 0 ? 0 : at;
      const next = list[Math.min(Math.max(from + by, 0), list.length - 1)] ?? null;
      if (next !== null) activeId.value = next.id;
      return next;
    },
    stop,
  };
}
