import type { ColourName, Shape, ShapeKind } from '../../domain/annotation';
import type { MessageKey } from '../../i18n/translate';
import { frameOf } from '../../markup/geometry';
import { t } from '../words';

export const KIND_NAMES = {
  box: 'annotate.toolBox',
  ellipse: 'annotate.toolEllipse',
  arrow: 'annotate.toolArrow',
  line: 'annotate.toolLine',
  pen: 'annotate.toolPen',
  highlighter: 'annotate.toolHighlighter',
  text: 'annotate.toolText',
  marker: 'annotate.toolMarker',
  crop: 'annotate.toolCrop',
  redact: 'annotate.kindRedact',
  comment: 'annotate.toolComment',
} as const satisfies Record<ShapeKind, MessageKey>;

export const COLOUR_NAMES = {
  vermilion: 'annotate.colourVermilion',
  blue: 'annotate.colourBlue',
  green: 'annotate.colourGreen',
  purple: 'annotate.colourPurple',
  yellow: 'annotate.colourYellow',
  ink: 'annotate.colourInk',
  white: 'annotate.colourWhite',
} as const satisfies Record<ColourName, MessageKey>;

/** Enough of what somebody wrote to know it again. */
function beginning(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

/** A shape in words: what it is, in which colour. */
export function nameShape(shape: Shape): string {
  const kind = t(KIND_NAMES[shape.kind]);
  if (shape.kind === 'marker') return t('annotate.namedMarker', { what: kind, number: shape.number });
  if ((shape.kind === 'text' || shape.kind === 'comment') && shape.text.trim() !== '')
    return t('annotate.namedText', { what: kind, text: beginning(shape.text) });
  if ('colour' in shape)
    return t('annotate.namedColour', { what: kind, colour: t(COLOUR_NAMES[shape.colour]) });
  return kind;
}

/** Where a shape lies: from one place to another, in whole image pixels. */
export function placeShape(shape: Shape): string {
  const whole = Math.round;
  if (shape.kind === 'marker') return t('annotate.at', { x: whole(shape.x), y: whole(shape.y) });
  const { x, y, width, height } = frameOf(shape);
  const [from, to] =
    'from' in shape
      ? [shape.from, shape.to]
      : [
          { x, y },
          { x: x + width, y: y + height },
        ];
  return t('annotate.fromTo', { x: whole(from.x), y: whole(from.y), toX: whole(to.x), toY: whole(to.y) });
}
