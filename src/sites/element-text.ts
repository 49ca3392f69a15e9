/** Text as it is displayed: what is inside an element, laid out in lines, without what nobody sees. */
import { walk } from './composed-tree';
import {
  attributeOf,
  dataOf,
  hasAttribute,
  isElement,
  isHiddenByMarkup,
  isVisible,
  localNameOf,
  parentElementOf,
  tokensOf,
  viewOf,
} from './dom';
import type { ShadowRootLookup } from './site';

type Spaces = 'collapse' | 'keep' | 'keep lines';

/** Never shown as text, or typed by the person who looks at the page. */
export const NOT_TEXT = new Set(
  (
    'script style template noscript head title meta link input textarea select option datalist canvas ' +
    'audio video iframe frame object embed desc metadata defs progress meter'
  ).split(' '),
);
/** Shows a document of its own. */
const FRAMES = new Set(['iframe', 'frame', 'object', 'embed']);
/** Lines to break around an element of that name; everything else is part of the line it stands in. */
const BREAKS: ReadonlyMap<string, number> = new Map([
  ...'p h1 h2 h3 h4 h5 h6 blockquote pre figure ul ol dl table'.split(' ').map((name) => [name, 2] as const),
  ...(
    'address article aside body caption center dd details dialog div dt fieldset figcaption footer form header ' +
    'hgroup hr html legend li main menu nav optgroup search section summary tr'
  )
    .split(' ')
    .map((name) => [name, 1] as const),
]);

/** Lines of text that grow piece by piece, with white space as the page's style has it. */
export class TextLines {
  readonly #limit: number;
  #parts: string[] = [];
  #length = 0;
  #breaks = 0;
  /** Line ends that the text has last. */
  #endLines = 0;
  #space = false;
  #started = false;
  #full = false;

  /** @param limit UTF-16 units */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether something was left out at the limit. */
  get full(): boolean {
    return this.#full;
  }

  add(text: string, spaces: Spaces): void {
    if (spaces === 'keep') {
      this.#flush();
      this.#push(text.replaceAll(/\r\n?/g, '\n'));
      return;
    }
    if (spaces === 'keep lines') {
      text.split(/\r?\n/).forEach((line, index) => {
        if (index > 0) this.newLine();
        this.add(line, 'collapse');
      });
      return;
    }
    text.split(/[ \t\n\r\f]+/).forEach((word, index) => {
      if (index > 0) this.#space = true;
      if (word === '') return;
      this.#flush();
      this.#push(word);
    });
  }

  /** Ends the line; 2 leaves an empty one. Breaks that follow each other count once. */
  break(lines: number): void {
    if (lines === 0) return;
    if (this.#started) this.#breaks = Math.max(this.#breaks, lines);
    this.#space = false;
  }

  /** A `<br>`: each counts. */
  newLine(): void {
    this.#space = false;
    this.#flush();
    if (this.#started) this.#push('\n');
  }

  tab(): void {
    if (this.#started && this.#breaks === 0) this.#push('\t');
    this.#space = false;
  }

  toString(): string {
    return this.#parts.join('').trim();
  }

  #flush(): void {
    if (this.#breaks > 0) this.#push('\n'.repeat(Math.max(0, this.#breaks - this.#endLines)));
    else if (this.#space && this.#started && !/\s$/.test(this.#parts.at(-1) ?? '')) this.#push(' ');
    this.#breaks = 0;
    this.#space = false;
  }

  #push(text: string): void {
    if (text === '') return;
    this.#started = true;
    const room = this.#limit - this.#length;
    if (text.length > room) this.#full = true;
    const piece = text.length > room ? text.slice(0, room) : text;
    if (piece === '') return;
    this.#length += piece.length;
    this.#parts.push(piece);
    const ending = /\n*$/.exec(piece)![0].length;
    this.#endLines = ending === piece.length ? this.#endLines + ending : ending;
  }
}

export interface TextOptions {
  readonly nodes: number;
  readonly shadowRootOf?: ShadowRootLookup | undefined;
  /** Leaves out an element and all in it. */
  readonly leaveOut?: (element: Element) => boolean;
  /**
   * Line ends stand in the text itself, as a site whose style keeps them writes it, and no box ends a line: so read also
   * where a saved page has lost that style. Text that was indented for reading is read as without this.
   */
  readonly written?: boolean;
  /** A displayed frame in the text: what is in it may be added. */
  readonly onFrame?: (frame: Element) => void;
}

/** A place to write in: what stands there is a draft of the person who looks at the page. */
export function isEditable(element: Element): boolean {
  const name = localNameOf(element);
  if (name === 'textarea') return true;
  if (name === 'input')
    return !/^(?:hidden|button|submit|reset|checkbox|radio|image|file|range|color)$/i.test(
      attributeOf(element, 'type') ?? 'text',
    );
  const editable = attributeOf(element, 'contenteditable');
  if (editable !== null && !/^false$/i.test(editable.trim())) return true;
  return tokensOf(element, 'role').some((role) => role === 'textbox' || role === 'searchbox');
}

/** A picture that stands for a character: its alternative text belongs to the sentence. */
export function emojiOf(image: Element): string | null {
  if (localNameOf(image) !== 'img') return null;
  const alt = attributeOf(image, 'alt')?.trim() ?? '';
  if (alt === '' || alt.length > 64) return null;
  if (/^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\p{Regional_Indicator})+$/u.test(alt)) return alt;
  const hints = `${attributeOf(image, 'class') ?? ''} ${(attributeOf(image, 'src') ?? '').slice(0, 500)}`;
  return /(?:^|[^a-z])(?:tw|mce)?(?:emoji|emote|emoticon|smil(?:ey|ie))s?(?:[^a-z]|$)/i.test(hints)
    ? alt
    : null;
}

export interface TextEnd {
  /** Nodes looked at. */
  readonly nodes: number;
  /** Nodes were left out at the bound. */
  readonly cut: boolean;
}

/** Adds the displayed text of `root` to `lines`. */
export function collectText(root: Node, lines: TextLines, options: TextOptions): TextEnd {
  const view = viewOf(root);
  const layout = view === null ? layoutOfMarkup : (element: Element) => layoutOf(view, element);
  /** Of the elements that are open, the innermost last. */
  const open: Layout[] = [];
  const folded = new Set<Element>();
  const isFolded = (element: Element): boolean =>
    folded.size > 0 && localNameOf(element) !== 'summary' && folded.has(parentElementOf(element) as Element);
  if (isElement(root) && !isVisible(root)) return { nodes: 1, cut: false };

  const end = walk(
    root,
    {
      enter(element) {
        const name = localNameOf(element);
        if (name === 'br') lines.newLine();
        if (FRAMES.has(name) && options.onFrame !== undefined && isVisible(element)) options.onFrame(element);
        if (NOT_TEXT.has(name) || isFolded(element) || options.leaveOut?.(element) === true) return 'over';
        if (isEditable(element)) return 'over';
        const its = layout(element);
        if (!its.displayed) return 'over';
        const emoji = name === 'img' && its.visible ? emojiOf(element) : null;
        if (emoji !== null) lines.add(emoji, 'collapse');
        if (name === 'td' || name === 'th') lines.tab();
        if (name === 'details' && !hasAttribute(element, 'open')) folded.add(element);
        const inner = options.written === true && element !== root ? { ...its, breaks: 0 } : its;
        lines.break(inner.breaks);
        open.push(inner);
        return 'into';
      },
      text(text, parent) {
        const around = parent ?? parentElementOf(text);
        if (around === null || localNameOf(around) === 'svg' || folded.has(around)) return;
        const data = dataOf(text);
        const isSpace = !/[^ \t\n\r\f]/.test(data);
        if (isSpace && !data.includes('\n')) {
          if (data !== '') lines.add(' ', 'collapse');
          return;
        }
        const { visible, spaces } = open.at(-1) ?? layout(around);
        const isWritten = options.written === true && spaces === 'collapse' && !/\n[ \t]/.test(data);
        if (visible)
          lines.add(data, !/[\n\t]| {2}/.test(data) ? 'collapse' : isWritten ? 'keep lines' : spaces);
        else if (isSpace) lines.add(' ', 'collapse');
      },
      leave() {
        lines.break(open.pop()?.breaks ?? 0);
      },
    },
    { nodes: options.nodes, shadowRootOf: options.shadowRootOf, enough: () => lines.full },
  );
  return { nodes: end.nodes, cut: end.cut && !lines.full };
}

/** How an element takes part in the text. */
interface Layout {
  readonly displayed: boolean;
  readonly visible: boolean;
  /** Lines to break before and after. */
  readonly breaks: number;
  readonly spaces: Spaces;
}

function layoutOf(view: Window & typeof globalThis, element: Element): Layout {
  const style = view.getComputedStyle(element);
  const { display } = style;
  if (display === 'none' || style.contentVisibility === 'hidden') return NOT_DISPLAYED;
  return {
    displayed: true,
    visible: style.visibility !== 'hidden' && style.visibility !== 'collapse',
    breaks: breaksOf(display, localNameOf(element)),
    spaces: spacesOf(style.whiteSpace),
  };
}

function breaksOf(display: string, name: string): number {
  if (name === 'text') return 1; // a line of a drawing
  if (display.startsWith('inline') || display === 'contents' || display.startsWith('ruby')) return 0;
  return display === 'table-cell' ? 0 : (BREAKS.get(name) ?? 1);
}

function spacesOf(whiteSpace: string): Spaces {
  if (whiteSpace === 'pre-line') return 'keep lines';
  return whiteSpace.startsWith('pre') || whiteSpace.startsWith('break-spaces') ? 'keep' : 'collapse';
}

const NOT_DISPLAYED: Layout = { displayed: false, visible: false, breaks: 0, spaces: 'collapse' };

/** In a document that no window shows, only what the markup says counts. */
function layoutOfMarkup(element: Element): Layout {
  if (isHiddenByMarkup(element)) return NOT_DISPLAYED;
  const name = localNameOf(element);
  return {
    displayed: true,
    visible: true,
    breaks: BREAKS.get(name) ?? 0,
    spaces: name === 'pre' ? 'keep' : 'collapse',
  };
}
