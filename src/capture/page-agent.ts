import type { PostFacts } from '../domain/capture';
import type {
  ContentReading,
  FullPageReading,
  PageDescription,
  Target,
  TargetReading,
} from '../messaging/calls';
import { pageCalls, pageRequests } from '../messaging/messenger';
import type { PageContext, Site } from '../sites/site';
import { startCaptureMode, type CaptureMode } from './capture-mode';
import { findTarget } from './find-target';
import { beginFullPage, type FullPage } from './full-page';
import { elementInFocus, elementUnderPointer, postAtPoint } from './post-at-point';
import { startPickMode, type PickMode } from './pick-mode';
import { createPostReferences } from './post-references';
import { readPageAddress } from './read-page';
import { chooseScroller } from './scroller';

/** Posts counted for the popup; more than this is "many". */
const COUNT_LIMIT = 200;
const POSTS_LIMIT = 3000;

export interface PageAgentParts {
  /** The site that reads this page now; asked anew each time, since the address may change. */
  site(page: PageContext): Site;
  /** Reads the page, and the post where there is one, in one go. */
  read(page: PageContext, site: Site, post: Element | null, posts: readonly Element[]): ContentReading;
  readText(root: Element | null): string;
}

/** The one script of ours in a page: answers the background, and adds what the person points at. */
export function startPageAgent(parts: PageAgentParts): void {
  const references = createPostReferences();
  let pick: PickMode | null = null;
  let mode: CaptureMode | null = null;
  let fullPage: FullPage | null = null;

  const here = (): { page: PageContext; site: Site } => {
    const page: PageContext = { document, url: new URL(location.href) };
    return { page, site: parts.site(page) };
  };
  const focusedPost = (): Element | null => {
    const { page, site } = here();
    const focused = elementInFocus();
    return focused === null ? null : site.closestPost(page, focused);
  };
  const choose = (post: Element, trigger: 'pick' | 'capture-mode'): void => {
    // The background tells the person how it went; if it is gone there is nobody to tell.
    pageCalls
      .sendMessage('postChosen', { reference: references.refer(post), trigger })
      .catch(() => undefined);
  };
  const frames = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, 250); // a tab that is not painted
      requestAnimationFrame(() => {
        requestAnimationFrame(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    });

  pageRequests.onMessage('describePage', (): PageDescription => {
    const { page, site } = here();
    const { title } = parts.read(page, site, null, []).page;
    return {
      title,
      host: page.url.hostname === '' ? null : page.url.hostname.replace(/^www\./, ''),
      mainPost: site.mainPost(page) !== null,
      postCount: site.listPosts(page, COUNT_LIMIT).length,
      contentType: document.contentType,
      captureMode: mode !== null,
    };
  });

  pageRequests.onMessage('readKind', () => ({ contentType: document.contentType }));

  pageRequests.onMessage('readTarget', ({ data }): TargetReading | null => {
    const { page, site } = here();
    const found = findTarget(site, page, references, data.target);
    if (found === null) return null;
    const element = found === 'page' ? null : found;
    const posts = data.withPosts ? site.listPosts(page, POSTS_LIMIT) : [];
    const reading = parts.read(page, site, element, posts);
    if (element === null) return { reading, reference: null, wholeInView: true, documentBox: null };
    const box = element.getBoundingClientRect();
    return {
      reading,
      reference: references.refer(element),
      wholeInView: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
      documentBox: { x: box.left + scrollX, y: box.top + scrollY, width: box.width, height: box.height },
    };
  });

  pageRequests.onMessage('readAddress', () => readPageAddress());

  pageRequests.onMessage('hideInterface', async () => {
    await Promise.all([pick?.overlay.hide(), mode?.overlay.hide()]);
    await frames();
    return null;
  });
  pageRequests.onMessage('showInterface', () => {
    pick?.overlay.show();
    mode?.overlay.show();
    return null;
  });

  const scrollerFor = (target: Target) =>
    chooseScroller(target.by === 'pointer' ? elementUnderPointer() : null);

  pageRequests.onMessage('beginFullPage', ({ data }) => {
    fullPage?.end();
    const { page, site } = here();
    const scroller = scrollerFor(data.target);
    fullPage = beginFullPage({ site, page, scroller, readText: () => parts.readText(scroller.element) });
    return fullPage.plan;
  });
  const requireFullPage = (): FullPage => {
    if (fullPage === null) throw new Error('no full-page capture has begun here');
    return fullPage;
  };
  pageRequests.onMessage('stepFullPage', ({ data }) => requireFullPage().step(data.top, data.first));
  pageRequests.onMessage('readFullPage', (): FullPageReading => {
    const gathered = requireFullPage().gather();
    const { page, site } = here();
    const reading = parts.read(page, site, null, []);
    const saved = gathered.posts.filter((post: PostFacts) => post.text !== null).length;
    return {
      reading: { ...reading, text: gathered.text, posts: gathered.posts },
      completeness: {
        seen: gathered.posts.length,
        saved,
        announced: gathered.announced,
        gaps: gathered.gaps,
      },
    };
  });
  pageRequests.onMessage('endFullPage', () => {
    fullPage?.end();
    fullPage = null;
    return null;
  });

  pageRequests.onMessage('startPick', ({ data }) => {
    pick?.stop();
    pick = startPickMode({
      words: data.words,
      at: (point, own) => {
        const { page, site } = here();
        return postAtPoint(site, page, point, own, true);
      },
      inFocus: focusedPost,
      posts: () => {
        const { page, site } = here();
        return site.listPosts(page, POSTS_LIMIT);
      },
      chosen: (post) => {
        pick = null;
        choose(post, 'pick');
      },
      left: () => {
        pick = null;
        pageCalls.sendMessage('pickLeft', {}).catch(() => undefined);
      },
    });
    return null;
  });
  pageRequests.onMessage('stopPick', () => {
    pick?.stop();
    pick = null;
    return null;
  });

  pageRequests.onMessage('startCaptureMode', ({ data }) => {
    mode?.stop();
    mode = startCaptureMode({
      words: data.words,
      posts: (limit) => {
        const { page, site } = here();
        return site.listPosts(page, limit);
      },
      capture: (post) => choose(post, 'capture-mode'),
      leave: () => {
        mode = null;
        pageCalls.sendMessage('captureModeLeft', {}).catch(() => undefined);
      },
    });
    return null;
  });
  pageRequests.onMessage('stopCaptureMode', () => {
    mode?.stop();
    mode = null;
    return null;
  });
  pageRequests.onMessage('captureModeEnded', ({ data }) => {
    const post = references.resolve(data.reference);
    if (post !== null) mode?.ended(post, data.ok);
    return null;
  });
}
