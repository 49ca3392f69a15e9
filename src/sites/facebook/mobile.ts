/** The sites for phones, until about 2023: a post's ids stand in `data-ft`, JSON of the box itself. */
import { attributeOf, closest, contains, queryFirst } from '../dom';
import { found, type FoundFacts } from '../generic/found-facts';
import { shownLine } from '../generic/post-text';
import { builtAddress, epochTime, idFact, textOf, type Layout, type Post } from '../hooks';
import { asObject, objectAt, parseJson, textIn } from '../page-json';
import { clean, facebookLink, readAuthor, storyId } from './addresses';

const SHARED = `[data-ft*='"tn":"H"']`;
const WORDS = `[data-ft*='"tn":"*s"']`;
const WHERE = '@data-ft';

type Data = Readonly<Record<string, unknown>> | null;

function dataOfBox(post: Post): Data {
  return asObject(parseJson(attributeOf(post.element, 'data-ft')));
}

/** The time of the post with this id; what it shares stands beside it under the account that wrote that. */
function publishedAt(data: Data, id: string | null): string | null {
  const insights = Object.values(objectAt(data, ['page_insights']) ?? {}).slice(0, 20);
  for (const insight of insights) {
    const context = objectAt(insight, ['post_context']);
    const stories = context?.['story_fbid'];
    if (id !== null && Array.isArray(stories) && stories.map(String).includes(id))
      return epochTime(textIn(context, 'publish_time'), 's');
  }
  return null;
}

function storyAddress(post: Post, id: string | null) {
  for (const link of post.all('a[href]')) {
    const url = facebookLink(post, link);
    if (url !== null && id !== null && storyId(url) === id) return clean(post, url, 'a[href]');
  }
  const owner = textIn(dataOfBox(post), 'content_owner_id_new');
  return id === null || owner === null
    ? null
    : builtAddress(post.page, `/story.php?story_fbid=${id}&id=${owner}`);
}

/** The heading's account; its number only where the box names one owner and the post shares nothing. */
function authorOf(post: Post): FoundFacts {
  const author = readAuthor(post, 'h3 a[href]');
  if (author.authorUrl === undefined || author.authorId != null) return author;
  const owner =
    queryFirst(post.element, SHARED) === null ? textIn(dataOfBox(post), 'content_owner_id_new') : null;
  return { ...author, authorId: idFact(owner, /^\d{4,20}$/, WHERE) };
}

export const mobile: Layout = {
  kind: 'post',
  container: ':is(article,div[role="article"])[data-ft*="top_level_post_id"]',
  foreign: SHARED,
  id: (post) => idFact(textIn(dataOfBox(post), 'top_level_post_id'), /^\d+$/, WHERE),
  read(post, id) {
    const time = post.all('abbr')[0] ?? null;
    const words = post.first(WORDS);
    const more =
      words !== null && post.all('a[href]').some((link) => contains(words, link) && isMore(post, link, id));
    return {
      ...authorOf(post),
      permalink: storyAddress(post, id),
      postedAtShown: found(time === null ? null : shownLine(post.page, time), 'dom', 'abbr'),
      postedAt: found(publishedAt(dataOfBox(post), id), 'dom', `${WHERE} publish_time`),
      text: textOf(post, WORDS, { shortened: more, leaveOut: 'a[href*="/story.php"]' }),
    };
  },
};

/** The link to the rest of the words leads to the post itself. */
function isMore(post: Post, link: Element, id: string | null): boolean {
  const url = facebookLink(post, link);
  return url !== null && id !== null && storyId(url) === id && closest(link, 'header') === null;
}
