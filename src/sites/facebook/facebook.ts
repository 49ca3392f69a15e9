import type { Fact } from '../../domain/capture';
import { accountFacts, isHeadOfPath } from '../account';
import { oneLine } from '../bounds';
import { attributeOf, contains, precedes, queryAll, queryFirst, rawTextOf } from '../dom';
import { resolveAddress } from '../generic/address';
import { found, type FoundFacts } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import { rawMeta } from '../generic/page-metadata';
import { isHostOf } from '../host';
import type { PageContext } from '../site';
import {
  defineSite,
  epochTime,
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
import { agreed, pageDataOf } from '../page-data';
import { textIn } from '../page-json';

const HOSTS = ['facebook.com', 'messenger.com'];
const STORY =
  /^\/(?:groups\/[^/]+\/(?:posts|permalink)|[^/]+\/(?:posts|videos)(?:\/[^/]+)?|reel|share\/p)\/(pfbid\w+|\d+)\/?$/;
/** Parameters that lead to a post; all others are about how the link was come by. */
const KEPT = ['story_fbid', 'fbid', 'id', 'comment_id', 'reply_comment_id'];
const NO_NAME =
  /^(?:groups|pages|watch|events|marketplace|reel|stories|photo|hashtag|share|help|policies|l|home|messages|notifications|friends|gaming|login|settings|saved|me|ads|legal|privacy|search|story|permalink|profile)(?:\.php)?$/;

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
    part(url.pathname, /^\/(?:people|pages)\/[^/]+\/(\d+)\/?$/) ??
    part(url.pathname, /^\/(?:[^/]+-)?(\d{6,20})\/?$/) ??
    (url.pathname === '/profile.php' ? part(url.searchParams.get('id'), /^(\d+)$/) : null);
  const isNamed = /^\/[^/]+-\d{6,20}\/?$/.test(url.pathname);
  if (numbered !== null)
    return { handle: null, id: numbered, path: isNamed ? url.pathname : `/profile.php?id=${numbered}` };
  const handle = part(url.pathname, /^\/([\w.]{3,80})\/?$/);
  return handle === null || NO_NAME.test(handle) ? null : { handle, id: null, path: `/${handle}` };
}

/** The first link to an account that shows a name. @param before it stands before this element */
function readAuthor(post: Post, selector: string, before: Element | null = null): FoundFacts {
  for (const link of post.all(selector)) {
    if (before !== null && !precedes(link, before)) return {};
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

/** In a group's post seen elsewhere the heading names the group, and the author stands below it. */
function authorOf(post: Post): FoundFacts {
  const headed = readAuthor(post, AUTHOR);
  if (headed.authorUrl !== undefined) return headed;
  const member = readAuthor(post, 'a[href*="/groups/"][href*="/user/"]');
  const [text = null] = post.all(TEXT);
  return member.authorUrl !== undefined || text === null
    ? member
    : readAuthor(post, 'strong a[href],a[href]:has(strong)', text);
}

interface Story {
  readonly url: URL;
  readonly id: string;
  readonly link: Element;
}

/** The post's id in an address of one; a photo that was posted by itself is a post too. */
function storyId(url: URL): string | null {
  if (url.searchParams.has('comment_id')) return null;
  const path = part(url.pathname, STORY) ?? part(url.pathname, /^\/[\w.]+\/photos\/(?:[^/]+\/)?(\d+)\/?$/);
  if (path !== null) return path;
  if (/^\/(?:permalink|story)\.php$/.test(url.pathname))
    return part(url.searchParams.get('story_fbid'), /^(pfbid\w+|\d+)$/);
  return /^\/photo(?:\/|\.php)?$/.test(url.pathname)
    ? part(url.searchParams.get('fbid'), /^(pfbid\w+|\d+)$/)
    : null;
}

/**
 * The time's link. It stands before the words: what comes after them may be a post that this one shares, whose
 * address would be another's.
 */
function storyLink(post: Post): Story | null {
  const [text = null] = post.all(TEXT);
  const { authorHandle } = authorOf(post);
  for (const link of post.all('a[href]')) {
    if (text !== null && !precedes(link, text)) return null;
    const url = facebookLink(post, link);
    const id = url === null ? null : storyId(url);
    if (url === null || id === null || queryFirst(link, 'img') !== null) continue;
    const owner = part(url.pathname, /^\/([A-Za-z][\w.]*)\/(?:posts|videos|photos)\//);
    const isOthers =
      owner !== null &&
      !/^groups$/.test(owner) &&
      authorHandle != null &&
      owner.toLowerCase() !== authorHandle.value.toLowerCase();
    if (!isOthers) return { url, id, link };
  }
  return null;
}

/** The time in words. It is drawn letter by letter; what is read to the blind is put where the page says. */
function shownTime(post: Post, link: Element): string | null {
  const label = oneLine(attributeOf(link, 'aria-label'));
  if (label !== null) return label;
  const [named] = queryAll(link, '[aria-labelledby]', 5);
  const id = named === undefined ? null : attributeOf(named, 'aria-labelledby');
  if (id === null) return queryFirst(link, 'canvas,use') === null ? shownLine(post.page, link) : null;
  if (!/^[\w:.-]{1,80}$/.test(id)) return null;
  const words = queryFirst(post.page.document, `[id="${id}"]`);
  return words === null ? null : oneLine(rawTextOf(words));
}

/** The page's data tells when the post with this very address was made. */
function declaredTime(post: Post, story: Story): string | null {
  const stories = pageDataOf(post.page, [story.id, '"creation_time"'], (object) => {
    const url = URL.parse(textIn(object, 'url') ?? '');
    return Object.hasOwn(object, 'creation_time') && url !== null && storyId(url) === story.id;
  });
  return epochTime(agreed(stories.map((one) => textIn(one, 'creation_time'))), 's');
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
const AUTHOR = 'h2 a[href],h3 a[href],h4 a[href]';
const STORY_LINK = 'a[href*="/posts/"],a[href*="/permalink"],a[href*="/videos/"],a[href*="/reel/"]';

const ARTICLE = 'div[role="article"]:not([aria-label])';

/** `See more`, in the language of the site; where the whole text is open the same place may have one that closes it. */
function moreButton(box: Post): Element | null {
  const words = textOf(box, TEXT, { leaveOut: BUTTON })?.value ?? '';
  const [text] = box.all(TEXT);
  return text === undefined || !/(?:…|\.\.\.)$/.test(words)
    ? null
    : (box.all(BUTTON).findLast((button) => contains(text, button)) ?? null);
}

/** The time's link has its address only once a pointer was over it; until then post id and address are missing. */
const post: Layout = {
  kind: 'post',
  // The last boxes of a feed are empty ones that stand for what will be loaded.
  container: `${ARTICLE}:has(a[href]),div[aria-posinset]:has(a[href]):not(:has(${ARTICLE}))`,
  id: (box) => idFact(storyLink(box)?.id, /^\w+$/, STORY_LINK),
  wholeText: moreButton,
  read(box) {
    const story = storyLink(box);
    return {
      ...authorOf(box),
      permalink: clean(box, story?.url, STORY_LINK),
      postedAtShown: found(story === null ? null : shownTime(box, story.link), 'dom', STORY_LINK),
      postedAt: found(story === null ? null : declaredTime(box, story), 'dom', 'creation_time'),
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

function commentLink(box: Post): Story | null {
  for (const link of box.all('a[href*="comment_id="]')) {
    const url = facebookLink(box, link);
    const id = part(
      url?.searchParams.get('reply_comment_id') ?? url?.searchParams.get('comment_id') ?? null,
      /^(\d+)$/,
    );
    // The author's link has the same parameter, in a form that only the site reads.
    if (url !== null && id !== null && profileOf(url) === null) return { url, id, link };
  }
  return null;
}

const comment: Layout = {
  kind: 'comment',
  container: 'div[role="article"][aria-label]',
  id: (box) => idFact(commentLink(box)?.id, /^\d+$/, 'a[href*="comment_id="]'),
  read(box) {
    const link = commentLink(box);
    const url = link?.url;
    const parent =
      url?.searchParams.has('reply_comment_id') === true ? url.searchParams.get('comment_id') : null;
    return {
      ...readAuthor(box, 'a[href]'),
      permalink: clean(box, url, 'a[href*="comment_id="]'),
      postedAtShown: found(link === null ? null : shownTime(box, link.link), 'dom', 'a[href*="comment_id="]'),
      text: textOf(box, 'div[dir="auto"]', {
        leaveOut: BUTTON,
        outside: 'a,h2,h3,h4,[role="button"]',
        all: true,
      }),
      replyTo: idFact(parent, /^\d+$/, 'a[href*="comment_id="]'),
    };
  },
};

const NAMED = 'h3,h4,h5';

/**
 * Messenger. A line of somebody else's has that person's picture or stands at the side of pictures; one's own has
 * neither, and its heading says `You sent` in the language of the site. So the heading is a name only beside a
 * picture whose alternative text is the same name.
 */
function readSender(box: Post): FoundFacts {
  const name = box.line(NAMED);
  const pictured = box.all('img[alt]').some((image) => oneLine(attributeOf(image, 'alt')) === name);
  const link = box.all('a[href]').find((one) => box.all('img[alt]').some((image) => contains(one, image)));
  const url = link === undefined ? null : facebookLink(box, link);
  const profile = url === null ? null : profileOf(url);
  if (name === null || !pictured) return {};
  return {
    authorName: nameFact(name, NAMED),
    authorHandle: handleFact(profile?.handle ?? null, 'a[href] img'),
    authorId: idFact(profile?.id, /^\d+$/, 'a[href] img'),
    authorUrl: linkFact(box.page, profile?.path ?? null, 'a[href] img'),
  };
}

const message: Layout = {
  kind: 'message',
  container: '[role="main"] [role="row"]:has([data-scope="messages_table"])',
  id: () => null,
  read: (box) => ({
    ...readSender(box),
    text: textOf(box, 'div[dir="auto"]', { all: true, outside: `${NAMED},[role="button"]` }),
  }),
};

/** A profile's or page's head. `fb://profile/…` is the account's number; the address tells whose head it is. */
function readProfile(page: PageContext): FoundFacts {
  const profile = profileOf(page.url);
  if (profile === null || !isHeadOfPath(page)) return {};
  const number = part(
    rawMeta(page, 'al:android:url') ?? rawMeta(page, 'al:ios:url'),
    /^fb:\/\/(?:profile|page)\/(?:\?id=)?(\d+)/,
  );
  const description = rawMeta(page, 'og:description');
  const account = accountFacts(page, {
    how: 'meta',
    where: 'og:description, og:image',
    description,
    avatar: rawMeta(page, 'og:image'),
  });
  return {
    authorHandle: handleFact(profile.handle, 'location', 'url'),
    authorName: nameFact(rawMeta(page, 'og:title'), 'og:title', 'meta'),
    authorId: idFact(profile.id ?? number, /^\d+$/, 'al:android:url', 'meta'),
    authorUrl: linkFact(page, profile.path, 'location', 'url'),
    text: found(description, 'meta', 'og:description', 'from-page'),
    ...(account === undefined ? {} : { account }),
  };
}

export const facebookSite = defineSite({
  id: 'facebook',
  name: 'Facebook',
  hosts: HOSTS,
  seen: 'open source of December 2025; Messenger: notes without a date, on which side a line stands not seen yet',
  layouts: [post, comment, message],
  conversations: [{ list: '[role="main"] [data-scope="messages_table"]', older: 'above' }],
  page: readProfile,
  mainId: (page) =>
    part(page.url.pathname, STORY) ??
    (page.url.pathname === '/permalink.php' ? page.url.searchParams.get('story_fbid') : null),
});
