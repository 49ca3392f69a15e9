import { joinBytes } from '../domain/bytes';
import type { ArchiveReader } from '../domain/archive';
import type { CaptureSummary } from '../domain/capture';
import { sha256Hex } from '../integrity/digest';
import { BAGIT_TXT, type BagFile, bagInfoText, manifestText } from './bag';
import { captureEntries, type GatheredCapture, type LoadedFile } from './capture-entries';
import { tableHead, tableRow } from './captures-table';
import { csvBytes } from './csv';
import type { LeftOut } from './export-types';
import type { FileSource } from './file-source';
import { createLedger } from './ledger';
import { entryTables } from './logbook/entry-tables';
import { NO_LOGBOOK, type PlannedLogbook } from './logbook/plan-logbook';
import { exhibitNumber, siteOf } from './names';
import type { CapturePart, VolumePlan } from './plan-volumes';
import { RECORD_NAME } from './plan';
import { type BundleProofs, TAG_MANIFEST_SIGNATURE } from './proofs';
import { readMeText } from './read-me';
import { REDACTED_RECORD_NAME } from './redact/plan-redacted';
import { renderCaseSummary, renderIncidentIndex, type SummaryInput } from './report/case-summary';
import { exhibitAnchor, renderExhibit } from './report/exhibit';
import { renderLogbook } from './report/logbook';
import { logbookPageName, planLogbookPages, renderLogbookContents } from './report/logbook-pages';
import { type IndexLine, PAGE_END, pageStart, renderBackLink, renderSummary } from './report/page';
import { createPlaces, entryAnchor, type Place, type Places } from './report/places';
import type { Words } from './report/words';
import type { ZipEntry } from './zip-writer';

/** What all volumes of one export have in common. */
export interface ExportFrame {
  readonly reader: ArchiveReader;
  readonly words: Words;
  readonly tool: { readonly name: string; readonly version: string };
  /** UTC, when the export began. */
  readonly madeAt: string;
  readonly timeZone: string;
  /** `YYYY-MM-DD` in that zone. */
  readonly date: string;
  readonly groupIdentifier: string;
  /** Names of the volumes, which are their folders too. */
  readonly names: readonly string[];
  readonly source: FileSource;
  readonly proofs: BundleProofs;
  /** Stands in the first volume. */
  readonly logbook: PlannedLogbook;
  readonly nameOf: (id: string) => string;
  /** Which volumes hold a capture, first is 1, by its id. */
  readonly volumesOf: ReadonlyMap<string, readonly number[]>;
  /** All captures of the export, as far as the case's page tells of them; none where no entry leaves. */
  readonly shownCaptures: readonly CaptureSummary[];
}

export interface VolumeContent {
  readonly entries: readonly ZipEntry[];
  /** Planned size of each file of a capture by its path in the zip. */
  readonly captureFiles: ReadonlyMap<string, number>;
  /** What was read so far, in the order of the zip; all of it once the volume is written. */
  files(): BagFile[];
}

type Cells = ReturnType<typeof tableRow>;

/** Where the receiver begins. */
const FIRST_REPORT = 'report.html';
const encoder = new TextEncoder();

/**
 * The files of one volume in the order they are written: those of the captures, then what is made from them
 * (table, report), then the tag files, each of which knows those before it. `index` counts from 0.
 */
export function createVolumeContent(
  frame: ExportFrame,
  plan: VolumePlan,
  index: number,
  leftOut: readonly LeftOut[],
): VolumeContent {
  const { words, names, tool, madeAt, timeZone, proofs } = frame;
  const { parts } = plan;
  const logbook = index === 0 ? frame.logbook : NO_LOGBOOK;
  const root = names[index] ?? '';
  const ledger = createLedger();
  const entries: ZipEntry[] = [];

  function add(path: string, heldBytes: number, load: () => Promise<LoadedFile>, large = false) {
    const place = entries.length;
    const read = async (): Promise<LoadedFile['bytes']> => {
      const { bytes, sha256 } = await load();
      ledger.record(place, { path, sha256, sizeBytes: bytes.byteLength });
      return bytes;
    };
    entries.push({ path: `${root}/${path}`, sizeBytes: heldBytes, large, read });
  }
  /** A file that is made from those before it, all of which were begun earlier. */
  function addMade(path: string, heldBytes: number, make: () => string | Uint8Array<ArrayBuffer>) {
    const before = entries.length;
    add(path, heldBytes, async () => {
      await ledger.whenRecorded(before);
      const made = make();
      const bytes = typeof made === 'string' ? encoder.encode(made) : made;
      return { bytes, sha256: await sha256Hex(bytes) };
    });
  }

  for (const { path, bytes, sha256 } of logbook.entries)
    add(`data/${path}`, bytes.byteLength, async () => ({ bytes, sha256 }));

  const pages = pageRanges(plan.pages);
  // One page holds everything; with more, the first tells and lists, and each of the others follows its captures
  // in the zip, so that no more than one page's exhibits are in memory.
  const single = pages.length === 1;
  const reports = single ? [FIRST_REPORT] : pages.map((_, page) => `report-${page + 1}.html`);
  const logbookPages = planLogbookPages(logbook.entries);
  const logbookNames = logbookPages.length < 2 ? [] : logbookPages.map((_, page) => logbookPageName(page));
  const told = new Map<string, Place>();
  pages.forEach(({ from, to }, page) => {
    for (const { capture } of parts.slice(from, to))
      told.set(capture.id, { page: reports[page] ?? FIRST_REPORT, anchor: exhibitAnchor(capture.sequence) });
  });
  logbookPages.forEach((page, number) => {
    for (const entry of page)
      told.set(entry.id, { page: logbookNames[number] ?? FIRST_REPORT, anchor: entryAnchor(entry) });
  });
  const placesFrom = (page: string): Places => createPlaces(told, frame.volumesOf, page);
  const lines: (IndexLine | undefined)[] = [];
  const rows: (Cells | undefined)[] = [];
  const captureFiles = new Map<string, number>();
  pages.forEach(({ from, to }, page) => {
    const exhibits: (Uint8Array<ArrayBuffer> | undefined)[] = [];
    parts.slice(from, to).forEach((part, place) => {
      const onGathered = (gathered: GatheredCapture): void => {
        exhibits[place] = renderBytes(frame, part, gathered, index, leftOut);
        lines[from + place] = indexLine(part, gathered);
        rows[from + place] = tableRow(part, gathered.record, words);
      };
      for (const entry of captureEntries(frame.reader, frame.source, part, onGathered)) {
        const { name, sizeBytes, heldBytes = sizeBytes, load, large } = entry;
        const path = `data/captures/${part.capture.folder}/${name}`;
        add(path, heldBytes, load, large);
        captureFiles.set(`${root}/${path}`, sizeBytes);
      }
    });
    const bound = parts.slice(from, to).reduce((sum, { capture }) => sum + capture.reportBytes, 0);
    addMade(`data/${reports[page]}`, bound, () => {
      const own = filled(lines.slice(from, to));
      const start = encoder.encode(pageStart({ date: frame.date, index: own }, words).source);
      const summary = single ? encoder.encode(summaryPage()) : new Uint8Array(0);
      return joinBytes([start, summary, ...filled(exhibits.splice(0)), encoder.encode(PAGE_END)]);
    });
  });
  if (!single) {
    addMade(`data/${FIRST_REPORT}`, 0, () => {
      const start = pageStart({ date: frame.date, index: [] }, words).source;
      return encoder.encode(start + summaryPage() + PAGE_END);
    });
  }
  logbookNames.forEach((name, page) => {
    addMade(`data/${name}`, 0, () => {
      const start = pageStart({ date: frame.date, index: [] }, words).source;
      const entered = entriesPage(logbookPages[page] ?? [], name);
      return start + renderBackLink(FIRST_REPORT, words).source + entered + PAGE_END;
    });
  });
  addMade('data/captures.csv', 0, () => csvBytes([tableHead(words), ...filled(rows)]));

  for (const { name, bytes } of entryTables(logbook.entries, frame.nameOf, words))
    addMade(`data/${name}`, 0, bytes);

  const payloadFiles = entries.length;
  const redacted = parts.filter(({ capture }) => capture.redacted !== null).length;
  const payload = (): BagFile[] => ledger.files().slice(0, payloadFiles);
  addMade('bagit.txt', 0, () => BAGIT_TXT);
  addMade('bag-info.txt', 0, () =>
    bagInfoText(
      {
        date: frame.date,
        agent: `${tool.name} ${tool.version}`,
        identifier: root,
        groupIdentifier: frame.groupIdentifier,
        part: index + 1,
        parts: names.length,
        captures: parts.length,
        entries: logbook.entries.length,
        incomplete: incompleteness(leftOut.length, redacted),
      },
      payload(),
    ),
  );
  addMade('manifest-sha256.txt', 0, () => manifestText(payload()));
  addMade('READ-ME-FIRST.txt', 0, () =>
    readMeText(
      {
        tool,
        madeAt,
        timeZone,
        part: index + 1,
        parts: names.length,
        captures: parts.length,
        entries: logbook.entries.length,
        files: payloadFiles,
        reports: [...(single ? reports : [FIRST_REPORT, ...reports]), ...logbookNames],
        logbookVolume: logbookVolume(),
        oversize: plan.oversize,
        split: parts.filter(isSplit).map(({ capture }) => exhibitNumber(capture.sequence)),
        leftOut,
        fingerprint: proofs.fingerprint,
        wacz: parts.some(({ wacz }) => wacz !== null),
        redacted,
        marked: parts.some(({ capture }) => capture.annotations.length > 0),
        stamped: subjects.some((id) => proofs.isStamped(id)),
      },
      words,
    ),
  );
  const subjects = [...parts.map(({ capture }) => capture.id), ...logbook.entries.map(({ id }) => id)];
  // Named before they are made: a volume's proofs depend on nothing but which captures it holds.
  let proofFiles: Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> | null = null;
  const proofsOf = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
    proofFiles ??= proofs
      .filesOf(subjects)
      .then((files) => new Map(files.map((file) => [file.path, file.bytes])));
    const bytes = (await proofFiles).get(path);
    if (bytes === undefined) throw new Error(`there is no ${path}`);
    return bytes;
  };
  for (const path of proofs.pathsOf(subjects)) {
    add(path, 0, async () => {
      const bytes = await proofsOf(path);
      return { bytes, sha256: await sha256Hex(bytes) };
    });
  }
  const tagFiles = entries.length;
  let tagManifest: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  addMade('tagmanifest-sha256.txt', 0, () => {
    tagManifest = encoder.encode(manifestText(ledger.files().slice(payloadFiles, tagFiles)));
    return tagManifest;
  });
  add(TAG_MANIFEST_SIGNATURE, 0, async () => {
    await ledger.whenRecorded(tagFiles + 1);
    const bytes = await proofs.sign(tagManifest);
    return { bytes, sha256: await sha256Hex(bytes) };
  });

  function summaryPage(): string {
    const summary = { ...caseInput(), places: placesFrom(FIRST_REPORT) };
    const entered =
      logbookNames.length > 0
        ? renderLogbookContents(logbookPages, words).source
        : entriesPage(logbookPages[0] ?? [], FIRST_REPORT);
    return (
      renderCaseSummary(summary, words).source +
      firstPart() +
      renderIncidentIndex(summary, words).source +
      entered
    );
  }

  function entriesPage(own: PlannedLogbook['entries'], page: string): string {
    return renderLogbook(own, { nameOf: frame.nameOf, places: placesFrom(page), timeZone, words }).source;
  }

  function caseInput(): Omit<SummaryInput, 'places'> {
    const shown = logbook.entries.map(({ id, kind, number, loggedAt, revisions, sha256 }) => ({
      id,
      kind,
      number,
      loggedAt,
      fields: revisions.at(-1)?.fields ?? {},
      sha256,
    }));
    return { entries: shown, captures: frame.shownCaptures, nameOf: frame.nameOf, madeAt, timeZone };
  }

  /** What is said of where the logbook lies; `null` where none leaves. */
  function logbookVolume(): {
    readonly name: string;
    readonly entries: number;
    readonly here: boolean;
  } | null {
    const { length } = frame.logbook.entries;
    return length === 0 ? null : { name: names[0] ?? '', entries: length, here: index === 0 };
  }

  function firstPart(): string {
    const pageOf = (place: number): string =>
      single ? '' : (reports[pages.findIndex(({ from, to }) => place >= from && place < to)] ?? '');
    return renderSummary(
      {
        bundleName: root,
        identifier: frame.groupIdentifier,
        madeAt,
        timeZone,
        tool,
        part: index + 1,
        parts: names.length,
        files: captureFiles.size,
        filesBytes: [...captureFiles.values()].reduce((sum, size) => sum + size, 0),
        logbook: logbookVolume(),
        leftOut,
        fingerprint: proofs.fingerprint,
        journal: proofs.head.head,
      },
      filled(lines),
      pageOf,
      words,
    ).source;
  }

  return { entries, captureFiles, files: () => ledger.files() };
}

function renderBytes(
  { words, names, timeZone }: ExportFrame,
  part: CapturePart,
  { record, previews, conversation }: GatheredCapture,
  index: number,
  leftOut: readonly LeftOut[],
): Uint8Array<ArrayBuffer> {
  const otherVolumes = part.volumes
    .filter((number) => number !== index + 1)
    .map((number) => names[number - 1] ?? '');
  const own = leftOut.filter(({ captureId, file }) => captureId === part.capture.id && file !== null);
  const exhibit = renderExhibit(
    { part, record, previews, conversation, leftOut: own, otherVolumes, timeZone },
    words,
  );
  return encoder.encode(exhibit.source);
}

/** `null` for a volume that lacks nothing; one with redacted copies lacks their originals. */
function incompleteness(leftOut: number, redacted: number): string | null {
  const lacks = [
    ...(leftOut === 0 ? [] : [`${leftOut} not included`]),
    ...(redacted === 0 ? [] : [`${redacted} only as a redacted copy`]),
  ];
  return lacks.length === 0 ? null : `${lacks.join(', ')}, see READ-ME-FIRST.txt`;
}

function indexLine({ capture }: CapturePart, { record: { collection, facts } }: GatheredCapture): IndexLine {
  return {
    sequence: capture.sequence,
    recordName: capture.redacted === null ? RECORD_NAME : REDACTED_RECORD_NAME,
    recordSha256: capture.record.sha256,
    capturedAt: collection.capturedAt,
    timeZone: collection.timeZone,
    kind: collection.kind,
    site: siteOf(collection.url),
    author: (facts.authorHandle ?? facts.authorName)?.value ?? null,
  };
}

function pageRanges(counts: readonly number[]): { readonly from: number; readonly to: number }[] {
  let to = 0;
  return counts.map((count) => {
    const from = to;
    to += count;
    return { from, to };
  });
}

/** All of a list that has been filled meanwhile. */
function filled<T>(list: readonly (T | undefined)[]): T[] {
  return list.map((item, place) => {
    if (item === undefined) throw new Error(`exhibit ${place} was not made`);
    return item;
  });
}

function isSplit({ volumes }: CapturePart): boolean {
  return volumes.length > 1;
}
