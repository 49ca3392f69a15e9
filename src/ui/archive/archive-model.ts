import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Case } from '../../domain/remark';
import { keyFingerprint } from '../../integrity/signing';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings';
import { createExportJob, type ExportJob, type StartExport } from '../export-job';
import type { Archive, KnownKeysPort, Machine, SettingsPort, StampingPort, TabsPort } from '../ports';
import { speak } from '../words';
import { createArchiveActs, type ArchiveActs } from './archive-acts';
import { createArchiveContents, type ArchiveContents } from './archive-contents';
import { createListView, type ListView } from './list-view';
import { readRoute, toHash, withCapture, type Route } from './route';
import { createSearchIndex } from './search-index';
import { createImportJob, type ImportJob } from '../files/import-job';
import type { StartImport } from '../files/start-import';
import { fileSource, loadCore } from '../verify/load-core';
import { createLogbookModel, type LogbookModel } from '../logbook/logbook-model';
import { createTimelineModel, type TimelineModel } from '../timeline/timeline-model';
import { createVerifyModel, type VerifyModel } from '../verify/verify-model';
import { createWholeTexts, type WholeTexts } from './whole-texts';

export interface ArchiveServices {
  readonly archive: Archive;
  readonly settings: SettingsPort;
  readonly tabs: TabsPort;
  readonly machine: Machine;
  readonly stamping: StampingPort;
  readonly startExport: StartExport;
  readonly knownKeys: KnownKeysPort;
  readonly startImport: StartImport;
}

/** A dialog of the page, with what it is about. */
export type DialogRequest =
  | { readonly is: 'keys' | 'menu' }
  | { readonly is: 'outside'; readonly site: string; readonly name: string }
  | { readonly is: 'erase' | 'tag' | 'case'; readonly ids: readonly string[] }
  | { readonly is: 'new-case'; readonly onAdded?: (added: Case) => void };

/** Everything the archive page knows and can do. */
export interface ArchiveModel {
  readonly services: ArchiveServices;
  readonly contents: ArchiveContents;
  readonly list: ListView;
  readonly timeline: TimelineModel;
  readonly acts: ArchiveActs;
  readonly exportJob: ExportJob;
  readonly wholeTexts: WholeTexts;
  readonly logbook: LogbookModel;
  /** Goes on while another part of the page is looked at. */
  readonly importJob: ImportJob;
  /** Lives as long as the page: a check goes on while another part of it is looked at. */
  readonly verifying: VerifyModel;
  /** Captures that the search does not know yet. */
  readonly searchWaiting: ReadonlySignal<number>;
  readonly route: ReadonlySignal<Route>;
  readonly settings: ReadonlySignal<Settings>;
  readonly dialog: Signal<DialogRequest | null>;
  readonly filterOpen: Signal<boolean>;
  /** The keyboard is to be taken to the open capture once it is there. */
  readonly detailFocus: Signal<boolean>;
  /** The field of an entry that the form about to be opened begins at. */
  readonly entryFocus: Signal<string | null>;
  /** Grows when the keyboard is to be taken back to the list. */
  readonly listFocus: Signal<number>;
  readonly today: () => string;
  /** `replace` leaves no step for the browser's Back. */
  go(route: Route, how?: 'replace'): void;
  open(captureId: string | null, how?: 'replace'): void;
  saveSettings(change: Partial<Settings>): Promise<void>;
  /** Unsaved notes register here, so that leaving the page in any way saves them first. */
  beforeLeaving(save: () => Promise<void>): () => void;
  readonly saveAll: () => Promise<void>;
  start(): Promise<void>;
  stop(): void;
}

export function createArchiveModel(services: ArchiveServices): ArchiveModel {
  const { archive, machine } = services;
  const contents = createArchiveContents(archive);
  const index = createSearchIndex();
  const list = createListView(contents, index, machine.timeZone);
  const wholeTexts = createWholeTexts(archive, index);
  const logbook = createLogbookModel(archive, () => contents.takeOver({}));
  const timeline = createTimelineModel(archive, contents, logbook, index, list.query, machine.timeZone);
  const route = signal<Route>(readRoute(location.hash));
  const settings = signal<Settings>(DEFAULT_SETTINGS);
  const unsaved = new Set<() => Promise<void>>();
  const stops: (() => void)[] = [];

  function follow(): void {
    batch(() => {
      route.value = readRoute(location.hash);
      if (route.value.page === 'list') {
        const before = list.place.peek();
        list.place.value = route.value;
        if (route.value.captureId !== null) list.activeId.value = route.value.captureId;
        else if (before.view !== route.value.view) list.activeId.value = null;
      }
    });
  }

  function takeSettings(given: Settings): void {
    settings.value = given;
    speak(given.language, machine.languages);
  }

  const model: ArchiveModel = {
    services,
    contents,
    list,
    timeline,
    acts: createArchiveActs(archive, contents, machine),
    exportJob: createExportJob(services.startExport),
    wholeTexts,
    importJob: createImportJob(services.startImport),
    logbook,
    verifying: createVerifyModel(loadCore, fileSource, {
      ...services.knownKeys,
      readOwn: async () => keyFingerprint(await archive.readPublicKey()),
    }),
    searchWaiting: computed(() => index.waiting.value + wholeTexts.waiting.value),
    route,
    settings,
    dialog: signal(null),
    filterOpen: signal(false),
    detailFocus: signal(false),
    entryFocus: signal<string | null>(null),
    listFocus: signal(0),
    today: () => list.dayOf(machine.now()),
    go(to, how) {
      const hash = toHash(to);
      if (hash === location.hash) follow();
      else if (how === 'replace') location.replace(hash);
      else location.hash = hash;
    },
    open(captureId, how) {
      model.go(withCapture(list.place.value, captureId), how);
    },
    async saveSettings(change) {
      takeSettings(await services.settings.save(change));
    },
    beforeLeaving(save) {
      unsaved.add(save);
      return () => unsaved.delete(save);
    },
    async saveAll() {
      await Promise.all([...unsaved].map((save) => save()));
    },
    async start() {
      takeSettings(await services.settings.read());
      stops.push(services.settings.observe(takeSettings));
      follow();
      addEventListener('hashchange', follow);
      stops.push(
        () => removeEventListener('hashchange', follow),
        effect(() =>
          index.put([...contents.captures.value, ...contents.binned.value], contents.remarks.value),
        ),
        // Long texts are only read for somebody who searches.
        effect(() => {
          if (list.query.value.trim() !== '' && contents.loading.value === null)
            wholeTexts.want(contents.captures.value);
        }),
      );
      // The first rows of a list come before all else; every other page waits for both.
      if (route.value.page === 'list') {
        await contents.load('rows-first');
        await model.logbook.load();
      } else {
        await Promise.all([contents.load('at-once'), model.logbook.load()]);
      }
    },
    stop() {
      for (const stop of stops) stop();
      wholeTexts.stop();
      model.verifying.clear();
      model.logbook.stop();
      timeline.stop();
      list.stop();
      contents.stop();
    },
  };
  return model;
}
