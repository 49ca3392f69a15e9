import { html, jsonLd } from '../markup.ts';
import { requireAccount } from '../site/accounts.ts';
import { comments, type Post } from '../site/posts.ts';
import { pictureOf, postArticle, postPath, shell, type PageRequest } from './layout.ts';

function person(handle: string, origin: string): Record<string, unknown> {
  const account = requireAccount(handle);
  return {
    '@type': 'Person',
    name: account.name,
    alternateName: `@${account.handle}`,
    identifier: account.id,
    url: `${origin}/@${account.handle}`,
  };
}

/** schema.org's description of a post, with its comments. */
function description(post: Post, replies: readonly Post[], origin: string): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@type': 'SocialMediaPosting',
    '@id': `${origin}${postPath(post)}`,
    url: `${origin}${postPath(post)}`,
    identifier: post.id,
    datePublished: post.at,
    inLanguage: post.language,
    articleBody: post.text,
    author: person(post.by, origin),
    ...(post.picture === undefined
      ? {}
      : { image: `${origin}/pictures/${post.picture.seed}.${post.picture.form}` }),
    commentCount: replies.length,
    comment: replies.map((reply) => ({
      '@type': 'Comment',
      '@id': `${origin}${postPath(reply)}`,
      url: `${origin}${postPath(reply)}`,
      identifier: reply.id,
      datePublished: reply.at,
      inLanguage: reply.language,
      text: reply.text,
      author: person(reply.by, origin),
      parentItem: { '@id': `${origin}/post/${reply.replyTo ?? post.id}` },
    })),
  };
}

/** A post's own page, with JSON-LD and OpenGraph. */
export function postPage(request: PageRequest, post: Post): string {
  const replies = comments.filter((comment) => post.id === '418199' && comment.replyTo !== undefined);
  const account = requireAccount(post.by);
  const address = `${request.origin}${postPath(post)}`;
  return shell({
    title: `${account.name} on Harbour`,
    request,
    head: html`<meta property="og:type" content="article" />
      <meta property="og:title" content="${account.name} (@${account.handle})" />
      <meta property="og:description" content="${post.text.slice(0, 200)}" />
      <meta property="og:url" content="${address}" />
      <meta property="article:published_time" content="${post.at}" />
      <meta property="article:author" content="${request.origin}/@${account.handle}" />
      ${jsonLd(description(post, replies, request.origin))}`,
    body: html`${postArticle({ ...post }, { lazy: false })}
    ${
      replies.length === 0
        ? null
        : html`<section aria-label="Comments">
            <h2 class="quiet">${replies.length} comments</h2>
            ${replies.map((reply) => postArticle(reply))}
          </section>`
    }`,
  });
}

/** A post with microdata, for the thread. */
export function microdataPost(post: Post, origin: string, type: 'DiscussionForumPosting' | 'Comment') {
  const account = requireAccount(post.by);
  return html`<article
    class="post"
    id="p${post.id}"
    itemscope
    itemtype="https://schema.org/${type}"
    itemid="${origin}${postPath(post)}"
    ${type === 'Comment' ? html`itemprop="comment"` : null}
  >
    <header class="post-head">
      <img class="avatar" src="/avatars/${post.by}.svg" width="44" height="44" alt="" />
      <div itemprop="author" itemscope itemtype="https://schema.org/Person">
        <a class="name" itemprop="url" href="/@${post.by}"><bdi itemprop="name">${account.name}</bdi></a>
        <span class="handle" itemprop="alternateName">@${post.by}</span>
        <meta itemprop="identifier" content="${account.id}" />
      </div>
      <a class="when" itemprop="url" href="${postPath(post)}"
        ><time itemprop="datePublished" datetime="${post.at}">${post.atShown}</time></a
      >
    </header>
    <div class="post-text" itemprop="text" lang="${post.language}" dir="auto"><p>${post.text}</p></div>
    ${pictureOf(post, true)}
    <meta itemprop="identifier" content="${post.id}" />
  </article>`;
}
