/**
 * What a page's own data blocks (`script[type="application/json"]`) say of one post. They stay as they were when the
 * page goes on to another post, and hold the person who looks as well: only an object that carries the post's own id
 * is ever used.
 */
import { dataOf, firstChildOf, isText, nextSiblingOf, queryAll, rawTextOf } from './dom';
import { perReading } from './generic/per-reading';
import { asObject, parseJson } from './page-json';
import type { PageContext } from './site';

const MAX_SCRIPTS = 400;
/** UTF-16 units of all blocks of one page together. */
const MAX_TEXT = 8_000_000;
const MAX_NODES = 200_000;

type Data = Readonly<Record<string, unknown>>;

/** Of a script's one text node, which is not copied; all of it where there are several. */
function textInside(script: Element): string {
  const first = firstChildOf(script);
  return first !== null && isText(first) && nextSiblingOf(first) === null
    ? dataOf(first)
    : (rawTextOf(script) ?? '');
}

/** The texts of the page's data blocks. */
const blocksOf = perReading((page: PageContext): readonly string[] => {
  let room = MAX_TEXT;
  return queryAll(page.document, 'script[type="application/json"]', MAX_SCRIPTS).flatMap((script) => {
    const text = textInside(script);
    room -= text.length;
    return text === '' || room < 0 ? [] : [text];
  });
});

/** Every object in a value that `accept` takes, breadth first, at most `MAX_NODES` values looked at. */
export function objectsIn(value: unknown, accept: (object: Data) => boolean): Data[] {
  const accepted: Data[] = [];
  const waiting: unknown[] = [value];
  for (let at = 0; at < waiting.length && at < MAX_NODES; at += 1) {
    const one = waiting[at];
    if (typeof one !== 'object' || one === null) continue;
    const object = asObject(one);
    if (object !== null && accept(object)) accepted.push(object);
    if (waiting.length < MAX_NODES) for (const inner of Object.values(one)) waiting.push(inner);
  }
  return accepted;
}

/**
 * Objects about one post.
 * @param words texts that a block must hold to be worth parsing, such as the post's id and a property's name
 */
export function pageDataOf(
  page: PageContext,
  words: readonly string[],
  accept: (object: Data) => boolean,
): Data[] {
  return blocksOf(page)
    .filter((text) => words.every((word) => text.includes(word)))
    .flatMap((text) => objectsIn(parseJson(text), accept));
}

/** Scripts in which data stands among code. */
const codeOf = perReading((page: PageContext): readonly string[] => {
  let room = MAX_TEXT;
  return queryAll(page.document, 'script:not([src]):not([type="application/json"])', MAX_SCRIPTS).flatMap(
    (script) => {
      const text = textInside(script);
      room -= text.length;
      return text === '' || room < 0 ? [] : [text];
    },
  );
});

const MAX_FOUND = 50;
/** UTF-16 units from an object's beginning to its end. */
const MAX_OBJECT = 200_000;
/** Braces tried before the property for the one that opens its object. */
const MAX_BRACES = 500;

/** Where the object that begins here ends, by its braces outside of strings; `null` where it does not within the bound. */
function endOfObject(text: string, start: number): number | null {
  let depth = 0;
  let isString = false;
  for (let at = start; at < text.length && at - start < MAX_OBJECT; at += 1) {
    const letter = text[at];
    if (letter === '\\') at += 1;
    else if (letter === '"') isString = !isString;
    else if (!isString && letter === '{') depth += 1;
    else if (!isString && letter === '}' && (depth -= 1) === 0) return at + 1;
  }
  return null;
}

/** The innermost object around a place, where it is JSON. */
function objectAround(text: string, place: number): Data | null {
  let start = place;
  for (let tried = 0; tried < MAX_BRACES && start > 0; tried += 1) {
    start = text.lastIndexOf('{', start - 1);
    if (start < 0 || place - start > MAX_OBJECT) return null;
    const end = endOfObject(text, start);
    const object = end === null || end <= place ? null : asObject(parseJson(text.slice(start, end)));
    if (object !== null) return object;
  }
  return null;
}

/**
 * Objects with a property, in data blocks and in scripts in which data stands among code.
 * @param about a text that a script must hold, such as the post's id
 */
export function objectsWith(
  page: PageContext,
  about: string,
  property: string,
  accept: (object: Data) => boolean,
): Data[] {
  const key = `"${property}":`;
  const takes = (object: Data): boolean => Object.hasOwn(object, property) && accept(object);
  const found = pageDataOf(page, [about, `"${property}"`], takes);
  for (const text of codeOf(page).filter((code) => code.includes(about)))
    for (
      let at = text.indexOf(key), count = 0;
      at >= 0 && count < MAX_FOUND;
      at = text.indexOf(key, at + 1)
    ) {
      count += 1;
      const object = objectAround(text, at);
      if (object !== null && takes(object)) found.push(object);
    }
  return found;
}

/** The value that all objects that have one agree on; `null` where they do not. */
export function agreed<T extends string>(values: readonly (T | null)[]): T | null {
  const known = new Set(values.filter((value) => value !== null));
  return known.size === 1 ? ([...known][0] ?? null) : null;
}
