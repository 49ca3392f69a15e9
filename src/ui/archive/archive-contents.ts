import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { StorageState, SummaryFilter } from '../../domain/archive';
import type { CaptureSummary } from '../../domain/capture';
import { asProblem, type Problem } from '../../domain/problem';
import type { Case, Remark } from '../../domain/remark';
import type { Archive } from '../ports';

/** Enough for the tallest window, so that the first screen needs one read. */
const FIRST_ROWS = 60;
const ROWS_A_READ = 1000;
/** Several changes within this time are one, milliseconds. */
const SETTLE_MS = 150;
/** Reading anew takes at most one part in so many of the page's time: hundreds of files can be coming in. */
const REST = 8;

/** What is in the archive, as far as it has been read; kept up to date while the page is open. */
export interface ArchiveContents {
  /** Newest first. */
  readonly captures: ReadonlySignal<readonly CaptureSummary[]>;
  readonly binned: ReadonlySignal<readonly CaptureSummary[]>;
  readonly remarks: ReadonlySignal<ReadonlyMap<string, Remark>>;
  readonly cases: ReadonlySignal<readonly Case[]>;
  readonly storage: ReadonlySignal<StorageState | null>;
  /** `first`: nothing to show yet; `rest`: the first rows are there, older ones are being read. */
  readonly loading: ReadonlySignal<'first' | 'rest' | null>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** `rows-first` shows the first screen before the rest was read; `at-once` is quicker where nothing shows before all is there. */
  load(how: 'rows-first' | 'at-once'): Promise<void>;
  /** Takes over what this page itself just wrote, so that it is seen without reading everything again. */
  takeOver(own: { remarks?: readonly Remark[]; moved?: Moved; added?: Case }): void;
  stop(): void;
}

export interface Moved {
  readonly ids: ReadonlySet<string>;
  readonly to: 'bin' | 'archive' | 'nowhere';
  readonly at: string;
}

function sameSummary(a: CaptureSummary, b: CaptureSummary): boolean {
  return (Object.keys(b) as (keyof CaptureSummary)[]).every((key) => a[key] === b[key]);
}

/** Keeps the objects that say the same, so that what hangs on them is not worked out again. */
function reconcile(
  before: readonly CaptureSummary[],
  now: readonly CaptureSummary[],
): readonly CaptureSummary[] {
  const known = new Map(before.map((summary) => [summary.id, summary]));
  const merged = now.map((summary) => {
    const old = known.get(summary.id);
    return old !== undefined && sameSummary(old, summary) ? old : summary;
  });
  return merged.length === before.length && merged.every((summary, index) => summary === before[index])
    ? before
    : merged;
}

function newestFirst(a: CaptureSummary, b: CaptureSummary): number {
  return b.sequence - a.sequence;
}

export function createArchiveContents(archive: Archive): ArchiveContents {
  const captures = signal<readonly CaptureSummary[]>([]);
  const binned = signal<readonly CaptureSummary[]>([]);
  const remarks = signal<ReadonlyMap<string, Remark>>(new Map());
  const cases = signal<readonly Case[]>([]);
  const storage = signal<StorageState | null>(null);
  const loading = signal<'first' | 'rest' | null>('first');
  const problem = signal<Problem | null>(null);

  let stopObserving: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isBehind = false;
  /** How long the last reading anew took, and when it was done, milliseconds. */
  let tookMs = 0;
  let refreshedAt = 0;
  /** Changes of our own that the next notice of the archive is about. */
  let ownChanges = 0;

  async function readAll(
    filter: SummaryFilter,
    each: (rows: readonly CaptureSummary[]) => void,
  ): Promise<void> {
    let beforeSequence = filter.beforeSequence;
    for (;;) {
      const rows = await archive.listSummaries({
        ...filter,
        ...(beforeSequence === undefined ? {} : { beforeSequence }),
        limit: ROWS_A_READ,
      });
      each(rows);
      const last = rows.at(-1);
      if (rows.length < ROWS_A_READ || last === undefined) return;
      beforeSequence = last.sequence;
    }
  }

  /** What of the notes and cases could not be read, when they last were. */
  let besideProblem: Problem | null = null;

  async function readBeside(): Promise<void> {
    besideProblem = null;
    // One of them that is damaged does not hide the other, nor the captures.
    const [listedRemarks, listedCases] = await Promise.allSettled([
      archive.listRemarks(),
      archive.listCases(),
    ]);
    batch(() => {
      const before = remarks.value;
      if (listedRemarks.status === 'fulfilled') {
        remarks.value = new Map(
          listedRemarks.value.map((remark) => {
            const known = before.get(remark.captureId);
            return [remark.captureId, known?.revision === remark.revision ? known : remark];
          }),
        );
      }
      if (listedCases.status === 'fulfilled') cases.value = listedCases.value;
    });
    for (const listed of [listedRemarks, listedCases])
      if (listed.status === 'rejected') besideProblem = asProblem(listed.reason);
  }

  /** The browser takes its time to say how much room there is: nothing waits for it. */
  async function readStorage(): Promise<void> {
    storage.value = await archive.storage();
  }

  async function readSummaries(): Promise<void> {
    const [live, inBin] = await Promise.all([
      archive.listSummaries({ binned: false }),
      archive.listSummaries({ binned: true }),
    ]);
    batch(() => {
      captures.value = reconcile(captures.value, live);
      binned.value = reconcile(binned.value, inBin);
    });
  }

  /** Whether the list on the page is still what the archive has, told by its head and its counts. */
  async function isListCurrent(): Promise<boolean> {
    const [counts, head] = await Promise.all([
      archive.count(),
      archive.listSummaries({ binned: false, limit: FIRST_ROWS }),
    ]);
    const shown = captures.value.slice(0, FIRST_ROWS);
    return (
      captures.value.length === counts.live + counts.pending &&
      binned.value.length === counts.binned &&
      head.length === shown.length &&
      head.every((summary, index) => shown[index] !== undefined && sameSummary(shown[index], summary))
    );
  }

  async function refresh(): Promise<void> {
    const own = ownChanges > 0;
    ownChanges = 0;
    const began = performance.now();
    try {
      if (!(await isListCurrent())) await readSummaries();
      if (!own) await readBeside();
      await readStorage();
      problem.value = besideProblem;
    } catch (error) {
      problem.value = asProblem(error);
    }
    tookMs = performance.now() - began;
  }

  function onChange(): void {
    isBehind = true;
    if (loading.value !== null || timer !== null) return;
    const sinceLast = performance.now() - refreshedAt;
    timer = setTimeout(() => void follow(), Math.max(SETTLE_MS, tookMs * REST - sinceLast));
  }

  async function follow(): Promise<void> {
    isBehind = false;
    await refresh();
    refreshedAt = performance.now();
    timer = null;
    // What changed while it was read is read in the next round.
    if (isBehind && stopObserving !== null) onChange();
  }

  return {
    captures,
    binned,
    remarks,
    cases,
    storage,
    loading,
    problem,
    async load(how) {
      stopObserving ??= archive.observe(onChange);
      try {
        if (how === 'at-once') {
          await Promise.all([readBeside(), readSummaries()]);
          batch(() => {
            problem.value = besideProblem;
            loading.value = null;
          });
          await readStorage();
          return;
        }
        const first = await archive.listSummaries({ binned: false, limit: FIRST_ROWS });
        batch(() => {
          captures.value = first;
          loading.value = 'rest';
        });
        await readBeside();
        const last = first.at(-1);
        if (last !== undefined && first.length === FIRST_ROWS) {
          await readAll({ binned: false, beforeSequence: last.sequence }, (rows) => {
            captures.value = [...captures.value, ...rows];
          });
        }
        const inBin: CaptureSummary[] = [];
        await readAll({ binned: true }, (rows) => inBin.push(...rows));
        batch(() => {
          binned.value = inBin;
          problem.value = besideProblem;
          loading.value = null;
        });
        await readStorage();
      } catch (error) {
        batch(() => {
          problem.value = asProblem(error);
          loading.value = null;
        });
      }
    },
    takeOver({ remarks: changed, moved, added }) {
      ownChanges += 1;
      batch(() => {
        if (changed !== undefined) {
          remarks.value = new Map([
            ...remarks.value,
            ...changed.map((remark) => [remark.captureId, remark] as const),
          ]);
        }
        if (added !== undefined) cases.value = [...cases.value, added];
        if (moved === undefined) return;
        const all = [...captures.value, ...binned.value];
        const going = all.filter(({ id }) => moved.ids.has(id));
        const stay = (summary: CaptureSummary): boolean => !moved.ids.has(summary.id);
        const live = captures.value.filter(stay);
        const inBin = binned.value.filter(stay);
        if (moved.to === 'bin') inBin.push(...going.map((summary) => ({ ...summary, binnedAt: moved.at })));
        if (moved.to === 'archive') live.push(...going.map((summary) => ({ ...summary, binnedAt: null })));
        captures.value = live.sort(newestFirst);
        binned.value = inBin.sort(newestFirst);
      });
    },
    stop() {
      stopObserving?.();
      stopObserving = null;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
