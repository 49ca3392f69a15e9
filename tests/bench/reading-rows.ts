import { ReadingBrowser } from '../e2e/reading/isolated-page.ts';
import { boundRow, type Row } from './row.ts';

const TIMES = 21;
const POSTS = 400;

/** Data of other posts, as large as feeds carry it. */
function filler(megabytes: number): string {
  const post = { id: 'x'.repeat(40), creation_time: 1_700_000_000, taken_at: 1, text: 'y'.repeat(400) };
  const one = JSON.stringify(post);
  return `[${Array.from({ length: Math.ceil((megabytes * 1_000_000) / one.length) }, () => one).join()}]`;
}

const head = '<!doctype html><html lang="en"><head><title>Heavy</title></head><body>';

/** A feed of Facebook with six megabytes of data blocks, of which one is about the post. */
function facebookFeed(): string {
  const url = 'https:\\/\\/www.facebook.com\\/anna.example\\/posts\\/pfbid0Example1';
  const own = `[{"story":{"creation_time":1763287050,"url":"${url}"}},${filler(1)}]`;
  const blocks = [own, ...Array.from({ length: 5 }, () => filler(1))].map(
    (data) => `<script type="application/json">${data}</script>`,
  );
  const posts = Array.from(
    { length: POSTS },
    (
      _,
      index,
    ) => `<div role="article" id="p${index}"><h2><a href="/anna.example">Anna</a></h2><a href="/anna.example/posts/pfbid0Example${index}" aria-label="now">now</a>
      <div data-ad-preview="message"><div dir="auto">${'word '.repeat(200)}</div></div>${'<div><span><i></i></span></div>'.repeat(200)}</div>`,
  );
  return `${head}${blocks.join('')}${posts.join('')}</body></html>`;
}

/** A thread of X with as many nodes as a browser shows at all. */
function xThread(): string {
  const posts = Array.from(
    { length: POSTS },
    (
      _,
      index,
    ) => `<article data-testid="tweet" id="p${index}"><div data-testid="User-Name"><a href="/anna_example"><span>Anna</span></a><a href="/anna_example"><span>@anna_example</span></a></div>
      <div data-testid="tweetText">${'<span>word </span>'.repeat(300)}</div><a href="/anna_example/status/${1_990_000_000_000_000 + index}"><time datetime="2025-11-16T09:57:30.000Z">now</time></a>${'<div><span><i></i></span></div>'.repeat(600)}</article>`,
  );
  return `${head}${posts.join('')}</body></html>`;
}

const PAGES = [
  ['a feed of Facebook with 6 MB of data', 'https://www.facebook.com/', facebookFeed],
  ['a thread of X with a million nodes', 'https://x.com/anna_example/status/1990000000000001', xThread],
] as const;

/** What reading one post costs on pages heavier than any that was seen, each reading from scratch. */
export async function* readingRows(): AsyncGenerator<Row> {
  for (const name of ['chromium', 'firefox'] as const) {
    const browser = await ReadingBrowser.start(name);
    try {
      for (const [what, url, make] of PAGES) {
        const page = await browser.open(url, make());
        const took = await page.read<number>(`reading.timePost('#p1 a', ${TIMES})`);
        yield boundRow(`reading one post on ${what}, median of ${TIMES} (${name})`, took, 50, 'ms');
        await page.close();
      }
    } finally {
      await browser.close();
    }
  }
}
