import { boxOf } from '../../sites/dom';

/** Pictures larger than this are not drawn again. Pixels. */
const MAX_PIXELS = 16_000_000;
/** Up to here a picture is written without loss. Pixels. */
const MAX_LOSSLESS = 1_000_000;
const QUALITY = 0.92;
/** A picture that the browser has decoded is there at once; one that is not has to come from outside. */
const DECODE_MS = 2_000;

let truthful: boolean | null = null;

/**
 * Whether a canvas gives back what was drawn on it. Browsers set against fingerprinting give white or noise,
 * and that would be a picture of something nobody saw.
 */
export function canvasTellsTruth(): boolean {
  if (truthful !== null) return truthful;
  const side = 32;
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return (truthful = false);
  const image = context.createImageData(side, side);
  for (let at = 0; at < image.data.length; at += 1)
    image.data[at] = at % 4 === 3 ? 255 : (at * 2_654_435_761) >>> 24;
  context.putImageData(image, 0, 0);
  const back = context.getImageData(0, 0, side, side).data;
  truthful = back.every((value, at) => value === image.data[at]);
  return truthful;
}

/** Whether the address is that of a drawing, which may have no size of its own. */
export function isVector(url: string): boolean {
  return /\.svg(?:[?#]|$)|^data:image\/svg/i.test(url);
}

/** Size to draw at: the picture's own; for a drawing as large as it is displayed, if that is larger. Pixels. */
function drawnSize(source: HTMLImageElement): { width: number; height: number } | null {
  let { naturalWidth: width, naturalHeight: height } = source;
  if (isVector(source.currentSrc) && source.isConnected) {
    const box = boxOf(source);
    const factor = width > 0 ? Math.max(1, (box.width * devicePixelRatio) / width) : 0;
    width = Math.round(factor === 0 ? box.width * devicePixelRatio : width * factor);
    height = Math.round(factor === 0 ? box.height * devicePixelRatio : height * factor);
  }
  return width > 0 && height > 0 && width * height <= MAX_PIXELS ? { width, height } : null;
}

/**
 * The pixels of a picture the page displays, drawn again and written as a file of their own: no request, and
 * nothing that the page can see. `null` where the browser does not let them be read (another origin) or the
 * picture is too large. Not the bytes that the server sent.
 */
export async function readLivePixels(source: HTMLImageElement): Promise<Blob | null> {
  if (!canvasTellsTruth()) return null;
  const size = drawnSize(source);
  if (size === null) return null;
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  try {
    context.drawImage(source, 0, 0, size.width, size.height);
    return await canvas.convertToBlob(
      size.width * size.height <= MAX_LOSSLESS
        ? { type: 'image/png' }
        : { type: 'image/webp', quality: QUALITY },
    );
  } catch (error) {
    // SecurityError: of another origin. InvalidStateError: broken. Both mean that it cannot be had this way.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/**
 * The same for a picture that a style rule displays: a second image of that address takes it from the pictures
 * the document holds. Only for addresses that are in use at this moment; others would be requested again.
 */
export async function readPixelsInUse(url: string): Promise<Blob | null> {
  const image = new Image();
  image.src = url;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), DECODE_MS);
  });
  const decoded = await Promise.race([
    image.decode().then(
      () => true,
      () => false,
    ),
    late,
  ]);
  clearTimeout(timer);
  if (!decoded) {
    image.removeAttribute('src');
    return null;
  }
  return readLivePixels(image);
}

/** What a canvas shows, as a data address; `null` where it may not be read. Runs at once, so that it is of the moment. */
export function readCanvas(canvas: HTMLCanvasElement): string | null {
  const { width, height } = canvas;
  if (width * height === 0 || width * height > MAX_PIXELS || !canvasTellsTruth()) return null;
  try {
    return HTMLCanvasElement.prototype.toDataURL.call(canvas, 'image/png');
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** The frame a film shows, as a data address; `null` where it may not be read. `inert` makes the canvas. */
export function readFilmFrame(film: HTMLVideoElement, inert: Document): string | null {
  const { videoWidth, videoHeight } = film;
  if (videoWidth * videoHeight === 0 || videoWidth * videoHeight > MAX_PIXELS || !canvasTellsTruth())
    return null;
  const canvas = inert.createElement('canvas');
  canvas.width = videoWidth;
  canvas.height = videoHeight;
  const context = canvas.getContext('2d');
  if (context === null) return null;
  try {
    context.drawImage(film, 0, 0);
    return canvas.toDataURL('image/jpeg', QUALITY);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
