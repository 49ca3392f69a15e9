/** A film: what its page shows, and what the data says that the page was loaded with. */
import type { Fact } from '../../domain/capture';
import { attributeOf, closest, queryFirst } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { exactTime } from '../generic/posted-at';
import { shownLine } from '../generic/post-text';
import {
  builtAddress,
  handleFact,
  idFact,
  insideOf,
  linkFact,
  nameFact,
  part,
  pathOf,
  textOf,
  type Layout,
  type Post,
} from '../hooks';
import { objectsWith } from '../page-data';
import { textIn } from '../page-json';
import type { PageContext } from '../site';

export const HOSTS = ['youtube.com'];
export const CHANNEL = /^UC[\w-]{6,40}$/;
export const CHANNEL_PATH = /^\/channel\/(UC[\w-]{6,40})$/;
const FILM = /^[\w-]{6,20}$/;

const OWNER = 'ytd-video-owner-renderer ytd-channel-name a[href]';
const DESCRIPTION =
  '#description-inline-expander,#description.ytd-video-secondary-info-renderer,#description';

/** The film that the page shows now: its address and the page's own element must name the same one. */
function filmOf(post: Post): string | null {
  const around = closest(post.element, 'ytd-watch-flexy[video-id]');
  const shown = around === null ? null : attributeOf(around, 'video-id');
  const asked = post.page.url.searchParams.get('v');
  return asked !== null && (shown === null || shown === asked) ? asked : null;
}

/** The head tells when a film was published; it stays as it was when the page goes on to another film. */
function publishedAt(page: PageContext, film: string | null) {
  const told = (name: string): string | null => {
    const tag = queryFirst(page.document, `meta[itemprop="${name}"]`);
    return tag === null ? null : attributeOf(tag, 'content');
  };
  const about = told('identifier') ?? told('videoId');
  return film !== null && about === film
    ? found(exactTime(told('datePublished') ?? told('uploadDate')), 'microdata', 'datePublished')
    : null;
}

type Data = Readonly<Record<string, unknown>> | null;

/** What the page was loaded with of the film with this id. */
function detailsOf(page: PageContext, film: string | null): { details: Data; published: Data } {
  if (film === null) return { details: null, published: null };
  const only = (list: readonly Data[]): Data => (list.length > 0 ? (list[0] ?? null) : null);
  return {
    details: only(objectsWith(page, film, 'shortDescription', (one) => textIn(one, 'videoId') === film)),
    published: only(objectsWith(page, film, 'publishDate', (one) => textIn(one, 'externalVideoId') === film)),
  };
}

function titled(title: Fact<string>, words: Fact<string>): Fact<string> {
  return title === null || words === null
    ? (title ?? words)
    : { ...title, value: `${title.value}\n\n${words.value}` };
}

function publishedIn(data: Data): Fact<string> {
  return found(exactTime(textIn(data, 'publishDate')), 'dom', 'publishDate');
}

/** Until 2022 title and words stood apart, in the box of the whole page. */
const OLD_TITLE = 'ytd-video-primary-info-renderer h1';

export const film: Layout = {
  kind: 'post',
  container: `ytd-watch-metadata,ytd-watch-flexy:has(${OLD_TITLE}):not(:has(ytd-watch-metadata))`,
  foreign: 'ytd-comments,#secondary',
  apart: insideOf('ytd-comments,#secondary,#related,ytd-compact-video-renderer'),
  id: (post) => idFact(filmOf(post), FILM, 'ytd-watch-flexy[video-id]'),
  read(post, id) {
    const link = post.first(OWNER);
    const path = pathOf(post.page, link, HOSTS);
    const name = link === null ? null : shownLine(post.page, link);
    const { details, published } = detailsOf(post.page, id);
    const isSame = name !== null && textIn(details, 'author') === name;
    return {
      authorName: nameFact(name, OWNER),
      authorHandle: handleFact(part(path, /^\/@([^/]+)$/), OWNER),
      authorId:
        idFact(part(path, CHANNEL_PATH), /^UC/, OWNER) ??
        (isSame ? idFact(textIn(details, 'channelId'), CHANNEL, 'videoDetails.channelId') : null),
      authorUrl: linkFact(post.page, path, OWNER),
      permalink: builtAddress(post.page, id === null ? null : `/watch?v=${id}`),
      postedAt: publishedAt(post.page, id) ?? publishedIn(published),
      postedAtShown: found(post.line('#info-strings yt-formatted-string'), 'dom', '#info-strings'),
      text: titled(
        textOf(post, `#title h1,${OLD_TITLE}`),
        textOf(post, DESCRIPTION, { leaveOut: 'button,[role="button"],tp-yt-paper-button', written: true }),
      ),
    };
  },
};

/** The film whose address is open, as the data says of it that the page was loaded with. */
export function readFilm(page: PageContext): FoundFacts {
  const short = part(page.url.pathname, /^\/shorts\/([\w-]{6,20})\/?$/);
  const id = short ?? (page.url.pathname === '/watch' ? page.url.searchParams.get('v') : null);
  const { details, published } = detailsOf(page, id);
  if (id === null || details === null) return {};
  const where = 'videoDetails';
  const profile = URL.parse(textIn(published, 'ownerProfileUrl') ?? '')?.pathname ?? null;
  return {
    authorName: nameFact(textIn(details, 'author'), `${where}.author`),
    authorHandle: handleFact(
      profile === null ? null : part(decoded(profile), /^\/@([^/]+)$/),
      'ownerProfileUrl',
    ),
    authorId: idFact(textIn(details, 'channelId'), CHANNEL, `${where}.channelId`),
    authorUrl: builtAddress(page, profile),
    postId: idFact(id, FILM, 'location', 'url'),
    permalink: builtAddress(page, short === null ? `/watch?v=${id}` : `/shorts/${id}`),
    postedAt: publishedIn(published),
    text: titled(
      found(textIn(details, 'title'), 'dom', `${where}.title`),
      found(textIn(details, 'shortDescription'), 'dom', `${where}.shortDescription`),
    ),
  };
}

/** A path as it is read; as it is written where its `%` encode nothing. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
