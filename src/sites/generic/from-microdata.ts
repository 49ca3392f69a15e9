/** Facts of a post from its own microdata item (`itemscope` with a schema.org type). */
import {
  attributeOf,
  closest,
  contains,
  hasAttribute,
  localNameOf,
  parentElementOf,
  queryAll,
  tokensOf,
} from '../dom';
import type { PageContext } from '../site';
import { addressFact, linkAddress, resolveAddress } from './address';
import { found, type FoundFacts } from './found-facts';
import { cleanHandle, cleanLanguage, cleanName, isWrittenHandle, readProfileAddress } from './identity';
import { exactTime } from './posted-at';
import { readPart, shownLine, textFact } from './post-text';
import { kindOfType } from './posting-types';
import type { Survey } from './survey';

const TEXTS = ['articlebody', 'text', 'reviewbody'] as const;
const TIMES = ['datepublished', 'datecreated', 'uploaddate'] as const;

/** An address that a property holds: of a link, a picture, a `meta`; by the rules of the HTML standard. */
function propertyAddress(page: PageContext, element: Element): URL | null {
  const name = localNameOf(element);
  if (name === 'a' || name === 'link' || name === 'area') return linkAddress(page, element);
  if (hasAttribute(element, 'itemid')) return resolveAddress(page, attributeOf(element, 'itemid'));
  return resolveAddress(page, attributeOf(element, 'src') ?? attributeOf(element, 'content'));
}

function propertyText(page: PageContext, element: Element): string | null {
  const content = attributeOf(element, 'content');
  return content ?? attributeOf(element, 'value') ?? shownLine(page, element);
}

/** The properties of an item inside the post, not those of items inside that. */
function innerProperties(item: Element, name: string): Element[] {
  return queryAll(item, `[itemprop~="${name}"]`, 50).filter((element) => {
    const parent = parentElementOf(element);
    return parent !== null && closest(parent, '[itemscope]') === item;
  });
}

/** What the item says; empty for a post that is none. */
export function readMicrodata(page: PageContext, survey: Survey): FoundFacts {
  const { itemType, properties } = survey;
  if (itemType === null) return {};
  const facts: FoundFacts = { kind: kindOfType(itemType) ?? 'post', ...readAuthor(page, survey) };
  const [body, bodyName] = firstOf(properties, TEXTS);
  if (body !== null)
    facts.text = hasAttribute(body, 'content')
      ? found(attributeOf(body, 'content'), 'microdata', `${itemType}.${bodyName}`)
      : textFact(readPart(page, survey, body), 'microdata', `[itemprop=${bodyName}]`);
  const [time, timeName] = firstOf(properties, TIMES);
  if (time !== null) {
    const exact = attributeOf(time, 'datetime') ?? attributeOf(time, 'content');
    facts.postedAt = found(exactTime(exact), 'microdata', `[itemprop=${timeName}]`);
    facts.postedAtShown = found(shownLine(page, time), 'microdata', `[itemprop=${timeName}]`);
  }
  const itemid = resolveAddress(page, attributeOf(survey.post, 'itemid'));
  const [link] = properties.get('url') ?? [];
  facts.permalink =
    itemid !== null
      ? addressFact(itemid, 'microdata', '@itemid')
      : addressFact(link === undefined ? null : propertyAddress(page, link), 'microdata', '[itemprop=url]');
  const [identifier] = properties.get('identifier') ?? [];
  if (identifier !== undefined)
    facts.postId = found(readId(propertyText(page, identifier)), 'microdata', '[itemprop=identifier]');
  const [answered] = properties.get('parentitem') ?? [];
  if (answered !== undefined)
    facts.replyTo = addressFact(propertyAddress(page, answered), 'microdata', '[itemprop=parentItem]');
  const [language] = properties.get('inlanguage') ?? [];
  if (language !== undefined)
    facts.language = found(cleanLanguage(propertyText(page, language)), 'microdata', '[itemprop=inLanguage]');
  return facts;
}

function firstOf(
  properties: Survey['properties'],
  names: readonly string[],
): [Element, string] | [null, null] {
  for (const name of names) {
    const [element] = properties.get(name) ?? [];
    if (element !== undefined) return [element, writtenName(element, name)];
  }
  return [null, null];
}

/** The name as the page writes it: tokens are compared in lower case. */
function writtenName(element: Element, lowerCase: string): string {
  const names = (attributeOf(element, 'itemprop') ?? '').split(/\s+/);
  return names.find((name) => name.toLowerCase() === lowerCase) ?? lowerCase;
}

function readId(raw: string | null): string | null {
  const id = cleanName(raw);
  return id === null || /^https?:\/\//i.test(id) ? null : id;
}

function readAuthor(page: PageContext, { post, properties }: Survey): FoundFacts {
  const authors = (properties.get('author') ?? properties.get('creator') ?? []).filter((one) =>
    contains(post, one),
  );
  const [author] = authors;
  if (author === undefined) return {};
  if (authors.length > 1) {
    const names = authors.map((one) => cleanName(authorName(page, one)));
    const all = names.includes(null) || new Set(names).size === 1 ? names[0] : names.join(', ');
    return { authorName: found(all ?? null, 'microdata', '[itemprop=author]') };
  }
  if (!hasAttribute(author, 'itemscope')) {
    const name = cleanName(propertyText(page, author));
    const address = localNameOf(author) === 'a' ? linkAddress(page, author) : null;
    const handle = name !== null && isWrittenHandle(name) ? cleanHandle(name) : null;
    return {
      authorName: handle === null ? found(name, 'microdata', '[itemprop=author]') : null,
      authorHandle: found(handle, 'microdata', '[itemprop=author]'),
      authorUrl: addressFact(address, 'microdata', '[itemprop=author]'),
    };
  }
  const [url] = innerProperties(author, 'url');
  const [other] = innerProperties(author, 'alternateName');
  const [identifier] = innerProperties(author, 'identifier');
  const address =
    url === undefined ? resolveAddress(page, attributeOf(author, 'itemid')) : propertyAddress(page, url);
  const handle = cleanHandle(other === undefined ? null : propertyText(page, other));
  const isHandle =
    handle !== null && (isWrittenHandle(propertyText(page, other!) ?? '') || isInAddress(handle, address));
  return {
    authorName: found(cleanName(authorName(page, author)), 'microdata', '[itemprop=author] [itemprop=name]'),
    authorHandle: found(isHandle ? handle : null, 'microdata', '[itemprop=author] [itemprop=alternateName]'),
    authorUrl: addressFact(address, 'microdata', '[itemprop=author] [itemprop=url]'),
    authorId: found(
      identifier === undefined ? null : readId(propertyText(page, identifier)),
      'microdata',
      '[itemprop=author] [itemprop=identifier]',
    ),
  };
}

function isInAddress(handle: string, address: URL | null): boolean {
  return (
    (address === null ? null : readProfileAddress(address)?.handle)?.toLowerCase() === handle.toLowerCase()
  );
}

function authorName(page: PageContext, author: Element): string | null {
  const [name] = innerProperties(author, 'name');
  if (name !== undefined) return propertyText(page, name);
  return hasAttribute(author, 'itemscope') && !tokensOf(author, 'itemprop').includes('name')
    ? null
    : propertyText(page, author);
}
