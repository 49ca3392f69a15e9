import { html, raw, type Markup } from '../../demo/markup.ts';
import type { Answer } from '../../demo/server.ts';
import { page } from '../../demo/server.ts';

/** What stands on every hostile page and has to be in the capture, whatever else the page does. */
export const HOSTILE_TEXT = 'Whatever this page does, these words were on it.';

/** The one post of a hostile page that is honest. */
export const POST: Markup = html`<article class="post" data-post-id="h1">
  <header>
    <a rel="author" href="/@lantern47">Lantern</a>
    <a href="/post/h1"><time datetime="2026-11-20T17:48:12+01:00">2 h</time></a>
  </header>
  <p>${HOSTILE_TEXT}</p>
  <img src="/pictures/7.svg" width="300" height="180" alt="A harbour" />
</article>`;

/** A page with that title, head and body. */
export function hostile(
  title: string,
  head: Markup,
  body: Markup,
  headers: Record<string, string> = {},
): Answer {
  return page(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>${title}</title>
          ${head}
        </head>
        <body>
          ${body}
        </body>
      </html>`.text,
    headers,
  );
}

/** Script of the page itself. */
export const script = (code: string): Markup => raw(`<script>${code}</script>`);
/** Nothing in the head. */
export const none = raw('');
