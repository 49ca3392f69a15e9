import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Demo, Route } from '../../demo/server.ts';
import { page } from '../../demo/server.ts';
import { html, jsonLd, raw } from '../../demo/markup.ts';

/** One thing the page noticed. `window.signals` is a list of these. */
export interface Signal {
  readonly kind: string;
  readonly detail: string;
  /** `performance.now()` of the page. */
  readonly at: number;
}

declare global {
  interface Window {
    /** Everything noticed since `watchFromNow` was called last. */
    signals: Signal[];
    /** Forgets what was noticed and compares with the present state from here on. */
    watchFromNow: () => Promise<void>;
    /** Compares the page with how it was at `watchFromNow`, adds what differs to `signals`, returns them. */
    readSignals: () => Promise<Signal[]>;
  }
}

const NONCE = 'detect-5b1f0c';

const POLICY = [
  "default-src 'none'",
  `script-src 'nonce-${NONCE}'`,
  `style-src 'nonce-${NONCE}'`,
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' http://127.0.0.1:*",
  'report-uri /detect/csp-report',
].join('; ');

const TEXT = 'I can tell when somebody keeps what I write.';

function detectionBody(origin: string, frameOrigin: string): string {
  const posts = Array.from({ length: 12 }, (_, index) => index + 1);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Conversation</title>
        <link rel="icon" href="/icon.svg" />
        <style nonce="${NONCE}">
          body {
            font: 16px system-ui;
            max-width: 620px;
            margin: 0 auto;
          }
          article {
            padding: 16px;
            border-bottom: 1px solid #ccc;
          }
          .inner {
            height: 200px;
            overflow: auto;
            transition: outline-color 1ms;
          }
          iframe {
            border: 0;
            height: 80px;
          }
        </style>
        ${jsonLd({
          '@context': 'https://schema.org',
          '@type': 'SocialMediaPosting',
          url: `${origin}/detect`,
          identifier: 'd1',
          datePublished: '2026-11-20T17:48:12+01:00',
          articleBody: TEXT,
          author: { '@type': 'Person', name: 'Lantern', alternateName: '@lantern47' },
        })}
        <script nonce="${NONCE}" src="/detect/detection.js"></script>
      </head>
      <body>
        ${posts.map(
          (number) =>
            html`<article data-post-id="d${number}">
              <a rel="author" href="/@lantern47">Lantern</a>
              <time datetime="2026-11-20T17:${10 + number}:00+01:00">17:${10 + number}</time>
              <p>${number === 1 ? TEXT : `Message ${number}.`}</p>
              <img src="/pictures/${number}.svg" width="300" height="180" alt="A harbour" loading="lazy" />
            </article>`,
        )}
        <watched-element><p>Inside a custom element</p></watched-element>
        <div class="inner" tabindex="0">${posts.map((number) => html`<p>Line ${number}</p>`)}</div>
        <div id="open-host"></div>
        <div id="closed-host"></div>
        <input id="write" value="half a sentence" />
        <iframe title="Same origin" src="/detect/frame"></iframe>
        <iframe title="Other origin" src="${frameOrigin}/detect/frame"></iframe>
        <script nonce="${NONCE}">
          ${raw(`
          document.getElementById('open-host').attachShadow({ mode: 'open' }).innerHTML = '<p>Open shadow</p>';
          document.getElementById('closed-host').attachShadow({ mode: 'closed' }).innerHTML = '<p>Closed shadow</p>';
          `)};
        </script>
      </body>
    </html>`.text;
}

/**
 * A page that looks as hard as a page can for a sign that somebody captures it. `/detect`; its frames report by
 * requests (`/detect/noticed`), as their windows may be out of reach.
 */
export const detectionRoute: Route = async ({ url, origin, frameOrigin }) => {
  const path = url.pathname;
  if (path === '/detect')
    return page(detectionBody(origin, frameOrigin), { 'content-security-policy': POLICY });
  if (path === '/detect/frame') {
    return page(
      '<!doctype html><title>Frame</title><p>In a frame</p><script src="/detect/detection-frame.js"></script>',
    );
  }
  if (path === '/detect/detection.js' || path === '/detect/detection-frame.js') {
    const file = join(import.meta.dirname, 'browser', path.slice('/detect/'.length));
    return { type: 'text/javascript; charset=utf-8', body: await readFile(file, 'utf8') };
  }
  if (path === '/detect/csp-report' || path === '/detect/noticed') {
    return { status: 204, type: 'text/plain', body: '' };
  }
  return null;
};

/** Requests that reached the server after the first `since` ones: each is a sign, whatever it asked for. */
export function listRequestsSince(demo: Demo, since: number): string[] {
  return demo
    .requests()
    .slice(since)
    .map((request) => `${request.method} ${request.path} ${request.body}`.trim());
}
