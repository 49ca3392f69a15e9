import { PNG } from 'pngjs';
import type { Annotation, Shape } from '../domain/annotation';
import type { Rect, Size } from '../domain/capture';
import { frameOf } from '../markup/geometry';
import type { DrawPicture } from './draw-picture';

/** What takes the place of the browser's canvas where there is none: true pixels, shapes as filled rectangles. */
export const drawInTest: DrawPicture = async (picture, _mediaType, { pixels, area, boxes, shapes }) => {
  let image: PNG;
  try {
    image = PNG.sync.read(Buffer.from(picture));
  } catch {
    return null;
  }
  if (image.width !== pixels.width || image.height !== pixels.height) return null;
  const fill = (
    { x, y, width, height }: Rect,
    [red, green, blue]: readonly [number, number, number],
  ): void => {
    for (
      let row = Math.max(0, Math.floor(y));
      row < Math.min(image.height, Math.ceil(y + height));
      row += 1
    ) {
      for (
        let column = Math.max(0, Math.floor(x));
        column < Math.min(image.width, Math.ceil(x + width));
        column += 1
      )
        image.data.set([red, green, blue, 255], 4 * (row * image.width + column));
    }
  };
  for (const box of boxes) fill(box, [0, 0, 0]);
  for (const shape of shapes) {
    if (shape.kind === 'crop' || (shape.kind === 'comment' && shape.audience === 'private')) continue;
    fill(frameOf(shape), shape.kind === 'redact' ? [0, 0, 0] : [213, 94, 0]);
  }
  const cut = new PNG({ width: area.width, height: area.height });
  PNG.bitblt(image, cut, area.x, area.y, area.width, area.height, 0, 0);
  return Uint8Array.from(PNG.sync.write(cut));
};

/** A picture whose every pixel is another one: what survives of it anywhere can be told. */
export function paintedPng({ width, height }: Size): Uint8Array<ArrayBuffer> {
  const image = new PNG({ width, height });
  for (let place = 0; place < width * height; place += 1) {
    image.data.set([1 + (place % 251), 1 + (Math.floor(place / 251) % 251), 77, 255], 4 * place);
  }
  return Uint8Array.from(PNG.sync.write(image));
}

export function pixelsOf(png: Uint8Array): PNG {
  return PNG.sync.read(Buffer.from(png));
}

/** One revision, as the archive gives it. */
export function inventedAnnotation(
  captureId: string,
  picture: Annotation['picture'],
  shapes: readonly Shape[],
  legend: Annotation['legend'] = [],
): Annotation {
  return {
    format: 'tidemark-annotation/1',
    captureId,
    picture,
    revision: 1,
    editedAt: '2026-11-03T10:00:00.000Z',
    salt: '00112233445566778899aabbccddeeff',
    shapes,
    legend,
  };
}

/** What a part of a picture shows, as a picture. */
export function croppedPng(png: Uint8Array, { x, y, width, height }: Rect): Uint8Array<ArrayBuffer> {
  const cut = new PNG({ width, height });
  PNG.bitblt(pixelsOf(png), cut, x, y, width, height, 0, 0);
  return Uint8Array.from(PNG.sync.write(cut));
}
