/** What a page says of its posts in JSON-LD (schema.org): finding it and reading plain values out of it. */
import { dataOf, firstChildOf, isText, nextSiblingOf, queryAll } from '../dom';
import type { PageContext } from '../site';
import { resolveAddress } from './address';
import { perReading } from './per-reading';
import { kindOfType, typeName, type PostingKind } from './posting-types';

export type JsonValue = string | number | boolean | null | JsonObject | readonly JsonValue[];
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** One post, comment or article that the page describes. */
export interface Posting {
  readonly node: JsonObject;
  readonly type: string;
  readonly kind: PostingKind;
  /** Own addresses: `url`, and `@id` where that is one. */
  readonly addresses: readonly URL[];
  /** The pages it says it is the main thing of. */
  readonly mainOf: readonly URL[];
  /** What it is nested in as a comment or an answer. */
  readonly parent: Posting | null;
}

export interface LinkedData {
  readonly postings: readonly Posting[];
  /** Accounts whose own page one of the page's nodes says it is, with that page's address. */
  readonly profiles: readonly { readonly person: JsonObject; readonly page: URL }[];
  /** The whole node for one that is only named by its `@id`. */
  resolve(node: JsonObject): JsonObject;
}

const MAX_SCRIPTS = 50;
/** UTF-16 units of all blocks together. */
const MAX_LENGTH = 4_000_000;
const MAX_NODES = 50_000;
const MAX_NESTING = 64;
const COMMENT_KEYS = new Set(['comment', 'suggestedAnswer', 'acceptedAnswer', 'review', 'reviews']);

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? (value as JsonValue[]) : [value];
}

/** A property of the node itself, never of what objects inherit. */
export function propertyOf(node: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(node, name) ? node[name] : undefined;
}

/** The value as text. A number too large to be exact is `null`: an id that lost digits names somebody else. */
export function textOf(value: JsonValue | undefined): string | null {
  const [first] = listOf(value);
  if (typeof first === 'string') return first.trim() === '' ? null : first;
  if (typeof first === 'number') return Number.isSafeInteger(first) ? String(first) : null;
  return isObject(first) ? textOf(propertyOf(first, '@value')) : null;
}

/** Addresses in a property that may hold text or nodes with `@id` and `url`. */
export function addressesOf(page: PageContext, value: JsonValue | undefined): URL[] {
  return listOf(value).flatMap((one) => {
    if (typeof one === 'string') return resolveLinked(page, one) ?? [];
    if (!isObject(one)) return [];
    return [propertyOf(one, '@id'), propertyOf(one, 'url')].flatMap(
      (raw) => resolveLinked(page, textOf(raw)) ?? [],
    );
  });
}

/** `@id` may be anything; only what is written as an address counts as one. */
function resolveLinked(page: PageContext, raw: string | null): URL | null {
  return raw !== null && /^(?:https?:\/\/|\/|#|\.)/i.test(raw) ? resolveAddress(page, raw) : null;
}

function readBlock(script: Element): JsonValue | undefined {
  let source = '';
  for (let child = firstChildOf(script); child !== null; child = nextSiblingOf(child)) {
    if (isText(child)) source += dataOf(child);
    if (source.length > MAX_LENGTH) return undefined;
  }
  try {
    // Some sites still wrap the block in a comment.
    return JSON.parse(source.replace(/^\s*<!--/, '').replace(/-->\s*$/, '')) as JsonValue;
  } catch (error) {
    // The page's own mistake: nothing can be read from this block.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

interface Open {
  readonly value: JsonValue;
  readonly parent: Posting | null;
  /** Pages that the node around says this is the main thing of. */
  readonly mainOf: readonly URL[];
  readonly depth: number;
}

/** All that the page's JSON-LD says of posts and accounts, within bounds. */
export const readLinkedData = perReading((page: PageContext): LinkedData => {
  const postings: Posting[] = [];
  const profiles: { person: JsonObject; page: URL }[] = [];
  const byId = new Map<string, JsonObject>();
  const waiting: Open[] = queryAll(
    page.document,
    'script[type="application/ld+json" i]',
    MAX_SCRIPTS,
  ).flatMap((script) => {
    const value = readBlock(script);
    return value === undefined ? [] : [{ value, parent: null, mainOf: [], depth: 0 }];
  });
  let nodes = 0;
  for (let at = 0; at < waiting.length && nodes < MAX_NODES; at += 1) {
    const { value, parent, mainOf, depth } = waiting[at]!;
    if (depth > MAX_NESTING) continue;
    if (Array.isArray(value)) {
      for (const one of value as JsonValue[])
        if (typeof one === 'object' && one !== null)
          waiting.push({ value: one, parent, mainOf, depth: depth + 1 });
      continue;
    }
    if (!isObject(value)) continue;
    nodes += 1;
    const types = listOf(propertyOf(value, '@type')).flatMap((type) =>
      typeof type === 'string' ? typeName(type) : [],
    );
    const id = propertyOf(value, '@id');
    if (typeof id === 'string' && Object.keys(value).length > 2 && !byId.has(id)) byId.set(id, value);
    const type = types.find((name) => kindOfType(name) !== null);
    let posting = parent;
    if (type !== undefined) {
      posting = {
        node: value,
        type,
        kind: kindOfType(type)!,
        addresses: [
          ...addressesOf(page, propertyOf(value, 'url')),
          ...addressesOf(page, typeof id === 'string' ? id : undefined),
        ],
        mainOf: [...mainOf, ...addressesOf(page, propertyOf(value, 'mainEntityOfPage'))],
        parent,
      };
      postings.push(posting);
    }
    const isPage = types.some((name) => name.endsWith('Page'));
    const own = isPage
      ? addressesOf(page, [propertyOf(value, 'url') ?? null, propertyOf(value, '@id') ?? null])
      : [];
    if (types.includes('ProfilePage')) {
      const [person] = listOf(propertyOf(value, 'mainEntity'));
      const [address] = own;
      if (isObject(person) && address !== undefined) profiles.push({ person, page: address });
    }
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined || typeof inner !== 'object' || inner === null) continue;
      waiting.push({
        value: inner,
        parent: COMMENT_KEYS.has(key) ? posting : key === '@graph' ? parent : null,
        mainOf: key === 'mainEntity' && isPage ? own : [],
        depth: depth + 1,
      });
    }
  }
  return {
    postings,
    profiles,
    resolve: (node) => {
      const id = propertyOf(node, '@id');
      return (typeof id === 'string' ? byId.get(id) : undefined) ?? node;
    },
  };
});
