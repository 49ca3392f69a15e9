import { found } from '../generic/found-facts';
import { defineSite, idFact, nameFact, part, textOf, type Layout, type Post } from '../hooks';

const META = '.copyable-text[data-pre-plain-text]';
const QUOTED = '.quoted-mention,[aria-label="Quoted message"]';
const MORE = '.read-more-button';
/** `false_<chat>_<message>`, in a group with `_<account>` behind it. */
const OLD_ID = /^(true|false)_([^_]+)_([^_]+)(?:_([^_]+))?$/;

/** The person's own messages name nobody. */
function isOwn(post: Post): boolean {
  return post.first('.message-out') !== null || post.attribute('data-id')?.startsWith('true_') === true;
}

/** In a chat of two the chat's id is the other account's, in a group it is not. */
function accountOf(post: Post): string | null {
  const [, , chat, , member] = OLD_ID.exec(post.attribute('data-id') ?? '') ?? [];
  return member ?? (chat?.endsWith('@g.us') === true ? null : (chat ?? null));
}

const message: Layout = {
  kind: 'message',
  container: '[role="row"] [data-id]:has(.message-in,.message-out)',
  foreign: '[aria-label="Quoted message"]',
  id: (post) =>
    idFact(
      OLD_ID.exec(post.attribute('data-id') ?? '')?.[3] ?? post.attribute('data-id'),
      /^[0-9A-F]{16,40}$/i,
      '@data-id',
    ),
  wholeText: (post) => post.first(MORE),
  read(post) {
    // `[14:03, 16/11/2025] Name: `, in the order that the person's language has
    const meta = post.attributeIn(META, 'data-pre-plain-text');
    const options = {
      outside: QUOTED,
      leaveOut: `${QUOTED},[role="button"]`,
      shortened: post.first(MORE) !== null,
    };
    return {
      authorName: isOwn(post) ? null : nameFact(part(meta, /^\[[^\]]+\] (.+):\s*$/), '@data-pre-plain-text'),
      authorId: isOwn(post)
        ? null
        : idFact(accountOf(post), /^\d+(?::\d+)?@(?:c\.us|s\.whatsapp\.net|lid)$/, '@data-id'),
      postedAtShown: found(part(meta, /^\[([^\]]+)\]/), 'dom', '@data-pre-plain-text'),
      text: textOf(post, 'span.selectable-text', options) ?? textOf(post, `${META} span[dir]`, options),
    };
  },
};

export const whatsappSite = defineSite({
  id: 'whatsapp',
  name: 'WhatsApp',
  hosts: ['web.whatsapp.com'],
  seen: 'notes of May 2026',
  layouts: [message],
  conversations: [{ list: '[role="row"] [data-id]:has(.message-in,.message-out)', older: 'above' }],
  nestedIsQuote: true,
});
