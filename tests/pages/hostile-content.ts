import { html, jsonLd, raw } from '../../demo/markup.ts';
import type { Answer, AnswerRequest } from '../../demo/server.ts';
import { hostile, none, POST, script } from './hostile-shell.ts';
import { BIDI_NAMES, xssCorpus } from './xss.ts';

/** The corpus in every field that is read. */
export function xss({ origin }: AnswerRequest): Answer {
  const corpus = xssCorpus(`${origin}/hostile/hit`);
  const at = (index: number): string => corpus[index % corpus.length]!;
  return hostile(
    corpus.join(' '),
    html`<meta property="og:title" content="${at(1)}" />
      <meta property="og:description" content="${at(2)}" />
      <meta property="og:site_name" content="${at(0)}" />
      <meta property="article:published_time" content="${at(3)}" />
      <link rel="canonical" href="${at(5)}" />
      ${jsonLd({
        '@context': 'https://schema.org',
        '@type': 'SocialMediaPosting',
        url: at(5),
        identifier: at(3),
        datePublished: at(4),
        articleBody: corpus.join('\n'),
        inLanguage: at(0),
        author: { '@type': 'Person', name: at(1), alternateName: at(2), url: at(5), identifier: at(6) },
        image: [at(5), at(6)],
      })}`,
    html`${POST}
    ${corpus.map(
      (entry, index) =>
        html`<article data-post-id="${entry}" lang="${at(index + 1)}" aria-label="${entry}">
          <a rel="author" href="/@x${index}">${entry}</a>
          <a href="/post/${encodeURIComponent(entry)}"><time datetime="${entry}">${at(index + 2)}</time></a>
          <p>${entry}</p>
          <img src="/pictures/1.svg" width="30" height="18" alt="${entry}" title="${at(index + 3)}" />
        </article>`,
    )}`,
  );
}

/** Characters that turn text round, hide it, or speak to terminals. */
export function bidi(): Answer {
  return hostile(
    BIDI_NAMES.join(' '),
    none,
    html`${POST}
    ${BIDI_NAMES.map(
      (name, index) =>
        html`<article data-post-id="b${index}">
          <a rel="author" href="/@b${index}">${name}</a>
          <time datetime="2026-11-20T17:48:12+01:00">${name}</time>
          <p>${name} ${'\u202E'.repeat(50)}txt</p>
        </article>`,
    )}`,
  );
}

/** Megabytes in places where a line is expected. */
export function huge(): Answer {
  const megabyte = 'A'.repeat(1_000_000);
  let nested = '1';
  for (let depth = 0; depth < 20_000; depth += 1) nested = `[${nested}]`;
  return hostile(
    megabyte,
    html`<meta property="og:description" content="${megabyte}" />
      <script type="application/ld+json">
        {"@type":"SocialMediaPosting","comment":${raw(nested)}}
      </script>
      <script type="application/ld+json">
        { "@type": "SocialMediaPosting", "articleBody": "${raw(megabyte.repeat(3))}" }
      </script>`,
    html`${POST}
      <article
        data-post-id="${megabyte}"
        class="${Array.from({ length: 20_000 }, (_, index) => `c${index}`).join(' ')}"
        title="${megabyte.repeat(5)}"
      >
        <a rel="author" href="/@${megabyte}">${megabyte}</a>
        <time datetime="${megabyte}">${megabyte.slice(0, 1000)}</time>
        <p style="overflow:hidden;height:40px">${megabyte.repeat(3)}</p>
        <img
          alt="${megabyte}"
          src="/pictures/1.svg"
          srcset="
            ${Array.from({ length: 2000 }, (_, index) => `/pictures/1.svg?${index} ${index + 1}w`).join(', ')}
          "
          sizes="30px"
        />
      </article>`,
  );
}

/** Changes all the time and moves to other addresses of its own. */
export function moving(): Answer {
  return hostile(
    'Moving',
    none,
    html`${POST}
      <div id="ticker"></div>
      ${script(`
        let count = 0;
        setInterval(() => {
          count += 1;
          document.getElementById('ticker').textContent = 'Tick ' + count;
          document.title = 'Moving ' + count;
          if (count % 5 === 0) history.replaceState(null, '', '/hostile/moving?at=' + count);
        }, 20);
      `)}`,
  );
}

/** Leaves for another address 200 ms after it is scrolled. */
export function leaving(): Answer {
  return hostile(
    'Leaving',
    none,
    html`${POST}
      <div style="height:5000px"></div>
      ${script(`addEventListener('scroll', () => setTimeout(() => (location.href = '/article'), 200));`)}`,
  );
}

/** Grows for as long as anybody scrolls. */
export function endless(): Answer {
  return hostile(
    'Endless',
    none,
    html`${POST}
      <div id="more"></div>
      ${script(`
        let next = 1;
        const grow = () => {
          while (document.documentElement.scrollHeight - scrollY < 3 * innerHeight) {
            const post = document.createElement('article');
            post.dataset.postId = 'e' + next;
            post.style.cssText = 'height:180px;border-bottom:1px solid #ccc';
            post.innerHTML = '<a rel="author" href="/@lantern47">Lantern</a> <time datetime="2026-11-20T17:48:12+01:00">2 h</time><p></p>';
            post.querySelector('p').textContent = 'Endless ' + next;
            next += 1;
            document.getElementById('more').append(post);
          }
        };
        addEventListener('scroll', grow);
        grow();
      `)}`,
  );
}
