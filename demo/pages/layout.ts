import { html, raw, type Markup, type MarkupValue } from '../markup.ts';
import { requireAccount } from '../site/accounts.ts';
import type { Post } from '../site/posts.ts';

/** What a page is made from: the address it is served at, and that of the second origin. */
export interface PageRequest {
  readonly url: URL;
  readonly origin: string;
  readonly frameOrigin: string;
}

export interface Shell {
  readonly title: string;
  readonly request: PageRequest;
  readonly head?: MarkupValue;
  readonly body: MarkupValue;
  readonly language?: string;
  /** Path of a script below `/browser/`. */
  readonly scripts?: readonly string[];
  readonly wide?: boolean;
}

const MARK = raw(
  '<svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true"><path d="M4 20h24l-4 7H8z" fill="currentColor"/><path d="M15 4v14H6z" fill="currentColor" opacity=".65"/><path d="M17 8v10h8z" fill="currentColor"/></svg>',
);

/** The frame around every page of the site. */
export function shell({
  title,
  request,
  head,
  body,
  language = 'en',
  scripts = [],
  wide = false,
}: Shell): string {
  const links = [
    ['/', 'Feed'],
    ['/thread/500001', 'Thread'],
    ['/chat/lantern47', 'Messages'],
    ['/@mira', 'Profile'],
  ] as const;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/browser/harbour.css" />
        <link rel="canonical" href="${request.origin}${request.url.pathname}" />
        <meta property="og:site_name" content="Harbour" />
        ${head}
      </head>
      <body>
        <header class="bar">
          <div class="bar-inner">
            <a class="brand" href="/">${MARK}<span>Harbour</span></a>
            <nav aria-label="Site">
              ${links.map(
                ([path, name]) =>
                  html`<a href="${path}" ${request.url.pathname === path ? raw('aria-current="page"') : ''}
                    >${name}</a
                  >`,
              )}
            </nav>
          </div>
        </header>
        <main class="${wide ? 'column wide' : 'column'}">${body}</main>
        ${scripts.map((path) => html`<script type="module" src="/browser/${path}"></script>`)}
      </body>
    </html>`.text;
}

export function postPath(post: Post): string {
  return `/post/${post.id}`;
}

export function pictureOf(post: Post, lazy: boolean): Markup | null {
  const picture = post.picture;
  if (picture === undefined) return null;
  return html`<img
    class="picture"
    src="/pictures/${picture.seed}.${picture.form}"
    width="${picture.width}"
    height="${picture.height}"
    alt="${picture.alt}"
    ${lazy ? raw('loading="lazy"') : ''}
  />`;
}

export function avatarOf(handle: string): Markup {
  return html`<img class="avatar" src="/avatars/${handle}.svg" width="44" height="44" alt="" />`;
}

/** Paragraphs with their @mentions as links. */
export function paragraphs(text: string): Markup[] {
  return text.split('\n\n').map((part) => {
    const pieces = part.split(/(@[a-z0-9_]+)/);
    return html`<p>
      ${pieces.map((piece, index) => (index % 2 === 1 ? html`<a href="/${piece}">${piece}</a>` : piece))}
    </p>`;
  });
}

/** One post of a list: plain markup, as most sites have it. */
export function postArticle(post: Post, { lazy = true }: { lazy?: boolean } = {}): Markup {
  const account = requireAccount(post.by);
  return html`<article class="post" data-post-id="${post.id}" data-author-id="${account.id}">
    <header class="post-head">
      ${avatarOf(post.by)}
      <div>
        <a class="name" rel="author" href="/@${post.by}"><bdi>${account.name}</bdi></a>
        <span class="handle">@${post.by}</span>
      </div>
      <a class="when" href="${postPath(post)}"><time datetime="${post.at}">${post.atShown}</time></a>
    </header>
    <div class="post-text" lang="${post.language}" dir="auto">${paragraphs(post.text)}</div>
    ${pictureOf(post, lazy)}
    <footer class="post-foot">
      <button type="button">Like · ${post.likes}</button>
      <button type="button">Reply</button>
      <button type="button">Report</button>
    </footer>
  </article>`;
}
