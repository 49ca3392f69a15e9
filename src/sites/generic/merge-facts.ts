import { NO_POST_FACTS, type Fact, type PostFacts } from '../../domain/capture';
import type { FoundFacts } from './found-facts';
import { pageKey } from './address';

const AUTHOR_FACTS = ['authorName', 'authorHandle', 'authorId', 'authorUrl'] as const;
const OTHER_FACTS = ['platform', 'postId', 'permalink', 'text', 'language', 'replyTo'] as const;

/**
 * One set of facts from several sources, the surest first: each fact from the first source that has it. The
 * author's facts come from one source; another may only add to them where both speak of the same account, so
 * that the name of one person never stands beside the id of another. The two forms of the time belong together
 * in the same way.
 */
export function mergeFacts(kind: PostFacts['kind'], sources: readonly FoundFacts[]): PostFacts {
  const facts: { -readonly [K in keyof PostFacts]: PostFacts[K] } = { ...NO_POST_FACTS, kind };
  for (const source of sources) {
    for (const name of OTHER_FACTS) facts[name] ??= source[name] ?? null;
    if (facts.media.length === 0) facts.media = source.media ?? [];
    if (isSameAccount(facts, source)) for (const name of AUTHOR_FACTS) facts[name] ??= source[name] ?? null;
    if (isSameTime(facts, source)) {
      facts.postedAt ??= source.postedAt ?? null;
      facts.postedAtShown ??= source.postedAtShown ?? null;
    }
  }
  return facts;
}

/** Whether what the source says of the author may be the account already found: something agrees, or none was. */
function isSameAccount(facts: PostFacts, source: FoundFacts): boolean {
  if (AUTHOR_FACTS.every((name) => facts[name] === null)) return true;
  let agrees = false;
  for (const name of AUTHOR_FACTS) {
    const known = facts[name];
    const said = source[name] ?? null;
    if (known === null || said === null) continue;
    if (!isSame(name, known, said)) {
      // Two spellings of a name are no contradiction where handle, id or address agree; two accounts are.
      if (name !== 'authorName') return false;
    } else agrees = true;
  }
  return agrees;
}

function isSame(
  name: (typeof AUTHOR_FACTS)[number],
  known: NonNullable<Fact<string>>,
  said: NonNullable<Fact<string>>,
): boolean {
  if (name === 'authorUrl') return keyOf(known.value) === keyOf(said.value);
  return known.value.toLowerCase() === said.value.toLowerCase();
}

function keyOf(address: string): string {
  const url = URL.parse(address);
  return url === null ? address : pageKey(url).toLowerCase();
}

/** A time as shown and a time as written for machines of different sources may be two times. */
function isSameTime(facts: PostFacts, source: FoundFacts): boolean {
  const known = facts.postedAt?.value;
  const said = source.postedAt?.value;
  return known === undefined || said === undefined || Date.parse(known) === Date.parse(said);
}
