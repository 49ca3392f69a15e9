import type { Fact } from '../../domain/capture';
import { accountFacts, isHeadOfPath, titledAccount } from '../account';
import { closest } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { rawMeta } from '../generic/page-metadata';
import {
  builtAddress,
  defineSite,
  epochTime,
  handleFact,
  idFact,
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
import { agreed, pageDataOf } from '../page-data';
import { objectAt, textIn } from '../page-json';
import { derivedTime, instagramId, instagramTime } from '../post-ids';
import type { PageContext } from '../site';

const HOSTS = ['threads.com', 'threads.net'];
const POST = /^\/@[\w.]+\/post\/([\w-]{5,60})\/?$/;
const LINK = 'a[href*="/post/"]';

function ownPath(post: Post): string | null {
  const paths = post.all('time').map((time) => pathOf(post.page, closest(time, LINK), HOSTS));
  return paths.find((path) => path !== null && POST.test(path)) ?? null;
}

/** `1/3` behind the words: the post's place in its author's thread. */
function withoutPlace(text: Fact<string>): Fact<string> {
  const words = text?.value.replace(/\s+\d{1,3}\s?\/\s?\d{1,3}$/, '') ?? '';
  return text === null || words === '' ? text : { ...text, value: words };
}

/** The page's own data on the post with this short code, where it names the account that the post shows. */
function readData(page: PageContext, code: string | null, handle: string | null): FoundFacts {
  if (code === null || handle === null) return {};
  const posts = pageDataOf(
    page,
    [`"${code}"`, '"username"'],
    (object) => textIn(object, 'code') === code && objectAt(object, ['user']) !== null,
  );
  const users = posts.map((one) => objectAt(one, ['user']));
  if (agreed(users.map((user) => textIn(user, 'username')))?.toLowerCase() !== handle.toLowerCase())
    return {};
  return {
    authorName: nameFact(agreed(users.map((user) => textIn(user, 'full_name'))), 'user.full_name'),
    authorId: idFact(agreed(users.map((user) => textIn(user, 'pk'))), /^\d+$/, 'user.pk'),
    postedAt: found(epochTime(agreed(posts.map((one) => textIn(one, 'taken_at'))), 's'), 'dom', 'taken_at'),
    text: found(
      agreed(posts.map((one) => textIn(objectAt(one, ['caption']), 'text'))),
      'dom',
      'caption.text',
    ),
  };
}

function derivedFrom(code: string | null): Fact<string> {
  const number = code === null ? null : instagramId(code);
  return number === null ? null : derivedTime(instagramTime(number), 'post id >> 23', 'derived-approximate');
}

/** What the head says of the one post, or the one account, whose address is open: it stays when the page goes on. */
function readHead(page: PageContext): FoundFacts {
  const path = page.url.pathname;
  const code = part(path, POST);
  const handle = part(path, /^\/@([\w.]+)(?:\/post\/[\w-]+)?\/?$/);
  const titled = titledAccount(page);
  if (handle === null || !isHeadOfPath(page)) return {};
  if (titled !== null && titled.handle.toLowerCase() !== handle.toLowerCase()) return {};
  const description = rawMeta(page, 'og:description');
  const author: FoundFacts = {
    authorHandle: handleFact(handle, 'location', 'url'),
    authorName: nameFact(titled?.name ?? null, 'og:title', 'meta'),
    authorUrl: builtAddress(page, `/@${handle}`),
  };
  if (code !== null) {
    const data = readData(page, code, handle);
    return {
      ...author,
      authorName: data.authorName ?? author.authorName ?? null,
      authorId: data.authorId ?? null,
      postId: idFact(code, /^[\w-]+$/, 'location', 'url'),
      permalink: linkFact(page, path, 'location', 'url'),
      postedAt: data.postedAt ?? derivedFrom(code),
      text: data.text ?? found(description, 'meta', 'og:description', 'from-page'),
    };
  }
  const account = accountFacts(page, {
    how: 'meta',
    where: 'og:description, og:image',
    description,
    avatar: rawMeta(page, 'og:image'),
  });
  return {
    ...author,
    text: found(description, 'meta', 'og:description', 'from-page'),
    ...(account === undefined ? {} : { account }),
  };
}

function wordsOf(box: Post, stamp: Element | null): Fact<string> {
  return withoutPlace(
    textOf(box, 'span[dir="auto"]', {
      all: true,
      outside: 'a,time,button,[role="button"]',
      leaveOut: 'button,[role="button"],time',
      // What stands before the time is the head: a topic, `Pinned`, who is answered, in the language of the site.
      ...(stamp === null ? {} : { after: stamp }),
    }),
  );
}

const post: Layout = {
  kind: 'post',
  container:
    '[data-pressable-container],[data-pagelet^="threads_post_page_"] div[role="region"]:not(:has([data-pressable-container])):has(time)',
  id: (box) => idFact(part(ownPath(box), POST), /^[\w-]+$/, `${LINK} time`),
  read(box, code) {
    const path = ownPath(box);
    const handle = part(path, /^\/@([\w.]+)\//);
    const isNamed = box
      .all('a[href*="/@"]')
      .some((link) => pathOf(box.page, link, HOSTS)?.replace(/\/$/, '') === `/@${handle}`);
    const time = path === null ? {} : timeFacts(box, `${LINK} time`, 'datetime');
    const data = readData(box.page, code, handle);
    return {
      authorHandle: isNamed ? handleFact(handle, `${LINK} time`) : null,
      authorUrl: isNamed ? builtAddress(box.page, `/@${handle}`) : null,
      authorName: isNamed ? (data.authorName ?? null) : null,
      authorId: isNamed ? (data.authorId ?? null) : null,
      permalink: linkFact(box.page, path, `${LINK} time`),
      ...time,
      postedAt: time.postedAt ?? derivedFrom(code),
      text: wordsOf(box, box.first('time')),
      media: mediaFacts(box, [{ kind: 'image', selector: 'picture img[src]', attribute: 'src' }]),
    };
  },
};

export const threadsSite = defineSite({
  id: 'threads',
  name: 'Threads',
  hosts: HOSTS,
  mediaHosts: ['cdninstagram.com', 'fbcdn.net'],
  seen: 'open source of July 2026',
  layouts: [post],
  nestedIsQuote: true,
  page: readHead,
  mainId: (page) => part(page.url.pathname, POST),
});
