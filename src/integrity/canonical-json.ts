import canonicalize from 'canonicalize';

/**
 * RFC 8785 (JSON Canonicalization Scheme): the one form of a value that everybody who serialises it by that
 * rule gets, byte for byte. What JSON would drop or change without a word is refused with a `TypeError`
 * that names the place: `undefined`, functions, symbols, bigints, NaN and infinities, dates and other objects
 * that are not plain, holes in arrays, lone surrogates (no UTF-8 exists for them), circles.
 */
export function canonicalJson(value: unknown): string {
  refuseUnfaithful(value, '$', new Set());
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('$ has no JSON form');
  return text;
}

/** The UTF-8 bytes of `canonicalJson(value)`. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(value));
}

/** In `u` mode a pair is one character, so only a half without its other half is met. */
const LONE_SURROGATE = /\p{Surrogate}/u;

function refuseUnfaithful(value: unknown, path: string, above: Set<object>): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (LONE_SURROGATE.test(value)) throw new TypeError(`${path} has a lone surrogate`);
    return;
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${path} is ${value}`);
    return;
  }
  if (typeof value !== 'object') throw new TypeError(`${path} is ${typeof value}`);
  if (above.has(value)) throw new TypeError(`${path} is a circle`);
  above.add(value);
  if (Array.isArray(value)) {
    // By index, so that a hole is met as `undefined`; `forEach` would step over it.
    for (let index = 0; index < value.length; index += 1) {
      refuseUnfaithful(value[index], `${path}[${index}]`, above);
    }
  } else {
    refuseUnlessPlain(value, path);
    for (const [key, member] of Object.entries(value)) {
      if (LONE_SURROGATE.test(key)) throw new TypeError(`${path} has a key with a lone surrogate`);
      refuseUnfaithful(member, `${path}.${key}`, above);
    }
  }
  above.delete(value);
}

/** Plain in any realm: a value that came through structured clone from another window counts too. */
function refuseUnlessPlain(value: object, path: string): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = prototype === null || Object.getPrototypeOf(prototype) === null;
  if (!plain || Object.prototype.toString.call(value) !== '[object Object]') {
    throw new TypeError(`${path} is no plain object`);
  }
  if ('toJSON' in value) throw new TypeError(`${path} has a toJSON`);
}
