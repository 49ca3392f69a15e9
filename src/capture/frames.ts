/** Frames of a page: which of them can be read, and what those that cannot are called. */
import { scrubAddress } from '../domain/scrub-address';
import { MAX_ATTRIBUTE, cutText } from '../sites/bounds';
import { queryComposed } from '../sites/composed-tree';
import { attributeOf, boxOf, frameDocumentOf, isVisible, localNameOf } from '../sites/dom';
import type { PageContext } from '../sites/site';

const MAX_FRAMES = 500;
/** Frames of this size and less are there to count visits, not to show anything. CSS pixels. */
const UNSEEN_SIDE = 2;

/** The address of what a frame shows, credentials taken out; its kind of element where it names none. */
export function frameAddress(frame: Element, base: URL): string {
  const raw = attributeOf(frame, localNameOf(frame) === 'object' ? 'data' : 'src');
  if (raw === null || raw.trim() === '')
    return attributeOf(frame, 'srcdoc') === null ? localNameOf(frame) : 'about:srcdoc';
  const url = URL.parse(raw, base);
  return url === null ? localNameOf(frame) : cutText(scrubAddress(url.href).url, MAX_ATTRIBUTE).text;
}

/** Whether a person sees anything of the frame. */
export function isSeenFrame(frame: Element): boolean {
  if (!isVisible(frame)) return false;
  const box = boxOf(frame);
  return box.width > UNSEEN_SIDE && box.height > UNSEEN_SIDE;
}

/** The addresses of the frames that a person sees and that cannot be read, each once. */
export function findUnreadableFrames(page: PageContext): string[] {
  const frames = queryComposed(page.document, 'iframe,frame,object[data],embed[src]', {
    limit: MAX_FRAMES,
    shadowRootOf: page.shadowRootOf,
  }).map((hit) => hit.element);
  const unreadable = frames.filter(
    (frame) => frameDocumentOf(frame) === null && !isPicture(frame) && isSeenFrame(frame),
  );
  return [...new Set(unreadable.map((frame) => frameAddress(frame, page.url)))];
}

/** `<object>` and `<embed>` may be plain pictures, of which the picture is all there is. */
export function isPicture(frame: Element): boolean {
  return /^image\//i.test(attributeOf(frame, 'type') ?? '');
}
