import { attributeOf, rawTextOf } from '../dom';
import { resolveAddress } from '../generic/address';
import { found, type FoundFacts } from '../generic/found-facts';
import {
  builtAddress,
  defineSite,
  handleFact,
  idFact,
  linkFact,
  nameFact,
  part,
  pathOf,
  textOf,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';

const HOSTS = ['youtube.com'];
const TIME_LINK = '#published-time-text a[href*="lc="],.published-time-text a[href*="lc="]';
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
    return {
      ...readAuthor(post),
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

const chatLine: Layout = {
  kind: 'message',
  container: 'yt-live-chat-text-message-renderer,yt-live-chat-paid-message-renderer',
  id: (post) => found(post.attribute('id'), 'dom', '@id'),
  read(post) {
    const shown = post.line('#author-name');
    return {
      authorHandle: shown?.startsWith('@') === true ? handleFact(shown, '#author-name') : null,
      authorName: shown?.startsWith('@') === true ? null : nameFact(shown, '#author-name'),
      ...timeFacts(post, '#timestamp', null),
      text: textOf(post, '#message'),
    };
  },
};

export const youtubeSite = defineSite({
  id: 'youtube',
  name: 'YouTube',
  hosts: HOSTS,
  seen: 'comments before handles: saved page of March 2022; newer ones: open source of April 2026; live chat: not seen yet',
  layouts: [comment, chatLine],
  conversations: [
    { list: 'yt-live-chat-text-message-renderer', older: 'above' },
    { list: 'ytd-comments ytd-comment-thread-renderer', older: null },
  ],
  mainId: (page) => page.url.searchParams.get('lc'),
});
