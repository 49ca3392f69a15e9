/** What TikTok's pages carry of films and accounts as data: used only with the id and the handle that are shown. */
import { queryFirst, rawTextOf } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { perReading } from '../generic/per-reading';
import { builtAddress, epochTime, idFact, nameFact } from '../hooks';
import { asObject, objectAt, parseJson, textIn } from '../page-json';
import { derivedTime, tiktokTime } from '../post-ids';
import type { PageContext } from '../site';

export const DATA = 'script#__UNIVERSAL_DATA_FOR_REHYDRATION__';
export const OLD_DATA = 'script#SIGI_STATE,script#sigi-persisted-data';
/** Until about 2021. */
const OLDEST_DATA = 'script#__NEXT_DATA__';
export const VIDEO = /^\/@[^/]+\/(?:video|photo)\/(\d{15,20})/;
export type Data = ReturnType<typeof objectAt>;

export function dataAt(page: PageContext, selector: string, path: readonly string[]): Data {
  const script = queryFirst(page.document, selector);
  return script === null ? null : objectAt(parseJson(rawTextOf(script)), path);
}

/** The one film that the page was loaded for. It stays as it was when the page goes on to another one. */
const loadedItem = perReading(
  (page: PageContext) =>
    dataAt(page, DATA, ['__DEFAULT_SCOPE__', 'webapp.video-detail', 'itemInfo', 'itemStruct']) ??
    dataAt(page, OLDEST_DATA, ['props', 'pageProps', 'itemInfo', 'itemStruct']),
);

/** Pages until about 2023 list the films of the feed they were loaded for. */
const loadedFilms = perReading((page: PageContext) => dataAt(page, OLD_DATA, ['ItemModule']));

/** The film with this id in the older data, in the words of the newer. */
function readOldItem(page: PageContext, id: string, handle: string): FoundFacts {
  const item = objectAt(loadedFilms(page), [id]);
  if (textIn(item, 'id') !== id || textIn(item, 'author')?.toLowerCase() !== handle.toLowerCase()) return {};
  return {
    authorName: nameFact(textIn(item, 'nickname'), `${OLD_DATA} nickname`),
    authorId: idFact(textIn(item, 'authorId'), /^\d{5,20}$/, `${OLD_DATA} authorId`),
    postedAt: found(epochTime(textIn(item, 'createTime'), 's'), 'dom', `${OLD_DATA} createTime`),
    text: found(textIn(item, 'desc'), 'dom', `${OLD_DATA} desc`),
  };
}

/** What the page's data says, where it is about this film and this account. */
export function readItem(page: PageContext, id: string | null, handle: string | null): FoundFacts {
  const item = loadedItem(page);
  const author = objectAt(item, ['author']);
  if (id === null || handle === null) return {};
  if (textIn(item, 'id') !== id) return readOldItem(page, id, handle);
  if (textIn(author, 'uniqueId')?.toLowerCase() !== handle.toLowerCase()) return {};
  return {
    authorName: nameFact(textIn(author, 'nickname'), `${DATA} author.nickname`),
    authorId: idFact(textIn(author, 'id'), /^\d{5,20}$/, `${DATA} author.id`),
    postedAt: found(epochTime(textIn(item, 'createTime'), 's'), 'dom', `${DATA} createTime`),
    text: found(textIn(item, 'desc'), 'dom', `${DATA} desc`),
  };
}

/** The one film of the older data that this account posted with these words. */
export function idByWords(page: PageContext, handle: string | null, words: string | null): string | null {
  if (handle === null || words === null) return null;
  const plain = (text: string): string => text.replaceAll(/\s+/g, '');
  const ids = Object.values(loadedFilms(page) ?? {})
    .map(asObject)
    .filter((item) => textIn(item, 'author') === handle && plain(textIn(item, 'desc') ?? '') === plain(words))
    .map((item) => textIn(item, 'id'));
  return ids.length === 1 ? (ids[0] ?? null) : null;
}

/** The address, as the page has it where it is open: a film, or a series of pictures. */
export function filmAddress(page: PageContext, handle: string | null, id: string | null) {
  if (handle === null || id === null) return null;
  const isPictures = page.url.pathname.includes(`/photo/${id}`);
  return builtAddress(page, `/@${handle}/${isPictures ? 'photo' : 'video'}/${id}`);
}

export function filmTime(item: FoundFacts, id: string | null): Pick<FoundFacts, 'postedAt'> {
  const derived = (): ReturnType<typeof derivedTime> =>
    id === null ? null : derivedTime(tiktokTime(id), 'video id >> 32', 'derived-approximate');
  return { postedAt: item.postedAt ?? derived() };
}
