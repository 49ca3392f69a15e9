import {
  BlobReader,
  type FileEntry,
  Uint8ArrayWriter,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-custom.js';
import type { LogEntry } from '../domain/logbook';
import { exportBundle } from './export-bundle';
import type { ExportProgress, ExportRequest, ExportResult } from './export-types';
import { directSource } from './file-source';
import type { MakePreview } from './preview';
import { type InventedCapture, memoryArchive, type MemoryArchive } from './test-archive';
import { memoryProver, type MemoryProver } from './test-prover';
import { drawInTest } from './test-drawing';
import { memoryVolumes, type MemoryVolumes } from './test-volumes';

export interface TestExport {
  readonly archive: MemoryArchive;
  readonly prover: MemoryProver;
  readonly volumes: MemoryVolumes;
  readonly progress: ExportProgress[];
  run(): Promise<ExportResult>;
}

/** A preview that is the picture itself; small pictures are what the tests have. */
export const ownPreview: MakePreview = async (bytes, { pixels }) => ({
  width: pixels?.width ?? 1,
  height: pixels?.height ?? 1,
  slices: [{ mediaType: 'image/png', bytes }],
  cut: false,
});

/** An export of invented captures into memory, ready to run; everything about it can be changed. */
export async function testExport(
  captures: readonly InventedCapture[],
  change: Partial<ExportRequest> = {},
  volumes = memoryVolumes(),
  logbook: readonly LogEntry[] = [],
): Promise<TestExport> {
  const archive = await memoryArchive(captures, logbook);
  const prover = await memoryProver({ listJournal: archive.everyEntry });
  const progress: ExportProgress[] = [];
  const request: ExportRequest = {
    reader: archive,
    prover,
    captureIds: captures.map(({ record }) => record.id),
    language: 'en',
    timeZone: 'Europe/Copenhagen',
    tool: { name: 'Tidemark', version: '0.1.0' },
    volumeBytes: 1_000_000_000,
    wacz: false,
    openVolume: volumes.open,
    source: directSource(archive, ownPreview, drawInTest),
    signal: new AbortController().signal,
    onProgress: (step) => {
      progress.push(step);
    },
    ...(logbook.length === 0
      ? {}
      : {
          logbook: {
            entryIds: [...new Set(logbook.map(({ id }) => id))],
            privateNotes: false,
            ownAddress: false,
          },
        }),
    now: () => new Date('2026-11-21T13:32:07.123Z'),
    ...change,
  };
  return { archive, prover, volumes, progress, run: () => exportBundle(request) };
}

/** The files of a zip by their path inside its one folder. */
export async function unzip(zip: Blob): Promise<Map<string, Uint8Array>> {
  const reader = new ZipReader(new BlobReader(zip));
  const files = new Map<string, Uint8Array>();
  for (const entry of await reader.getEntries()) {
    const bytes = await (entry as FileEntry).getData(new Uint8ArrayWriter(), { useWebWorkers: false });
    files.set(entry.filename.slice(entry.filename.indexOf('/') + 1), bytes);
  }
  return files;
}

export function textOf(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`${path} is not there; there are ${[...files.keys()].join(', ')}`);
  return new TextDecoder().decode(bytes);
}
