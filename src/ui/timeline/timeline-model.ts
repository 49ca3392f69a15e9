import { computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import type { CaptureSummary } from '../../domain/capture';
import type { LogEntry, Order, Person } from '../../domain/logbook';
import { countOverTime, fitUnit, listContacts, spanOf, type CountsOverTime } from '../../timeline/counts';
import type { PeriodUnit } from '../../timeline/days';
import type { TimelineEvent } from '../../timeline/event';
import { filterEvents, NO_TIMELINE_FILTER, type TimelineFilter } from '../../timeline/filter';
import { countByHour, type HourMatrix } from '../../timeline/hours';
import { layOut, sortEvents, type Direction, type TimelineRow } from '../../timeline/order';
import { accountKey, personKey } from '../../timeline/people';
import { listInForce, makeEvents } from '../../timeline/sources';
import { findStretches, type Stretches } from '../../timeline/stretches';
import type { ArchiveContents } from '../archive/archive-contents';
import type { SearchIndex } from '../archive/search-index';
import type { LogbookModel } from '../logbook/logbook-model';
import type { Archive } from '../ports';
import { createLogDocuments, documentId } from './log-documents';
import { createPostedTimes } from './posted-times';

/** The pictures follow what is typed after this pause, milliseconds: the list follows at once. */
const PICTURES_AFTER_MS = 180;
/** More bars than this are lines no more. */
const MOST_PERIODS = 160;

/** Everything the timeline knows and shows. */
export interface TimelineModel {
  readonly orders: ReadonlySignal<readonly Order[]>;
  /** All events, oldest first; `null` until everything has been read. */
  readonly events: ReadonlySignal<readonly TimelineEvent[] | null>;
  /** What filter and search let through, oldest first. */
  readonly shown: ReadonlySignal<readonly TimelineEvent[]>;
  readonly rows: ReadonlySignal<readonly TimelineRow[]>;
  /** People that the search found. */
  readonly peopleFound: ReadonlySignal<readonly Person[]>;
  /** Entries that the search found and that are no captures. */
  readonly foundInLog: ReadonlySignal<number>;
  readonly filter: Signal<TimelineFilter>;
  readonly unit: Signal<PeriodUnit>;
  readonly direction: Signal<Direction>;
  readonly by: Signal<'kind' | 'who'>;
  readonly openRuns: Signal<ReadonlySet<string>>;
  readonly filterOpen: Signal<boolean>;
  /** The line that the keyboard stands on, by id of the event or run. */
  readonly activeId: Signal<string | null>;
  /** What the pictures are of; a moment behind `shown` while somebody types. */
  readonly pictured: ReadonlySignal<readonly TimelineEvent[]>;
  /** How many contacts the pictures are of. */
  readonly contacts: ReadonlySignal<number>;
  readonly counts: ReadonlySignal<CountsOverTime>;
  readonly hours: ReadonlySignal<HourMatrix>;
  readonly stretches: ReadonlySignal<Stretches>;
  /** Captures whose time is still to be looked up. */
  readonly waiting: ReadonlySignal<number>;
  /** Names of whom the keys stand for. */
  readonly names: ReadonlySignal<ReadonlyMap<string, string>>;
  readonly captureOf: (id: string) => CaptureSummary | undefined;
  readonly entryOf: (id: string) => LogEntry | undefined;
  /** Grows when the keyboard is to be taken to the line it stands on. */
  readonly focusWanted: ReadonlySignal<number>;
  /** Moves the line by so many, over headings. */
  move(steps: number): void;
  toggleRun(id: string): void;
  /** From now on everything is put in order. */
  want(): void;
  stop(): void;
}

/** The id of a line that can be stood on; `null` for a heading. */
export function lineId(row: TimelineRow): string | null {
  if (row.type === 'period') return null;
  return row.type === 'run' ? `run:${row.run.id}` : row.event.id;
}

export function createTimelineModel(
  archive: Archive,
  contents: ArchiveContents,
  logbook: LogbookModel,
  index: SearchIndex,
  query: ReadonlySignal<string>,
  timeZone: string,
): TimelineModel {
  const postedTimes = createPostedTimes(archive);
  const makeDocuments = createLogDocuments();
  const filter = signal<TimelineFilter>(NO_TIMELINE_FILTER);
  const unit = signal<PeriodUnit>('day');
  const direction = signal<Direction>('newest');
  const by = signal<'kind' | 'who'>('kind');
  const openRuns = signal<ReadonlySet<string>>(new Set());
  const wanted = signal(false);
  const stops: (() => void)[] = [];

  const events = computed(() => {
    if (!wanted.value || contents.loading.value !== null || !logbook.loaded.value) return null;
    const { incident, person, report, order } = logbook.lists.value;
    const material = {
      captures: contents.captures.value,
      remarks: contents.remarks.value,
      postedAt: postedTimes.known.value,
      incidents: incident,
      people: person,
      reports: report,
      orders: order,
    };
    return sortEvents(makeEvents(material, timeZone));
  });

  const people = computed(() => logbook.lists.value.person);
  const orders = computed(() => logbook.lists.value.order);
  const entries = computed((): readonly LogEntry[] => {
    const { incident, person, report, order, witness } = logbook.lists.value;
    return [...incident, ...person, ...report, ...order, ...witness];
  });

  const foundIds = computed(() =>
    query.value.trim() === '' ? null : (index.version.value, index.search(query.value)),
  );

  const peopleFound = computed(() => {
    const ids = foundIds.value;
    return ids === null ? [] : people.value.filter((person) => ids.has(documentId(person)));
  });

  /** Ids of events that hold the words, or whose people or witnesses do. */
  const foundEvents = computed(() => {
    const ids = foundIds.value;
    if (ids === null) return null;
    const foundPeople = new Set(peopleFound.value.map(({ id }) => personKey(id)));
    const witnessed = new Set(
      logbook.lists.value.witness.flatMap((witness) =>
        ids.has(documentId(witness)) ? (witness.fields.incidents ?? []) : [],
      ),
    );
    const found = (events.value ?? []).filter(({ kind, entryId, who }) => {
      if (kind === 'incident' && witnessed.has(entryId)) return true;
      const document =
        kind === 'capture' || kind === 'file'
          ? entryId
          : `${kind === 'order-start' || kind === 'order-end' ? 'order' : kind}:${entryId}`;
      return ids.has(document) || who.some((key) => foundPeople.has(key));
    });
    return new Set(found.map(({ id }) => id));
  });

  const captures = computed(() => new Map(contents.captures.value.map((capture) => [capture.id, capture])));
  const names = computed(() => {
    const found = new Map<string, string>();
    for (const { id, fields } of people.value) {
      const name = fields.name ?? fields.otherNames?.[0];
      if (name !== undefined) found.set(personKey(id), name);
    }
    // Newest first: the newest name that an account used is its name.
    for (const capture of contents.captures.value) {
      const key = accountKey(capture);
      const name = capture.authorName ?? capture.authorHandle ?? capture.authorId;
      if (key !== null && name !== null && !found.has(key)) found.set(key, name);
    }
    return found;
  });

  const shown = computed(() =>
    filterEvents(events.value ?? [], filter.value, listInForce(orders.value), foundEvents.value),
  );

  const pictured = signal<readonly TimelineEvent[]>([]);
  const picturesOf = computed(() => {
    const span = spanOf(listContacts(pictured.value));
    return span === null ? unit.value : fitUnit(unit.value, span.first, span.last, MOST_PERIODS);
  });

  let timer: ReturnType<typeof setTimeout> | null = null;
  const follow = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    pictured.value = shown.peek();
  };
  stops.push(
    effect(() => {
      void shown.value;
      // What a person chose is drawn at once, what they type when they pause.
      const isTyping = untracked(() => query.value.trim() !== '' && pictured.value.length > 0);
      if (timer !== null) clearTimeout(timer);
      if (isTyping) timer = setTimeout(follow, PICTURES_AFTER_MS);
      else untracked(follow);
    }),
    effect(() => {
      if (logbook.loaded.value) index.putDocuments('logbook', makeDocuments(entries.value, people.value));
    }),
    effect(() => {
      if (wanted.value && contents.loading.value === null) postedTimes.want(contents.captures.value);
    }),
  );

  const rows = computed(() => layOut(shown.value, unit.value, direction.value, openRuns.value));
  const activeId = signal<string | null>(null);
  const focusWanted = signal(0);

  return {
    orders,
    events,
    shown,
    rows,
    names,
    captureOf: (id) => captures.value.get(id),
    entryOf: (id) => logbook.byId.value.get(id),
    focusWanted,
    move(steps) {
      const ids = rows.value.flatMap((row) => lineId(row) ?? []);
      const at = activeId.value === null ? -1 : ids.indexOf(activeId.value);
      const from = at === -1 && steps < 0 ? 0 : at;
      const next = ids[Math.min(Math.max(from + steps, 0), ids.length - 1)];
      if (next === undefined) return;
      activeId.value = next;
      focusWanted.value += 1;
    },
    peopleFound,
    foundInLog: computed(() => {
      const ids = foundIds.value;
      return ids === null ? 0 : entries.value.filter((entry) => ids.has(documentId(entry))).length;
    }),
    filter,
    unit,
    direction,
    by,
    openRuns,
    filterOpen: signal(false),
    activeId,
    pictured,
    contacts: computed(() => listContacts(pictured.value).length),
    counts: computed(() => countOverTime(pictured.value, picturesOf.value, by.value)),
    hours: computed(() => countByHour(pictured.value)),
    stretches: computed(() => findStretches(pictured.value)),
    waiting: postedTimes.waiting,
    toggleRun(id) {
      const now = new Set(openRuns.value);
      if (!now.delete(id)) now.add(id);
      openRuns.value = now;
    },
    want() {
      wanted.value = true;
    },
    stop() {
      for (const stop of stops) stop();
      if (timer !== null) clearTimeout(timer);
      postedTimes.stop();
    },
  };
}
