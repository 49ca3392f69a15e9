/*
 * Where pictures that are no JPEG keep their EXIF block. Each walk is bounded by the bytes and by a number of steps,
 * and what reaches beyond the end is no block.
 */

/** A picture has some ten boxes or chunks; what has more is made to keep a reader busy. */
const MOST_STEPS = 4_096;

/** EXIF as a TIFF file, beginning with its byte order; `null` where there is none, or it is not where it should be. */
export function findExif(bytes: Uint8Array<ArrayBuffer>, mediaType: string): Uint8Array<ArrayBuffer> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const found =
      mediaType === 'image/png'
        ? findInPng(view)
        : mediaType === 'image/webp'
          ? findInWebp(view)
          : mediaType === 'image/heic' || mediaType === 'image/avif'
            ? findInHeif(view)
            : null;
    return found === null ? null : tiffIn(bytes.subarray(found.from, found.to));
  } catch (error) {
    // Read beyond its end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

interface Range {
  readonly from: number;
  readonly to: number;
}

function rangeIn(view: DataView, from: number, length: number): Range | null {
  return length > 0 && from >= 0 && from + length <= view.byteLength ? { from, to: from + length } : null;
}

function word(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((place) => view.getUint8(at + place)));
}

/** Some programs put `Exif` and two zeros before the byte order, where none belongs. */
function tiffIn(block: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  for (const at of [0, 6]) {
    const order = String.fromCharCode(block[at] ?? 0, block[at + 1] ?? 0);
    if (order === 'II' || order === 'MM') return block.subarray(at);
  }
  return null;
}

/** The chunk `eXIf` (PNG 3rd edition, 11.3.4.5). */
function findInPng(view: DataView): Range | null {
  let at = 8;
  for (let step = 0; step < MOST_STEPS && at + 12 <= view.byteLength; step += 1) {
    const length = view.getUint32(at);
    const type = word(view, at + 4);
    if (type === 'eXIf') return rangeIn(view, at + 8, length);
    if (type === 'IEND') return null;
    at += 12 + length;
  }
  return null;
}

/** The chunk `EXIF` of a RIFF file (RFC 9649, section 2.7.1.5). */
function findInWebp(view: DataView): Range | null {
  let at = 12;
  for (let step = 0; step < MOST_STEPS && at + 8 <= view.byteLength; step += 1) {
    const length = view.getUint32(at + 4, true);
    if (word(view, at) === 'EXIF') return rangeIn(view, at + 8, length);
    at += 8 + length + (length % 2);
  }
  return null;
}

interface Box {
  readonly type: string;
  /** Of its content. */
  readonly from: number;
  readonly to: number;
}

/** The boxes between two places (ISO/IEC 14496-12, 4.2); a box without a length goes to the end. */
function boxesIn(view: DataView, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to && boxes.length < MOST_STEPS;) {
    const short = view.getUint32(at);
    const long = short === 1;
    const length = short === 0 ? to - at : long ? Number(view.getBigUint64(at + 8)) : short;
    const head = long ? 16 : 8;
    if (length < head || at + length > to) break;
    boxes.push({ type: word(view, at + 4), from: at + head, to: at + length });
    at += length;
  }
  return boxes;
}

function findBox(boxes: readonly Box[], type: string): Box | null {
  return boxes.find((box) => box.type === type) ?? null;
}

/** The item of the kind `Exif` (ISO/IEC 23008-12, A.2.1), found by `iinf` and `iloc` of `meta`. */
function findInHeif(view: DataView): Range | null {
  const meta = findBox(boxesIn(view, 0, view.byteLength), 'meta');
  if (meta === null) return null;
  // Version and flags come first.
  const inside = boxesIn(view, meta.from + 4, meta.to);
  const [infos, places] = [findBox(inside, 'iinf'), findBox(inside, 'iloc')];
  if (infos === null || places === null) return null;
  const id = exifItem(view, infos);
  const item = id === null ? null : placeOfItem(view, places, id);
  if (item === null) return null;
  // How far behind this number the byte order stands.
  const skip = 4 + view.getUint32(item.from);
  return rangeIn(view, item.from + skip, item.to - item.from - skip);
}

/** `iinf` (ISO/IEC 14496-12, 8.11.6): the id of the first item of the kind `Exif`. */
function exifItem(view: DataView, { from, to }: Box): number | null {
  const countBytes = view.getUint8(from) === 0 ? 2 : 4;
  for (const info of boxesIn(view, from + 4 + countBytes, to)) {
    const version = view.getUint8(info.from);
    if (info.type !== 'infe' || version < 2) continue;
    const wide = version > 2;
    const id = wide ? view.getUint32(info.from + 4) : view.getUint16(info.from + 4);
    // Behind the id two bytes of protection.
    if (word(view, info.from + (wide ? 10 : 8)) === 'Exif') return id;
  }
  return null;
}

/** `iloc` (ISO/IEC 14496-12, 8.11.3): where an item lies in the file; `null` where it is in pieces or elsewhere. */
function placeOfItem(view: DataView, { from }: Box, wanted: number): Range | null {
  const version = view.getUint8(from);
  const sizes = view.getUint16(from + 4);
  const [offsetBytes = 0, lengthBytes = 0, baseBytes = 0, indexBytes = 0] = [12, 8, 4, 0].map(
    (shift) => (sizes >> shift) & 15,
  );
  let at = from + 6;
  const read = (bytes: number): number => {
    const value =
      bytes === 0
        ? 0
        : bytes === 8
          ? Number(view.getBigUint64(at))
          : bytes === 4
            ? view.getUint32(at)
            : bytes === 2
              ? view.getUint16(at)
              : NaN;
    at += bytes;
    return value;
  };
  const wide = version > 1 ? 4 : 2;
  const items = read(wide);
  for (let item = 0; item < Math.min(items, MOST_STEPS); item += 1) {
    const id = read(wide);
    const method = version > 0 ? read(2) & 15 : 0;
    // In which file: 0 is this one.
    const file = read(2);
    const base = read(baseBytes);
    const extents = read(2);
    if (id === wanted) {
      if (extents !== 1 || method !== 0 || file !== 0) return null;
      if (version > 0) read(indexBytes);
      const offset = read(offsetBytes);
      return rangeIn(view, base + offset, read(lengthBytes));
    }
    at += extents * ((version > 0 ? indexBytes : 0) + offsetBytes + lengthBytes);
  }
  return null;
}
