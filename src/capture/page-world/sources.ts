/** Which hosts keep ids only in the page's own world, and what of it is read there. */
import type { PageWorldEntry } from '../../sites/site';
import { AROUND, at, own, polymerState, reactState, text, walkState } from './walk-state';

export interface Source {
  readonly hosts: readonly string[];
  readonly container: string;
  /** What the page shows of the post and its state must repeat; `null` where it shows nothing. */
  keyOf(element: Element): string | null;
  /** Fills in what the state says of the post with this key. */
  read(element: Element, key: string): PageWorldEntry | null;
}

function linkPart(element: Element, selector: string, pattern: RegExp): string | null {
  const link = element.querySelector(selector);
  return link === null ? null : (pattern.exec(link.getAttribute('href') ?? '')?.[1] ?? null);
}

function search(
  roots: readonly unknown[],
  accept: (value: unknown) => PageWorldEntry | null,
): PageWorldEntry | null {
  let entry: PageWorldEntry | null = null;
  walkState(
    roots,
    (value) => {
      entry = accept(value);
      return entry !== null;
    },
    AROUND,
  );
  return entry;
}

const x: Source = {
  hosts: ['x.com', 'twitter.com'],
  container: 'article[data-testid="tweet"]',
  keyOf: (element) => linkPart(element, 'a[href*="/status/"]:has(time)', /\/status\/(\d{1,20})/),
  read: (element, key) =>
    search(reactState(element), (value) => {
      if (text(own(value, 'id_str')) !== key && text(own(value, 'rest_id')) !== key) return null;
      const user = own(value, 'user') ?? at(value, ['core', 'user_results', 'result']);
      const id = text(own(user, 'id_str')) ?? text(own(user, 'rest_id'));
      const handle =
        text(own(user, 'screen_name')) ??
        text(at(user, ['legacy', 'screen_name'])) ??
        text(at(user, ['core', 'screen_name']));
      return id === null || handle === null ? null : { key, authorId: id, authorHandle: handle };
    }),
};

const youtube: Source = {
  hosts: ['youtube.com'],
  container: 'ytd-comment-view-model,ytd-comment-renderer',
  keyOf: (element) => linkPart(element, 'a[href*="lc="]', /[?&]lc=([\w.-]{10,121})/),
  read(element, key) {
    let isOwn = false;
    let id: string | null = null;
    let handle: string | null = null;
    walkState(
      polymerState(element),
      (value) => {
        isOwn ||= text(own(value, 'commentId')) === key;
        const endpoint = own(value, 'authorNameEndpoint') ?? own(value, 'authorEndpoint');
        id ??= text(at(endpoint, ['browseEndpoint', 'browseId'])) ?? text(at(value, ['author', 'channelId']));
        handle ??= text(at(endpoint, ['browseEndpoint', 'canonicalBaseUrl']));
        return isOwn && id !== null && handle !== null;
      },
      AROUND,
    );
    return isOwn && id !== null ? { key, authorId: id, authorHandle: handle } : null;
  },
};

const youtubeChat: Source = {
  hosts: ['youtube.com'],
  container: 'yt-live-chat-text-message-renderer,yt-live-chat-paid-message-renderer',
  keyOf: (element) => element.getAttribute('id'),
  read: (element, key) =>
    search(polymerState(element), (value) => {
      const id = text(own(value, 'authorExternalChannelId'));
      return id === null || text(own(value, 'id')) !== key ? null : { key, authorId: id };
    }),
};

const twitch: Source = {
  hosts: ['twitch.tv'],
  container: '.chat-line__message[data-a-user]',
  keyOf: (element) => element.getAttribute('data-a-user'),
  read: (element, key) =>
    search(reactState(element), (value) => {
      const user = own(value, 'user');
      const login = text(own(user, 'userLogin'));
      const id = text(own(user, 'userID'));
      return id === null || login?.toLowerCase() !== key.toLowerCase()
        ? null
        : { key, authorId: id, authorHandle: login };
    }),
};

const tumblr: Source = {
  hosts: ['tumblr.com'],
  container: '[tabindex="-1"][data-id]',
  keyOf: (element) => element.getAttribute('data-id'),
  read: (element, key) =>
    search(reactState(element), (value) => {
      const uuid = text(at(value, ['blog', 'uuid']));
      const isOwn = text(own(value, 'idString')) === key || text(own(value, 'id')) === key;
      if (uuid === null || !isOwn) return null;
      return {
        key,
        authorId: uuid,
        authorHandle: text(own(value, 'blogName')) ?? text(at(value, ['blog', 'name'])),
        permalink: text(own(value, 'postUrl')),
        postedAt: text(own(value, 'timestamp')),
      };
    }),
};

const linkedin: Source = {
  hosts: ['linkedin.com'],
  container: '[data-testid="mainFeed"] [role="listitem"]',
  keyOf: (element) =>
    element.getAttribute('componentkey') ??
    element.querySelector('[componentkey]')?.getAttribute('componentkey') ??
    null,
  read(element, key) {
    const activities = new Set<string>();
    walkState(
      reactState(element).slice(0, 4),
      (value) => {
        if (typeof value !== 'string') return false;
        const urn = /^urn:li:activity:\d{18,20}$/.exec(value)?.[0];
        if (urn !== undefined) activities.add(urn);
        return activities.size > 1;
      },
      AROUND,
    );
    // A post that shares another, or shows somebody's comment, names several: which is its own is not told.
    const [postId] = activities;
    return activities.size === 1 && postId !== undefined ? { key, postId } : null;
  },
};

const COMMENT_BOX = '[class*="CommentContentContainer"],[class*="CommentItemWrapper"]';

const tiktok: Source = {
  hosts: ['tiktok.com'],
  container: `${COMMENT_BOX},[class*="CommentItemContainer"]`,
  keyOf(element) {
    const id = element.getAttribute('id') ?? '';
    if (/^\d{15,20}$/.test(id)) return id;
    const words = element.querySelector('[data-e2e^="comment-level-"]')?.textContent ?? '';
    const handle = linkPart(element, 'a[href*="/@"]', /\/@([\w.]+)/);
    return handle === null || words === '' ? null : `${handle}\n${words.slice(0, 200)}`;
  },
  read: (element, key) =>
    search(reactState(element), (value) => {
      const id = text(own(value, 'cid'));
      const user = own(value, 'user');
      const uid = text(own(user, 'uid'));
      const handle = text(own(user, 'unique_id'));
      if (id === null || uid === null || handle === null) return null;
      const words = own(value, 'text');
      const isOwn =
        id === key || key === `${handle}\n${typeof words === 'string' ? words.slice(0, 200) : ''}`;
      if (!isOwn) return null;
      return {
        key,
        postId: id,
        authorId: uid,
        authorHandle: handle,
        postedAt: text(own(value, 'create_time')),
      };
    }),
};

export const SOURCES: readonly Source[] = [x, youtube, youtubeChat, twitch, tumblr, linkedin, tiktok];
