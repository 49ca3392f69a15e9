import { joinBytes } from '../domain/bytes';
import type { Shape } from '../domain/annotation';
import type { Rect, Size } from '../domain/capture';
import { tilesOf } from '../markup/draw';

/** What is to be made of a picture of the archive. */
export interface DrawOrder {
  /** What the picture must measure when it is decoded; the shapes are in these pixels. */
  readonly pixels: Size;
  /** The part of it that is drawn, whole pixels inside the picture. */
  readonly area: Rect;
  /** Filled with solid black before anything is drawn: nothing of the picture under them is kept. Whole pixels. */
  readonly boxes: readonly Rect[];
  /** Drawn over that, the lowest first. */
  readonly shapes: readonly Shape[];
}

/**
 * Decodes a picture, draws over it and encodes the area as PNG, one image pixel for one. `null` where this browser
 * cannot decode it or has no canvas for it, and where it does not measure what it should. Never throws for those.
 */
export type DrawPicture = (
  picture: Uint8Array<ArrayBuffer>,
  mediaType: string,
  order: DrawOrder,
) => Promise<Uint8Array<ArrayBuffer> | null>;

/** A canvas stays blank without a word beyond 16,384² pixels (Chromium); well inside, for the memory's sake too. */
const LARGEST_PIECE = { side: 16_000, pixels: 48_000_000 } as const;

/** The pieces in which an area is drawn, from the top: one, unless it is very tall. */
export function piecesOf(area: Rect): Rect[] {
  const height = Math.min(LARGEST_PIECE.side, Math.floor(LARGEST_PIECE.pixels / Math.max(1, area.width)));
  return tilesOf(area, Math.max(1, height));
}

/** What a decoder needs of a PNG (PNG 3rd edition, 5.6): everything else only tells about it. */
const NEEDED = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const SIGNATURE_BYTES = 8;
/** Length, type and checksum of a chunk. */
const CHUNK_BYTES = 12;

/** The same picture without any chunk that tells about it: no text, time, colour profile or private chunk. */
export function withoutMetadata(png: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const kept: Uint8Array[] = [png.subarray(0, SIGNATURE_BYTES)];
  for (let at = SIGNATURE_BYTES; at < png.byteLength;) {
    const end = at + CHUNK_BYTES + view.getUint32(at);
    if (end > png.byteLength) throw new Error('a chunk of the PNG reaches beyond its end');
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (NEEDED.has(type)) kept.push(png.subarray(at, end));
    if (type === 'IEND') break;
    at = end;
  }
  return joinBytes(kept);
}
