import type { Fact } from '../../domain/capture';
import { attributeOf, contains } from '../dom';
import { resolveAddress } from '../generic/address';
import { found, type FoundFacts } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import { isHostOf } from '../host';
import {
  defineSite,
  handleFact,
  idFact,
  linkFact,
  mediaFacts,
  nameFact,
  part,
  textOf,
  type Layout,
  type Post,
} from '../hooks';

const HOSTS = ['facebook.com', 'messenger.com'];
const STORY =
  /^\/(?:groups\/[^/]+\/(?:posts|permalink)|[^/]+\/(?:posts|videos)(?:\/[^/]+)?|reel|share\/p)\/(pfbid\w+|\d+)\/?$/;
/** Parameters that lead to a post; all others are about how the link was come by. */
const KEPT = ['story_fbid', 'fbid', 'id', 'comment_id', 'reply_comment_id'];
const NO_NAME =
  /^(?:groups|pages|watch|events|marketplace|reel|stories|photo|hashtag|share|help|policies|l)(?:\.php)?$/;

function facebookLink(post: Post, link: Element): URL | null {
  const url = resolveAddress(post.page, attributeOf(link, 'href'));
  return url !== null && isHostOf(url, HOSTS) ? url : null;
}

interface Profile {
  readonly handle: string | null;
  readonly id: string | null;
  readonly path: string;
}

/** `/groups/1/user/2/`, `/profile.php?id=2`, `/people/Name/2/`, `/anna.example` */
function profileOf(url: URL): Profile | null {
  const inGroup = part(url.pathname, /^\/groups\/[^/]+\/user\/(\d+)\/?$/);
  const numbered =
    inGroup ??
    part(url.pathname, /^\/people\/[^/]+\/(\d+)\/?$/) ??
    (url.pathname === '/profile.php' ? part(url.searchParams.get('id'), /^(\d+)$/) : null);
  if (numbered !== null) return { handle: null, id: numbered, path: `/profile.php?id=${numbered}` };
  const handle = part(url.pathname, /^\/([\w.]{3,80})\/?$/);
  return handle === null || NO_NAME.test(handle) ? null : { handle, id: null, path: `/${handle}` };
}

/** The first link to an account that shows a name. */
function readAuthor(post: Post, selector: string): FoundFacts {
  for (const link of post.all(selector)) {
    const url = facebookLink(post, link);
    const profile = url === null ? null : profileOf(url);
    const name = profile === null ? null : shownLine(post.page, link);
    if (profile !== null && name !== null)
      return {
        authorName: nameFact(name, selector),
        authorHandle: handleFact(profile.handle, selector),
        authorId: idFact(profile.id, /^\d+$/, selector),
        authorUrl: linkFact(post.page, profile.path, selector),
      };
  }
  return {};
}

interface Story {
  readonly url: URL;
  readonly id: string;
  readonly link: Element;
}

function storyLink(post: Post): Story | null {
  for (const link of post.all('a[href]')) {
    const url = facebookLink(post, link);
    if (url === null || url.searchParams.has('comment_id')) continue;
    const id =
      part(url.pathname, STORY) ??
      (url.pathname === '/permalink.php'
        ? part(url.searchParams.get('story_fbid'), /^(pfbid\w+|\d+)$/)
        : null);
    if (id !== null) return { url, id, link };
  }
  return null;
}

function clean(post: Post, url: URL | undefined, where: string): Fact<string> {
  if (url === undefined) return null;
  const address = new URL(url.pathname, url);
  for (const name of KEPT) {
    const value = url.searchParams.get(name);
    if (value !== null) address.searchParams.set(name, value);
  }
  return linkFact(post.page, address.href, where);
}

const TEXT =
  '[data-ad-preview="message"],[data-ad-comet-preview="message"],[data-ad-rendering-role="story_message"]';
const BUTTON = '[role="button"]';
const STORY_LINK = 'a[href*="/posts/"],a[href*="/permalink"],a[href*="/videos/"],a[href*="/reel/"]';

const ARTICLE = 'div[role="article"]:not([aria-label])';

/** The time's link has its address only once a pointer was over it; until then post id and address are missing. */
const post: Layout = {
  kind: 'post',
  // The last boxes of a feed are empty ones that stand for what will be loaded.
  container: `${ARTICLE}:has(a[href]),div[aria-posinset]:has(a[href]):not(:has(${ARTICLE}))`,
  id: (box) => idFact(storyLink(box)?.id, /^\w+$/, STORY_LINK),
  read(box) {
    const story = storyLink(box);
    return {
      ...readAuthor(box, 'h2 a[href],h3 a[href],h4 a[href]'),
      permalink: clean(box, story?.url, STORY_LINK),
      postedAtShown: found(
        story === null ? null : attributeOf(story.link, 'aria-label'),
        'dom',
        `${STORY_LINK}[aria-label]`,
      ),
      text: textOf(box, TEXT, {
        leaveOut: BUTTON,
        shortened: box.all(BUTTON).some((button) => box.all(TEXT).some((text) => contains(text, button))),
      }),
      media: mediaFacts(box, [
        { kind: 'image', selector: 'a[href*="/photo"] img[src*="scontent"]', attribute: 'src' },
      ]),
    };
  },
};

function commentLink(box: Post): { url: URL; id: string } | null {
  for (const link of box.all('a[href*="comment_id="]')) {
    const url = facebookLink(box, link);
    const id = part(
      url?.searchParams.get('reply_comment_id') ?? url?.searchParams.get('comment_id') ?? null,
      /^(\d+)$/,
    );
    // The author's link has the same parameter, in a form that only the site reads.
    if (url !== null && id !== null && profileOf(url) === null) return { url, id };
  }
  return null;
}

const comment: Layout = {
  kind: 'comment',
  container: 'div[role="article"][aria-label]',
  id: (box) => idFact(commentLink(box)?.id, /^\d+$/, 'a[href*="comment_id="]'),
  read(box) {
    const url = commentLink(box)?.url;
    const parent =
      url?.searchParams.has('reply_comment_id') === true ? url.searchParams.get('comment_id') : null;
    return {
      ...readAuthor(box, 'a[href]'),
      permalink: clean(box, url, 'a[href*="comment_id="]'),
      text: textOf(box, 'div[dir="auto"]', {
        leaveOut: BUTTON,
        outside: 'a,h2,h3,h4,[role="button"]',
        all: true,
      }),
      replyTo: idFact(parent, /^\d+$/, 'a[href*="comment_id="]'),
    };
  },
};

/** Messenger. Who wrote a line is said in words that differ by language and may be `You sent`: it is left out. */
const message: Layout = {
  kind: 'message',
  container: '[role="main"] [role="row"]:has([data-scope="messages_table"])',
  id: () => null,
  read: (box) => ({ text: textOf(box, 'div[dir="auto"]', { all: true }) }),
};

export const facebookSite = defineSite({
  id: 'facebook',
  name: 'Facebook',
  hosts: HOSTS,
  seen: 'open source of December 2025; Messenger: notes without a date',
  layouts: [post, comment, message],
  conversations: [{ list: '[role="main"] [data-scope="messages_table"]', older: 'above' }],
  mainId: (page) =>
    part(page.url.pathname, STORY) ??
    (page.url.pathname === '/permalink.php' ? page.url.searchParams.get('story_fbid') : null),
});
