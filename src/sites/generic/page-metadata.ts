/** What the page's head says of the page as a whole, and whether it is about the address the page has now. */
import { attributeOf, documentElementOf, headOf, queryAll, tokensOf } from '../dom';
import type { PageContext } from '../site';
import { resolveAddress, samePage } from './address';
import { canonicalOf, isHere } from './page-address';
import { perReading } from './per-reading';

export interface PageMetadata {
  readonly canonical: URL | null;
  /** `og:site_name`, `og:type`, `article:*` and the like are about this address. */
  readonly isAboutAddress: boolean;
  /** `og:url` or the canonical link name this very address. */
  readonly isConfirmed: boolean;
  /** The first value of a property or name, e.g. `og:type`; `null` where there is none or it is another address's. */
  meta(name: string): string | null;
  metas(name: string): readonly string[];
}

const MAX_TAGS = 500;

/** Only what stands in the head counts: the body is where other people's words are. */
export const readPageMetadata = perReading((page: PageContext): PageMetadata => {
  const head = headOf(page.document);
  const values = new Map<string, string[]>();
  const canonical = canonicalOf(page);
  for (const tag of head === null ? [] : queryAll(head, 'meta[content]', MAX_TAGS)) {
    const content = attributeOf(tag, 'content')?.trim() ?? '';
    if (content === '') continue;
    for (const name of new Set([...tokensOf(tag, 'property'), ...tokensOf(tag, 'name')])) {
      const known = values.get(name);
      if (known === undefined) values.set(name, [content]);
      else known.push(content);
    }
  }
  const named = resolveAddress(page, values.get('og:url')?.[0] ?? null);
  const loaded = page.urlAtLoad == null ? null : URL.parse(page.urlAtLoad);
  const isAboutThis = (address: URL | null): boolean => address !== null && isHere(page, address);
  // A page that changed its address without loading may have left everything in its head as it was, or
  // renewed a part of it: what names another address, and what names none after such a change, is not used.
  const isAboutAddress =
    named !== null
      ? isAboutThis(named)
      : (loaded === null || samePage(loaded, page.url)) && (canonical === null || isAboutThis(canonical));
  const metas = (name: string): readonly string[] => (isAboutAddress ? (values.get(name) ?? []) : []);
  return {
    canonical,
    isAboutAddress,
    isConfirmed: isAboutAddress && (isAboutThis(named) || isAboutThis(canonical)),
    metas,
    meta: (name) => metas(name)[0] ?? null,
  };
});

export function documentLanguageOf(page: PageContext): string | null {
  const root = documentElementOf(page.document);
  return root === null ? null : attributeOf(root, 'lang');
}

/**
 * What the head says under a name or property, of whatever address: to be used only beside an id in the same head
 * that is compared with the post's.
 */
export function rawMeta(page: PageContext, name: string): string | null {
  const head = headOf(page.document);
  const tags = head === null ? [] : queryAll(head, 'meta[content]', MAX_TAGS);
  const tag = tags.find((one) => [...tokensOf(one, 'property'), ...tokensOf(one, 'name')].includes(name));
  return tag === undefined ? null : (attributeOf(tag, 'content')?.trim() ?? null);
}
