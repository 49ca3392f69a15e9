import type { Rect } from '../../domain/capture';
import type { EditorModel } from './editor-model';
import { isDrawTool, TOOLS } from './tools';
import { ZOOM, type Viewport } from './viewport';

export interface KeyContext {
  readonly editor: EditorModel;
  readonly viewport: Viewport;
  readonly cancelGesture: () => boolean;
  /** Whether single letters take tools (a setting of the archive). */
  readonly singleKeys: boolean;
  /** Whether the picture has the keyboard: only there do arrows move shapes. */
  readonly onPicture: boolean;
}

/** As much of a keyboard event as the keys need. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key does in the editor, outside its fields; `true` where it did something. */
export function actOnKey(context: KeyContext, pressed: Pressed): boolean {
  const { editor } = context;
  const { key, shiftKey, altKey } = pressed;
  if (pressed.ctrlKey || pressed.metaKey) return actWithControl(context, pressed);
  const arrow = ARROWS[key];
  if (arrow !== undefined) return context.onPicture && moveWith(editor, arrow, shiftKey ? 10 : 1, altKey);
  if (altKey) return false;
  const has = editor.chosen.value.size > 0;
  switch (key) {
    case 'Escape':
      return stepBack(context);
    case 'Delete':
    case 'Backspace':
      if (!has) return false;
      editor.remove();
      return true;
    case 'Enter':
      if (!context.onPicture || !isDrawTool(editor.tool.value)) return false;
      editor.addIn(onPictureOnly(context));
      return true;
  }
  if (!context.singleKeys && key.length === 1) return false;
  switch (key) {
    case '+':
    case '=':
      context.viewport.zoomTo(context.viewport.zoom.value * ZOOM.step);
      return true;
    case '-':
      context.viewport.zoomTo(context.viewport.zoom.value / ZOOM.step);
      return true;
    case '0':
      context.viewport.fit('width');
      return true;
    case '1':
      context.viewport.zoomTo(1);
      return true;
    case '[':
    case ']':
      if (!has) return false;
      editor.restack(key === ']' ? 'up' : 'down');
      return true;
    case 'r':
    case 'R':
      if (!has) return false;
      editor.turn(key === 'R' ? -15 : 15);
      return true;
  }
  const entry = TOOLS.find((one) => one.key === key);
  if (entry === undefined) return false;
  editor.take(entry.tool);
  return true;
}

function actWithControl({ editor }: KeyContext, { key, shiftKey, altKey }: Pressed): boolean {
  if (altKey) return false;
  switch (key.toLowerCase()) {
    case 'z':
      if (shiftKey) editor.redo();
      else editor.undo();
      return true;
    case 'y':
      editor.redo();
      return true;
    case 'd':
      editor.duplicate();
      return true;
    case 'a':
      editor.chooseAll();
      return true;
    default:
      return false;
  }
}

/** Moves what is chosen, or with Alt makes it larger and smaller at its end. */
function moveWith(
  editor: EditorModel,
  [x, y]: readonly [number, number],
  by: number,
  size: boolean,
): boolean {
  const [only, other] = editor.chosenShapes.value;
  if (only === undefined) return false;
  if (!size) {
    editor.nudge(x * by, y * by);
    return true;
  }
  if (other !== undefined) return false;
  if ('from' in only)
    editor.replace([{ ...only, to: { x: only.to.x + x * by, y: only.to.y + y * by } }], `size ${only.id}`);
  else if ('width' in only) {
    const [width, height] = [Math.max(1, only.width + x * by), Math.max(1, only.height + y * by)];
    editor.replace([{ ...only, width, height }], `size ${only.id}`);
  } else return false;
  return true;
}

/** Out of the gesture, of what is chosen, of the tool; then the page's own way back. */
function stepBack({ editor, cancelGesture }: KeyContext): boolean {
  if (cancelGesture()) return true;
  if (editor.tool.value !== 'select') {
    editor.take('select');
    return true;
  }
  if (editor.chosen.value.size === 0) return false;
  editor.choose();
  return true;
}

/** What of the picture is in view. */
export function onPictureOnly({ editor, viewport }: Pick<KeyContext, 'editor' | 'viewport'>): Rect {
  const { width, height } = editor.picture;
  const area = viewport.area();
  const [left, top] = [Math.max(0, area.x), Math.max(0, area.y)];
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.min(width, area.x + area.width) - left),
    height: Math.max(1, Math.min(height, area.y + area.height) - top),
  };
}
