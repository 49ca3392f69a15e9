import type { Fact } from '../../domain/capture';
import { attributeOf, closest, matches, nextElementOf, previousElementOf, queryFirst } from '../dom';
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
  textOf,
  type Layout,
  type Post,
} from '../hooks';
import type { PageContext } from '../site';

const MAX_ROWS = 5_000;

/** `2026-04-26T06:24:42 1777184682`: UTC, and the same in seconds on newer pages. Both must agree. */
function ageTime(title: string | null): string | null {
  const [, clock, seconds] = /^(\S+?)Z?(?: (\d+))?$/.exec(title ?? '') ?? [];
  const time = clock === undefined ? null : exactTime(`${clock}Z`);
  if (time === null || seconds === undefined) return time;
  const epoch = epochTime(seconds, 's');
  return epoch !== null && Date.parse(time) === Date.parse(epoch) ? time : null;
}

function readLine(page: PageContext, line: Element | null): FoundFacts {
  if (line === null) return {};
  const user = queryFirst(line, 'a.hnuser');
  const age = queryFirst(line, '.age');
  const handle = user === null ? null : shownLine(page, user);
  return {
    authorHandle: handleFact(handle, 'a.hnuser'),
    authorUrl: builtAddress(page, handle === null ? null : `/user?id=${encodeURIComponent(handle)}`),
    postedAt: found(age === null ? null : ageTime(attributeOf(age, 'title')), 'dom', '.age[title]'),
    postedAtShown: found(age === null ? null : shownLine(page, age), 'dom', '.age'),
  };
}

const postId: Layout['id'] = (post) => idFact(post.attribute('id'), /^\d+$/, '@id');

/** Title, and on its own page the words below it. */
function storyText(post: Post): Fact<string> {
  const title = textOf(post, '.titleline > a,a.storylink');
  const box = closest(post.element, '.fatitem');
  const below = box === null ? null : queryFirst(box, '.toptext');
  const words = below === null ? null : shownLine(post.page, below);
  return title === null || words === null ? title : { ...title, value: `${title.value}\n\n${words}` };
}

const story: Layout = {
  kind: 'post',
  container: 'tr.athing:not(.comtr):not(:has(.commtext))',
  id: postId,
  read: (post, id) => ({
    ...readLine(post.page, nextElementOf(post.element)),
    permalink: builtAddress(post.page, id === null ? null : `/item?id=${id}`),
    text: storyText(post),
  }),
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
    text: textOf(post, '.commtext', { leaveOut: '.reply' }),
    replyTo: idFact(answeredBy(post), /^\d+$/, 'td.ind[indent]', 'derived'),
  }),
};

/** A comment on its own page and in lists of comments: above it stand links to what it answers. */
const single: Layout = {
  ...comment,
  container: 'tr.athing:not(.comtr):has(.commtext)',
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

export const hackernewsSite = defineSite({
  id: 'hackernews',
  name: 'Hacker News',
  hosts: ['news.ycombinator.com'],
  seen: 'saved page of April 2026',
  layouts: [story, comment, single],
  redirect(element) {
    const row = closest(element, 'tr');
    const before = row === null ? null : previousElementOf(row);
    return before !== null && matches(before, story.container) && row !== null && !matches(row, '.athing')
      ? before
      : null;
  },
  mainId: (page) => (page.url.pathname === '/item' ? part(page.url.searchParams.get('id'), /^(\d+)$/) : null),
});
