import { html } from '../markup.ts';
import { threadPosts } from '../site/thread-posts.ts';
import { shell, type PageRequest } from './layout.ts';
import { microdataPost } from './post.ts';

/** Sixty posts, several screens, microdata; smooth scrolling is on, as many sites have it. */
export function threadPage(request: PageRequest): string {
  return shell({
    title: 'Winter timetable – Harbour',
    request,
    head: html`<style>
      html {
        scroll-behavior: smooth;
      }
    </style>`,
    body: html`<h1 class="quiet">Winter timetable</h1>
      ${threadPosts.map((post, index) =>
        microdataPost(post, request.origin, index === 0 ? 'DiscussionForumPosting' : 'Comment'),
      )}
      <aside class="corner" aria-label="Help">Questions? The pier office answers until 18:00.</aside>`,
  });
}
