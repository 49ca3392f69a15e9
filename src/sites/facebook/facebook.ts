import type { Fact } from '../../domain/capture';
import { accountFacts, isHeadOfPath } from '../account';
import { oneLine } from '../bounds';
import { attributeOf, contains, precedes, queryAll, queryFirst, rawTextOf } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import { rawMeta } from '../generic/page-metadata';
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
  pathOf,
  textOf,
  type Layout,
  type Post,
} from '../hooks';
import { agreed, objectsWith } from '../page-data';
import { textIn } from '../page-json';
import {
  clean,
  cleanAddress,
  facebookLink,
  HOSTS,
  profileOf,
  readAuthor,
  storyId,
  type Story,
} from './addresses';
import { mobile } from './mobile';

const TEXT =
  '[data-ad-preview="message"],[data-ad-comet-preview="message"],[data-ad-rendering-role="story_message"],' +
  '[data-testid="post_message"],.userContent';
/** Words without a hook of their own, such as short ones in large letters on a coloured ground. */
const PARAGRAPH = 'div[dir="auto"][style*="text-align"]';
const BUTTON = '[role="button"]';
const HEADINGS = 'h2,h3,h4,h5,h6';
const AUTHOR = 'h2 a[href],h3 a[href],h4 a[href],h5 a[href]';
const AUTHORS = `:is(${AUTHOR})`;
const STORY_LINK = 'a[href*="/posts/"],a[href*="/permalink"],a[href*="/videos/"],a[href*="/reel/"]';

interface Headings {
  /** With the author's name; in a group's post seen elsewhere the group's. */
  readonly own: Element | null;
  /** Of a post that this one shares: what stands after it is another's. */
  readonly shared: Element | null;
}

function headingsOf(post: Post): Headings {
  const links = post.all('a[href]');
  const linked = post.all(HEADINGS).filter((heading) => links.some((link) => contains(heading, link)));
  const names = (heading: Element): boolean =>
    links.some((link) => contains(heading, link) && isAccount(post, link));
  const [first = null, ...others] = linked;
  return { own: first, shared: others.find(names) ?? null };
}

function isAccount(post: Post, link: Element): boolean {
  const url = facebookLink(post, link);
  return url !== null && profileOf(url) !== null;
}

/** In a group's post seen elsewhere the heading names the group, and the author stands below it. */
function authorOf(post: Post): FoundFacts {
  const { own, shared } = headingsOf(post);
  const headed = own === null ? {} : readAuthor(post, AUTHOR, { within: own });
  if (headed.authorUrl !== undefined) return headed;
  const [text = null] = post.all(TEXT);
  const before = [text, shared].reduce((one, other) =>
    one === null || (other !== null && precedes(other, one)) ? other : one,
  );
  const member = readAuthor(post, 'a[href*="/groups/"][href*="/user/"]', { before });
  return member.authorUrl !== undefined || text === null
    ? member
    : readAuthor(post, 'strong a[href],a[href]:has(strong)', { before });
}

/**
 * The time's link. It stands before the words: what comes after them may be a post that this one shares, whose
 * address would be another's.
 */
function storyLink(post: Post): Story | null {
  const [text = null] = post.all(TEXT);
  const { shared } = headingsOf(post);
  const { authorHandle } = authorOf(post);
  for (const link of post.all('a[href]')) {
    if (text !== null && !precedes(link, text)) return null;
    if (shared !== null && !precedes(link, shared)) return null;
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

/** Single letters, most of them not shown where they stand: what is read of them is no time. */
const MAX_LETTERS = 3;

/** The time in words. It is drawn letter by letter; what is read to the blind is put where the page says. */
function shownTime(post: Post, link: Element): string | null {
  const label = oneLine(attributeOf(link, 'aria-label'));
  if (label !== null) return label;
  const [dated] = queryAll(link, 'abbr[data-utime][title]', 1);
  if (dated !== undefined) return oneLine(attributeOf(dated, 'title'));
  const [named] = queryAll(link, '[aria-labelledby]', 5);
  const id = named === undefined ? null : attributeOf(named, 'aria-labelledby');
  if (id === null) {
    const letters = queryAll(link, '*', 200).filter((one) => rawTextOf(one)?.length === 1);
    const isDrawn = letters.length > MAX_LETTERS || queryFirst(link, 'canvas,use') !== null;
    return isDrawn ? null : shownLine(post.page, link);
  }
  if (!/^[\w:.-]{1,80}$/.test(id)) return null;
  const words = queryFirst(post.page.document, `[id="${id}"]`);
  return words === null ? null : oneLine(rawTextOf(words));
}

/** The page's data tells when the post with this very address, or the film with this very id, was made. */
function declaredTime(page: PageContext, id: string): string | null {
  const isAbout = (object: Readonly<Record<string, unknown>>): boolean =>
    textIn(object, 'post_id') === id ||
    ['url', 'wwwURL', 'permalink_url'].some((key) => {
      const url = URL.parse(textIn(object, key) ?? '');
      return url !== null && storyId(url) === id;
    });
  const made = objectsWith(page, id, 'creation_time', isAbout);
  if (made.length > 0) return epochTime(agreed(made.map((one) => textIn(one, 'creation_time'))), 's');
  const published = objectsWith(
    page,
    id,
    'publish_time',
    (object) => textIn(object, 'id') === id || isAbout(object),
  );
  return epochTime(agreed(published.map((one) => textIn(one, 'publish_time'))), 's');
}

/** Until 2020 the time's own element had the seconds since 1970. */
function timeOf(post: Post, story: Story | null): FoundFacts {
  if (story === null) return {};
  const stamp = queryFirst(story.link, 'abbr[data-utime]');
  const stamped = stamp === null ? null : epochTime(attributeOf(stamp, 'data-utime'), 's');
  return {
    postedAtShown: found(shownTime(post, story.link), 'dom', STORY_LINK),
    postedAt:
      found(stamped, 'dom', 'abbr[data-utime]') ??
      found(declaredTime(post.page, story.id), 'dom', 'creation_time'),
  };
}

function wordsOf(post: Post): Fact<string> {
  const before = headingsOf(post).shared;
  const shortened = post
    .all(BUTTON)
    .some((button) => post.all(`${TEXT},${PARAGRAPH}`).some((text) => contains(text, button)));
  return (
    textOf(post, TEXT, { leaveOut: BUTTON, before, shortened }) ??
    textOf(post, PARAGRAPH, {
      leaveOut: BUTTON,
      before,
      shortened,
      all: true,
      outside: `a,${HEADINGS},${BUTTON}`,
    })
  );
}

const ARTICLE = 'div[role="article"]:not([aria-label])';
/** Until 2020. */
const WRAPPER = '.userContentWrapper';
const NO_BOX = `:not(:has(${ARTICLE})):not(:has(${WRAPPER}))`;

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
  // The last boxes of a feed are empty ones that stand for what will be loaded. A post opened over a feed is a dialog.
  container: [
    `${ARTICLE}:has(a[href]):not(:has(${WRAPPER})):not([data-ft])`,
    `${WRAPPER}:has(a[href])`,
    `div[aria-posinset]:has(a[href])${NO_BOX}`,
    `div[aria-describedby][aria-labelledby]:has(${AUTHORS}):not(:has(div[aria-posinset]))${NO_BOX}`,
    `[role="dialog"]:has(:is(${TEXT})):not(:has(div[aria-posinset]))${NO_BOX}`,
  ].join(','),
  outermost: true,
  id: (box) => idFact(storyLink(box)?.id, /^\w+$/, STORY_LINK),
  wholeText: moreButton,
  read(box) {
    const story = storyLink(box);
    return {
      ...authorOf(box),
      permalink: clean(box, story?.url, STORY_LINK),
      ...timeOf(box, story),
      text: wordsOf(box),
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

function commentTime(box: Post, link: Element): FoundFacts {
  const stamp = queryFirst(link, 'abbr[data-utime]');
  return {
    postedAtShown: found(shownTime(box, link), 'dom', 'a[href*="comment_id="]'),
    postedAt: found(
      stamp === null ? null : epochTime(attributeOf(stamp, 'data-utime'), 's'),
      'dom',
      'abbr[data-utime]',
    ),
  };
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
      ...readAuthor(box, 'a[href]', { outside: 'div[dir="auto"],._3l3x' }),
      permalink: clean(box, url, 'a[href*="comment_id="]'),
      ...(link === null ? {} : commentTime(box, link.link)),
      text:
        textOf(box, 'div[dir="auto"]', {
          leaveOut: BUTTON,
          outside: 'a,h2,h3,h4,[role="button"]',
          all: true,
        }) ?? textOf(box, 'span[dir] ._3l3x', { leaveOut: BUTTON }),
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

/** A post's own page that shows no post, such as one without its scripts: what its head says, where it is of this post. */
function readStoryHead(page: PageContext): FoundFacts {
  const id = storyId(page.url);
  const named = URL.parse(rawMeta(page, 'og:url') ?? '');
  if (id === null || named === null || storyId(named) !== id) return {};
  return {
    postId: idFact(id, /^\w+$/, 'location', 'url'),
    permalink: cleanAddress(page, page.url, 'location', 'url'),
    postedAt: found(declaredTime(page, id), 'dom', 'creation_time'),
    text: found(rawMeta(page, 'og:description'), 'meta', 'og:description', 'from-page'),
  };
}

/** Where the page went on inside itself: the heading of the profile whose tabs lead below the address that is open. */
function shownProfile(page: PageContext): FoundFacts {
  const profile = profileOf(page.url);
  if (profile?.handle == null) return {};
  const [main, ...others] = queryAll(page.document, '[role="main"]', 5);
  const [title, ...more] = main === undefined ? [] : queryAll(main, 'h1', 5);
  if (main === undefined || title === undefined || others.length > 0 || more.length > 0) return {};
  const isIts = queryAll(main, 'a[href*="/about"]', 20).some(
    (tab) => facebookPath(page, tab)?.toLowerCase() === `/${profile.handle}/about`.toLowerCase(),
  );
  if (!isIts) return {};
  return {
    authorHandle: handleFact(profile.handle, 'location', 'url'),
    authorName: nameFact(shownLine(page, title), 'h1'),
    authorUrl: linkFact(page, profile.path, 'location', 'url'),
  };
}

function facebookPath(page: PageContext, link: Element): string | null {
  return pathOf(page, link, HOSTS)?.replace(/\/$/, '') ?? null;
}

/** A profile's or page's head. `fb://profile/…` is the account's number; the address tells whose head it is. */
function readProfile(page: PageContext): FoundFacts {
  const profile = profileOf(page.url);
  if (profile === null) return {};
  if (!isHeadOfPath(page)) return shownProfile(page);
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

/** The address of a comment is that of its post with the comment's id. */
function commentId(url: URL): string | null {
  return part(url.searchParams.get('reply_comment_id') ?? url.searchParams.get('comment_id'), /^(\d+)$/);
}

export const facebookSite = defineSite({
  id: 'facebook',
  name: 'Facebook',
  hosts: HOSTS,
  mediaHosts: ['fbcdn.net'],
  seen: 'open source of December 2025; until 2020 and the mobile site: from memory; Messenger: notes without a date, on which side a line stands not seen yet',
  layouts: [post, mobile, comment, message],
  conversations: [{ list: '[role="main"] [data-scope="messages_table"]', older: 'above' }],
  page: (page) => (storyId(page.url) === null ? readProfile(page) : readStoryHead(page)),
  mainId: (page) => storyId(page.url) ?? commentId(page.url),
});
