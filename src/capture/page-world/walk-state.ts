/**
 * Looks for objects in what a framework keeps beside an element, in the page's own world. The page may have put anything
 * there: only own data properties are read (a getter would run the page's code), a bound ends every search, and all
 * that comes out is text that the isolated world checks anew.
 */

export type State = Readonly<Record<string, unknown>>;

const MAX_OBJECTS = 4_000;
const MAX_KEYS = 200;

/** The value of an own data property; `undefined` for a getter, for none, and for what throws. */
export function own(object: unknown, key: string): unknown {
  if (typeof object !== 'object' || object === null) return undefined;
  try {
    return Object.getOwnPropertyDescriptor(object, key)?.value as unknown;
  } catch {
    return undefined;
  }
}

export function at(object: unknown, path: readonly string[]): unknown {
  let value = object;
  for (const key of path) value = own(value, key);
  return value;
}

/** A short text or an exact whole number as text; `null` for anything else. */
export function text(value: unknown): string | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  return typeof value === 'string' && value !== '' && value.length <= 300 ? value : null;
}

function keysOf(object: object): readonly string[] {
  try {
    return Object.getOwnPropertyNames(object).slice(0, MAX_KEYS);
  } catch {
    return [];
  }
}

/** Parts of the page that hold all of it. */
function isOutside(value: object): boolean {
  return value instanceof Node || value === globalThis;
}

/**
 * Visits the objects reachable from `roots`, breadth first, until `visit` says that it has enough.
 * @param skip properties that lead to other posts: back to what is around the element
 */
export function walkState(
  roots: readonly unknown[],
  visit: (value: unknown) => boolean,
  skip: ReadonlySet<string>,
): void {
  const waiting: unknown[] = [...roots];
  const seen = new Set<unknown>();
  for (let index = 0; index < waiting.length && seen.size < MAX_OBJECTS; index += 1) {
    const value = waiting[index];
    if (typeof value === 'string') {
      if (visit(value)) return;
      continue;
    }
    if (typeof value !== 'object' || value === null || seen.has(value) || isOutside(value)) continue;
    seen.add(value);
    if (visit(value)) return;
    for (const key of keysOf(value)) if (!skip.has(key)) waiting.push(own(value, key));
  }
}

/** Towards what is around the element and to its neighbours: other posts. */
const AROUND = new Set([
  'return',
  'sibling',
  'alternate',
  'stateNode',
  '_owner',
  'ownerDocument',
  'parentNode',
  'hostElement',
]);
/** Levels of React's tree above the element whose properties are still the post's own. */
const LEVELS = 12;

/** What React keeps beside an element: its properties and those of the components around it, the nearest first. */
export function reactState(element: Element): unknown[] {
  const name = keysOf(element).find((key) => /^__react(?:Fiber|InternalInstance)\$/.test(key));
  const roots: unknown[] = [];
  let fiber = name === undefined ? undefined : own(element, name);
  for (let level = 0; level < LEVELS && typeof fiber === 'object' && fiber !== null; level += 1) {
    roots.push(own(fiber, 'memoizedProps'));
    fiber = own(fiber, 'return');
  }
  const properties = keysOf(element).find((key) => key.startsWith('__reactProps$'));
  if (properties !== undefined) roots.unshift(own(element, properties));
  return roots;
}

/** What Polymer keeps beside an element. */
export function polymerState(element: Element): unknown[] {
  return ['data', '__data', 'polymerController', 'inst', '__shady'].map((key) => own(element, key));
}

export { AROUND };
