import { contains } from '../dom';
import { found } from '../generic/found-facts';
import {
  builtAddress,
  defineSite,
  handleFact,
  idFact,
  linkFact,
  part,
  pathOf,
  textOf,
  type Layout,
  type Post,
} from '../hooks';

const AUTHOR = 'a[href*="/u/"]';
const SHOWN = '.moment-time[data-tippy-content]';
const TEXT = '.md-div';

function readFacts(post: Post, address: string | null) {
  const texts = post.all(TEXT);
  const path =
    post
      .all(AUTHOR)
      .filter((link) => !texts.some((text) => contains(text, link)))
      .map((link) => pathOf(post.page, link, []))
      .find((one) => one !== null && /^\/u\/[^/]+$/.test(one)) ?? null;
  return {
    authorHandle: handleFact(part(path, /^\/u\/([^/]+)$/), AUTHOR),
    authorUrl: linkFact(post.page, path, AUTHOR),
    permalink: builtAddress(post.page, address),
    postedAtShown: found(post.attributeIn(SHOWN, 'data-tippy-content'), 'dom', SHOWN),
    text: textOf(post, TEXT),
  };
}

const post: Layout = {
  kind: 'post',
  container: '[id^="post-listing-"]',
  id: (box) => idFact(part(box.attribute('id'), /^post-listing-(\d+)$/), /^\d+$/, '@id'),
  read(box, id) {
    const facts = readFacts(box, id === null ? null : `/post/${id}`);
    const title = box.line('.post-title');
    const text =
      title === null || facts.text === null
        ? (facts.text ?? found(title, 'dom', '.post-title'))
        : { ...facts.text, value: `${title}\n\n${facts.text.value}` };
    return { ...facts, text };
  },
};

const comment: Layout = {
  kind: 'comment',
  container: '.comment-node[id^="comment-"]',
  id: (box) => idFact(part(box.attribute('id'), /^comment-(\d+)$/), /^\d+$/, '@id'),
  read: (box, id) => readFacts(box, id === null ? null : `/comment/${id}`),
};

/** Any server. */
export const lemmySite = defineSite({
  id: 'lemmy',
  name: 'Lemmy',
  hosts: [],
  marker: '#app.lemmy-site',
  shapes: ['.comment-node[id^="comment-"] .md-div'],
  seen: 'its open source of August 2026; its marker not seen yet',
  layouts: [post, comment],
  mainId: (page) => part(page.url.pathname, /^\/(?:post|comment)\/(\d+)$/),
});
