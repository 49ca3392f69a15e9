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

/** The value that all objects that have one agree on; `null` where they do not. */
export function agreed<T extends string>(values: readonly (T | null)[]): T | null {
  const known = new Set(values.filter((value) => value !== null));
  return known.size === 1 ? ([...known][0] ?? null) : null;
}
