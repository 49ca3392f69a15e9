import type { Fact } from '../../domain/capture';
import {
  attributeOf,
  closest,
  contains,
  matches,
  nextElementOf,
  previousElementOf,
  queryAll,
  queryFirst,
} from '../dom';
import { resolveAddress } from '../generic/address';
import { found, type FoundFacts } from '../generic/found-facts';
import { exactTime } from '../generic/posted-at';
import { shownLine } from '../generic/post-text';
import {
  builtAddress,
  defineSite,
  epochTime,
  handleFact,
  idFact,
  part,
  shownText,
  textOf,
  titled,
  type Layout,
  type Post,
} from '../hooks';
import type { PageContext } from '../site';
import { readProfile } from './profile';

const MAX_ROWS = 5_000;

/** `2026-04-26T06:24:42 1777184682`: UTC, and the same in seconds on newer pages. Both must agree. */
function ageTime(title: string | null): string | null {
  const [, clock, seconds] = /^(\S+?)Z?(?: (\d+))?$/.exec(title ?? '') ?? [];
  const time = clock === undefined ? null : exactTime(`${clock}Z`);
  if (time === null || seconds === undefined) return time;
  const epoch = epochTime(seconds, 's');
  return epoch !== null && Date.parse(time) === Date.parse(epoch) ? time : null;
}

/** The first is of pages since about 2016. */
const USER = 'a.hnuser,a[href*="user?id="]';

function readLine(page: PageContext, line: Element | null): FoundFacts {
  if (line === null) return {};
  const user = queryFirst(line, USER);
  const age = queryFirst(line, '.age');
  const handle = user === null ? null : shownLine(page, user);
  // Until about 2015 the words stand between others.
  const words = age ?? line;
  const shown = part(shownLine(page, words), age === null ? /(\d+ (?:minute|hour|day)s? ago)/ : /^(.*)$/);
  return {
    authorHandle: handleFact(handle, 'a.hnuser'),
    authorUrl: builtAddress(page, handle === null ? null : `/user?id=${encodeURIComponent(handle)}`),
    postedAt: found(age === null ? null : ageTime(attributeOf(age, 'title')), 'dom', '.age[title]'),
    postedAtShown: found(shown, 'dom', '.age'),
  };
}

/** The row's own number; until about 2015 only the arrow for voting has one. */
const postId: Layout['id'] = (post) =>
  idFact(post.attribute('id'), /^\d+$/, '@id') ??
  idFact(part(post.attributeIn('a[id^="up_"]', 'id'), /^up_(\d+)$/), /^\d+$/, 'a[id^="up_"]');

/** The cell with the words below a title; until about 2021 it has no name and is told by its place. */
function wordsBelow(box: Element): Element | null {
  const named = queryFirst(box, '.toptext');
  if (named !== null) return named;
  for (const row of queryAll(box, 'tr', 12)) {
    if (matches(row, '.athing') || queryFirst(row, '.subtext,form,table,textarea') !== null) continue;
    const cells = queryAll(row, 'td', 4);
    const [space, words] = cells;
    if (cells.length === 2 && space !== undefined && attributeOf(space, 'colspan') === '2')
      return words ?? null;
  }
  return null;
}

/** Title, and on its own page the words below it. */
function storyText(post: Post): Fact<string> {
  const title = textOf(post, '.titleline > a,a.storylink,a.titlelink,td.title > a[href]');
  const box = closest(post.element, '.fatitem');
  const below = box === null ? null : wordsBelow(box);
  const words = below === null ? null : shownText(post.page, below);
  return titled(title, found(words, 'dom', '.toptext'));
}

const story: Layout = {
  kind: 'post',
  container: 'tr.athing:not(.comtr):has(.title):not(:has(.commtext,.comment))',
  id: postId,
  read: (post, id) => ({
    ...readLine(post.page, nextElementOf(post.element)),
    permalink: builtAddress(post.page, id === null ? null : `/item?id=${id}`),
    text: storyText(post),
  }),
};

/** Before 2015. */
const earlyStory: Layout = {
  ...story,
  container: 'tr:has(a[id^="up_"]):has(td.title):not(.athing):not(:has(tr))',
};

function depthOf(row: Element): number | null {
  const cell = queryFirst(row, 'td.ind');
  const indent = cell === null ? null : attributeOf(cell, 'indent');
  if (indent !== null) return /^\d+$/.test(indent) ? Number(indent) : null;
  const image = cell === null ? null : queryFirst(cell, 'img');
  const width = image === null ? null : attributeOf(image, 'width');
  return width !== null && /^\d+$/.test(width) ? Number(width) / 40 : null;
}

/** The nearest comment above that stands one step further out; else the story of this page. */
function answeredBy(post: Post): string | null {
  const depth = depthOf(post.element);
  if (depth === null) return null;
  if (depth === 0) return post.page.url.pathname === '/item' ? post.page.url.searchParams.get('id') : null;
  let row = previousElementOf(post.element);
  for (let count = 0; row !== null && count < MAX_ROWS; count += 1) {
    if (matches(row, 'tr.comtr') && depthOf(row) === depth - 1) return attributeOf(row, 'id');
    row = previousElementOf(row);
  }
  return null;
}

const comment: Layout = {
  kind: 'comment',
  container: 'tr.athing.comtr',
  id: postId,
  read: (post, id) => ({
    ...readLine(post.page, post.first('.comhead')),
    permalink: builtAddress(post.page, id === null ? null : `/item?id=${id}`),
    // Until about 2018 the words have no name of their own.
    text: textOf(post, post.first('.commtext') === null ? '.comment' : '.commtext', { leaveOut: '.reply' }),
    replyTo: idFact(answeredBy(post), /^\d+$/, 'td.ind[indent]', 'derived'),
  }),
};

/** A comment on its own page and in lists of comments: above it stand links to what it answers. */
const single: Layout = {
  ...comment,
  container: 'tr.athing:not(.comtr):has(.commtext,.comment):has(.age)',
  read(post, id) {
    const parent = post
      .all('.navs a[href*="item?id="],.par a[href*="item?id="]')
      .find((link) => shownLine(post.page, link) === 'parent');
    const url = parent === undefined ? null : resolveAddress(post.page, attributeOf(parent, 'href'));
    return {
      ...comment.read(post, id),
      replyTo: idFact(url?.searchParams.get('id'), /^\d+$/, '.navs a'),
    };
  },
};

/** Before 2015: no row has a number, the comment's link to itself has. */
const early: Layout = {
  kind: 'comment',
  container: 'td.default:has(.comhead):has(.comment):not(:has(.age))',
  id(post) {
    const links = post
      .all('.comhead a[href*="item?id="]')
      .filter((link) => /^link$| ago$/.test(shownLine(post.page, link) ?? ''));
    const [link] = links;
    const url = link === undefined ? null : resolveAddress(post.page, attributeOf(link, 'href'));
    return idFact(url?.searchParams.get('id'), /^\d+$/, '.comhead a');
  },
  read: (post, id) => ({
    ...readLine(post.page, post.first('.comhead')),
    permalink: builtAddress(post.page, id === null ? null : `/item?id=${id}`),
    text: textOf(post, '.comment'),
  }),
};

export const hackernewsSite = defineSite({
  id: 'hackernews',
  name: 'Hacker News',
  hosts: ['news.ycombinator.com'],
  seen: 'saved page of April 2026; pages before 2018: from memory, not seen yet',
  layouts: [story, comment, single, early, earlyStory],
  page: readProfile,
  redirect(element) {
    const row = closest(element, 'tr');
    if (row === null || matches(row, '.athing')) return null;
    const before = previousElementOf(row);
    if (before !== null && matches(before, `${story.container},${earlyStory.container}`)) return before;
    // The words below the title of the page's own story.
    const box = closest(element, '.fatitem');
    const words = box === null ? null : wordsBelow(box);
    return box !== null && words !== null && contains(words, element)
      ? queryFirst(box, story.container)
      : null;
  },
  mainId: (page) => (page.url.pathname === '/item' ? part(page.url.searchParams.get('id'), /^(\d+)$/) : null),
});
