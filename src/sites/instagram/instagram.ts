import { closest } from '../dom';
import { resolveAddress } from '../generic/address';
import type { FoundFacts } from '../generic/found-facts';
import { readPageMetadata } from '../generic/page-metadata';
import {
  builtAddress,
  defineSite,
  handleFact,
  idFact,
  linkFact,
  mediaFacts,
  part,
  pathOf,
  textOf,
  timeFacts,
  withCaveat,
  type Layout,
  type Post,
} from '../hooks';
import { derivedTime, instagramId, instagramTime } from '../post-ids';
import type { PageContext } from '../site';

const HOSTS = ['instagram.com'];
const CODE = /^\/(?:[\w.]+\/)?(?:p|reel|tv)\/([\w-]{5,60})\/?$/;
const COMMENT = /^\/(?:[\w.]+\/)?(?:p|reel)\/[\w-]+\/c\/(\d+)\/?$/;
const HANDLE = /^\/([\w.]{1,30})\/?$/;
const TIME_LINK = 'a[href*="/p/"],a[href*="/reel/"],a[href*="/tv/"]';

function timeLink(post: Post, form: RegExp): { path: string; time: Element } | null {
  for (const time of post.all('time')) {
    const path = pathOf(post.page, closest(time, TIME_LINK), HOSTS);
    if (path !== null && form.test(path)) return { path, time };
  }
  return null;
}

/** One account in the head of the box; several are named where a post is shared by them. */
function readAuthor(post: Post, selector: string): FoundFacts {
  const handles = new Set(post.all(selector).map((link) => part(pathOf(post.page, link, HOSTS), HANDLE)));
  handles.delete(null);
  const [handle = null] = handles;
  if (handles.size !== 1) return {};
  return {
    authorHandle: handleFact(handle, selector),
    authorUrl: builtAddress(post.page, `/${handle}/`),
  };
}

/** The head tells the account's id; it stays as it was when the page goes on to another post. */
function ownerOf(page: PageContext, code: string | null) {
  const metadata = readPageMetadata(page);
  const named = resolveAddress(page, metadata.meta('og:url'));
  if (code === null || part(named?.pathname ?? null, CODE) !== code) return null;
  if (part(page.url.pathname, CODE) !== code) return null;
  const id = idFact(metadata.meta('instapp:owner_user_id'), /^\d+$/, 'instapp:owner_user_id', 'meta');
  return withCaveat(id, 'from-page');
}

function timeOf(post: Post, form: RegExp) {
  const link = timeLink(post, form);
  return link === null ? {} : timeFacts(post, 'time[datetime]', 'datetime');
}

const post: Layout = {
  kind: 'post',
  container: 'article',
  id: (box) => idFact(part(timeLink(box, CODE)?.path ?? null, CODE), /^[\w-]+$/, `${TIME_LINK} time`),
  read(box, code) {
    const number = code === null ? null : instagramId(code);
    const time = timeLink(box, CODE);
    const isFirst = time !== null && box.first('time[datetime]') === time.time;
    const shown = isFirst ? timeOf(box, CODE) : {};
    return {
      ...readAuthor(box, 'header a[href]'),
      authorId: ownerOf(box.page, code),
      permalink: linkFact(box.page, time?.path ?? null, `${TIME_LINK} time`),
      ...shown,
      postedAt:
        shown.postedAt ??
        (number === null
          ? null
          : derivedTime(instagramTime(number), 'media id >> 23', 'derived-approximate')),
      text: textOf(box, 'h1'),
      media: mediaFacts(box, [
        { kind: 'image', selector: 'img[srcset]', attribute: 'src' },
        { kind: 'image', selector: 'video[poster]', attribute: 'poster' },
      ]),
    };
  },
};

const comment: Layout = {
  kind: 'comment',
  container: 'li:has(a[href*="/c/"] time)',
  id: (box) => idFact(part(timeLink(box, COMMENT)?.path ?? null, COMMENT), /^\d+$/, 'a[href*="/c/"] time'),
  read: (box) => ({
    ...readAuthor(box, 'h3 a[href]'),
    permalink: linkFact(box.page, timeLink(box, COMMENT)?.path ?? null, 'a[href*="/c/"] time'),
    ...timeOf(box, COMMENT),
    text: textOf(box, '._a9zs'),
  }),
};

export const instagramSite = defineSite({
  id: 'instagram',
  name: 'Instagram',
  hosts: HOSTS,
  seen: 'head: saved page of 2025; boxes: notes without a date',
  layouts: [post, comment],
  mainId: (page) => part(page.url.pathname, CODE),
});
