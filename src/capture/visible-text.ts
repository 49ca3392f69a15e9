import { documentOf, frameDocumentOf, isDocument } from '../sites/dom';
import { collectText, TextLines } from '../sites/element-text';
import type { ShadowRootLookup } from '../sites/site';
import { frameAddress, isPicture, isSeenFrame } from './frames';

export interface VisibleText {
  readonly text: string;
  /** Something was left out at a bound: of the nodes looked at, or of the characters kept. */
  readonly cut: false | 'nodes' | 'characters';
  /** Frames a person sees inside and that could not be read; only their picture can be kept. */
  readonly unreadableFrames: readonly string[];
}

export interface VisibleTextOptions {
  readonly shadowRootOf?: ShadowRootLookup | undefined;
  /** Elements of Tidemark's own. */
  readonly isOwn?: ((element: Element) => boolean) | undefined;
  readonly nodes?: number;
  readonly characters?: number;
}

const MAX_NODES = 300_000;
const MAX_CHARACTERS = 2_000_000;
const MAX_FRAME_DEPTH = 8;

/**
 * The text of a page or an element as a person sees it, line by line: without what is not displayed, without
 * what somebody typed (inputs, drafts), with what is in shadow roots and in frames of the same origin. Reads
 * only: no node, no event, no selection.
 */
export function readVisibleText(root: Document | Element, options: VisibleTextOptions = {}): VisibleText {
  const lines = new TextLines(options.characters ?? MAX_CHARACTERS);
  const unreadable = new Set<string>();
  const seen = new Set<Document>([documentOf(root)]);
  let left = options.nodes ?? MAX_NODES;
  let nodesCut = false;
  const isOwn = options.isOwn;

  const collect = (from: Document | Element, base: URL, depth: number): void => {
    const read = collectText(from, lines, {
      nodes: left,
      shadowRootOf: options.shadowRootOf,
      ...(isOwn === undefined ? {} : { leaveOut: isOwn }),
      onFrame: (frame) => {
        if (isPicture(frame) || !isSeenFrame(frame)) return;
        const inside = frameDocumentOf(frame);
        if (inside === null) unreadable.add(frameAddress(frame, base));
        else if (!seen.has(inside) && depth < MAX_FRAME_DEPTH) {
          seen.add(inside);
          lines.break(1);
          collect(inside, addressOf(inside, base), depth + 1);
          lines.break(1);
        }
      },
    });
    left = Math.max(0, left - read.nodes);
    nodesCut ||= read.cut;
  };
  collect(root, addressOf(root, new URL('about:blank')), 0);
  return {
    text: lines.toString(),
    cut: lines.full ? 'characters' : nodesCut ? 'nodes' : false,
    unreadableFrames: [...unreadable],
  };
}

/** What addresses in the document are relative to; a document without an address of its own takes the outer one's. */
function addressOf(root: Document | Element, outer: URL): URL {
  const owner = isDocument(root) ? root : documentOf(root);
  const own = URL.parse(owner.location?.href ?? '');
  return own === null || own.protocol === 'about:' ? outer : own;
}
