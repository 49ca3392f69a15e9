import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { LogbookChoice } from '../../bundle/export-types';
import type { CaptureSummary, NotIncludedReason } from '../../domain/capture';
import type { ConversationRange } from '../../domain/conversation';
import type { LogEntry } from '../../domain/logbook';
import { ENTRY_KINDS } from '../../domain/logbook-fields';
import { asProblem, type Problem, ProblemError } from '../../domain/problem';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings';
import type {
  CaptureProgress,
  CaptureReceipt,
  CaptureStep,
  Outcome,
  TabDescription,
} from '../../messaging/calls';
import { checkCapture, countOutcomes } from '../check-capture';
import { createDayOf } from '../archive/day-groups';
import { isHidingWanted } from '../archive/redact/find-redactable';
import { toHash, type ExportScope } from '../archive/route';
import { createExportJob, type ExportJob, type StartExport } from '../export-job';
import type { Archive, BackgroundPort, Machine, SettingsPort, TabsPort } from '../ports';
import { siteNotesOf, type SiteNotes } from '../site-notes';
import { language, speak } from '../words';

/** How often, and how many times, a page that loads anew is looked at. */
const LOAD_LOOK_MS = 400;
const LOAD_LOOKS = 20;
/** Above this a bundle is written on the archive page, which does not close when the person clicks elsewhere. */
export const POPUP_EXPORT_BYTES = 100_000_000;

export interface PopupServices {
  readonly openArchive: () => Promise<Archive>;
  readonly background: BackgroundPort;
  readonly settings: SettingsPort;
  readonly tabs: TabsPort;
  readonly machine: Machine;
  readonly startExport: StartExport;
  readonly close: () => void;
}

export interface StepSeen {
  readonly step: CaptureStep;
  readonly done: number;
  readonly total: number | null;
  readonly oldest?: string | null | undefined;
}

export type PopupState =
  | { readonly is: 'looking' }
  | { readonly is: 'ready'; readonly tab: TabDescription }
  /** Nothing can be captured here, or the page could not be asked. */
  | { readonly is: 'cannot'; readonly tab: TabDescription | null; readonly problem: Problem }
  | {
      readonly is: 'capturing';
      readonly tabId: number;
      readonly steps: readonly StepSeen[];
      readonly cancelling: boolean;
    }
  | { readonly is: 'kept'; readonly receipt: CaptureReceipt }
  | { readonly is: 'failed'; readonly problem: Problem };

export type CheckState =
  | { readonly is: 'none' }
  | { readonly is: 'running' }
  | { readonly is: 'done'; readonly unchanged: number; readonly changed: number }
  | { readonly is: 'failed'; readonly problem: Problem };

export interface PopupModel {
  readonly services: PopupServices;
  readonly state: ReadonlySignal<PopupState>;
  readonly settings: ReadonlySignal<Settings>;
  readonly last: ReadonlySignal<CaptureSummary | null>;
  readonly archiveProblem: ReadonlySignal<Problem | null>;
  readonly check: ReadonlySignal<CheckState>;
  /** How the page of the last capture was read; `null` until that is known. */
  readonly notes: ReadonlySignal<SiteNotes | null>;
  readonly exportJob: ExportJob;
  readonly exportStartedAt: ReadonlySignal<number>;
  capture(kind: 'primary' | 'page' | 'full-page'): Promise<void>;
  /** Has the whole text opened in the page, waits for it, and captures that post. */
  openWholeText(): Promise<void>;
  /** From what is in view now. */
  captureConversation(range: ConversationRange): Promise<void>;
  /** From one message to another, which the person points at in the page. */
  pickEnds(): Promise<void>;
  readonly cancel: () => void;
  pick(): Promise<void>;
  setCaptureMode(on: boolean): Promise<void>;
  checkLast(): Promise<void>;
  exportScope(scope: Extract<ExportScope, { of: 'ids' | 'today' | 'all' }>): Promise<void>;
  saveSettings(change: Partial<Settings>): Promise<void>;
  /** Why things could not be included in a capture, each reason with how many. */
  readNotIncluded(captureId: string): Promise<ReadonlyMap<NotIncludedReason, number>>;
  /** Looks at the page anew, after something went wrong. */
  lookAgain(): Promise<void>;
  start(): Promise<void>;
  stop(): void;
}

/** Where in the list of steps a report belongs: a step that was seen goes on, a new one follows. */
export function addStep(
  steps: readonly StepSeen[],
  { step, done, total, oldest }: CaptureProgress,
): StepSeen[] {
  const now = { step, done, total, oldest };
  return steps.some((seen) => seen.step === step)
    ? steps.map((seen) => (seen.step === step ? now : seen))
    : [...steps, now];
}

/** All entries, without what is private: who wants that chooses it on the export page. */
async function wholeLogbook(archive: Archive): Promise<LogbookChoice> {
  const lists: readonly (readonly LogEntry[])[] = await Promise.all(
    ENTRY_KINDS.map((kind) => archive.listEntries(kind)),
  );
  return { entryIds: lists.flat().map(({ id }) => id), privateNotes: false, ownAddress: false };
}

export function createPopupModel(services: PopupServices): PopupModel {
  const { background, machine, tabs } = services;
  const state = signal<PopupState>({ is: 'looking' });
  const settings = signal<Settings>(DEFAULT_SETTINGS);
  const last = signal<CaptureSummary | null>(null);
  const archiveProblem = signal<Problem | null>(null);
  const check = signal<CheckState>({ is: 'none' });
  const notes = signal<SiteNotes | null>(null);
  const exportStartedAt = signal(0);
  const exportJob = createExportJob(services.startExport);
  const stops: (() => void)[] = [];
  let opened: Promise<Archive> | null = null;
  let tabId: number | null = null;
  let described: TabDescription | null = null;

  function archive(): Promise<Archive> {
    opened ??= services.openArchive();
    return opened;
  }

  async function readLast(): Promise<void> {
    try {
      const reader = await archive();
      const listed = await reader.listSummaries({ binned: false, limit: 2 });
      const newest = listed.find((summary) => summary.state !== 'pending') ?? null;
      const record = newest === null ? null : await reader.readRecord(newest.id);
      batch(() => {
        notes.value = record === null ? null : siteNotesOf(record.facts);
        last.value = newest;
        check.value = { is: 'none' };
        archiveProblem.value = null;
      });
    } catch (error) {
      archiveProblem.value = asProblem(error);
    }
  }

  function takeEnd(outcome: Outcome<CaptureReceipt>): void {
    if (outcome.ok) state.value = { is: 'kept', receipt: outcome.value };
    else if (outcome.problem.code === 'capture-running') beginWatching();
    else state.value = { is: 'failed', problem: outcome.problem };
    void readLast();
  }

  function beginWatching(): void {
    if (tabId === null || state.value.is === 'capturing') return;
    state.value = { is: 'capturing', tabId, steps: [], cancelling: false };
  }

  /** What the button says that it captures: what it said is what is done. */
  async function primaryOf(id: number): Promise<'post' | 'page'> {
    if (described === null) {
      const outcome = await background.describeTab({ tabId: id });
      if (!outcome.ok) throw new ProblemError(outcome.problem);
      if (outcome.value.problem !== null) throw new ProblemError(outcome.value.problem);
      described = outcome.value;
    }
    return described.primary;
  }

  function describe(tab: TabDescription): void {
    if (tab.problem === null) described = tab;
    if (tab.problem === null) state.value = { is: 'ready', tab };
    else if (tab.problem.code === 'capture-running') beginWatching();
    else state.value = { is: 'cannot', tab, problem: tab.problem };
  }

  async function look(): Promise<void> {
    tabId = await tabs.readActiveTabId();
    if (tabId === null) {
      state.value = { is: 'cannot', tab: null, problem: { code: 'tab-gone' } };
      return;
    }
    const outcome = await background.describeTab({ tabId });
    // A report of a capture that runs already may have come first.
    if (state.value.is !== 'looking') return;
    if (outcome.ok) describe(outcome.value);
    else state.value = { is: 'cannot', tab: null, problem: outcome.problem };
  }

  /** Runs what talks to the background; a background that does not answer is a problem in words. */
  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      state.value = { is: 'failed', problem: asProblem(error) };
    }
  }

  /** The page went to the post's own address as a new document: waits until it can be captured there. */
  async function waitForPost(id: number): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      await new Promise((resolve) => {
        setTimeout(resolve, LOAD_LOOK_MS);
      });
      const outcome = await background.describeTab({ tabId: id });
      if (outcome.ok && outcome.value.problem === null && outcome.value.primary === 'post') return;
      if (tries < LOAD_LOOKS) continue;
      const problem = outcome.ok ? outcome.value.problem : outcome.problem;
      throw new ProblemError(problem ?? { code: 'no-post-here' });
    }
  }

  async function openWholeText(): Promise<void> {
    if (tabId === null || state.value.is !== 'ready') return;
    const id = tabId;
    const leads = state.value.tab.wholeText?.way === 'page';
    const steps = [{ step: 'whole-text', done: 0, total: null }] as const;
    state.value = { is: 'capturing', tabId: id, steps, cancelling: false };
    try {
      const outcome = await background.openWholeText({ tabId: id });
      if (outcome === 'none') throw new ProblemError({ code: 'no-post-here' });
    } catch (error) {
      if (!leads || error instanceof ProblemError) throw error;
      await waitForPost(id);
    }
    const after: PopupState = state.value;
    if (after.is === 'capturing' && after.cancelling) {
      state.value = { is: 'looking' };
      await look();
      return;
    }
    takeEnd(await background.capture({ tabId: id, kind: 'post', trigger: 'popup' }));
  }

  async function startPick(ends?: true): Promise<void> {
    if (tabId === null) return;
    const id = tabId;
    await attempt(async () => {
      const outcome = await background.startPick({ tabId: id, ...(ends === undefined ? {} : { ends }) });
      if (outcome.ok) services.close();
      else state.value = { is: 'failed', problem: outcome.problem };
    });
  }

  async function listScope(scope: { readonly of: 'today' | 'all' }): Promise<CaptureSummary[]> {
    const reader = await archive();
    const dayOf = createDayOf(machine.timeZone);
    const today = dayOf(machine.now());
    const chosen: CaptureSummary[] = [];
    let beforeSequence: number | undefined;
    for (;;) {
      const page = await reader.listSummaries({
        binned: false,
        limit: 200,
        ...(beforeSequence === undefined ? {} : { beforeSequence }),
      });
      const wanted = scope.of === 'all' ? page : page.filter(({ capturedAt }) => dayOf(capturedAt) === today);
      chosen.push(...wanted.filter((summary) => summary.state !== 'pending'));
      beforeSequence = page.at(-1)?.sequence;
      const oldEnough = scope.of === 'today' && wanted.length < page.length;
      const tooMuch = chosen.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > POPUP_EXPORT_BYTES;
      if (page.length < 200 || beforeSequence === undefined || oldEnough || tooMuch) return chosen;
    }
  }

  function takeSettings(given: Settings): void {
    settings.value = given;
    speak(given.language, machine.languages);
  }

  return {
    services,
    state,
    settings,
    last,
    archiveProblem,
    check,
    notes,
    exportJob,
    exportStartedAt: computed(() => exportStartedAt.value),
    async capture(kind) {
      if (tabId === null) return;
      const id = tabId;
      state.value = { is: 'capturing', tabId: id, steps: [], cancelling: false };
      await attempt(async () => {
        const wanted = kind === 'primary' ? await primaryOf(id) : kind;
        takeEnd(await background.capture({ tabId: id, kind: wanted, trigger: 'popup' }));
      });
    },
    openWholeText: () => attempt(openWholeText),
    async captureConversation(range) {
      if (tabId === null) return;
      const id = tabId;
      state.value = { is: 'capturing', tabId: id, steps: [], cancelling: false };
      await attempt(async () =>
        takeEnd(await background.capture({ tabId: id, kind: 'conversation', trigger: 'popup', range })),
      );
    },
    pickEnds: () => startPick(true),
    cancel() {
      if (state.value.is !== 'capturing') return;
      const { tabId: id } = state.value;
      state.value = { ...state.value, cancelling: true };
      void attempt(async () => background.cancelCapture({ tabId: id }));
    },
    pick: () => startPick(),
    async setCaptureMode(on) {
      if (state.value.is !== 'ready') return;
      const { tab } = state.value;
      await attempt(async () => {
        const outcome = await background.setCaptureMode({ tabId: tab.tabId, on });
        if (outcome.ok) state.value = { is: 'ready', tab: { ...tab, captureMode: on } };
        else state.value = { is: 'failed', problem: outcome.problem };
      });
    },
    async checkLast() {
      const summary = last.value;
      if (summary === null) return;
      check.value = { is: 'running' };
      try {
        const { unchanged, changed, missing } = countOutcomes(
          await checkCapture(await archive(), summary.id),
        );
        check.value = { is: 'done', unchanged, changed: changed + missing };
      } catch (error) {
        check.value = { is: 'failed', problem: asProblem(error) };
      }
    },
    async exportScope(scope) {
      try {
        const chosen =
          scope.of === 'ids'
            ? [last.value].flatMap((summary) =>
                summary !== null && scope.ids.includes(summary.id) ? summary : [],
              )
            : await listScope(scope);
        const bytes = chosen.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
        const elsewhere =
          bytes > POPUP_EXPORT_BYTES ||
          chosen.length === 0 ||
          (await isHidingWanted(await archive(), chosen));
        if (elsewhere) {
          await tabs.openArchivePage(toHash({ page: 'export', scope }));
          services.close();
          return;
        }
        exportStartedAt.value = performance.now();
        await exportJob.start({
          captureIds: chosen.toReversed().map(({ id }) => id),
          language: language.value,
          timeZone: machine.timeZone,
          tool: { name: 'Tidemark', version: machine.version },
          volumeBytes: settings.value.volumeBytes,
          wacz: false,
          ...(scope.of === 'all' ? { logbook: await wholeLogbook(await archive()) } : {}),
        });
      } catch (error) {
        archiveProblem.value = asProblem(error);
      }
    },
    async saveSettings(change) {
      takeSettings(await services.settings.save(change));
    },
    async readNotIncluded(captureId) {
      const record = await (await archive()).readRecord(captureId);
      const counts = new Map<NotIncludedReason, number>();
      for (const { reason } of record?.notIncluded ?? []) counts.set(reason, (counts.get(reason) ?? 0) + 1);
      return counts;
    },
    async lookAgain() {
      state.value = { is: 'looking' };
      await attempt(look);
    },
    async start() {
      takeSettings(await services.settings.read());
      stops.push(
        background.onProgress((progress) => {
          if (progress.tabId !== tabId) return;
          const before = state.value.is === 'capturing' ? state.value : null;
          state.value = {
            is: 'capturing',
            tabId: progress.tabId,
            steps: addStep(before?.steps ?? [], progress),
            cancelling: before?.cancelling ?? false,
          };
        }),
        background.onEnded((end) => {
          if (end.tabId === tabId && state.value.is === 'capturing') takeEnd(end.outcome);
        }),
      );
      await Promise.all([attempt(look), readLast()]);
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}
