import type { Artifact, CaptureRecord, Rect, Size } from '../../domain/capture';

/** Solid boxes over one picture, in its pixels. */
export interface BoxedPicture {
  /** In the record. */
  readonly name: string;
  readonly boxes: readonly Rect[];
}

/** `unknown`: the picture may show what a box hides on another one, and nothing tells where. */
export type Boxes = readonly Rect[] | 'unknown';

/** Where a picture lies: in the window as it was, or on the whole page. CSS pixels. */
export interface Placement {
  readonly frame: 'view' | 'document';
  readonly x: number;
  readonly y: number;
  /** Image pixels for one CSS pixel. */
  readonly scale: number;
}

/** Places are rounded when a picture is cut or scrolled to: a box that is carried over is so much larger, pixels. */
const MARGIN = 2;

export function isPicture({ mediaType, role }: Artifact): boolean {
  return mediaType.startsWith('image/') && role !== 'media' && role !== 'media-pixels';
}

/**
 * The boxes of every picture of a capture: its own and those that lie on the same place of the page in another
 * picture. A picture without boxes of its own to which those of another cannot be carried over is `unknown`; one
 * that has its own was looked at by the person.
 */
export function boxesOfPictures(
  record: Pick<CaptureRecord, 'artifacts' | 'collection'>,
  boxed: readonly BoxedPicture[],
): Map<string, Boxes> {
  const pictures = record.artifacts.filter(isPicture);
  const byName = new Map(pictures.map((picture) => [picture.name, picture]));
  const found = new Map<string, Boxes>();
  for (const picture of pictures) {
    const own = boxed.find(({ name }) => name === picture.name)?.boxes ?? [];
    const boxes: Rect[] = [];
    let unknown = false;
    for (const other of boxed) {
      if (other.boxes.length === 0) continue;
      const from = byName.get(other.name);
      if (other.name === picture.name) boxes.push(...other.boxes.map((box) => outward(box, 0)));
      else {
        const carry = from === undefined ? null : carrier(record, from, picture);
        if (carry === null) unknown = true;
        else boxes.push(...other.boxes.map((box) => outward(carry(box), MARGIN)));
      }
    }
    const { pixels } = picture;
    // Without its size nothing can be drawn on it that surely is where it should be.
    if ((unknown && own.length === 0) || (boxes.length > 0 && pixels === undefined))
      found.set(picture.name, 'unknown');
    else found.set(picture.name, pixels === undefined ? [] : boxes.flatMap((box) => inside(box, pixels)));
  }
  return found;
}

function carrier(
  record: Pick<CaptureRecord, 'artifacts' | 'collection'>,
  from: Artifact,
  to: Artifact,
): ((box: Rect) => Rect) | null {
  const [here, there] = [placementOf(record, from), placementOf(record, to)];
  if (here === null || there === null || here.frame !== there.frame) return null;
  const ratio = there.scale / here.scale;
  return (box) => ({
    x: (here.x - there.x) * there.scale + box.x * ratio,
    y: (here.y - there.y) * there.scale + box.y * ratio,
    width: box.width * ratio,
    height: box.height * ratio,
  });
}

export function placementOf(
  { artifacts, collection }: Pick<CaptureRecord, 'artifacts' | 'collection'>,
  { role, pixels, area, derivedFrom = [] }: Artifact,
): Placement | null {
  if (pixels === undefined) return null;
  if (role === 'viewport') {
    const scale = collection.scale ?? (collection.viewport && pixels.width / collection.viewport.width);
    return scale === null || scale <= 0 ? null : { frame: 'view', x: 0, y: 0, scale };
  }
  // A drawn page is laid out anew.
  if (area === undefined || area.width <= 0 || role === 'rendered') return null;
  const scale = pixels.width / area.width;
  // A screen whose scroller is only a part of it says where the part is, not where the picture begins.
  if (Math.abs(area.height * scale - pixels.height) > MARGIN) return null;
  if (collection.scale !== null && Math.abs(area.width * collection.scale - pixels.width) > MARGIN)
    return null;
  const cutFromView = artifacts.some(
    (other) => other.role === 'viewport' && derivedFrom.includes(other.name),
  );
  return { frame: cutFromView ? 'view' : 'document', x: area.x, y: area.y, scale };
}

function outward({ x, y, width, height }: Rect, margin: number): Rect {
  const [left, top] = [Math.floor(x) - margin, Math.floor(y) - margin];
  return {
    x: left,
    y: top,
    width: Math.ceil(x + width) + margin - left,
    height: Math.ceil(y + height) + margin - top,
  };
}

/** What of a box lies in the picture. */
function inside({ x, y, width, height }: Rect, size: Size): Rect[] {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(size.width, x + width), Math.min(size.height, y + height)];
  return right > left && bottom > top ? [{ x: left, y: top, width: right - left, height: bottom - top }] : [];
}
