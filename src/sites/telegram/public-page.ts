import { accountFacts } from '../account';
import { attributeOf, queryAll, queryFirst } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { rawMeta } from '../generic/page-metadata';
import { shownLine } from '../generic/post-text';
import { handleFact, idFact, linkFact, nameFact, part, shownText } from '../hooks';
import type { PageContext } from '../site';
import { channelId } from './channel-id';

/** A post's own address shows the post in a frame; the head has its words, and the name of the channel or group. */
function readPostPage(page: PageContext, id: string): FoundFacts {
  return {
    postId: idFact(id, /^\d+$/, 'location', 'url'),
    permalink: linkFact(page, page.url.pathname, 'location', 'url'),
    text: found(rawMeta(page, 'og:description'), 'meta', 'og:description', 'from-page'),
  };
}

const TITLE = '.tgme_channel_info_header_title,.tgme_page_title';
const ABOUT = '.tgme_channel_info_description,.tgme_page_description';
const PICTURE = '.tgme_channel_info .tgme_page_photo_image img,.tgme_page_photo img';

function first<T>(page: PageContext, selector: string, read: (element: Element) => T | null): T | null {
  const element = queryFirst(page.document, selector);
  return element === null ? null : read(element);
}

/** `12.3K subscribers`; these pages are in English for everybody. */
function followers(page: PageContext): string | null {
  const counters = queryAll(page.document, '.tgme_channel_info_counter', 10).map((one) =>
    shownLine(page, one),
  );
  const extra = first(page, '.tgme_page_extra', (one) => shownLine(page, one));
  const counts = [...counters, extra].map((words) =>
    part(words, /^([\d.,  ]+[KM]?) (?:subscribers?|members?)(?:,|$)/),
  );
  return counts.find((count) => count !== null) ?? null;
}

/** The page of a channel, with its posts or without. */
function readChannel(page: PageContext, channel: string): FoundFacts {
  const name = first(page, TITLE, (one) => shownLine(page, one));
  if (name === null) return {};
  const ids = queryAll(page.document, '.tgme_widget_message[data-post][data-view]', 100)
    .filter(
      (one) => attributeOf(one, 'data-post')?.toLowerCase().startsWith(`${channel.toLowerCase()}/`) === true,
    )
    .map((one) => channelId(attributeOf(one, 'data-view')))
    .filter((id) => id !== null);
  const account = accountFacts(page, {
    how: 'dom',
    where: '.tgme_channel_info',
    description: first(page, ABOUT, (one) => shownText(page, one)),
    avatar: first(page, PICTURE, (one) => attributeOf(one, 'src')),
    counts: { followers: followers(page) },
  });
  return {
    authorHandle: handleFact(channel, 'location', 'url'),
    authorName: nameFact(name, TITLE),
    authorId: new Set(ids.map(({ value }) => value)).size === 1 ? (ids[0] ?? null) : null,
    authorUrl: linkFact(page, `/${channel}`, 'location', 'url'),
    ...(account === undefined ? {} : { account }),
  };
}

/** The pages of `t.me`, which anybody sees. */
export function readPublicPage(page: PageContext): FoundFacts {
  const [, channel, id] = /^\/(?:s\/)?([A-Za-z]\w{3,31})(?:\/(\d+))?\/?$/.exec(page.url.pathname) ?? [];
  if (channel === undefined) return {};
  return id === undefined ? readChannel(page, channel) : readPostPage(page, id);
}
