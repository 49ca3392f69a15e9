import type { Size } from '../../domain/capture';
import type { ReadRange } from '../../files/media';
import {
  DRAWN,
  perceptualHash,
  PICTURE_HEAD_BYTES,
  readThumbnail,
  type Thumbnail,
} from '../../files/picture';
import { readHash, tellsApart } from '../../files/picture-likeness';

/** The picture is drawn this large, whatever its form, so that every copy of it is compared alike. */
const SIDE = 128;
/** A picture with more pixels is not decoded: four bytes each would lie in memory. */
const MOST_PIXELS = 50_000_000;
/** A thumbnail of another form has bars around it, or shows a part only. */
const FORM_TOLERANCE = 0.03;

/**
 * The perceptual hash of a picture; `null` where it cannot be drawn or is too even to be told from others. A photo's
 * own thumbnail is taken where it has one of the same form: decoding the whole takes a hundred times as long.
 */
export async function hashPicture(
  file: File,
  mediaType: string,
  pixels: Size | null,
  read: ReadRange,
): Promise<string | null> {
  if (!DRAWN.has(mediaType) || pixels === null || pixels.width * pixels.height > MOST_PIXELS) return null;
  const thumbnail =
    mediaType === 'image/jpeg'
      ? await readThumbnail(await read(0, Math.min(file.size, PICTURE_HEAD_BYTES)))
      : null;
  const hash = (thumbnail && (await hashThumbnail(thumbnail, pixels))) ?? (await hashBlob(file, 0));
  return hash !== null && tellsApart(readHash(hash)) ? hash : null;
}

async function hashThumbnail({ bytes, degrees }: Thumbnail, pixels: Size): Promise<string | null> {
  const image = await decode(new Blob([bytes], { type: 'image/jpeg' }));
  if (image === null) return null;
  const turned = degrees % 180 !== 0;
  const form = turned ? image.height / image.width : image.width / image.height;
  if (Math.abs(form / (pixels.width / pixels.height) - 1) > FORM_TOLERANCE) {
    image.close();
    return null;
  }
  return hashImage(image, degrees);
}

async function hashBlob(blob: Blob, degrees: Thumbnail['degrees']): Promise<string | null> {
  const image = await decode(blob);
  return image === null ? null : hashImage(image, degrees);
}

/** One for all pictures: making it takes longer than drawing a small one. */
let context: OffscreenCanvasRenderingContext2D | null = null;

function hashImage(image: ImageBitmap, degrees: Thumbnail['degrees']): string | null {
  try {
    context ??= new OffscreenCanvas(SIDE, SIDE).getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null) return null;
    context.resetTransform();
    // What is transparent shows white, as on a page; and nothing is left of the picture before.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, SIDE, SIDE);
    context.imageSmoothingQuality = 'medium';
    context.translate(SIDE / 2, SIDE / 2);
    context.rotate((degrees * Math.PI) / 180);
    context.drawImage(image, -SIDE / 2, -SIDE / 2, SIDE, SIDE);
    return perceptualHash(context.getImageData(0, 0, SIDE, SIDE));
  } finally {
    image.close();
  }
}

/** `null` where the browser says that this is no picture. */
async function decode(blob: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(blob);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
