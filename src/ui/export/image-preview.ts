import {
  type MakePreview,
  type Preview,
  type PreviewSlice,
  SLICE_BYTES,
  SLICE_RATIO,
} from '../../bundle/preview';

/** Wide enough to read on a sheet of A4, pixels. */
const WIDTH = 1_000;
/** A picture with more pixels is not decoded: four bytes each would lie in memory. */
const MOST_PIXELS = 40_000_000;
/** Tried in turn until a slice is small enough: share of the width, JPEG quality. */
const ATTEMPTS = [
  [1, 0.74],
  [1, 0.5],
  [0.6, 0.5],
  [0.3, 0.4],
] as const;

/**
 * Reduced copies of a picture as JPEG, drawn off screen; in a worker or a page. What is small enough already
 * stays as it is, byte for byte.
 */
export const makeImagePreview: MakePreview = async (bytes, { mediaType, pixels }, most) => {
  if (pixels !== undefined && pixels.width * pixels.height > MOST_PIXELS) return null;
  const original = new Blob([bytes], { type: mediaType });
  const tall = pixels === undefined || pixels.height > pixels.width * SLICE_RATIO;
  if (!tall && bytes.byteLength <= SLICE_BYTES && isShown(mediaType)) {
    return { ...pixels, slices: [{ mediaType, bytes }], cut: false };
  }
  const image = await decode(original);
  if (image === null) return null;
  try {
    return await slice(image, most);
  } finally {
    image.close();
  }
};

function isShown(mediaType: string): mediaType is PreviewSlice['mediaType'] {
  return mediaType === 'image/png' || mediaType === 'image/jpeg' || mediaType === 'image/webp';
}

/** `null` where the browser says that this is no picture, or one too large for it. */
async function decode(original: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(original);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

async function slice(image: ImageBitmap, most: number): Promise<Preview | null> {
  const { width, height } = image;
  const needed = Math.max(1, Math.ceil(height / (width * SLICE_RATIO)));
  const count = Math.min(needed, most);
  const sliceHeight = needed > most ? Math.round(width * SLICE_RATIO) : Math.ceil(height / needed);
  const slices: PreviewSlice[] = [];
  for (let index = 0; index < count; index += 1) {
    const top = index * sliceHeight;
    const drawn = await draw(image, top, Math.min(sliceHeight, height - top));
    if (drawn === null) return null;
    slices.push({ mediaType: 'image/jpeg', bytes: drawn });
  }
  return { width, height, slices, cut: needed > most };
}

/** `null` where the browser has no canvas for it. */
async function draw(image: ImageBitmap, top: number, height: number): Promise<Uint8Array | null> {
  for (const [share, quality] of ATTEMPTS) {
    const scale = Math.min(1, WIDTH / image.width) * share;
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(image.width * scale)),
      Math.max(1, Math.round(height * scale)),
    );
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null) return null;
    // PNG may be transparent; JPEG would show that as black.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    // Below half its size a picture loses thin strokes without the better filter, which costs twice as much.
    context.imageSmoothingQuality = scale < 0.5 ? 'medium' : 'low';
    context.drawImage(image, 0, top, image.width, height, 0, 0, canvas.width, canvas.height);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= SLICE_BYTES) return new Uint8Array(await blob.arrayBuffer());
  }
  return null;
}
