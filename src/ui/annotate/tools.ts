import type { ShapeKind } from '../../domain/annotation';
import type { MessageKey } from '../../i18n/translate';
import type { IconName } from '../components/icon';

/** What the person has in hand. */
export type DrawTool = ShapeKind;
export type Tool = 'select' | 'hand' | DrawTool;

export interface ToolEntry {
  readonly tool: Tool;
  readonly icon: IconName;
  readonly words: MessageKey;
  /** The single letter that takes it. */
  readonly key: string;
}

/** In the order of the tool bar. The letters are the same in every language, as the keys of the archive are. */
export const TOOLS = [
  { tool: 'select', icon: 'select', words: 'annotate.toolSelect', key: 'v' },
  { tool: 'hand', icon: 'hand', words: 'annotate.toolHand', key: 'h' },
  { tool: 'box', icon: 'box', words: 'annotate.toolBox', key: 'b' },
  { tool: 'ellipse', icon: 'ellipse', words: 'annotate.toolEllipse', key: 'e' },
  { tool: 'arrow', icon: 'arrow', words: 'annotate.toolArrow', key: 'a' },
  { tool: 'line', icon: 'line', words: 'annotate.toolLine', key: 'l' },
  { tool: 'pen', icon: 'pen', words: 'annotate.toolPen', key: 'p' },
  { tool: 'highlighter', icon: 'highlighter', words: 'annotate.toolHighlighter', key: 'm' },
  { tool: 'text', icon: 'text', words: 'annotate.toolText', key: 't' },
  { tool: 'marker', icon: 'marker', words: 'annotate.toolMarker', key: 'n' },
  { tool: 'comment', icon: 'comment', words: 'annotate.toolComment', key: 'k' },
  { tool: 'redact', icon: 'hide', words: 'annotate.kindRedact', key: 'x' },
  { tool: 'crop', icon: 'crop', words: 'annotate.toolCrop', key: 'c' },
] as const satisfies readonly ToolEntry[];

export function isDrawTool(tool: Tool): tool is DrawTool {
  return tool !== 'select' && tool !== 'hand';
}

/** Tools that stay in hand after one shape, since the next of the kind mostly follows. */
export function staysInHand(tool: Tool): boolean {
  return tool === 'pen' || tool === 'highlighter' || tool === 'marker';
}

export const LINE_WIDTHS = [2, 4, 8, 16] as const;
export const OPACITIES = [1, 0.75, 0.5, 0.25] as const;
