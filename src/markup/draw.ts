import type { MarkerShape, Point, Shape, TextShape } from '../domain/annotation';
import type { Rect, Size } from '../domain/capture';
import { arrowHeadLength, boundsOf, edgeWidth, frameOf, intersects, middleOf } from './geometry';
import { contrasting, PALETTE } from './palette';
import { letterOf, rotationOf } from './shape';

export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** For whom it is drawn: whoever works on it sees crop and private comments, what leaves has neither. */
export type DrawnFor = 'editor' | 'export';

export interface DrawOptions {
  /** The part of the picture that the canvas shows, image pixels. */
  readonly area: Rect;
  /** Canvas pixels for one image pixel. */
  readonly scale: number;
  readonly drawnFor: DrawnFor;
}

/** Faces for every script; the browser falls back for each character by itself. */
const FACE = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const LINE_HEIGHT = 1.25;

export function fontOf(fontSize: number, weight: 400 | 600 = 600): string {
  return `${weight} ${fontSize}px ${FACE}`;
}

/**
 * Draws shapes over whatever is on the canvas, the lowest first. What does not reach into the area is not touched,
 * so a picture of any height can be drawn piece by piece; pieces fit without a seam.
 */
export function drawShapes(context: Context2D, shapes: readonly Shape[], options: DrawOptions): void {
  const { area, scale, drawnFor } = options;
  let comments = 0;
  for (const shape of shapes) {
    const letter = shape.kind === 'comment' && shape.audience === 'report' ? letterOf(comments++) : null;
    if (shape.kind === 'crop') continue;
    if (drawnFor === 'export' && shape.kind === 'comment' && letter === null) continue;
    if (!intersects(boundsOf(shape), area)) continue;
    context.save();
    context.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
    drawShape(context, shape, letter);
    context.restore();
  }
}

function drawShape(context: Context2D, shape: Shape, letter: string | null): void {
  const rotation = rotationOf(shape);
  if (rotation !== 0) {
    const middle = middleOf(frameOf(shape));
    context.translate(middle.x, middle.y);
    context.rotate((rotation * Math.PI) / 180);
    context.translate(-middle.x, -middle.y);
  }
  if ('opacity' in shape) context.globalAlpha = shape.opacity;
  switch (shape.kind) {
    case 'box':
      strokeOver(context, shape, () => context.rect(shape.x, shape.y, shape.width, shape.height));
      break;
    case 'ellipse': {
      const { x, y } = middleOf(shape);
      strokeOver(context, shape, () =>
        context.ellipse(x, y, shape.width / 2, shape.height / 2, 0, 0, 2 * Math.PI),
      );
      break;
    }
    case 'line':
      strokeOver(context, shape, () => trace(context, [shape.from, shape.to]));
      break;
    case 'arrow':
      drawArrow(context, shape);
      break;
    case 'pen':
      strokeOver(context, shape, () => traceSmooth(context, shape.points));
      break;
    case 'highlighter':
      // Light is taken away as by ink, so that dark words under it stay dark.
      context.globalCompositeOperation = 'multiply';
      context.beginPath();
      traceSmooth(context, shape.points);
      context.lineCap = 'butt';
      if (shape.points.length === 1) context.lineCap = 'square';
      context.lineJoin = 'round';
      context.lineWidth = shape.lineWidth;
      context.strokeStyle = PALETTE[shape.colour];
      context.stroke();
      break;
    case 'text':
      drawText(context, shape);
      break;
    case 'marker':
      drawMarker(context, shape);
      break;
    case 'redact':
      context.fillStyle = '#000000';
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
      break;
    case 'comment':
      drawComment(context, shape, letter);
      break;
    case 'crop':
      break;
  }
}

interface Stroke {
  readonly colour: keyof typeof PALETTE;
  readonly lineWidth: number;
}

/**
 * A stroke with a thin edge of the opposite lightness, so that it is seen on any picture. The edge is painted
 * first and at full width; under a stroke that is see-through both are.
 */
function strokeOver(context: Context2D, { colour, lineWidth }: Stroke, path: () => void): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  path();
  context.lineWidth = lineWidth + 2 * edgeWidth(lineWidth);
  context.strokeStyle = contrasting(colour);
  context.stroke();
  context.lineWidth = lineWidth;
  context.strokeStyle = PALETTE[colour];
  context.stroke();
}

function trace(context: Context2D, points: readonly Point[]): void {
  const [first, ...rest] = points;
  if (first === undefined) return;
  context.moveTo(first.x, first.y);
  // A round cap paints a stroke without length only when there is a line to it.
  if (rest.length === 0) context.lineTo(first.x + 0.01, first.y);
  for (const { x, y } of rest) context.lineTo(x, y);
}

/** Through the middles between the points, each point pulling the curve towards it. */
function traceSmooth(context: Context2D, points: readonly Point[]): void {
  const [first, ...rest] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || rest.length < 2) {
    trace(context, points);
    return;
  }
  context.moveTo(first.x, first.y);
  for (let index = 1; index < points.length - 1; index += 1) {
    const [here, next] = [points[index], points[index + 1]];
    if (here === undefined || next === undefined) continue;
    const end = index === points.length - 2 ? next : { x: (here.x + next.x) / 2, y: (here.y + next.y) / 2 };
    context.quadraticCurveTo(here.x, here.y, end.x, end.y);
  }
}

/** One outline for shaft and head, so that a see-through arrow is nowhere darker. */
export function arrowOutline(from: Point, to: Point, lineWidth: number): Point[] {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const head = Math.min(arrowHeadLength({ lineWidth }), Math.max(length, 1));
  const [ux, uy] = length === 0 ? [1, 0] : [(to.x - from.x) / length, (to.y - from.y) / length];
  const at = (along: number, across: number): Point => ({
    x: to.x - ux * along - uy * across,
    y: to.y - uy * along + ux * across,
  });
  const half = lineWidth / 2;
  const wing = Math.max(head * 0.5, half);
  const start = Math.max(length, head);
  return [
    at(start, half),
    at(head * 0.85, half),
    at(head, wing),
    at(0, 0),
    at(head, -wing),
    at(head * 0.85, -half),
    at(start, -half),
  ];
}

function drawArrow(context: Context2D, shape: Extract<Shape, { kind: 'line' | 'arrow' }>): void {
  context.lineJoin = 'round';
  context.beginPath();
  trace(context, arrowOutline(shape.from, shape.to, shape.lineWidth));
  context.closePath();
  context.lineWidth = 2 * edgeWidth(shape.lineWidth);
  context.strokeStyle = contrasting(shape.colour);
  context.stroke();
  context.fillStyle = PALETTE[shape.colour];
  context.fill();
}

/** Whether the first letter of a text with a direction is of a script that runs from right to left. */
export function runsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/** As much of a canvas as measuring takes. */
export interface Measures {
  font: string;
  measureText(text: string): { readonly width: number };
}

/**
 * The lines of a text, broken where its language allows it, at `width`. A word that is wider stands in pieces.
 * Sets the font of `context`.
 */
export function breakLines(
  context: Measures,
  { text, width, fontSize }: Pick<TextShape, 'text' | 'width' | 'fontSize'>,
): string[] {
  context.font = fontOf(fontSize);
  const fits = (line: string): boolean => context.measureText(line.trimEnd()).width <= width;
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    for (const piece of piecesOf(paragraph)) {
      if (fits(line + piece)) {
        line += piece;
        continue;
      }
      if (line !== '') lines.push(line.trimEnd());
      line = '';
      if (fits(piece)) {
        line = piece;
        continue;
      }
      for (const character of charactersOf(piece)) {
        if (line !== '' && !fits(line + character)) {
          lines.push(line.trimEnd());
          line = '';
        }
        line += character;
      }
    }
    return [...lines, line.trimEnd()];
  });
}

/** Words with what follows them; in scripts that set no spaces, words as the browser's dictionary has them. */
function piecesOf(paragraph: string): string[] {
  const pieces: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(
    paragraph,
  )) {
    // Signs and spaces stay with the word before them, so that no line begins with a comma.
    if (isWordLike === true || pieces.length === 0 || pieces.at(-1)?.endsWith(' ') === true)
      pieces.push(segment);
    else pieces.push((pieces.pop() ?? '') + segment);
  }
  return pieces;
}

function charactersOf(text: string): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
}

/** How high a text stands, image pixels. */
export function textHeight(context: Measures, shape: Pick<TextShape, 'text' | 'width' | 'fontSize'>): number {
  return breakLines(context, shape).length * shape.fontSize * LINE_HEIGHT;
}

function drawText(context: Context2D, shape: TextShape): void {
  const lines = breakLines(context, shape);
  const step = shape.fontSize * LINE_HEIGHT;
  const rtl = runsRightToLeft(shape.text);
  context.direction = rtl ? 'rtl' : 'ltr';
  context.textAlign = rtl ? 'right' : 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  const x = rtl ? shape.x + shape.width : shape.x;
  for (const paint of ['edge', 'letters'] as const) {
    for (const [index, line] of lines.entries()) {
      const y = shape.y + step * (index + 0.5);
      if (paint === 'edge') {
        context.lineWidth = Math.max(2, shape.fontSize / 5);
        context.strokeStyle = contrasting(shape.colour);
        context.strokeText(line, x, y);
      } else {
        context.fillStyle = PALETTE[shape.colour];
        context.fillText(line, x, y);
      }
    }
  }
}

function drawMarker(context: Context2D, { x, y, size, colour, number }: MarkerShape): void {
  const words = String(number);
  context.beginPath();
  context.arc(x, y, size / 2, 0, 2 * Math.PI);
  context.fillStyle = PALETTE[colour];
  context.fill();
  context.lineWidth = Math.max(1.5, size / 14);
  context.strokeStyle = contrasting(colour);
  context.stroke();
  writeInside(context, words, { x, y }, size, contrasting(colour));
}

function writeInside(context: Context2D, words: string, { x, y }: Point, size: number, colour: string): void {
  context.font = fontOf(size * (words.length > 2 ? 0.4 : 0.56));
  context.direction = 'ltr';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = colour;
  context.fillText(words, x, y + size * 0.03);
}

/** A broken outline and, for one that leaves, its letter; the words stand beside the picture. */
function drawComment(
  context: Context2D,
  shape: Extract<Shape, { kind: 'comment' }>,
  letter: string | null,
): void {
  const { x, y, width, height } = shape;
  for (const [lineWidth, colour, dashes] of [
    [3, '#ffffff', []],
    [2, '#083f4a', [6, 4]],
  ] as const) {
    context.setLineDash([...dashes]);
    context.lineWidth = lineWidth;
    context.strokeStyle = colour;
    context.strokeRect(x, y, width, height);
  }
  context.setLineDash([]);
  const tag = 26;
  context.fillStyle = letter === null ? '#53616a' : '#083f4a';
  context.fillRect(x - tag / 2, y - tag / 2, tag, tag);
  context.lineWidth = 1.5;
  context.strokeStyle = '#ffffff';
  context.strokeRect(x - tag / 2, y - tag / 2, tag, tag);
  writeInside(context, letter ?? '…', { x, y }, tag, '#ffffff');
}

/** Stretches of an area that are drawn one after the other, from the top; each at most `height` pixels high. */
export function tilesOf(area: Rect, height: number): Rect[] {
  if (!Number.isInteger(height) || height < 1) throw new RangeError(`a tile cannot be ${height} pixels high`);
  const tiles: Rect[] = [];
  for (let y = area.y; y < area.y + area.height; y += height) {
    tiles.push({ x: area.x, y, width: area.width, height: Math.min(height, area.y + area.height - y) });
  }
  return tiles;
}

/** How much a picture must be made smaller to fit; never larger than it is. */
export function fitScale(picture: Size, into: Size): number {
  return Math.min(1, into.width / picture.width, into.height / picture.height);
}
