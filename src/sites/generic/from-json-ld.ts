/** Facts of one post from the JSON-LD node that is about it. */
import type { Fact, MediaReference } from '../../domain/capture';
import { cutText, MAX_MEDIA, MAX_POST_TEXT, oneLine } from '../bounds';
import type { PageContext } from '../site';
import { addressFact, addressKey, resolveAddress } from './address';
import { found, type FoundFacts } from './found-facts';
import { cleanHandle, cleanLanguage, cleanName, isWrittenHandle, readProfileAddress } from './identity';
import {
  addressesOf,
  isObject,
  listOf,
  propertyOf,
  readLinkedData,
  textOf,
  type JsonObject,
  type JsonValue,
  type Posting,
} from './json-ld';
import { saysAvatar } from './markers';
import { isHere } from './page-address';
import { exactTime } from './posted-at';

const TEXT_KEYS = ['articleBody', 'text', 'reviewBody'] as const;
const TIME_KEYS = ['datePublished', 'dateCreated', 'dateSent', 'uploadDate'] as const;

/** The posting with this very address, fragment included; `null` where none or several different ones have it. */
export function findPosting(page: PageContext, address: URL): Posting | null {
  const key = addressKey(address);
  const { postings } = readLinkedData(page);
  const named = postings.filter((one) => one.addresses.some((url) => addressKey(url) === key));
  // Careless pages give every comment the address of the page it stands on.
  const outermost = named.filter((one) => one.parent === null || !named.includes(one.parent));
  return onlyOne(outermost);
}

/** The posting that says it is what this address is about: by its own address or as the page's main thing. */
export function findMainPosting(page: PageContext): Posting | null {
  const { postings } = readLinkedData(page);
  const isThis = (url: URL): boolean => isHere(page, url);
  const declared = postings.filter((one) => one.mainOf.some(isThis));
  if (declared.length > 0) return onlyOne(declared);
  return onlyOne(
    postings.filter(
      (one) => one.parent === null && one.addresses.some((url) => url.hash === '' && isThis(url)),
    ),
  );
}

/** Sites repeat themselves: several nodes that say the same count as one. */
function onlyOne(postings: readonly Posting[]): Posting | null {
  const [first] = postings;
  if (first === undefined) return null;
  const sayOf = ({ kind, node }: Posting, text: string | null): string => {
    const authors = listOf(propertyOf(node, 'author')).map((one) =>
      textOf(isObject(one) ? propertyOf(one, 'name') : one),
    );
    return JSON.stringify([kind, authors, textOf(propertyOf(node, 'datePublished')), text]);
  };
  return postings.every((one) => sayOf(one, postingText(one)) === sayOf(first, postingText(first)))
    ? first
    : null;
}

/** The words of the post, where the node holds them. */
export function postingText(posting: Posting): string | null {
  for (const key of TEXT_KEYS) {
    const text = textOf(propertyOf(posting.node, key));
    if (text !== null) return text;
  }
  return null;
}

/** What the node says of the post, its author and what it answers. */
export function readPosting(page: PageContext, posting: Posting): FoundFacts {
  const { node, type } = posting;
  const facts: FoundFacts = {
    kind: posting.kind,
    ...readPerson(
      page,
      propertyOf(node, 'author') ?? propertyOf(node, 'creator') ?? propertyOf(node, 'sender'),
      `${type}.author`,
    ),
  };
  const [address] = posting.addresses;
  facts.permalink = addressFact(address ?? null, 'json-ld', `${type}.url`);
  facts.postId = found(readIdentifier(propertyOf(node, 'identifier')), 'json-ld', `${type}.identifier`);
  for (const key of TIME_KEYS)
    facts.postedAt ??= found(exactTime(textOf(propertyOf(node, key))), 'json-ld', `${type}.${key}`);
  const text = postingText(posting);
  if (text !== null) {
    const cut = cutText(text.trim(), MAX_POST_TEXT);
    facts.text = found(
      cut.text,
      'json-ld',
      `${type}.${TEXT_KEYS.find((key) => textOf(propertyOf(node, key)) === text)}`,
      cut.cut ? 'cut-at-bound' : undefined,
    );
  }
  facts.language = found(readLanguage(propertyOf(node, 'inLanguage')), 'json-ld', `${type}.inLanguage`);
  facts.replyTo = readReplyTo(page, posting);
  facts.media = readMedia(page, posting);
  return facts;
}

/** An author or the owner of a profile. Several people are named together and have no handle or id as one. */
export function readPerson(page: PageContext, value: JsonValue | undefined, where: string): FoundFacts {
  const people = listOf(value).map((one) => (isObject(one) ? readLinkedData(page).resolve(one) : one));
  const [only] = people;
  if (only === undefined) return {};
  if (people.length > 1) {
    const names = people.map((one) =>
      cleanName(isObject(one) ? textOf(propertyOf(one, 'name')) : textOf(one)),
    );
    return names.includes(null)
      ? {}
      : { authorName: found(cleanName(names.join(', ')), 'json-ld', `${where}[].name`) };
  }
  if (!isObject(only)) {
    const name = textOf(only);
    // Some sites write the author's address where the author belongs.
    return /^https?:\/\//i.test(name ?? '')
      ? { authorUrl: addressFact(resolveAddress(page, name), 'json-ld', where) }
      : { authorName: found(cleanName(name), 'json-ld', where) };
  }
  return readOnePerson(page, only, where);
}

function readOnePerson(page: PageContext, person: JsonObject, where: string): FoundFacts {
  const id = textOf(propertyOf(person, '@id'));
  const [url] = addressesOf(page, propertyOf(person, 'url'));
  const address = url ?? addressesOf(page, id)[0] ?? null;
  const [handle, handleKey] = readHandle(person, address);
  const identifier = readIdentifier(propertyOf(person, 'identifier'));
  const named = id !== null && !/^(?:https?:|[/#_.])/i.test(id) ? cleanName(id) : null;
  return {
    authorName: found(cleanName(textOf(propertyOf(person, 'name'))), 'json-ld', `${where}.name`),
    authorHandle: found(handle, 'json-ld', `${where}.${handleKey}`),
    authorId:
      identifier === null
        ? found(named, 'json-ld', `${where}.@id`)
        : found(identifier, 'json-ld', `${where}.identifier`),
    authorUrl: addressFact(address, 'json-ld', `${where}.url`),
  };
}

/** Another name of a person is the handle where it is written as one, or stands in the account's address. */
function readHandle(person: JsonObject, address: URL | null): [handle: string | null, key: string] {
  for (const key of ['alternateName', 'additionalName'])
    for (const name of listOf(propertyOf(person, key)).map(textOf)) {
      const handle = cleanHandle(name);
      if (
        name !== null &&
        handle !== null &&
        (isWrittenHandle(name) || handle.toLowerCase() === handleIn(address))
      )
        return [handle, key];
    }
  return [null, ''];
}

function handleIn(address: URL | null): string | undefined {
  return (address === null ? null : readProfileAddress(address)?.handle)?.toLowerCase();
}

/** A number, a word, or a `PropertyValue`; an address is not an id. */
function readIdentifier(value: JsonValue | undefined): string | null {
  const [first] = listOf(value);
  const text = isObject(first) ? textOf(propertyOf(first, 'value')) : textOf(first);
  const id = cleanName(text);
  return id === null || /^https?:\/\//i.test(id) ? null : id;
}

function readLanguage(value: JsonValue | undefined): string | null {
  const [first] = listOf(value);
  const text = isObject(first)
    ? (textOf(propertyOf(first, 'alternateName')) ?? textOf(propertyOf(first, 'name')))
    : textOf(first);
  return cleanLanguage(text);
}

function readReplyTo(page: PageContext, posting: Posting): Fact<string> {
  const { type, node, parent } = posting;
  const answered = propertyOf(node, 'parentItem');
  const [address] = addressesOf(page, answered);
  if (address !== undefined) return addressFact(address, 'json-ld', `${type}.parentItem`);
  const [first] = listOf(answered);
  const id = isObject(first) ? readIdentifier(propertyOf(first, 'identifier')) : null;
  if (id !== null) return found(id, 'json-ld', `${type}.parentItem.identifier`);
  return parent === null
    ? null
    : addressFact(parent.addresses[0] ?? null, 'json-ld', `${parent.type}.comment`);
}

/** Pictures of an article are often made for sharing; only of posts and comments they are what was posted. */
function readMedia(page: PageContext, posting: Posting): NonNullable<FoundFacts['media']> {
  if (posting.kind === 'article') return [];
  const read = (key: 'image' | 'video' | 'audio'): NonNullable<FoundFacts['media']>[number][] =>
    listOf(propertyOf(posting.node, key)).flatMap((one) => {
      const raw = isObject(one)
        ? (textOf(propertyOf(one, 'contentUrl')) ?? textOf(propertyOf(one, 'url')))
        : textOf(one);
      const fact = addressFact(resolveAddress(page, raw), 'json-ld', `${posting.type}.${key}`);
      if (fact === null || saysAvatar(fact.value)) return [];
      const alternativeText = isObject(one) ? oneLine(textOf(propertyOf(one, 'caption'))) : null;
      const value: MediaReference = { kind: key, url: fact.value, alternativeText };
      return [{ ...fact, value }];
    });
  return [...read('image'), ...read('video'), ...read('audio')].slice(0, MAX_MEDIA);
}
