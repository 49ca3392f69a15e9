/** Data that a page carries in a script of its own, read as what it is: somebody else's. */

/** UTF-16 units of one script; the largest seen on a real page has under half a million. */
const MAX_SCRIPT = 4_000_000;

/** `null` for what is too long or is no JSON. */
export function parseJson(text: string | null): unknown {
  if (text === null || text.length > MAX_SCRIPT) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

export function asObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

/** An own property at a path of own properties. */
export function objectAt(value: unknown, path: readonly string[]): Readonly<Record<string, unknown>> | null {
  let at = asObject(value);
  for (const key of path) at = at !== null && Object.hasOwn(at, key) ? asObject(at[key]) : null;
  return at;
}

/** A text, or a number that is exact; `null` for anything else and for a number that JavaScript would round. */
export function textIn(object: Readonly<Record<string, unknown>> | null, key: string): string | null {
  if (object === null || !Object.hasOwn(object, key)) return null;
  const value = object[key];
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  return typeof value === 'string' && value !== '' ? value : null;
}
