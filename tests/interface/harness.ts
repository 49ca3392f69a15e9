import { ProblemError, type ProblemCode } from '../../src/domain/problem';
import { DEFAULT_SETTINGS, LANGUAGES, type Settings } from '../../src/domain/settings';
import type { CaptureReceipt, Outcome, TabDescription, WholeTextOffer } from '../../src/messaging/calls';
import { mountArchive } from '../../src/ui/archive/mount-archive';
import { mountPopup } from '../../src/ui/popup/mount-popup';
import type {
  BackgroundPort,
  KnownKeysPort,
  Machine,
  SettingsPort,
  StampingPort,
  TabsPort,
} from '../../src/ui/ports';
import { createMadeUpExport } from './made-up-export';
import { createMadeUpImport } from './made-up-import';
import { createMemoryArchive } from './memory-archive';

/*
 * Shows the interface with made-up content: `?page=archive|popup` and the conditions below. Not part of any build.
 */
const wanted = new URLSearchParams(location.search);
const NOW = Date.parse('2026-11-21T13:32:07.123Z');

const machine: Machine = {
  languages: ['en-GB', 'en'],
  timeZone: 'Europe/Copenhagen',
  now: () => new Date(NOW).toISOString(),
  version: '0.1.0',
};

function createSettings(): SettingsPort {
  let settings: Settings = {
    ...DEFAULT_SETTINGS,
    language: LANGUAGES.find((language) => language === wanted.get('lang')) ?? 'auto',
    introductionSeen: wanted.get('introduction') === null,
    ...(wanted.get('stamped') === null
      ? {}
      : {
          stamping: {
            on: true,
            services: [
              { kind: 'rfc3161', address: 'https://stamps.example/tsr' },
              { kind: 'opentimestamps', address: 'https://calendar.example/' },
            ],
          },
        }),
  };
  return {
    read: async () => settings,
    save: async (change) => {
      settings = { ...settings, ...change };
      return settings;
    },
    observe: () => () => undefined,
  };
}

const acts: string[] = [];
Object.assign(globalThis, { acts });
const tabs: TabsPort = {
  readActiveTabId: async () => 7,
  openArchivePage: async (hash = '') => void acts.push(`archive ${hash}`),
  leaveToNewTab: async () => void acts.push('left'),
};

const stamping: StampingPort = {
  askToReach: async () => wanted.get('denied') === null,
  giveUpReaching: async () => undefined,
  stampNow: async () => void acts.push('stamped'),
};

const receipt: CaptureReceipt = {
  captureId: 'capture-34',
  sequence: 34,
  state: wanted.get('missing') === null ? 'sealed' : 'incomplete',
  kind: 'post',
  capturedAt: new Date(NOW).toISOString(),
  files: 3,
  sizeBytes: 700_000,
  notIncluded: wanted.get('missing') === null ? 0 : 3,
  completeness: null,
};

function wholeTextOf(value: string | null): WholeTextOffer | null {
  if (value === 'here' || value === 'page') return { of: 'main-post', way: value };
  return value === 'last' ? { of: 'last-captured', way: 'here' } : null;
}

function createBackground(): BackgroundPort {
  const code = wanted.get('problem') as ProblemCode | null;
  const tab: TabDescription = {
    tabId: 7,
    title:
      code === null
        ? 'Harbour · Marlow Quint: a fairly long title of a page that goes on for more than two lines if it can'
        : null,
    site: code === null ? (wanted.get('site') ?? 'harbour.example') : null,
    primary: wanted.get('primary') === 'page' ? 'page' : 'post',
    postCount: 3,
    conversation: wanted.get('conversation') !== null,
    captureMode: wanted.get('mode') !== null,
    shortened: wanted.get('shortened') !== null,
    wholeText: wholeTextOf(wanted.get('shortened')),
    problem: code === null ? null : { code },
  };
  let report: Parameters<BackgroundPort['onProgress']>[0] = () => undefined;
  return {
    describeTab: async () => ({ ok: true, value: tab }),
    async capture({ kind }): Promise<Outcome<CaptureReceipt>> {
      acts.push(`capture ${kind}`);
      const failing = wanted.get('fails') as ProblemCode | null;
      if (failing !== null)
        return { ok: false, problem: { code: failing, kept: false, values: { freeBytes: 1_200_000 } } };
      report({ tabId: 7, captureId: null, step: 'picture', done: 1, total: 1 });
      report({ tabId: 7, captureId: null, step: 'facts', done: 1, total: 1 });
      report({
        tabId: 7,
        captureId: null,
        step: kind === 'full-page' ? 'tiles' : 'page-copy',
        done: kind === 'full-page' ? 3 : 0,
        total: kind === 'full-page' ? 11 : null,
      });
      if (wanted.get('lasts') !== null) await new Promise(() => undefined);
      return { ok: true, value: receipt };
    },
    cancelCapture: async () => void acts.push('cancel'),
    startPick: async () => ({ ok: true, value: null }),
    setCaptureMode: async () => ({ ok: true, value: null }),
    openWholeText: async () => {
      acts.push('open whole text');
      return 'opened';
    },
    onProgress(listener) {
      report = listener;
      return () => undefined;
    },
    onEnded: () => () => undefined,
  };
}

const archive = createMemoryArchive({
  captures: Number(wanted.get('n') ?? 40),
  binned: Number(wanted.get('binned') ?? 0),
  now: NOW,
  failing: wanted.get('failing') as ProblemCode | null,
  refusing: wanted.get('refusing') as ProblemCode | null,
  tampered: wanted.get('tampered') !== null,
  pending: wanted.get('pending') !== null,
  runs: wanted.get('runs') !== null,
  incidents: Number(wanted.get('incidents') ?? 0),
});
const startExport = createMadeUpExport(
  (wanted.get('export') as 'whole' | 'incomplete' | 'fails' | 'lasts' | null) ?? 'whole',
);
const root = document.getElementById('root');
if (root === null) throw new Error('no root');
document.documentElement.dir = wanted.get('dir') === 'rtl' ? 'rtl' : 'ltr';

let known: readonly string[] = [];
const knownKeys: KnownKeysPort = {
  read: async () => known,
  save: async (fingerprint, keep) => {
    known = [...known.filter((one) => one !== fingerprint), ...(keep ? [fingerprint] : [])];
    return known;
  },
};
const settings = createSettings();
if (wanted.get('page') === 'popup') {
  document.documentElement.classList.add('popup-window');
  await mountPopup(root, {
    openArchive: async () => archive,
    background: createBackground(),
    settings,
    tabs,
    machine,
    startExport,
    close: () => void acts.push('closed'),
  });
} else {
  const unopened = wanted.get('unopened') as ProblemCode | null;
  const openArchive = async () => {
    if (unopened !== null) throw new ProblemError({ code: unopened });
    return archive;
  };
  const model = await mountArchive(root, {
    openArchive,
    settings,
    tabs,
    machine,
    stamping,
    startExport,
    knownKeys,
    startImport: createMadeUpImport(wanted.get('import') === 'lasts'),
  });
  Object.assign(globalThis, { model });
}
document.documentElement.dataset['ready'] = '';
