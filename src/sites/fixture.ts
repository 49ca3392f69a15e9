/** For tests: what a site reads of a fixture, in the form its expectation is written in. */
import type { AccountFacts, Found, MediaReference, PostFacts } from '../domain/capture';
import type { PageContext, Site } from './site';

/** `[value, how, where]`, with the caveat where there is one. */
export type WrittenFact = readonly [value: string, how: string, where: string, caveat?: string];

/** A fact that is not written is not known. */
export type WrittenFacts = { readonly kind: string; readonly media?: readonly WrittenFact[] } & {
  readonly [K in Exclude<keyof PostFacts, 'kind' | 'media' | 'account'>]?: WrittenFact;
} & { readonly account?: Readonly<Record<string, WrittenFact>> };

export interface Reading {
  /** Place of the main post in `posts`. */
  readonly main: number | null;
  readonly posts: readonly WrittenFacts[];
  readonly page: WrittenFacts;
}

/** The file beside a fixture. */
export interface Expectation extends Reading {
  readonly url: string;
  /** Where the document was loaded from another address than `url`. */
  readonly urlAtLoad?: string;
}

function writeMedia({ kind, url, alternativeText }: MediaReference): string {
  return `${kind} ${url}${alternativeText === null ? '' : ` (${alternativeText})`}`;
}

function writeFact<T>(fact: Found<T>, write: (value: T) => string): WrittenFact {
  const { value, how, where, caveat } = fact;
  return caveat === undefined ? [write(value), how, where] : [write(value), how, where, caveat];
}

function writeAccount({ counts, ...facts }: AccountFacts): Record<string, WrittenFact> {
  const counted = counts.map((count) => [count.value.of, writeFact(count, (value) => value.count)] as const);
  const plain = Object.entries(facts).flatMap(([name, fact]: [string, Found<string> | null]) =>
    fact === null ? [] : [[name, writeFact(fact, (value) => value)] as const],
  );
  return Object.fromEntries([...plain, ...counted]);
}

export function writeFacts(facts: PostFacts): WrittenFacts {
  const written: Record<string, unknown> = { kind: facts.kind };
  const { account, ...plain } = facts;
  for (const [name, fact] of Object.entries(plain) as [string, Found<string> | string | null][])
    if (fact !== null && typeof fact !== 'string' && !Array.isArray(fact))
      written[name] = writeFact(fact, (value) => value);
  if (facts.media.length > 0) written['media'] = facts.media.map((one) => writeFact(one, writeMedia));
  if (account !== undefined) written['account'] = writeAccount(account);
  return written as WrittenFacts;
}

/** Everything the site says of a page. */
export function readFixture(site: Site, page: PageContext): Reading {
  const posts = site.listPosts(page, 100);
  const main = site.mainPost(page);
  return {
    main: main === null ? null : posts.indexOf(main),
    posts: posts.map((post) => writeFacts(site.readPost(page, post))),
    page: writeFacts(site.readPost(page, null)),
  };
}
