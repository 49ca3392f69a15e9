import { found } from '../generic/found-facts';
import { builtAddress, defineSite, handleFact, idFact, nameFact, textOf, type Layout } from '../hooks';
import { pageWorldFact, pageWorldOf } from '../page-world';

const NAME = '.chat-author__display-name';
/** The second is what FrankerFaceZ makes of it. */
const BODY = '[data-a-target="chat-line-message-body"],span.message';
const NOT_WRITTEN = '[role="tooltip"],.bttv-tooltip,.ffz__tooltip,.tw-tooltip';

/** Lines of the chat have neither id nor address. */
const line: Layout = {
  kind: 'message',
  container: '.chat-line__message[data-a-user],.chat-line__message[data-user]',
  id: () => null,
  read(post) {
    const handle = post.attribute('data-a-user') ?? post.attribute('data-user');
    const world = pageWorldFact(pageWorldOf(post.page, handle, handle), 'authorId', /^\d{1,20}$/);
    return {
      authorHandle: handleFact(handle, '@data-a-user'),
      authorName: nameFact(post.line(NAME), NAME),
      authorId: world ?? idFact(post.attribute('data-user-id'), /^\d{1,20}$/, '@data-user-id'),
      authorUrl: builtAddress(post.page, handle === null ? null : `/${encodeURIComponent(handle)}`),
      postedAtShown: found(post.line('.chat-line__timestamp'), 'dom', '.chat-line__timestamp'),
      text: textOf(post, BODY, { leaveOut: NOT_WRITTEN }),
    };
  },
};

const SEVEN_NAME = '.seventv-chat-user-username';

/** What 7TV puts in the place of the chat's lines names nobody's account. */
const sevenLine: Layout = {
  kind: 'message',
  container: '.seventv-user-message',
  foreign: '.seventv-reply-part,.seventv-chat-message-reply',
  id: () => null,
  read: (post) => ({
    authorName: nameFact(post.line(SEVEN_NAME), SEVEN_NAME),
    postedAtShown: found(
      post.line('.seventv-chat-message-timestamp'),
      'dom',
      '.seventv-chat-message-timestamp',
    ),
    text: textOf(post, '.seventv-chat-message-body', { leaveOut: NOT_WRITTEN }),
  }),
};

export const twitchSite = defineSite({
  id: 'twitch',
  name: 'Twitch',
  hosts: ['twitch.tv'],
  seen: 'notes without a date; with FrankerFaceZ and 7TV: from memory, not seen yet',
  layouts: [line, sevenLine],
  pageWorld: true,
  conversations: [{ list: `${line.container},${sevenLine.container}`, older: 'above' }],
});
