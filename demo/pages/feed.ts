import { html } from '../markup.ts';
import { feedPosts } from '../site/posts.ts';
import { postArticle, shell, type PageRequest } from './layout.ts';

/** The feed: sticky header, lazy images (the browser's own and a script's). */
export function feedPage(request: PageRequest): string {
  return shell({
    title: 'Harbour',
    request,
    scripts: ['lazy.js'],
    body: html`<h1 class="quiet">Latest</h1>
      ${feedPosts.map((post) => postArticle(post))}
      <article class="post" data-post-id="418001" data-author-id="acct-1003">
        <header class="post-head">
          <div>
            <a class="name" rel="author" href="/@elodie">Élodie Exemple</a>
            <span class="handle">@elodie</span>
          </div>
          <a class="when" href="/post/418001"><time datetime="2026-11-16T08:00:00+01:00">16 nov.</time></a>
        </header>
        <div class="post-text" lang="fr"><p>Celle-ci arrive toujours en retard, comme moi.</p></div>
        <img
          class="picture"
          src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
          data-src="/pictures/53.png"
          width="1200"
          height="720"
          alt="Le quai vide"
        />
      </article>`,
  });
}
