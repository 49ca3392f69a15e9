/** Facts that the page's head and its JSON-LD tell of the page as a whole; each is marked as such. */
import { MAX_MEDIA } from '../bounds';
import type { PageContext } from '../site';
import { addressFact, resolveAddress } from './address';
import { found, fromPage, type FoundFacts } from './found-facts';
import { findMainPosting, readPerson, readPosting } from './from-json-ld';
import { cleanHandle, cleanLanguage, cleanName } from './identity';
import { readLinkedData } from './json-ld';
import { isHere } from './page-address';
import { documentLanguageOf, readPageMetadata } from './page-metadata';
import { exactTime } from './posted-at';

/** The platform's name, as the page calls itself. */
export function readPlatform(page: PageContext): (FoundFacts['platform'] & object) | null {
  return found(cleanName(readPageMetadata(page).meta('og:site_name')), 'meta', 'og:site_name');
}

/** What the head says of an article: author, time, address, picture. Nothing where it is about another address. */
export function readHead(page: PageContext): FoundFacts {
  const metadata = readPageMetadata(page);
  const type = metadata.meta('og:type')?.toLowerCase() ?? null;
  const facts: FoundFacts = {};
  if (type === 'profile')
    facts.authorHandle = found(
      cleanHandle(metadata.meta('profile:username')),
      'meta',
      'profile:username',
      'from-page',
    );
  const isArticle = type === 'article' || metadata.meta('article:published_time') !== null;
  if (!isArticle) return facts;
  const authors = metadata.metas('article:author');
  const addresses = authors.filter((author) => /^https?:\/\//i.test(author));
  const names = [...authors.filter((author) => !/^https?:\/\//i.test(author)), ...metadata.metas('author')];
  if (new Set(addresses).size === 1)
    facts.authorUrl = addressFact(
      resolveAddress(page, addresses[0] ?? null),
      'meta',
      'article:author',
      'from-page',
    );
  if (new Set(names).size === 1)
    facts.authorName = found(
      cleanName(names[0] ?? null),
      'meta',
      authors.includes(names[0] ?? '') ? 'article:author' : 'author',
      'from-page',
    );
  facts.postedAt = found(
    exactTime(metadata.meta('article:published_time')),
    'meta',
    'article:published_time',
    'from-page',
  );
  return facts;
}

/** Pictures that the page offers for sharing; they may be the site's own. */
function readHeadMedia(page: PageContext): NonNullable<FoundFacts['media']> {
  return readPageMetadata(page)
    .metas('og:image')
    .slice(0, MAX_MEDIA)
    .flatMap((raw) => {
      const fact = addressFact(resolveAddress(page, raw), 'meta', 'og:image', 'from-page');
      return fact === null
        ? []
        : [{ ...fact, value: { kind: 'image' as const, url: fact.value, alternativeText: null } }];
    });
}

/** The page's own address as it names it, where that is the address it has. */
export function readOwnAddress(page: PageContext): (FoundFacts['permalink'] & object) | null {
  const metadata = readPageMetadata(page);
  const named = resolveAddress(page, metadata.meta('og:url'));
  if (named !== null) return addressFact(named, 'meta', 'og:url', 'from-page');
  return metadata.canonical !== null && isHere(page, metadata.canonical)
    ? addressFact(metadata.canonical, 'meta', 'link[rel=canonical]', 'from-page')
    : null;
}

/** Everything told of the page as a whole, first the surest. */
export function readPageSources(page: PageContext): FoundFacts[] {
  const main = findMainPosting(page);
  const sources: FoundFacts[] = [];
  if (main !== null) sources.push(allFromPage(readPosting(page, main)));
  const profile = readLinkedData(page).profiles.find((one) => isHere(page, one.page));
  if (profile !== undefined && main === null)
    sources.push(allFromPage(readPerson(page, profile.person, 'ProfilePage.mainEntity')));
  const head = readHead(page);
  sources.push({
    ...head,
    platform: readPlatform(page),
    permalink: readOwnAddress(page),
    language: found(cleanLanguage(documentLanguageOf(page)), 'dom', 'html[lang]', 'from-page'),
    media:
      head.postedAt == null && readPageMetadata(page).meta('og:type') !== 'article'
        ? []
        : readHeadMedia(page),
  });
  return sources;
}

function allFromPage(facts: FoundFacts): FoundFacts {
  return {
    ...facts,
    authorName: fromPage(facts.authorName ?? null),
    authorHandle: fromPage(facts.authorHandle ?? null),
    authorId: fromPage(facts.authorId ?? null),
    authorUrl: fromPage(facts.authorUrl ?? null),
    postId: fromPage(facts.postId ?? null),
    permalink: fromPage(facts.permalink ?? null),
    postedAt: fromPage(facts.postedAt ?? null),
    text: fromPage(facts.text ?? null),
    language: fromPage(facts.language ?? null),
    replyTo: fromPage(facts.replyTo ?? null),
    media: (facts.media ?? []).map((one) => ({ ...one, caveat: one.caveat ?? 'from-page' })),
  };
}
