import type { DrawPicture } from '../../bundle/draw-picture';
import { drawShapes } from '../../markup/draw';

/**
 * Draws over a picture off screen; in a worker or a page. Colours are not converted and the canvas is opaque, so
 * that a pixel on which nothing was drawn comes out as it went in.
 */
export const drawOffScreen: DrawPicture = async (picture, mediaType, { pixels, area, boxes, shapes }) => {
  const image = await decode(new Blob([picture], { type: mediaType }));
  if (image === null) return null;
  try {
    if (image.width !== pixels.width || image.height !== pixels.height) return null;
    const canvas = new OffscreenCanvas(area.width, area.height);
    const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null || !holdsPixels(context)) return null;
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, area.width, area.height);
    context.drawImage(image, -area.x, -area.y);
    context.fillStyle = '#000000';
    for (const box of boxes) context.fillRect(box.x - area.x, box.y - area.y, box.width, box.height);
    drawShapes(context, shapes, { area, scale: 1, drawnFor: 'export' });
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return new Uint8Array(await blob.arrayBuffer());
  } catch (error) {
    // A canvas that is too large for this browser.
    if (error instanceof DOMException) return null;
    throw error;
  } finally {
    image.close();
  }
};

/** `null` where the browser says that this is no picture, or one too large for it. */
async function decode(picture: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(picture, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Beyond its size a canvas takes everything without a word and stays blank: the last pixel tells. */
function holdsPixels(context: OffscreenCanvasRenderingContext2D): boolean {
  const { width, height } = context.canvas;
  context.fillStyle = '#4b1d3f';
  context.fillRect(width - 1, height - 1, 1, 1);
  const [red, green, blue] = context.getImageData(width - 1, height - 1, 1, 1).data;
  return red === 0x4b && green === 0x1d && blue === 0x3f;
}
