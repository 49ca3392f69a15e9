/** What the reading tests put into a page's isolated world. */
import { readViewLayout } from '../../../src/capture/page-layout.ts';
import { currentPage, readContent, readPage } from '../../../src/capture/read-page.ts';
import { readVisibleText } from '../../../src/capture/visible-text.ts';
import { readFixture, writeFacts } from '../../../src/sites/fixture.ts';
import { siteFor } from '../../../src/sites/index.ts';
import type { PageContext } from '../../../src/sites/site.ts';

function here(urlAtLoad?: string): PageContext {
  return { document, url: new URL(location.href), urlAtLoad: urlAtLoad ?? null };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export const reading = {
  fixture(urlAtLoad?: string) {
    const page = here(urlAtLoad);
    return readFixture(siteFor(page), page);
  },
  text: () => readVisibleText(document),
  page: () => readPage(currentPage((element) => element.shadowRoot)),
  content() {
    const page = here();
    const site = siteFor(page);
    return readContent(page, site, null, site.listPosts(page, 100));
  },
  /** As the capture of one element, a post or a picture, reads it. */
  element(selector: string, own?: string) {
    const page = here();
    const isOwn = (element: Element): boolean => own !== undefined && element.matches(own);
    return readContent(page, siteFor(page), document.querySelector(selector), [], { isOwn });
  },
  post(selector: string) {
    const page = here();
    const inside = document.querySelector(selector);
    const post = inside === null ? null : siteFor(page).closestPost(page, inside);
    return post === null ? null : writeFacts(siteFor(page).readPost(page, post));
  },
  /** Milliseconds, median of `times`, of finding the post around an element and reading it, each from scratch. */
  async timePost(selector: string, times: number) {
    const inside = document.querySelector(selector)!;
    const taken: number[] = [];
    for (let run = 0; run < times; run += 1) {
      const page = here();
      const begin = performance.now();
      const post = siteFor(page).closestPost(page, inside)!;
      siteFor(page).readPost(page, post);
      taken.push(performance.now() - begin);
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
    }
    return median(taken);
  },
  /** Where things stand in the window, as the capture of the page or of one element measures it. */
  layout(selector?: string) {
    const page = here();
    const site = siteFor(page);
    const target = selector === undefined ? null : document.querySelector(selector);
    return readViewLayout(site, page, target, site.listPosts(page, 100), () => false);
  },
  /** Milliseconds: the visible text, and the layout after it. */
  timeLayout() {
    const page = here();
    const site = siteFor(page);
    const posts = site.listPosts(page, 3000);
    const begin = performance.now();
    const { text } = readVisibleText(document);
    const read = performance.now();
    const layout = readViewLayout(site, page, null, posts, () => false);
    const end = performance.now();
    return { text: read - begin, layout: end - read, characters: text.length, texts: layout.texts.length };
  },
  timeList() {
    const page = here();
    const begin = performance.now();
    const posts = siteFor(page).listPosts(page, 3000);
    const listed = performance.now();
    siteFor(page).mainPost(page);
    const main = performance.now();
    const { text, cut } = readVisibleText(document);
    return {
      posts: posts.length,
      characters: text.length,
      cut,
      list: listed - begin,
      main: main - listed,
      text: performance.now() - main,
    };
  },
};
