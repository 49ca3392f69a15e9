import type { LeftOut } from './export-types';
import type { PlannedFile } from './marks';
import type { PlannedCapture } from './plan';
import { WACZ_NAME, type WaczPlan, waczWithout } from './wacz/plan-wacz';

/** JSZip writes no ZIP64: beyond 4 GiB or 65,535 entries its file is broken. Well below either. */
const MOST_BYTES = 3_900_000_000;
const MOST_FILES = 20_000;
/** The least that can be asked for; below it a volume would hold little but its own description. */
export const LEAST_VOLUME_BYTES = 5_000_000;
/** READ-ME-FIRST.txt, tag files, the first page of the report, the end of the zip. */
const VOLUME_OVERHEAD = 64_000;
/** A line for something that is left out, in the report and in READ-ME-FIRST.txt. */
const LEFT_OUT_OVERHEAD = 400;
/** A line in the index of the report and one in the table, without what the page said. */
const CAPTURE_OVERHEAD = 2_500;
/** Two headers in the zip, a line in the manifest, and three times the path. */
const FILE_OVERHEAD = 76 + 67;
const PATH_AROUND = 'evidence-2026-11-21-143207-100of100/data/captures//'.length;
const NO_PROOFS = { volumeBytes: 0, sizeOf: () => ({ bytes: 0, files: 0 }) };
/** A page of the report that a browser opens and prints without effort. */
const PAGE_BYTES = 32_000_000;

/** A capture, or those of its files that lie in one volume. */
export interface CapturePart {
  readonly capture: PlannedCapture;
  readonly files: readonly PlannedFile[];
  /** The capture's WACZ, where it lies in this volume. */
  readonly wacz: WaczPlan | null;
  /** Which volumes hold it, first is 1; more than one only where it did not fit. */
  readonly volumes: readonly number[];
}

export interface VolumePlan {
  readonly parts: readonly CapturePart[];
  /** How many of the parts, in order, stand on each page of the report. At least one page. */
  readonly pages: readonly number[];
  readonly oversize: boolean;
}

export interface VolumesPlan {
  readonly volumes: readonly VolumePlan[];
  readonly leftOut: readonly LeftOut[];
  /** Numbers of the captures that lie in several volumes. */
  readonly splitCaptures: readonly number[];
}

interface FillingPart {
  readonly capture: PlannedCapture;
  readonly files: PlannedFile[];
  wacz: WaczPlan | null;
}

interface Filling {
  parts: FillingPart[];
  bytes: number;
  files: number;
}

/**
 * Fills volumes in order. A capture stays whole unless it alone is more than a volume; then its files are dealt
 * out in order, each part with the record. A file larger than a volume gets one of its own.
 */
export function planVolumes(
  captures: readonly PlannedCapture[],
  volumeBytes: number,
  leftOutBefore: number,
  proofs: {
    readonly volumeBytes: number;
    sizeOf(captureId: string): { readonly bytes: number; readonly files: number };
  } = NO_PROOFS,
  /** What else the first volume holds: the logbook. */
  first: { readonly bytes: number; readonly files: number } = { bytes: 0, files: 0 },
): VolumesPlan {
  const limit = Math.min(Math.max(volumeBytes, LEAST_VOLUME_BYTES), MOST_BYTES);
  const empty = (): Filling => ({
    parts: [],
    bytes: VOLUME_OVERHEAD + leftOutBefore * LEFT_OUT_OVERHEAD + proofs.volumeBytes,
    files: 0,
  });
  const leftOut: LeftOut[] = [];
  const volumes: Filling[] = [];
  let filling: Filling = empty();
  filling.bytes += first.bytes;
  filling.files += first.files;
  const next = (): void => {
    if (filling.parts.length > 0 || (volumes.length === 0 && first.files > 0)) volumes.push(filling);
    filling = empty();
  };
  const fits = (bytes: number, files: number): boolean =>
    filling.bytes + bytes <= limit && filling.files + files <= MOST_FILES;
  const begin = (capture: PlannedCapture): FillingPart => {
    const part: FillingPart = { capture, files: [], wacz: null };
    filling.parts.push(part);
    const proved = proofs.sizeOf(capture.id);
    filling.bytes += baseBytes(capture) + proved.bytes;
    filling.files += 2 + capture.annotations.length + proved.files;
    return part;
  };

  for (const capture of captures) {
    const files = capture.files.filter(({ artifact, name }) => {
      const own = baseBytes(capture) + proofs.sizeOf(capture.id).bytes;
      if (artifact.sizeBytes + own + VOLUME_OVERHEAD <= MOST_BYTES) return true;
      const { id: captureId, sequence } = capture;
      leftOut.push({ captureId, sequence, file: name, reason: 'file-too-large' });
      return false;
    });
    const proved = proofs.sizeOf(capture.id);
    const base = baseBytes(capture) + proved.bytes;
    const { wacz } = capture;
    const waczBytes = wacz === null ? 0 : entryBytes(capture, WACZ_NAME, wacz.sizeBytes);
    const whole = files.reduce((sum, file) => sum + fileBytes(capture, file), base + waczBytes);
    if (!fits(whole, files.length + capture.annotations.length + (wacz === null ? 2 : 3) + proved.files))
      next();
    let held = begin(capture);
    const roomFor = (bytes: number): FillingPart => {
      if (!fits(bytes, 1) && held.files.length > 0) {
        next();
        held = begin(capture);
      }
      filling.bytes += bytes;
      filling.files += 1;
      return held;
    };
    for (const file of files) roomFor(fileBytes(capture, file)).files.push(file);
    if (wacz !== null) roomFor(waczBytes).wacz = wacz;
  }
  if (filling.parts.length > 0 || volumes.length === 0) volumes.push(filling);

  const held = new Map<string, number[]>();
  volumes.forEach(({ parts }, index) => {
    for (const { capture } of parts) held.set(capture.id, [...(held.get(capture.id) ?? []), index + 1]);
  });
  return {
    volumes: volumes.map(({ parts, bytes }) => ({
      parts: parts.map((part) => ({ ...part, volumes: held.get(part.capture.id) ?? [] })),
      pages: planPages(parts.map(({ capture }) => capture.reportBytes)),
      oversize: bytes > limit,
    })),
    leftOut,
    splitCaptures: captures
      .filter(({ id }) => (held.get(id)?.length ?? 0) > 1)
      .map(({ sequence }) => sequence),
  };
}

/** What a capture takes in a volume besides its files: record, remark, exhibit, table, index. */
function baseBytes(capture: PlannedCapture): number {
  const { record, remarkBytes, reportBytes, annotations } = capture;
  const own = record.sizeBytes + (remarkBytes?.byteLength ?? 0);
  const drawn = annotations.reduce(
    (sum, { name, bytes }) => sum + entryBytes(capture, name, bytes.byteLength),
    0,
  );
  // Once as files, once more in the table, whose quotes are doubled as JSON's are escaped.
  return 2 * own + drawn + reportBytes + CAPTURE_OVERHEAD;
}

function fileBytes(capture: PlannedCapture, { artifact, name }: PlannedFile): number {
  return entryBytes(capture, name, artifact.sizeBytes);
}

function entryBytes({ folder }: PlannedCapture, name: string, sizeBytes: number): number {
  return sizeBytes + FILE_OVERHEAD + 3 * (PATH_AROUND + folder.length + name.length);
}

function planPages(exhibits: readonly number[]): number[] {
  const pages = [0];
  let bytes = 0;
  for (const exhibit of exhibits) {
    if (bytes > 0 && bytes + exhibit > PAGE_BYTES) {
      pages.push(0);
      bytes = 0;
    }
    bytes += exhibit;
    pages.push((pages.pop() ?? 0) + 1);
  }
  return pages;
}

/** The same volume without what could not be put in; a capture whose record is not there goes whole. */
export function withoutFaults(plan: VolumePlan, faults: readonly LeftOut[]): VolumePlan {
  const gone = new Set(faults.map(({ captureId, file }) => `${captureId}/${file ?? ''}`));
  const parts = plan.parts
    .filter(({ capture }) => !gone.has(`${capture.id}/`))
    .map((part) => ({
      ...part,
      files: part.files.filter(({ name }) => !gone.has(`${part.capture.id}/${name}`)),
      wacz: part.wacz && waczWithout(part.wacz, (name) => gone.has(`${part.capture.id}/${name}`)),
    }));
  return { ...plan, parts, pages: planPages(parts.map(({ capture }) => capture.reportBytes)) };
}
