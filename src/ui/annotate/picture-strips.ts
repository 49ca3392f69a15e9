import type { Rect, Size } from '../../domain/capture';

/** Height of a strip, image pixels: a few screens, and far below what any graphics card takes at once. */
const STRIP = 1024;
/** The small copy, for looking at much of a long picture at once, is this much smaller. */
const SMALL = 4;

/** What the first frame shows, strips: a frame from the whole would hand all of it over to be drawn. */
const FIRST = 2;

interface Strip {
  readonly full: ImageBitmap;
  /** `null` until the rest is cut. */
  readonly small: ImageBitmap | null;
}

/** Nothing is waited for longer than this by what has to be done at some time. Milliseconds. */
const LONGEST_IDLE = 200;

function idle(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: LONGEST_IDLE });
  });
}

/**
 * A picture in strips, so that of one 65,000 pixels tall only what is in view is ever drawn, and far out a small
 * copy. It is decoded once and cut into its first strips; until the rest is cut too, it comes from the whole.
 */
export class PictureStrips {
  readonly size: Size;
  readonly #strips = new Map<number, Strip>();
  #whole: ImageBitmap | null;
  #closed = false;

  private constructor(whole: ImageBitmap) {
    this.#whole = whole;
    this.size = { width: whole.width, height: whole.height };
  }

  /** Throws what the browser throws when the bytes are no picture, or one it cannot hold. */
  static async open(bytes: Uint8Array<ArrayBuffer>, mediaType: string): Promise<PictureStrips> {
    const picture = new PictureStrips(await createImageBitmap(new Blob([bytes], { type: mediaType })));
    for (let index = 0; index < Math.min(FIRST, picture.#count()); index += 1) await picture.#cutFull(index);
    return picture;
  }

  #count(): number {
    return Math.ceil(this.size.height / STRIP);
  }

  /** `null` when it was closed meanwhile. */
  async #cutFull(index: number): Promise<Strip | null> {
    if (this.#closed) return null;
    const known = this.#strips.get(index);
    if (known !== undefined) return known;
    if (this.#whole === null) return null;
    const top = index * STRIP;
    const { width, height } = this.size;
    const full = await createImageBitmap(this.#whole, 0, top, width, Math.min(STRIP, height - top));
    if (this.#closed) {
      full.close();
      return null;
    }
    const strip: Strip = { full, small: null };
    this.#strips.set(index, strip);
    return strip;
  }

  /**
   * Cuts the picture, from the top, and lets the whole go, a strip at a time whenever there is nothing else to do.
   * Resolves early when closed.
   */
  async cut(): Promise<void> {
    for (let index = 0; index < this.#count(); index += 1) {
      await idle();
      const strip = await this.#cutFull(index);
      if (strip === null) return;
      const small = await createImageBitmap(strip.full, {
        resizeWidth: Math.ceil(strip.full.width / SMALL),
        resizeHeight: Math.ceil(strip.full.height / SMALL),
        resizeQuality: 'medium',
      });
      if (this.#closed) return small.close();
      this.#strips.set(index, { full: strip.full, small });
    }
    this.#whole?.close();
    this.#whole = null;
  }

  /** Draws the part of the picture in `area` so that its corner is the canvas's; `scale` is canvas for image pixels. */
  draw(context: CanvasRenderingContext2D, area: Rect, scale: number): void {
    const { width, height } = this.size;
    const [left, right] = [Math.round(-area.x * scale), Math.round((width - area.x) * scale)];
    const from = Math.max(0, Math.floor(area.y / STRIP));
    const to = Math.min(Math.ceil(height / STRIP) - 1, Math.floor((area.y + area.height) / STRIP));
    context.imageSmoothingEnabled = scale < 2;
    for (let index = from; index <= to; index += 1) {
      const top = index * STRIP;
      const extent = Math.min(STRIP, height - top);
      // Edges on whole canvas pixels, each strip's end being the next one's beginning: no seam.
      const [y, end] = [Math.round((top - area.y) * scale), Math.round((top + extent - area.y) * scale)];
      const strip = this.#strips.get(index);
      // Better quality makes Chromium shrink all of what is drawn from first: nothing to wait for with the whole.
      context.imageSmoothingQuality = scale < 1 && strip?.small ? 'medium' : 'low';
      if (strip !== undefined)
        context.drawImage(
          scale <= 1 / SMALL ? (strip.small ?? strip.full) : strip.full,
          left,
          y,
          right - left,
          end - y,
        );
      else if (this.#whole !== null)
        context.drawImage(this.#whole, 0, top, width, extent, left, y, right - left, end - y);
    }
  }

  close(): void {
    this.#closed = true;
    this.#whole?.close();
    this.#whole = null;
    for (const { full, small } of this.#strips.values()) {
      full.close();
      small?.close();
    }
    this.#strips.clear();
  }
}
