import type { Size } from '../domain/capture';
import { decodePng, encodePng } from './crop-picture';

/**
 * One canvas of a stitched picture, image pixels. Chromium takes 65,535 a side and 16,384² in all, Firefox
 * 32,767 a side and 23,000² in all; beyond that the canvas is silently blank. We stay well inside both, also
 * because a viewer that opens the part must hold it in memory (4 bytes a pixel).
 */
export const LARGEST_PART = { side: 30_000, pixels: 120_000_000 } as const;

/** How tall a part of that width may be, image pixels. */
export function partHeight(width: number): number {
  return Math.min(LARGEST_PART.side, Math.floor(LARGEST_PART.pixels / Math.max(1, width)));
}

export interface StitchedPart {
  readonly png: Uint8Array<ArrayBuffer>;
  readonly pixels: Size;
  /** Image pixels from the beginning of the whole. */
  readonly top: number;
}

/** A strip of a tile and where it goes; image pixels. */
export interface Strip {
  /** Where in the tile the strip begins. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where in the whole picture it goes. */
  readonly top: number;
}

/** Thrown when a canvas did not keep what was drawn on it. */
export class BlankCanvas extends Error {
  constructor() {
    super('the canvas came out blank: the picture is larger than this browser can hold');
    this.name = 'BlankCanvas';
  }
}

/** An opaque mark in the last corner before drawing, read back to see that the canvas holds what it is given. */
function holdsPixels(context: OffscreenCanvasRenderingContext2D, { width, height }: Size): boolean {
  context.fillStyle = '#4b1d3f';
  context.fillRect(width - 1, height - 1, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(width - 1, height - 1, 1, 1).data;
  context.clearRect(width - 1, height - 1, 1, 1);
  return red === 0x4b && green === 0x1d && blue === 0x3f && alpha === 255;
}

/**
 * Puts tiles together as they arrive. Parts that are full are encoded at once, so memory holds one part and
 * one tile, whatever the length of the page.
 */
export class Stitcher {
  readonly #width: number;
  readonly #partHeight: number;
  readonly #done: Promise<StitchedPart>[] = [];
  #canvas: OffscreenCanvas | null = null;
  #context: OffscreenCanvasRenderingContext2D | null = null;
  /** Where the open part begins, and up to where the whole is drawn. */
  #partTop = 0;
  #drawnTo = 0;

  constructor(width: number, heightGuess: number) {
    this.#width = width;
    this.#partHeight = partHeight(width);
    this.#open(Math.min(this.#partHeight, Math.max(1, heightGuess)));
  }

  #open(height: number): void {
    const canvas = new OffscreenCanvas(this.#width, height);
    const context = canvas.getContext('2d', { alpha: true, willReadFrequently: true });
    if (context === null || !holdsPixels(context, { width: this.#width, height })) throw new BlankCanvas();
    this.#canvas = canvas;
    this.#context = context;
  }

  /** Makes the open part taller: the page turned out longer than it said. */
  #grow(height: number): void {
    const before = this.#canvas!;
    this.#open(height);
    this.#context!.drawImage(before, 0, 0);
  }

  #close(): void {
    const height = this.#drawnTo - this.#partTop;
    if (height < 1) return;
    let canvas = this.#canvas!;
    if (canvas.height !== height) {
      const cut = new OffscreenCanvas(this.#width, height);
      cut.getContext('2d')!.drawImage(canvas, 0, 0);
      canvas = cut;
    }
    const top = this.#partTop;
    this.#done.push(encodePng(canvas).then((png) => ({ png, pixels: { width: this.#width, height }, top })));
    this.#partTop = this.#drawnTo;
    this.#canvas = null;
    this.#context = null;
  }

  /** Draws a strip of a tile. Strips come in order; what is already drawn is not drawn again. */
  async add(tile: Uint8Array<ArrayBuffer>, strip: Strip): Promise<void> {
    const bitmap = await decodePng(tile);
    try {
      let { y, height, top } = strip;
      const again = Math.max(0, this.#drawnTo - top);
      y += again;
      top += again;
      height -= again;
      while (height > 0) {
        if (this.#canvas === null)
          this.#open(Math.min(this.#partHeight, Math.max(height, this.#partHeight / 4)));
        const room = this.#partTop + this.#partHeight - top;
        const now = Math.min(height, room);
        const needed = top + now - this.#partTop;
        if (needed > this.#canvas!.height)
          this.#grow(Math.min(this.#partHeight, Math.max(needed, this.#canvas!.height * 2)));
        this.#context!.drawImage(
          bitmap,
          strip.x,
          y,
          strip.width,
          now,
          0,
          top - this.#partTop,
          strip.width,
          now,
        );
        y += now;
        top += now;
        height -= now;
        this.#drawnTo = Math.max(this.#drawnTo, top);
        if (this.#drawnTo - this.#partTop >= this.#partHeight) this.#close();
      }
    } finally {
      bitmap.close();
    }
  }

  /** The parts, in order. */
  async finish(): Promise<StitchedPart[]> {
    if (this.#canvas !== null) this.#close();
    return Promise.all(this.#done);
  }
}
