/** The words of a post, without the frame that the site puts around them. */
import type { Found } from '../../domain/capture';
import { cutText, MAX_POST_NODES, MAX_POST_TEXT, oneLine } from '../bounds';
import { attributeOf, contains, localNameOf, matches, parentElementOf, queryAll, queryFirst } from '../dom';
import { collectText, TextLines } from '../element-text';
import type { PageContext } from '../site';
import { found } from './found-facts';
import { isWrittenHandle } from './identity';
import { namesOf, saysHead } from './markers';
import type { Survey } from './survey';

/** What is displayed inside an element on one line, e.g. of a link or a time. */
export function shownLine(page: PageContext, element: Element): string | null {
  const lines = new TextLines(2_000);
  collectText(element, lines, { nodes: 500, shadowRootOf: page.shadowRootOf });
  return oneLine(lines.toString());
}

export interface ReadText {
  readonly text: string;
  readonly cut: boolean;
}

export interface BodyText extends ReadText {
  readonly where: string;
}

/** The displayed text of a part of the post, other posts left out; `null` where there is none. */
export function readPart(
  page: PageContext,
  survey: Survey,
  part: Element,
  leaveOut?: (element: Element) => boolean,
): ReadText | null {
  const lines = new TextLines(MAX_POST_TEXT);
  const { cut } = collectText(part, lines, {
    nodes: MAX_POST_NODES,
    shadowRootOf: page.shadowRootOf,
    leaveOut: (element) => element !== part && (survey.isForeign(element) || leaveOut?.(element) === true),
  });
  const { text } = cutText(lines.toString(), MAX_POST_TEXT);
  return text === '' ? null : { text, cut: cut || lines.full };
}

/** A text with where it was found. */
export function textFact(
  read: ReadText | null,
  how: 'dom' | 'microdata' | 'microformat',
  where: string,
): Found<string> | null {
  return read === null ? null : found(read.text, how, where, read.cut ? 'cut-at-bound' : undefined);
}

const CONTROLS =
  'button,svg,footer,[role="button" i],[role="tablist" i],[role="separator" i],[role="img" i],.sr-only,.visually-hidden,.screen-reader-text';
/** A box that calls itself a head and holds more than this besides name and time holds more than a head. */
const LONGEST_HEAD = 60;
/** Marks that sites put between the parts of a head. */
const SEPARATORS = /^[\s·•|/\\–—,:;>›»-]+$/u;

/**
 * What the post's box shows besides its head, foot and controls.
 * @param head elements of the head: the author's links and names, the time
 */
export function readBody(page: PageContext, survey: Survey, head: readonly Element[]): BodyText | null {
  const { post } = survey;
  for (const { part, where } of writtenParts(page, survey, head)) {
    const read = readPart(page, survey, part, (element) => matches(element, CONTROLS));
    if (read !== null) return { ...read, where };
  }
  const heads = new Set<Element>(head);
  const around = headAround(page, survey, head);
  if (around !== null) heads.add(around);
  const read = readPart(page, survey, post, (element) => heads.has(element) || matches(element, CONTROLS));
  if (read === null) return null;
  const lines = read.text.split('\n');
  while (lines.length > 0 && isFrame(lines[0]!)) lines.shift();
  while (lines.length > 0 && isFrame(lines.at(-1)!)) lines.pop();
  // `anna: hello`, of which the name was left out.
  const text = lines.join('\n').replace(/^:\s+/, '');
  return text === '' ? null : { ...read, text, where: 'displayed text' };
}

function isFrame(line: string): boolean {
  return line.trim() === '' || SEPARATORS.test(line);
}

/** Parts that say they hold what was written, the surest first; none that holds the head. */
function writtenParts(
  page: PageContext,
  survey: Survey,
  head: readonly Element[],
): { part: Element; where: string }[] {
  const isWithoutHead = (part: Element): boolean =>
    !head.some((one) => contains(part, one) || contains(one, part));
  const parts: { part: Element; where: string }[] = [];
  const described = describedPart(page, survey.post);
  if (described !== null) parts.push({ part: described, where: '@aria-describedby' });
  const spoken = survey.languageParts.filter(isWithoutHead);
  if (spoken.length === 1) parts.push({ part: spoken[0]!, where: '@lang' });
  const bodies = survey.bodies.filter(isWithoutHead);
  const innermost = bodies.filter((one) => !bodies.some((other) => other !== one && contains(one, other)));
  const outermost = bodies.filter((one) => !bodies.some((other) => other !== one && contains(other, one)));
  const [body] = innermost.length === 1 ? innermost : outermost.length === 1 ? outermost : [];
  if (body !== undefined)
    parts.push({ part: body, where: `.${attributeOf(body, 'class')?.trim().split(/\s+/)[0] ?? ''}` });
  return parts;
}

/** In an ARIA feed, `aria-describedby` names the part that holds what was written. */
function describedPart(page: PageContext, post: Element): Element | null {
  if (!matches(post, '[role="feed" i] [aria-describedby]')) return null;
  const ids = (attributeOf(post, 'aria-describedby') ?? '').split(/\s+/).filter(Boolean);
  const [id] = ids;
  if (ids.length !== 1 || id === undefined) return null;
  const part = queryAll(post, '[id]', 500).find((element) => attributeOf(element, 'id') === id) ?? null;
  return part !== null && shownLine(page, part) !== null ? part : null;
}

/** The smallest box around all of the head, where it holds little else. */
function headAround(page: PageContext, survey: Survey, head: readonly Element[]): Element | null {
  const [first] = head;
  if (first === undefined) return null;
  let box: Element | null = parentElementOf(first);
  const holdsAll = (element: Element): boolean => head.every((one) => contains(element, one));
  while (box !== null && box !== survey.post && !holdsAll(box)) box = parentElementOf(box);
  if (box === null || box === survey.post || !contains(survey.post, box)) return null;
  const parent = parentElementOf(box);
  const wider = parent !== null && parent !== survey.post && localNameOf(parent) === 'header' ? parent : box;
  return [wider, box].find((one) => isHeadOnly(page, survey, one, head)) ?? null;
}

function isHeadOnly(page: PageContext, survey: Survey, box: Element, head: readonly Element[]): boolean {
  if (queryFirst(box, 'p p,[itemprop~="text"],.e-content,h1,h2,h3') !== null) return false;
  const rest = readPart(page, survey, box, (element) => head.includes(element) || matches(element, CONTROLS));
  if (rest === null) return true;
  const words = rest.text.split(/\s+/).filter((word) => !isWrittenHandle(word) && !SEPARATORS.test(word));
  if (words.length === 0) return true;
  return rest.text.length <= LONGEST_HEAD && (localNameOf(box) === 'header' || saysHead(namesOf(box)));
}
