import { attributeOf, matches } from '../dom';
import { found } from '../generic/found-facts';
import { defineSite, idFact, nameFact, part, textOf, type Layout, type Post } from '../hooks';

const MORE = '.read-more-button';
const META = '.copyable-text[data-pre-plain-text]';
/** Its own label is in the language of the person who looks. */
const QUOTED = '.quoted-mention,[aria-label="Quoted message"],[role="button"]';
/** `false_<chat>_<message>`, in a group with `_<account>` behind it. */
const OLD_ID = /^(true|false)_([^_]+)_([^_]+)(?:_([^_]+))?$/;

/** The person's own messages name nobody. */
function isOwn(post: Post): boolean {
  return (
    matches(post.element, '.message-out') ||
    post.first('.message-out') !== null ||
    post.attribute('data-id')?.startsWith('true_') === true
  );
}

/** In a chat of two the chat's id is the other account's, in a group it is not. */
function accountOf(post: Post): string | null {
  const [, , chat, , member] = OLD_ID.exec(post.attribute('data-id') ?? '') ?? [];
  return member ?? (chat?.endsWith('@g.us') === true ? null : (chat ?? null));
}

/** In builds whose words have no mark of their own: those below what is quoted. */
function plainText(post: Post, options: { outside: string; leaveOut: string; shortened: boolean }) {
  const quoted = post.all('.quoted-mention').at(-1);
  return textOf(post, `${META} span[dir]`, quoted === undefined ? options : { ...options, after: quoted });
}

const message: Layout = {
  kind: 'message',
  // The second is of builds until about 2022.
  container:
    '[role="row"] [data-id]:has(.message-in,.message-out),.message-in[data-id],.message-out[data-id]',
  foreign: '[aria-label="Quoted message"]',
  id(post) {
    const raw = post.attribute('data-id');
    const old = OLD_ID.exec(raw ?? '')?.[3];
    return idFact(old ?? raw, old === undefined ? /^[0-9A-F]{16,40}$/i : /^[\w.-]+$/, '@data-id');
  },
  wholeText: (post) => post.first(MORE),
  read(post) {
    // `[14:03, 16/11/2025] Name: `, in the order that the person's language has
    const meta = post.attributeIn(META, 'data-pre-plain-text');
    const options = {
      outside: QUOTED,
      leaveOut: QUOTED,
      shortened: post.first(MORE) !== null,
    };
    // Pictures and voices have the name only here.
    const label = meta === null ? post.first('span[aria-label$=":"]') : null;
    const name =
      part(meta, /^\[[^\]]+\]\s*(.+):\s*$/) ??
      part(label === null ? null : attributeOf(label, 'aria-label'), /^(.+):$/);
    return {
      authorName: isOwn(post)
        ? null
        : nameFact(name, label === null ? '@data-pre-plain-text' : '@aria-label'),
      authorId: isOwn(post)
        ? null
        : idFact(accountOf(post), /^\d+(?::\d+)?@(?:c\.us|s\.whatsapp\.net|lid)$/, '@data-id'),
      postedAtShown: found(part(meta, /^\[([^\]]+)\]/), 'dom', '@data-pre-plain-text'),
      text: textOf(post, 'span.selectable-text', options) ?? plainText(post, options),
    };
  },
};

export const whatsappSite = defineSite({
  id: 'whatsapp',
  name: 'WhatsApp',
  hosts: ['web.whatsapp.com'],
  seen: 'notes of May 2026',
  layouts: [message],
  conversations: [{ list: message.container, older: 'above' }],
  nestedIsQuote: true,
});
