import { accountFacts } from '../account';
import { attributeOf, closest, queryFirst, rawTextOf } from '../dom';
import { resolveAddress } from '../generic/address';
import { shownLine } from '../generic/post-text';
import { found, type FoundFacts } from '../generic/found-facts';
import { rawMeta } from '../generic/page-metadata';
import {
  builtAddress,
  defineSite,
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
import { objectsWith } from '../page-data';
import { textIn } from '../page-json';
import { pageWorldFact, pageWorldOf } from '../page-world';
import type { PageContext } from '../site';
import { CHANNEL, CHANNEL_PATH, decoded, film, HOSTS, readFilm } from './film';

const TIME_LINK =
  '#published-time-text a[href*="lc="],.published-time-text a[href*="lc="],.comment-renderer-time a[href*="lc="]';
const COMMENT = /^[\w-]{6,80}(?:\.[\w-]{6,80})?$/;
const WORDS = '#content-text,.comment-renderer-text-content,.comment-text';
const AUTHOR = 'a#author-text[href],a.comment-author-text[href]';

function commentAddress(post: Post): URL | null {
  const link = post.first(TIME_LINK);
  return link === null ? null : resolveAddress(post.page, attributeOf(link, 'href'));
}

/** The phone's page has no name but the picture's link, the only one to an account outside of the words. */
function pictureLink(post: Post): Element | null {
  const links = post
    .all('a[href*="/@"],a[href*="/channel/"]')
    .filter((link) => closest(link, WORDS) === null);
  const paths = new Set(links.map((link) => pathOf(post.page, link, HOSTS)));
  return paths.size === 1 ? (links[0] ?? null) : null;
}

/** Since handles the name shown is the handle; before them it was the name and the link the channel. */
function readAuthor(post: Post): FoundFacts {
  const link = post.first(AUTHOR) ?? post.first('#author-comment-badge a[href]') ?? pictureLink(post);
  const path = pathOf(post.page, link, HOSTS);
  if (link === null || path === null) return {};
  const shown = rawTextOf(link)?.trim() ?? '';
  // In 2023 the link to the channel's number showed the handle.
  const handle = part(path, /^\/@([^/]+)$/) ?? part(shown, /^@([^\s@/]{3,60})$/u);
  return {
    authorHandle: handleFact(handle, '#author-text[href]'),
    authorId: idFact(part(path, CHANNEL_PATH), /^UC/, '#author-text[href]'),
    authorName: shown.startsWith('@') ? null : nameFact(shown, '#author-text'),
    authorUrl: linkFact(post.page, path, '#author-text[href]'),
  };
}

/** The address of a comment, or of what it stands below, without what only tells how it was come by. */
function addressOf(address: URL | null, comment: string | null): string | null {
  if (address === null) return null;
  const video = address.searchParams.get('v');
  if (video === null && !/^\/(?:post|shorts)\/[\w-]+$/.test(address.pathname)) return null;
  const plain = new URL(address.pathname, address);
  if (video !== null) plain.searchParams.set('v', video);
  if (comment !== null) plain.searchParams.set('lc', comment);
  return plain.href;
}

const comment: Layout = {
  kind: 'comment',
  container: 'ytd-comment-view-model,ytd-comment-renderer,ytm-comment-renderer,.comment-renderer[data-cid]',
  id: (post) => idFact(commentAddress(post)?.searchParams.get('lc'), COMMENT, TIME_LINK),
  read(post, id) {
    const address = commentAddress(post);
    const parent = id?.includes('.') === true ? (id.split('.', 1)[0] ?? null) : null;
    const author = readAuthor(post);
    const world = pageWorldOf(post.page, id, author.authorHandle?.value ?? null);
    return {
      ...author,
      authorId: author.authorId ?? pageWorldFact(world, 'authorId', CHANNEL),
      permalink: builtAddress(post.page, id === null ? null : addressOf(address, id)),
      ...timeFacts(post, TIME_LINK, null),
      text: textOf(post, WORDS, { written: true }),
      replyTo: builtAddress(post.page, id === null ? null : addressOf(address, parent)),
    };
  },
};

const POST_LINK = '#published-time-text a[href*="/post/"]';
const POST = /^\/post\/(Ug[\w-]{6,60})$/;

/** What a channel writes in its community tab. */
const channelPost: Layout = {
  kind: 'post',
  container: 'ytd-backstage-post-renderer',
  id: (post) => idFact(part(pathOf(post.page, post.first(POST_LINK), HOSTS), POST), /^Ug/, POST_LINK),
  read: (post, id) => ({
    ...readAuthor(post),
    permalink: builtAddress(post.page, id === null ? null : `/post/${id}`),
    ...timeFacts(post, POST_LINK, null),
    text: textOf(post, '#content-text', { written: true }),
    media: mediaFacts(post, [{ kind: 'image', selector: '#content-attachment img[src]', attribute: 'src' }]),
  }),
};

const chatLine: Layout = {
  kind: 'message',
  container: 'yt-live-chat-text-message-renderer,yt-live-chat-paid-message-renderer',
  id: (post) => idFact(post.attribute('id'), /^[\w%-]{10,120}$/, '@id'),
  read(post, id) {
    const shown = post.line('#author-name');
    return {
      authorId: pageWorldFact(pageWorldOf(post.page, id, null), 'authorId', CHANNEL),
      authorHandle: shown?.startsWith('@') === true ? handleFact(shown, '#author-name') : null,
      authorName: shown?.startsWith('@') === true ? null : nameFact(shown, '#author-name'),
      ...timeFacts(post, '#timestamp', null),
      text: textOf(post, '#message'),
    };
  },
};

/** What the data says of the channel with this handle that the page was loaded with. */
function channelData(page: PageContext, handle: string): Readonly<Record<string, unknown>> | null {
  const isIts = (one: Readonly<Record<string, unknown>>): boolean => {
    const path = URL.parse(textIn(one, 'vanityChannelUrl') ?? '')?.pathname;
    return path !== undefined && decoded(path).toLowerCase() === `/@${handle.toLowerCase()}`;
  };
  return objectsWith(page, handle, 'vanityChannelUrl', isIts)[0] ?? null;
}

const HEADER = 'yt-page-header-renderer h1,ytd-c4-tabbed-header-renderer #channel-name #text';

/**
 * A channel's head does not name the handle, and stays when the page goes on: it is used where the name in it is the
 * one that the page shows above the very handle of the address.
 */
function isHeadOfChannel(page: PageContext, handle: string): boolean {
  const title = queryFirst(page.document, HEADER);
  const box = title === null ? null : closest(title, 'yt-page-header-renderer,ytd-c4-tabbed-header-renderer');
  const words = box === null ? '' : (rawTextOf(box) ?? '').toLowerCase();
  return (
    title !== null &&
    words.includes(`@${handle.toLowerCase()}`) &&
    shownLine(page, title) === rawMeta(page, 'og:title')
  );
}

function readChannel(page: PageContext): FoundFacts {
  const handle = part(
    decoded(page.url.pathname),
    /^\/@([^/]+)\/?(?:featured|videos|shorts|streams|posts|about|community)?\/?$/,
  );
  if (handle === null) return {};
  const data = channelData(page, handle);
  const isHead = data === null && isHeadOfChannel(page, handle);
  if (data === null && !isHead) return {};
  const tag = queryFirst(page.document, 'meta[itemprop="identifier"]');
  const named = part(rawMeta(page, 'og:url'), /\/channel\/(UC[\w-]{6,40})$/);
  const id =
    data === null
      ? (named ?? (tag === null ? null : attributeOf(tag, 'content')))
      : textIn(data, 'externalId');
  const [how, where] =
    data === null ? (['meta', 'og:title'] as const) : (['dom', 'channelMetadataRenderer'] as const);
  const description = data === null ? rawMeta(page, 'og:description') : textIn(data, 'description');
  const account = accountFacts(page, {
    how,
    where,
    description,
    avatar: data === null ? rawMeta(page, 'og:image') : null,
  });
  return {
    authorHandle: handleFact(handle, 'location', 'url'),
    authorName: nameFact(data === null ? rawMeta(page, 'og:title') : textIn(data, 'title'), where, how),
    authorId: idFact(id, CHANNEL, where, how),
    authorUrl: linkFact(page, `/@${encodeURIComponent(handle)}`, 'location', 'url'),
    text: found(description, how, where, 'from-page'),
    ...(account === undefined ? {} : { account }),
  };
}

export const youtubeSite = defineSite({
  id: 'youtube',
  name: 'YouTube',
  hosts: HOSTS,
  mediaHosts: ['i.ytimg.com', 'yt3.ggpht.com', 'yt3.googleusercontent.com'],
  seen: 'comments before handles: saved page of March 2022; newer ones: open source of April 2026; films, community posts, live chat, pages before 2017 and phones: not seen yet',
  layouts: [comment, channelPost, film, chatLine],
  conversations: [
    { list: 'yt-live-chat-text-message-renderer', older: 'above' },
    { list: 'ytd-comments ytd-comment-thread-renderer', older: null },
  ],
  page: (page) => (/^\/(?:watch|shorts\/)/.test(page.url.pathname) ? readFilm(page) : readChannel(page)),
  pageWorld: true,
  mainId: (page) =>
    page.url.searchParams.get('lc') ??
    part(page.url.pathname, POST) ??
    part(page.url.searchParams.get('v'), /^([\w-]{6,20})$/),
});
