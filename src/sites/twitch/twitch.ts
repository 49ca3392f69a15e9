import { found } from '../generic/found-facts';
import { builtAddress, defineSite, handleFact, nameFact, textOf, type Layout } from '../hooks';
import { pageWorldFact, pageWorldOf } from '../page-world';

const NAME = '.chat-author__display-name';

/** Lines of the chat have neither id nor address. */
const line: Layout = {
  kind: 'message',
  container: '.chat-line__message[data-a-user]',
  id: () => null,
  read(post) {
    const handle = post.attribute('data-a-user');
    return {
      authorHandle: handleFact(handle, '@data-a-user'),
      authorName: nameFact(post.line(NAME), NAME),
      authorId: pageWorldFact(pageWorldOf(post.page, handle, handle), 'authorId', /^\d{1,20}$/),
      authorUrl: builtAddress(post.page, handle === null ? null : `/${encodeURIComponent(handle)}`),
      postedAtShown: found(post.line('.chat-line__timestamp'), 'dom', '.chat-line__timestamp'),
      text: textOf(post, '[data-a-target="chat-line-message-body"]'),
    };
  },
};

export const twitchSite = defineSite({
  id: 'twitch',
  name: 'Twitch',
  hosts: ['twitch.tv'],
  seen: 'notes without a date',
  layouts: [line],
  pageWorld: true,
  conversations: [{ list: '.chat-line__message[data-a-user]', older: 'above' }],
});
