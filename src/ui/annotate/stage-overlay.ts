import type { Point, Shape } from '../../domain/annotation';
import type { Rect, Size } from '../../domain/capture';
import { cornersOf, frameOf, handlesOf, middleOf, turned } from '../../markup/geometry';
import { rotationOf } from '../../markup/shape';
import { type Guides, TURN_LIFT } from './gestures';

/** How the stage shows the picture. */
export interface Overlay {
  readonly picture: Size;
  /** What of it is in view, image pixels. */
  readonly area: Rect;
  /** Canvas pixels for an image pixel. */
  readonly scale: number;
  /** CSS pixels for an image pixel. */
  readonly zoom: number;
}

const ACCENT = '#0d5a69';

/** What a crop leaves out is darkened. */
export function drawCrop(
  context: CanvasRenderingContext2D,
  shapes: readonly Shape[],
  { picture, area, scale, zoom }: Overlay,
): void {
  const crop = shapes.find((shape) => shape.kind === 'crop');
  if (crop === undefined) return;
  context.save();
  context.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
  context.beginPath();
  context.rect(0, 0, picture.width, picture.height);
  context.rect(crop.x, crop.y, crop.width, crop.height);
  context.fillStyle = 'rgb(10 20 24 / 58%)';
  context.fill('evenodd');
  context.lineWidth = 1.5 / zoom;
  context.strokeStyle = '#ffffff';
  context.strokeRect(crop.x, crop.y, crop.width, crop.height);
  context.restore();
}

/** Frames around what is chosen, with handles where it is one. */
export function drawChosen(
  context: CanvasRenderingContext2D,
  chosen: readonly Shape[],
  { area, scale, zoom }: Overlay,
): void {
  const place = ({ x, y }: Point): [number, number] => [(x - area.x) * scale, (y - area.y) * scale];
  const pixel = devicePixelRatio;
  context.save();
  for (const shape of chosen) {
    const rect = frameOf(shape);
    const corners = cornersOf(rect).map((corner) => turned(corner, middleOf(rect), rotationOf(shape)));
    context.beginPath();
    for (const corner of corners) context.lineTo(...place(corner));
    context.closePath();
    context.setLineDash([]);
    context.lineWidth = 3 * pixel;
    context.strokeStyle = 'rgb(255 255 255 / 85%)';
    context.stroke();
    context.setLineDash([4 * pixel, 3 * pixel]);
    context.lineWidth = 1.5 * pixel;
    context.strokeStyle = ACCENT;
    context.stroke();
  }
  context.setLineDash([]);
  const [only] = chosen;
  if (only !== undefined && chosen.length === 1) {
    for (const { handle, at } of handlesOf(only, TURN_LIFT / zoom)) {
      const [x, y] = place(at);
      context.beginPath();
      if (handle === 'rotate') context.arc(x, y, 6 * pixel, 0, 2 * Math.PI);
      else context.rect(x - 5 * pixel, y - 5 * pixel, 10 * pixel, 10 * pixel);
      context.fillStyle = '#ffffff';
      context.fill();
      context.lineWidth = 2 * pixel;
      context.strokeStyle = ACCENT;
      context.stroke();
    }
  }
  context.restore();
}

/** What a gesture shows besides shapes. */
export function drawGuides(
  context: CanvasRenderingContext2D,
  { frame: rect, x, y }: Guides,
  { area, scale }: Overlay,
): void {
  context.save();
  context.strokeStyle = ACCENT;
  context.fillStyle = 'rgb(13 90 105 / 12%)';
  context.lineWidth = devicePixelRatio;
  if (rect !== null) {
    const given = [
      (rect.x - area.x) * scale,
      (rect.y - area.y) * scale,
      rect.width * scale,
      rect.height * scale,
    ] as const;
    context.fillRect(...given);
    context.strokeRect(...given);
  }
  context.beginPath();
  if (x !== null) {
    context.moveTo((x - area.x) * scale, 0);
    context.lineTo((x - area.x) * scale, context.canvas.height);
  }
  if (y !== null) {
    context.moveTo(0, (y - area.y) * scale);
    context.lineTo(context.canvas.width, (y - area.y) * scale);
  }
  context.stroke();
  context.restore();
}
