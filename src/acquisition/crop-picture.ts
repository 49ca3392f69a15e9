import type { Rect, Size } from '../domain/capture';

/** Width and height of a PNG, from its IHDR chunk (PNG 3rd edition, 11.2.1). Throws on anything else. */
export function pngSize(png: Uint8Array): Size {
  const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (png.length < 24 || SIGNATURE.some((byte, i) => png[i] !== byte)) throw new Error('not a PNG');
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

export async function encodePng(canvas: OffscreenCanvas): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

export async function decodePng(png: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> {
  // No colour conversion and no premultiplication: the pixels that went in are the pixels that come out.
  return createImageBitmap(new Blob([png], { type: 'image/png' }), {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  });
}

/** `box` grown by `margin` on each side and cut to the picture; all in image pixels, whole numbers. */
export function cropArea(box: Rect, scale: number, margin: number, picture: Size): Rect {
  const left = Math.max(0, Math.floor((box.x - margin) * scale));
  const top = Math.max(0, Math.floor((box.y - margin) * scale));
  const right = Math.min(picture.width, Math.ceil((box.x + box.width + margin) * scale));
  const bottom = Math.min(picture.height, Math.ceil((box.y + box.height + margin) * scale));
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

/** Cuts a part out of a PNG, pixel for pixel. `area` in image pixels; `null` where nothing of it is inside. */
export async function cropPng(
  png: Uint8Array<ArrayBuffer>,
  area: Rect,
): Promise<{ png: Uint8Array<ArrayBuffer>; pixels: Size } | null> {
  if (area.width < 1 || area.height < 1) return null;
  const bitmap = await decodePng(png);
  try {
    const canvas = new OffscreenCanvas(area.width, area.height);
    const context = canvas.getContext('2d', { alpha: true });
    if (context === null) throw new Error('no canvas to crop on');
    context.drawImage(bitmap, -area.x, -area.y);
    return { png: await encodePng(canvas), pixels: { width: area.width, height: area.height } };
  } finally {
    bitmap.close();
  }
}
