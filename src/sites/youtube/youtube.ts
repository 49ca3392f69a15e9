import { accountFacts } from '../account';
import { attributeOf, closest, queryFirst, rawTextOf } from '../dom';
import { resolveAddress } from '../generic/address';
import { found, type FoundFacts } from '../generic/found-facts';
import { rawMeta } from '../generic/page-metadata';
import { exactTime } from '../generic/posted-at';
import { shownLine } from '../generic/post-text';
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
import { pageWorldFact, pageWorldOf } from '../page-world';
import type { PageContext } from '../site';

const HOSTS = ['youtube.com'];
const TIME_LINK = '#published-time-text a[href*="lc="],.published-time-text a[href*="lc="]';
const CHANNEL = /^UC[\w-]{22}$/;
const FILM = /^[\w-]{11}$/;
const COMMENT = /^[\w-]{10,60}(?:\.[\w-]{10,60})?$/;

function commentAddress(post: Post): URL | null {
  const link = post.first(TIME_LINK);
  return link === null ? null : resolveAddress(post.page, attributeOf(link, 'href'));
}

/** Since handles the name shown is the handle; before them it was the name and the link the channel. */
function readAuthor(post: Post): FoundFacts {
  const link = post.first('a#author-text[href]') ?? post.first('#author-comment-badge a[href]');
  const path = pathOf(post.page, link, HOSTS);
  if (link === null || path === null) return {};
  const shown = rawTextOf(link)?.trim() ?? '';
  const handle = part(path, /^\/@([^/]+)$/);
  return {
    authorHandle: handleFact(handle, '#author-text[href]'),
    authorId: idFact(part(path, /^\/channel\/(UC[\w-]{22})$/), /^UC/, '#author-text[href]'),
    authorName: shown.startsWith('@') ? null : nameFact(shown, '#author-text'),
    authorUrl: linkFact(post.page, path, '#author-text[href]'),
  };
}

const comment: Layout = {
  kind: 'comment',
  container: 'ytd-comment-view-model,ytd-comment-renderer,ytm-comment-renderer',
  id: (post) => idFact(commentAddress(post)?.searchParams.get('lc'), COMMENT, TIME_LINK),
  read(post, id) {
    const video = commentAddress(post)?.searchParams.get('v') ?? null;
    const address = video === null || id === null ? null : `/watch?v=${video}`;
    const parent = id?.includes('.') === true ? id.split('.', 1)[0] : null;
    const author = readAuthor(post);
    const world = pageWorldOf(post.page, id, author.authorHandle?.value ?? null);
    return {
      ...author,
      authorId: author.authorId ?? pageWorldFact(world, 'authorId', CHANNEL),
      permalink: builtAddress(post.page, address === null ? null : `${address}&lc=${id}`),
      ...timeFacts(post, TIME_LINK, null),
      text: textOf(post, '#content-text'),
      replyTo: builtAddress(
        post.page,
        address !== null && parent != null ? `${address}&lc=${parent}` : address,
      ),
    };
  },
};

const POST_LINK = '#published-time-text a[href*="/post/"]';
const POST = /^\/post\/(Ug[\w-]{20,60})$/;

/** What a channel writes in its community tab. */
const channelPost: Layout = {
  kind: 'post',
  container: 'ytd-backstage-post-renderer',
  id: (post) => idFact(part(pathOf(post.page, post.first(POST_LINK), HOSTS), POST), /^Ug/, POST_LINK),
  read: (post, id) => ({
    ...readAuthor(post),
    permalink: builtAddress(post.page, id === null ? null : `/post/${id}`),
    ...timeFacts(post, POST_LINK, null),
    text: textOf(post, '#content-text'),
    media: mediaFacts(post, [{ kind: 'image', selector: '#content-attachment img[src]', attribute: 'src' }]),
  }),
};

const OWNER = 'ytd-video-owner-renderer ytd-channel-name a[href]';
const DESCRIPTION =
  '#description-inline-expander,#description.ytd-video-secondary-info-renderer,#description';

/** The film that the page shows now: its address and the page's own element must name the same one. */
function filmOf(post: Post): string | null {
  const around = closest(post.element, 'ytd-watch-flexy[video-id]');
  const shown = around === null ? null : attributeOf(around, 'video-id');
  const asked = post.page.url.searchParams.get('v');
  return asked !== null && (shown === null || shown === asked) ? asked : null;
}

/** The head tells when a film was published; it stays as it was when the page goes on to another film. */
function publishedAt(page: PageContext, film: string | null) {
  const told = (name: string): string | null => {
    const tag = queryFirst(page.document, `meta[itemprop="${name}"]`);
    return tag === null ? null : attributeOf(tag, 'content');
  };
  const about = told('identifier') ?? told('videoId');
  return film !== null && about === film
    ? found(exactTime(told('datePublished') ?? told('uploadDate')), 'microdata', 'datePublished')
    : null;
}

const film: Layout = {
  kind: 'post',
  container: 'ytd-watch-metadata',
  foreign: 'ytd-comments,#secondary',
  id: (post) => idFact(filmOf(post), FILM, 'ytd-watch-flexy[video-id]'),
  read(post, id) {
    const link = post.first(OWNER);
    const path = pathOf(post.page, link, HOSTS);
    const title = textOf(post, '#title h1');
    const words = textOf(post, DESCRIPTION, { leaveOut: 'button,[role="button"],tp-yt-paper-button' });
    return {
      authorName: nameFact(link === null ? null : shownLine(post.page, link), OWNER),
      authorHandle: handleFact(part(path, /^\/@([^/]+)$/), OWNER),
      authorId: idFact(part(path, /^\/channel\/(UC[\w-]{22})$/), /^UC/, OWNER),
      authorUrl: linkFact(post.page, path, OWNER),
      permalink: builtAddress(post.page, id === null ? null : `/watch?v=${id}`),
      postedAt: publishedAt(post.page, id),
      text:
        title === null || words === null
          ? (title ?? words)
          : { ...title, value: `${title.value}\n\n${words.value}` },
    };
  },
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

/** A channel's head, as long as the page is the one that was loaded: nothing in it names the handle. */
function readChannel(page: PageContext): FoundFacts {
  const handle = part(
    decoded(page.url.pathname),
    /^\/@([^/]+)\/?(?:featured|videos|shorts|streams|posts|about)?\/?$/,
  );
  const atLoad = page.urlAtLoad == null ? null : URL.parse(page.urlAtLoad);
  if (handle === null || atLoad === null) return {};
  if (part(decoded(atLoad.pathname), /^\/@([^/]+)/)?.toLowerCase() !== handle.toLowerCase()) return {};
  const tag = queryFirst(page.document, 'meta[itemprop="identifier"]');
  const id = tag === null ? null : attributeOf(tag, 'content');
  const named = part(rawMeta(page, 'og:url'), /\/channel\/(UC[\w-]{22})$/);
  if (named === null || (id !== null && id !== named)) return {};
  const description = rawMeta(page, 'og:description');
  const account = accountFacts(page, {
    how: 'meta',
    where: 'og:description, og:image',
    description,
    avatar: rawMeta(page, 'og:image'),
  });
  return {
    authorHandle: handleFact(handle, 'location', 'url'),
    authorName: nameFact(rawMeta(page, 'og:title'), 'og:title', 'meta'),
    authorId: idFact(named, /^UC/, 'og:url', 'meta'),
    authorUrl: linkFact(page, `/@${encodeURIComponent(handle)}`, 'location', 'url'),
    text: found(description, 'meta', 'og:description', 'from-page'),
    ...(account === undefined ? {} : { account }),
  };
}

/** A path as it is read; as it is written where its `%` encode nothing. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

export const youtubeSite = defineSite({
  id: 'youtube',
  name: 'YouTube',
  hosts: HOSTS,
  seen: 'comments before handles: saved page of March 2022; newer ones: open source of April 2026; films, community posts and live chat: not seen yet',
  layouts: [comment, channelPost, film, chatLine],
  conversations: [
    { list: 'yt-live-chat-text-message-renderer', older: 'above' },
    { list: 'ytd-comments ytd-comment-thread-renderer', older: null },
  ],
  page: readChannel,
  pageWorld: true,
  mainId: (page) =>
    page.url.searchParams.get('lc') ??
    part(page.url.pathname, POST) ??
    part(page.url.searchParams.get('v'), /^([\w-]{11})$/),
});
