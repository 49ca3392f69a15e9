import { createOwnElement } from './own-element';

/** A picture that is no larger than this is drawn. Pixels a side. */
const MAX_SIDE = 8_000;
const LOAD_MS = 3_000;

function bytesOf(address: string): Blob | null {
  const parts = /^data:([^;,]+)((?:;[^;,]*)*),(.*)$/s.exec(address);
  if (parts === null) return null;
  const [, type = '', flags = '', data = ''] = parts;
  try {
    if (!flags.endsWith(';base64')) return new Blob([decodeURIComponent(data)], { type });
    const binary = atob(decodeURIComponent(data));
    const bytes = Uint8Array.from(binary, (unit) => unit.charCodeAt(0));
    return new Blob([bytes], { type });
  } catch (error) {
    if (error instanceof URIError || error instanceof DOMException) return null;
    throw error;
  }
}

/** Decoded without an element, so that the browser takes it for nobody's but ours. */
async function decodeBitmap(bytes: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(bytes);
  } catch (error) {
    if (error instanceof DOMException) return null; // a drawing, or broken
    throw error;
  }
}

/** Drawings need an element to be decoded. */
async function decodeElement(bytes: Blob): Promise<{ image: HTMLImageElement; free: () => void } | null> {
  const address = URL.createObjectURL(bytes);
  const image = new Image();
  const free = (): void => URL.revokeObjectURL(address);
  image.src = address;
  const late = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), LOAD_MS);
  });
  const loaded = await Promise.race([
    image.decode().then(
      () => true,
      () => false,
    ),
    late,
  ]);
  if (loaded) return { image, free };
  free();
  return null;
}

function paint(source: CanvasImageSource, width: number, height: number): HTMLCanvasElement | undefined {
  if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) return undefined;
  const canvas = createOwnElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  context.drawImage(source, 0, 0, width, height);
  try {
    // One picture that may not be read would spoil the whole drawing.
    context.getImageData(0, 0, 1, 1);
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
  return canvas;
}

/** A picture that lies in its own address (`data:`), ready to be drawn; `undefined` where it cannot be. */
export async function loadDrawable(address: string): Promise<HTMLCanvasElement | undefined> {
  const bytes = bytesOf(address);
  if (bytes === null) return undefined;
  const bitmap = bytes.type === 'image/svg+xml' ? null : await decodeBitmap(bytes);
  if (bitmap !== null) {
    const canvas = paint(bitmap, bitmap.width, bitmap.height);
    bitmap.close();
    return canvas;
  }
  const decoded = await decodeElement(bytes);
  if (decoded === null) return undefined;
  const { image, free } = decoded;
  const canvas = paint(image, image.naturalWidth, image.naturalHeight);
  free();
  return canvas;
}
