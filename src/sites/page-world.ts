/**
 * What a script in the page's own world read (`src/capture/page-world`). That world is the page's: a value is used only
 * where it has the platform's form and agrees with what the page shows of the same post.
 */
import type { Fact } from '../domain/capture';
import { found } from './generic/found-facts';
import { asObject, parseJson, textIn } from './page-json';
import type { PageContext, PageWorldEntry } from './site';

const NAMES = ['authorId', 'authorHandle', 'postId', 'permalink', 'postedAt'] as const;
const MAX_ENTRIES = 300;
const MAX_JSON = 400_000;

/** The entries in what the script gave back; anything that is none is left out. Of two with one key neither is used. */
export function pageWorldEntries(raw: unknown): ReadonlyMap<string, PageWorldEntry> {
  const entries = new Map<string, PageWorldEntry>();
  const doubled = new Set<string>();
  const list = typeof raw !== 'string' || raw.length > MAX_JSON ? null : parseJson(raw);
  for (const one of Array.isArray(list) ? list.slice(0, MAX_ENTRIES) : []) {
    const object = asObject(one);
    const key = textIn(object, 'key');
    if (key === null || key.length > 300) continue;
    const entry: PageWorldEntry = {
      key,
      ...Object.fromEntries(NAMES.map((name) => [name, textIn(object, name)])),
    };
    const known = entries.get(key);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(entry)) doubled.add(key);
    entries.set(key, entry);
  }
  for (const key of doubled) entries.delete(key);
  return entries;
}

/**
 * What the page's world says of the post with this key.
 * @param handle the handle that the page shows; where it shows one, the entry must name the same
 */
export function pageWorldOf(
  page: PageContext,
  key: string | null,
  handle: string | null,
): PageWorldEntry | null {
  const entry = key === null ? undefined : page.pageWorld?.get(key);
  if (entry === undefined) return null;
  const named = entry.authorHandle?.replace(/^\/?@/, '').toLowerCase() ?? null;
  return handle !== null && named !== null && named !== handle.toLowerCase() ? null : entry;
}

/** One of its values, where it has the platform's form. */
export function pageWorldFact(
  entry: PageWorldEntry | null,
  name: Exclude<keyof PageWorldEntry, 'key'>,
  form: RegExp,
): Fact<string> {
  const value = entry?.[name] ?? null;
  return found(value !== null && form.test(value) ? value : null, 'page-world', name);
}
