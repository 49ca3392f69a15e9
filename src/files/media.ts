import { FactList, type FileReading, madeAt, readingOf } from './reading';
import type { Sniffed } from './sniff';

/** Seconds between 1904 and 1970: QuickTime and MPEG-4 count from 1904 (ISO/IEC 14496-12 section 8.2.2). */
const EPOCH_1904 = 2_082_844_800;
const MOST_BOXES = 2_000;

/** Reads ranges of a file. */
export type ReadRange = (from: number, to: number) => Promise<Uint8Array<ArrayBuffer>>;

/** Length and time of a recording, where its container says them in a place that is cheap to find. */
export async function readMedia(size: number, read: ReadRange, sniffed: Sniffed): Promise<FileReading> {
  const list = new FactList();
  try {
    if (/^(?:video|audio)\/(?:mp4|quicktime|3gpp)$/.test(sniffed.mediaType))
      await readMovieHeader(size, read, list);
    else if (sniffed.mediaType === 'audio/wav') await readWave(size, read, list);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    list.remark('damaged');
  }
  const recorded = list.facts.find(({ name }) => name === 'recorded-at');
  return readingOf(sniffed.kind, sniffed.mediaType, list, { post: { postedAt: madeAt(recorded) } });
}

/** `mvhd` inside `moov`, wherever that lies. */
async function readMovieHeader(size: number, read: ReadRange, list: FactList): Promise<void> {
  const moov = await findBox(read, 0, size, 'moov');
  const mvhd = moov === null ? null : await findBox(read, moov.from, moov.to, 'mvhd');
  if (mvhd === null) {
    list.remark('damaged');
    return;
  }
  const bytes = await read(mvhd.from, Math.min(mvhd.to, mvhd.from + 40));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const long = view.getUint8(0) === 1;
  const created = long ? Number(view.getBigUint64(4)) : view.getUint32(4);
  const scale = view.getUint32(long ? 20 : 12);
  const duration = long ? Number(view.getBigUint64(24)) : view.getUint32(16);
  addDuration(list, duration / scale, 'mvhd');
  // Zero, and times before 1970 or far off, mean that nobody set it.
  const seconds = created - EPOCH_1904;
  if (seconds > 0 && seconds < 4_102_444_800)
    list.add('recorded-at', new Date(seconds * 1000).toISOString(), 'metadata', 'mvhd creation_time');
}

async function findBox(
  read: ReadRange,
  from: number,
  to: number,
  wanted: string,
): Promise<{ readonly from: number; readonly to: number } | null> {
  let at = from;
  for (let boxes = 0; at + 8 <= to && boxes < MOST_BOXES; boxes += 1) {
    const bytes = await read(at, Math.min(to, at + 16));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const type = String.fromCharCode(...bytes.subarray(4, 8));
    let head = 8;
    let length = view.getUint32(0);
    if (length === 1) {
      head = 16;
      length = Number(view.getBigUint64(8));
    } else if (length === 0) length = to - at;
    if (length < head || at + length > to) return null;
    if (type === wanted) return { from: at + head, to: at + length };
    at += length;
  }
  return null;
}

/** The `fmt ` chunk says bytes a second, the `data` chunk how many there are. */
async function readWave(size: number, read: ReadRange, list: FactList): Promise<void> {
  let at = 12;
  let rate = 0;
  for (let chunks = 0; at + 8 <= size && chunks < 100; chunks += 1) {
    const bytes = await read(at, Math.min(size, at + 24));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const type = String.fromCharCode(...bytes.subarray(0, 4));
    const length = view.getUint32(4, true);
    if (type === 'fmt ') rate = view.getUint32(16, true);
    if (type === 'data') {
      addDuration(list, Math.min(length, size - at - 8) / rate, 'RIFF data');
      return;
    }
    at += 8 + length + (length % 2);
  }
}

function addDuration(list: FactList, seconds: number, where: string): void {
  if (!Number.isFinite(seconds) || seconds <= 0) return;
  const whole = Math.round(seconds * 10) / 10;
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = (whole % 60).toFixed(1).padStart(4, '0');
  list.add('duration', `${hours}:${String(minutes).padStart(2, '0')}:${rest}`, 'metadata', where);
}
