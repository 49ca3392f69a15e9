import { openArchive } from '../../src/archive/archive.ts';
import { seedSummaries } from '../../src/archive/test-seed.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import type { ArchiveModel } from '../../src/ui/archive/archive-model.ts';
import { firstRows } from './first-rows.ts';
import { mountArchive, type MountServices } from '../../src/ui/archive/mount-archive.tsx';

/*
 * Runs in a page of the extension, in the extension's own archive: the archive page on its timeline, with nothing
 * behind its other doors. Built into a copy of the extension by timeline-rows.ts; no part of what is shipped.
 */

const WORDS =
  'pier train coat bakery window number message again Straße Größe été façade deur vindue æble boat'.split(
    ' ',
  );
const START = Date.UTC(2024, 0, 1);
const HOUR = 3_600_000;

function textOf(number: number): string {
  const words = Array.from(
    { length: 50 },
    (_, at) => `${WORDS[(number * 7 + at * 3) % WORDS.length]}${(number + at) % 97}`,
  );
  return words.join(' ').slice(0, 380);
}

/** So many captures and incidents over three years, with a person, an order and a report. */
async function seed(captures: number, incidents: number): Promise<void> {
  await seedSummaries({ name: 'archive' }, captures, (number) => ({
    authorName: `Account ${number % 300}`,
    authorHandle: `@account${number % 300}`,
    excerpt: textOf(number),
    site: `site-${number % 40}.example`,
    capturedAt: new Date(START + number * 2.5 * HOUR + HOUR).toISOString(),
    postedAt: number % 4 === 0 ? null : new Date(START + number * 2.5 * HOUR).toISOString(),
  }));
  const archive = await openArchive();
  const save: typeof archive.saveEntry = (kind, entry) => archive.saveEntry(kind, entry);
  const person = crypto.randomUUID();
  await save('person', {
    id: person,
    from: 0,
    fields: { name: 'Robin Example', accounts: [{ handle: '@account7' }] },
  });
  await save('order', {
    id: crypto.randomUUID(),
    from: 0,
    fields: { what: 'No contact', start: '2025-01-01', expires: '2026-01-01' },
  });
  // One after the other: each is an entry of the journal, and those that are saved at once wait for each other.
  for (let number = 0; number < incidents; number += 1) {
    const start = new Date(START + number * 12.5 * HOUR).toISOString().slice(0, number % 3 === 0 ? 10 : 16);
    const precision = number % 3 === 0 ? 'day' : number % 3 === 1 ? 'exact' : 'about';
    await save('incident', {
      id: crypto.randomUUID(),
      from: 0,
      fields: {
        occurredAt: { precision, timeZone: 'Europe/Copenhagen', start },
        whatHappened: textOf(number),
        ...(number % 2 === 0 ? { people: [person] } : {}),
      },
    });
  }
  archive.close();
}

const KINDS = ['incident', 'person', 'report', 'order', 'witness', 'case'] as const;

/** Opens the archive, reads and unseals all that the timeline is made from, and nothing else. Milliseconds. */
async function bareRead(): Promise<number> {
  const began = performance.now();
  const archive = await openArchive();
  const lines = await archive.listSummaries();
  const entries = await Promise.all(KINDS.map((kind) => archive.listEntries(kind)));
  const took = performance.now() - began;
  archive.close();
  if (lines.length < 10_000 || entries.flat().length < 2000) throw new Error('not everything was read');
  return took;
}

const nothing = async (): Promise<void> => undefined;
const services = {
  openArchive: () => openArchive(),
  settings: {
    read: async () => ({ ...DEFAULT_SETTINGS, language: 'en', introductionSeen: true }),
    save: async () => DEFAULT_SETTINGS,
    observe: () => () => undefined,
  },
  tabs: { readActiveTabId: async () => null, openArchivePage: nothing, leaveToNewTab: nothing },
  machine: {
    languages: ['en-GB'],
    timeZone: 'Europe/Copenhagen',
    now: () => '2026-11-21T12:00:00.000Z',
    version: '0',
  },
  stamping: { askToReach: async () => false, giveUpReaching: nothing, stampNow: nothing },
  knownKeys: { read: async () => [], save: async () => [] },
} as unknown as MountServices;

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

let model: ArchiveModel | null = null;

/** From opening the archive until list and both pictures, of everything, have been painted. Milliseconds. */
async function firstPaint(): Promise<number> {
  location.hash = '#/timeline';
  const root = document.createElement('div');
  document.body.append(root);
  const drawn = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (root.querySelectorAll('.plot').length < 2 || root.querySelector('.line-link') === null) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(root, { childList: true, subtree: true });
  });
  const began = performance.now();
  const mounted = mountArchive(root, services);
  await drawn;
  await nextFrame();
  const took = performance.now() - began;
  model = await mounted;
  const count = root.querySelector('.timeline-title .quiet')?.textContent ?? '';
  if (!count.startsWith('12,002')) throw new Error(`not everything was there: ${count}`);
  return took;
}

/** From opening the archive until the first captures of its start page have been painted. Milliseconds. */
async function firstList(): Promise<number> {
  location.hash = '#/';
  const root = document.createElement('div');
  document.body.append(root);
  const drawn = new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (root.querySelectorAll('.row-link').length < 5) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(root, { childList: true, subtree: true });
  });
  const began = performance.now();
  const mounted = mountArchive(root, services);
  await drawn;
  await nextFrame();
  const took = performance.now() - began;
  await mounted;
  return took;
}

/** Every keystroke of a few words in the search field, until the list has been painted; their median. Milliseconds. */
async function keystroke(): Promise<number> {
  while ((model?.searchWaiting.value ?? 1) > 0) await nextFrame();
  const field = document.querySelector<HTMLInputElement>('#search');
  if (field === null) throw new Error('no field');
  const took: number[] = [];
  for (const query of ['strasse', 'bakery12 window', 'robin', 'facade', 'nothing like this']) {
    for (let typed = 1; typed <= query.length; typed += 1) {
      field.value = query.slice(0, typed);
      const began = performance.now();
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await nextFrame();
      took.push(performance.now() - began);
      // As fast as a quick typist: what is drawn when a person pauses is not part of it.
      await new Promise((resolve) => setTimeout(resolve, 90));
    }
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;
}

Object.assign(globalThis, { bench: { seed, bareRead, firstPaint, firstList, firstRows, keystroke } });
