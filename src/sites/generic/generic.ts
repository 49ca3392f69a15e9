import { documentOf } from '../dom';
import type { Site } from '../site';
import { findPostAround, findPosts } from './find-posts';
import { findMainPost } from './main-post';
import { readMediaSources } from './media';
import { readPageFacts, readPostFacts } from './read-post';
import { surveyPost } from './survey';

/** Reads any page by what it declares and by its form. The last of the list: it matches every page. */
export const genericSite: Site = {
  id: 'generic',
  name: null,
  hosts: [],
  seen: null,
  matches: () => true,
  listPosts: (page, limit) => findPosts(page, page.document).posts.slice(0, Math.max(0, limit)),
  closestPost: (page, element) =>
    documentOf(element) === page.document ? findPostAround(page, element) : null,
  mainPost: (page) => findMainPost(page),
  readPost: (page, post) => (post === null ? readPageFacts(page) : readPostFacts(page, post)),
  readMedia: (page, post) => readMediaSources(page, surveyPost(page, post)),
};
