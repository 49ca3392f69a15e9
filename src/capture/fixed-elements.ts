import {
  bodyOf,
  boxOf,
  contains,
  documentElementOf,
  isConnectedOf,
  parentElementOf,
  previousElementOf,
  queryAll,
} from '../sites/dom';

/** Elements looked at for each step; a page with more keeps its last ones as they are. */
const ELEMENTS_LIMIT = 30_000;

/**
 * A selector that matches this one element, from its place among its siblings: nothing has to be written on
 * the element. `null` inside shadow roots, where a style sheet of the document does not reach.
 */
export function placeSelector(element: Element): string | null {
  const parts: string[] = [];
  let at: Element = element;
  const root = documentElementOf(document);
  while (at !== root) {
    const parent = parentElementOf(at);
    // Out of a shadow root this leads to its host, which does not hold what is in it.
    if (parent === null || !contains(parent, at)) return null;
    let place = 1;
    for (let before = previousElementOf(at); before !== null; before = previousElementOf(before)) place += 1;
    parts.unshift(`:nth-child(${place})`);
    at = parent;
  }
  return [':root', ...parts].join(' > ');
}

/** Where one fixed or sticky element belongs in a long picture. */
type Belongs = 'first' | 'last' | 'in-flow';

/**
 * Rules that keep fixed and sticky elements from being pictured at every step. Sticky ones take their place in
 * the flow; fixed ones stay in the first picture, or in the last where they hang at the bottom. Set as a user
 * style sheet, so no node and no attribute of the page changes.
 */
export interface FixedElements {
  /** Finds those that came since; `rules` does so too. */
  look(): void;
  /** Rules for the step at hand. */
  rules(step: { first: boolean; last: boolean }): string;
  /** Whether those rules take the element, or what it stands in, out of the picture of the step at hand. */
  hides(element: Element, step: { first: boolean; last: boolean }): boolean;
}

export function createFixedElements(inside: Element | null): FixedElements {
  const known = new Map<Element, Belongs>();

  const classify = (element: Element): Belongs | null => {
    const { position, display, visibility } = getComputedStyle(element);
    if (position === 'sticky') return 'in-flow';
    if (position !== 'fixed' || display === 'none' || visibility === 'hidden') return null;
    const box = boxOf(element);
    if (box.width === 0 || box.height === 0) return null;
    // A child of a fixed element goes with it; what is transformed into a corner belongs where it hangs.
    return box.top >= innerHeight / 2 ? 'last' : 'first';
  };

  const look = (): void => {
    const body = bodyOf(document);
    for (const element of body === null ? [] : queryAll(body, '*', ELEMENTS_LIMIT)) {
      if (known.has(element)) continue;
      // What holds the inner scroller must stay, or there would be nothing to picture.
      if (inside !== null && contains(element, inside)) continue;
      const belongs = classify(element);
      if (belongs !== null) known.set(element, belongs);
    }
  };

  const isElsewhere = (belongs: Belongs, { first, last }: { first: boolean; last: boolean }): boolean =>
    (belongs === 'first' && !first) || (belongs === 'last' && !last);

  return {
    look,
    hides(element, step) {
      for (const [fixed, belongs] of known)
        if (isElsewhere(belongs, step) && contains(fixed, element)) return true;
      return false;
    },
    rules(step) {
      look();
      const inFlow: string[] = [];
      const hidden: string[] = [];
      for (const [element, belongs] of known) {
        if (!isConnectedOf(element)) continue;
        if (belongs === 'in-flow') {
          const selector = placeSelector(element);
          if (selector !== null) inFlow.push(selector);
        } else if (isElsewhere(belongs, step)) {
          const selector = placeSelector(element);
          if (selector !== null) hidden.push(selector);
        }
      }
      const rules: string[] = [];
      if (inFlow.length > 0)
        rules.push(`${inFlow.join(',')}{position:relative!important;inset:auto!important}`);
      // Opacity, not visibility: a descendant can make itself visible again.
      if (hidden.length > 0)
        rules.push(
          `${hidden.join(',')}{opacity:0!important;transition:none!important;animation:none!important}`,
        );
      return rules.join('\n');
    },
  };
}

/** Rules for the whole time of a full-page capture: nothing glides, snaps or jumps while we scroll. */
export const STILL_STYLE =
  '*{scroll-behavior:auto!important;scroll-snap-type:none!important;overflow-anchor:none!important}' +
  'html,body{scroll-behavior:auto!important}';
