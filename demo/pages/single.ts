import { html, raw } from '../markup.ts';
import { comments, feedPosts, tallPost } from '../site/posts.ts';
import { postArticle, shell, type PageRequest } from './layout.ts';

/** A modal dialog that scrolls, over a page that does not. */
export function dialogPage(request: PageRequest): string {
  return shell({
    title: 'Harbour',
    request,
    scripts: ['dialog.js'],
    body: html`<p>The conversation is in the dialog.</p>
      <dialog id="conversation" class="modal" aria-label="Conversation">
        ${[...feedPosts, ...comments].map((post) => postArticle(post))}
      </dialog>`,
  });
}

/** An article with nothing social about it. */
export function articlePage(request: PageRequest): string {
  return shell({
    title: 'How the tide table is made',
    request,
    head: html`<meta name="author" content="Pier Office (example)" />
      <meta name="description" content="Three people, one pencil, and the moon." />`,
    body: html`<article class="prose">
      <h1>How the tide table is made</h1>
      <p class="handle">By the pier office, <time datetime="2026-10-03">3 October 2026</time></p>
      ${Array.from(
        { length: 9 },
        (_, index) =>
          html`<h2>Step ${index + 1}</h2>
            <p>
              Somebody reads the gauge at the east pier, writes the number down, and does not trust it. Then
              somebody else reads it. Where the two agree, the pencil comes out; where they do not, so does
              the coffee. After ${(index + 1) * 28} days the moon has said all it has to say, and the table is
              printed.
            </p>
            <img
              class="picture"
              src="/pictures/${60 + index}.svg"
              width="1200"
              height="720"
              alt="The gauge, reading ${index + 1}"
              loading="lazy"
            />`,
      )}
    </article>`,
  });
}

/** A blog entry in the microformats way (h-entry, h-card, u-in-reply-to). */
export function blogPage(request: PageRequest): string {
  return shell({
    title: 'A note about notes',
    request,
    body: html`<article class="h-entry prose">
      <h1 class="p-name">A note about notes</h1>
      <p class="handle">
        <a class="p-author h-card" href="${request.origin}/@freja">Freja Eksempel</a>,
        <a class="u-url u-uid" href="${request.origin}/blog/note"
          ><time class="dt-published" datetime="2026-11-12T22:14:05.250+01:00">12. november, 22.14</time></a
        >
      </p>
      <p>
        In answer to
        <a class="u-in-reply-to" href="${request.origin}/post/418120">what was written here</a>:
      </p>
      <div class="e-content" lang="en">
        <p>I keep everything that person sends. Not to read it again. So that I do not have to.</p>
        <img
          class="u-photo picture"
          src="/pictures/71.png"
          width="1200"
          height="720"
          alt="A drawer with a label"
        />
      </div>
    </article>`,
  });
}

/** A feed told by ARIA roles alone: div and span, no article element, no metadata. */
export function ariaFeedPage(request: PageRequest): string {
  return shell({
    title: 'Harbour, the plain way',
    request,
    body: html`<div role="feed" aria-label="Latest">
      ${feedPosts.map(
        (post, index) =>
          html`<div
            class="post"
            role="article"
            tabindex="0"
            aria-posinset="${index + 1}"
            aria-setsize="${feedPosts.length}"
            aria-labelledby="by-${post.id}"
            aria-describedby="text-${post.id}"
          >
            <div class="post-head">
              <span class="name" id="by-${post.id}">${post.by}</span>
              <a class="when" href="/post/${post.id}"><time datetime="${post.at}">${post.atShown}</time></a>
            </div>
            <div class="post-text" id="text-${post.id}" dir="auto"><p>${post.text}</p></div>
          </div>`,
      )}
    </div>`,
  });
}

/** A post whose picture and words stand in a frame of another origin. */
export function framePage(request: PageRequest): string {
  return shell({
    title: 'Harbour',
    request,
    body: html`<article class="post" data-post-id="418300">
      <header class="post-head">
        <a class="name" rel="author" href="/@sanne">Sanne Voorbeeld</a>
        <a class="when" href="/post/418300"><time datetime="2026-11-20T19:00:00+01:00">1 u</time></a>
      </header>
      <div class="post-text" lang="nl"><p>Kijk eens wat hieronder staat.</p></div>
      <iframe
        src="${request.frameOrigin}/embedded"
        title="An embedded card"
        width="100%"
        height="220"
      ></iframe>
      <iframe src="/embedded" title="A card of this site" width="100%" height="220"></iframe>
    </article>`,
  });
}

/** What the frames show. */
export function embeddedPage(request: PageRequest): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Embedded</title>
        <style>
          body {
            font:
              16px system-ui,
              sans-serif;
            margin: 0;
            padding: 16px;
            background: #f3ecdf;
            color: #2c2a26;
          }
        </style>
      </head>
      <body>
        <p>This card comes from <b>${request.url.port}</b>.</p>
        <p>I can see you from here.</p>
      </body>
    </html>`.text;
}

/**
 * Nothing that moves, loads late or depends on a font's hinting at a fraction of a pixel: whole-pixel boxes and
 * pictures, so that two screenshots of it can be compared pixel by pixel. Three screens tall, or as many rows of
 * 60 CSS pixels as `?rows=` says.
 */
export function stillPage({ url }: PageRequest): string {
  const length = Number(url.searchParams.get('rows') ?? 40);
  const rows = Array.from({ length }, (_, index) => {
    const hue = (index * 47) % 360;
    return `<div class="row"><div class="box" style="background:hsl(${hue} 45% 55%)"></div><p>Row ${index + 1}: the tide comes in, the tide goes out.</p><div class="box wide" style="background:hsl(${(hue + 140) % 360} 35% 70%)"></div></div>`;
  });
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Still</title>
        <style>
          * {
            box-sizing: border-box;
          }
          html,
          body {
            margin: 0;
            background: #fff;
            color: #222;
            font: 16px/24px monospace;
          }
          .row {
            display: flex;
            gap: 16px;
            align-items: center;
            height: 60px;
            padding: 0 16px;
            border-bottom: 1px solid #ccc;
          }
          .box {
            width: 40px;
            height: 40px;
          }
          .box.wide {
            width: 160px;
          }
          p {
            margin: 0;
            width: 480px;
          }
        </style>
      </head>
      <body>
        ${raw(rows.join('\n'))}
        <img src="/pictures/5.png" width="600" height="360" alt="" style="display:block" />
      </body>
    </html>`.text;
}

/** A post several screens tall. */
export function tallPage(request: PageRequest): string {
  return shell({
    title: 'Lantern on Harbour',
    request,
    body: postArticle(tallPost, { lazy: false }),
  });
}
