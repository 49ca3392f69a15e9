import { html } from '../markup.ts';
import { requireAccount } from '../site/accounts.ts';
import { listMessages, type Message } from '../site/messages.ts';
import { avatarOf, shell, type PageRequest } from './layout.ts';

const CHAT_LENGTH = 60;
export const VIRTUAL_LENGTH = 1000;

function messageRow(message: Message, index: number, count: number) {
  return html`<div
    class="message ${message.by === 'mira' ? 'mine' : 'theirs'}"
    role="article"
    aria-posinset="${index + 1}"
    aria-setsize="${count}"
    data-message-id="${message.id}"
  >
    <span class="name">${requireAccount(message.by).name}</span>
    <div class="bubble" dir="auto">${message.text}</div>
    <time datetime="${message.at}">${message.at.slice(11, 16)}</time>
  </div>`;
}

function chatFrame(inside: ReturnType<typeof html>) {
  return html`<section class="chat" aria-label="Conversation">
    <header class="chat-head">
      ${avatarOf('lantern47')}
      <div><span class="name">Lantern</span> <span class="handle">@lantern47</span></div>
    </header>
    ${inside}
    <form class="chat-write" onsubmit="return false">
      <input type="text" aria-label="Message" placeholder="Write a message" />
      <button type="submit">Send</button>
    </form>
  </section>`;
}

/** Sixty messages in an inner scroller, opened at its end as chats are. */
export function chatPage(request: PageRequest): string {
  const messages = listMessages(CHAT_LENGTH);
  return shell({
    title: 'Messages – Harbour',
    request,
    wide: true,
    scripts: ['chat.js'],
    body: chatFrame(
      html`<div class="messages" id="messages" role="feed" aria-label="Messages" tabindex="0">
        ${messages.map((message, index) => messageRow(message, index, messages.length))}
      </div>`,
    ),
  });
}

/** A thousand messages of which about a screenful is in the document at a time, in nodes that are used again. */
export function virtualChatPage(request: PageRequest): string {
  return shell({
    title: 'Messages – Harbour',
    request,
    wide: true,
    scripts: ['virtual-chat.js'],
    body: chatFrame(
      html`<div class="messages virtual" id="messages" role="feed" aria-label="Messages" tabindex="0">
        <div id="runway"></div>
      </div>`,
    ),
  });
}

/**
 * The same thousand, of which the newest are there at first: older ones come when it is scrolled to its top, and the
 * nodes are used again. What else it does stands in `demo/browser/long-chat.js`.
 */
export function longChatPage(request: PageRequest): string {
  return shell({
    title: 'Messages – Harbour',
    request,
    wide: true,
    scripts: ['long-chat.js'],
    body: chatFrame(
      html`<div class="messages virtual" id="messages" role="feed" aria-label="Messages" tabindex="0">
        <div id="runway"></div>
      </div>`,
    ),
  });
}

/** What the virtual chats' scripts ask for. */
export function virtualChatMessages(): string {
  return JSON.stringify(
    listMessages(VIRTUAL_LENGTH).map((message) => ({ ...message, name: requireAccount(message.by).name })),
  );
}
