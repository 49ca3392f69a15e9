import type { Demo, Route } from '../../demo/server.ts';
import { page } from '../../demo/server.ts';
import { html } from '../../demo/markup.ts';

const MESSAGES = 40;

/**
 * A conversation that tells the sender what was read: by a message being on screen, by focus, by a picture that is
 * never cached, by a link that is followed. The path is `/reads`.
 */
export const readsRoute: Route = ({ url }) => {
  if (url.pathname === '/reads/seen' || url.pathname === '/reads/opened') {
    return { status: 204, type: 'text/plain', body: '' };
  }
  if (url.pathname === '/reads/pixel.svg') {
    return {
      type: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
      headers: { 'cache-control': 'no-store' },
    };
  }
  if (url.pathname !== '/reads') return null;
  return page(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <title>Conversation</title>
          <style>
            article {
              height: 90px;
              border-bottom: 1px solid #ccc;
              font: 16px system-ui;
            }
          </style>
        </head>
        <body>
          ${Array.from(
            { length: MESSAGES },
            (_, index) =>
              html`<article data-message-id="${index + 1}">
                <a rel="author" href="/@lantern47">Lantern</a>
                <time datetime="2026-11-20T17:${String(index).padStart(2, '0')}:00+01:00">17:${index}</time>
                <p>Message ${index + 1}. Did you read it?</p>
                <a href="/reads/opened?message=${index + 1}">More</a>
              </article>`,
          )}
          <img src="/reads/pixel.svg" width="1" height="1" alt="" />
          <script>
            const tell = (id) => navigator.sendBeacon('/reads/seen?message=' + id);
            const seen = new Set();
            new MutationObserver(() => tell('mutation')).observe(document, {
              subtree: true,
              childList: true,
              attributes: true,
            });
            const watcher = new IntersectionObserver(
              (entries) => {
                for (const { isIntersecting, target } of entries) {
                  const id = target.dataset.messageId;
                  if (!isIntersecting || seen.has(id)) continue;
                  seen.add(id);
                  tell(id);
                }
              },
              { threshold: 0.6 },
            );
            for (const message of document.querySelectorAll('article')) watcher.observe(message);
            for (const type of [
              'scroll',
              'resize',
              'visibilitychange',
              'copy',
              'selectionchange',
              'beforeprint',
            ])
              document.addEventListener(type, () => tell(type), true);
          </script>
        </body>
      </html>`.text,
  );
};

/** Everything the page told its server so far. */
export function countReads(demo: Demo): number {
  return demo.requests().filter(({ path }) => path.startsWith('/reads/')).length;
}
