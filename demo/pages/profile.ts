import { html } from '../markup.ts';
import type { Account } from '../site/accounts.ts';
import { feedPosts } from '../site/posts.ts';
import { postArticle, shell, type PageRequest } from './layout.ts';

/** An account's page: who it is and what it posted. */
export function profilePage(request: PageRequest, account: Account): string {
  const posts = feedPosts.filter((post) => post.by === account.handle);
  return shell({
    title: `${account.name} (@${account.handle}) – Harbour`,
    request,
    head: html`<meta property="og:type" content="profile" />
      <meta property="og:title" content="${account.name}" />
      <meta property="profile:username" content="${account.handle}" />`,
    body: html`<section class="profile" data-author-id="${account.id}">
        <img class="avatar large" src="/avatars/${account.handle}.svg" width="96" height="96" alt="" />
        <div>
          <h1><bdi>${account.name}</bdi></h1>
          <p class="handle">@${account.handle}</p>
          <p lang="${account.language}" dir="auto">${account.about}</p>
        </div>
      </section>
      ${posts.map((post) => postArticle(post))}`,
  });
}
