import { closest, queryFirst, rawTextOf } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import {
  defineSite,
  handleFact,
  idFact,
  languageFact,
  linkFact,
  mediaFacts,
  nameFact,
  part,
  pathOf,
  textOf,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';
import { asObject, parseJson, textIn } from '../page-json';
import type { PageContext } from '../site';

const HOSTS = ['x.com', 'twitter.com'];
const HANDLE = /^\/(\w{1,15})$/;
const STATUS = /^\/(?:\w{1,15}|i(?:\/web)?)\/status\/(\d{1,20})$/;
const NAME_BLOCK = '[data-testid="User-Name"]';

/** The time's link; a quoted post's time has none. */
function ownLink(post: Post): Element | null {
  return (
    post
      .all('time')
      .map((time) => closest(time, 'a[href*="/status/"]'))
      .find((link) => STATUS.test(pathOf(post.page, link, HOSTS) ?? '')) ?? null
  );
}

function readAuthor(post: Post): FoundFacts {
  const [block] = post.all(NAME_BLOCK);
  if (block === undefined) return {};
  const links = post.all(`${NAME_BLOCK} a[href]`).filter((link) => closest(link, NAME_BLOCK) === block);
  const handles = new Set(links.map((link) => part(pathOf(post.page, link, HOSTS), HANDLE)));
  handles.delete(null);
  const [handle = null] = handles;
  const words = links
    .filter((link) => queryFirst(link, 'time') === null)
    .map((link) => ({ link, line: shownLine(post.page, link) }));
  const shown = words.find(({ line }) => line?.startsWith('@'))?.line ?? null;
  // The name's block tells one account, and what it shows is what its links lead to.
  if (handles.size !== 1 || (shown !== null && shown.slice(1).toLowerCase() !== handle?.toLowerCase()))
    return {};
  const name = words.find(({ line }) => line !== null && !line.startsWith('@'))?.line ?? null;
  return {
    authorHandle: handleFact(handle, `${NAME_BLOCK} a[href]`),
    authorName: nameFact(name, NAME_BLOCK),
    authorUrl: linkFact(post.page, `/${handle}`, `${NAME_BLOCK} a[href]`),
  };
}

const tweet: Layout = {
  kind: 'post',
  container: 'article[data-testid="tweet"]',
  foreign: 'div[role="link"]',
  id: (post) =>
    idFact(part(pathOf(post.page, ownLink(post), HOSTS), STATUS), /^\d+$/, 'a[href*="/status/"] time'),
  read(post) {
    const path = pathOf(post.page, ownLink(post), HOSTS);
    return {
      ...readAuthor(post),
      ...timeFacts(post, 'time', 'datetime'),
      permalink: linkFact(post.page, path, 'a[href*="/status/"] time'),
      text: textOf(post, '[data-testid="tweetText"]', {
        shortened: post.first('[data-testid="tweet-text-show-more-link"]') !== null,
      }),
      language: languageFact(post, '[data-testid="tweetText"]'),
      media: mediaFacts(post, [
        {
          kind: 'image',
          selector: '[data-testid="tweetPhoto"] img[src*="/media/"]',
          attribute: 'src',
          full(url) {
            const full = new URL(url);
            full.searchParams.set('name', 'orig');
            return full.href;
          },
        },
        { kind: 'image', selector: 'video[poster]', attribute: 'poster' },
      ]),
    };
  },
};

/** A profile declares its account in JSON-LD; used where it is the account of the address that is open. */
function readProfile(page: PageContext): FoundFacts {
  const handle = part(page.url.pathname, /^\/(\w{1,15})\/?$/);
  const script = queryFirst(page.document, 'script[data-testid="UserProfileSchema-test"]');
  if (handle === null || script === null) return {};
  const account = asObject(asObject(parseJson(rawTextOf(script)))?.['mainEntity']);
  const declared = textIn(account, 'additionalName');
  if (declared?.toLowerCase() !== handle.toLowerCase()) return {};
  return {
    authorHandle: handleFact(declared, 'mainEntity.additionalName', 'json-ld'),
    authorName: nameFact(textIn(account, 'givenName'), 'mainEntity.givenName', 'json-ld'),
    authorId: idFact(textIn(account, 'identifier'), /^\d+$/, 'mainEntity.identifier', 'json-ld'),
    authorUrl: linkFact(page, `/${declared}`, 'mainEntity.additionalName', 'json-ld'),
    text: found(textIn(account, 'description'), 'json-ld', 'mainEntity.description'),
  };
}

export const xSite = defineSite({
  id: 'x',
  name: 'X',
  hosts: HOSTS,
  seen: 'saved page of December 2025',
  layouts: [tweet],
  nestedIsQuote: true,
  mainId: (page) => part(page.url.pathname, /\/status\/(\d+)/),
  page: readProfile,
});
