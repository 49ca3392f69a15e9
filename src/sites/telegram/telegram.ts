import { attributeOf, closest, matches, queryAll, queryFirst } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import { isHostOf } from '../host';
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
import { channelId } from './channel-id';
import { readPublicPage } from './public-page';

const POST = /^([A-Za-z]\w{3,31})\/(\d+)$/;

const OWNER = '.tgme_widget_message_owner_name';
const PUBLIC_HOSTS = ['t.me', 'telegram.me', 'telegram.dog'];

/** In a channel the name leads to the channel, in a group to whoever wrote, who may have no address. */
function readOwner(post: Post, channel: string | null): FoundFacts {
  const links = post.all(`a${OWNER}[href],.tgme_widget_message_user a[href]`);
  const path = links.map((link) => pathOf(post.page, link, PUBLIC_HOSTS)).find((one) => one !== null);
  const handle = part(path ?? null, /^\/(?:s\/)?([A-Za-z]\w{1,31})\/?$/);
  const isChannel = handle !== null && handle.toLowerCase() === channel?.toLowerCase();
  return {
    authorHandle: isChannel ? handleFact(channel, '@data-post') : handleFact(handle, `${OWNER}[href]`),
    authorName: nameFact(post.line(OWNER), OWNER),
    authorId: isChannel ? channelId(post.attribute('data-view')) : null,
    authorUrl: builtAddress(post.page, handle === null ? null : `/${isChannel ? channel : handle}`),
  };
}

const preview: Layout = {
  kind: 'post',
  container: '.tgme_widget_message[data-post]',
  foreign: '.tgme_widget_message_reply,.tgme_widget_message_link_preview,.tgme_widget_message_reactions',
  id: (post) => idFact(POST.exec(post.attribute('data-post') ?? '')?.[2], /^\d+$/, '@data-post'),
  read(post, id) {
    const channel = part(post.attribute('data-post'), POST);
    return {
      ...readOwner(post, channel),
      permalink: builtAddress(post.page, channel === null || id === null ? null : `/${channel}/${id}`),
      ...timeFacts(post, 'a.tgme_widget_message_date time', 'datetime'),
      text: textOf(post, '.tgme_widget_message_text') ?? textOf(post, '.tgme_widget_message_poll_question'),
      media: mediaFacts(post, [
        { kind: 'image', selector: '.tgme_widget_message_photo_wrap', attribute: 'style' },
        { kind: 'video', selector: 'video[src]', attribute: 'src' },
      ]),
      replyTo: linkFact(
        post.page,
        queryAll(post.element, 'a.tgme_widget_message_reply', 1).map((link) =>
          attributeOf(link, 'href'),
        )[0] ?? null,
        'a.tgme_widget_message_reply',
      ),
    };
  },
};

/** Ids of channels' messages carry a high part that only this client adds. */
function serverId(mid: string | null): string | null {
  if (mid === null || !/^\d{1,16}$/.test(mid)) return null;
  return (BigInt(mid) % 4_294_967_296n).toString();
}

const OTHERS = '.reply,.bubble-name-forwarded,.forwarded-from,.message';

/** A group of messages shows its author once. The person's own messages name nobody. */
function readSenderK(post: Post): FoundFacts {
  if (matches(post.element, '.is-out')) return {};
  const group = closest(post.element, '.bubbles-group') ?? post.element;
  const names = queryAll(group, '.peer-title[data-peer-id]', 50).filter(
    (one) => closest(one, OTHERS) === null,
  );
  const avatars = queryAll(group, '.bubbles-group-avatar[data-peer-id]', 5);
  const ids = new Set([...names, ...avatars].map((one) => attributeOf(one, 'data-peer-id')));
  if (ids.size === 0) return readPartnerK(post);
  if (ids.size !== 1) return {};
  const [id] = ids;
  const [name] = names;
  return {
    authorId: idFact(id, /^-?\d+$/, '@data-peer-id'),
    authorName: nameFact(name === undefined ? null : peerName(post, name), '.peer-title'),
  };
}

function peerName(post: Post, title: Element): string | null {
  return shownLine(post.page, queryAll(title, '.peer-title-inner', 1)[0] ?? title);
}

/** In a chat of two nobody is named: the chat, whose id is then above zero, is the other person. */
function readPartnerK(post: Post): FoundFacts {
  const chat = post.attribute('data-peer-id');
  if (chat === null || !/^[1-9]\d*$/.test(chat) || matches(post.element, '.forwarded')) return {};
  const title = queryFirst(post.page.document, `.topbar .peer-title[data-peer-id="${chat}"]`);
  return {
    authorId: idFact(chat, /^\d+$/, '@data-peer-id'),
    authorName: nameFact(title === null ? null : peerName(post, title), '.topbar .peer-title'),
  };
}

const WORDS_K = '.translatable-message';

const webK: Layout = {
  kind: 'message',
  container: '.bubble[data-mid]:not(.service)',
  foreign: '.reply',
  id: (post) => idFact(serverId(post.attribute('data-mid')), /^\d+$/, '@data-mid'),
  read: (post) => ({
    ...readSenderK(post),
    postedAt: found(epochTime(post.attribute('data-timestamp'), 's'), 'dom', '@data-timestamp'),
    postedAtShown: found(post.attributeIn('.time-inner[title]', 'title'), 'dom', '.time-inner[title]'),
    // The second is of builds without translation, until about 2022.
    text: textOf(post, post.first(WORDS_K) === null ? 'div.message' : WORDS_K, {
      leaveOut: '.time,.reactions,.reaction,.web,.webpage,.reply-markup,.document,.audio,.attachment',
    }),
  }),
};

/** What is passed on is headed by whom it is from. */
const PASSED_ON = '.forward-title,.forward-title-container';

/** Messages of one sender stand in one box, which names the sender once. */
function readSenderA(post: Post): FoundFacts {
  if (matches(post.element, '.own') || post.first(PASSED_ON) !== null) return {};
  const own = post.line('.message-title .sender-title');
  const group = closest(post.element, '.sender-group-container');
  const titles = group === null ? [] : queryAll(group, '.message-title .sender-title', 50);
  const names = titles.filter(
    (one) => closest(one, '.message-title:has(.forward-title,.forward-title-container)') === null,
  );
  const shown = new Set(names.map((one) => shownLine(post.page, one)));
  const avatars = group === null ? [] : queryAll(group, '.Avatar[data-peer-id]', 50);
  const ids = new Set(
    avatars
      .filter((one) => closest(one, '.EmbeddedMessage') === null)
      .map((one) => attributeOf(one, 'data-peer-id')),
  );
  if (own === null && shown.size === 0 && ids.size === 0) return readPartnerA(post);
  return {
    authorName: nameFact(
      own ?? (shown.size === 1 ? ([...shown][0] ?? null) : null),
      '.message-title .sender-title',
    ),
    authorId: idFact(ids.size === 1 ? [...ids][0] : null, /^-?\d+$/, '.Avatar[data-peer-id]'),
  };
}

/** In a chat of two nobody is named: the chat, whose id is then above zero, is the other person. */
function readPartnerA(post: Post): FoundFacts {
  const chat = part(post.page.url.hash, /^#([1-9]\d*)$/);
  if (chat === null) return {};
  const name = queryFirst(post.page.document, '.MiddleHeader .ChatInfo .fullName');
  return {
    authorId: idFact(chat, /^\d+$/, 'location', 'url'),
    authorName: nameFact(name === null ? null : shownLine(post.page, name), '.ChatInfo .fullName'),
  };
}

const webA: Layout = {
  kind: 'message',
  container: '.Message.message-list-item[data-message-id]',
  foreign: '.EmbeddedMessage',
  id: (post) => idFact(post.attribute('data-message-id'), /^\d+$/, '@data-message-id'),
  read: (post) => ({
    ...readSenderA(post),
    postedAtShown:
      found(post.attributeIn('.message-time[title]', 'title'), 'dom', '.message-time[title]') ??
      found(post.line('.message-time'), 'dom', '.message-time'),
    text: textOf(post, '.text-content', { leaveOut: '.Reactions,.MessageMeta' }),
  }),
};

export const telegramSite = defineSite({
  id: 'telegram',
  name: 'Telegram',
  hosts: ['t.me', 'telegram.me', 'telegram.dog', 'web.telegram.org'],
  mediaHosts: ['telesco.pe', 'cdn-telegram.org'],
  seen: 't.me: saved page of January 2026; Web K: notes of July 2026; Web A: notes of March 2026, accounts in it not seen yet',
  layouts: [preview, webK, webA],
  conversations: [
    { list: '.bubble[data-mid]:not(.service)', older: 'above' },
    { list: '.Message.message-list-item[data-message-id]', older: 'above' },
    { list: '.tgme_widget_message[data-post]', older: 'above' },
  ],
  page: (page) => (isHostOf(page.url, PUBLIC_HOSTS) ? readPublicPage(page) : {}),
  mainId: (page) => part(page.url.pathname, /^\/(?:s\/)?[A-Za-z]\w{3,31}\/(\d+)$/),
});
