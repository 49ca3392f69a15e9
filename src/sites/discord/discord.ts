import { attributeOf, closest, matches, queryAll, queryFirst } from '../dom';
import { found } from '../generic/found-facts';
import { exactTime } from '../generic/posted-at';
import { shownLine } from '../generic/post-text';
import {
  builtAddress,
  defineSite,
  idFact,
  mediaFacts,
  nameFact,
  part,
  textOf,
  timeFacts,
  type Layout,
  type Post,
} from '../hooks';
import { derivedTime, discordTime } from '../post-ids';

const CONTAINER = 'li[id^="chat-messages-"]';
const ACCOUNT = /\/(?:avatars|users)\/(\d+)\//;
const REPLIED = '[id^="message-reply-context-"]';

/** Until about 2022 the element names only its message. */
function idsOf(post: Post): { channel: string | null; message: string } | null {
  const [, channel = null, message] =
    /^chat-messages-(?:(\d+)-)?(\d+)$/.exec(post.attribute('id') ?? '') ?? [];
  return message === undefined ? null : { channel, message };
}

/** `/channels/<server>/<channel>`, with a thread beside it `/channels/<server>/<channel>/threads/<thread>`. */
function placeOf(post: Post): string | null {
  const [, guild, channel, thread] =
    /^\/channels\/(@me|\d+)\/(\d+)(?:\/threads\/(\d+))?/.exec(post.page.url.pathname) ?? [];
  if (guild === undefined || channel === undefined) return null;
  const own = idsOf(post)?.channel ?? (thread === undefined ? channel : null);
  return own !== null && (own === channel || own === thread) ? `/channels/${guild}/${own}` : null;
}

/** The brackets and dashes around a time. */
function withoutFrame(words: string | null): string | null {
  return words?.replace(/^[\s—–[\]-]+|[\s[\]]+$/g, '') || null;
}

/** Messages that follow each other show their author once: the first of the group names it. */
function nameOf(post: Post): Element | null {
  const label = post
    .all('[aria-labelledby*="message-username-"]')
    .map((one) => part(attributeOf(one, 'aria-labelledby'), /message-username-(\d+)/))
    .find((id) => id !== null);
  const own = idsOf(post)?.message;
  const id =
    label ?? (own !== undefined && post.first(`[id="message-username-${own}"]`) !== null ? own : null);
  return id == null ? null : queryFirst(post.page.document, `[id="message-username-${id}"]`);
}

function accountOf(name: Element): string | null {
  const first = closest(name, CONTAINER);
  const avatar = first === null ? undefined : queryAll(first, 'img[class*="avatar"]', 50).find(isAuthors);
  return avatar === undefined ? null : part(attributeOf(avatar, 'src'), ACCOUNT);
}

/** Not the picture of who is answered, nor one in an embedded card. */
function isAuthors(image: Element): boolean {
  return closest(image, `${REPLIED},[id^="message-accessories-"],[id^="message-content-"]`) === null;
}

const message: Layout = {
  kind: 'message',
  container: CONTAINER,
  foreign: REPLIED,
  id: (post) => idFact(idsOf(post)?.message, /^\d+$/, '@id'),
  read(post, id) {
    const name = nameOf(post);
    const user =
      name === null
        ? null
        : (queryFirst(name, '[class*="username"]') ?? (matches(name, '[class*="username"]') ? name : null));
    const place = placeOf(post);
    const context = queryFirst(post.element, REPLIED);
    const answered =
      context === null
        ? null
        : queryAll(context, '[id^="message-content-"]', 1).map((one) =>
            part(attributeOf(one, 'id'), /-(\d+)$/),
          )[0];
    const time = timeFacts(post, `time[id="message-timestamp-${id}"]`, 'datetime', exactTime);
    return {
      authorName: nameFact(user === null ? null : shownLine(post.page, user), '[id^="message-username-"]'),
      authorId: idFact(name === null ? null : accountOf(name), /^\d+$/, 'img[src*="/avatars/"]'),
      permalink: builtAddress(post.page, place === null || id === null ? null : `${place}/${id}`),
      ...time,
      postedAtShown:
        found(
          post.attributeIn(`time[id="message-timestamp-${id}"]`, 'aria-label'),
          'dom',
          'time[aria-label]',
        ) ?? found(withoutFrame(time.postedAtShown?.value ?? null), 'dom', 'time'),
      postedAt:
        time.postedAt ?? (id === null ? null : derivedTime(discordTime(id), '(message id >> 22) + epoch')),
      text: textOf(post, `[id="message-content-${id}"]`, { leaveOut: '[class*="timestamp"]' }),
      media: mediaFacts(post, [
        { kind: 'other', selector: 'a[href*="cdn.discordapp.com/attachments/"]', attribute: 'href' },
      ]),
      replyTo: idFact(answered, /^\d+$/, '[id^="message-reply-context-"]'),
    };
  },
};

export const discordSite = defineSite({
  id: 'discord',
  name: 'Discord',
  hosts: ['discord.com', 'discordapp.com'],
  mediaHosts: ['cdn.discordapp.com', 'media.discordapp.net'],
  seen: 'saved page of January 2025',
  layouts: [message],
  conversations: [{ list: 'ol[data-list-id="chat-messages"]', older: 'above' }],
  mainId: (page) => part(page.url.pathname, /^\/channels\/(?:@me|\d+)\/\d+\/(?:threads\/\d+\/)?(\d+)/),
});
